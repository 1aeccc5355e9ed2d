"""Breaking labels into lines that fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ldsp_charts.fonts import width_of

ELLIPSIS: Final = "…"
"""What ends the last line of a label too long for its place; the table beside it has it whole."""


def wrapped(
    text: str, width: float, size: float, *, bold: bool = False, most: int = 4
) -> tuple[str, ...]:
    """Return *text* in at most *most* lines no wider than *width*, broken at spaces if possible."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text, width, size, bold):
        longer = f"{line} {word}" if line else word
        if width_of(longer, size, bold=bold) <= width:
            line = longer
            continue
        lines.append(line)
        line = word
    lines.append(line)
    if len(lines) > most:
        lines = [*lines[: most - 1], _shortened(lines[most - 1], width, size, bold)]
    return tuple(lines)


def _pieces(text: str, width: float, size: float, bold: bool) -> Iterator[str]:
    """Yield the words of *text*; one wider than a line comes in pieces."""
    for word in text.split():
        piece = ""
        for character in word:
            if piece and width_of(piece + character, size, bold=bold) > width:
                yield piece
                piece = ""
            piece += character
        yield piece


def _shortened(line: str, width: float, size: float, bold: bool) -> str:
    while line and width_of(line + ELLIPSIS, size, bold=bold) > width:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS
