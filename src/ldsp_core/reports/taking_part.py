"""Who takes part in an activity, told in sentences: by role, in the tense of its status."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ldsp_core.model import Activity, Participation, Partnership
from ldsp_core.reports.phrases import agreeing, listed
from ldsp_core.reports.telling import in_prose, public_people
from ldsp_core.values import Missing

_DONE_BY: Final = {
    "lead": "led",
    "deliverer": "delivered",
    "funder": "funded",
    "supporter": "supported",
    "host": "hosted",
    "judge": "judged",
}
"""Roles told as "it was led by …"."""

_BE: Final = {
    "completed": "was",
    "cancelled": "was to be",
    "planned": "is to be",
    "in talks": "may be",
    "idea": "may be",
}


def taking_part(partnership: Partnership, activity: Activity) -> Iterator[str]:
    """Yield who does what in *activity*, a sentence part each.

    Those with the same roles are told together; those with a ``detail`` get a sentence
    that goes on from their name. Private people are left out, and so are participants
    whom a breakdown names and givers of a prize whom a contribution names.
    """
    plain = [each for each in activity.participations if isinstance(each.detail, Missing)]
    done = list(_done_by(partnership, activity, plain))
    if done:
        yield f"it {_BE.get(activity.status, 'is')} {listed(done)}"
    past = activity.status == "completed"
    partners = _names(partnership, activity, plain, "partner")
    if partners:
        be = (
            agreeing(len(partners), "was", "were") if past else agreeing(len(partners), "is", "are")
        )
        yield f"{listed(partners)} {be} {agreeing(len(partners), 'a partner', 'partners')}"
    mentors = _names(partnership, activity, plain, "mentor")
    if mentors:
        yield f"mentors {'came' if past else 'come'} from {listed(mentors)}"
    participants = _names(partnership, activity, _not_in_breakdowns(activity, plain), "participant")
    if participants:
        take = "took" if past else agreeing(len(participants), "takes", "take")
        yield f"{listed(participants)} {take} part"
    givers = {each.organisation for each in activity.contributions}
    sponsors = [each for each in plain if each.organisation not in givers]
    prizes = _names(partnership, activity, sponsors, "prize sponsor")
    if prizes:
        give = "gave" if past else agreeing(len(prizes), "gives", "give")
        yield f"{listed(prizes)} {give} a prize"
    for each in activity.participations:
        if not isinstance(each.detail, Missing):
            yield from (f"{name} {each.detail}" for name in _called(partnership, activity, each))


def _done_by(
    partnership: Partnership, activity: Activity, plain: list[Participation]
) -> Iterator[str]:
    """Yield ``led and delivered by Lloyds``: roles that the same names have, together."""
    roles_of: dict[tuple[str, ...], list[str]] = {}
    for role, verb in _DONE_BY.items():
        names = tuple(_names(partnership, activity, plain, role))
        if names:
            roles_of.setdefault(names, []).append(verb)
    for names, verbs in roles_of.items():
        yield f"{listed(verbs)} by {listed(names)}"


def _names(
    partnership: Partnership, activity: Activity, plain: list[Participation], role: str
) -> list[str]:
    return [
        name
        for each in plain
        if role in each.roles
        for name in _called(partnership, activity, each)
    ]


def _called(partnership: Partnership, activity: Activity, each: Participation) -> list[str]:
    """Return the name of who takes part, with how sure it is where that adds something."""
    if not isinstance(each.organisation, Missing):
        name = in_prose(partnership.organisation(each.organisation))
    elif not isinstance(each.person, Missing):
        people = public_people(partnership, [each.person])
        if not people:
            return []
        name = people[0].name
    else:
        return []
    unsure = each.certainty in ("planned", "likely", "in talks")
    return [f"{name} ({each.certainty})" if unsure and each.certainty != activity.status else name]


def _not_in_breakdowns(activity: Activity, plain: list[Participation]) -> list[Participation]:
    named = {
        part.organisation
        for measurement in activity.measurements
        for breakdown in measurement.breakdowns
        for part in breakdown.parts
        if not isinstance(part.organisation, Missing)
    }
    return [each for each in plain if each.organisation not in named]
