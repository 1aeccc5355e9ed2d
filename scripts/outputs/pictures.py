"""Pictures of papers' pages against those that were looked at and found good.

They are small and grey, and compared with tolerance: how another version of a program draws
letters, or a line that lies a little lower, is not seen, nor a table without its pale shade; a
table that is missing, a heading that moved by a line, a page more or less is.
``python -m scripts.outputs.pictures`` draws them anew, to be looked at.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen
from PIL import Image, ImageChops

import ldsp_core as ldsp
from ldsp_core.document import Report
from ldsp_core.testing.sample_documents import sample_report
from scripts.outputs.findings import Finding
from scripts.outputs.writing import ROOT, TEMPLATE

GOLDEN: Final = ROOT / "tests" / "golden" / "pages"

DOTS_PER_INCH: Final = 72
REDUCED: Final = 6
"""Each dot of a picture is the mean of so many by so many, so that hairlines stay what they are."""

TILE: Final = 4
"""Pictures are compared in tiles of so many dots by so many, a third of an inch."""

TOLERANCE: Final = 15
"""How much the grey of a tile may differ, of 255 (own definition).

Letters without smoothed edges made up to 14 in all these papers, twice the resolution up to 5;
a heading that moved by 11 points 17, one that moved by a line 25 and more, a missing table 48.
"""


@frozen(kw_only=True)
class Sample:
    """A paper whose pages are held: how its report is built, and the options it is written with."""

    build: Callable[[], Report]
    options: Mapping[str, Any] = field(factory=dict)


def _example(name: str, report: str, **arguments: Any) -> Report:
    return ldsp.build(report, ldsp.load(ROOT / "examples" / name / "partnership.toml"), **arguments)


SAMPLES: Final[Mapping[str, Sample]] = {
    "sample": Sample(build=sample_report),
    "sample-template": Sample(build=sample_report, options={"template": TEMPLATE}),
    "lancashire-board-paper": Sample(build=lambda: _example("lancashire", "board-paper")),
    "fictional-board-paper": Sample(build=lambda: _example("fictional", "board-paper")),
    "fictional-grant-claim": Sample(
        build=lambda: _example(
            "fictional", "grant-claim", grant="coordinator-grant", period="FY2025-26/Q4"
        )
    ),
}
"""The papers that are held: one with one of everything, and those that go to committees."""


def write_samples(into: Path) -> Iterator[Path]:
    """Write these papers into the folder *into*, each under its name."""
    into.mkdir(parents=True, exist_ok=True)
    for name, sample in SAMPLES.items():
        path = into / f"{name}.docx"
        ldsp.render(sample.build(), path, format="word", **sample.options)
        yield path


def pictures(pdf: Path) -> list[Image.Image]:
    """Return the pages of a PDF as small grey pictures."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-gray", "-png", "-r", str(DOTS_PER_INCH), str(pdf)]
        subprocess.run([*command, str(Path(folder, "page"))], check=True)
        return [_opened(path).reduce(REDUCED) for path in sorted(Path(folder).iterdir())]


def golden(name: str) -> list[Image.Image]:
    """Return the pictures of a paper that were found good, page by page."""
    paths = [GOLDEN / f"{name}-{page}.png" for page in range(1, 100)]
    return [_opened(path) for path in paths if path.exists()]


def _opened(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.convert("L")


def difference(one: Image.Image, other: Image.Image) -> int:
    """Return by how much two pictures differ where they differ most, of 255.

    They may lie beside one another by a dot, a twelfth of an inch, or by half of one up or
    down; another size is all that can be.
    """
    if one.size != other.size:
        return 255
    tiles = one.reduce(TILE)
    least = tiles.point([255] * 256)
    for across in (-1, 0, 1):
        lying = [ImageChops.offset(other, across, down) for down in (-1, 0, 1)]
        between = [Image.blend(upper, lower, 0.5) for upper, lower in pairwise(lying)]
        for each in (*lying, *between):
            least = ImageChops.darker(least, ImageChops.difference(tiles, each.reduce(TILE)))
    return max(least.tobytes())


def compared(name: str, pdf: Path, found: Sequence[Image.Image]) -> Iterator[Finding]:
    """Yield what is wrong if the pages *found* in *pdf* are not as they were found good."""
    good = golden(name)
    if len(found) != len(good):
        text = f"was found good with {len(good)} pages in all, and now its pages are {len(found)}"
        yield Finding(path=pdf, checker="pictures", text=f"{text}; {_ADVICE}")
    for page, (now, before) in enumerate(zip(found, good, strict=False), start=1):
        by = difference(now, before)
        if by > TOLERANCE:
            text = f"looks otherwise than {name}-{page}.png (by {by}, {TOLERANCE} is the most)"
            yield Finding(
                path=pdf, checker="pictures", text=f"{text}; {_ADVICE}", place=f"page {page}"
            )


_ADVICE: Final = "look at it, and if it is good, run python -m scripts.outputs.pictures"


def main() -> None:
    """Draw the golden pictures anew."""
    from scripts.outputs.tools import converted

    GOLDEN.mkdir(parents=True, exist_ok=True)
    for path in GOLDEN.iterdir():
        path.unlink()
    with tempfile.TemporaryDirectory() as folder:
        papers = list(write_samples(Path(folder, "pages")))
        for paper, pdf in converted(papers, Path(folder, "pdf")).items():
            for page, image in enumerate(pictures(pdf), start=1):
                path = GOLDEN / f"{paper.stem}-{page}.png"
                image.save(path, optimize=True)
                print(path)


if __name__ == "__main__":
    main()
