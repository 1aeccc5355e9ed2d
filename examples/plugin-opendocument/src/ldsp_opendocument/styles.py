"""How papers and workbooks look: named styles, so that users can change them in one place."""

from __future__ import annotations

from typing import Final

from ldsp_opendocument.xml import Xml, tag

FONT: Final = "Liberation Sans"
DARK: Final = "#1f3a4d"
LINE: Final = "#8fa3b0"
SHADE: Final = "#e3eaef"


def default(family: str, language: str, size: str) -> Xml:
    """Return the style that all others of a *family* are based on, in a *language*."""
    code, _, country = language.partition("-")
    text = tag(
        "style:text-properties",
        style_font_name=FONT,
        fo_font_family=FONT,
        fo_font_size=size,
        fo_language=code,
        fo_country=country or "none",
    )
    return tag("style:default-style", text, style_family=family)


def style(name: str, family: str, parent: str = "", **properties: dict[str, str]) -> Xml:
    """Return a style; *properties* are by their kind: ``paragraph={"fo_margin_top": "1cm"}``."""
    children = [
        tag(f"style:{kind.replace('_', '-')}-properties", **values)
        for kind, values in properties.items()
    ]
    facts = {"style_name": name, "style_family": family}
    if parent:
        facts["style_parent_style_name"] = parent
    return tag("style:style", *children, **facts)


def paper_styles(language: str) -> Xml:
    """Return the styles of a paper."""
    spaced = {"fo_margin_top": "0cm", "fo_margin_bottom": "0.2cm", "fo_line_height": "120%"}
    numbered = spaced | {"fo_margin_left": "1.2cm", "fo_text_indent": "-1.2cm"}
    framed = {"fo_padding": "0.2cm", "fo_border_left": f"0.1cm solid {DARK}"}
    shaded = {"fo_background_color": SHADE, "fo_margin_left": "0.3cm", "fo_keep_together": "always"}
    return Xml(
        "".join(
            [
                default("paragraph", language, "11pt"),
                style("Standard", "paragraph", paragraph=spaced),
                style(
                    "Title",
                    "paragraph",
                    "Standard",
                    paragraph={"fo_margin_bottom": "0.1cm", "fo_keep_with_next": "always"},
                    text={"fo_font_size": "22pt", "fo_font_weight": "bold", "fo_color": DARK},
                ),
                style("Subtitle", "paragraph", "Standard", text={"fo_font_size": "14pt"}),
                style(
                    "Banner",
                    "paragraph",
                    "Standard",
                    paragraph=framed | shaded,
                    text={"fo_font_weight": "bold"},
                ),
                *map(_heading, range(1, 11)),
                style("Numbered", "paragraph", "Standard", paragraph=numbered | _tab("1.2cm")),
                style("Numbered_20_2", "paragraph", "Numbered"),
                style(
                    "Caption",
                    "paragraph",
                    "Standard",
                    paragraph={"fo_margin_top": "0.3cm", "fo_keep_with_next": "always"},
                    text={"fo_font_weight": "bold"},
                ),
                style(
                    "Quotations",
                    "paragraph",
                    "Standard",
                    paragraph={"fo_margin_left": "1cm", "fo_margin_right": "1cm"},
                    text={"fo_font_style": "italic"},
                ),
                style("Callout", "paragraph", "Standard", paragraph=framed | shaded),
                style("Table_20_Contents", "paragraph", text={"fo_font_size": "9pt"}),
                style(
                    "Table_20_Numbers",
                    "paragraph",
                    "Table_20_Contents",
                    paragraph={"fo_text_align": "end"},
                ),
                style(
                    "Table_20_Heading",
                    "paragraph",
                    "Table_20_Contents",
                    text={"fo_font_weight": "bold"},
                ),
                style(
                    "Table_20_Heading_20_Right",
                    "paragraph",
                    "Table_20_Heading",
                    paragraph={"fo_text_align": "end"},
                ),
                _footer(),
                style("Strong", "text", text={"fo_font_weight": "bold"}),
                style("Marker", "text", text={"style_text_position": "super 65%"}),
                _bullets(),
                _letters(),
            ]
        )
    )


def paper_automatic() -> Xml:
    """Return the styles of a paper's tables and frames."""
    edges = {"fo_padding": "0.1cm", "fo_border_bottom": f"0.02cm solid {LINE}"}
    return Xml(
        "".join(
            [
                style("Table", "table", table={"style_width": "17cm", "table_align": "margins"}),
                style("Cell", "table-cell", table_cell=edges),
                style("Head", "table-cell", table_cell=edges | {"fo_background_color": SHADE}),
                style("Total", "table-cell", table_cell=edges | {"fo_background_color": SHADE}),
                style("Row", "table-row", table_row={"fo_keep_together": "always"}),
                style("Frame", "graphic", graphic={"style_wrap": "none"}),
            ]
        )
    )


def _footer() -> Xml:
    """Return the style of the line at the foot of a page: its number stands to the right."""
    stop = tag("style:tab-stop", style_position="17cm", style_type="right")
    stops = tag("style:paragraph-properties", tag("style:tab-stops", stop))
    text = tag("style:text-properties", fo_font_size="8pt", fo_color=DARK)
    return tag("style:style", stops, text, style_name="Footer", style_family="paragraph")


def _heading(level: int) -> Xml:
    size = {1: "16pt", 2: "13pt", 3: "12pt"}.get(level, "11pt")
    return style(
        f"Heading_20_{level}",
        "paragraph",
        "Standard",
        paragraph={"fo_margin_top": "0.5cm", "fo_keep_with_next": "always"},
        text={"fo_font_size": size, "fo_font_weight": "bold", "fo_color": DARK},
    )


def _tab(at: str) -> dict[str, str]:
    return {"style_tab_stop_distance": at}


def _indents(level: int) -> Xml:
    label = tag(
        "style:list-level-label-alignment",
        text_label_followed_by="listtab",
        text_list_tab_stop_position=f"{0.6 * level + 0.6:.1f}cm",
        fo_text_indent="-0.6cm",
        fo_margin_left=f"{0.6 * level + 0.6:.1f}cm",
    )
    return tag(
        "style:list-level-properties",
        label,
        text_list_level_position_and_space_mode="label-alignment",
    )


def _bullets() -> Xml:
    levels = [
        tag(
            "text:list-level-style-bullet",
            _indents(level),
            text_level=str(level),
            text_bullet_char="•",
        )
        for level in range(1, 11)
    ]
    return tag("text:list-style", *levels, style_name="Bullets")


def _letters() -> Xml:
    first = tag(
        "text:list-level-style-number",
        _indents(1),
        text_level="1",
        style_num_format="a",
        style_num_letter_sync="true",
        style_num_suffix=".",
    )
    return tag("text:list-style", first, style_name="Letters")
