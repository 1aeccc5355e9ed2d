"""Text: it stays text, in its own words, as wide as was measured."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from hypothesis import example, given, settings
from hypothesis import strategies as st

import ldsp_charts
from ldsp_charts.engine import PUBLIC_FAMILIES, png_of, svg_of
from ldsp_charts.fonts import EMOJI, as_drawn, width_of
from ldsp_charts.specification import specification
from ldsp_charts.wrapping import ELLIPSIS, wrapped
from ldsp_core.document import Diagram, Node
from ldsp_core.testing.strategies import words

TYPEFACES = Path(ldsp_charts.__file__).parent / "typefaces"
HOSTILE = [
    "<b>bold</b> & \"quoted\" 'so'",
    "datum.x",
    '{"signal": "1 + 1"}',
    "format(datum.value, ',')",
    "${7*7} {{7*7}} %s %d",
    "]]> <!-- --> <script>alert(1)</script>",
    'font-family="LDSP Charts Sans"',
    "&amp; &#60; &lt;",
    "https://example.org/x.png",
    "Gweithlu'r dyfodol: sgiliau ŵ ŷ â ô",
    "🎉 Party 👩\u200d💻 at 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "\u202eright to left\u202c שלום",
    "日本語",
]
SVG = "{http://www.w3.org/2000/svg}"


def texts_of(svg: str) -> list[str]:
    """Return every text of an SVG, its lines joined."""
    root = ElementTree.fromstring(svg)
    return [" ".join(part.strip() for part in one.itertext()) for one in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_code_stays_text(draw: Any, text: str) -> None:
    """As a heading, a cell and a label: markup, expressions, signals, addresses."""
    svg = svg_of(draw("bar", [(text, text), ("b", 5)]).spec)
    plain = " ".join(text.split())
    assert [one for one in texts_of(svg) if one == plain] == [plain, plain]
    assert png_of(svg).startswith(b"\x89PNG")


def test_lines_and_tabs_in_a_label_are_spaces(draw: Any) -> None:
    """A label is broken where it has to be, not where it was."""
    assert "one two three" in draw("bar", [("one\ntwo\t three", 5)]).texts


@settings(max_examples=30)
@given(words())
def test_every_word_of_a_box_is_in_the_svg(label: str) -> None:
    """Whatever it is; nothing becomes an outline."""
    node = Node(id="a", label=label)
    svg = svg_of(specification(Diagram(id="d", caption="C", alt="A", nodes=(node,))))
    shown = "".join(texts_of(svg)).replace(" ", "")
    wanted = "".join(wrapped(label, 184, 12, bold=True)).replace(" ", "")
    assert shown == wanted


def test_an_svg_names_fonts_that_readers_have(draw: Any) -> None:
    """And sets all text in them, in an explicit ground."""
    svg = svg_of(draw("bar", [("a", 5)]).spec)
    assert set(re.findall(r'font-family="([^"]*)"', svg)) == {PUBLIC_FAMILIES}
    assert re.search(r'<rect width="\d+" height="[\d.]+" fill="#ffffff"', svg)


# Breaking into lines.


@settings(max_examples=200)
@given(st.text(min_size=1, max_size=200), st.integers(30, 200), st.booleans())
@example("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", 40, True)
def test_lines_fit_and_lose_nothing(text: str, width: int, bold: bool) -> None:
    """No line is too wide; together they are the words, unless an ellipsis says they go on."""
    lines = wrapped(text, width, 12, bold=bold, most=3)
    assert 1 <= len(lines) <= 3
    assert all(width_of(line, 12, bold=bold) <= width for line in lines)
    joined, whole = ("".join(part.split()) for part in ("".join(lines), text))
    if joined != whole:
        assert joined.endswith(ELLIPSIS)
        assert whole.startswith(joined.removesuffix(ELLIPSIS))


# The typefaces.


@pytest.mark.parametrize(
    ("file", "name"),
    [("ldsp-charts-sans-regular", "regular"), ("ldsp-charts-sans-bold", "bold"),
     ("ldsp-charts-emoji", "emoji")],
)  # fmt: skip
def test_the_widths_are_those_of_the_typefaces(file: str, name: str) -> None:
    """Character by character; no typeface has a name that a machine may have too."""
    font = TTFont(TYPEFACES / f"{file}.ttf")
    advances = {code: font["hmtx"][glyph][0] for code, glyph in font.getBestCmap().items()}
    runs = json.loads((TYPEFACES / "advances.json").read_text(encoding="utf-8"))[name]
    told = {start + place: width for start, run in runs for place, width in enumerate(run)}
    assert told == advances
    assert font["name"].getDebugName(1).startswith("LDSP Charts")
    assert font["head"].unitsPerEm == 2048


def test_a_png_has_no_character_that_our_typefaces_lack() -> None:
    """So no machine's own can take part: emoji in ours, others by a sign, the unseen left out."""
    assert as_drawn("Cymraeg ŵ") == "Cymraeg ŵ"
    assert as_drawn("a🎉b") == f'a<tspan font-family="{EMOJI}">🎉</tspan>b'
    assert as_drawn("\u202eשלום") == "\N{REPLACEMENT CHARACTER}" * 4


WRITING = ((0x20, 0x7E), (0xA0, 0x36F), (0x590, 0xDFF), (0x2000, 0x206F), (0xFE00, 0xFE0F),
           (0x1F1E6, 0x1F6FF), (0xE0020, 0xE007F))  # fmt: skip
MIXED = st.text(
    st.one_of(*(st.characters(min_codepoint=low, max_codepoint=high) for low, high in WRITING)),
    min_size=1,
    max_size=12,
).filter(str.strip)


@settings(max_examples=60)
@given(st.lists(MIXED, min_size=1, max_size=8))
@example(["\U0001f3fb\U0001f659\U0001f3fd"])
@example(["\u0a3f\U0001f1f0\U0001f1ea", "\U0001f32a\U0001f1fbV\u0341"])
def test_no_mixture_of_writing_fails(labels: list[str]) -> None:
    """What makes PNGs fails for some mixtures, and then for all that follow; it is given none."""
    nodes = tuple(Node(id=str(place), label=label) for place, label in enumerate(labels))
    svg = svg_of(specification(Diagram(id="d", caption="C", alt="A", nodes=nodes)))
    assert png_of(svg).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "language", ["ŵŷâêîôûäëïöüẁỳ ŴŶÂÊÎÔÛ", "áéíóú çñß æøå łżź", "£ € – — ’ “ ” … ×"]
)
def test_the_typeface_has_the_letters_of_these_islands(language: str) -> None:
    """And those of its neighbours, and the marks that reports use."""
    assert as_drawn(language) == language
