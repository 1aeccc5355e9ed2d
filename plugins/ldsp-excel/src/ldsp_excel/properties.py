"""The document's properties: whose it is and what it is about, without a clock."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final
from xml.sax.saxutils import escape

from ldsp_core.document import Front
from ldsp_excel.markup import DECLARATION
from ldsp_excel.texts import checked

APP: Final = (
    DECLARATION + "<Properties "
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>ldsp-excel</Application></Properties>"
)

_CORE_HEAD: Final = (
    "<cp:coreProperties "
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)


def core_properties(front: Front) -> str:
    """Return ``docProps/core.xml``; created and modified are the date of the facts."""
    stated = "".join(
        f"<{tag}>{escape(checked(text, partial('document property {}'.format, tag)))}</{tag}>"
        for tag, text in _fields(front)
        if text
    )
    day = f"{front.as_at.isoformat()}T00:00:00Z"
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return f"{DECLARATION}{_CORE_HEAD}{stated}{dates}</cp:coreProperties>"


def _fields(front: Front) -> Iterator[tuple[str, str]]:
    author = front.author or front.organisation
    yield "dc:title", front.title
    yield "dc:subject", front.subject or front.subtitle or front.title
    yield "dc:creator", author
    yield "cp:keywords", ", ".join(front.keywords)
    yield "dc:description", " ".join(front.banners)
    yield "cp:lastModifiedBy", author
    yield "dc:language", front.language
    yield "cp:contentStatus", "Draft" if front.draft else "Final"
