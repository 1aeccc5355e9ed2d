"""Hooks of cattrs that also know the code that does the same without a call.

A large file makes very many calls of very small functions, and they take most of the time.
Code that is generated for a class (``generated_reading``, ``generated_writing``) asks the
hook of each field for an expression, and has no call to make where that is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Protocol, runtime_checkable

from attrs import frozen

from ldsp_core.structuring.form import Mismatch
from ldsp_core.structuring.text import SURELY_SHORT, check_text

Read = Callable[[Any, Any], Any]
"""A structure hook: from a plain value and the type to the type's value."""

Write = Callable[[Any], Any]
"""An unstructure hook: from a value to a plain one."""

Name = Callable[[Any], str]
"""Gives the name under which generated code finds an object."""

MANY: Final = 100
"""After how many of a kind it pays to generate code for it, in about a millisecond."""


@runtime_checkable
class Inline(Protocol):
    """A hook that knows its code: what is wrong raises any exception but gives no value."""

    def expression(self, value: str, name: Name) -> str:
        """Return the expression for what the hook makes of the variable called *value*."""
        ...


def read_expression(read: Read, kind: Any, value: str, name: Name) -> str:
    """Return the expression that reads the variable *value* as a *kind*."""
    if isinstance(read, Inline):
        return read.expression(value, name)
    return f"{name(read)}({value}, {name(kind)})"


def write_expression(write: Write, value: str, name: Name) -> str:
    """Return the expression that writes the variable *value*."""
    if isinstance(write, Inline):
        return write.expression(value, name)
    return f"{name(write)}({value})"


@frozen
class Text:
    """Reads and writes a text: the commonest value by far, and nearly always a plain one."""

    def __call__(self, value: Any, _: Any = None) -> str:
        """Return *value* if it is a text that every format keeps."""
        if value.__class__ is not str:
            raise Mismatch
        return check_text(value)

    def expression(self, value: str, name: Name) -> str:
        """Return what lets a plain text through, and calls for any other."""
        plain = f"{value}.isprintable() and len({value}) <= {SURELY_SHORT}"
        return f"{value} if {value}.__class__ is str and {plain} else {name(self)}({value})"


TEXT: Final = Text()


COMES_AGAIN: Final = "comes again"
"""In the metadata of a field: its texts are few, and come again and again, as ids do."""


class Found(Protocol):
    """A table to look something up in: a mapping, or what works it out."""

    def __getitem__(self, value: Any, /) -> Any:
        """Return what stands for *value*; raises any exception when nothing does."""
        ...


@frozen
class LookUp:
    """Reads or writes a value by looking it up, for each class apart: 1 is not True."""

    tables: Mapping[type, Found]

    def __call__(self, value: Any, _: Any = None) -> Any:
        """Return what stands for *value*."""
        try:
            table = self.tables[value.__class__]
        except KeyError:
            raise Mismatch from None
        return table[value]

    def expression(self, value: str, name: Name) -> str:
        """Return the look-up."""
        return f"{name(self.tables)}[{value}.__class__][{value}]"


class Choices(dict[Any, Any]):
    """Choices by how they are written, or the other way round."""

    def __missing__(self, _value: Any) -> Any:
        """Refuse what is none of them."""
        raise Mismatch


class Worked:
    """A function in the place of a table."""

    def __init__(self, work_out: Callable[[Any], Any]) -> None:
        """Work out by *work_out* what stands for a value."""
        self.work_out = work_out

    def __getitem__(self, value: Any) -> Any:
        """Return what stands for *value*."""
        return self.work_out(value)


def refuse() -> Any:
    """Refuse a value, where an expression is needed."""
    raise Mismatch


class Names:
    """The names under which generated code finds the objects that it uses."""

    def __init__(self) -> None:
        """Begin without any."""
        self._things: dict[str, Any] = {}
        self._names: dict[int, str] = {}

    def __call__(self, thing: Any) -> str:
        """Return the name of *thing*."""
        name = self._names.setdefault(id(thing), f"x{len(self._things)}")
        self._things[name] = thing
        return name

    def function(self, label: str, parameter: str, lines: Iterable[str]) -> Callable[[Any], Any]:
        """Return the function of one *parameter* whose body is *lines*, which use these names.

        They are its local variables, which are found faster than any others.
        """
        body = "\n".join(f"    {line}" for line in lines)
        known = "".join(f", {each}={each}" for each in self._things)
        code = f"def function({parameter}{known}):\n{body}"
        scope = dict(self._things)
        exec(compile(code, f"<{label}>", "exec"), scope)
        function: Callable[[Any], Any] = scope["function"]
        return function
