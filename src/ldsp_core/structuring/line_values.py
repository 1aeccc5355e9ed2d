"""The JSON of the values in a line: recalled where they come again, else put together.

Both are code for ``generated_lines``. A value that came before is looked up in a ``try``,
which costs nothing while it is found; any other is worked out by a call, and remembered.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from json.encoder import encode_basestring
from typing import Any, Final

from attrs import NOTHING, Attribute, evolve, frozen

from ldsp_core.structuring.forms import may_be_missing
from ldsp_core.structuring.hooks import (
    COMES_AGAIN,
    TEXT,
    Choices,
    LookUp,
    Name,
    Write,
    refuse,
    write_expression,
)
from ldsp_core.structuring.memory import Kept, Remembered
from ldsp_core.structuring.text import SURELY_SHORT
from ldsp_core.structuring.writing_hooks import WriteAfresh, WriteMany, WriteOrMissing, WriteValue
from ldsp_core.values import Missing

encode: Final = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), default=lambda value: value.isoformat()
).encode
"""Turns a plain value into JSON without spaces."""

_KNOWN_SORTS: Final = (bool, tuple, type(None))
"""Of these, what is equal to a default is the same object, or of another class."""


@frozen(kw_only=True)
class Entry:
    """What a field of a thing, whose value is in the variable ``v``, adds to a line.

    That is its ``key`` with the value after it, or nothing where that is as its default;
    but where the entry is ``needed``, a default is refused.
    """

    field: Attribute[Any]
    key: str
    needed: bool

    def value_lines(self, write: Write, target: str, name: Name) -> Iterator[str]:
        """Yield the lines that set the variable *target*; *write* is the hook of the type."""
        inner = write.write if isinstance(write, WriteOrMissing) else write
        by_identity = isinstance(inner, WriteValue)
        if not by_identity and not _is_of_words(inner, COMES_AGAIN in self.field.metadata):
            yield f"{target} = {self.unless_default(_json(inner, 'v', self.key, name), name)}"
            return
        made = inner.afresh if isinstance(inner, WriteValue) else inner
        write = evolve(write, write=made) if isinstance(write, WriteOrMissing) else made
        kept: Kept[str] = Kept(by_identity=by_identity)
        remember = name(lambda value: kept.keep(value, self._worked_out(value, write)))
        lines = (
            "try:",
            f"    {target} = {name(kept.known)}[{kept.known_as('v')}]",
            "except KeyError:",
            f"    {target} = {remember}(v)",
        )
        if self.field.default is NOTHING:
            yield from lines
            return
        yield f"if v is {name(self.field.default)}:"
        yield f"    {target} = {self._nothing(name)}"
        yield "else:"
        yield from (f"    {line}" for line in lines)

    def unless_default(self, written: str, name: Name) -> str:
        """Return the expression for what is *written*, unless the value is as its default."""
        default = self.field.default
        if default is NOTHING:
            return written
        is_default = f"v is {name(default)}"
        if may_be_missing(self.field.type):
            missing: Remembered[Missing, str] = Remembered(
                lambda value: self._worked_out(value, _of_missing)
            )
            written = f"{name(missing)}[v] if v.__class__ is {name(Missing)} else {written}"
        elif default.__class__ not in _KNOWN_SORTS:
            sort = name(default.__class__)
            is_default += f" or v.__class__ is {sort} and v == {name(default)}"
        return f"{self._nothing(name)} if {is_default} else {written}"

    def _worked_out(self, value: Any, write: Write) -> str:
        default = self.field.default
        if value.__class__ is not default.__class__ or value != default:
            return self.key + encode(write(value))
        return refuse() if self.needed else ""

    def _nothing(self, name: Name) -> str:
        return f"{name(refuse)}()" if self.needed else "''"


def is_bare(field: Attribute[Any], write: Write) -> bool:
    """Whether *field* is always a text, and one that does not come again."""
    return write is TEXT and field.default is NOTHING and COMES_AGAIN not in field.metadata


def between_quotes(value: str, name: Name) -> str:
    """Return the expression for what stands between the quotes of the text in *value*."""
    escaped = name(lambda text: encode_basestring(TEXT(text))[1:-1])
    return f"{value} if {_needs_no_escape(value)} else {escaped}({value})"


def in_brackets(value: str, key: str, members: str, name: Name) -> str:
    """Return the expression for the list of *members*, if the variable *value* is a tuple."""
    joined = f"{key + '['!r} + {name(','.join)}({members}) + ']'"
    return f"{joined} if {value}.__class__ is tuple else {name(refuse)}()"


def _of_missing(value: Missing) -> Any:
    return {"missing": value.reason}


def _is_of_words(write: Write, comes_again: bool) -> bool:
    """Whether *write* writes texts of which there are few, or lists of them."""
    if isinstance(write, WriteMany):
        return _is_of_words(write.write, comes_again)
    if isinstance(write, LookUp):
        return [*write.tables] == [str]
    return write is TEXT and comes_again


def _json(write: Write, value: str, key: str, name: Name) -> str:
    """Return the expression for the JSON of what *write* makes of the variable *value*."""
    if write is TEXT:
        as_it_is = f"f'{key}\"{{{value}}}\"'"
        escaped = f"{key!r} + {name(encode_basestring)}({name(write)}({value}))"
        return f"{as_it_is} if {_needs_no_escape(value)} else {escaped}"
    if isinstance(write, WriteMany):
        member = _json(write.write, f"{value}_", "", name)
        return in_brackets(value, key, f"[{member} for {value}_ in {value}]", name)
    if isinstance(write, WriteValue):
        return write.then(lambda plain: key + encode(plain)).expression(value, name)
    if isinstance(write, WriteAfresh):
        return f"{key!r} + {name(encode_basestring)}({write.expression(value, name)})"
    if isinstance(write, LookUp):
        tables = {
            cls: Choices({choice: key + encode(table[choice]) for choice in table})
            for cls, table in write.tables.items()
            if isinstance(table, Choices)
        }
        return f"{name(tables)}[{value}.__class__][{value}]"
    return f"{key!r} + {name(encode)}({write_expression(write, value, name)})"


def _needs_no_escape(value: str) -> str:
    """Return the condition on which *value* is a text that stands between quotes as it is."""
    return (
        f"{value}.__class__ is str and {value}.isprintable() and len({value}) <= {SURELY_SHORT}"
        f" and '\"' not in {value} and '\\\\' not in {value}"
    )
