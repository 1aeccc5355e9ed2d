"""The plugin that the documentation makes, as files: ``python -m scripts.quick_start FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from scripts.doc_pages import blocks

PAGE: Final = Path(__file__).parents[1] / "docs" / "plugins" / "quick-start.md"


def files() -> dict[str, str]:
    """Return what the page writes, by name."""
    found = blocks(PAGE.read_text(encoding="utf-8"))
    return {block.value: block.text for block in found if block.mark == "file"}


def write(folder: Path) -> None:
    """Write the files below *folder*."""
    for name, text in files().items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def lines_of_code() -> int:
    """Return how many lines of Python the page has a reader write, but for docstrings."""
    lines = [
        line.strip()
        for name, text in files().items()
        if name.endswith(".py")
        for line in text.splitlines()
    ]
    return sum(bool(line) and not line.startswith(('"""', "#")) for line in lines)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
