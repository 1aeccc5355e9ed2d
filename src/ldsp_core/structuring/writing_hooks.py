"""The unstructure hooks of values, of lists and of what may be missing, with their code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import frozen

from ldsp_core.structuring.form import Mismatch
from ldsp_core.structuring.hooks import Name, Write, refuse, write_expression
from ldsp_core.structuring.memory import Kept
from ldsp_core.values import Missing


@frozen
class WriteOrMissing:
    """Writes what *write* does, or that a fact is missing, and why."""

    write: Write

    def __call__(self, value: Any) -> Any:
        """Return the plain value, or the table with the reason."""
        return {"missing": value.reason} if value.__class__ is Missing else self.write(value)

    def expression(self, value: str, name: Name) -> str:
        """Return the choice between the two."""
        other = write_expression(self.write, value, name)
        missing = f"{{'missing': {value}.reason}}"
        return f"{missing} if {value}.__class__ is {name(Missing)} else {other}"


@frozen
class WriteMany:
    """Writes a tuple, each member by *write*, as a list."""

    write: Write

    def __call__(self, value: Any) -> list[Any]:
        """Return the plain members."""
        if value.__class__ is not tuple:
            raise Mismatch
        return [self.write(each) for each in value]

    def expression(self, value: str, name: Name) -> str:
        """Return the list of the members' expressions."""
        member = write_expression(self.write, f"{value}_", name)
        members = f"[{member} for {value}_ in {value}]"
        return f"{members} if {value}.__class__ is tuple else {name(refuse)}()"


@frozen
class WriteAfresh:
    """Writes a value of one class as a text, each time anew: hardly any comes again."""

    cls: type
    write: Write

    def __call__(self, value: Any) -> Any:
        """Return the text."""
        if value.__class__ is not self.cls:
            raise Mismatch
        return self.write(value)

    def expression(self, value: str, name: Name) -> str:
        """Return the call."""
        written = f"{name(self.write)}({value})"
        return f"({written} if {value}.__class__ is {name(self.cls)} else {name(refuse)}())"


class WriteValue:
    """Writes a value of one class, and remembers what it wrote.

    A large file says the same few values over and over, and a value that was read is
    shared. They are known by identity, which is faster than to compare them.
    """

    def __init__(self, cls: type, write: Write) -> None:
        """Write a *cls* as *write* does."""
        self.afresh = WriteAfresh(cls, write)
        self._kept: Kept[Any] = Kept(by_identity=True)

    def __call__(self, value: Any) -> Any:
        """Return the plain value."""
        written = self.afresh(value)
        if not written or written.__class__ is dict:  # a table of its own for each
            return written
        return self._kept.keep(value, written)

    def expression(self, value: str, name: Name) -> str:
        """Return the look-up, with the call for what is not known yet, or is nought."""
        known = f"{name(self._kept.known)}.get({self._kept.known_as(value)})"
        return f"({known} or {name(self)}({value}))"

    def then(self, turn: Callable[[Any], Any]) -> WriteValue:
        """Return what turns what this writes into something else, and remembers that."""
        return WriteValue(self.afresh.cls, lambda value: turn(self.afresh.write(value)))
