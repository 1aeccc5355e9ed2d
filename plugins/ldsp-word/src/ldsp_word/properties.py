"""What the file says about itself: title, author, language and dates, and its settings."""

from __future__ import annotations

from typing import Final

from ldsp_core.document import Front
from ldsp_word.markup import XML_HEAD, escaped

_SCHEMAS: Final = "http://schemas.openxmlformats.org"
_CORE: Final = (
    f'xmlns:cp="{_SCHEMAS}/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def core_properties(front: Front) -> bytes:
    """Return the core properties; all dates are the one that the facts were taken at."""
    author = escaped(front.author or front.organisation)
    moment = f"{front.as_at.isoformat()}T00:00:00Z"
    texts = (
        ("dc:title", escaped(front.title)),
        ("dc:subject", escaped(front.subject or front.subtitle)),
        ("dc:creator", author),
        ("cp:keywords", escaped(", ".join(front.keywords))),
        ("cp:lastModifiedBy", author),
        ("cp:revision", "1"),
        ("dc:language", escaped(front.language)),
    )
    elements = "".join(f"<{name}>{text}</{name}>" for name, text in texts if text)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return f"{XML_HEAD}<cp:coreProperties {_CORE}>{elements}{dates}</cp:coreProperties>".encode()


def extended_properties(front: Front) -> bytes:
    """Return the properties that Word keeps besides: whose paper it is, and what wrote it."""
    return (
        f'{XML_HEAD}<Properties xmlns="{_SCHEMAS}/officeDocument/2006/extended-properties">'
        f"<Application>ldsp-word</Application><Company>{escaped(front.organisation)}</Company>"
        "</Properties>"
    ).encode()


def settings(language: str, *, facing: bool = False) -> str:
    """Return the inside of ``w:settings``: a document of Word 2013 and later.

    With *facing* pages, even ones have headers of their own.
    """
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f"{'<w:evenAndOddHeaders/>' if facing else ''}"
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{compatibility}</w:compat><w:themeFontLang w:val="{escaped(language)}"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
    )


def fonts() -> str:
    """Return the inside of ``w:fonts``: where there is no Arial, one of the same widths."""
    return (
        '<w:font w:name="Arial"><w:altName w:val="Liberation Sans"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    )
