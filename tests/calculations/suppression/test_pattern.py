"""Which figures are looked at, which are hidden, and what the ledger keeps of it."""

from __future__ import annotations

import builtins
from datetime import date
from types import ModuleType
from typing import Any

import pytest
from attrs import evolve

from ldsp_core import Count, Missing, Partnership, Period
from ldsp_core.calculations import (
    is_disclosive,
    publication_of,
    suppressed,
    suppression_pattern,
    with_publication,
)
from ldsp_core.errors import InvalidValueError, SuppressionError
from ldsp_core.model import (
    Activity,
    Area,
    Breakdown,
    Indicator,
    Measurement,
    Part,
    Settings,
)
from ldsp_core.values import Place, Share

PEOPLE = Indicator(id="people", name="People", unit="people", basis="unique people")


def broken_down(
    *numbers: int, total: int | None = None, by: str = "age", code: str = "2025"
) -> Any:
    """Return an actual number of people with one breakdown."""
    return Measurement(
        indicator="people",
        kind="actual",
        count=Count.exactly(sum(numbers) if total is None else total),
        period=Period.parse(code),
        breakdowns=(
            Breakdown(
                dimension=by,
                parts=tuple(
                    Part(category=f"{by}{place}", count=Count.exactly(number))
                    for place, number in enumerate(numbers)
                ),
            ),
        ),
    )


def facts(
    *measurements: Measurement, indicator: Indicator = PEOPLE, settings: Settings | None = None
) -> Partnership:
    """Return a partnership whose one activity has *measurements*."""
    activity = Activity(
        id="a", title="A", themes=(), status="under way", summary="S", measurements=measurements
    )
    return Partnership(
        id="p",
        name="P",
        area=Area(name="A"),
        indicators=(indicator,),
        activities=(activity,),
        settings=settings or Settings(),
    )


def hidden(partnership: Partnership) -> list[str]:
    """Return the names of what is hidden, without the activity's."""
    return [
        each.name.removeprefix("people of a, ") for each in suppression_pattern(partnership).hidden
    ]


def test_unique_people_with_a_breakdown_are_disclosive_unless_said() -> None:
    """Without a breakdown, or counted by the visit, they are not; the data have the last word."""
    whole = Measurement(indicator="people", kind="actual", count=Count.exactly(3))
    split = broken_down(3, 20)
    assert is_disclosive(facts(split), PEOPLE)
    assert not is_disclosive(facts(whole), PEOPLE)
    assert not is_disclosive(facts(split), evolve(PEOPLE, basis="attendances"))
    assert not is_disclosive(facts(split), evolve(PEOPLE, disclosive=False))
    assert is_disclosive(facts(whole), evolve(PEOPLE, disclosive=True))


def test_targets_and_forecasts_are_shown() -> None:
    """They count nobody; a baseline does."""
    kinds = ("target", "forecast", "baseline")
    split = [evolve(broken_down(3, 20), kind=kind) for kind in kinds]
    assert hidden(facts(*split)) == ["baseline, 2025, age: age0", "baseline, 2025, age: age1"]


def test_zeros_are_hidden_where_the_settings_say_so() -> None:
    """Shown, they tell of nobody; hidden, they need cover as any small number does."""
    split = broken_down(0, 20, 30)
    assert hidden(facts(split)) == []
    assert hidden(facts(split, settings=Settings(show_zeros=False))) == [
        "2025, age: age0",
        "2025, age: age1",
    ]


def test_a_small_total_hides_all_its_parts() -> None:
    """Zeros too: a total of four in four groups would be one in each."""
    split = broken_down(1, 1, 1, 1, 0)
    assert len(hidden(facts(split))) == 6


def test_a_margin_is_hidden_where_the_parts_do_not_suffice() -> None:
    """One and five are all there is, and six would tell both."""
    assert hidden(facts(broken_down(1, 5))) == ["2025", "2025, age: age0", "2025, age: age1"]


def test_time_of_which_nothing_is_told_is_empty_where_the_rest_is_as_much_as_all() -> None:
    """20 in the first quarter and 24 by the end of the second leave 4, if nothing was before."""
    pytest.importorskip("scipy", reason="linked tables need the extra")

    def people(number: int, code: str, *, cumulative: bool = False) -> Measurement:
        return Measurement(
            indicator="people",
            kind="actual",
            count=Count.exactly(number),
            period=Period.parse(code),
            cumulative=cumulative,
        )

    marked = evolve(PEOPLE, disclosive=True)
    quarters = people(20, "FY2025-26/Q1"), people(4, "FY2025-26/Q2")
    for whole, number in (
        (people(24, "FY2025-26/Q2", cumulative=True), 2),
        (people(24, "FY2025-26"), 2),
        (people(40, "FY2025-26/Q2", cumulative=True), 1),
    ):
        assert len(hidden(facts(*quarters, whole, indicator=marked))) == number


def test_a_figure_without_a_place_is_taken_as_the_total_of_the_places() -> None:
    """Where they are as much: 23 people, 20 in the north, leave 3 in the south."""

    def people(number: int, place: str = "") -> Measurement:
        return Measurement(
            indicator="people",
            kind="actual",
            count=Count.exactly(number),
            place=Place(name=place) if place else Missing(),
        )

    marked = evolve(PEOPLE, disclosive=True)
    places = people(20, "North"), people(3, "South")
    assert len(hidden(facts(people(23), *places, indicator=marked))) == 2
    assert len(hidden(facts(people(40), *places, indicator=marked))) == 1


