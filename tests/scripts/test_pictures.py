"""Pages that were damaged are told from those that are only drawn a little otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops

from scripts.outputs.pictures import GOLDEN, SAMPLES, TOLERANCE, compared, difference, golden

PAGES = [
    pytest.param(page, id=f"{name}-{number}")
    for name in SAMPLES
    for number, page in enumerate(golden(name), start=1)
]
WHITE = 255
HEADER, FOOTER = 16, 16
"""How many dots the running header and footer take."""


def ink(page: Image.Image, top: int, rows: int) -> int:
    """Return how much is drawn on so many rows of dots from *top* on."""
    return sum(WHITE - dot for dot in page.crop((0, top, page.width, top + rows)).tobytes())


def without(page: Image.Image, top: int, rows: int) -> Image.Image:
    """Return the page with so many rows of dots wiped out."""
    wiped = page.copy()
    wiped.paste(WHITE, (0, top, page.width, top + rows))
    return wiped


def moved(page: Image.Image, top: int, by: int) -> Image.Image:
    """Return the page with all from *top* on moved down *by* dots."""
    body = page.crop((0, top, page.width, page.height - FOOTER - by))
    result = without(page, top, by)
    result.paste(body, (0, top + by))
    return result


def fullest(page: Image.Image, rows: int) -> int:
    """Return where the most is drawn on so many rows, between header and footer."""
    return max(range(HEADER, page.height - FOOTER - rows), key=lambda top: ink(page, top, rows))


def test_each_paper_has_pages_that_were_looked_at() -> None:
    """And no picture is left of one that there is no more."""
    held = {path.name for path in GOLDEN.iterdir()}
    assert held == {
        f"{name}-{number}.png" for name in SAMPLES for number in range(1, len(golden(name)) + 1)
    }
    assert all(golden(name) for name in SAMPLES)
    assert len(golden("lancashire-board-paper")) == 6


@pytest.mark.parametrize("page", PAGES)
def test_letters_drawn_otherwise_are_nothing(page: Image.Image) -> None:
    """Edges that are smoothed otherwise, lines that lie a little lower, a shade of grey."""
    for across, down in ((0, 0), (0, 1), (1, 0), (1, 1)):
        elsewhere = ImageChops.offset(page, across, down)
        for part in (0.25, 0.5, 1.0):
            assert difference(Image.blend(page, elsewhere, part), page) <= TOLERANCE
    paler = page.point([min(WHITE, grey + 8) for grey in range(256)])
    assert difference(paler, page) <= TOLERANCE


@pytest.mark.parametrize("page", PAGES)
def test_what_is_missing_is_seen(page: Image.Image) -> None:
    """Two centimetres of a table or of text, on every page that has more than a line."""
    top = fullest(page, 10)
    seen = difference(without(page, top, 10), page) > TOLERANCE
    assert seen or ink(page, top, 10) < 10 * page.width


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6])
def test_what_moved_by_a_line_is_seen(number: int) -> None:
    """On each page of the board paper: all below a place moves as if a line came in there."""
    page = golden("lancashire-board-paper")[number - 1]
    assert difference(moved(page, page.height // 3, 3), page) > TOLERANCE


def test_another_size_is_another_page() -> None:
    """A page that lies across where one stood upright."""
    page = Image.new("L", (100, 141), WHITE)
    assert difference(page, page) == 0
    assert difference(page.transpose(Image.Transpose.ROTATE_90), page) == 255


def test_a_damaged_page_is_told() -> None:
    """With its number and what to do; the others are not."""
    name = "fictional-grant-claim"
    pages = golden(name)
    assert list(compared(name, Path("claim.pdf"), pages)) == []
    pages[1] = without(pages[1], fullest(pages[1], 10), 10)
    (finding,) = compared(name, Path("claim.pdf"), pages)
    assert (finding.severity, finding.place) == ("error", "page 2")
    assert finding.text.startswith(f"looks otherwise than {name}-2.png")
    assert finding.text.endswith("run python -m scripts.outputs.pictures")


@pytest.mark.parametrize("change", [-1, 1])
def test_a_page_more_or_less_is_told(change: int) -> None:
    """The last one of a paper, or one that nobody looked at."""
    name = "fictional-board-paper"
    pages = golden(name)
    other = pages[:-1] if change < 0 else [*pages, pages[-1]]
    (finding,) = compared(name, Path("paper.pdf"), other)
    assert f"with {len(pages)} pages in all, and now its pages are {len(other)};" in finding.text


def test_a_paper_that_nobody_looked_at_is_told() -> None:
    """It is no paper that is as it was."""
    (finding,) = compared("never-seen", Path("paper.pdf"), golden("sample")[:1])
    assert "with 0 pages in all, and now its pages are 1;" in finding.text
