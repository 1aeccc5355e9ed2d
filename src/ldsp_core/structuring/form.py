"""How the values of one type are written in a data file, whatever its format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen


class Mismatch(Exception):  # noqa: N818 - never seen by callers; the wording is made elsewhere
    """A plain value is not of the sort that is expected, or a value not of its type."""


def _same(value: Any) -> Any:
    return value


@frozen(kw_only=True)
class Form:
    """The forms in a data file of one type.

    ``expected`` says them in words. ``readers`` turns a plain value, by its exact class,
    into the type's; they raise an LdspError that says what is wrong. ``write`` does the
    opposite for values of exactly this type and raises InvalidValueError for what could
    not be read back.
    Where a table (keys with values) is a form too, ``table`` is the attrs class whose
    fields are its keys, ``from_table`` makes the value of an instance, and ``write``
    returns such an instance where no shorter form will do.
    Values that hardly ever come again, each written as a text, are not ``remembered``.
    """

    expected: str
    readers: Mapping[type, Callable[[Any], Any]]
    write: Callable[[Any], Any]
    table: type | None = None
    from_table: Callable[[Any], Any] = _same
    remembered: bool = True
