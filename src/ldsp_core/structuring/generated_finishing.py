"""Completing things that a compiled decoder made: looked up, counted, validated and frozen.

Such a decoder makes instances of attrs classes itself, but it knows neither our values nor
our rules. So it makes instances that are not frozen yet, with values as they are written,
and code that is generated for each class goes over all things of it at once. For a class
with an id that is validated and always given, a count that is sometimes given, a note that
never is, and parts of a class of their own, it is::

    def finish(things):
        keys = 2 * len(things)
        keys += finish_parts([part for it in things for part in it.parts])
        for it in things:
            v = it.size
            if v is not default:
                keys += 1
                it.size = counts[v.__class__][v]
            it.note = default
            it.__class__ = cls
            validate(it, attribute, it.id)
        return keys
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import Attribute

from ldsp_core.structuring.forms import fields_of, is_thing, recorded_kind
from ldsp_core.structuring.given import part_of
from ldsp_core.structuring.hooks import COMES_AGAIN, Name, Names, Read, read_expression
from ldsp_core.structuring.reading_hooks import SHARED_TEXTS, sharing_texts

Finish = Callable[[Sequence[Any]], int]
"""Completes things of a class; says how many keys the tables had that they were made of."""

AS_DECODED: Final = (str, bool)
"""The types of which a value is decoded as it will be."""


def finisher(
    cls: Any,
    given: Mapping[str, bool],
    reader_of: Callable[[Any], Read],
    finisher_of: Callable[[Any], Finish],
) -> Finish:
    """Return what completes things of *cls* that were decoded with the fields *given*."""
    name = Names()
    lines = _lines(cls, given, reader_of, finisher_of, name)
    return name.function(f"finisher of {cls.__name__}", "things", lines)


def _lines(
    cls: Any,
    given: Mapping[str, bool],
    reader_of: Callable[[Any], Read],
    finisher_of: Callable[[Any], Finish],
    name: Name,
) -> Iterator[str]:
    fields = fields_of(cls)
    yield f"keys = {sum(given.values())} * len(things)"
    for field in fields:
        if field.name in given and (part := part_of(field.type)):
            yield f"keys += {name(finisher_of(part))}({_parts(field, name)})"
    yield "for it in things:"
    for field in fields:
        yield from (f"    {line}" for line in _of_field(field, given, reader_of, name))
    yield f"    it.__class__ = {name(cls)}"
    for field in fields:
        if field.validator is not None:
            yield f"    {name(field.validator)}(it, {name(field)}, it.{field.name})"
    if hasattr(cls, "__attrs_post_init__"):
        yield "    it.__attrs_post_init__()"
    yield "return keys"


def _parts(field: Attribute[Any], name: Name) -> str:
    """Return the expression for the parts that *things* have in *field*."""
    if not is_thing(recorded_kind(field.type)):
        return f"[part for it in things for part in it.{field.name}]"
    default = name(field.default)
    return f"[it.{field.name} for it in things if it.{field.name} is not {default}]"


def _of_field(
    field: Attribute[Any], given: Mapping[str, bool], reader_of: Callable[[Any], Read], name: Name
) -> Iterator[str]:
    """Yield the lines that complete *field*."""
    of = f"it.{field.name}"
    if field.name not in given:
        yield f"{of} = {name(field.default)}"
        return
    completed = _completed(field, reader_of, name)
    if given[field.name]:
        if completed:
            yield f"v = {of}"
            yield f"{of} = {completed}"
        return
    yield f"v = {of}"
    yield f"if v is not {name(field.default)}:"
    yield "    keys += 1"
    if completed:
        yield f"    {of} = {completed}"


def _completed(field: Attribute[Any], reader_of: Callable[[Any], Read], name: Name) -> str:
    """Return the expression for the value of what was decoded, ``v``; none if it is that."""
    if part_of(field.type) is not None:
        return ""
    shared = COMES_AGAIN in field.metadata
    if field.type in AS_DECODED:
        return f"{name(SHARED_TEXTS)}[v]" if shared else ""
    read = reader_of(field.type)
    return read_expression(sharing_texts(read) if shared else read, field.type, "v", name)
