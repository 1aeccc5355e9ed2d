"""Nobody who knows the rule and all that is published can work out a small number.

The attacker (``attacking.py``) shares no code with the library, and is even told which of the
hidden numbers are small.
"""

from __future__ import annotations

import importlib.util
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from attrs import evolve

from ldsp_core import Count, Partnership
from ldsp_core.calculations import (
    Pattern,
    suppressed,
    suppression_pattern,
    with_publication,
)
from ldsp_core.errors import SuppressionError
from ldsp_core.model import Measurement


def _beside(name: str) -> ModuleType:
    """Return a module that stands beside this one: test folders are no packages."""
    path = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(f"suppression_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    if spec.name not in sys.modules:
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
    return sys.modules[spec.name]


tables = _beside("attacking")

Pair = tuple[tuple[Measurement, ...], tuple[Measurement, ...]]
"""What is measured at first, and later."""

Told = tuple[Partnership, Partnership, Pattern]
"""The facts, what is published of them, and what is hidden."""


def hide(facts: Partnership) -> tuple[Partnership, Pattern]:
    """Return what is published of *facts*, and what is hidden of them."""
    pattern = suppression_pattern(facts)
    return suppressed(facts, pattern), pattern


def exposed(facts: Partnership, published: Partnership, pattern: Pattern) -> dict[str, list[int]]:
    """Return the small numbers that keep fewer than three values, with these."""
    hidden = tables.states(pattern)
    rule = facts.settings
    attacker = tables.attacker_of(published, hidden, rule.suppress_below, rule.show_zeros)
    assert attacker.allows({name: count.low for name, _, _, count in tables.numbers(facts)})
    values = {name: attacker.values(name) for name in small_ones(facts, pattern)}
    return {name: found for name, found in values.items() if len(found) < 3}


def small_ones(facts: Partnership, pattern: Pattern) -> set[str]:
    """Return the hidden small numbers that tell of somebody: a zero does only where it is hidden.

    (Zeros that are hidden with a small total, where zeros are shown, tell of nobody.)
    """
    hidden = tables.states(pattern)
    return {
        name
        for name, _, _, count in tables.numbers(facts)
        if hidden.get(name) == "small" and (count.low or not facts.settings.show_zeros)
    }


def number(dice: random.Random, threshold: int) -> int:
    """Draw a number of people that is often small, or just not."""
    return dice.choice(
        [
            dice.randint(0, threshold - 1),
            dice.randint(0, threshold - 1),
            threshold + dice.randint(0, 3),
            dice.randint(threshold, 60),
        ]
    )


def test_the_attacker_recovers_what_only_the_rule_hides() -> None:
    """Of 4, 4 and 20, 28 in all, hiding the fours alone hides nothing."""
    attacker = tables.Attacker(
        spans={"a": (1, 4), "b": (1, 4), "c": (20, 20), "all": (28, 28)},
        equations=[("all", ("a", "b", "c"))],
    )
    assert attacker.values("a") == [4]
    assert attacker.values("b") == [4]


def test_the_worked_example_hides_all_three() -> None:
    """Of 4, 4 and 20, 28 in all, the 20 is hidden too, and each four may be 1 to 4."""
    facts = tables.partnership(tables.row(4, 4, 20))
    published, pattern = hide(facts)
    assert tables.states(pattern) == {
        "2025 age0": "small",
        "2025 age1": "small",
        "2025 age2": "with others",
    }
    attacker = tables.attacker_of(published, tables.states(pattern), 5, True)
    assert attacker.values("2025 age0", 9) == [1, 2, 3, 4]


RULES = [(5, True), (5, False), (10, True), (10, False)]
"""The threshold, and whether zeros are shown."""

every_rule = pytest.mark.parametrize(("threshold", "zeros"), RULES)


@every_rule
def test_no_small_number_of_a_breakdown_is_recovered(threshold: int, zeros: bool) -> None:
    """Of 500 tables by each rule, each small number keeps three values at least."""
    dice = tables.dice_for(f"{threshold} {zeros}")
    hidden = 0
    for _ in tables.trials(500):
        parts = [number(dice, threshold) for _ in range(dice.randint(1, 6))]
        facts = tables.partnership(tables.row(*parts), threshold=threshold, zeros=zeros)
        published, pattern = hide(facts)
        assert not exposed(facts, published, pattern), parts
        hidden += len(pattern)
    assert hidden > 1000


@every_rule
@pytest.mark.parametrize(("width", "number_of_tables"), [(2, 30), (3, 15), (4, 5)])
def test_no_small_number_of_a_table_in_two_dimensions_is_recovered(
    threshold: int, zeros: bool, width: int, number_of_tables: int
) -> None:
    """Nor of two half years by two to four parts: 200 tables with margins.

    The third row is the year, or all from the start, to which both lead.
    """
    pytest.importorskip("scipy", reason="linked tables need the extra")
    dice = tables.dice_for(f"halves {threshold} {zeros} {width}")
    hidden = 0
    for _ in tables.trials(number_of_tables):
        first, second = ([number(dice, threshold) for _ in range(width)] for _ in range(2))
        draw = dice.choice([tables.halves, tables.halves_so_far])
        facts = tables.partnership(*draw(first, second), threshold=threshold, zeros=zeros)
        published, pattern = hide(facts)
        assert not exposed(facts, published, pattern), (first, second)
        hidden += len(pattern)
    assert hidden > 3 * number_of_tables


@every_rule
def test_no_small_number_of_linked_breakdowns_is_recovered(threshold: int, zeros: bool) -> None:
    """Nor where one total is told by age and by sex: 75 such by each rule."""
    pytest.importorskip("scipy", reason="linked tables need the extra")
    dice = tables.dice_for(f"linked {threshold} {zeros}")
    hidden = 0
    for _ in tables.trials(75):
        ages = [number(dice, threshold) for _ in range(dice.randint(2, 4))]
        told = by_age_and_sex(dice, ages)
        facts = tables.partnership(told, threshold=threshold, zeros=zeros)
        published, pattern = hide(facts)
        assert not exposed(facts, published, pattern), told
        hidden += len(pattern)
    assert hidden > 150


def by_age_and_sex(dice: random.Random, ages: list[int]) -> Measurement:
    """Return a measurement of people by two breakdowns, the second drawn."""
    women = dice.choice([dice.randint(0, sum(ages)), dice.randint(0, min(6, sum(ages)))])
    return tables.measured(sum(ages), {"age": ages, "sex": [women, sum(ages) - women]})


def revised(dice: random.Random, old: list[int], threshold: int) -> list[int]:
    """Return numbers of which some are others than before."""
    return [each if dice.random() < 0.6 else number(dice, threshold) for each in old]


def a_breakdown_revised(dice: random.Random, threshold: int) -> Pair:
    """Draw a breakdown of two to four parts, and the same with other numbers."""
    old = [number(dice, threshold) for _ in range(dice.randint(2, 4))]
    return (tables.row(*old),), (tables.row(*revised(dice, old, threshold)),)


def a_breakdown_more(dice: random.Random, threshold: int) -> Pair:
    """Draw a breakdown, and the same, perhaps with other numbers, beside a second one."""
    old = [number(dice, threshold) for _ in range(3)]
    new = old if dice.random() < 0.5 else revised(dice, old, threshold)
    return (tables.row(*old),), (by_age_and_sex(dice, new),)


def a_year_after_its_half(dice: random.Random, threshold: int) -> Pair:
    """Draw the first half of a year, and both halves, the first perhaps revised, with the year."""
    first, second = ([number(dice, threshold) for _ in range(2)] for _ in range(2))
    now = first if dice.random() < 0.5 else revised(dice, first, threshold)
    return (tables.row(*first, code=tables.HALVES[0]),), tables.halves(now, second)


@every_rule
@pytest.mark.parametrize(
    ("draw", "number_of_pairs"),
    [(a_breakdown_revised, 50), (a_breakdown_more, 30), (a_year_after_its_half, 20)],
    ids=["revised", "one more", "year after half"],
)
def test_no_small_number_is_recovered_from_two_publications(
    draw: Callable[[random.Random, int], Pair], number_of_pairs: int, threshold: int, zeros: bool
) -> None:
    """A second publication gives neither the old nor the new numbers away: 400 pairs.

    The attacker reads both, and is told which numbers stayed the same. Now and then what is
    new cannot be kept beside what is known already, and is refused.
    """
    pytest.importorskip("scipy", reason="linked tables need the extra")
    dice = tables.dice_for(f"{draw.__name__} {threshold} {zeros}")
    hidden = refused = 0
    for _ in tables.trials(number_of_pairs):
        old, new = draw(dice, threshold)
        first = tables.partnership(*old, threshold=threshold, zeros=zeros)
        shown, before = hide(first)
        noted = with_publication(first, before, date(2026, 1, 2), "figures")
        second = evolve(
            tables.partnership(*new, threshold=threshold, zeros=zeros),
            publications=noted.publications,
        )
        try:
            shown_later, after = hide(second)
        except SuppressionError:
            refused += 1
            continue
        attacker = of_both((first, shown, before), (second, shown_later, after))
        small = {f"old {name}" for name in small_ones(first, before)}
        small |= {f"new {name}" for name in small_ones(second, after)}
        for name in small:
            assert len(attacker.values(name)) >= 3, (old, new, name)
        hidden += len(after)
    assert hidden > number_of_pairs
    assert 10 * refused < len(tables.trials(number_of_pairs))


def of_both(old: Told, new: Told) -> Any:
    """Return what is known from two publications: what stayed the same is one number."""
    both = tables.Attacker()
    truth: dict[str, int] = {}
    for which, (facts, published, pattern) in (("old", old), ("new", new)):
        rule = facts.settings
        told = tables.attacker_of(
            published, tables.states(pattern), rule.suppress_below, rule.show_zeros
        )
        truth |= {f"{which} {name}": count.low for name, _, _, count in tables.numbers(facts)}
        both.spans |= {f"{which} {name}": span for name, span in told.spans.items()}
        both.equations += [
            (f"{which} {total}", tuple(f"{which} {part}" for part in parts))
            for total, parts in told.equations
        ]
    before, after = tables.states(old[2]), tables.states(new[2])
    for name, _, _, _ in tables.numbers(old[0]):
        if truth[f"old {name}"] != truth.get(f"new {name}"):
            continue
        both.equations.append((f"old {name}", (f"new {name}",)))
        if before.get(name) == after.get(name) == "small":
            both.spans[f"new {name}"] = both.spans[f"old {name}"]
    assert both.allows(truth)
    return both


@pytest.mark.parametrize("zeros", [True, False], ids=["zeros shown", "zeros hidden"])
def test_who_repeats_the_steps_learns_nothing(zeros: bool) -> None:
    """Of all tables of three parts and up to 20 people, those that look alike leave three values.

    The attacker needs no mathematics: every table is published, and those that cannot be
    told apart once published are compared. So it is known what the library would have
    hidden had the numbers been others.
    """
    look_alikes_keep_three_values(
        tables.partnership(tables.row(*parts), zeros=zeros)
        for parts in product(range(21), repeat=3)
        if sum(parts) <= 20
    )


@pytest.mark.skipif(not tables.EXPLORING, reason="takes minutes: make explore does it")
def test_who_repeats_the_steps_learns_nothing_of_linked_tables() -> None:
    """Nor of all two half years with their year, by two parts, of up to 10 people.

    Where the total is hidden, tables of more people may look the same: up to 14 are tried.
    """
    pytest.importorskip("scipy", reason="linked tables need the extra")
    look_alikes_keep_three_values(
        (
            tables.partnership(*tables.halves(parts[:2], parts[2:]))
            for parts in product(range(15), repeat=4)
            if sum(parts) <= 14
        ),
        people=10,
    )


def look_alikes_keep_three_values(every: Iterable[Partnership], people: int = 20) -> None:
    """Compare the tables that look alike once published, those of which one has few *people*."""
    alike: dict[tuple[object, ...], list[dict[str, int]]] = defaultdict(list)
    small: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for facts in every:
        published, pattern = hide(facts)
        looks = (
            *(count for _, _, _, count in tables.numbers(published)),
            *sorted(tables.states(pattern).items()),
        )
        alike[looks].append({name: count.low for name, _, _, count in tables.numbers(facts)})
        small[looks] |= small_ones(facts, pattern)
    compared = [
        looks for looks, those in alike.items() if min(one["2025"] for one in those) <= people
    ]
    assert any(small[looks] for looks in compared)
    for looks in compared:
        for name in small[looks]:
            assert len({each[name] for each in alike[looks]}) >= 3, (looks, name)


def test_exact_totals_that_need_not_be_hidden_are_shown() -> None:
    """A table without small numbers is published as it is, zero included."""
    facts = tables.partnership(tables.row(5, 0, 30))
    published, pattern = hide(facts)
    assert not len(pattern)
    assert published.activities == facts.activities
    assert isinstance(published.activities[0].measurements[0].count, Count)
