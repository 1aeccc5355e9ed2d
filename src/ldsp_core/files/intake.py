"""Bytes to text: what every text format asks of a file before it looks inside."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

from ldsp_core.errors import DataFileError, Problem, nearest

MAX_MEBIBYTES: Final = 256
"""The largest data file that is read, in MiB, unless ``LDSP_MAX_FILE_MB`` says another.

In memory a file may take some tens of times its size (own definition).
"""

_OFFICE: Final = (
    (b"word/", "a Word document", "give the data file that it was made from"),
    (
        b"xl/",
        "an Excel workbook",
        "a data-entry workbook keeps its extension .xlsx, and is read with ldsp-excel installed",
    ),
)
_SIGNATURES: Final = (
    (b"\xd0\xcf\x11\xe0", "a document of an old Office program"),
    (b"%PDF", "a PDF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
)
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_UTF_8_MARK: Final = b"\xef\xbb\xbf"
_ADVICE_UTF_8: Final = "save it as UTF-8"
_ADVICE_TEXT: Final = "give the partnership's data file"

_MARKDOWN_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_MARKDOWN_REST = re.compile(
    r"^(#{2,6} \S|\|.*\|\s*$|[-*] |\*\*|\d+\. |[A-Z][^=\n]*$)", re.MULTILINE
)
_ASSIGNMENT = re.compile(r"""^[ \t]*(["'\w.-]+[ \t]*=|\[+["'\w. -]+\]+[ \t]*$)""", re.MULTILINE)


def read_file(path: str | os.PathLike[str]) -> bytes:
    """Return the content of the file at *path*; raises DataFileError when there is none.

    No more than the limit (``MAX_MEBIBYTES``) is ever read.
    """
    place = Path(path)
    limit = _limit()
    try:
        with place.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        raise _refused(str(path), "there is no such file", _near(place)) from None
    except IsADirectoryError:
        raise _refused(
            str(path), "this is a folder, not a file", "name the data file in it"
        ) from None
    except OSError as error:
        raise _refused(str(path), f"cannot be read: {error.strerror}") from None
    _check_size(data, str(path), limit)
    return data


def text_of(data: bytes, name: str) -> str:
    """Return the text in *data*, the content of the file called *name*.

    Lines end with a newline alone. Raises DataFileError for what is no text in UTF-8,
    saying what it is instead.
    """
    _check_size(data, name, _limit())
    if data.startswith(_UTF_16):
        raise _refused(name, "the text is in UTF-16, not in UTF-8", _ADVICE_UTF_8)
    if (other := _other_kind(data)) is not None:
        what, suggestion = other
        raise _refused(name, f"this is {what}, not a data file", suggestion)
    try:
        text = data.removeprefix(_UTF_8_MARK).decode()
    except UnicodeDecodeError as error:
        mark = len(_UTF_8_MARK) if data.startswith(_UTF_8_MARK) else 0
        offset = error.start + mark
        line = data.count(b"\n", 0, offset) + 1
        raise _refused(
            name,
            f"the text is not in UTF-8: byte 0x{data[offset]:02x} at offset {offset:,}",
            _ADVICE_UTF_8,
            where=f"line {line}",
        ) from None
    if "\0" in text:
        raise _refused(name, "this is not text: it holds zero bytes", _ADVICE_TEXT)
    if not text or text.isspace():
        raise _refused(name, "the file is empty", "write a new one with: ldsp new partnership.toml")
    return text.replace("\r\n", "\n")


def other_text(text: str) -> str | None:
    """Say what text that is not of its format looks to be: a web page, a Markdown report."""
    start = text.lstrip()
    if start.startswith("<"):
        return "this is a web page or XML, not a data file"
    looks_written = _MARKDOWN_HEADING.match(start) and _MARKDOWN_REST.search(start)
    if looks_written and not _ASSIGNMENT.search(start):
        return "this looks like a report in Markdown, not a data file"
    return None


def _other_kind(data: bytes) -> tuple[str, str] | None:
    if data.startswith(b"PK\x03\x04"):
        for folder, what, suggestion in _OFFICE:
            if folder in data:
                return what, suggestion
        return "a zip archive", _ADVICE_TEXT
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            return what, _ADVICE_TEXT
    return None


def _limit() -> int:
    given = os.environ.get("LDSP_MAX_FILE_MB", "")
    return (int(given) if given.isdecimal() else MAX_MEBIBYTES) * 2**20


def _check_size(data: bytes, name: str, limit: int) -> None:
    if len(data) > limit:
        raise _refused(
            name,
            f"the file is larger than {limit // 2**20} MiB",
            "the environment variable LDSP_MAX_FILE_MB raises the limit",
        )


def _near(path: Path) -> str:
    try:
        names = [each.name for each in path.parent.iterdir()]
    except OSError:
        return ""
    best = nearest(path.name, names)
    return "" if best is None else f"did you mean {best!r}?"


def _refused(name: str, message: str, suggestion: str = "", *, where: str = "") -> DataFileError:
    problem = Problem(path=(), message=message, suggestion=suggestion, where=where)
    return DataFileError(name, [problem])
