"""Writers of classes as they would be written by hand; see ``generated_reading``.

For a class with a text, and a count that may be missing, it is::

    def write(it):
        tree = {}
        v = it.name
        tree['name'] = v if v.__class__ is str and v.isprintable() and len(v) <= 9 else check(v)
        v = it.size
        if v is not default and (v.__class__ is not kind or v != default):
            tree['size'] = {'missing': v.reason} if v.__class__ is Missing else write_count(v)
        return tree
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import attrs
from attrs import NOTHING, Factory

from ldsp_core.structuring.form import Mismatch
from ldsp_core.structuring.forms import fields_of
from ldsp_core.structuring.hooks import MANY, Name, Names, Write, write_expression


class WriteThing(dict[type, Write]):
    """Writes instances of a class of attrs as tables; what is as its default is left out.

    Raises Mismatch, LdspError or KeyError for what is wrong. It holds what writes the
    class: code that is generated when there are many. ``writer_of`` gives the hook of a
    field's type; it is asked late, because a class may hold its like.
    """

    def __init__(self, cls: Any, writer_of: Callable[[Any], Write]) -> None:
        """Write a *cls*."""
        super().__init__({cls: self._write})
        self._cls = cls
        self._writer_of = writer_of
        self._writers: list[Write] = []
        # A default that is made anew for each has to be made to be compared.
        makes_defaults = any(isinstance(each.default, Factory) for each in attrs.fields(cls))  # type: ignore[arg-type]
        self._left = -1 if makes_defaults else MANY

    def __call__(self, thing: Any) -> dict[str, Any]:
        """Return the table that describes *thing*."""
        return self[thing.__class__](thing)  # type: ignore[no-any-return]

    def expression(self, value: str, name: Name) -> str:
        """Return the look-up of what writes the class, and its call."""
        return f"{name(self)}[{value}.__class__]({value})"

    def __missing__(self, _cls: type) -> Write:
        """Refuse an instance of another class."""
        raise Mismatch

    def _write(self, thing: Any) -> dict[str, Any]:
        fields = fields_of(self._cls)
        if not self._writers:
            self._writers.extend(self._writer_of(each.type) for each in fields)
        self._left -= 1
        if self._left == 0:
            self[self._cls] = _generated(self._cls, self._writer_of)
        tree = {}
        for each, write_value in zip(fields, self._writers, strict=True):
            value: Any = getattr(thing, each.name)
            default: Any = each.default
            if value is default:
                continue
            if default.__class__ is Factory:
                default = default.factory(thing) if default.takes_self else default.factory()
            if value.__class__ is not default.__class__ or value != default:
                tree[each.name] = write_value(value)
        return tree


def _generated(cls: Any, writer_of: Callable[[Any], Write]) -> Write:
    """Return what writes a *cls*, others of which have been written."""
    name = Names()
    return name.function(f"writer of {cls.__name__}", "it", _lines(cls, writer_of, name))


def _lines(cls: Any, writer_of: Callable[[Any], Write], name: Name) -> Iterator[str]:
    yield "tree = {}"
    for field in fields_of(cls):
        put = f"tree[{field.name!r}] = {write_expression(writer_of(field.type), 'v', name)}"
        yield f"v = it.{field.name}"
        if field.default is NOTHING:
            yield put
        else:
            default = name(field.default)
            kind = name(field.default.__class__)
            yield f"if v is not {default} and (v.__class__ is not {kind} or v != {default}): {put}"
    yield "return tree"
