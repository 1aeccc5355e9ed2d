"""The package of a workbook that somebody sent: looked at before any of it is unpacked."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Sequence
from io import BytesIO
from typing import Final

from attrs import frozen

from ldsp_core.errors import DataFileError, Problem
from ldsp_excel.entry.limits import Limit, Limits

SMALL: Final = 2**20
"""Bytes that a part may have whatever its ratio: a few blank rows pack very well."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DATA: Final = "give the data-entry workbook"
_SAVE: Final = "open it in Excel and save it as an Excel workbook (.xlsx)"
_OTHERS: Final = (
    ("word/document.xml", "this is a Word document", _DATA),
    ("ppt/presentation.xml", "this is a presentation", _DATA),
    ("xl/workbook.bin", "this is a binary workbook (.xlsb)", _SAVE),
    ("content.xml", "this is an OpenDocument file", "save it as an Excel workbook (.xlsx)"),
)
_MACROS: Final = ("vbaProject.bin", "vbaData.xml")


def refused(name: str, message: str, advice: str = "", *, where: str = "") -> DataFileError:
    """Return the error that says that the whole file called *name* is not read."""
    return DataFileError(
        name, [Problem(path=(), message=message, suggestion=advice, where=where, path_told=False)]
    )


def _beyond(name: str, what: str, found: str, limit: Limit) -> DataFileError:
    message = f"{what} {found}; at most {limit.value:,} {limit.of} are read"
    return refused(name, message, limit.remedy)


@frozen(kw_only=True, slots=False)
class Package:
    """An opened package in which nothing was found that should not be there."""

    name: str
    archive: zipfile.ZipFile
    parts: frozenset[str]

    def read(self, part: str) -> bytes:
        """Return the content of a *part*; raises DataFileError where it is damaged."""
        try:  # the exceptions are those by which zipfile tells of a damaged part
            return self.archive.read(part)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise refused(
                self.name, f"the part {part} is damaged ({error})", "ask for the file again"
            ) from None


def open_package(data: bytes, name: str, limits: Limits) -> Package:
    """Return the package in *data*, the content of the file called *name*.

    Nothing is unpacked. Raises DataFileError for what is no workbook, saying what it is;
    for macros and encryption; for parts with names that lead elsewhere or come twice; and
    for what goes beyond *limits*.
    """
    if data.startswith(_OLE):
        raise refused(
            name,
            "this workbook is encrypted, or of Excel 2003 or older (.xls)",
            "open it in Excel, take its password off, and save it as an Excel workbook (.xlsx)",
        )
    if not data.startswith(b"PK"):
        raise refused(name, "this is not an Excel workbook (.xlsx)", _DATA)
    try:  # the exceptions are those by which zipfile tells of a damaged list of parts
        archive = zipfile.ZipFile(BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise refused(
            name, "the file is cut off or damaged", "ask for it again, or save it anew"
        ) from None
    _check_entries(entries, name)
    _check_sizes(entries, name, limits)
    parts = frozenset(entry.filename for entry in entries)
    for part, what, advice in _OTHERS:
        if part in parts:
            raise refused(name, f"{what}, not a data-entry workbook", advice)
    return Package(name=name, archive=archive, parts=parts)


def _check_entries(entries: Sequence[zipfile.ZipInfo], name: str) -> None:
    seen: set[str] = set()
    for entry in entries:
        part = entry.filename
        if _leads_elsewhere(part):
            raise refused(name, f"the package has a part with the unsafe name {part[:80]!r}", _SAVE)
        if part.casefold() in seen:
            raise refused(name, f"the package has the part {part[:80]!r} twice", _SAVE)
        seen.add(part.casefold())
        if entry.flag_bits & 0x1:
            raise refused(name, f"the part {part[:80]!r} is encrypted", "take the password off")
        if posixpath.basename(part) in _MACROS:
            raise refused(
                name, "the workbook holds macros, which are not read", _SAVE + ", without macros"
            )


def _leads_elsewhere(part: str) -> bool:
    pieces = part.split("/")
    return (
        part.startswith("/")
        or "\\" in part
        or ":" in pieces[0]
        or ".." in pieces
        or not part.isprintable()
    )


def _check_sizes(entries: Sequence[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    if len(entries) > limits.parts.value:
        raise _beyond(name, "the package has", f"{len(entries):,} parts", limits.parts)
    total = sum(entry.file_size for entry in entries)
    if total > limits.mebibytes.value * 2**20:
        found = f"{total / 2**20:,.0f} MiB"
        raise _beyond(name, "the workbook unpacks to", found, limits.mebibytes)
    for entry in entries:
        packed = max(entry.compress_size, 1)
        if entry.file_size > max(SMALL, packed * limits.ratio.value):
            found = f"{entry.file_size // packed:,} times its size"
            raise _beyond(name, f"the part {entry.filename[:80]} unpacks to", found, limits.ratio)
