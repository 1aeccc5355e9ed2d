"""How workbooks look: a style for each sort of value, with the format that shows it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ldsp_opendocument.styles import DARK, LINE, SHADE, default, style
from ldsp_opendocument.xml import Xml, tag, words

_CHARACTER: Final = 0.2
"""Centimetres that a character takes."""

_THIN: Final = f"0.02cm solid {LINE}"
_FORMATS: Final = {
    "whole": "NWhole",
    "float": "NFloat",
    "percentage": "NShare",
    "date": "NDate",
    "string": "",
    "right": "",
}


def sheet_styles(language: str) -> Xml:
    """Return the named styles of a workbook."""
    bold = {"fo_font_weight": "bold"}
    large = {"fo_font_size": "18pt", "fo_color": DARK}
    wrapped = {"fo_wrap_option": "wrap", "style_vertical_align": "top"}
    return Xml(
        "".join(
            [
                default("table-cell", language, "10pt"),
                style("Default", "table-cell"),
                style("Strong", "text", text=bold),
                style("Title", "table-cell", table_cell=wrapped, text=bold | large),
                style("Heading", "table-cell", text=bold | {"fo_font_size": "13pt"}),
                style("Banner", "table-cell", table_cell={"fo_background_color": SHADE}, text=bold),
                style("Words", "table-cell", table_cell=wrapped),
                style(
                    "Head",
                    "table-cell",
                    table_cell=wrapped | {"fo_background_color": SHADE},
                    text=bold,
                ),
                style("HeadRight", "table-cell", "Head", paragraph={"fo_text_align": "end"}),
            ]
        )
    )


def sheet_automatic(currencies: Iterable[str]) -> Xml:
    """Return the formats of numbers, dates and *currencies*, and a style for cells of each."""
    money = {currency: f"N{currency}" for currency in sorted(currencies)}
    cells = [
        _cell_style(kind, number, ending)
        for kind, number in (_FORMATS | money).items()
        for ending in _ENDS
    ]
    return Xml("".join([*_formats(), *map(_currency, money), *cells]))


def width_styles(widths: Iterable[int]) -> Xml:
    """Return a style for columns of each of *widths*, in characters."""
    return Xml(
        "".join(
            style(
                f"W{width}",
                "table-column",
                table_column={"style_column_width": f"{width * _CHARACTER + 0.4:.1f}cm"},
            )
            for width in sorted(widths)
        )
    )


_ENDS: Final = ("", "Total")


def _cell_style(kind: str, number: str, ending: str) -> Xml:
    cell = {"style_vertical_align": "top", "fo_padding": "0.1cm", "fo_border_bottom": _THIN}
    wrap = {"fo_wrap_option": "wrap"} if kind in ("string", "right") else {}
    side = {"paragraph": {"fo_text_align": "end"}} if kind == "right" else {}
    shade = {"fo_background_color": SHADE} if ending else {}
    text = {"fo_font_weight": "bold" if ending else "normal"}
    return style_with_format(
        f"{kind}{ending}", number, table_cell=cell | wrap | shade, text=text, **side
    )


def style_with_format(name: str, number: str, **properties: dict[str, str]) -> Xml:
    """Return a style of cells that shows numbers in the format called *number*, if any."""
    written = style(name, "table-cell", "Default", **properties)
    if not number:
        return written
    return Xml(written.replace(">", f' style:data-style-name="{number}">', 1))


def _currency(code: str) -> Xml:
    """Return the format of sums in the currency *code*, which stands before them."""
    symbol = {"GBP": "£"}.get(code, f"{code} ")
    amount = {"number_decimal_places": "2", "number_min_integer_digits": "1"}
    return tag(
        "number:currency-style",
        tag("number:text", words(symbol)),
        tag("number:number", number_grouping="true", **amount),
        style_name=f"N{code}",
    )


def _formats() -> list[Xml]:
    tenths = {"number_decimal_places": "1", "number_min_integer_digits": "1"}
    whole = {"number_decimal_places": "0", "number_min_integer_digits": "1"}
    return [
        tag(
            "number:number-style",
            tag("number:number", number_grouping="true", **whole),
            style_name="NWhole",
        ),
        tag(
            "number:number-style",
            tag("number:number", number_min_integer_digits="1", number_decimal_places="4",
                number_min_decimal_places="0"),
            style_name="NFloat",
        ),
        tag(
            "number:percentage-style",
            tag("number:number", **tenths),
            tag("number:text", words("%")),
            style_name="NShare",
        ),
        tag(
            "number:date-style",
            tag("number:day"),
            tag("number:text", Xml(" ")),
            tag("number:month", number_textual="true", number_style="long"),
            tag("number:text", Xml(" ")),
            tag("number:year", number_style="long"),
            style_name="NDate",
        ),
    ]  # fmt: skip
