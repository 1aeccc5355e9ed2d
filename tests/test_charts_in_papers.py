"""A paper with its pictures, and without anybody to draw them."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

import ldsp_core as ldsp
from ldsp_core.plugins import Registry

FICTIONAL = Path(__file__).parents[1] / "examples" / "fictional" / "partnership.toml"


def parts(path: Path) -> dict[str, bytes]:
    """Return the parts of a written paper."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        return {name: package.read(name) for name in package.namelist()}


def write(path: Path, registry: Registry, **params: object) -> tuple[dict[str, bytes], list[str]]:
    """Write the invented partnership's paper; return its parts, and what was shown otherwise."""
    partnership = ldsp.load(FICTIONAL, registry=registry)
    paper = ldsp.build("board-paper", partnership, registry=registry, **params)
    result = ldsp.render(paper, path, registry=registry)
    return parts(path), [one.message for one in result.degradations]


@pytest.fixture
def with_charts() -> Registry:
    """All that is installed."""
    return Registry.discover({})


@pytest.fixture
def without_charts() -> Registry:
    """All that is installed but what draws."""
    return Registry.discover({"LDSP_PLUGINS_DISABLED": "charts"})


def test_a_paper_shows_its_charts(tmp_path: Path, with_charts: Registry) -> None:
    """Each as an SVG with a PNG to fall back on, with alt text and an id of its own."""
    found, _ = write(tmp_path / "paper.docx", with_charts, charts="all")
    document = found["word/document.xml"].decode()
    svgs = sorted(name for name in found if name.endswith(".svg"))
    pngs = sorted(name for name in found if name.endswith(".png"))
    assert len(svgs) == len(pngs) == document.count("<asvg:svgBlip") == 6
    assert all(b"<text" in found[name] for name in svgs)
    drawings = re.findall(r'<wp:docPr id="(\d+)" name="[^"]*" descr="([^"]+)"', document)
    assert len({number for number, _ in drawings}) == len(drawings) == 6
    assert any("profile £80,000 by quarter 1" in alt for _, alt in drawings)


def test_the_data_of_a_chart_stands_beside_it(tmp_path: Path, with_charts: Registry) -> None:
    """As a table, whether it is drawn or not."""
    found, _ = write(tmp_path / "paper.docx", with_charts)
    document = found["word/document.xml"].decode()
    assert document.index("spend to date against profile") > document.index("£57,865.25")


def test_the_same_paper_is_the_same_bytes(tmp_path: Path, with_charts: Registry) -> None:
    """Pictures included."""
    for name in ("one.docx", "two.docx"):
        write(tmp_path / name, with_charts)
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


def test_without_anybody_to_draw_words_stand_for_charts(
    tmp_path: Path, without_charts: Registry
) -> None:
    """Tables and lists, and the result says so."""
    found, told = write(tmp_path / "paper.docx", without_charts)
    assert not [name for name in found if "media" in name]
    assert "a list stands for the diagram: no plugin that draws is installed" in told
    assert any(message.startswith("words stand for the chart") for message in told)
    assert "Lines of what adds up from quarter to quarter" in found["word/document.xml"].decode()


@pytest.mark.parametrize(("charts", "number"), [("none", 1), ("some", 2), ("all", 6)])
def test_how_many_charts_is_for_the_reader_to_say(
    tmp_path: Path, with_charts: Registry, charts: str, number: int
) -> None:
    """The structure is drawn always, as it is no chart."""
    found, _ = write(tmp_path / "paper.docx", with_charts, charts=charts)
    assert sum(name.endswith(".svg") for name in found) == number
