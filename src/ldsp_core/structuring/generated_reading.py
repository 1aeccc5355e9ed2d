"""Readers of classes as they would be written by hand, for files with very many facts.

Most of the time that a large file takes is spent here, and most of that on calling
functions. Tables of one class mostly have the same few sets of keys, in the same order:
their shapes. So for a shape that comes often code is generated, as attrs and cattrs do.
For a class with a text, a count and an id that is validated, and a table that leaves the
count out, it is::

    def read(tree):
        v0, v2 = tree.values()
        it = new(thawed)
        it.name = v0 if v0.__class__ is str and v0.isprintable() and len(v0) <= 9 else check(v0)
        it.size = default
        it.id = v2 if v2.__class__ is str and v2.isprintable() and len(v2) <= 9 else check(v2)
        it.__class__ = cls
        validate(it, attribute, it.id)
        return it

An instance is one of ``thawed``, a subclass that is not frozen, until all is set: a frozen
class sets every field through ``object.__setattr__``, which takes longer than the reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import attrs
from attrs import Factory

from ldsp_core.structuring.forms import fields_of
from ldsp_core.structuring.hooks import (
    COMES_AGAIN,
    MANY,
    Name,
    Names,
    Read,
    read_expression,
    sharing_texts,
)
from ldsp_core.structuring.tally import TallyingConverter

Shape = tuple[str, ...]
"""The keys of a table, in its order."""

ReadTable = Callable[[Any], Any]

_MOST_SHAPES: Final = 1000
"""How many shapes of a class are told apart; in files that people made there are a few."""


class ReadThing(dict[Shape, ReadTable]):
    """Reads tables as a class of attrs; what is wrong raises any exception, without a word.

    It holds the reader of each shape that was generated. ``reader_of`` gives the hook of a
    field's type; it is asked late, because a class may hold its like. A *tally* counts the
    keys that are read.
    """

    def __init__(
        self, cls: Any, reader_of: Callable[[Any], Read], tally: TallyingConverter | None = None
    ) -> None:
        """Read a *cls*."""
        super().__init__()
        self._tally = tally
        self._cls = cls
        self._reader_of = reader_of
        self._readers: dict[str, tuple[Read, Any]] = {}
        self._seen: dict[Shape, int] = {}
        self._can_generate = is_its_fields(cls)

    def __call__(self, tree: Any, _: Any = None) -> Any:
        """Return the instance that *tree* describes."""
        return self[tuple(tree)](tree)

    def expression(self, value: str, name: Name) -> str:
        """Return the look-up of the reader of the shape, and its call."""
        return f"{name(self)}[tuple({value})]({value})"

    def __missing__(self, shape: Shape) -> ReadTable:
        """Return the reader that goes from key to key, until the shape has come often."""
        if self._can_generate and (shape in self._seen or len(self._seen) < _MOST_SHAPES):
            times = self._seen[shape] = self._seen.get(shape, 0) + 1
            if times == MANY:
                self[shape] = _generated(self._cls, shape, self._reader_of, self._tally)
        return self._read

    def _read(self, tree: Any) -> Any:
        if not self._readers:
            self._readers.update(
                (each.name, (self._reader_of(each.type), each.type))
                for each in fields_of(self._cls)
            )
        if self._tally is not None:
            self._tally.keys += len(tree)
        values = {}
        for key, value in tree.items():
            read, kind = self._readers[key]
            values[key] = read(value, kind)
        return self._cls(**values)


def is_its_fields(cls: Any) -> bool:
    """Whether making an instance of *cls* is no more than setting and validating its fields."""
    return not any(hasattr(cls, name) for name in ("__attrs_pre_init__", "__attrs_init__")) and all(
        each.init
        and each.alias == each.name
        and each.converter is None
        and not isinstance(each.default, Factory)  # type: ignore[arg-type]
        for each in attrs.fields(cls)
    )


def _generated(
    cls: Any, shape: Shape, reader_of: Callable[[Any], Read], tally: TallyingConverter | None
) -> ReadTable:
    """Return what reads a *cls* of a table of the *shape*, which others have been read of."""
    name = Names()
    body = _lines(cls, shape, reader_of, tally, name)
    lines = ["def read(tree):", *(f"    {line}" for line in body)]
    exec(compile("\n".join(lines), f"<reader of {cls.__name__}>", "exec"), name.scope)
    read: ReadTable = name.scope["read"]
    return read


def _lines(
    cls: Any,
    shape: Shape,
    reader_of: Callable[[Any], Read],
    tally: TallyingConverter | None,
    name: Name,
) -> Iterator[str]:
    variables = {key: f"v{number}" for number, key in enumerate(shape)}
    yield f"{', '.join(variables.values())}, = tree.values()"
    yield f"it = {name(object.__new__)}({name(thawed(cls))})"
    for field in fields_of(cls):
        if field.name in variables:
            variable = variables[field.name]
            read = reader_of(field.type)
            if COMES_AGAIN in field.metadata:
                read = sharing_texts(read)
            value = read_expression(read, field.type, variable, name)
        else:
            value = name(field.default)
        yield f"it.{field.name} = {value}"
    yield f"it.__class__ = {name(cls)}"
    if tally is not None:
        yield f"{name(tally)}.keys += {len(shape)}"
    for field in fields_of(cls):
        if field.validator is not None:
            yield f"{name(field.validator)}(it, {name(field)}, it.{field.name})"
    if hasattr(cls, "__attrs_post_init__"):
        yield "it.__attrs_post_init__()"
    yield "return it"


def thawed(cls: Any, **members: Any) -> type:
    """Return a subclass of *cls* that is not frozen, with other *members*."""
    freely = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(cls.__name__, (cls,), {"__slots__": (), **freely, **members})
