"""Each check on facts made for it: what it finds, and what it leaves alone."""

from __future__ import annotations

from datetime import date

from attrs import evolve

import ldsp_core as ldsp
from ldsp_core import Count, PartialDate, Partnership, Place
from ldsp_core.model import (
    Activity,
    Area,
    Breakdown,
    Correction,
    Indicator,
    Measurement,
    Organisation,
    Part,
    When,
)


def when(text: str, certainty: str = "happened") -> When:
    """Return a date with its certainty."""
    return When(date=PartialDate.parse(text), certainty=certainty)  # type: ignore[arg-type]


def activity(**facts: object) -> Activity:
    """Return an activity with some *facts*."""
    defaults = {"id": "a", "title": "A", "themes": (), "status": "under way", "summary": "S"}
    return Activity(**{**defaults, **facts})  # type: ignore[arg-type]


def found(check: str, **facts: object) -> list[str]:
    """Return the places where *check* finds something in a partnership with *facts*."""
    defaults: dict[str, object] = {
        "id": "p",
        "name": "P",
        "area": Area(name="A", places=(Place(name="Burnley", code="E07000117"),)),
        "as_at": date(2019, 4, 1),
    }
    partnership = Partnership(**{**defaults, **facts})  # type: ignore[arg-type]
    return [finding.place for finding in ldsp.check(partnership) if finding.check == check]


def breakdown(total: str, *parts: str) -> Activity:
    """Return an activity with one measurement and one breakdown of it."""
    return activity(
        measurements=(
            Measurement(
                indicator="i",
                kind="actual",
                count=Count.parse(total),
                breakdowns=(
                    Breakdown(
                        dimension="age",
                        parts=tuple(Part(category="c", count=Count.parse(p)) for p in parts),
                    ),
                ),
            ),
        )
    )


INDICATOR = Indicator(id="i", name="I", unit="people", levels=("low", "high"))


def test_an_end_before_its_start() -> None:
    """Found when no day of the end can lie after the start; else left alone."""
    late = activity(start=when("2019-03"), end=when("2019-02-10"))
    assert found("end-before-start", activities=(late,)) == ["activities[a].end"]
    same = activity(start=when("2019-03-15"), end=when("2019-03"))
    assert found("end-before-start", activities=(same,)) == []


def test_breakdowns_that_do_not_add_up() -> None:
    """Exact parts must make the total; bounds must leave room for it."""
    wrong = ["activities[a].measurements[0].breakdowns[0]"]
    for total, parts, places in (
        ("60", ("10", "40"), wrong),
        ("60", ("20", "40"), []),
        ("over 60", ("20", "40"), wrong),
        ("over 60", ("20", "over 40"), []),
        ("60", ("over 20", "40"), wrong),
        ("60", ("up to 20", "40"), []),
        ("about 60", ("20", "30"), []),
    ):
        facts = {"activities": (breakdown(total, *parts),), "indicators": (INDICATOR,)}
        assert found("breakdown-sum", **facts) == places, (total, parts)


def test_a_part_that_is_not_recorded_leaves_room() -> None:
    """What is missing may be what the parts lack."""
    facts = breakdown("60", "20")
    part = facts.measurements[0].breakdowns[0]
    gap = evolve(part, parts=(*part.parts, Part(category="unknown")))
    measured = evolve(facts.measurements[0], breakdowns=(gap,))
    facts = evolve(facts, measurements=(measured,))
    assert found("breakdown-sum", activities=(facts,), indicators=(INDICATOR,)) == []


def test_a_level_that_its_indicator_lacks() -> None:
    """Only the listed words are levels."""
    measured = activity(measurements=(Measurement(indicator="i", kind="actual", level="medium"),))
    places = found("unknown-level", activities=(measured,), indicators=(INDICATOR,))
    assert places == ["activities[a].measurements[0].level"]


def test_a_correction_of_a_field_that_is_not_there() -> None:
    """The field named must be one of the thing corrected."""
    wrong = Correction(field="nmae", printed="x", reason="y")
    thing = Organisation(id="o", name="O", kind="other", corrections=(wrong,))
    places = found("correction-of-nothing", organisations=(thing,))
    assert places == ["organisations[o].corrections[0].field"]


def test_a_code_that_is_another_places() -> None:
    """Name and code are compared with the register; codes out of use are told."""
    for place, number in (
        (Place(name="Chorley", code="E07000117"), 1),
        (Place(name="burnley", code="E07000117"), 0),
        (Place(name="St Helens", code="E08000013"), 0),
        (Place(name="King\u2019s Lynn & West Norfolk", code="E07000146"), 0),
        (Place(name="Poole", code="E06000029"), 1),
        (Place(name="the north"), 0),
    ):
        assert len(found("place-code-mismatch", activities=(activity(places=(place,)),))) == number


def test_a_group_named_like_half_a_theme(lancashire: Partnership) -> None:
    """Named in full, the group is no finding."""
    bodies = tuple(
        evolve(body, name=body.name.replace("Future Networking", "Future Workforce Networking"))
        for body in lancashire.bodies
    )
    renamed = evolve(lancashire, bodies=bodies)
    assert "body-name-near-theme" not in {each.check for each in ldsp.check(renamed)}


def test_a_recorded_target_settles_the_claim(lancashire: Partnership) -> None:
    """With a target, the claim is no finding."""
    target = Measurement(indicator="employers-engaged", kind="target", count=Count.exactly(30))
    activities = tuple(
        evolve(each, measurements=(*each.measurements, target)) if each.id == "teach-too" else each
        for each in lancashire.activities
    )
    checked = ldsp.check(evolve(lancashire, activities=activities))
    assert "result-without-target" not in {each.check for each in checked}


def test_findings_come_worst_first(printed: Partnership) -> None:
    """Errors, then warnings, then what is only asked."""
    order = ["error", "warning", "info"]
    severities = [order.index(each.severity.value) for each in ldsp.check(printed)]
    assert severities == sorted(severities)
