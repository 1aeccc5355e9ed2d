"""A partnership narrowed to one district or one partner, for a report about that alone."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from ldsp_core.model import (
    Activity,
    Disjoint,
    Measurement,
    Organisation,
    Paper,
    Partnership,
    Risk,
    walk,
)
from ldsp_core.values import NOT_RECORDED, Missing, Place


def organisations_taking_part(partnership: Partnership) -> tuple[Organisation, ...]:
    """Return the organisations that take part in an activity or put something into one.

    In the order of the file.
    """
    names = {name for activity in partnership.activities for name in _partners(activity)}
    return tuple(each for each in partnership.organisations if each.id in names)


def places_of(activity: Activity) -> tuple[Place, ...]:
    """Return every place that *activity* names, for itself, its venues or its results."""
    found = (fact.value for fact in walk(activity) if isinstance(fact.value, Place))
    return tuple(dict.fromkeys(found))


def narrowed(partnership: Partnership, part: Place | str) -> Partnership:
    """Return *partnership* narrowed to *part*: a place, or an organisation by its id."""
    if isinstance(part, Place):
        return narrowed_to_place(partnership, part)
    return narrowed_to_organisation(partnership, part)


def narrowed_to_place(partnership: Partnership, place: Place) -> Partnership:
    """Return *partnership* with the activities that name *place*, and what is known of them there.

    The place is its whole area, and stands beside its name, so that every report says so. A
    result told for another place is left out; one told for several places together is
    "not recorded", since nobody says how much of it is from here. Grants stay, being the
    whole partnership's, but no activity is said to be paid from one, so that no whole
    cost is set against a part of the results. Own definition.
    """
    kept = [_at(activity, place) for activity in partnership.activities if _is_at(activity, place)]
    area = evolve(partnership.area, places=(place,))
    return evolve(_with_only(partnership, kept, place.name), area=area)


def narrowed_to_organisation(partnership: Partnership, organisation: str) -> Partnership:
    """Return *partnership* with the activities that the *organisation* (its id) is a part of.

    Their results are whole: they are those of everybody taking part. For grants see
    ``narrowed_to_place``. Raises UnknownNameError. Own definition.
    """
    name = partnership.organisation(organisation).name
    kept = [each for each in partnership.activities if organisation in _partners(each)]
    return _with_only(partnership, kept, name)


def _partners(activity: Activity) -> set[str]:
    named = [each.organisation for each in activity.participations]
    given = [each.organisation for each in activity.contributions]
    return {each for each in (*named, *given) if isinstance(each, str)}


def _is_at(activity: Activity, place: Place) -> bool:
    return any(_same(each, place) for each in places_of(activity))


def _same(one: Place, two: Place) -> bool:
    return one.code == two.code if one.code and two.code else one.name == two.name


def _at(activity: Activity, place: Place) -> Activity:
    alone = all(_same(each, place) for each in places_of(activity))
    here = tuple(each for each in activity.places if _same(each, place))
    return evolve(
        activity,
        places=here or activity.places,
        measurements=tuple(_measured_at(activity.measurements, place, alone=alone)),
    )


def _measured_at(
    measurements: Iterable[Measurement], place: Place, *, alone: bool
) -> Iterable[Measurement]:
    for measurement in measurements:
        if isinstance(measurement.place, Place):
            if _same(measurement.place, place):
                yield measurement
        elif alone:
            yield measurement
        else:
            yield evolve(
                measurement,
                count=NOT_RECORDED,
                money=NOT_RECORDED,
                share=NOT_RECORDED,
                level=NOT_RECORDED,
                breakdowns=(),
            )


def _with_only(partnership: Partnership, kept: Iterable[Activity], of: str) -> Partnership:
    """Return *partnership* with these activities alone, and no reference to any other."""
    activities = {each.id: each for each in kept}
    return evolve(
        partnership,
        name=f"{partnership.name} ({of})",
        activities=tuple(
            evolve(each, grants=(), follows=_reference(each.follows, activities))
            for each in activities.values()
        ),
        disjoint=tuple(_disjoint(partnership.disjoint, activities)),
        risks=tuple(_risks(partnership.risks, activities)),
        papers=tuple(_paper(each, activities) for each in partnership.papers),
    )


def _reference(name: str | Missing, known: Iterable[str]) -> str | Missing:
    return name if isinstance(name, Missing) or name in known else NOT_RECORDED


def _disjoint(declared: Iterable[Disjoint], known: Iterable[str]) -> Iterable[Disjoint]:
    for each in declared:
        names = tuple(name for name in each.activities if name in known)
        if len(names) > 1:
            yield evolve(each, activities=names)


def _risks(risks: Iterable[Risk], known: Iterable[str]) -> Iterable[Risk]:
    """Yield the risks to what is kept, and those to no activity in particular."""
    for risk in risks:
        names = tuple(name for name in risk.activities if name in known)
        if names or not risk.activities:
            yield evolve(risk, activities=names)


def _paper(paper: Paper, known: Iterable[str]) -> Paper:
    return evolve(paper, activities=tuple(name for name in paper.activities if name in known))
