"""Where things stand in a text: a tree of positions beside the tree of data."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from itertools import accumulate

from attrs import define, field

from ldsp_core.errors import Path, PathPart


@define
class Branch:
    """A table or a list in a text: where it starts, and where each of its members does.

    Positions count characters from 0. A member is a position, or a branch of its own.
    """

    start: int
    is_list: bool = False
    members: dict[PathPart, Branch | int] = field(factory=dict)

    def position(self, path: Path) -> int | None:
        """Return where *path* leads, as far as it does; None when no part of it is there."""
        here: Branch | int = self
        found = None
        for part in path:
            if not isinstance(here, Branch) or part not in here.members:
                break
            here = here.members[part]
            found = here.start if isinstance(here, Branch) else here
        return found


def locator(text: str, scan: Callable[[str], Branch]) -> Callable[[Path], str]:
    """Return the ``locate`` of a Source: a path in, ``"line 12"`` out, ``""`` if unknown.

    The text is scanned when the first path is asked for, and once.
    """

    @cache
    def scanned() -> tuple[Branch, list[int]]:
        lengths = (len(line) + 1 for line in text.split("\n"))
        return scan(text), [0, *accumulate(lengths)]

    def locate(path: Path) -> str:
        try:
            root, starts = scanned()
        except RecursionError:
            return ""
        position = root.position(path)
        return "" if position is None else f"line {bisect_right(starts, position)}"

    return locate
