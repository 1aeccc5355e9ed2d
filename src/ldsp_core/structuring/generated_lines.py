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
            t0 = v if v.__class__ is str and needs_no_escape(v) else escaped(v)
            v = it.size
            if v is default:
                t1 = ''
            else:
                try:
                    t1 = sizes[id(v)]
                except KeyError:
                    t1 = remember(v)
            v = it.parts
            t2 = '' if v is none else ',"parts":[' + ','.join(
                parts[end : (end := end + len(v))]
            ) + ']' if v.__class__ is tuple else refuse()
            add(f'{{"id":"{t0}"{t1}{t2}}}')
        return texts

Whatever is not sure to be well raises, and is left to the way that writes everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from attrs import Attribute

from ldsp_core.structuring.form import Mismatch
from ldsp_core.structuring.forms import fields_of, is_thing, may_be_missing, recorded_kind
from ldsp_core.structuring.generated_reading import is_its_fields
from ldsp_core.structuring.given import Given, part_of
from ldsp_core.structuring.hooks import Name, Names, Write, refuse
from ldsp_core.structuring.line_values import Entry, between_quotes, in_brackets, is_bare
from ldsp_core.values import Missing

WriteLines = Callable[[Sequence[Any]], list[str]]
"""Writes each thing as JSON without spaces."""


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
    # What is always there opens the table; else the first comma is cut.
    opened = bool(fields) and given[fields[0].name]
    line = ""
    for number, field in enumerate(fields):
        yield f"    v = it.{field.name}"
        write, target = writer_of(field.type), f"t{number}"
        needed = opened and number == 0
        key = f'{"{" if needed else ","}"{field.name}":'
        entry = Entry(field=field, key=key, needed=needed)
        if field.name in parts:
            yield f"    {target} = {entry.unless_default(_joined(field, key, name), name)}"
        elif is_bare(field, write):
            yield f"    {target} = {between_quotes('v', name)}"
            line += f'{key.replace("{", "{{")}"{{{target}}}"'
            continue
        else:
            yield from (f"    {each}" for each in entry.value_lines(write, target, name))
        line += f"{{{target}}}"
    yield f"    add(f'{line}}}}}')" if opened else f"    add('{{' + f'{line}'[1:] + '}}')"
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


def _joined(field: Attribute[Any], key: str, name: Name) -> str:
    """Return the expression for the parts in ``v``, which are written, with the *key* before."""
    if is_thing(recorded_kind(field.type)):
        return f"{key!r} + next(parts_of_{field.name})"
    end = f"end_of_{field.name}"
    taken = f"parts_of_{field.name}[{end} : ({end} := {end} + len(v))]"
    return in_brackets("v", key, taken, name)
