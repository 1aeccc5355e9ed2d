"""A grant whose figures are worked out by hand in these tests."""

from __future__ import annotations

import pytest

from ldsp_core import Count, Money, PartialDate, Partnership, Period, Share
from ldsp_core.model import (
    Activity,
    Area,
    BudgetLine,
    Grant,
    GrantPeriod,
    Indicator,
    MatchFunding,
    Measurement,
    When,
)
from ldsp_core.values import Missing


def quarter(code: str, profile: str = "", actual: str = "", forecast: str = "") -> GrantPeriod:
    """Return a quarter; an empty text is not recorded."""

    def money(text: str) -> Money | Missing:
        return Money.pounds(text) if text else Missing()

    return GrantPeriod(
        period=Period.parse(code),
        profile=money(profile),
        actual=money(actual),
        forecast=money(forecast),
    )


def when(text: str) -> When:
    """Return a confirmed date."""
    return When(date=PartialDate.parse(text), certainty="confirmed")


@pytest.fixture
def grant() -> Grant:
    """£80,000 for a year from September 2025, three of four quarters spent.

    ==============  ========  ==========  ==========
    quarter         profile   actual      forecast
    ==============  ========  ==========  ==========
    July to Sept.   12,000    9,450.50
    Oct. to Dec.    24,000    22,310.00
    Jan. to March   24,000    26,104.75
    April to June   20,000                22,134.75
    ==============  ========  ==========  ==========
    """
    return Grant(
        id="g",
        title="G",
        funder="f",
        stage="live",
        awarded=Money.pounds(80_000),
        start=when("2025-09-01"),
        end=when("2026-08-31"),
        budget_lines=(
            BudgetLine(purpose="coordinator", amount=Money.pounds(52_000)),
            BudgetLine(purpose="courses", amount=Money.pounds(24_000)),
        ),
        periods=(
            quarter("FY2025-26/Q2", "12000", "9450.50"),
            quarter("FY2025-26/Q3", "24000", "22310"),
            quarter("FY2025-26/Q4", "24000", "26104.75"),
            quarter("FY2026-27/Q1", "20000", "", "22134.75"),
        ),
        intervention_rate=Share.parse("64%"),
        match=(
            MatchFunding(source="c", amount=Money.pounds(10_000), secured=True),
            MatchFunding(source="c", amount=Money.pounds(20_000), secured=True, kind="in kind"),
            MatchFunding(source="b", amount=Money.pounds(12_500)),
        ),
    )


@pytest.fixture
def clicks(grant: Grant) -> Partnership:
    """A partnership whose one activity is paid from the grant, 104 and 131 learners of 120."""

    def measured(kind: str, count: int, code: str) -> Measurement:
        return Measurement(
            indicator="learners",
            kind=kind,  # type: ignore[arg-type]
            count=Count.exactly(count),
            period=Period.parse(code),
        )

    return Partnership(
        id="p",
        name="P",
        area=Area(name="A"),
        grants=(grant,),
        indicators=(
            Indicator(id="learners", name="Learners", unit="learners", basis="unique people"),
            Indicator(id="confidence", name="Confident", unit="share", over_activities="none"),
        ),
        activities=(
            Activity(
                id="first-clicks",
                title="First Clicks",
                themes=("t",),
                status="under way",
                summary="S",
                grants=("g",),
                measurements=(
                    measured("target", 120, "FY2025-26/Q3"),
                    measured("actual", 104, "FY2025-26/Q3"),
                    measured("target", 120, "FY2025-26/Q4"),
                    measured("actual", 131, "FY2025-26/Q4"),
                    Measurement(
                        indicator="confidence",
                        kind="actual",
                        share=Share.of(Count.exactly(57), Count.exactly(80)),
                    ),
                ),
            ),
        ),
    )
