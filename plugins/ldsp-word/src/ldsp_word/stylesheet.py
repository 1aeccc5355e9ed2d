"""The style sheet of a paper: its defaults and all its styles."""

from __future__ import annotations

from ldsp_word.look import FONT, OWN, Palette
from ldsp_word.markup import escaped
from ldsp_word.paragraph_styles import paragraph_styles
from ldsp_word.styles import Style


def stylesheet(language: str) -> str:
    """Return the inside of ``w:styles``; *language* is that of all text ("en-GB")."""
    paragraphs = "".join(style.xml for style in paragraph_styles())
    return (
        _document_defaults(escaped(language))
        + default_styles()
        + paragraphs
        + character_styles(OWN)
        + table_style(OWN)
    )


def table_style(palette: Palette) -> str:
    """Return the style of tables."""

    def edge(side: str, size: int, colour: str) -> str:
        return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'

    return (
        f'<w:style w:type="table" w:styleId="{Style.TABLE}" w:customStyle="1">'
        '<w:name w:val="Paper Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{edge('top', 8, palette.ink)}{edge('bottom', 8, palette.ink)}"
        f"{edge('insideH', 4, palette.rule)}</w:tblBorders><w:tblCellMar>"
        '<w:top w:w="40" w:type="dxa"/><w:left w:w="115" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="115" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{edge("bottom", 8, palette.ink)}'
        f'</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{palette.shade}"/></w:tcPr>'
        f'</w:tblStylePr><w:tblStylePr w:type="lastRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
        f"<w:tcBorders>{edge('top', 8, palette.ink)}</w:tcBorders></w:tcPr></w:tblStylePr>"
        '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr></w:style>'
    )


def _document_defaults(language: str) -> str:
    fonts = f'w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"'
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/><w:sz w:val="22"/>'
        f'<w:szCs w:val="22"/><w:lang w:val="{language}" w:eastAsia="{language}"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" '
        'w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def default_styles() -> str:
    """Return the styles of what has no other, on which all others build."""
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/></w:style><w:style w:type="character" w:default="1" '
        'w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '</w:style><w:style w:type="numbering" w:default="1" w:styleId="NoList">'
        '<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def character_styles(palette: Palette) -> str:
    """Return the styles of words within a paragraph."""

    def style(style: Style, name: str, properties: str) -> str:
        return (
            f'<w:style w:type="character" w:styleId="{style}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{properties}</w:rPr>'
            "</w:style>"
        )

    return style(Style.STRONG, "Strong", "<w:b/><w:bCs/>") + style(
        Style.HYPERLINK, "Hyperlink", f'<w:color w:val="{palette.link}"/><w:u w:val="single"/>'
    )
