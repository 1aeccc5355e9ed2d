"""Reading one option from a text: what each type accepts, and how it is described."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

from ldsp_core.errors import did_you_mean

_WHOLE: Final = re.compile(r"[+-]?[0-9]+")
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TRUTH: Final = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


class Refused(Exception):  # noqa: N818 - a part of an OptionsError, never seen alone
    """A value that cannot be taken; the text says why."""

    @classmethod
    def of(cls, value: object, hint: Any, suggestion: str = "") -> Refused:
        """Return the refusal of *value* where *hint* is expected."""
        found = repr(value) if isinstance(value, str) else f"{value!r} ({type(value).__name__})"
        return cls(f"{found} is not {described(hint)}{suggestion}")


class Unreadable(Exception):  # noqa: N818 - as above
    """A type that no option can have."""


def described(hint: Any) -> str:
    """Return what a type expects, in words."""
    origin = get_origin(hint)
    if origin is Literal:
        return f"one of {', '.join(str(choice) for choice in get_args(hint))}"
    if origin is tuple:
        return f"a tuple or a text with commas, each {described(get_args(hint)[0])}"
    if origin in (Union, UnionType):
        return " or ".join(described(part) for part in get_args(hint) if part is not NoneType)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return f"one of {', '.join(str(member.value) for member in hint)}"
    return _WORDS.get(hint) or f"a {getattr(hint, '__name__', hint)}"


def read_scalar(hint: Any, value: object) -> object:
    """Return *value* as a *hint* that is neither a union nor a tuple.

    Raises Refused, and Unreadable if no option can have such a type.
    """
    if get_origin(hint) is Literal:
        return _chosen(hint, {str(choice): choice for choice in get_args(hint)}, value)
    if not isinstance(hint, type):
        raise Unreadable
    if issubclass(hint, Enum):
        return _chosen(hint, {str(member.value): member for member in hint}, value)
    reader = _READERS.get(hint) or getattr(hint, "parse", None)
    if hint is not str and reader is None:
        raise Unreadable
    if _is_a(hint, value):
        return value
    if not isinstance(value, str) or reader is None:
        raise Refused.of(value, hint)
    try:
        return reader(value)
    except ValueError as error:
        # Our readers say nothing; a class that parses knows best what is wrong.
        if hint in _READERS:
            raise Refused.of(value, hint) from None
        raise Refused(str(error)) from error


def _chosen(hint: Any, choices: Mapping[str, object], value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Enum):
        if value in choices:
            return choices[value]
        raise Refused.of(value, hint, did_you_mean(value, choices))
    for choice in choices.values():
        if type(choice) is type(value) and choice == value:
            return choice
    raise Refused.of(value, hint)


def _is_a(hint: type, value: object) -> bool:
    """Return whether *value* is a *hint*: True is no number, and a moment is no date."""
    if isinstance(value, bool) and hint is int:
        return False
    if isinstance(value, datetime) and hint is date:
        return False
    return isinstance(value, hint)


def _truth(text: str) -> bool:
    try:
        return _TRUTH[text.lower()]
    except KeyError:
        raise ValueError(text) from None


def _whole(text: str) -> int:
    return int(_matching(_WHOLE, text))


def _number(text: str) -> Decimal:
    return Decimal(_matching(_NUMBER, text))


def _date(text: str) -> date:
    return date.fromisoformat(_matching(_DATE, text))


def _path(text: str) -> Path:
    if not text:
        raise ValueError(text)
    return Path(text)


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(text)
    return text


_READERS: Final[Mapping[type, Callable[[str], object]]] = {
    bool: _truth,
    int: _whole,
    Decimal: _number,
    date: _date,
    Path: _path,
}
_WORDS: Final[Mapping[type, str]] = {
    str: "a text",
    bool: "yes or no",
    int: "a whole number such as 12",
    Decimal: "a number such as 12.50",
    date: "a date such as 2019-04-01",
    Path: "a path",
}
