"""Trees of WordprocessingML that others wrote: looking things up, and putting them in order."""

from __future__ import annotations

from typing import Any, Final

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from ldsp_word.markup import NAMESPACES, W

TAG: Final = f"{{{W}}}"

_PARAGRAPH: Final = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
)  # fmt: skip
"""The order of what a ``w:pPr`` holds (ECMA-376 part 1, 17.3.1.26)."""

_STYLE: Final = (
    "name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority",
    "semiHidden", "unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose",
    "personalReply", "rsid", "pPr", "rPr",
)  # fmt: skip
"""The order of what a ``w:style`` holds, as far as it goes here (17.7.4.17)."""


def read(content: bytes) -> Any:
    """Return the root of a part. Raises SyntaxError; entities are never followed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


def declares_entities(root: Any) -> bool:
    """Whether a part begins with a document type, which Word never writes."""
    return bool(root.getroottree().docinfo.doctype)


def value(element: Any, name: str) -> str:
    """Return the ``w:val`` of the child *name*, or nothing."""
    child = element.find(f"{TAG}{name}")
    return "" if child is None else child.get(f"{TAG}val", "")


def parsed(text: str) -> list[Any]:
    """Return the elements that our own markup *text* stands for."""
    return list(etree.fromstring(f"<w:x {NAMESPACES}>{text}</w:x>"))


def put(element: Any, text: str, order: tuple[str, ...]) -> Any:
    """Set the child that the markup *text* stands for, in its place; what was there goes."""
    (new,) = parsed(text)
    for old in element.findall(new.tag):
        element.remove(old)
    mine = order.index(_name(new))
    place = next(
        (
            index
            for index, child in enumerate(element)
            if _name(child) not in order or order.index(_name(child)) > mine
        ),
        len(element),
    )
    element.insert(place, new)
    return new


def set_paragraph_property(style: Any, text: str) -> None:
    """Set one property of the paragraphs of a ``w:style``, given as markup."""
    properties = style.find(f"{TAG}pPr")
    if properties is None:
        properties = put(style, "<w:pPr/>", _STYLE)
    put(properties, text, _PARAGRAPH)


def serialised(root: Any) -> bytes:
    """Return a whole part with *root* in it."""
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def markup(element: Any) -> str:
    """Return an element of others as markup that stands among our own."""
    text: str = etree.tostring(element, encoding="unicode", with_tail=False)
    for declaration in NAMESPACES.split():
        text = text.replace(f" {declaration}", "")
    return text


def _name(element: Any) -> str:
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""
