"""The reader of TOML data files."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal, DecimalException
from typing import Final

from ldsp_core.errors import DataFileError, Problem
from ldsp_core.files.intake import other_text, text_of
from ldsp_core.files.places import locator
from ldsp_core.files.spec import Source
from ldsp_core.files.toml_lines import scan

_MANY_DOTS: Final = 10_000
"""No line has so many dots, unless its keys are nested absurdly; Python's reader would hang."""

_LARGE_NUMBER = re.compile(r"\d[\d_]{999}|\d[eE][+-]?\d{10}")
_MESSAGE = re.compile(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end .*)\)")

_PLAIN_WORDS: Final = (
    (r"Invalid statement", "a key, or a table in brackets, was expected"),
    (r"Invalid initial character for a key part", "a key was expected"),
    (r"Expected '=' after a key.*", "'=' was expected after the key"),
    (r"Expected newline or end of document.*", "the value ends here, but the line goes on"),
    (r"Invalid value", "a value was expected"),
    (r"Cannot overwrite a value", "this key is given a second time"),
    (r"Duplicate inline table key (?P<name>.*)", "the key {name} is given a second time"),
    (r"Cannot declare \((?P<name>.*?),?\) twice", "the table {name} is begun a second time"),
    (r"Unterminated string", "a text has no closing quote"),
    (r"(Illegal|Found invalid) character '\\n'", "a text is not closed on its line"),
    (r"(Illegal|Found invalid) character (?P<name>.*)", "the character {name} cannot stand here"),
    (
        r"Unescaped '\\' in a string|Invalid hex value|Escaped character is not .*",
        "a backslash in this text does not begin a known character",
    ),
    (r"Unclosed array", "a list is not closed"),
    (r"Unclosed inline table", "a table in braces is not closed on its line"),
    (r"Invalid date or datetime", "there is no such date"),
    (r"Expected '\]+' at the end.*", "the bracket of a table is not closed"),
)
_ADVICE: Final = (
    ("a value was expected", "text stands in quotes, a date is written as 2019-05-25"),
    ("a backslash", "write two backslashes for one, or put the text in single quotes"),
    ("a text is not closed", 'close it, or put a text of several lines in """three quotes"""'),
    ("the value ends", "put text in quotes, and every key on a line of its own"),
)


class TomlReader:
    """Reads TOML data files."""

    def read(self, data: bytes, name: str) -> Source:
        """Return the tree in *data*; numbers with a point come as exact Decimals.

        Raises DataFileError with line and column for what is no TOML.
        """
        text = text_of(data, name)
        _refuse_many_dots(text, name)
        try:
            tree = tomllib.loads(text, parse_float=Decimal)
        except tomllib.TOMLDecodeError as error:
            raise DataFileError(name, [_syntax_problem(str(error), text)]) from None
        except RecursionError:
            message = "lists and tables are nested too deeply"
            raise DataFileError(name, [Problem(path=(), message=message)]) from None
        except (ValueError, DecimalException):
            raise DataFileError(name, [_unreadable_number(text)]) from None
        return Source(tree=tree, locate=locator(text, scan))


def _refuse_many_dots(text: str, name: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > _MANY_DOTS and line.count(".") > _MANY_DOTS:
            message = f"more than {_MANY_DOTS:,} dots in one line"
            raise DataFileError(name, [Problem(path=(), message=message, where=f"line {number}")])


def _syntax_problem(text_of_error: str, text: str) -> Problem:
    if other := other_text(text):
        return Problem(path=(), message=other, suggestion="give the data file it was made from")
    match = _MESSAGE.fullmatch(text_of_error)
    message, where = text_of_error, ""
    if match:
        message = match["what"]
        end = f"line {_line_at(text, len(text.rstrip()))} (the end)"
        where = f"line {match['line']}, column {match['column']}" if match["line"] else end
    for pattern, words in _PLAIN_WORDS:
        if found := re.fullmatch(pattern, message):
            groups = {key: name.replace("', '", ".") for key, name in found.groupdict().items()}
            message = words.format(**groups)
            break
    suggestion = next((advice for start, advice in _ADVICE if message.startswith(start)), "")
    return Problem(path=(), message=message, suggestion=suggestion, where=where)


def _unreadable_number(text: str) -> Problem:
    """Return the problem with a number that Python itself refuses to make."""
    match = _LARGE_NUMBER.search(text)
    where = f"line {_line_at(text, match.start())}" if match else ""
    return Problem(path=(), message="this number is too large to be read", where=where)


def _line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
