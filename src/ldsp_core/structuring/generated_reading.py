"""Readers of classes as they would be written by hand, for files with very many facts.

Most of the time that a large file takes is spent here, and most of that on calling
functions. So the code for a class is generated, as attrs and cattrs do. For one with a
text, a count and an id that is validated it is::

    def read(tree, _):
        it = new(thawed)
        it.name = default_0
        it.size = default_1
        it.id = default_2
        for key, value in tree.items():
            setters[key](it, value)
        if it.name is NOTHING or it.id is NOTHING: raise Mismatch
        it.__class__ = cls
        validate_2(it, attribute_2, it.id)
        return it

    def set_0(it, value):
        if value.__class__ is not str: raise Mismatch
        if not value.isprintable() or len(value) > SURELY_SHORT: check_text(value)
        it.name = value

    def set_1(it, value):
        it.size = readers_1[value.__class__](value)

An instance is one of ``thawed``, a subclass that is not frozen, until all is set: a frozen
class sets every field through ``object.__setattr__``, which takes longer than the reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import attrs
from attrs import NOTHING, Attribute, Factory

from ldsp_core.structuring.form import Mismatch
from ldsp_core.structuring.forms import fields_of
from ldsp_core.structuring.leaves import Read, choices_in, read_text, readers_in
from ldsp_core.structuring.text import SURELY_SHORT, check_text

_GLOBALS: Final = {
    "NOTHING": NOTHING,
    "SURELY_SHORT": SURELY_SHORT,
    "Mismatch": Mismatch,
    "check_text": check_text,
    "new": object.__new__,
}


def can_generate(cls: Any) -> bool:
    """Whether making an instance of *cls* is no more than setting and validating its fields."""
    return not any(hasattr(cls, name) for name in ("__attrs_pre_init__", "__attrs_init__")) and all(
        each.init
        and each.alias == each.name
        and each.converter is None
        and not isinstance(each.default, Factory)  # type: ignore[arg-type]
        for each in attrs.fields(cls)
    )


def generated_reader(cls: Any, reader_of: Callable[[Any], Read]) -> Read:
    """Return a hook that reads a *cls*, and stumbles over what is wrong without a word.

    *reader_of* gives the hook of a field's type. ``can_generate`` says for which classes.
    """
    scope = {**_GLOBALS, "cls": cls, "thawed": _thawed(cls), "setters": {}}
    fields = fields_of(cls)
    lines = ["def read(tree, _):", *_indented(_reading(cls, fields))]
    for number, field in enumerate(fields):
        scope |= {
            f"default_{number}": field.default,
            f"validate_{number}": field.validator,
            f"attribute_{number}": field,
            f"kind_{number}": field.type,
        }
        lines.append(f"def set_{number}(it, value):")
        lines += _indented(_setting(number, field, reader_of(field.type), scope))
        lines.append(f"setters[{field.name!r}] = set_{number}")
    exec(compile("\n".join(lines), f"<reader of {cls.__name__}>", "exec"), scope)
    read: Read = scope["read"]
    return read


def _reading(cls: Any, fields: tuple[Attribute[Any], ...]) -> Iterator[str]:
    """Yield the body of ``read``."""
    yield "it = new(thawed)"
    for number, field in enumerate(fields):
        yield f"it.{field.name} = default_{number}"
    yield "for key, value in tree.items(): setters[key](it, value)"
    needed = [f"it.{field.name} is NOTHING" for field in fields if field.default is NOTHING]
    if needed:
        yield f"if {' or '.join(needed)}: raise Mismatch"
    yield "it.__class__ = cls"
    for number, field in enumerate(fields):
        if field.validator is not None:
            yield f"validate_{number}(it, attribute_{number}, it.{field.name})"
    if hasattr(cls, "__attrs_post_init__"):
        yield "it.__attrs_post_init__()"
    yield "return it"


def _setting(
    number: int, field: Attribute[Any], read: Read, scope: dict[str, Any]
) -> Iterator[str]:
    """Yield the body of a setter; what its code refers to is put in *scope*."""
    target = f"it.{field.name}"
    if read is read_text:
        yield "if value.__class__ is not str: raise Mismatch"
        yield "if not value.isprintable() or len(value) > SURELY_SHORT: check_text(value)"
        yield f"{target} = value"
    elif (choices := choices_in(read)) is not None:
        scope[f"choices_{number}"] = choices
        yield f"{target} = choices_{number}[value.__class__][value]"
    elif (readers := readers_in(read)) is not None:
        scope[f"readers_{number}"] = readers
        yield f"{target} = readers_{number}[value.__class__](value)"
    else:
        scope[f"read_{number}"] = read
        yield f"{target} = read_{number}(value, kind_{number})"


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"    {line}" for line in lines)


def _thawed(cls: Any) -> type:
    return type(
        cls.__name__,
        (cls,),
        {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__},
    )
