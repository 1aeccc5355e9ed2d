"""Laws of a grant's figures: sums of parts, any order, and bounds that never narrow."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from ldsp_core import Count, Money, PartialDate, Period
from ldsp_core.calculations import (
    MonthRange,
    budget,
    burn_rate,
    claimable,
    claims_to_date,
    delay_of,
    exhaustion,
    match_funding,
    on_track,
    outturn,
    payment_due,
    spend_by_quarter,
    spend_rating,
    spend_to_date,
)
from ldsp_core.calculations.amounts import interval_of
from ldsp_core.model import (
    BudgetLine,
    Claim,
    Grant,
    GrantPeriod,
    MatchFunding,
    Milestone,
    PaymentShare,
    When,
)
from ldsp_core.model.terms import ClaimStatus
from ldsp_core.values import Interval, Missing, MoneyRange, Rag, Share, total_money

DAY = date(2026, 4, 30)
QUARTERS = (*Period.parse("FY2024-25").quarters(), *Period.parse("FY2025-26").quarters())
MONEY = st.integers(0, 10**8).map(lambda pennies: Money(amount=Decimal(pennies).scaleb(-2)))
PERHAPS = st.one_of(MONEY, st.just(Missing()))
RATES = st.sampled_from(["64%", "up to 60%", "over 50%", "33.3%"])
STATUSES: tuple[ClaimStatus, ...] = ("draft", "claimed", "paid")


@st.composite
def grants(draw: st.DrawFn, sums: st.SearchStrategy[Money | Missing] = PERHAPS) -> Grant:
    """Draw a grant with some quarters, lines, match and claims."""
    quarters = draw(st.lists(st.sampled_from(QUARTERS), unique=True, max_size=6))
    return Grant(
        id="g",
        title="G",
        funder="f",
        stage="live",
        awarded=draw(MONEY),
        intervention_rate=draw(
            st.sampled_from(["64%", "up to 60%", "over 50%", "33.3%"]).map(Share.parse)
        ),
        periods=tuple(
            GrantPeriod(period=quarter, profile=draw(sums), actual=draw(sums), forecast=draw(sums))
            for quarter in quarters
        ),
        budget_lines=tuple(
            BudgetLine(purpose="p", amount=amount) for amount in draw(st.lists(sums, max_size=3))
        ),
        match=tuple(
            MatchFunding(source="s", amount=amount, secured=draw(st.booleans()))
            for amount in draw(st.lists(MONEY, max_size=3))
        ),
        claims=tuple(
            Claim(
                id=f"c{number}",
                period=quarter,
                amount=draw(MONEY),
                paid=draw(sums),
                status=draw(st.sampled_from(STATUSES)),
            )
            for number, quarter in enumerate(quarters[:3])
        ),
    )


ALL: tuple[Callable[[Grant], Any], ...] = (
    lambda grant: spend_to_date(grant, DAY).value,
    lambda grant: spend_by_quarter(grant, DAY).value,
    lambda grant: outturn(grant, DAY).value,
    lambda grant: burn_rate(grant, DAY).value,
    lambda grant: exhaustion(grant, DAY).value,
    lambda grant: match_funding(grant).value,
    lambda grant: claims_to_date(grant, DAY).value,
    lambda grant: claimable(grant, QUARTERS[-1], DAY).value,
    lambda grant: spend_rating(grant, DAY).value,
    lambda grant: (budget(grant).value.allocated, budget(grant).value.profiled),
)


@given(grants(), st.randoms(use_true_random=False))
def test_the_order_of_a_file_never_matters(grant: Grant, shuffler: random.Random) -> None:
    """Shuffled quarters, lines, match and claims give the same figures, all of them."""

    def shuffled(things: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(shuffler.sample(things, len(things)))

    other = evolve(
        grant,
        periods=shuffled(grant.periods),
        budget_lines=shuffled(grant.budget_lines),
        match=shuffled(grant.match),
        claims=shuffled(grant.claims),
    )
    for calculation in ALL:
        assert calculation(other) == calculation(grant)


@given(grants(MONEY))
def test_totals_are_the_sums_of_their_parts(grant: Grant) -> None:
    """Where everything is recorded, to the penny."""
    assume(grant.periods)
    rows = spend_by_quarter(grant, DAY).value
    to_date = spend_to_date(grant, DAY).value
    assert to_date.actual == total_money(
        row.actual for row in rows if isinstance(row.actual, Money)
    )
    assert outturn(grant, DAY).value.outturn == total_money(
        row.expected for row in rows if isinstance(row.expected, Money)
    )
    assert (rows[-1].actual_to_date, rows[-1].variance_to_date) == (
        to_date.actual,
        to_date.variance,
    )
    match = match_funding(grant).value
    if isinstance(match.secured, Money) and isinstance(match.pledged, Money):
        assert match.secured + match.pledged == total_money(each.amount for each in grant.match)
    else:
        assert (match.secured, match.pledged, grant.match) == (Missing(), Missing(), ())
    claims = claims_to_date(grant, DAY).value
    assert isinstance(claims.paid, Money)
    assert isinstance(claims.outstanding, Money)
    assert claims.paid + claims.outstanding == claims.claimed


@given(grants(MONEY), st.integers(0, 5), st.sampled_from(["profile", "actual"]))
def test_forgetting_a_sum_never_narrows_what_is_known(
    grant: Grant, place: int, forgotten: str
) -> None:
    """What was spent to date, its variance and its rating hold the exact answer still."""
    assume(len(grant.periods) > 1)
    ordered = sorted(grant.periods, key=lambda each: each.period.start)
    index = place % (len(ordered) - 1)
    ordered[index] = evolve(ordered[index], **{forgotten: Missing()})
    vague = evolve(grant, periods=tuple(ordered))
    before, after = spend_to_date(grant, DAY).value, spend_to_date(vague, DAY).value
    for name in ("profile", "actual", "variance"):
        assert covers(getattr(after, name), getattr(before, name))
    narrow, wide = spend_rating(grant, DAY).value, spend_rating(vague, DAY).value
    if isinstance(narrow, Rag) and isinstance(wide, Rag):
        assert wide.best <= narrow.best
        assert wide.worst >= narrow.worst


@given(grants(MONEY), st.integers(0, 5))
def test_forgetting_what_was_spent_never_narrows_when_an_award_is_used_up(
    grant: Grant, place: int
) -> None:
    """The month that the full figures give is always among those that remain possible."""
    assume(len(grant.periods) > 1)
    ordered = sorted(grant.periods, key=lambda each: each.period.start)
    index = place % (len(ordered) - 1)
    ordered[index] = evolve(ordered[index], actual=Missing())
    before = exhaustion(grant, DAY).value
    after = exhaustion(evolve(grant, periods=tuple(ordered)), DAY).value
    if isinstance(before, Missing):
        return
    assert not isinstance(after, Missing)
    assert months(after)[0] <= months(before)[0]
    assert months(after)[1] >= months(before)[1]


def months(found: PartialDate | MonthRange) -> tuple[date, date]:
    """Return the first day of the earliest and the last day of the latest month."""
    if isinstance(found, PartialDate):
        return found.first, found.last
    latest = found.latest
    return found.earliest.first, date.max if isinstance(latest, Missing) else latest.last


def covers(wide: Money | MoneyRange | Missing, narrow: Money | MoneyRange | Missing) -> bool:
    """Whether *wide* may be everything that *narrow* may be."""
    if isinstance(wide, Missing) or isinstance(narrow, Missing):
        return isinstance(wide, Missing)
    return interval_of(wide).covers(interval_of(narrow))


@given(grants(MONEY), st.integers(0, 60), st.integers(0, 40))
def test_a_vaguer_rate_never_narrows_the_match(grant: Grant, percent: int, by: int) -> None:
    """More possible rates leave more possible sums."""

    def rate(low: int, high: int) -> Share:
        return Share(
            stated=Interval(
                low=Decimal(low).scaleb(-2), high=Decimal(high).scaleb(-2), low_open=low < high
            )
        )

    exact = match_funding(evolve(grant, intervention_rate=rate(percent + 1, percent + 1))).value
    vague = match_funding(
        evolve(grant, intervention_rate=rate(max(0, percent - by), percent + 1 + by))
    ).value
    assert isinstance(exact.required, Money | MoneyRange)
    assert isinstance(vague.required, Money | MoneyRange)
    gap = Interval(low=Decimal("-1e-30"), high=Decimal("1e-30"))
    assert (interval_of(vague.required) + gap).covers(interval_of(exact.required))


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 50))
def test_a_vaguer_number_never_narrows_a_payment(number: int, other: int, by: int) -> None:
    """And the whole is the sum of the events."""
    grant = Grant(
        id="g",
        title="G",
        funder="f",
        stage="live",
        price=Money.pounds("1234.56"),
        payment_shares=(),
    )
    grant = evolve(grant, payment_shares=tuple(map(share_at, ("start", "outcome"))))
    exact = payment_due(
        grant, {"start": Count.exactly(number), "outcome": Count.exactly(other)}
    ).value
    assert exact.total == total_money(
        each.amount for each in exact.events if isinstance(each.amount, Money)
    )
    vague = payment_due(
        grant,
        {
            "start": Count(low=max(0, number - by), high=number + by),
            "outcome": Count.exactly(other),
        },
    ).value
    assert covers(vague.total, exact.total)


def share_at(event: Any) -> Any:
    """Return a share of 45 per cent for *event*."""
    return PaymentShare(event=event, share=Share.parse("45%"))


@given(st.dates(date(2025, 1, 1), date(2027, 1, 1)), st.dates(date(2025, 1, 1), date(2027, 1, 1)))
def test_a_vaguer_date_never_narrows_a_delay(planned: date, done: date) -> None:
    """A month holds each of its days."""

    def delay(one: PartialDate, two: PartialDate) -> Interval:
        return delay_of(Milestone(id="m", title="M", planned=one, done=two), DAY).interval

    days = PartialDate.of(planned), PartialDate.of(done)
    months = tuple(PartialDate(year=each.year, month=each.month) for each in (planned, done))
    for one in (days[0], months[0]):
        for two in (days[1], months[1]):
            assert delay(one, two).covers(delay(*days))


DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31)).map(PartialDate.of)


@given(grants(MONEY), DAYS, DAYS, st.booleans())
def test_a_vaguer_date_of_a_claim_never_narrows_what_was_claimed(
    grant: Grant, claimed: PartialDate, paid: PartialDate, to_the_month: bool
) -> None:
    """Claimed, paid, outstanding and claimable hold what they are for each day it may be."""
    assume(grant.claims)
    first, *others = grant.claims

    def figures(claimed: PartialDate, paid: PartialDate) -> list[Any]:
        told = evolve(first, claimed=claimed, paid_on=paid)
        facts = evolve(grant, claims=(told, *others))
        made = claims_to_date(facts, DAY).value
        left = [claimable(facts, each, day).value for each in QUARTERS for day in (None, DAY)]
        return [made.claimed, made.paid, made.outstanding, *(each.claimable for each in left)]

    exact, vague = figures(claimed, paid), figures(*map(vaguer(to_the_month), (claimed, paid)))
    for narrow, wide in zip(exact, vague, strict=True):
        assert covers(wide, narrow)


@given(grants(MONEY), DAYS, DAYS, st.booleans())
def test_a_vaguer_life_of_a_grant_never_narrows_its_burn_rate(
    grant: Grant, one: PartialDate, two: PartialDate, to_the_month: bool
) -> None:
    """Nor when its award is used up."""
    start, end = sorted((one, two), key=lambda each: each.first)
    vague_start, vague_end = map(vaguer(to_the_month), (start, end))

    def lived(start: PartialDate, end: PartialDate) -> Grant:
        return evolve(
            grant,
            start=When(date=start, certainty="happened"),
            end=When(date=end, certainty="planned"),
        )

    exact, vague = lived(start, end), lived(vague_start, vague_end)
    gap = Interval(low=Decimal("-1e-20"), high=Decimal("1e-20"))
    narrow, wide = burn_rate(exact, DAY).value, burn_rate(vague, DAY).value
    assert isinstance(narrow, Missing) == isinstance(wide, Missing)
    if not isinstance(narrow, Missing) and not isinstance(wide, Missing):
        assert (interval_of(wide) + gap).covers(interval_of(narrow))
    before, after = exhaustion(exact, DAY).value, exhaustion(vague, DAY).value
    if isinstance(before, PartialDate | MonthRange):
        assert isinstance(after, PartialDate | MonthRange)
        assert months(after)[0] <= months(before)[0]
        assert months(after)[1] >= months(before)[1]


def vaguer(to_the_month: bool) -> Callable[[PartialDate], PartialDate]:
    """Return what makes a day into its month, or into its year."""
    return lambda day: PartialDate(year=day.year, month=day.month if to_the_month else None)


@given(
    st.integers(0, 300),
    st.integers(0, 100),
    st.integers(0, 300),
    st.sampled_from(["more is better", "less is better"]),
)
def test_a_vaguer_value_is_never_surer_of_its_track(
    actual: int, by: int, target: int, direction: Any
) -> None:
    """The answer stays, or cannot be told."""
    goal, margin = Count.exactly(target), Decimal(15)
    exact = on_track(Count.exactly(actual), goal, margin, direction)
    vague = on_track(Count(low=max(0, actual - by), high=actual + by), goal, margin, direction)
    assert exact != "cannot tell yet"
    assert vague in (exact, "cannot tell yet")
