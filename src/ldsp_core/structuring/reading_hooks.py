"""The structure hooks of values, of lists and of what may be missing, with their code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Protocol, runtime_checkable

from attrs import evolve, frozen

from ldsp_core.structuring.form import Mismatch
from ldsp_core.structuring.hooks import TEXT, LookUp, Name, Read, Worked, read_expression, refuse
from ldsp_core.structuring.memory import Remembered
from ldsp_core.structuring.text import check_text


@runtime_checkable
class Together(Protocol):
    """A structure hook that reads many values faster when they come together."""

    def many(self, values: list[Any], /) -> list[Any]:
        """Return what it makes of each of *values*."""
        ...


@frozen
class ReadLookUp(LookUp):
    """Reads a value by looking it up."""

    def expression(self, value: str, name: Name) -> str:
        """Return the look-up, or the call where texts are worked out each time."""
        texts = self.tables.get(str)
        if isinstance(texts, Worked):
            called = f"{name(texts.work_out)}({value})"
            return f"{called} if {value}.__class__ is str else {super().expression(value, name)}"
        if self.is_of_texts:
            return f"{name(texts)}[{value}]"
        return super().expression(value, name)

    @property
    def is_of_texts(self) -> bool:
        """Whether it reads texts alone; no other plain value equals one."""
        return [*self.tables] == [str]

    def or_missing(self, read_missing: Callable[[Any], Any]) -> ReadLookUp:
        """Return what also reads the table that says why a fact is missing."""
        other = self.tables.get(dict)

        def read_table(tree: dict[Any, Any]) -> Any:
            if "missing" in tree:
                return read_missing(tree)
            if other is None:
                raise Mismatch
            return other[tree]

        return ReadLookUp({**self.tables, dict: Worked(read_table)})


@frozen
class ReadOrMissing:
    """Reads what *read* does, or the table that says why a fact is missing."""

    read: Read
    kind: Any
    read_missing: Callable[[Any], Any]

    def __call__(self, value: Any, _: Any) -> Any:
        """Return the value, or that it is missing."""
        if value.__class__ is dict and "missing" in value:
            return self.read_missing(value)
        return self.read(value, self.kind)

    def expression(self, value: str, name: Name) -> str:
        """Return the choice between the two; a look-up makes it by itself."""
        if isinstance(self.read, ReadLookUp):
            return self.read.or_missing(self.read_missing).expression(value, name)
        missing = f"{name(self.read_missing)}({value})"
        other = read_expression(self.read, self.kind, value, name)
        return f"{missing} if {value}.__class__ is dict and 'missing' in {value} else {other}"


@frozen
class ReadMany:
    """Reads a list, each member by *read*, to a tuple."""

    read: Read
    kind: Any

    def __call__(self, value: Any, _: Any) -> tuple[Any, ...]:
        """Return the members."""
        if value.__class__ is not list:
            raise Mismatch
        if isinstance(self.read, Together):
            return tuple(self.read.many(value))
        return tuple([self.read(each, self.kind) for each in value])

    def expression(self, value: str, name: Name) -> str:
        """Return the tuple of the members' expressions; of texts that come again, a shared one."""
        if isinstance(self.read, ReadLookUp) and self.read.is_of_texts:
            member_of = self.read.tables[str].__getitem__
            tuples: Remembered[Any, Any] = Remembered(lambda texts: tuple(map(member_of, texts)))
            members = f"{name(tuples)}[tuple({value})]"
        else:
            member = read_expression(self.read, self.kind, f"{value}_", name)
            members = f"tuple([{member} for {value}_ in {value}])"
        return f"{members} if {value}.__class__ is list else {name(refuse)}()"


SHARED_TEXTS: Final[Remembered[str, str]] = Remembered(check_text)
"""One object for all texts that are the same."""

_SHARED_TEXT: Final = ReadLookUp({str: SHARED_TEXTS})


def sharing_texts(read: Read) -> Read:
    """Return *read* with one object for all texts that are the same; faster if they are few."""
    if read is TEXT:
        return _SHARED_TEXT
    if isinstance(read, ReadMany | ReadOrMissing):
        return evolve(read, read=sharing_texts(read.read))
    return read
