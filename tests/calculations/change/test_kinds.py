"""What a change is to its reader: each kind, by facts made by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from ldsp_core import Count, Money, PartialDate, Partnership, Period, Place, Rag
from ldsp_core.calculations import Change, changes, roll
from ldsp_core.calculations.change.measured import CARRIED_ON
from ldsp_core.model import (
    Activity,
    Area,
    DeclaredRating,
    Grant,
    GrantPeriod,
    HistoryEvent,
    Indicator,
    Measurement,
    Milestone,
    NextStep,
    Organisation,
    Risk,
    When,
)
from ldsp_core.values import NOT_APPLICABLE, NOT_YET_DUE, SUPPRESSED, Interval

END_OF_MARCH = date(2026, 3, 31)


def measured(value: str | Count | Any, code: str = "", **facts: Any) -> Measurement:
    """Return an actual number of learners; an empty code is no period."""
    count = Count.parse(value) if isinstance(value, str) else value
    period = {"period": Period.parse(code)} if code else {}
    return Measurement(
        **{"indicator": "learners", "kind": "actual", "count": count, **period, **facts}
    )


def club(*measurements: Measurement, **facts: Any) -> Partnership:
    """Return a partnership with one activity, its facts taken at the end of March 2026."""
    activity = {"id": "club", "title": "Club", "themes": ("t",), "summary": "A club"}
    return Partnership(
        id="p",
        name="P",
        as_at=END_OF_MARCH,
        area=Area(name="A"),
        indicators=(Indicator(id="learners", name="Learners", unit="learners"),),
        activities=(
            Activity(**{"status": "under way", **activity, "measurements": measurements, **facts}),
        ),
    )


def only(old: Partnership, new: Partnership) -> Change:
    """Return the one change there is."""
    (change,) = changes(old, new)
    return change


def test_a_later_quarter_is_progress() -> None:
    """The earlier one stays as it is."""
    first = measured("40", "FY2025-26/Q3")
    change = only(club(first), club(first, measured("50", "FY2025-26/Q4")))
    assert (change.kind, change.old, change.new) == ("progress", None, Count.exactly(50))
    assert change.place == "activities[club].measurements[1]"
    assert change.subject == "Club"
    assert change.what == "Learners, actual, quarter 4 of financial year 2025-26"


def test_another_value_for_a_quarter_that_was_reported_is_a_restatement() -> None:
    """Also a greater one: it changes what had been told."""
    change = only(club(measured("40", "FY2025-26/Q3")), club(measured("45", "FY2025-26/Q3")))
    assert (change.kind, change.difference) == ("restated", 5)
    assert change.place == "activities[club].measurements[0].count"


def test_a_quarter_that_was_not_over_may_grow_but_not_fall() -> None:
    """Until its last day its figure is one so far."""
    running = measured("40", "FY2026-27/Q1")
    assert only(club(running), club(measured("45", "FY2026-27/Q1"))).kind == "progress"
    assert only(club(running), club(measured("35", "FY2026-27/Q1"))).kind == "restated"


def test_a_figure_from_the_start_that_got_further_is_progress() -> None:
    """Whether the earlier one is kept or not; one that fell restates the past."""
    before = measured("40", "FY2025-26/Q3", cumulative=True)
    after = measured("60", "FY2025-26/Q4", cumulative=True)
    lower = measured("30", "FY2025-26/Q4", cumulative=True)
    assert only(club(before), club(before, after)).kind == "progress"
    replaced = {each.kind for each in changes(club(before), club(after))}
    assert replaced == {"progress", "other"}  # the value, and the period it reaches to
    assert "restated" in {each.kind for each in changes(club(before), club(lower))}


def test_a_value_without_a_period_grows_until_its_activity_is_over() -> None:
    """Then it is final."""
    assert only(club(measured("40")), club(measured("45"))).kind == "progress"
    done = {"status": "completed"}
    assert only(club(measured("40"), **done), club(measured("45"), **done)).kind == "restated"


def test_what_is_recorded_later_takes_the_place_of_the_earlier() -> None:
    """Both are kept, the later one counts: what stood before is its old value."""
    first = measured("40", "FY2025-26/Q3", recorded=date(2026, 1, 10))
    second = measured("44", "FY2025-26/Q3", recorded=date(2026, 4, 10))
    change = only(club(first), club(first, second))
    assert (change.kind, change.old, change.new) == (
        "restated",
        Count.exactly(40),
        Count.exactly(44),
    )
    assert "takes the earlier one's place" in change.note
    assert only(club(first, second), club(second)).kind == "other"  # it had no say already


def test_a_quarter_reported_late_changes_the_past() -> None:
    """It had not been told, and adds to what was known of a time gone by."""
    later = measured("50", "FY2025-26/Q4")
    change = only(club(later), club(measured("40", "FY2025-26/Q3"), later))
    assert (change.kind, change.old) == ("restated", None)
    assert "before the latest" in change.note


def test_a_result_where_none_was_is_progress_and_one_withdrawn_a_restatement() -> None:
    """What is not yet due becomes due."""
    empty = measured(NOT_YET_DUE, "FY2025-26/Q3")
    told = measured("40", "FY2025-26/Q3")
    assert only(club(empty), club(told)).kind == "progress"
    assert only(club(told), club(empty)).kind == "restated"
    assert only(club(told), club()).kind == "restated"
    assert only(club(), club(empty)).kind == "other"


@pytest.mark.parametrize("kind", ["target", "forecast"])
def test_targets_and_forecasts_are_revised(kind: str) -> None:
    """Set, changed and given up."""
    one, two = measured("40", "FY2025-26", kind=kind), measured("50", "FY2025-26", kind=kind)
    assert {only(club(one), club(two)).kind, only(club(), club(one)).kind} == {kind}
    assert only(club(one), club()).kind == kind


def test_a_target_that_goes_on_unchanged_is_no_revision() -> None:
    """The next quarter's is the last one's; another number or sort of time is news."""
    first = measured("40", "FY2025-26/Q3", kind="target")

    def told(value: str, code: str, **facts: Any) -> tuple[str, str]:
        change = only(club(first), club(first, measured(value, code, kind="target", **facts)))
        return change.kind, change.note

    assert told("40", "FY2025-26/Q4") == ("other", CARRIED_ON)
    assert told("50", "FY2025-26/Q4") == ("target", "")
    assert told("40", "FY2026-27") == ("target", "")
    assert told("40", "FY2025-26/Q2") == ("target", "")
    assert told("40", "FY2025-26/Q4", place=Place(name="North")) == ("target", "")


def test_a_target_set_back_to_what_it_once_was_is_revised() -> None:
    """The last one before it counts."""
    old = club(
        measured("40", "FY2025-26/Q2", kind="target"), measured("50", "FY2025-26/Q3", kind="target")
    )
    back = measured("40", "FY2025-26/Q4", kind="target")
    (activity,) = old.activities
    new = evolve(old, activities=(evolve(activity, measurements=(*activity.measurements, back)),))
    assert only(old, new).kind == "target"


def test_a_roll_revises_no_target(fictional: Partnership) -> None:
    """Nor is it progress that a quarter that was not filled in is not recorded."""
    period = Period.parse("FY2026-27/Q1")
    once = roll(fictional, period)
    twice = roll(once, period.next())
    for old, new in ((fictional, once), (once, twice), (fictional, twice)):
        kinds = {each.kind for each in changes(old, new)}
        assert kinds.isdisjoint({"target", "progress", "restated"})


def test_a_suppressed_figure_is_never_told() -> None:
    """On neither side, nor by how much it changed; the old one may have been published."""
    shown, hidden = measured("40", "FY2025-26/Q3"), measured(SUPPRESSED, "FY2025-26/Q3")
    for pair in ((shown, hidden), (hidden, shown)):
        change = only(club(pair[0]), club(pair[1]))
        assert (change.kind, change.old, change.new) == ("suppressed", SUPPRESSED, SUPPRESSED)
        assert change.difference == NOT_APPLICABLE
    later = measured(SUPPRESSED, "FY2025-26/Q4")
    assert only(club(shown), club(shown, later)).kind == "suppressed"
    assert changes(club(hidden), club(hidden)) == ()


def test_the_difference_of_bounds_is_a_bound_where_one_can_be_told() -> None:
    """From over 40 to 60 is less than 20 more; from over 40 to over 60 may be anything."""
    over_40, over_60 = Count.parse("over 40"), Count.parse("over 60")

    def difference(one: Count, two: Count) -> object:
        return Change(
            kind="progress", place="x", subject="X", what="X", old=one, new=two
        ).difference

    assert difference(over_40, Count.exactly(60)) == Interval(high=Decimal(20), high_open=True)
    assert difference(over_40, over_60) == NOT_APPLICABLE
    assert difference(Count.exactly(40), Count.parse("about 60")) == NOT_APPLICABLE


def when(text: str, certainty: Any = "planned") -> When:
    """Return a date."""
    return When(date=PartialDate.parse(text), certainty=certainty)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (when("2026-04-01"), when("2026-05-01"), "slipped"),
        (when("2026-05"), when("2026-04"), "brought forward"),
        (when("2026-05"), when("2026-05-09"), "dates"),
        (when("2026-04-01", "happened"), when("2026-05-01", "happened"), "dates"),
        (when("2026-04-01"), when("2026-04-01", "happened"), "dates"),
    ],
)
def test_a_date_ahead_slips_and_one_that_was_is_corrected(
    before: When, after: When, kind: str
) -> None:
    """A date made more exact has not moved."""
    change = only(club(start=before), club(start=after))
    assert (change.kind, change.what.split(":")[0]) == (kind, "Start")


def test_a_move_is_told_in_days() -> None:
    """Where both dates are exact."""
    change = only(club(start=when("2026-04-01")), club(start=when("2026-05-01")))
    assert change.difference == timedelta(days=30)


def test_a_milestone_slips_and_is_reached() -> None:
    """Its date expected now moves; the date on which it was done closes it."""
    planned = Milestone(id="m", title="First course", planned=PartialDate.parse("2026-04-01"))
    first = evolve(planned, forecast=PartialDate.parse("2026-05-01"))
    second = evolve(planned, forecast=PartialDate.parse("2026-06-01"))
    change = only(club(milestones=(first,)), club(milestones=(second,)))
    assert (change.kind, change.what) == ("slipped", "First course: Expected now")
    reached = evolve(first, done=PartialDate.parse("2026-05-20"))
    assert only(club(milestones=(first,)), club(milestones=(reached,))).kind == "closed"


@pytest.mark.parametrize(
    ("status", "kind"),
    [("completed", "closed"), ("cancelled", "closed"), ("paused", "moved on")],
)
def test_a_status_closes_or_moves_on(status: Any, kind: str) -> None:
    """An activity that is over is closed."""
    assert only(club(), club(status=status)).kind == kind


def granted(change: Callable[[Grant], Grant] = lambda grant: grant) -> Partnership:
    """Return the club with a grant."""
    grant = Grant(
        id="g",
        title="Fund",
        funder="f",
        stage="live",
        awarded=Money.pounds(80_000),
        periods=(
            GrantPeriod(
                period=Period.parse("FY2025-26/Q4"),
                profile=Money.pounds(24_000),
                forecast=Money.pounds(24_000),
            ),
        ),
    )
    return evolve(club(), grants=(change(grant),))


def test_money_that_moved_is_told_with_the_difference() -> None:
    """The award, and a quarter by its period."""
    change = only(granted(), granted(lambda each: evolve(each, awarded=Money.pounds(75_000))))
    assert (change.kind, change.difference) == ("money", Money.pounds(-5_000))
    spent = only(
        granted(),
        granted(
            lambda each: evolve(
                each, periods=(evolve(each.periods[0], actual=Money.pounds(26_000)),)
            )
        ),
    )
    assert spent.kind == "money"
    assert spent.what == "quarter 4 of financial year 2025-26: Actual"
    gone = only(granted(), granted(lambda each: evolve(each, periods=())))
    assert (gone.kind, gone.new) == ("money", None)


def test_risks_and_ratings_have_a_kind_of_their_own() -> None:
    """A likelihood, and a rating given, changed or taken back."""
    risk = Risk(id="r", title="Too few tutors", likelihood=3, impact=4)
    one = evolve(club(), risks=(risk,))
    two = evolve(club(), risks=(evolve(risk, likelihood=4),))
    change = only(one, two)
    assert (change.kind, change.difference) == ("rating", 1)
    assert only(club(), one).kind == "new"
    rated = club(rating=DeclaredRating(rating=Rag.exactly(2), reason="Late"))
    worse = club(rating=DeclaredRating(rating=Rag.exactly(3), reason="Late"))
    assert [only(club(), rated).kind, only(rated, worse).kind] == ["rating", "rating"]


def test_words_are_told_apart_from_facts() -> None:
    """A summary is words, an id of another thing is none."""
    assert only(club(), club(summary="A weekly club")).kind == "wording"
    assert only(club(), club(grants=("g",))).kind == "other"


def test_what_has_no_mark_of_its_own_goes_by_its_position() -> None:
    """A step of the history reworded is one change, not one gone and one new."""
    old = evolve(club(), history=(HistoryEvent(text="A"), HistoryEvent(text="B")))
    new = evolve(club(), history=(HistoryEvent(text="A"), HistoryEvent(text="B, at last")))
    change = only(old, new)
    assert (change.kind, change.place) == ("wording", "history[1].text")


def test_another_order_is_a_change_too() -> None:
    """Reports keep the order of the file."""
    themes = evolve(club(), history=(HistoryEvent(text="A"), HistoryEvent(text="B")))
    turned = evolve(club(), history=(HistoryEvent(text="B"), HistoryEvent(text="A")))
    change = only(themes, turned)
    assert (change.place, change.note) == ("history", "in another order")


def test_another_order_of_words_and_of_names_is_told_in_words() -> None:
    """Of organisations by their names, of topics as they are."""
    firms = tuple(Organisation(id=each, name=each.upper(), kind="business") for each in ("a", "b"))
    step = NextStep(text="Ask", organisations=("a", "b"))
    old, new = (
        evolve(club(topics=topics, next_steps=(steps,)), organisations=firms)
        for topics, steps in (
            (("data", "code"), step),
            (("code", "data"), evolve(step, organisations=("b", "a"))),
        )
    )
    told = {each.place: (each.old, each.note) for each in changes(old, new)}
    assert told == {
        "activities[club].topics": (("data", "code"), "in another order"),
        "activities[club].next_steps[0].organisations": (("A", "B"), "in another order"),
    }
