"""Personal data in reports: left out unless asked for, and said to be."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from ldsp_core.document import FrontField
from ldsp_core.model import Partnership, Person, walk
from ldsp_core.reports.phrases import numbered
from ldsp_core.values import NOT_RECORDED

NAME_LEFT_OUT: Final = "somebody without a public role"
"""What stands in place of a name that is left out."""


def disclosed(partnership: Partnership, personal: bool) -> Partnership:
    """Return *partnership* as a report may tell it.

    Reports name people with a public role. If *personal* is true all others may be
    named too.
    """
    if not personal:
        return partnership
    return evolve(
        partnership, people=tuple(evolve(person, public=True) for person in partnership.people)
    )


def without_private_names(partnership: Partnership, personal: bool) -> Partnership:
    """Return *partnership* without names and contacts of people without a public role.

    As ``disclosed``, for reports that print whatever fields there are. If *personal* is
    true everything stays.
    """
    if personal:
        return partnership
    return evolve(
        partnership,
        people=tuple(
            person
            if person.public
            else evolve(person, name=NAME_LEFT_OUT, email=NOT_RECORDED, telephone=NOT_RECORDED)
            for person in partnership.people
        ),
    )


def private_people(partnership: Partnership) -> tuple[Person, ...]:
    """Return the people without a public role, whom some fact refers to."""
    named = {
        fact.value
        for fact in walk(partnership)
        if fact.info.refers_to == "people" and isinstance(fact.value, str)
    }
    return tuple(
        person for person in partnership.people if person.id in named and not person.public
    )


def notice(partnership: Partnership) -> tuple[FrontField, ...]:
    """Return the line of the front sheet that says what is left out, if anything is."""
    left_out = private_people(partnership)
    if not left_out:
        return ()
    who = numbered(len(left_out), "person without a public role", "people without a public role")
    return (FrontField(label="Personal data", spans=f"The names of {who} are left out."),)
