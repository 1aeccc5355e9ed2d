"""Values of changes in words."""

from __future__ import annotations

from attrs import evolve

import ldsp_core as ldsp
from ldsp_core.document import table_of, validate
from ldsp_core.model import DeclaredRating
from ldsp_core.reports.change_report.wording import Sides
from ldsp_core.values import Rag


def test_a_thing_without_a_title_is_told_by_what_it_holds(fictional: ldsp.Partnership) -> None:
    """A declared rating has no name: its rating and its reason are told, nothing unrecorded."""
    rating = DeclaredRating(rating=Rag(best=2, worst=2), reason="The library opens late.")
    words = Sides(old=fictional, new=fictional).words(rating)
    assert words == "2 (minor concern); The library opens late"


def test_a_rating_declared_for_the_first_time_is_told(fictional: ldsp.Partnership) -> None:
    """No cell is empty."""
    (activity, *others) = fictional.activities
    rating = DeclaredRating(rating=Rag(best=2, worst=2), reason="The library opens late.")
    newer = evolve(fictional, activities=(evolve(activity, rating=rating), *others))
    older = evolve(fictional, activities=(evolve(activity, rating=ldsp.Missing()), *others))
    report = ldsp.build("change-report", older, newer)
    validate(report)
    assert "2 (minor concern)" in str(table_of(report, "words-table").rows)
