"""One district's, or one partner's, part of a partnership, and no more than is known of it."""

from __future__ import annotations

import pytest

import ldsp_core as ldsp
from ldsp_core.calculations import (
    narrowed_to_organisation,
    narrowed_to_place,
    organisations_taking_part,
    places_of,
)
from ldsp_core.errors import UnknownNameError
from ldsp_core.model import reference_problems
from ldsp_core.values import NOT_RECORDED, Count, Place

BURNLEY = Place(name="Burnley", code="E07000117")


def test_a_district_keeps_the_activities_that_name_it(lancashire: ldsp.Partnership) -> None:
    """Also where only the venue of a session does; the name says which part it is."""
    burnley = narrowed_to_place(lancashire, BURNLEY)
    assert [each.id for each in burnley.activities] == ["digital-know-how"]
    assert burnley.area.places == (BURNLEY,)
    assert burnley.area.name == lancashire.area.name
    assert burnley.name == "Lancashire Digital Skills Partnership (Burnley)"


def test_a_result_of_several_places_is_not_recorded_for_one(fictional: ldsp.Partnership) -> None:
    """Nobody says how many of the 131 learners came from Wenderby."""
    whole = fictional.activity("first-clicks")
    assert len(places_of(whole)) > 1
    part = narrowed_to_place(fictional, Place(name="Wenderby")).activity("first-clicks")
    assert [each.value for each in part.measurements] == [NOT_RECORDED] * len(whole.measurements)
    assert all(not each.breakdowns for each in part.measurements)
    assert part.places == (Place(name="Wenderby"),)


def test_a_result_of_one_place_is_its_own(fictional: ldsp.Partnership) -> None:
    """Shop Window takes place in Wenderby alone."""
    part = narrowed_to_place(fictional, Place(name="Wenderby")).activity("shop-window")
    assert part.measurements[1].value == Count.parse("at least 43")


def test_a_result_told_for_the_place_stays(lancashire: ldsp.Partnership) -> None:
    """And one told for another is left out."""
    wigan = next(
        measurement.place
        for activity in lancashire.activities
        for measurement in activity.measurements
        if isinstance(measurement.place, Place)
    )
    (part,) = narrowed_to_place(lancashire, wigan).activities
    assert [each.place for each in part.measurements] == [wigan, wigan]
    assert all(each.level for each in part.measurements)


def test_a_partner_keeps_its_activities_with_their_results(lancashire: ldsp.Partnership) -> None:
    """Those that it takes part in or puts something into."""
    google = narrowed_to_organisation(lancashire, "google")
    assert [each.id for each in google.activities] == ["google-garage"]
    assert google.activities[0].measurements == lancashire.activity("google-garage").measurements
    assert google.name.endswith("(Google)")
    with pytest.raises(UnknownNameError):
        narrowed_to_organisation(lancashire, "gogle")


@pytest.mark.parametrize("example", ["lancashire", "fictional"])
def test_every_reference_still_leads_somewhere(
    example: str, request: pytest.FixtureRequest
) -> None:
    """So that every report can be made; grants stay, but pay for no part of the results."""
    partnership: ldsp.Partnership = request.getfixturevalue(example)
    parts = [
        *(narrowed_to_place(partnership, place) for place in partnership.area.places),
        *(
            narrowed_to_organisation(partnership, each.id)
            for each in organisations_taking_part(partnership)
        ),
    ]
    for part in parts:
        assert reference_problems(part) == ()
        assert part.grants == partnership.grants
        assert all(not activity.grants for activity in part.activities)
        assert ldsp.build("monitoring", part)


def test_risks_stay_where_something_they_threaten_does(fictional: ldsp.Partnership) -> None:
    """And those that threaten no activity in particular."""
    college = narrowed_to_organisation(fictional, "wenderby-college")
    assert [each.id for each in college.risks] == ["too-few-tutors", "grant-ends"]
    tidewell = narrowed_to_organisation(fictional, "tidewell-software")
    assert [each.id for each in tidewell.risks] == ["grant-ends"]
