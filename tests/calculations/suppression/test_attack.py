"""Nobody who knows the rule and all that is published can work out a small number.

The attacker (``attacking.py``) shares no code with the library, and is even told which of the
hidden numbers are small.
"""

from __future__ import annotations

import importlib.util
import random
import sys
from collections import defaultdict
from datetime import date
from itertools import product
from pathlib import Path
from types import ModuleType

import pytest

from ldsp_core import Count, Partnership
from ldsp_core.calculations import (
    Pattern,
    suppressed,
    suppression_pattern,
    with_publication,
)


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


def hide(facts: Partnership) -> tuple[Partnership, Pattern]:
    """Return what is published of *facts*, and what is hidden of them."""
    pattern = suppression_pattern(facts)
    return suppressed(facts, pattern), pattern


def exposed(facts: Partnership, published: Partnership, pattern: Pattern) -> dict[str, list[int]]:
    """Return the small numbers that keep fewer than three values, with these."""
    hidden = tables.states(pattern)
    rule = facts.settings
    attacker = tables.attacker_of(published, hidden, rule.suppress_below, rule.show_zeros)
    for name, _, _, count in tables.numbers(facts):  # the truth must be among what may be
        low, high = attacker.spans[name]
        assert low <= count.low <= high, name
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


@pytest.mark.parametrize("zeros", [True, False], ids=["zeros shown", "zeros hidden"])
@pytest.mark.parametrize("threshold", [5, 10])
def test_no_small_number_of_a_breakdown_is_recovered(threshold: int, zeros: bool) -> None:
    """Of 500 tables of each rule, each small number keeps three values at least."""
    dice = random.Random(f"{threshold} {zeros}")
    hidden = 0
    for _ in range(500):
        parts = [number(dice, threshold) for _ in range(dice.randint(1, 6))]
        facts = tables.partnership(tables.row(*parts), threshold=threshold, zeros=zeros)
        published, pattern = hide(facts)
        assert not exposed(facts, published, pattern), parts
        hidden += len(pattern)
    assert hidden > 1000


def test_no_small_number_of_linked_tables_is_recovered() -> None:
    """Nor of two half years with their year, by two to four parts: tables in two dimensions."""
    pytest.importorskip("scipy", reason="linked tables need the extra")
    dice = random.Random(7)
    hidden = 0
    for _ in range(40):
        width = dice.randint(2, 4)
        first, second = ([number(dice, 5) for _ in range(width)] for _ in range(2))
        facts = tables.partnership(*tables.halves(first, second))
        published, pattern = hide(facts)
        assert not exposed(facts, published, pattern), (first, second)
        hidden += len(pattern)
    assert hidden > 150


def test_no_small_number_of_two_breakdowns_is_recovered() -> None:
    """Nor where one total is told by age and by sex."""
    pytest.importorskip("scipy", reason="linked tables need the extra")
    dice = random.Random(11)
    for _ in range(40):
        ages = [number(dice, 5) for _ in range(3)]
        women = dice.randint(0, sum(ages))
        facts = tables.partnership(
            tables.measured(sum(ages), {"age": ages, "sex": [women, sum(ages) - women]})
        )
        published, pattern = hide(facts)
        assert not exposed(facts, published, pattern), (ages, women)


def test_no_small_number_is_recovered_from_two_publications() -> None:
    """A breakdown that was revised after it was published gives neither the old nor the new away.

    The attacker reads both, and is told which numbers stayed the same.
    """
    pytest.importorskip("scipy", reason="linked tables need the extra")
    dice = random.Random(3)
    hidden = 0
    for _ in range(60):
        old = [number(dice, 5) for _ in range(dice.randint(2, 4))]
        new = [each if dice.random() < 0.6 else number(dice, 5) for each in old]
        facts = tables.partnership(tables.row(*old))
        first, before = hide(facts)
        noted = with_publication(facts, before, date(2026, 1, 2), "figures")
        later = Partnership(
            **{
                name: getattr(tables.partnership(tables.row(*new)), name)
                for name in ("id", "name", "area", "indicators", "activities", "settings")
            },
            publications=noted.publications,
        )
        second, after = hide(later)
        hidden += len(after)
        attacker = _both(first, before, second, after, old, new)
        small = {
            f"{which} {name}"
            for which, told, pattern in (("old", facts, before), ("new", later, after))
            for name in small_ones(told, pattern)
        }
        for name in small:
            assert len(attacker.values(name)) >= 3, (old, new, name)
    assert hidden > 100


def _both(
    first: Partnership,
    before: Pattern,
    second: Partnership,
    after: Pattern,
    old: list[int],
    new: list[int],
) -> object:
    """Return what is known from two publications: what stayed the same is one number."""
    attacker = tables.Attacker()
    same = {
        name
        for name, a, b in [
            *(
                (f"2025 age{place}", a, b)
                for place, (a, b) in enumerate(zip(old, new, strict=True))
            ),
            ("2025", sum(old), sum(new)),
        ]
        if a == b
    }
    for which, published, pattern in (("old", first, before), ("new", second, after)):
        told = tables.attacker_of(published, tables.states(pattern), 5, True)
        attacker.spans |= {f"{which} {name}": span for name, span in told.spans.items()}
        attacker.equations += [
            (f"{which} {total}", tuple(f"{which} {part}" for part in parts))
            for total, parts in told.equations
        ]
    for name in sorted(same):
        attacker.equations.append((f"old {name}", (f"new {name}",)))
        if tables.states(before).get(name) == tables.states(after).get(name) == "small":
            attacker.spans[f"new {name}"] = attacker.spans[f"old {name}"]
    return attacker


@pytest.mark.parametrize("zeros", [True, False], ids=["zeros shown", "zeros hidden"])
def test_who_repeats_the_steps_learns_nothing(zeros: bool) -> None:
    """Of all tables of three parts and up to 20 people, those that look alike leave three values.

    The attacker needs no mathematics: every table is published, and those that cannot be
    told apart once published are compared. So it is known what the library would have
    hidden had the numbers been others.
    """
    alike: dict[tuple[object, ...], list[dict[str, int]]] = defaultdict(list)
    small: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for parts in product(range(21), repeat=3):
        if sum(parts) > 20:
            continue
        facts = tables.partnership(tables.row(*parts), zeros=zeros)
        published, pattern = hide(facts)
        looks = (
            *(count for _, _, _, count in tables.numbers(published)),
            *sorted(tables.states(pattern).items()),
        )
        alike[looks].append({name: count.low for name, _, _, count in tables.numbers(facts)})
        small[looks] |= small_ones(facts, pattern)
    assert any(small.values())
    for looks, those in alike.items():
        for name in small[looks]:
            assert len({each[name] for each in those}) >= 3, (looks, name)


def test_exact_totals_that_need_not_be_hidden_are_shown() -> None:
    """A table without small numbers is published as it is, zero included."""
    facts = tables.partnership(tables.row(5, 0, 30))
    published, pattern = hide(facts)
    assert not len(pattern)
    assert published.activities == facts.activities
    assert isinstance(published.activities[0].measurements[0].count, Count)
