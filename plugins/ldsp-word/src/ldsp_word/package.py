"""The package: all parts of a paper, put together through python-docx's container."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
from ldsp_word.relations import NewPart, Relation, word_part
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
    relations = paper.relations
    for kind, part in _looks(paper):
        relations.part(kind, part)
    package = Package()
    document = _part(
        package,
        "/word/document.xml",
        CT.WML_DOCUMENT_MAIN,
        part_xml("document", f"<w:body>{body}</w:body>"),
    )
    package.relate_to(document, RT.OFFICE_DOCUMENT)
    _add_properties(package, paper.report.front)
    new = list(relations.parts())
    parts = {part.name: _word_part(package, part) for part in new}
    _relate(document, relations, parts)
    for part in new:
        _relate(parts[part.name], part.relations, parts)
    return package


def _looks(paper: Paper) -> Iterator[tuple[str, NewPart]]:
    """Yield the parts that say how a paper looks, each with the kind of its relationship."""
    language, template = paper.report.front.language, paper.template
    yield (
        "settings",
        word_part(
            "settings",
            part_xml("settings", settings(language, facing=bool(template and template.facing))),
        ),
    )
    if template:
        yield from template.looks(paper.lists)
        return
    yield "styles", word_part("styles", part_xml("styles", stylesheet(language)))
    yield "numbering", word_part("numbering", part_xml("numbering", numbering(paper.lists)))
    yield "fontTable", word_part("fontTable", part_xml("fonts", fonts()))
    yield "theme", NewPart(name="theme.xml", content_type=CT.OFC_THEME, content=theme())


def _relate(source: Part, relations: Iterable[Relation], parts: Mapping[str, Part]) -> None:
    for relation in relations:
        target = relation.target if relation.external else parts[relation.target]
        source.load_rel(relation.type, target, relation.id, relation.external)


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
