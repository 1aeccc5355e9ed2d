"""From figures to tables: which numbers add up to which, within a publication and between them.

- The parts of a breakdown make their total, in each version that it has had.
- Periods that share days share people: a year is its quarters, a cumulative value the one
  before it and what follows. Where a part of the time is told by nobody, it counts as a
  number that is not seen, unless what is told is as much as the whole.
- A figure without a place that is as much as those of all places together is their total.
- A figure that is the same in two publications is the same number; one that was revised
  is another, about which the first says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from attrs import evolve

from ldsp_core.calculations.suppression.drafting import Draft, Number
from ldsp_core.calculations.suppression.figures import Figure, Key, Series
from ldsp_core.calculations.suppression.sharing_days import add_times, hide_longer_means
from ldsp_core.calculations.suppression.tables import Cell, Role, Sum, Tables
from ldsp_core.errors import SuppressionError
from ldsp_core.model.terms import Adding
from ldsp_core.values import NOT_RECORDED, Count, Missing, Period, Place


def link(
    current: Sequence[Figure],
    earlier: Iterable[Sequence[Figure]],
    threshold: int,
    zeros: bool,
    adding: dict[str, Adding],
) -> tuple[Tables, dict[Key, int], list[Key | None]]:
    """Return the tables, the unit of each key of *current*, and the key of each cell.

    *earlier* holds the figures of earlier publications, the oldest first; *adding* how
    indicators add up over periods.
    """
    draft = Draft()
    past = list(earlier)
    states = _states(past)
    for figure in current:
        _add(draft, figure, states, threshold, zeros, is_current=True)
    for figures in past:
        for figure in figures:
            _add(draft, figure, states, threshold, zeros, is_current=False)
    for figures in [current, *past]:
        _breakdowns(draft, figures)
        _places(draft, figures)
        for series, standing in _by_series(figures).items():
            rule = adding.get(series.indicator, "sum")
            if rule == "sum":
                add_times(draft, standing)
            elif rule == "mean":
                hide_longer_means(draft, standing)
    draft.sums = list(dict.fromkeys(draft.sums))
    _parts_of_small_totals(draft)
    tables = Tables(cells=tuple(draft.cells), sums=tuple(draft.sums))
    return tables, draft.units, draft.keys


def _states(past: Sequence[Sequence[Figure]]) -> dict[Number, Figure]:
    """Return what the ledger says of each number: shown once, it is shown for ever."""
    found: dict[Number, Figure] = {}
    for figures in past:
        for figure in figures:
            before = found.get((figure.key, figure.count))
            if before is None or before.state != "shown":
                found[figure.key, figure.count] = figure
    return found


def _add(
    draft: Draft,
    figure: Figure,
    states: dict[Number, Figure],
    threshold: int,
    zeros: bool,
    *,
    is_current: bool,
) -> None:
    number = figure.key, figure.count
    if number in draft.numbers:
        return
    told = states.get(number)
    if told is not None and told.state == "small":  # the stricter rule of two stays
        threshold, zeros = max(threshold, told.threshold), zeros and told.zeros
    elif told is not None and told.state == "with others" and not is_current:
        threshold, zeros = told.threshold, told.zeros
    role, hidden = _role(figure.count, threshold, zeros)
    shown = _ends(figure.count)
    known = told is not None and told.state == "shown"
    if is_current:
        unit = draft.units.setdefault(figure.key, len(draft.units))
    else:
        unit = -1 - len(draft.cells)
    draft.numbers[number] = len(draft.cells)
    draft.keys.append(figure.key)
    draft.cells.append(
        Cell(role=role, shown=shown, hidden=hidden, unit=unit, known=known, past=not is_current)
    )


def _role(count: Count, threshold: int, zeros: bool) -> tuple[Role, tuple[int, int | None]]:
    """Return what *count* is to the rule, and what is known of it once hidden.

    A bound is small where all that it may be is, large where nothing of it is; one that
    may be either says so little that it is shown.
    """
    low, high = _ends(count)
    floor = 1 if zeros else 0
    if high is not None and high < threshold:
        if high == 0 and zeros:
            return "other", (0, 0)
        return "small", (floor, threshold - 1)
    return ("large" if low >= threshold else "other"), (threshold, None)


def _ends(count: Count) -> tuple[int, int | None]:
    low = count.least or 0
    low += count.low_open
    high = count.high
    return max(low, 0), None if high is None else high - count.high_open


def _breakdowns(draft: Draft, figures: Sequence[Figure]) -> None:
    """Add the sums of the parts of each breakdown, a part that is not told included."""
    totals: dict[tuple[Key, int], int] = {}
    parts: dict[tuple[Key, int, str], list[int]] = defaultdict(list)
    for figure in figures:
        number = draft.numbers[figure.key, figure.count]
        dimension = figure.key.series.dimension
        if not dimension:
            totals[figure.whole] = number
            continue
        parts[*figure.whole, dimension].append(number)
    for (key, version, dimension), numbers in parts.items():
        total = totals.get((key, version))
        if total is None:
            continue
        least, most = draft.together(numbers)
        low, high = draft.cells[total].shown
        if high is not None and least > high:
            name = key.series
            raise SuppressionError(
                f"the parts by {dimension} of {name.indicator!r} in {name.activity!r} make more "
                "than their total, so nobody can say what they give away; correct them (ldsp "
                "check: breakdown-sum)"
            )
        if most is not None and most < low:
            numbers = [*numbers, draft.unseen()]
        draft.sums.append(Sum(total=total, parts=tuple(numbers)))


def _standing(figures: Sequence[Figure]) -> Iterable[Figure]:
    """Return the figures that stand: those of the last version."""
    standing: dict[Key, Figure] = {}
    for figure in figures:
        before = standing.get(figure.key)
        if before is None or before.version < figure.version:
            standing[figure.key] = figure
    return standing.values()


def _by_series(figures: Sequence[Figure]) -> dict[Series, list[Figure]]:
    """Return the figures that stand and have a period, by what they are told of."""
    found: dict[Series, list[Figure]] = defaultdict(list)
    for figure in _standing(figures):
        if isinstance(figure.key.period, Period):
            found[figure.key.series].append(figure)
    return found


def _places(draft: Draft, figures: Sequence[Figure]) -> None:
    """Add the sums over places: who sees that they agree takes one for the other's total."""
    found: dict[Key, dict[Place | Missing, int]] = defaultdict(dict)
    for figure in _standing(figures):
        series = evolve(figure.key.series, place=NOT_RECORDED)
        number = draft.numbers[figure.key, figure.count]
        found[evolve(figure.key, series=series)][figure.key.series.place] = number
    for numbers in found.values():
        total = numbers.pop(NOT_RECORDED, None)
        if total is None or not numbers:
            continue
        least, most = draft.together(list(numbers.values()))
        if (least, most) == draft.cells[total].shown and least == most:
            draft.sums.append(Sum(total=total, parts=tuple(numbers.values())))


def _parts_of_small_totals(draft: Draft) -> None:
    """Hide the parts of a small total with it, zeros too, down to the smallest.

    A total of four people in four groups would else be one in each. A zero that is
    hidden for that need not be kept from being worked out: it tells of nobody.
    """
    parts_of: dict[int, tuple[int, ...]] = defaultdict(tuple)
    for each in draft.sums:
        parts_of[each.total] += each.parts
    waiting = [
        number
        for number, cell in enumerate(draft.cells)
        if cell.role == "small" and number in parts_of
    ]
    done: set[int] = set()
    while waiting:
        total = waiting.pop()
        if total in done:
            continue
        done.add(total)
        top = draft.cells[total].hidden[1]
        for part in parts_of[total]:
            cell = draft.cells[part]
            if cell.role == "unseen":
                continue
            limit = cell.hidden[1] if cell.role == "small" else top
            draft.cells[part] = evolve(cell, hidden=(0, limit), forced=True)
            waiting.append(part)
