"""Numbers that add up to one another, as somebody sees them who wants to find out the hidden ones.

The attacker knows the rule, the threshold and how this library chooses; every number that
is shown, now or in an earlier publication; every sum that holds between numbers, shown or
not; and that people come in whole numbers, never below zero. To be on the safe side the
attacker is also told of each hidden number whether it is small or only hidden to protect
small ones, although reports print the same word for both. So a small number lies from
``floor`` (1, or 0 where zeros are hidden) to the threshold less one, one hidden with it at
the threshold or above. Own definition; after the interval protection of statistical
tables (Fischetti and Salazar, 2001, "Solving the cell suppression problem").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from typing import Final, Literal

from attrs import field, frozen

Role = Literal["small", "large", "other", "unseen"]
"""Small numbers are to be protected, large ones may be hidden for that; others may not.

Unseen ones nobody records, such as what a part of a year adds that no quarter is told for.
"""

Range = tuple[int, int | None]
"""The whole numbers from one to the other; up to any number where that is ``None``."""

KEPT_OPEN: Final = 3
"""How many values a small number keeps at least for who knows all that is told."""

WANTED: Final = 4
"""How many values it keeps before nothing more is hidden.

One more than must be: that something more was hidden tells that there were fewer, and even
then three are left.
"""


@frozen(kw_only=True)
class Cell:
    """A number in one sum or more.

    ``shown`` is what there is to see once it is shown (both ends the same: the number
    itself), ``hidden`` what is known of it while it is not. Cells of one ``unit`` are
    hidden together. ``known`` cells were shown in an earlier publication, whatever
    happens now; ``past`` cells belong to earlier publications alone, in which they were
    hidden. ``forced`` ones are hidden though they are not small themselves.
    """

    role: Role
    shown: Range
    hidden: Range
    unit: int
    known: bool = False
    past: bool = False
    forced: bool = False

    @property
    def is_below(self) -> bool:
        """Whether it is known to lie below the threshold once it is hidden."""
        return (self.role == "small" or self.forced) and self.hidden[1] is not None


@frozen(kw_only=True)
class Sum:
    """The cell ``total`` is the sum of the cells ``parts``, by their numbers."""

    total: int
    parts: tuple[int, ...]

    @property
    def signs(self) -> Iterator[tuple[int, int]]:
        """Each cell with +1 for a part and -1 for the total: they add up to zero."""
        yield self.total, -1
        for part in self.parts:
            yield part, 1


@frozen(kw_only=True)
class Tables:
    """Cells and the sums that hold between them."""

    cells: tuple[Cell, ...]
    sums: tuple[Sum, ...]
    by_cell: dict[int, list[Sum]] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        found: dict[int, list[Sum]] = defaultdict(list)
        for each in self.sums:
            for cell, _ in each.signs:
                found[cell].append(each)
        object.__setattr__(self, "by_cell", dict(found))

    @property
    def is_simple(self) -> bool:
        """Whether no cell is in two sums: one-dimensional tables, side by side."""
        return all(len(sums) == 1 for sums in self.by_cell.values())

    @property
    def small(self) -> list[int]:
        """The cells to protect: small ones that nobody has seen yet."""
        return [
            number
            for number, cell in enumerate(self.cells)
            if cell.role == "small" and not cell.known
        ]

    @property
    def below(self) -> list[int]:
        """The small cells, and the zeros hidden with a small total: nobody tells them apart."""
        return [
            number for number, cell in enumerate(self.cells) if cell.is_below and not cell.known
        ]

    @property
    def always_hidden(self) -> frozenset[int]:
        """The units that are hidden whatever else is."""
        return frozenset(
            cell.unit
            for cell in self.cells
            if (cell.role == "small" or cell.forced) and not cell.past
        )

    def candidates(self) -> list[int]:
        """Return the units that may be hidden for others, parts before totals, by their order.

        Neither the numbers themselves nor what is hidden already change the order, so that it
        tells nobody anything.
        """
        totals = {each.total for each in self.sums}
        found: dict[int, tuple[bool, int]] = {}
        refused: set[int] = set()
        for number, cell in enumerate(self.cells):
            if cell.role == "unseen" or cell.past:
                continue
            if cell.role != "large" or cell.known:
                refused.add(cell.unit)
            rank = (number in totals, cell.unit)
            found[cell.unit] = max(rank, found.get(cell.unit, rank))
        usable = found.keys() - refused - self.always_hidden
        return sorted(usable, key=lambda unit: found[unit])

    def is_hidden(self, number: int, units: Set[int]) -> bool:
        """Whether nobody sees the cell *number* when *units* are hidden."""
        cell = self.cells[number]
        if cell.known:
            return False
        return cell.role == "unseen" or cell.past or cell.unit in units

    def seen(self, number: int, units: Set[int]) -> Range:
        """Return what is to be known of a cell alone when *units* are hidden."""
        cell = self.cells[number]
        return cell.hidden if self.is_hidden(number, units) else cell.shown

    def near(self, numbers: Iterable[int]) -> set[int]:
        """Return the units in any sum with one of the cells *numbers*."""
        return {
            self.cells[cell].unit
            for number in numbers
            for each in self.by_cell.get(number, ())
            for cell, _ in each.signs
        }


def apart(tables: Tables) -> list[tuple[Tables, list[int]]]:
    """Return what hangs together, by sums or because it is hidden together.

    Each group comes as tables of its own, with the numbers its cells have in *tables*.
    """
    parent = list(range(len(tables.cells)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    first_of: dict[int, int] = {}
    for number, cell in enumerate(tables.cells):
        parent[root(number)] = root(first_of.setdefault(cell.unit, number))
    for each in tables.sums:
        for part in each.parts:
            parent[root(part)] = root(each.total)
    groups: dict[int, list[int]] = defaultdict(list)
    place: list[int] = []
    for number in range(len(tables.cells)):
        group = groups[root(number)]
        place.append(len(group))
        group.append(number)
    sums: dict[int, list[Sum]] = defaultdict(list)
    for each in tables.sums:
        parts = tuple(place[part] for part in each.parts)
        sums[root(each.total)].append(Sum(total=place[each.total], parts=parts))
    return [
        (
            Tables(
                cells=tuple(tables.cells[number] for number in numbers),
                sums=tuple(sums[first]),
            ),
            numbers,
        )
        for first, numbers in groups.items()
    ]
