"""Hooks of cattrs that also know the code that does the same without a call.

A large file makes very many calls of very small functions, and they take most of the time.
Code that is generated for a class (``generated_reading``, ``generated_writing``) asks the
hook of each field for an expression, and has no call to make where that is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Protocol, runtime_checkable

from attrs import evolve, frozen

from ldsp_core.structuring.form import Mismatch
from ldsp_core.structuring.memory import Remembered
from ldsp_core.structuring.text import SURELY_SHORT, check_text
from ldsp_core.values import Missing

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


@runtime_checkable
class Together(Protocol):
    """A structure hook that reads many values faster when they come together."""

    def many(self, values: list[Any], /) -> list[Any]:
        """Return what it makes of each of *values*."""
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


@frozen
class ReadLookUp(LookUp):
    """Reads a value by looking it up."""

    def expression(self, value: str, name: Name) -> str:
        """Return the look-up: where there are texts alone, no other plain value equals one."""
        if [*self.tables] == [str]:
            return f"{name(self.tables[str])}[{value}]"
        return super().expression(value, name)

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


class Choices(dict[Any, Any]):
    """Choices by how they are written, or the other way round."""

    def __missing__(self, _value: Any) -> Any:
        """Refuse what is none of them."""
        raise Mismatch


class Worked:
    """A function in the place of a table."""

    def __init__(self, work_out: Callable[[Any], Any]) -> None:
        """Work out by *work_out* what stands for a value."""
        self._work_out = work_out

    def __getitem__(self, value: Any) -> Any:
        """Return what stands for *value*."""
        return self._work_out(value)


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
        """Return the tuple of the members' expressions, or of what they are in a table."""
        if isinstance(self.read, ReadLookUp) and [*self.read.tables] == [str]:
            members = f"tuple(map({name(self.read.tables[str].__getitem__)}, {value}))"
        else:
            member = read_expression(self.read, self.kind, f"{value}_", name)
            members = f"tuple([{member} for {value}_ in {value}])"
        return f"{members} if {value}.__class__ is list else {name(refuse)}()"


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


class WriteValue:
    """Writes a value of one class, and remembers what it wrote.

    A large file says the same few values over and over, and a value that was read is
    shared. They are known by identity, which is faster than to compare them; that they are
    remembered keeps them alive, so that no other can take their place.
    """

    _MOST: Final = 2**16

    def __init__(self, cls: type, write: Write) -> None:
        """Write a *cls* as *write* does."""
        self._cls = cls
        self._write = write
        self._known: dict[int, tuple[Any, Any]] = {}

    def __call__(self, value: Any) -> Any:
        """Return the plain value."""
        return self._remember(value)[0]

    def expression(self, value: str, name: Name) -> str:
        """Return the look-up, with the call for what is not known yet."""
        return f"({name(self._known)}.get(id({value})) or {name(self._remember)}({value}))[0]"

    def _remember(self, value: Any) -> tuple[Any, Any]:
        if value.__class__ is not self._cls:
            raise Mismatch
        written = (self._write(value), value)
        if written[0].__class__ is dict:  # a table of its own for each
            return written
        if len(self._known) >= self._MOST:
            self._known.clear()
        self._known[id(value)] = written
        return written


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
