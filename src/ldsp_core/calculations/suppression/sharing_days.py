"""Which numbers add up to which because their periods share days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from attrs import evolve

from ldsp_core.calculations.suppression.drafting import Draft
from ldsp_core.calculations.suppression.figures import Figure
from ldsp_core.calculations.suppression.tables import Sum
from ldsp_core.values import Missing


def add_times(draft: Draft, figures: Sequence[Figure]) -> None:
    """Add what holds between figures whose periods share days.

    The time is cut where any period begins or ends. Pieces that are in the same periods
    count as one; a period that is one such piece is that piece.
    """
    spans = [(draft.numbers[each.key, each.count], *_days(each)) for each in figures]
    cuts = sorted({day for _, start, end in spans for day in (start, end)})
    pieces: dict[frozenset[int], None] = {}
    for start in cuts:
        covering = frozenset(number for number, first, last in spans if first <= start < last)
        if covering:
            pieces[covering] = None
    pieces_of: dict[int, list[frozenset[int]]] = {
        number: [piece for piece in pieces if number in piece] for number, _, _ in spans
    }
    cell_of: dict[frozenset[int], int] = {}
    for number, mine in pieces_of.items():
        if len(mine) == 1:
            cell_of.setdefault(mine[0], number)
    empty = _empty(draft, pieces_of, cell_of)
    for number, mine in pieces_of.items():
        if all(len(piece) == 1 for piece in mine):
            continue  # it shares no day with another
        counting = [piece for piece in mine if piece not in empty]
        for piece in counting:
            if piece not in cell_of:
                cell_of[piece] = draft.unseen()
        parts = tuple(cell_of[piece] for piece in counting)
        if parts and parts != (number,):
            draft.sums.append(Sum(total=number, parts=parts))


def _empty(
    draft: Draft,
    pieces_of: Mapping[int, Sequence[frozenset[int]]],
    cell_of: Mapping[frozenset[int], int],
) -> set[frozenset[int]]:
    """Return the pieces of time that nobody tells of, and in which there was nobody.

    Where the rest of a period is as much as all of it, who knows when the work began or
    ended takes the rest for all.
    """
    empty: set[frozenset[int]] = set()
    grown = True
    while grown:
        grown = False
        for number, mine in pieces_of.items():
            untold = {piece for piece in mine if piece not in cell_of} - empty
            told = [cell_of[piece] for piece in mine if piece in cell_of]
            least, most = draft.together(told)
            if untold and least == most and (least, most) == draft.cells[number].shown:
                empty |= untold
                grown = True
    return empty


def _days(figure: Figure) -> tuple[date, date]:
    """Return the first day of a figure's time, and the first after it."""
    period = figure.key.period
    if isinstance(period, Missing):  # callers pass those that have one
        raise TypeError(f"{figure.key} has no period")
    start = date.min if figure.key.cumulative else period.start
    return start, period.end if period.end == date.max else period.end + timedelta(days=1)


def hide_longer_means(draft: Draft, figures: Sequence[Figure]) -> None:
    """Hide the mean of a longer time with any small number within it: it tells too much."""
    for outer in figures:
        first, last = _days(outer)
        for inner in figures:
            start, end = _days(inner)
            within = inner is not outer and first <= start and end <= last
            if within and draft.cells[draft.numbers[inner.key, inner.count]].role == "small":
                number = draft.numbers[outer.key, outer.count]
                draft.cells[number] = evolve(draft.cells[number], forced=True)
