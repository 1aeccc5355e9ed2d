"""The file: odfdo's template with our body and styles, and the same bytes each time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import BinaryIO, Final

from odfdo import Document, Element

from ldsp_core.document import Front
from ldsp_core.rendering import write_package
from ldsp_opendocument.xml import NOTHING, Xml, tag

_PARTS: Final = ("content.xml", "styles.xml", "meta.xml")


def write_document(
    stream: BinaryIO,
    kind: str,
    front: Front,
    *,
    body: Xml,
    styles: Xml,
    automatic: Xml,
    page: Mapping[str, str],
    footer: Xml = NOTHING,
    pictures: Mapping[str, bytes] = MappingProxyType({}),
) -> None:
    """Write a document of *kind* ("odt", "ods") to *stream*.

    *body* is the content of ``office:text`` or ``office:spreadsheet``; *styles* are the
    named ones; *automatic* those of the content alone; *page* are the properties of pages,
    *footer* stands at the foot of each; *pictures* go by their path.
    """
    document = Document(kind)
    _put(document.body, body)
    _put(document.content.get_element("//office:automatic-styles"), automatic)
    _put(document.styles.get_element("//office:styles"), styles)
    for properties in document.styles.get_elements("//style:page-layout-properties"):
        for name, value in page.items():
            properties.set_attribute(name, value)
    master = document.styles.get_element("//style:master-page")
    if footer and master is not None:
        master.append(Element.from_tag(tag("style:footer", footer)))
    _describe(document, front)
    media_type = document.mimetype
    written = (document.content, document.styles, document.meta)
    parts = dict(zip(_PARTS, (part.serialize() for part in written), strict=True))
    manifest = _manifest(media_type, [*_PARTS, *pictures])
    write_package(
        stream,
        [
            ("mimetype", media_type.encode()),
            *parts.items(),
            *pictures.items(),
            ("META-INF/manifest.xml", manifest.encode()),
        ],
        stored={"mimetype"},
    )


def _put(into: Element | None, content: Xml) -> None:
    """Put *content* in the place of what *into* holds."""
    assert into is not None, "odfdo's templates have every part"
    into.clear()
    parsed = Element.from_tag(tag("office:group", content))
    for child in parsed.children:
        into.append(child)


def _describe(document: Document, front: Front) -> None:
    """Say what the document is; its dates are that of its facts, and no clock is read."""
    meta = document.meta
    as_at = datetime(front.as_at.year, front.as_at.month, front.as_at.day, tzinfo=UTC)
    meta.title = front.title
    meta.subject = front.subject or front.subtitle
    meta.language = front.language
    meta.keyword = ", ".join(front.keywords)
    meta.initial_creator = meta.creator = front.author or front.organisation
    meta.creation_date = meta.date = as_at.replace(tzinfo=None)
    meta.generator = "ldsp-opendocument"
    statistic = meta.get_element("//meta:document-statistic")
    if statistic is not None:
        statistic.delete()


def _manifest(media_type: str, names: list[str]) -> str:
    types = {".xml": "text/xml", ".png": "image/png", ".svg": "image/svg+xml"}
    entries = [("/", media_type), *((name, types[name[name.rindex(".") :]]) for name in names)]
    rows = "".join(
        tag("manifest:file-entry", manifest_full_path=name, manifest_media_type=each)
        for name, each in entries
    )
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<manifest:manifest xmlns:manifest="{space}" manifest:version="1.3">{rows}'
        "</manifest:manifest>"
    )
