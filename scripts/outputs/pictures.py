"""Pictures of first pages against those that were looked at and found good.

They are small and grey, and compared with tolerance: another version of LibreOffice or of
the fonts moves a line, a letterhead that is missing or a table without its shade is seen.
``python -m scripts.outputs.pictures`` draws them anew, to be looked at.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from attrs import frozen

import ldsp_core as ldsp
from ldsp_core.testing.sample_documents import sample_report
from scripts.outputs.findings import Finding
from scripts.outputs.writing import TEMPLATE

GOLDEN: Final = Path(__file__).parents[2] / "tests" / "golden" / "pages"
SAMPLES: Final[Mapping[str, dict[str, Any]]] = {
    "sample": {},
    "sample-template": {"template": TEMPLATE},
}
"""The papers whose first pages are held, each with one of everything, and how they are written."""

DOTS_PER_INCH: Final = 5
TOLERANCE: Final = 9.0
"""How much the grey of all dots may differ in the mean, of 255 (own definition)."""

_HEADER: Final = re.compile(rb"P5\s+(\d+)\s+(\d+)\s+255\s")


@frozen(kw_only=True)
class Picture:
    """A grey picture: its size, and its dots from 0 (black) to 255, row by row."""

    width: int
    height: int
    dots: bytes

    @classmethod
    def read(cls, content: bytes) -> Picture:
        """Read a picture in the PGM format. Raises ValueError for anything else."""
        match = _HEADER.match(content)
        if match is None:
            raise ValueError("this is no picture in the PGM format")
        width, height = int(match[1]), int(match[2])
        return cls(width=width, height=height, dots=content[match.end() :])

    def difference(self, other: Picture) -> float:
        """Return by how much the dots differ in the mean; 255 for another size."""
        if (self.width, self.height) != (other.width, other.height):
            return 255.0
        pairs = zip(self.dots, other.dots, strict=True)
        return sum(abs(one - two) for one, two in pairs) / len(self.dots)


def write_samples(into: Path) -> Iterator[Path]:
    """Write these papers into the folder *into*."""
    into.mkdir(parents=True, exist_ok=True)
    for name, options in SAMPLES.items():
        path = into / f"{name}.docx"
        ldsp.render(sample_report(), path, format="word", **options)
        yield path


def picture(pdf: Path) -> bytes:
    """Return the first page of a PDF as a small grey picture."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-gray", "-singlefile", "-r", str(DOTS_PER_INCH), str(pdf)]
        subprocess.run([*command, str(Path(folder, "page"))], check=True)
        return Path(folder, "page.pgm").read_bytes()


def compared(pdf: Path, golden: Path) -> Iterator[Finding]:
    """Yield what is wrong if the first page of *pdf* is not as it was found good."""
    path = golden / f"{pdf.stem}.pgm"
    if not path.exists():
        yield Finding(path=pdf, checker="pictures", text=f"{path.name} was never looked at")
        return
    difference = Picture.read(picture(pdf)).difference(Picture.read(path.read_bytes()))
    if difference > TOLERANCE:
        text = (
            f"looks otherwise than {path.name} (by {difference:.1f}, {TOLERANCE} is the most); "
            "look at it, and if it is good, run python -m scripts.outputs.pictures"
        )
        yield Finding(path=pdf, checker="pictures", text=text)


def main() -> None:
    """Draw the golden pictures anew."""
    from scripts.outputs.tools import converted

    GOLDEN.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        papers = list(write_samples(Path(folder, "pages")))
        for pdf in converted(papers, Path(folder, "pdf")).values():
            path = GOLDEN / f"{pdf.stem}.pgm"
            path.write_bytes(picture(pdf))
            print(path)


if __name__ == "__main__":
    main()
