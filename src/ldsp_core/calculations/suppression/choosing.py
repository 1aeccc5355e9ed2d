"""Which numbers to hide so that no small one can be worked out."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from typing import Protocol

from ldsp_core.calculations.suppression.one_sum import OneSum
from ldsp_core.calculations.suppression.tables import (
    KEPT_OPEN,
    WANTED,
    Tables,
    apart,
)
from ldsp_core.errors import SuppressionError


class Attack(Protocol):
    """What somebody can work out, and where it is best to begin to hide."""

    def open_values(self, tables: Tables, number: int, units: Set[int]) -> int:
        """Return how many values stay open to a cell when *units* are hidden, up to ``WANTED``."""
        ...

    def first_choice(
        self, tables: Tables, hidden: frozenset[int], guarded: Sequence[int]
    ) -> frozenset[int]:
        """Return *hidden* and what is to be hidden for *guarded*, whatever the hidden numbers."""
        ...


def units_to_hide(
    tables: Tables, linked: Callable[[], Attack], name: Callable[[int], str] = str
) -> frozenset[int]:
    """Return the units of *tables* to hide.

    Steps, for each group of tables that hang together:

    1. Small numbers are hidden. That is enough if each keeps its values.
    2. Else others are hidden that protect them whatever the hidden numbers are, as few
       as can be.
    3. Only where these leave fewer than ``WANTED`` values (all numbers lie close to what
       everybody knows of them), one more is hidden, and so on, margins last.

    What is hidden thus depends on which numbers are small and on what is shown, hardly
    on the hidden numbers: who repeats the steps learns nothing more of one-dimensional
    tables, and in linked ones that were tried nothing either. (That is why a zero hidden
    with a small total is guarded like a small number where it can be: whether it is one
    must not show.)

    *linked* gives the attack on tables that share numbers, *name* what a cell is called.
    Raises SuppressionError where a small number would keep fewer than ``KEPT_OPEN``
    values though all is hidden that can be.
    """
    hidden: set[int] = set()
    for group, numbers in apart(tables):
        if not group.small:
            hidden |= group.always_hidden
            continue
        attack: Attack = OneSum() if group.is_simple else linked()
        hidden |= _protected(group, attack, [name(number) for number in numbers])
    return frozenset(hidden)


def _protected(tables: Tables, attack: Attack, names: Sequence[str]) -> frozenset[int]:
    """Return the units to hide; to hide more never leaves fewer values open."""
    hidden = tables.always_hidden
    guarded = tables.below
    exposed = _exposed(tables, attack, hidden, guarded)
    everything = hidden.union(tables.candidates())
    for number in list(exposed):
        if attack.open_values(tables, number, everything) < KEPT_OPEN:
            if number in tables.small:
                raise SuppressionError(
                    f"{names[number]} cannot be kept from being worked out, whatever else is "
                    "hidden; check that the figures add up, or leave out a breakdown"
                )
            exposed.remove(number)
            guarded.remove(number)
    if exposed:
        hidden = attack.first_choice(tables, hidden, guarded)
        exposed = _exposed(tables, attack, hidden, exposed)
    while exposed:
        left = [unit for unit in tables.candidates() if unit not in hidden]
        close = tables.near(exposed)
        unit = next((each for each in left if each in close), left[0] if left else None)
        if unit is None:
            break
        hidden |= {unit}
        exposed = _exposed(tables, attack, hidden, exposed)
    return hidden


def _exposed(
    tables: Tables, attack: Attack, hidden: frozenset[int], numbers: Sequence[int]
) -> list[int]:
    """Return those of the cells *numbers* that keep too few values."""
    return [number for number in numbers if attack.open_values(tables, number, hidden) < WANTED]
