"""How many numbers are hidden, beside the fewest with which three values stay open to each."""

from __future__ import annotations

import importlib.util
import random
import sys
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from types import ModuleType

import pytest

from ldsp_core import Partnership
from ldsp_core.calculations import suppression_pattern
from ldsp_core.model import Measurement

DOCS = Path(__file__).parents[3] / "docs" / "publishing-safely.md"


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


def fewest(facts: Partnership, hidden: dict[str, str]) -> int:
    """Return how many numbers must be hidden at least, by trying all choices, small ones first."""
    told = tables.attacker_of(facts, {}, 5, True)
    below = [name for name, state in hidden.items() if state == "small"]
    small = [name for name in below if told.spans[name][0] > 0]
    others = [name for name, (low, _) in told.spans.items() if low >= 5]
    for number in range(len(others) + 1):
        for more in combinations(others, number):
            tried = tables.Attacker(
                spans=told.spans
                | dict.fromkeys(below, (1, 4))
                | dict.fromkeys(more, (5, tables.CAP)),
                equations=told.equations,
            )
            tables.open_small_totals(tried, set(below), 5)
            if all(len(tried.values(name)) >= 3 for name in small):
                return len(below) + number
    raise AssertionError("nothing protects it")


def ratio(drawn: Sequence[tuple[Measurement, ...]]) -> float:
    """Return the numbers hidden in all tables, divided by the fewest."""
    hidden = least = 0
    for measurements in drawn:
        facts = tables.partnership(*measurements)
        states = tables.states(suppression_pattern(facts))
        hidden += len(states)
        least += fewest(facts, states)
    return hidden / least


def draw(dice: random.Random, width: int) -> list[int]:
    """Draw the parts of a breakdown: some small, most of them not."""
    return [
        dice.randint(0, 4) if dice.random() < 0.4 else dice.randint(5, 40) for _ in range(width)
    ]


def told(what: str) -> float:
    """Return the ratio that the documentation gives for *what*."""
    line = next(
        line
        for line in DOCS.read_text(encoding="utf-8").splitlines()
        if line.startswith(f"| {what}")
    )
    return float(line.split("|")[-2])


def test_breakdowns_hide_hardly_more_than_must_be() -> None:
    """The ratio over 200 breakdowns of two to six parts is the one documented."""
    dice = random.Random(1)
    drawn = [(tables.row(*draw(dice, dice.randint(2, 6))),) for _ in range(200)]
    assert round(ratio(drawn), 2) == told("one breakdown")


def test_linked_tables_hide_hardly_more_than_must_be() -> None:
    """The ratio over 60 years, each of two half years by two parts, is the one documented."""
    pytest.importorskip("scipy", reason="linked tables need the extra")
    dice = random.Random(2)
    drawn = [tables.halves(draw(dice, 2), draw(dice, 2)) for _ in range(60)]
    assert round(ratio(drawn), 2) == told("a year with its half years")
