"""An organisation's template, opened as what others send is opened: with limits, no trust.

Macros, links to anything outside, encryption, entities and sizes that no template has are
refused, each with its remedy. Nothing is unpacked but what a paper takes.
"""

from __future__ import annotations

import io
import os
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NoReturn

from attrs import field, frozen

from ldsp_word.errors import TemplateError
from ldsp_word.wordml import TAG, declares_entities, read

LIMIT_MIB: Final = 32
"""How large a template may be unpacked, unless ``LDSP_MAX_TEMPLATE_MB`` says another limit."""

PARTS: Final = 1000
"""How many parts a template may have; Word's own have some twenty."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE: Final = "save it as a Word document (.docx) or template (.dotx)"
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_KINDS: Final = (f"{_MAIN}document.main+xml", f"{_MAIN}template.main+xml")
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OFFICE_DOCUMENT: Final = "officeDocument"
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)


@frozen(kw_only=True)
class Reference:
    """What a part refers to: by ``id``, a ``kind`` such as "image", another part or an address."""

    id: str
    kind: str
    target: str
    external: bool


@frozen(kw_only=True)
class TemplateFile:
    """A template that holds nothing which a paper may not take; get it from ``opened``."""

    path: Path
    main: str
    types: Mapping[str, str]
    _package: zipfile.ZipFile = field(alias="package")

    def has(self, part: str) -> bool:
        """Whether there is a *part* of that name."""
        return part in self._package.NameToInfo

    def content(self, part: str) -> bytes:
        """Return what a *part* holds. Raises TemplateError if it cannot be unpacked."""
        return _content(self.path, self._package, part)

    def tree(self, part: str) -> Any:
        """Return a new tree of a *part* of XML. Raises TemplateError if it cannot be read."""
        return _tree(self.path, part, self.content(part))

    def content_type(self, part: str) -> str:
        """Return the content type of a *part*."""
        return self.types.get(f"/{part}") or self.types.get(part.rpartition(".")[2].lower(), "")

    def references(self, part: str) -> tuple[Reference, ...]:
        """Return what a *part* refers to, in the order of the file."""
        return _references(self.path, self._package, part)

    def related(self, kind: str) -> str | None:
        """Return the part of one *kind* ("styles") that the document refers to, if any."""
        found = (each.target for each in self.references(self.main) if each.kind == kind)
        return next(filter(self.has, found), None)


def opened(path: Path) -> TemplateFile:
    """Open the template at *path*.

    Raises TemplateError if it is no Word document, is encrypted, too large or damaged,
    holds macros, or leads to anything outside but by a link to click on.
    """
    package = _package(path)
    types = _types(path, package)
    main = next(
        (each.target for each in _references(path, package, "") if each.kind == _OFFICE_DOCUMENT),
        "",
    )
    kind = types.get(f"/{main}", "")
    names = [*types, *package.NameToInfo]
    if "macroEnabled" in kind or any(name.endswith("vbaProject.bin") for name in names):
        _refuse(path, f"it holds macros; {_SAVE}")
    if kind not in _KINDS or main not in package.NameToInfo:
        _refuse(path, f"it is no Word document; {_SAVE}")
    for name in package.NameToInfo:
        if name.endswith(".rels"):
            _refuse_links(path, name, _references_in(path, package, name))
    file = TemplateFile(path=path, main=main, types=types, package=package)
    if file.tree(main).tag != f"{TAG}document":
        _refuse(path, "it is saved as Strict Open XML; save it as a plain Word document (.docx)")
    return file


def _package(path: Path) -> zipfile.ZipFile:
    limit = _limit()
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= limit else b""
    except OSError as error:
        _refuse(path, f"it cannot be read: {error.strerror or error}; correct the path", error)
    if size > limit:
        _too_large(path, "the file is", size)
    if content.startswith(_OLE):
        _refuse(
            path,
            f"it is encrypted or of Word 2003 and earlier; without a password, {_SAVE}",
        )
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except _DAMAGED as error:
        _refuse(path, "it is no Word document, or damaged; save it anew in Word", error)
    entries = package.infolist()
    if len(entries) > PARTS:
        many = f"it has {len(entries):,} parts, where {PARTS:,} is the limit"
        _refuse(path, f"{many}; use a plainer template")
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        _refuse(path, "it has two parts of one name; save it anew in Word")
    if any(entry.flag_bits & 1 for entry in entries):
        _refuse(path, "it is encrypted; save it without a password")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limit:
        _too_large(path, "unpacked it is", unpacked)
    return package


def _limit() -> int:
    given = os.environ.get("LDSP_MAX_TEMPLATE_MB", "")
    return (int(given) if given.isascii() and given.isdigit() else LIMIT_MIB) * 1024 * 1024


def _too_large(path: Path, what: str, size: int) -> NoReturn:
    _refuse(
        path,
        f"{what} {size / 1024 / 1024:,.1f} MiB large, where {_limit() // 1024 // 1024} is the "
        "limit; use a plainer template, or raise the limit with the environment variable "
        "LDSP_MAX_TEMPLATE_MB if you trust this one",
    )


def _content(path: Path, package: zipfile.ZipFile, part: str) -> bytes:
    try:
        return package.read(part)
    except KeyError as error:
        _refuse(path, f"its part {part} is missing; save it anew in Word", error)
    except _DAMAGED as error:
        _refuse(path, f"its part {part} is damaged; save it anew in Word", error)


def _tree(path: Path, part: str, content: bytes) -> Any:
    try:
        root = read(content)
    except SyntaxError as error:  # the parser's own error is one
        _refuse(path, f"its part {part} cannot be read: {error}; save it anew in Word", error)
    if declares_entities(root):
        _refuse(path, f"its part {part} declares entities, which Word never does; do not trust it")
    return root


def _types(path: Path, package: zipfile.ZipFile) -> dict[str, str]:
    """Return content types, by the part's name or by the ending of names."""
    name = "[Content_Types].xml"
    return {
        each.get("PartName") or each.get("Extension", "").lower(): each.get("ContentType", "")
        for each in _tree(path, name, _content(path, package, name))
        if isinstance(each.tag, str)
    }


def _references(path: Path, package: zipfile.ZipFile, part: str) -> tuple[Reference, ...]:
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    return _references_in(path, package, rels) if rels in package.NameToInfo else ()


def _references_in(path: Path, package: zipfile.ZipFile, rels: str) -> tuple[Reference, ...]:
    folder = posixpath.dirname(posixpath.dirname(rels))
    found = []
    for each in _tree(path, rels, _content(path, package, rels)).iter(_RELATIONSHIP):
        external = each.get("TargetMode") == "External"
        target = each.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = each.get("Type", "").rpartition("/")[2]
        found.append(Reference(id=each.get("Id", ""), kind=kind, target=target, external=external))
    return tuple(found)


def _refuse_links(path: Path, rels: str, references: tuple[Reference, ...]) -> None:
    for each in references:
        if each.external and each.kind != "hyperlink":
            remedy = (
                "in Word, choose Developer, Document Template, and attach Normal"
                if each.kind == "attachedTemplate"
                else "put in its place what it leads to"
            )
            _refuse(
                path,
                f"it leads outside itself ({rels}: {each.kind} {each.target!r}), and opening the "
                f"paper would fetch that; {remedy}",
            )


def _refuse(path: Path, reason: str, cause: BaseException | None = None) -> NoReturn:
    raise TemplateError(f"the template {path} cannot be used: {reason}") from cause
