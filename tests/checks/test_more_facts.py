"""The checks on delivery, organisations, grants, privacy and values, each on facts made for it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

import ldsp_core as ldsp
from ldsp_core import Count, Money, OrgId, PartialDate, Partnership, Period, Place, Rag, Share
from ldsp_core.checks.dates import months_from
from ldsp_core.errors import InvalidValueError
from ldsp_core.model import (
    Action,
    Activity,
    Area,
    BudgetLine,
    CheckSeverity,
    Claim,
    Condition,
    DeclaredRating,
    Framework,
    Grant,
    GrantPeriod,
    Indicator,
    MatchFunding,
    Measurement,
    Milestone,
    Organisation,
    PaymentShare,
    Settings,
    Theme,
    When,
)
from ldsp_core.values import Missing

FUNDER = Organisation(id="f", name="Funder", kind="public fund")
Q4 = Period.parse("FY2018-19/Q4")


def partnership(**facts: object) -> Partnership:
    """Return a partnership as at 1 April 2019 with some *facts*."""
    defaults: dict[str, object] = {
        "id": "p",
        "name": "P",
        "area": Area(name="A"),
        "as_at": date(2019, 4, 1),
    }
    return Partnership(**{**defaults, **facts})  # type: ignore[arg-type]


def places(check: str, **facts: object) -> list[str]:
    """Return the places where *check* finds something in a partnership with *facts*."""
    return [each.place for each in ldsp.check(partnership(**facts)) if each.check == check]


def activity(**facts: object) -> Activity:
    """Return an activity under way with some *facts*."""
    defaults = {"id": "a", "title": "A", "themes": (), "status": "under way", "summary": "S"}
    return Activity(**{**defaults, **facts})  # type: ignore[arg-type]


def grant(**facts: object) -> Grant:
    """Return a live grant of £100 with some *facts*."""
    defaults = {
        "id": "g",
        "title": "G",
        "funder": "f",
        "stage": "live",
        "awarded": Money.pounds(100),
    }
    return Grant(**{**defaults, **facts})  # type: ignore[arg-type]


def milestone(**dates: str) -> Milestone:
    """Return a milestone with *dates*."""
    parsed = {name: PartialDate.parse(text) for name, text in dates.items()}
    return Milestone(id="m", title="M", **parsed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("dates", "is_overdue"),
    [
        ({"planned": "2019-03-31"}, True),
        ({"planned": "2019-04-01"}, False),
        ({"planned": "2019-04"}, False),
        ({"planned": "2019-03"}, True),
        ({"planned": "2019-01-01", "forecast": "2019-05-01"}, False),
        ({"planned": "2019-01-01", "forecast": "2019-02-01"}, True),
        ({"planned": "2019-01-01", "done": "2019-02-01"}, False),
    ],
)
def test_overdue_milestones(dates: dict[str, str], is_overdue: bool) -> None:
    """Past its day, unless it is done or expected later now."""
    found = places("overdue", milestones=(milestone(**dates),))
    assert found == (["milestones[m]"] if is_overdue else [])


def test_milestones_of_what_was_given_up_are_not_due() -> None:
    """Of a cancelled activity and of a closed grant; of one that is over they are still."""
    late = (milestone(planned="2019-01-01"),)
    for status, stage, found in (
        ("cancelled", "closed", []),
        ("completed", "live", ["activities[a].milestones[m]", "grants[g].milestones[m]"]),
    ):
        told = grant(stage=stage, milestones=late)
        done = activity(status=status, milestones=late)
        there = places("overdue", organisations=(FUNDER,), grants=(told,), activities=(done,))
        assert sorted(there) == found


def test_overdue_actions() -> None:
    """An open action past its day; a done one is none."""
    due = PartialDate.parse("2019-03-01")
    actions = (
        Action(id="one", text="x", due=due),
        Action(id="two", text="y", due=due, status="done"),
    )
    assert places("overdue", actions=actions) == ["actions[one]"]


def test_what_is_overdue_is_told_to_be_mended_by_a_field_that_it_has() -> None:
    """A milestone has a forecast, an action or a condition a status."""
    due = PartialDate.parse("2019-03-01")
    facts = partnership(
        milestones=(milestone(planned="2019-03-01"),),
        actions=(Action(id="one", text="x", due=due),),
    )
    told = {each.place: each.suggestion for each in ldsp.check(facts) if each.check == "overdue"}
    assert "'forecast'" in told["milestones[m]"]
    assert "the status 'done'" in told["actions[one]"]


@pytest.mark.parametrize(
    ("kind", "value", "code", "is_found"),
    [
        ("actual", "not yet due", "FY2018-19/Q4", True),
        ("actual", "not yet due", "FY2019-20/Q1", False),
        ("actual", "not recorded", "FY2018-19/Q4", False),
        ("target", "not yet due", "FY2018-19/Q4", False),
    ],
)
def test_no_actual_value_is_still_to_come_of_a_period_that_is_over(
    kind: str, value: str, code: str, is_found: bool
) -> None:
    """As at 1 April 2019 the quarter to 31 March is over; what it came to is known, or is not."""
    period = Period.parse(code)
    missing = Missing(reason=value)  # type: ignore[arg-type]
    told = Measurement(indicator="i", kind=kind, count=missing, period=period)  # type: ignore[arg-type]
    found = places(
        "overdue",
        indicators=(Indicator(id="i", name="I", unit="people"),),
        activities=(activity(measurements=(told,)),),
    )
    assert found == (["activities[a].measurements[0].count"] if is_found else [])
    if kind == "actual":
        quarter = GrantPeriod(period=period, actual=missing, forecast=missing)
        found = places("overdue", organisations=(FUNDER,), grants=(grant(periods=(quarter,)),))
        assert found == (["grants[g].periods[0].actual"] if is_found else [])


def test_stale_figures_by_the_settings() -> None:
    """Older than six months unless set otherwise; what is completed has no need of new ones."""
    figure = Measurement(
        indicator="i", kind="actual", count=Count.exactly(1), recorded=date(2018, 9, 1)
    )
    indicators = (Indicator(id="i", name="I", unit="people"),)
    facts = {"activities": (activity(measurements=(figure,)),), "indicators": indicators}
    assert places("stale-figures", **facts) == ["activities[a].measurements"]
    assert places("stale-figures", **facts, settings=Settings(stale_after=8)) == []
    over = {**facts, "activities": (activity(measurements=(figure,), status="completed"),)}
    assert places("stale-figures", **over) == []


def test_themes_and_districts_with_nothing_going_on() -> None:
    """A theme without activity; a district that no activity names, where others do."""
    framework = Framework(
        id="f", name="F", themes=(Theme(id="one", name="One"), Theme(id="two", name="Two"))
    )
    burnley, wyre = (
        Place(name="Burnley", code="E07000117"),
        Place(name="Wyre", code="E07000128"),
    )
    area = Area(name="A", places=(burnley, wyre))
    there = activity(themes=("one",), places=(burnley,))
    everywhere = activity(id="b", themes=("one",), places=(Place(name="A"),))
    facts = {"framework": framework, "area": area}
    assert places("nothing-going-on", **facts, activities=(there,)) == [
        "framework.themes[two]",
        "area.places[1]",
    ]
    assert places("nothing-going-on", **facts, activities=(there, everywhere)) == [
        "framework.themes[two]"
    ]


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Tidewell Software", "Tidewell Software Ltd", True),
        ("The Lancashire Colleges", "Lancashire Colleges", True),
        ("Lancaster College", "Lancaster Collage", True),
        ("Marks & Spencer", "Marks and Spencer", True),
        ("Google", "Lloyds", False),
        ("Burnley College", "Blackburn College", False),
    ],
)
def test_organisations_that_look_like_one(one: str, two: str, same: bool) -> None:
    """The same but for form, or nearly the same; different names are left alone."""
    organisations = (
        Organisation(id="one", name=one, kind="other"),
        Organisation(id="two", name=two, kind="other"),
    )
    found = places("same-organisation", organisations=organisations)
    assert found == (["organisations[two]"] if same else [])


def test_identifiers_settle_whether_organisations_are_one() -> None:
    """Two different identifiers are two organisations, whatever their names."""
    names = ("one", "GB-COH-1"), ("two", "GB-COH-2")
    organisations = tuple(
        Organisation(id=id_, name="Same", kind="other", org_id=OrgId.parse(org_id))
        for id_, org_id in names
    )
    assert places("same-organisation", organisations=organisations) == []


def test_registers_that_are_not_listed() -> None:
    """Asked about, no more."""
    organisation = Organisation(id="o", name="O", kind="other", org_id=OrgId.parse("XX-YYY-1"))
    assert places("unknown-register", organisations=(organisation,)) == ["organisations[o].org_id"]


def test_profile_and_budget_against_the_award() -> None:
    """Each must add up to it, where all its parts have amounts."""

    def periods(*amounts: int) -> tuple[GrantPeriod, ...]:
        return tuple(GrantPeriod(period=Q4, profile=Money.pounds(amount)) for amount in amounts)

    lines = (BudgetLine(purpose="x", amount=Money.pounds(100)), BudgetLine(purpose="y"))
    facts = {"organisations": (FUNDER,)}
    for given, found in (
        (grant(periods=periods(60, 40)), []),
        (grant(periods=periods(60, 30)), ["grants[g].periods"]),
        (grant(budget_lines=lines[:1]), []),
        (grant(budget_lines=lines), []),
        (grant(budget_lines=(lines[0], lines[0])), ["grants[g].budget_lines"]),
    ):
        assert places("profile-not-award", **facts, grants=(given,)) == found


def test_spend_before_and_after_the_grant() -> None:
    """A quarter that ends before the start, or starts after the end."""
    spent = (GrantPeriod(period=Q4, actual=Money.pounds(1)),)
    for start, end, found in (
        ("2019-01-01", "2019-12-31", []),
        ("2019-04-01", "2019-12-31", ["grants[g].periods[0].actual"]),
        ("2018-01-01", "2018-12-31", ["grants[g].periods[0].actual"]),
        ("2019-03", "2019-12-31", []),
    ):
        given = grant(
            periods=spent,
            start=When(date=PartialDate.parse(start), certainty="happened"),
            end=When(date=PartialDate.parse(end), certainty="planned"),
        )
        found_at = places("spend-outside-grant", organisations=(FUNDER,), grants=(given,))
        assert found_at == found


def test_claims_above_award_and_payments_above_claims() -> None:
    """Drafts do not count yet."""

    def claim(id_: str, amount: int, **facts: object) -> Claim:
        return Claim(id=id_, period=Q4, amount=Money.pounds(amount), **facts)  # type: ignore[arg-type]

    over = grant(claims=(claim("a", 60, status="claimed"), claim("b", 60, status="paid")))
    draft = grant(claims=(claim("a", 60, status="claimed"), claim("b", 60)))
    paid = grant(claims=(claim("a", 50, status="paid", paid=Money.pounds(51)),))
    facts = {"organisations": (FUNDER,)}
    assert places("claim-too-high", **facts, grants=(over,)) == ["grants[g].claims"]
    assert places("claim-too-high", **facts, grants=(draft,)) == []
    assert places("claim-too-high", **facts, grants=(paid,)) == ["grants[g].claims[a].paid"]


Q3 = Period.parse("FY2018-19/Q3")


@pytest.mark.parametrize(
    ("targets", "actuals", "facts", "is_found"),
    [
        (["FY2018-19/Q3", "FY2018-19/Q4"], ["FY2018-19/Q3", "FY2018-19/Q4"], {}, False),
        (["FY2018-19/Q4"], ["FY2018-19/Q3", "FY2018-19/Q4"], {}, True),
        (["FY2018-19/Q3"], ["FY2018-19/Q3", "FY2018-19/Q4"], {}, True),
        (["FY2018-19"], ["FY2018-19/Q3", "2019-02"], {}, False),
        (["FY2018-19/Q4", "FY2018-19/Q3"], ["2018"], {}, True),
        (["FY2018-19/Q4", "FY2018-19/Q3"], ["2018-Q4"], {}, False),
        (["2018-10", "2018-12"], ["2018-Q4"], {}, True),  # not November
        (["2018-11", "2018-12", "2018-10"], ["2018-Q4"], {}, False),
        (["FY2018-19/Q4"], [], {}, False),
        ([], ["FY2018-19/Q4"], {}, False),
        (["FY2018-19/Q4"], ["FY2018-19/Q3"], {"over_periods": "latest"}, False),
    ],
)
def test_results_of_more_time_than_their_targets(
    targets: list[str], actuals: list[str], facts: dict[str, Any], is_found: bool
) -> None:
    """Results that add up over a quarter without a target make "met" say too much."""
    told = tuple(
        Measurement(indicator="i", kind=kind, count=Count.exactly(9), period=Period.parse(code))
        for kind, codes in (("target", targets), ("actual", actuals))
        for code in codes
    )
    found = places(
        "target-of-less-time",
        indicators=(Indicator(id="i", name="I", unit="people", **facts),),
        activities=(activity(measurements=told),),
    )
    assert found == (["activities[a].measurements"] if is_found else [])


def test_cumulative_targets_reach_back_and_what_has_no_time_is_not_judged() -> None:
    """A target to the end of a quarter is of all that came before it."""

    def measured(kind: str, code: str = "", **facts: Any) -> Measurement:
        period = {"period": Period.parse(code)} if code else {}
        return Measurement(
            indicator="i",
            kind=kind,
            count=Count.exactly(9),
            **period,
            **facts,  # type: ignore[arg-type]
        )

    early, late = measured("actual", "FY2018-19/Q3"), measured("actual", "9999-12")
    for told, is_found in (
        ((measured("target", "FY2018-19/Q4", cumulative=True), early), False),
        ((measured("target", "FY2018-19/Q4", cumulative=True), late), True),
        ((measured("target", "9999-12"), late), False),
        ((measured("target"), early), False),
        ((measured("target", "FY2018-19/Q4"), measured("actual")), False),
        ((measured("target", "FY2018-19/Q4"), evolve(early, cumulative=True)), False),
        ((measured("target", "FY2018-19/Q4"), evolve(early, count=Missing())), False),
    ):
        found = places(
            "target-of-less-time",
            indicators=(Indicator(id="i", name="I", unit="people"),),
            activities=(activity(measurements=told),),
        )
        assert bool(found) is is_found


@pytest.mark.parametrize(
    ("spent", "claimed", "facts", "found"),
    [
        (("40", "40"), ("40", "40"), {}, []),
        (("40", "40"), ("40", "41"), {}, ["grants[g].claims[1]"]),
        (("40", "40"), ("50", "30"), {}, []),  # what was early has been caught up with
        (("40", ""), ("50", "30"), {}, ["grants[g].claims[0]"]),  # to the last quarter known
        (("", "40"), ("50", "30"), {}, []),  # of the first nobody knows
        (("40", "40"), ("50", ""), {}, ["grants[g].claims[0]"]),  # a draft does not count
        (("40", "40"), ("50", "60"), {"as_at": date(2019, 3, 30)}, ["grants[g].claims[0]"]),
    ],
)
def test_claims_above_what_was_spent(
    spent: tuple[str, str], claimed: tuple[str, str], facts: dict[str, Any], found: list[str]
) -> None:
    """Both to the end of the last claim whose spend is known; an empty sum is not there."""
    given = grant(
        periods=tuple(
            GrantPeriod(period=period, actual=Money.pounds(sum_) if sum_ else Missing())
            for period, sum_ in zip((Q3, Q4), spent, strict=True)
        ),
        claims=tuple(
            Claim(
                id=str(number),
                period=period,
                amount=Money.pounds(sum_ or 99),
                status="claimed" if sum_ else "draft",
            )
            for number, (period, sum_) in enumerate(zip((Q3, Q4), claimed, strict=True))
        ),
    )
    facts = {"organisations": (FUNDER,), **facts}
    told = ldsp.check(partnership(**facts, grants=(given,)))
    mine = [each for each in told if each.place.startswith("grants[g].claims[")]
    assert [each.place for each in mine] == found
    assert {each.severity.value for each in mine} <= {"warning"}


def test_claims_are_not_set_against_spend_that_does_not_answer_them() -> None:
    """Of payment by results, of a time before the first quarter told, of shared days."""
    claim = Claim(id="a", period=Q4, amount=Money.pounds(50), status="claimed")
    quarter = GrantPeriod(period=Q4, actual=Money.pounds(40))
    share = PaymentShare(event="start", share=Share.parse("100%"))
    early = evolve(claim, period=Period.parse("FY2018-19"))
    month = GrantPeriod(period=Period.parse("2019-03"), actual=Money.pounds(1))
    facts = {"organisations": (FUNDER,)}
    plain = grant(claims=(claim,), periods=(quarter,))
    assert places("claim-too-high", **facts, grants=(plain,)) == ["grants[g].claims[a]"]
    for given in (
        evolve(plain, payment_shares=(share,)),
        evolve(plain, claims=(early,)),
        evolve(plain, periods=(quarter, month)),
        evolve(plain, periods=()),
    ):
        assert places("claim-too-high", **facts, grants=(given,)) == []


@pytest.mark.parametrize(
    ("shares", "severity"),
    [
        (("45%", "35%", "20%"), ""),
        (("45%", "35%", "21%"), "error"),
        (("45%", "35%"), "info"),
        (("100%",), ""),
        (("over 60%", "40%"), "error"),
        (("over 50%", "40%"), ""),
        (("under 60%", "40%"), "info"),
        (("about 60%", "50%"), ""),
    ],
)
def test_shares_of_payment_by_results_make_the_whole(
    shares: tuple[str, ...], severity: str
) -> None:
    """More than 100 per cent is wrong, less is asked about; where bounds allow it, it is right."""
    paid = tuple(
        PaymentShare(event=event, share=Share.parse(share))  # type: ignore[arg-type]
        for event, share in zip(("start", "completion", "outcome"), shares, strict=False)
    )
    facts = partnership(organisations=(FUNDER,), grants=(grant(payment_shares=paid),))
    found = [each for each in ldsp.check(facts) if each.check == "payment-shares"]
    assert [each.severity.value for each in found] == ([severity] if severity else [])
    assert all(each.place == "grants[g].payment_shares" for each in found)


def test_a_measurement_with_two_values() -> None:
    """Count and money at once are refused."""
    both = Measurement(indicator="i", kind="actual", count=Count.exactly(1), money=Money.pounds(1))
    found = places(
        "two-values",
        indicators=(Indicator(id="i", name="I", unit="people"),),
        activities=(activity(measurements=(both,)),),
    )
    assert found == ["activities[a].measurements[0]"]


@pytest.mark.parametrize(
    ("taken", "is_over"),
    [
        ("100", False),
        ("101", True),
        ("over 100", True),
        ("at least 100", False),
        ("about 120", False),
    ],
)
def test_more_places_taken_than_offered(taken: str, is_over: bool) -> None:
    """Only what is surely more than the offer is found."""
    measurements = (
        Measurement(indicator="i", kind="target", count=Count.exactly(100)),
        Measurement(indicator="i", kind="actual", count=Count.parse(taken)),
    )
    found = places(
        "over-capacity",
        indicators=(Indicator(id="i", name="I", unit="places", basis="places offered"),),
        activities=(activity(measurements=measurements),),
    )
    assert found == (["activities[a]"] if is_over else [])


@pytest.mark.parametrize(
    ("text", "is_contact"),
    [
        ("write to pat.smith@home.example", True),
        ("ring 07700 900123", True),
        ("ring (01632) 960 001", True),
        ("ring +44 7700 900123", True),
        ("ring 0044 7700 900123", True),
        ("ring 0044 (0)7700 900123", True),
        ("600 of 1,000 places, £75,000", False),
        ("GSS code E07000117, 2015/16", False),
        ("D1G1LANCS18UP", False),
    ],
)
def test_contacts_in_free_text(text: str, is_contact: bool) -> None:
    """Addresses and numbers are found; codes, dates and sums are not."""
    found = places("contact-in-text", activities=(activity(outcome=text),))
    assert found == (["activities[a].outcome"] if is_contact else [])


def test_an_address_with_its_person_is_no_finding(fictional: Partnership) -> None:
    """The field for it is marked as personal."""
    assert "contact-in-text" not in {each.check for each in ldsp.check(fictional)}


def test_severities_can_be_set() -> None:
    """Higher, lower, or off."""
    facts = {"milestones": (milestone(planned="2019-03-01"),)}
    for severity, expected in (("error", ["error"]), ("info", ["info"]), ("off", [])):
        settings = Settings(
            severities=(CheckSeverity(check="overdue", severity=severity),)  # type: ignore[arg-type]
        )
        findings = ldsp.check(partnership(**facts, settings=settings))
        assert [each.severity.value for each in findings] == expected


def measured(*measurements: Measurement) -> dict[str, object]:
    """Return the facts of one activity with *measurements* of people."""
    return {
        "indicators": (Indicator(id="i", name="I", unit="people"),),
        "activities": (activity(measurements=measurements),),
    }


def actual(count: int, period: str) -> Measurement:
    """Return an actual number for *period*."""
    return Measurement(
        indicator="i", kind="actual", count=Count.exactly(count), period=Period.parse(period)
    )


def test_measurements_that_cannot_be_put_together() -> None:
    """Two values for one quarter clash, and every other check still runs."""
    clash = measured(actual(5, "FY2018-19/Q4"), actual(6, "FY2018-19/Q4"))
    assert places("measures-clash", **clash) == ["activities[a].measurements"]
    fine = measured(actual(5, "FY2018-19/Q3"), actual(6, "FY2018-19/Q4"))
    assert places("measures-clash", **fine) == []


def test_a_year_that_is_not_what_its_quarters_make() -> None:
    """Four quarters of five are no thirty."""
    quarters = [actual(5, f"FY2018-19/Q{number}") for number in (1, 2, 3, 4)]
    wrong = measured(actual(30, "FY2018-19"), *quarters)
    assert places("periods-differ", **wrong) == ["activities[a].measurements[0]"]
    assert places("periods-differ", **measured(actual(20, "FY2018-19"), *quarters)) == []


@pytest.mark.parametrize(("declared", "is_found"), [(1, False), (4, True)])
def test_a_declared_rating_that_is_not_the_one_worked_out(declared: int, is_found: bool) -> None:
    """Spend as planned and no milestone give 1."""
    spent = (
        GrantPeriod(
            period=Q4,
            profile=Money.pounds(100),
            actual=Money.pounds(100),
        ),
    )
    rating = DeclaredRating(rating=Rag.exactly(declared), reason="told")
    given = grant(periods=spent, rating=rating)
    found = places("rating-differs", organisations=(FUNDER,), grants=(given,))
    assert found == (["grants[g].rating"] if is_found else [])


@pytest.mark.parametrize(
    ("stage", "status", "found"),
    [
        ("live", "open", ["grants[g].conditions[0]"]),
        ("live", "done", []),
        ("closed", "open", []),
    ],
)
def test_overdue_conditions_of_grants(stage: str, status: str, found: list[str]) -> None:
    """What the funder asked for by January and nobody has done; a closed grant asks nothing."""
    due = Condition(text="Evaluate", status=status, due=PartialDate.parse("2019-01-31"))  # type: ignore[arg-type]
    told = grant(stage=stage, conditions=(due,))
    assert places("overdue", organisations=(FUNDER,), grants=(told,)) == found


def test_what_is_done_claimed_or_paid_lies_behind() -> None:
    """None of it can have come about after 1 April 2019; what is only expected may."""
    late = PartialDate.parse("2019-05-02")
    step = Milestone(id="m", title="M", planned=late)
    claim = Claim(id="c", period=Q4, amount=Money.pounds(5), status="paid", claimed=late)
    found = places(
        "happened-after-as-at",
        organisations=(FUNDER,),
        milestones=(step, evolve(step, id="n", done=late), evolve(step, id="o", forecast=late)),
        actions=(Action(id="x", text="X", due=late), Action(id="y", text="Y", done=late)),
        grants=(grant(claims=(claim, evolve(claim, id="d", claimed=Missing(), paid_on=late))),),
    )
    assert found == [
        "grants[g].claims[c].claimed",
        "grants[g].claims[d].paid_on",
        "milestones[n].done",
        "actions[y].done",
    ]


def test_actual_values_are_of_times_that_have_begun() -> None:
    """The quarter of the as-at date may be told so far; the one after may only be forecast."""
    now, after = Period.parse("FY2019-20/Q1"), Period.parse("FY2019-20/Q2")
    told = [
        Measurement(indicator="i", kind="actual", count=Count.exactly(5), period=now),
        Measurement(indicator="i", kind="actual", count=Count.exactly(5), period=after),
        Measurement(indicator="i", kind="forecast", count=Count.exactly(5), period=after),
        Measurement(
            indicator="i", kind="actual", count=Missing(reason="not yet due"), period=after
        ),
    ]
    quarters = [
        GrantPeriod(period=now, actual=Money.pounds(1)),
        GrantPeriod(period=after, actual=Money.pounds(1)),
        GrantPeriod(period=Period.parse("FY2019-20/Q3"), forecast=Money.pounds(1)),
    ]
    assert places(
        "happened-after-as-at",
        organisations=(FUNDER,),
        indicators=(Indicator(id="i", name="I", unit="i"),),
        activities=(activity(measurements=tuple(told)),),
        grants=(grant(periods=tuple(quarters)),),
    ) == ["activities[a].measurements[1]", "grants[g].periods[1].actual"]


EUROS = Money(amount=Decimal(5), currency="EUR")


@pytest.mark.parametrize(
    "clash",
    [
        {"periods": (GrantPeriod(period=Q4), GrantPeriod(period=Period.parse("FY2018-19")))},
        {"periods": (GrantPeriod(period=Q4, profile=EUROS, actual=EUROS),)},
        {"budget_lines": (BudgetLine(purpose="p", amount=EUROS),)},
        {"match": (MatchFunding(source="f", amount=EUROS),)},
        {"intervention_rate": Share.parse("120%")},
        {"claims": (Claim(id="c", period=Q4, amount=EUROS, status="claimed"),)},
        {"claims": (Claim(id="c", period=Q4, amount=Money.pounds(1), paid=EUROS, status="paid"),)},
        {
            "claims": (
                Claim(id="c", period=Q4, amount=Money.pounds(1)),
                Claim(id="d", period=Q4, amount=Money.pounds(1)),
            )
        },
        {"awarded": Money.pounds(-1)},
    ],
)
def test_sums_of_a_grant_that_clash(clash: dict[str, Any]) -> None:
    """They are told as a finding; no check fails for them."""
    rated = grant(rating=DeclaredRating(rating=Rag.exactly(1), reason="R"), **clash)
    assert set(places("grant-clash", organisations=(FUNDER,), grants=(rated,))) == {"grants[g]"}


def test_sums_that_go_together_do_not_clash(
    fictional: Partnership, lancashire: Partnership
) -> None:
    """The examples have none."""
    for facts in (fictional, lancashire):
        assert not [each for each in ldsp.check(facts) if each.check == "grant-clash"]


def test_months_end_where_the_calendar_does() -> None:
    """A notice or an age beyond every calendar is no reason to fail."""
    assert months_from(date(2019, 4, 30), 10) == date(2020, 2, 29)
    assert months_from(date(2019, 4, 30), -2) == date(2019, 2, 28)
    assert months_from(date(2019, 4, 30), 10**9) == date.max
    assert months_from(date(2019, 4, 30), -(10**9)) == date.min
    forever = Settings(grant_notice=10**9, stale_after=10**9)
    long = grant(months=10**9, start=When(date=PartialDate.parse("2019"), certainty="planned"))
    assert places("grant-ending", organisations=(FUNDER,), grants=(long,), settings=forever) == []


def test_a_length_is_one_month_or_more() -> None:
    """A grant cannot run for no time, or less."""
    with pytest.raises(InvalidValueError, match="months is 1 or more, got 0"):
        grant(months=0)
