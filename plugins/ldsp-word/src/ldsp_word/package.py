"""The package: all parts of a paper, put together through python-docx's container."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from ldsp_core.document import Front
from ldsp_word.markup import XML_HEAD, part_xml
from ldsp_word.numbering import numbering
from ldsp_word.paper import Paper
from ldsp_word.properties import core_properties, extended_properties, fonts, settings
from ldsp_word.relations import NewPart
from ldsp_word.stylesheet import stylesheet
from ldsp_word.theme import theme

_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_DEFAULTS: Final = {
    "png": "image/png",
    "rels": CT.OPC_RELATIONSHIPS,
    "svg": "image/svg+xml",
    "xml": CT.XML,
}


def package_of(paper: Paper, body: str) -> Package:
    """Return the package of *paper*, whose *body* has been written."""
    front = paper.report.front
    relations = paper.relations
    relations.word_part("styles", "styles", part_xml("styles", stylesheet(front.language)))
    relations.word_part("numbering", "numbering", part_xml("numbering", numbering(paper.lists)))
    relations.word_part("settings", "settings", part_xml("settings", settings(front.language)))
    relations.word_part("fontTable", "fontTable", part_xml("fonts", fonts()))
    relations.part("theme", NewPart(name="theme.xml", content_type=CT.OFC_THEME, content=theme()))
    package = Package()
    document = _part(
        package,
        "/word/document.xml",
        CT.WML_DOCUMENT_MAIN,
        part_xml("document", f"<w:body>{body}</w:body>"),
    )
    package.relate_to(document, RT.OFFICE_DOCUMENT)
    _add_properties(package, front)
    parts = {part.name: _word_part(package, part) for part in relations.parts()}
    for relation in relations:
        target = relation.target if relation.external else parts[relation.target]
        document.load_rel(relation.type, target, relation.id, relation.external)
    return package


def parts_of(package: Package) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each part, the list of content types first."""
    parts = list(package.iter_parts())
    yield "[Content_Types].xml", _content_types(parts)
    yield "_rels/.rels", _bytes(package.rels.xml)
    for part in parts:
        yield part.partname.membername, part.blob
        if part.rels:
            yield part.partname.rels_uri.membername, _bytes(part.rels.xml)


def _add_properties(package: Package, front: Front) -> None:
    core = _part(package, "/docProps/core.xml", CT.OPC_CORE_PROPERTIES, core_properties(front))
    package.relate_to(core, RT.CORE_PROPERTIES)
    extended = _part(
        package, "/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, extended_properties(front)
    )
    package.relate_to(extended, RT.EXTENDED_PROPERTIES)


def _word_part(package: Package, part: NewPart) -> Part:
    return _part(package, f"/word/{part.name}", part.content_type, part.content)


def _part(package: Package, name: str, content_type: str, content: bytes) -> Part:
    return Part(PackURI(name), content_type, content, package)


def _content_types(parts: list[Part]) -> bytes:
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{content_type}"/>'
        for extension, content_type in _DEFAULTS.items()
    )
    overrides = "".join(
        f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>'
        for part in parts
        if _DEFAULTS.get(part.partname.ext) != part.content_type
    )
    return f'{XML_HEAD}<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>'.encode()


def _bytes(xml: str | bytes) -> bytes:
    return xml if isinstance(xml, bytes) else xml.encode()
