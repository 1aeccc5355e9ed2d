"""Things as lines of JSON, by compiled code where the extra ``fast`` is installed.

msgspec writes its own structs much faster than tables can be made and written: it leaves
out by itself what is as its default. So for each class there is a struct of the fields that
things were given so far, and code that is generated makes the structs of many things at
once. For a class with an id, a count that is sometimes given, notes that never are, and
parts of a class of their own, it is::

    def convert(things):
        structs = []
        add = structs.append
        parts = convert_parts([part for it in things for part in it.parts])
        end = 0
        for it in things:
            if it.__class__ is not cls or it.note is not default or it.remark is not default:
                refuse()
            v0 = it.id
            v1 = it.size
            v2 = it.parts
            add(struct(
                v0 if v0.__class__ is str else refuse(),
                default if v1 is default else write(v1),
                parts[end : (end := end + len(v2))] if v2.__class__ is tuple else refuse(),
            ))
        return structs

What texts hold is looked at last, in the JSON. Whatever is not sure to be well raises, and
is left to the way that writes everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from attrs import NOTHING, Attribute

from ldsp_core.structuring.form import Mismatch
from ldsp_core.structuring.forms import fields_of, is_thing, may_be_missing, recorded_kind
from ldsp_core.structuring.generated_finishing import Given, part_of
from ldsp_core.structuring.generated_reading import is_its_fields
from ldsp_core.structuring.hooks import TEXT, Name, Names, Write, refuse, write_expression
from ldsp_core.structuring.text import SURELY_SHORT
from ldsp_core.structuring.writing_hooks import WriteMany, WriteValue
from ldsp_core.values import Missing

Convert = Callable[[Sequence[Any]], list[Any]]
"""Makes a struct of each thing."""

_REFUSED: Final = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xef\xbf[\xbe\xbf]")
_UNSAFE_ESCAPE: Final = re.compile(rb"\\(?:[bfr]|u00)")
"""What may be a character that no text holds; see ``check_text``."""


class CompiledWriter:
    """Writes things of one class as JSON, once it has learnt what they are given."""

    def __init__(self, cls: Any, writer_of: Callable[[Any], Write]) -> None:
        """Write a *cls*; ``writer_of`` gives the hook of a type."""
        self._cls = cls
        self._writer_of = writer_of
        self._given = Given()
        self._made: dict[Any, Convert] = {}

    def learn(self, things: Sequence[Any]) -> None:
        """Take note of *things* that were written the other way."""
        if self._given.learn(self._cls, things):
            self._made.clear()

    def write(self, things: Sequence[Any]) -> list[bytes]:
        """Return each of *things* as JSON; raises any exception unless all is sure to be well."""
        import msgspec

        if self._cls not in self._given:
            raise Mismatch
        structs = self._converting(self._cls, ())(things)
        texts = [*map(msgspec.json.Encoder().encode, structs)]
        if max(map(len, texts), default=0) > SURELY_SHORT or not _texts_are_kept(b"".join(texts)):
            raise Mismatch
        return texts

    def _converting(self, cls: Any, above: tuple[Any, ...]) -> Convert:
        """Return what converts things of *cls*; raises Mismatch for a class that holds its like."""
        if cls in above or not is_its_fields(cls):
            raise Mismatch
        if cls not in self._made:
            fields = fields_of(cls)
            given = self._given.get(cls, {})
            parts = {
                each.name: self._converting(part, (*above, cls))
                for each in fields
                if each.name in given and (part := part_of(each.type))
            }
            name = Names()
            lines = _lines(cls, given, parts, self._writer_of, name)
            self._made[cls] = name.function(f"converter of {cls.__name__}", "things", lines)
        return self._made[cls]


def _lines(
    cls: Any,
    given: Mapping[str, bool],
    parts: Mapping[str, Convert],
    writer_of: Callable[[Any], Write],
    name: Name,
) -> Iterator[str]:
    fields = {
        each: f"v{number}" for number, each in enumerate(fields_of(cls)) if each.name in given
    }
    yield "structs = []"
    yield "add = structs.append"
    for field in fields:
        if field.name in parts:
            yield from _parts_converted(field, parts[field.name], name)
    yield "for it in things:"
    others = [each for each in fields_of(cls) if each.name not in given]
    more = (f" or it.{each.name} is not {name(each.default)}" for each in others)
    yield f"    if it.__class__ is not {name(cls)}{''.join(more)}:"
    yield f"        {name(refuse)}()"
    for field, variable in fields.items():
        yield f"    {variable} = it.{field.name}"
    values = (
        _value(field, variable, field.name in parts, writer_of, name)
        for field, variable in fields.items()
    )
    yield f"    add({name(_struct(cls, [*fields]))}({', '.join(values)}))"
    yield "return structs"


def _struct(cls: Any, fields: Sequence[Attribute[Any]]) -> Any:
    """Return the struct of *fields* of *cls*, which has a default wherever there is one."""
    import msgspec

    needed = object()  # never a value, so that it is never left out
    return msgspec.defstruct(
        cls.__name__,
        [(f.name, Any, needed if f.default is NOTHING else f.default) for f in fields],
        omit_defaults=True,
        gc=False,
    )


def _parts_converted(field: Attribute[Any], convert: Convert, name: Name) -> Iterator[str]:
    """Yield the lines that convert the parts that *things* have in *field*."""
    if not is_thing(recorded_kind(field.type)):
        each = f"part for it in things for part in it.{field.name}"
        yield f"parts_of_{field.name} = {name(convert)}([{each}])"
        yield f"end_of_{field.name} = 0"
        return
    there = f"(v := it.{field.name}) is not {name(field.default)}"
    if may_be_missing(field.type):
        there += f" and v.__class__ is not {name(Missing)}"
    each = f"v for it in things if {there}"
    yield f"parts_of_{field.name} = iter({name(convert)}([{each}]))"


def _value(
    field: Attribute[Any],
    variable: str,
    has_parts: bool,
    writer_of: Callable[[Any], Write],
    name: Name,
) -> str:
    """Return the expression for what the *variable*, the value in *field*, is in a struct."""
    kind = recorded_kind(field.type)
    default = name(field.default)
    if kind is Decimal:
        raise Mismatch
    if has_parts and is_thing(kind):
        value = f"next(parts_of_{field.name})"
    elif has_parts:
        end = f"end_of_{field.name}"
        taken = f"parts_of_{field.name}[{end} : ({end} := {end} + len({variable}))]"
        value = f"{taken} if {variable}.__class__ is tuple else {name(refuse)}()"
    else:
        write = _with_any_text(writer_of(kind))
        if isinstance(write, WriteValue) and may_be_missing(field.type):
            return _ValueOrMissing(write, field.default).expression(variable, name)
        value = write_expression(write, variable, name)
    if field.default is NOTHING:
        return f"({value})"
    # A struct leaves out what is its default; what is only equal to it has to become it.
    if may_be_missing(field.type):
        missing = f"{default} if {variable} == {default} else {{'missing': {variable}.reason}}"
        return (
            f"{default} if {variable} is {default} else "
            f"({missing}) if {variable}.__class__ is {name(Missing)} else {value}"
        )
    equal = f"{name(refuse)}() if {variable} == {default}"  # of another class, maybe
    return f"{default} if {variable} is {default} else {equal} else {value}"


def _with_any_text(write: Write) -> Write:
    """Return *write* for texts that are looked at later."""
    if write is TEXT:
        return _ANY_TEXT
    if isinstance(write, WriteMany) and write.write is TEXT:
        return WriteMany(_ANY_TEXT)
    return write


class _AnyText:
    """Lets any text through."""

    def __call__(self, value: Any) -> Any:
        if value.__class__ is not str:
            raise Mismatch
        return value

    def expression(self, value: str, name: Name) -> str:
        return f"{value} if {value}.__class__ is str else {name(self)}({value})"


_ANY_TEXT: Final = _AnyText()


class _ValueOrMissing(WriteValue):
    """Writes a value, or why it is missing; the default stays, which a struct leaves out."""

    def __init__(self, write: WriteValue, default: Any) -> None:
        super().__init__(Missing, lambda missing: {"missing": missing.reason})
        self._write_value = write
        self._default = default

    def written(self, value: Any) -> Any:
        if value.__class__ is not Missing:
            return self._write_value.written(value)
        return self._default if value == self._default else super().written(value)


def _texts_are_kept(json: bytes) -> bool:
    """Whether all texts in *json* are sure to hold nothing that is refused.

    Halves of characters are no JSON: msgspec raises.
    """
    if any(byte in json for byte in (b"\x7f", b"\xc2", b"\xef")) and _REFUSED.search(json):
        return False
    return b"\\" not in json or not _UNSAFE_ESCAPE.search(json)
