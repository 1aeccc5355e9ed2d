"""The reader of JSON data files: RFC 8259, and stricter where that leaves room for accidents."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal, DecimalException
from typing import Any, Final

from ldsp_core.errors import DataFileError, Problem, quoted
from ldsp_core.files.intake import other_text, text_of
from ldsp_core.files.json_lines import members, path_of, scan
from ldsp_core.files.json_pieces import PieceReader
from ldsp_core.files.places import Branch, locator
from ldsp_core.files.spec import Source, Take, Tree
from ldsp_core.structuring.wording import found

_LONGEST_NUMBER: Final = 1000
"""How many characters a number may have; Python itself refuses to make longer ones exact."""

_NO_NUMBERS: Final = ("NaN", "Infinity", "-Infinity")

_PLAIN_WORDS: Final = {
    "Expecting property name enclosed in double quotes": "a key in double quotes was expected",
    "Expecting value": "a value was expected",
    "Expecting ',' delimiter": "a comma was expected, or the closing bracket",
    "Expecting ':' delimiter": "a colon was expected after the key",
    "Extra data": "the data ends here, but the file goes on",
    "Unterminated string starting at": "this text has no closing quote",
    "Invalid control character at": "a line break or control character stands in a text",
    "Invalid \\escape": "a backslash in this text is followed by no known letter",
    "Invalid \\uXXXX escape": "\\u in this text is not followed by four digits",
    # Python 3.13 and newer:
    "Illegal trailing comma before end of object": "a comma stands before the closing bracket",
    "Illegal trailing comma before end of array": "a comma stands before the closing bracket",
}
_NO_COMMA: Final = "take away the comma before the bracket"
_ADVICE: Final = {
    "Illegal trailing comma before end of object": _NO_COMMA,
    "Illegal trailing comma before end of array": _NO_COMMA,
    "Invalid control character at": "write \\n for a line break and \\t for a tab",
    "Invalid \\escape": "write two backslashes for one",
}


class _Refused(Exception):  # noqa: N818 - an own scan finds what and where
    """Something that JSON allows, or Python's reader takes, but a data file may not hold."""


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise _Refused
    return table


def _no_number(_token: str) -> Any:
    raise _Refused


STRICT_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_table, parse_constant=_no_number, parse_float=Decimal
)
LAX_DECODER: Final = json.JSONDecoder(parse_constant=_no_number, parse_float=Decimal)
"""Takes keys that are given twice."""


def json_decode() -> Callable[[str], Any]:
    """Return what reads a whole text of JSON: msgspec, with the extra ``fast``, else Python's own.

    What msgspec takes it reads as Python does, and it takes less: no numbers of thousands
    of digits, no halves of characters.
    """
    try:
        import msgspec
    except ImportError:
        return LAX_DECODER.decode
    return msgspec.json.Decoder(float_hook=Decimal).decode


class JsonReader:
    """Reads JSON data files."""

    def read_in_pieces(self, data: bytes, name: str, takers: Mapping[str, Take]) -> Tree:
        """Return the tree in *data* without the lists that *takers* are given, in pieces.

        Raises any exception unless all is well; ``read`` then says what is wrong.
        """
        decode = json_decode()
        pieces = PieceReader(
            decoder=STRICT_DECODER,
            lax_decoder=LAX_DECODER,
            decode=decode,
            typed=decode != LAX_DECODER.decode,
        )
        return pieces.read(text_of(data, name), takers)

    def read(self, data: bytes, name: str) -> Source:
        """Return the tree in *data*; numbers with a point come as exact Decimals.

        Raises DataFileError with line and column for what is no JSON, and for keys that
        are given twice, NaN and infinities, and numbers of more than 1,000 characters.
        """
        text = text_of(data, name)
        try:
            tree = STRICT_DECODER.decode(text)
        except json.JSONDecodeError as error:
            raise DataFileError(name, [_syntax_problem(error, text)]) from None
        except RecursionError:
            message = "lists and tables are nested too deeply"
            raise DataFileError(name, [Problem(path=(), message=message)]) from None
        except (_Refused, ValueError, DecimalException):
            raise DataFileError(name, _refused_members(text)) from None
        if not isinstance(tree, dict):
            message = f"a data file holds a table of facts, found {found(tree)}"
            raise DataFileError(name, [Problem(path=(), message=message)])
        return Source(tree=tree, locate=locator(text, scan))


def _syntax_problem(error: json.JSONDecodeError, text: str) -> Problem:
    if other := other_text(text):
        return Problem(path=(), message=other, suggestion="give the data file it was made from")
    message = _PLAIN_WORDS.get(error.msg, error.msg)
    suggestion = _ADVICE.get(error.msg, "")
    at = text[error.pos :].lstrip()[:1]
    if not at:
        message = "the file ends before the data does"
    elif error.pos == 0 and at != "{":
        message = "this is not JSON: the file does not begin with {"
    elif at in "}]" and text[: error.pos].rstrip().endswith(","):
        suggestion = _NO_COMMA
    elif at == "'":
        suggestion = "put keys and texts in double quotes"
    elif at in "/#":
        suggestion = "JSON has no comments; keep data with comments in TOML"
    where = f"line {error.lineno}, column {error.colno}"
    return Problem(path=(), message=message, suggestion=suggestion, where=where)


def _refused_members(text: str) -> list[Problem]:
    """Return what Python's reader took, or stumbled over, and a data file may not hold."""
    problems = []
    line, counted = 1, 0
    for opened, token, repeated in members(text, Branch(0)):
        if repeated:
            message, suggestion = "this key is given a second time", "keep one of the two"
        elif token in _NO_NUMBERS:
            message = f"{token} is not a number that JSON has"
            suggestion = "leave the key out when nothing is recorded"
        elif not _readable(token):
            message, suggestion = f"{quoted(token)} is too large for a number", ""
        else:
            continue
        line += text.count("\n", counted, opened[-1].at)
        counted = opened[-1].at
        path = path_of(opened)
        problems.append(
            Problem(path=path, message=message, suggestion=suggestion, where=f"line {line}")
        )
    return problems


def _readable(token: str) -> bool:
    """Whether a token is none that Python refuses to make a number of."""
    if token[0] not in "-0123456789":
        return True
    try:
        return len(token) <= _LONGEST_NUMBER and Decimal(token).is_finite()
    except DecimalException:
        return False