def test_a_threshold_below_five_is_refused() -> None:
    """One to three are only three values, and one could be ruled out."""
    with pytest.raises(InvalidValueError, match="at least 5"):
        Settings(suppress_below=4)


def test_shares_are_hidden_for_their_part_and_for_the_rest() -> None:
    """Of 80, 78 leave two; a share of large numbers, or a stated one, is shown."""

    def share(part: int) -> Share:
        return Share.of(Count.exactly(part), Count.exactly(80))

    shares = [share(3), share(78), share(40), Share.parse("3%")]
    measurements = [
        Measurement(
            indicator="people", kind="actual", share=each, period=Period.parse(f"202{place}")
        )
        for place, each in enumerate(shares)
    ]
    partnership = facts(*measurements, indicator=evolve(PEOPLE, disclosive=True))
    published = suppressed(partnership, suppression_pattern(partnership)).activities[0]
    assert [each.share == Missing(reason="suppressed") for each in published.measurements] == [
        True,
        True,
        False,
        False,
    ]


def test_bounds_are_small_where_all_that_they_may_be_is() -> None:
    """Fewer than 4 is; fewer than 50 says too little; at least 43 may cover."""
    parts = tuple(
        Part(category=text, count=Count.parse(text))
        for text in ("fewer than 4", "fewer than 50", "at least 43")
    )
    split = evolve(
        broken_down(100),
        breakdowns=(Breakdown(dimension="age", parts=parts),),
    )
    assert hidden(facts(split)) == ["2025, age: fewer than 4"]


def test_parts_above_their_total_are_refused() -> None:
    """What contradicts itself can be kept from nobody."""
    with pytest.raises(SuppressionError, match="make more than their total"):
        suppression_pattern(facts(broken_down(3, 20, total=10)))


def test_linked_tables_without_the_solver_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the extra to install; what needs no solver is published."""
    found = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> ModuleType:
        if name.partition(".")[0] == "scipy":
            raise ImportError(name)
        return found(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    one, two = broken_down(3, 20, by="age"), broken_down(10, 13, by="sex")
    linked = facts(evolve(one, breakdowns=(*one.breakdowns, *two.breakdowns)))
    with pytest.raises(SuppressionError, match=r"ldsp-core\[suppression\]"):
        suppression_pattern(linked)
    assert hidden(facts(one)) == ["2025, age: age0", "2025, age: age1"]


def test_the_ledger_says_what_was_shown_and_what_was_hidden() -> None:
    """With the rule of the day; a second entry holds nothing that is as it was."""
    partnership = facts(broken_down(3, 21, 62))
    pattern = suppression_pattern(partnership)
    noted = with_publication(partnership, pattern, date(2026, 5, 1), "figures")
    (entry,) = noted.publications
    assert (entry.id, entry.report, entry.threshold, entry.zeros) == (
        "figures-2026-05-01",
        "figures",
        5,
        True,
    )
    assert [(each.category, each.count.low, each.state) for each in entry.figures] == [
        (Missing(), 86, "shown"),
        ("age0", 3, "small"),
        ("age1", 21, "with others"),
        ("age2", 62, "shown"),
    ]
    again = publication_of(noted, suppression_pattern(noted), date(2026, 5, 1), "figures")
    assert again.id == "figures-2026-05-01-2"
    assert again.figures == ()


def test_what_was_published_changes_no_pattern_while_nothing_else_changes() -> None:
    """The same facts are hidden the same way, however often they are published."""
    partnership = facts(broken_down(3, 21, 62), broken_down(30, 2, 9, code="2024"))
    pattern = suppression_pattern(partnership)
    noted = with_publication(partnership, pattern, date(2026, 5, 1), "figures")
    assert suppression_pattern(noted).hidden == pattern.hidden


def test_a_figure_stays_hidden_while_it_would_tell_what_was_hidden_before() -> None:
    """The 3 has become 7, but whoever sees the 21 can still work out the 3."""
    pytest.importorskip("scipy", reason="linked tables need the extra")
    before = facts(broken_down(3, 21, 62))
    noted = with_publication(before, suppression_pattern(before), date(2026, 5, 1), "figures")
    after = facts(broken_down(7, 21, 62))
    assert hidden(after) == []
    assert hidden(evolve(after, publications=noted.publications)) == [
        "2025, age: age0",
        "2025, age: age1",
    ]


def test_what_was_hidden_by_a_stricter_rule_stays_hidden() -> None:
    """A threshold of 10 was promised when it was published; 5 now does not undo that."""
    before = facts(broken_down(7, 21, 62), settings=Settings(suppress_below=10))
    noted = with_publication(before, suppression_pattern(before), date(2026, 5, 1), "figures")
    after = evolve(noted, settings=Settings(suppress_below=5))
    assert hidden(after) == hidden(before) == ["2025, age: age0", "2025, age: age1"]


def test_what_cannot_be_kept_beside_what_is_known_is_refused() -> None:
    """All know the 7; of 5 or more and a small number that make 7, the small one is 1 or 2."""
    pytest.importorskip("scipy", reason="linked tables need the extra")
    by_age = broken_down(2, 1, 4)
    before = facts(by_age)
    noted = with_publication(before, suppression_pattern(before), date(2026, 5, 1), "figures")
    by_both = evolve(
        by_age, breakdowns=(*by_age.breakdowns, *broken_down(2, 5, by="sex").breakdowns)
    )
    after = evolve(facts(by_both), publications=noted.publications)
    with pytest.raises(SuppressionError, match="sex: sex0 cannot be kept from being worked out"):
        suppression_pattern(after)
    assert len(hidden(facts(by_both))) == 6
