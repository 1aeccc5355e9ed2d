"""What reports get to see, and what they say about small numbers."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

import ldsp_core as ldsp
from ldsp_core import Count, Partnership
from ldsp_core.document import Front, Report, table_of
from ldsp_core.plugins import hookimpl
from ldsp_core.plugins.registry import Registry
from ldsp_core.reports import ReportRequest, ReportSpec
from ldsp_core.reports.small_numbers import for_the_public
from ldsp_core.values import SUPPRESSED


def with_part(partnership: Partnership, number: int) -> Partnership:
    """Return the example with *number* people of unknown age; the total grows with them."""
    activity = partnership.activity("first-clicks")
    measurements = list(activity.measurements)
    index = next(
        place
        for place, each in enumerate(measurements)
        if each.breakdowns and each.breakdowns[0].parts[-1].count == Count.exactly(3)
    )
    (breakdown,) = measurements[index].breakdowns
    parts = (*breakdown.parts[:-1], evolve(breakdown.parts[-1], count=Count.exactly(number)))
    measurements[index] = evolve(
        measurements[index],
        count=Count.exactly(128 + number),
        breakdowns=(evolve(breakdown, parts=parts),),
    )
    return evolve(
        partnership,
        activities=tuple(
            evolve(each, measurements=tuple(measurements)) if each is activity else each
            for each in partnership.activities
        ),
    )


def hidden_in(partnership: Partnership) -> list[str]:
    """Return the categories that are suppressed in any breakdown."""
    return [
        part.category
        for activity in partnership.activities
        for measurement in activity.measurements
        for breakdown in measurement.breakdowns
        for part in breakdown.parts
        if part.count == SUPPRESSED
    ]


def test_an_older_state_counts_as_published_before_the_newer(fictional: Partnership) -> None:
    """A report on two states shows in neither what tells the other: 3 people became 9."""
    pytest.importorskip("scipy", reason="linked tables need the extra")
    newer = evolve(with_part(fictional, 9), as_at=date(2026, 7, 31))
    (old, new), _ = for_the_public([fictional, newer])
    assert hidden_in(old) == ["16 to 24", "unknown"]
    assert set(hidden_in(new)) >= {"16 to 24", "unknown"}
    (alone,), _ = for_the_public([newer])
    assert hidden_in(alone) == []


def test_a_plugins_report_gets_and_says_it_too(fictional: Partnership) -> None:
    """Whoever wrote the report: the subjects come without small numbers, the front tells."""
    seen: list[ReportRequest] = []

    def build(request: ReportRequest) -> Report:
        seen.append(request)
        return Report(
            name="mine", front=Front(title="T", organisation="O", as_at=request.as_at), sections=()
        )

    class Plugin:
        @hookimpl
        def ldsp_reports(self, context: object) -> list[ReportSpec]:
            return [ReportSpec(name="mine", title="Mine", build=build)]

    registry = Registry.builtin_only()
    registry.register(Plugin(), "mine")
    public = ldsp.build("mine", fictional, registry=registry)
    internal = ldsp.build("mine", fictional, registry=registry, internal=True)
    assert hidden_in(seen[0].partnership) == ["16 to 24", "unknown"]
    assert [field.label for field in public.front.fields] == ["Small numbers"]
    assert seen[1].partnership == fictional
    assert internal.front.fields == ()
    assert any("Not for publication" in banner for banner in internal.front.banners)


def test_nothing_is_said_where_nothing_is_hidden(lancashire: Partnership) -> None:
    """Lancashire's paper has no small numbers."""
    report = ldsp.build("board-paper", lancashire)
    assert "Small numbers" not in [field.label for field in report.front.fields]
    assert report.front.banners == ()


def test_a_board_paper_tells_that_a_result_is_suppressed(fictional: Partnership) -> None:
    """In its sentence and in its breakdown, not as if nothing were recorded."""
    activity = fictional.activity("first-clicks")
    kept = tuple(
        each
        for each in activity.measurements
        if each.indicator == "learners" and each.breakdowns and each.count == Count.exactly(131)
    )
    one = evolve(
        fictional,
        activities=(evolve(activity, measurements=kept),),
        disjoint=(),
    )
    text = ldsp_text(one)
    assert "by age: 16 to 24 suppressed, 25 to 49 62, 50 and over 45 and unknown suppressed" in text
    few = evolve(kept[0], count=Count.exactly(3), breakdowns=())
    text = ldsp_text(evolve(one, activities=(evolve(activity, measurements=(few,)),)))
    assert "learners taking part: the number is suppressed" in text.lower()


def ldsp_text(partnership: Partnership) -> str:
    """Return the board paper as one text."""
    from ldsp_core.document.json_form import to_json

    return to_json(ldsp.build("board-paper", partnership))


def test_a_part_shows_no_more_than_the_whole(fictional: Partnership) -> None:
    """Small numbers are suppressed before a partnership is narrowed, and it says of which whole."""
    whole = ldsp.build("monitoring", fictional)
    part = ldsp.build("monitoring", fictional, part="march-libraries")

    def ages(report: Report) -> list[tuple[object, ...]]:
        table = table_of(report, "breakdowns-table")
        return [tuple(row) for row in table.rows if "First Clicks" in row]

    assert ages(part) == ages(whole)
    assert any(SUPPRESSED in row for row in ages(part))
    said = next(field.spans for field in part.front.fields if field.label == "Small numbers")
    assert "of the whole partnership" in str(said)
