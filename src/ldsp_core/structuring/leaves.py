"""Hooks for single values that generated readers and writers know, and do without calling."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from ldsp_core.structuring.form import Mismatch
from ldsp_core.structuring.text import SURELY_SHORT, check_text
from ldsp_core.values import Missing

Read = Callable[[Any, Any], Any]
"""A structure hook of cattrs: from a plain value and the type to the type's value."""

Write = Callable[[Any], Any]
"""An unstructure hook of cattrs: from a value to a plain one."""

MANY: Final = 100
"""After how many instances of a class it pays to generate its hook, in about a millisecond."""

Readers = Mapping[type, Callable[[Any], Any]]
"""What reads a plain value, by its exact class."""

Choices = Mapping[type, Mapping[Any, Any]]
"""Choices by how they are written, those of each class apart: 1 is not True."""


def read_text(value: Any, _: Any) -> str:
    """Read a text; it is the commonest value by far, and this the whole of the common case."""
    if value.__class__ is not str:
        raise Mismatch
    text: str = value
    return text if text.isprintable() and len(text) <= SURELY_SHORT else check_text(text)


def by_class(readers: Readers) -> Read:
    """Return the hook that leaves a value to one of *readers*."""
    return partial(_by_class, readers)


def one_of(choices: Choices) -> Read:
    """Return the hook that reads one of *choices*."""
    return partial(_one_of, choices)


def _by_class(readers: Readers, value: Any, _: Any) -> Any:
    try:
        reader = readers[value.__class__]
    except KeyError:
        raise Mismatch from None
    return reader(value)


def _one_of(choices: Choices, value: Any, _: Any) -> Any:
    try:
        return choices[value.__class__][value]
    except KeyError:
        raise Mismatch from None


_TEXT: Final[Readers] = {str: check_text}


def readers_in(read: Read) -> Readers | None:
    """Return the readers that ``by_class`` made *read* of; None for any other hook."""
    if read is read_text:
        return _TEXT
    return read.args[0] if isinstance(read, partial) and read.func is _by_class else None


def choices_in(read: Read) -> Choices | None:
    """Return the choices that ``one_of`` made *read* of; None for any other hook."""
    return read.args[0] if isinstance(read, partial) and read.func is _one_of else None


def write_text(value: Any) -> str:
    """Write a text, which must be one that every format keeps."""
    return read_text(value, str)


def or_missing(write: Write) -> Write:
    """Return the hook that writes what *write* does, or that a fact is missing, and why."""
    return partial(_or_missing, write)


def each_with(write: Write) -> Write:
    """Return the hook that writes a tuple, each member by *write*."""
    return partial(_each_with, write)


def _or_missing(write: Write, value: Any) -> Any:
    return {"missing": value.reason} if value.__class__ is Missing else write(value)


def _each_with(write: Write, value: Any) -> list[Any]:
    if value.__class__ is not tuple:
        raise Mismatch
    return [write(each) for each in value]


def optional_in(write: Write) -> Write | None:
    """Return the hook that ``or_missing`` made *write* of; None for any other."""
    return write.args[0] if isinstance(write, partial) and write.func is _or_missing else None


def member_in(write: Write) -> Write | None:
    """Return the hook that ``each_with`` made *write* of; None for any other."""
    return write.args[0] if isinstance(write, partial) and write.func is _each_with else None
