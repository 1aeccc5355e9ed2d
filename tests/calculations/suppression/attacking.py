"""Somebody who wants to find out hidden numbers, and the tables that are tried on them.

Nothing here is shared with the library: the attacker reads the partnership that is published,
knows the rule, and searches whole numbers by trial and error.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from attrs import define, field

from ldsp_core import Count, Missing, Partnership, Period
from ldsp_core.calculations import Pattern
from ldsp_core.model import (
    Activity,
    Area,
    Breakdown,
    Indicator,
    Measurement,
    Part,
    Settings,
)

EXPLORING = bool(os.environ.get("LDSP_EXPLORE"))
"""Whether ``make explore`` asks for cases that were never tried, and for more of them."""

CAP = 100_000
"""More people than any table here has."""

Span = tuple[int, int]
Equation = tuple[str, tuple[str, ...]]
"""A total and the parts that make it, by their names."""


def trials(number: int) -> range:
    """Return that many trials; four times as many in ``make explore``."""
    return range(4 * number if EXPLORING else number)


def dice_for(what: str) -> random.Random:
    """Return the dice for *what*: they fall the same each time, but in ``make explore``."""
    return random.Random() if EXPLORING else random.Random(what)


@define
class Attacker:
    """What is known of each number, by its name, and which make up which."""

    spans: dict[str, Span] = field(factory=dict)
    equations: list[Equation] = field(factory=list)

    def values(self, name: str, enough: int = 3) -> list[int]:
        """Return values that the number *name* may have, up to *enough* of them."""
        low, high = self.spans[name]
        found: list[int] = []
        for value in range(low, high + 1):
            if self._may_be(dict(self.spans) | {name: (value, value)}):
                found.append(value)
                if len(found) >= enough:
                    break
        return found

    def allows(self, truth: Mapping[str, int]) -> bool:
        """Whether the true numbers are among what may be: otherwise the attack is none."""
        return all(low <= truth[name] <= high for name, (low, high) in self.spans.items()) and all(
            truth[total] == sum(truth[part] for part in parts) for total, parts in self.equations
        )

    def _may_be(self, spans: dict[str, Span]) -> bool:
        narrowed = self._narrowed(spans)
        if narrowed is None:
            return False
        open_ones = [name for name, (low, high) in narrowed.items() if low < high]
        if not open_ones:
            return True
        name = min(open_ones, key=lambda each: narrowed[each][1] - narrowed[each][0])
        low, high = narrowed[name]
        return any(
            self._may_be(narrowed | {name: (value, value)}) for value in range(low, high + 1)
        )

    def _narrowed(self, spans: dict[str, Span]) -> dict[str, Span] | None:
        """Return what is left of *spans* when every sum is heeded; None when nothing is."""
        spans = dict(spans)
        changed = True
        while changed:
            changed = False
            for total, parts in self.equations:
                least = sum(spans[part][0] for part in parts)
                most = sum(spans[part][1] for part in parts)
                narrower = {total: (least, most)} | {
                    part: (
                        spans[total][0] - most + spans[part][1],
                        spans[total][1] - least + spans[part][0],
                    )
                    for part in parts
                }
                for name, (low, high) in narrower.items():
                    new = max(low, spans[name][0]), min(high, spans[name][1])
                    if new[0] > new[1]:
                        return None
                    if new != spans[name]:
                        spans[name], changed = new, True
                        break  # the ends of the others rest on this one
        return spans


PEOPLE = Indicator(
    id="people", name="People", unit="people", basis="unique people", disclosive=True
)


def partnership(*measurements: Measurement, threshold: int = 5, zeros: bool = True) -> Partnership:
    """Return a partnership of one activity with *measurements* of people."""
    return Partnership(
        id="p",
        name="P",
        as_at=date(2026, 1, 1),
        area=Area(name="A"),
        indicators=(PEOPLE,),
        activities=(
            Activity(
                id="a",
                title="A",
                themes=(),
                status="under way",
                summary="S",
                measurements=measurements,
            ),
        ),
        settings=Settings(suppress_below=threshold, show_zeros=zeros),
    )


def measured(
    total: int,
    parts: Mapping[str, Sequence[int]] | None = None,
    code: str = "2025",
    *,
    cumulative: bool = False,
) -> Measurement:
    """Return a measurement of *total* people with breakdowns: by dimension, their parts."""
    return Measurement(
        indicator="people",
        kind="actual",
        count=Count.exactly(total),
        period=Period.parse(code),
        cumulative=cumulative,
        breakdowns=tuple(
            Breakdown(
                dimension=dimension,
                parts=tuple(
                    Part(category=f"{dimension}{number}", count=Count.exactly(part))
                    for number, part in enumerate(numbers)
                ),
            )
            for dimension, numbers in (parts or {}).items()
        ),
    )


def row(*parts: int, code: str = "2025", cumulative: bool = False) -> Measurement:
    """Return a measurement that is the sum of its only breakdown."""
    return measured(sum(parts), {"age": parts}, code, cumulative=cumulative)


SO_FAR = "+"
"""Stands behind the time in the name of what is counted from the start."""

HALVES = ("2025-01-01/2025-06-30", "2025-07-01/2025-12-31")


def halves(first: Sequence[int], second: Sequence[int]) -> tuple[Measurement, ...]:
    """Return two half years and their year, all by the same breakdown."""
    whole = [a + b for a, b in zip(first, second, strict=True)]
    return row(*first, code=HALVES[0]), row(*second, code=HALVES[1]), row(*whole)


def halves_so_far(first: Sequence[int], second: Sequence[int]) -> tuple[Measurement, ...]:
    """Return two half years and all from the start, which was theirs, by the same breakdown."""
    whole = [a + b for a, b in zip(first, second, strict=True)]
    one, two, _ = halves(first, second)
    return one, two, row(*whole, code=HALVES[1], cumulative=True)


def numbers(published: Partnership) -> Iterator[tuple[str, str, int, Count | Missing]]:
    """Yield name, name of the total, number of the measurement and count of every number."""
    for activity in published.activities:
        for index, each in enumerate(activity.measurements):
            assert isinstance(each.period, Period)
            time = f"{each.period.code}{SO_FAR if each.cumulative else ''}"
            yield f"{time}", "", index, each.count
            for breakdown in each.breakdowns:
                for part in breakdown.parts:
                    yield f"{time} {part.category}", time, index, part.count


def states(pattern: Pattern) -> dict[str, str]:
    """Return why each hidden number is hidden, by its name."""
    found = {}
    for each in pattern.hidden:
        name = re.sub(r"to the end of ([^,]+)", rf"\1{SO_FAR}", each.name)
        time = next(part for part in name.split(", ") if part[:2] == "20")
        category = each.name.rpartition(": ")[2] if ": " in each.name else ""
        found[f"{time} {category}".strip()] = each.state
    return found


def attacker_of(
    published: Partnership, hidden: Mapping[str, str], threshold: int, zeros: bool
) -> Attacker:
    """Return what is known to somebody who is told even which of the hidden are small."""
    attacker = Attacker()
    parts: dict[tuple[str, str], list[str]] = {}
    for name, total, _, count in numbers(published):
        if isinstance(count, Count):
            assert count.low is not None
            attacker.spans[name] = (count.low, count.low)
        elif hidden[name] == "small":
            attacker.spans[name] = (1 if zeros else 0, threshold - 1)
        else:
            attacker.spans[name] = (threshold, CAP)
        if total:
            parts.setdefault((total, name.split()[1].rstrip("0123456789")), []).append(name)
    attacker.equations = [(total, tuple(names)) for (total, _), names in parts.items()]
    times = {name.split()[0] for name in attacker.spans}
    if set(HALVES) <= times:
        for name in list(attacker.spans):
            time, _, category = name.partition(" ")
            within = tuple(f"{half} {category}".strip() for half in HALVES)
            if time in ("2025", f"{HALVES[1]}{SO_FAR}") and all(
                each in attacker.spans for each in within
            ):
                attacker.equations.append((name, within))
    small = {name for name, state in hidden.items() if state == "small"}
    open_small_totals(attacker, small, threshold)
    return attacker


def open_small_totals(attacker: Attacker, small: set[str], threshold: int) -> None:
    """Let the parts of *small* totals be anything below: the rule hides zeros with them."""
    for total, names in attacker.equations:
        if total in small:
            attacker.spans |= {each: (0, threshold - 1) for each in names if each in small}
