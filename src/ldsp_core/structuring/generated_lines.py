"""Things as lines of JSON, for files with very many facts, without a table for any.

Most things have the same few fields, so code is generated for those that things were given
so far, and it writes the JSON of all things of a class at once. Values that come again are
remembered as the JSON that they are. For a class with an id, a count that is sometimes
given, a note that never is, and parts of a class of their own, it is::

    def write(things):
        texts = []
        add = texts.append
        parts = write_parts([part for it in things for part in it.parts])
        end = 0
        for it in things:
            if it.__class__ is not cls or it.note is not default:
                refuse()
            v = it.id
            t0 = '{"id":' + quoted(v)
            v = it.size
            t1 = '' if v is default else sizes.get(id(v)) or remember(v)
            v = it.parts
            t2 = '' if v is none else ',"parts":[' + ','.join(
                parts[end : (end := end + len(v))]
            ) + ']' if v.__class__ is tuple else refuse()
            add(f'{t0}{t1}{t2}}}')
        return texts

Whatever is not sure to be well raises, and is left to the way that writes everything.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from json.encoder import encode_basestring
from typing import Any, Final

from attrs import NOTHING, Attribute

from ldsp_core.structuring.form import Mismatch
from ldsp_core.structuring.forms import fields_of, is_thing, may_be_missing, recorded_kind
from ldsp_core.structuring.generated_reading import is_its_fields
from ldsp_core.structuring.given import Given, part_of
from ldsp_core.structuring.hooks import (
    COMES_AGAIN,
    TEXT,
    Choices,
    LookUp,
    Name,
    Names,
    Write,
    refuse,
)
from ldsp_core.structuring.memory import Remembered
from ldsp_core.structuring.text import SURELY_SHORT, check_text
from ldsp_core.structuring.writing_hooks import WriteMany, WriteValue
from ldsp_core.values import Missing

WriteLines = Callable[[Sequence[Any]], list[str]]
"""Writes each thing as JSON without spaces."""

_KNOWN_SORTS: Final = (bool, tuple, type(None))
"""Of these, what is equal to a default is the same object, or of another class."""

_encode: Final = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), default=lambda value: value.isoformat()
).encode


class LineWriter:
    """Writes things of one class as JSON, once it has learnt what they are given."""

    def __init__(self, cls: Any, writer_of: Callable[[Any], Write]) -> None:
        """Write a *cls*; ``writer_of`` gives the hook of a type."""
        self._cls = cls
        self._writer_of = writer_of
        self._given = Given()
        self._made: dict[Any, WriteLines] = {}

    def learn(self, things: Sequence[Any]) -> None:
        """Take note of *things* that were written the other way."""
        if self._given.learn(self._cls, things):
            self._made.clear()

    def write(self, things: Sequence[Any]) -> list[str]:
        """Return each of *things* as JSON; raises any exception unless all is sure to be well."""
        if self._cls not in self._given:
            raise Mismatch
        return self._writing(self._cls, ())(things)

    def _writing(self, cls: Any, above: tuple[Any, ...]) -> WriteLines:
        """Return what writes things of *cls*; raises Mismatch for a class that holds its like."""
        if cls in above or not is_its_fields(cls):
            raise Mismatch
        if cls not in self._made:
            given = self._given.get(cls, {})
            parts = {
                each.name: self._writing(part, (*above, cls))
                for each in fields_of(cls)
                if each.name in given and (part := part_of(each.type))
            }
            name = Names()
            lines = _lines(cls, given, parts, self._writer_of, name)
            self._made[cls] = name.function(f"line writer of {cls.__name__}", "things", lines)
        return self._made[cls]


def _lines(
    cls: Any,
    given: Mapping[str, bool],
    parts: Mapping[str, WriteLines],
    writer_of: Callable[[Any], Write],
    name: Name,
) -> Iterator[str]:
    fields = [each for each in fields_of(cls) if each.name in given]
    others = [each for each in fields_of(cls) if each.name not in given]
    yield "texts = []"
    yield "add = texts.append"
    for field in fields:
        if field.name in parts:
            yield from _parts_written(field, parts[field.name], name)
    yield "for it in things:"
    more = (f" or it.{each.name} is not {name(each.default)}" for each in others)
    yield f"    if it.__class__ is not {name(cls)}{''.join(more)}:"
    yield f"        {name(refuse)}()"
    # Where the first field is always there, it opens the table; else the first comma is cut.
    opened = bool(fields) and fields[0].default is NOTHING
    for number, field in enumerate(fields):
        yield f"    v = it.{field.name}"
        start = "{" if opened and number == 0 else ","
        key = f"{start}{_encode(field.name)}:"
        writing = _writing_of(field, "v", key, field.name in parts, writer_of, name)
        yield f"    t{number} = {writing}"
    joined = "".join(f"{{t{number}}}" for number, _ in enumerate(fields))
    yield f"    add(f'{joined}}}}}')" if opened else f"    add('{{' + f'{joined}'[1:] + '}}')"
    yield "return texts"


def _parts_written(field: Attribute[Any], write: WriteLines, name: Name) -> Iterator[str]:
    """Yield the lines that write the parts that *things* have in *field*."""
    if not is_thing(recorded_kind(field.type)):
        each = f"part for it in things for part in it.{field.name}"
        yield f"parts_of_{field.name} = {name(write)}([{each}])"
        yield f"end_of_{field.name} = 0"
        return
    there = f"(v := it.{field.name}) is not {name(field.default)}"
    if may_be_missing(field.type):
        there += f" and v.__class__ is not {name(Missing)}"
    yield f"parts_of_{field.name} = iter({name(write)}([v for it in things if {there}]))"


def _writing_of(
    field: Attribute[Any],
    value: str,
    key: str,
    has_parts: bool,
    writer_of: Callable[[Any], Write],
    name: Name,
) -> str:
    """Return the expression for the JSON of the variable *value*, with its *key* before it."""
    kind = recorded_kind(field.type)
    if has_parts and is_thing(kind):
        written = f"{key!r} + next(parts_of_{field.name})"
    elif has_parts:
        end = f"end_of_{field.name}"
        taken = f"parts_of_{field.name}[{end} : ({end} := {end} + len({value}))]"
        written = _in_brackets(value, key, taken, name)
    else:
        written = _json(writer_of(kind), value, key, COMES_AGAIN in field.metadata, name)
    default = field.default
    if default is NOTHING:
        return written
    is_default = f"{value} is {name(default)}"
    if may_be_missing(field.type):
        missing: Remembered[Missing, str] = Remembered(lambda each: _of_missing(each, default, key))
        written = f"{name(missing)}[{value}] if {value}.__class__ is {name(Missing)} else {written}"
    elif default.__class__ not in _KNOWN_SORTS:
        sort = name(default.__class__)
        is_default += f" or {value}.__class__ is {sort} and {value} == {name(default)}"
    return f"'' if {is_default} else {written}"


def _of_missing(value: Missing, default: Any, key: str) -> str:
    return "" if value == default else key + _encode({"missing": value.reason})


def _json(write: Write, value: str, key: str, comes_again: bool, name: Name) -> str:
    """Return the expression for the JSON of what *write* makes of the variable *value*."""
    if write is TEXT and comes_again:
        texts: Remembered[str, str] = Remembered(
            lambda text: key + encode_basestring(check_text(text))
        )
        return f"{name(texts)}[{value}] if {value}.__class__ is str else {name(refuse)}()"
    if write is TEXT:
        # What needs no second look is between quotes as it is.
        plain = f"{value}.isprintable() and len({value}) <= {SURELY_SHORT}"
        plain += f" and '\"' not in {value} and '\\\\' not in {value}"
        as_it_is = f"""{key + '"'!r} + {value} + '"' if {value}.__class__ is str and {plain}"""
        return f"{as_it_is} else {key!r} + {name(encode_basestring)}({name(write)}({value}))"
    if isinstance(write, WriteMany):
        member = _json(write.write, f"{value}_", "", comes_again, name)
        return _in_brackets(value, key, f"[{member} for {value}_ in {value}]", name)
    if isinstance(write, WriteValue):
        return write.then(lambda plain: key + _encode(plain)).expression(value, name)
    if isinstance(write, LookUp):
        tables = {
            cls: Choices({choice: key + _encode(table[choice]) for choice in table})
            for cls, table in write.tables.items()
            if isinstance(table, Choices)
        }
        return f"{name(tables)}[{value}.__class__][{value}]"
    return f"{key!r} + {name(_encode)}({name(write)}({value}))"


def _in_brackets(value: str, key: str, members: str, name: Name) -> str:
    """Return the expression for the list of *members*, if the variable *value* is a tuple."""
    joined = f"{key + '['!r} + {name(','.join)}({members}) + ']'"
    return f"{joined} if {value}.__class__ is tuple else {name(refuse)}()"
