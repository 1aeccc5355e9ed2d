"""What is not recorded is never taken as zero: what adds up is then a lower bound."""

from __future__ import annotations

import pytest
from attrs import evolve

from ldsp_core import Count, Missing, Money, Partnership, Period, Place, Portfolio
from ldsp_core.calculations import reach, roll_up, total_of, totals_by_theme, value_of
from ldsp_core.document import format_cell
from ldsp_core.model import Activity, Area, Framework, Indicator, Measurement, Theme
from ldsp_core.model.terms import MeasurementKind
from ldsp_core.values import NOT_RECORDED

Q1, Q2, Q3 = (Period.parse(f"FY2025-26/Q{number}") for number in (1, 2, 3))
YEAR = Period.parse("FY2025-26")
NORTH, SOUTH = Place(name="North"), Place(name="South")
VISITS = Indicator(
    id="visits", name="Visits", unit="visits", basis="attendances", catalogue="fund@1/visits"
)


def told(
    count: str,
    period: Period | Missing,
    place: Place | Missing = NOT_RECORDED,
    *,
    so_far: bool = False,
) -> Measurement:
    """Return an actual value."""
    return Measurement(
        indicator="visits",
        kind="actual",
        count=Count.parse(count),
        period=period,
        place=place,
        cumulative=so_far,
    )


def untold(
    period: Period | Missing,
    place: Place | Missing = NOT_RECORDED,
    *,
    gap: Missing = NOT_RECORDED,
) -> Measurement:
    """Return an actual value that is not there."""
    return evolve(told("0", period, place), count=gap)


def club(*measurements: Measurement, name: str = "club") -> Activity:
    """Return an activity with *measurements*."""
    return Activity(
        id=name,
        title="Club",
        themes=("t",),
        status="under way",
        summary="A club",
        measurements=measurements,
    )


@pytest.mark.parametrize(
    ("measurements", "words"),
    [
        ((told("20", Q1), untold(Q2), told("5", Q3)), "at least 25"),
        ((told("20", Q1), untold(Q2, gap=Missing(reason="not yet due"))), "20"),
        ((told("20", Q1), untold(Q2), told("60", Q3, so_far=True)), "60"),
        ((told("20", Q1), untold(Q2), told("60", YEAR)), "60"),
        ((told("20", Q1, NORTH), untold(Q1, SOUTH)), "at least 20"),
        ((told("20", Q1, NORTH), told("over 7", Q1, SOUTH), untold(Q1)), "over 27"),
    ],
)
def test_a_gap_makes_a_lower_bound(measurements: tuple[Measurement, ...], words: str) -> None:
    """Unless a cumulative value or a longer time stands for it, or it is not yet due."""
    assert format_cell(value_of(club(*measurements), VISITS, "actual").value) == words


def test_money_that_is_not_recorded_makes_a_lower_bound() -> None:
    """£100 and nobody knows what are at least £100."""
    first = Measurement(indicator="visits", kind="actual", money=Money.pounds(100), period=Q1)
    facts = club(first, untold(Q2))
    assert format_cell(value_of(facts, VISITS, "actual").value) == "at least £100"


def test_a_place_of_which_only_the_whole_is_known_makes_a_quarter_a_lower_bound() -> None:
    """101 less 70 in the north; of the over 60 in the south nobody knows the quarter's."""
    facts = club(
        told("70", Q2, NORTH, so_far=True),
        told("101", Q3, NORTH, so_far=True),
        told("over 60", Q3, SOUTH, so_far=True),
    )
    result = value_of(facts, VISITS, "actual", Q3)
    assert format_cell(result.value) == "at least 31"
    assert result.left_out == (
        "activities[club].measurements[2]: how much of it is of the period is not known",
    )


@pytest.mark.parametrize("basis", ["attendances", "unique people"])
@pytest.mark.parametrize("kind", ["actual", "target"])
def test_an_activity_that_tells_a_gap_makes_a_total_a_lower_bound(
    basis: str, kind: MeasurementKind
) -> None:
    """The same in every sum over activities: 20 and nobody knows what."""
    indicator = Indicator(
        id="visits",
        name="Visits",
        unit="visits",
        basis=basis,  # type: ignore[arg-type]
        reach=True,
        catalogue="fund@1/visits",
    )
    known = Measurement(indicator="visits", kind=kind, count=Count.exactly(20), period=Q1)
    gap = Measurement(indicator="visits", kind=kind, period=Q1)
    facts = Partnership(
        id="p",
        name="P",
        area=Area(name="A"),
        framework=Framework(id="f", name="F", themes=(Theme(id="t", name="T"),)),
        indicators=(indicator,),
        activities=(club(known), club(gap, name="bus")),
    )
    least = Count(low=20)
    result = total_of(facts, indicator, kind)
    assert result.value == least
    assert result.left_out == ("activities[bus].measurements[0]: not recorded",)
    (row,) = totals_by_theme(facts)
    (rolled,) = roll_up(Portfolio(partnerships=(facts,))).indicators
    assert {"actual": row.actual, "target": row.target}[kind] == least
    assert {"actual": rolled.actual, "target": rolled.target}[kind] == least
    if kind == "actual":
        assert reach(facts).value == least
        assert reach(facts).left_out == result.left_out
