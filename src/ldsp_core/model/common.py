"""Small things that many parts of the model hold: a date with its certainty, a venue, a link."""

from __future__ import annotations

import re
from typing import Any

from attrs import frozen

from ldsp_core.errors import InvalidValueError
from ldsp_core.model.fields import fact, many, optional
from ldsp_core.model.terms import Certainty, ContributionKind, DatePart, StepStatus
from ldsp_core.values import Count, Missing, Money, PartialDate, Place

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WEB = re.compile(r"https?://\S+")


def _check_id(_instance: object, _attribute: object, value: object) -> None:
    if isinstance(value, str) and not _KEBAB.fullmatch(value):
        raise InvalidValueError(
            f"{value!r} is not an id; use small letters, digits and single hyphens, "
            "like 'teach-too'"
        )


def _check_url(_instance: object, _attribute: object, value: object) -> None:
    if isinstance(value, str) and not _WEB.fullmatch(value):
        raise InvalidValueError(
            f"{value!r} is not a web address; it starts with https:// or http://"
        )


def _check_one_or_more(_instance: object, attribute: Any, value: object) -> None:
    if isinstance(value, int) and value < 1:
        raise InvalidValueError(f"{attribute.name} is 1 or more, got {value}")


def whole_number(label: str, help: str = "", **options: Any) -> Any:  # noqa: A002 - the standard word for it
    """Return a field that holds a number from 1 on, "not recorded" unless given."""
    return optional(label, help, validator=_check_one_or_more, **options)


def identifier(help: str = "Unique among its kind; other facts refer to it.") -> Any:  # noqa: A002 - the standard word for it
    """Return the field that holds a thing's own id, in kebab-case."""
    return fact("Id", help, example="teach-too", validator=_check_id)


def web_address(label: str = "Web address", **options: Any) -> Any:
    """Return a field that holds an http or https address."""
    return fact(label, example="https://www.gov.uk/", validator=_check_url, **options)


@frozen(kw_only=True)
class Correction:
    """What a source got wrong, kept beside the corrected value.

    ``field`` is the name of the field of the same thing that was corrected.
    """

    field: str = fact("Field", "Which field of this thing was corrected.", example="start")
    printed: str = fact("As printed", "What the source says.", example="November 2019")
    reason: str = fact("Reason", "Why the kept value is right.")


@frozen(kw_only=True)
class When:
    """A date, as exactly as known, and how sure it is."""

    date: PartialDate = fact("Date", "A day, a month or a year.", example="2018-11")
    certainty: Certainty = fact("Certainty", "How sure it is.", example="happened")
    part: DatePart | Missing = optional("Part", "Of a month or year: early, mid or late.")
    note: str | Missing = optional("Note", "What else is said of the date.")


@frozen(kw_only=True)
class Venue:
    """Where something is held: the building, and the place it lies in."""

    name: str = fact("Venue", example="Chorley Town Hall")
    place: Place | Missing = optional("Place")
    certainty: Certainty | Missing = optional("Certainty", "How sure the venue is.")


@frozen(kw_only=True)
class Link:
    """A web page, with words that say what is there."""

    title: str = fact("Title", "Words that say where the link leads.")
    url: str = web_address()


@frozen(kw_only=True)
class Feedback:
    """What people said: word for word when ``quoted``, else in summary."""

    text: str = fact("Feedback")
    quoted: bool = fact("Word for word", "Whether these are somebody's own words.", default=False)
    source: str | Missing = optional("From whom", example="pupils")


@frozen(kw_only=True)
class Contribution:
    """What an organisation puts in: money, or something in kind."""

    organisation: str = fact("Organisation", refers_to="organisations")
    kind: ContributionKind = fact("Kind", example="in kind")
    what: str = fact("What", example="an iPad as a prize")
    amount: Money | Missing = optional("Amount", unit="money", example="£500")
    quantity: Count | Missing = optional("Quantity", "How many, if it is counted.")
    venue: Venue | Missing = optional("Venue")


@frozen(kw_only=True)
class NextStep:
    """Something to be done next, by whom and by when as far as known."""

    text: str = fact("Step")
    status: StepStatus = fact("Status", default="open")
    due: When | Missing = optional("Due")
    organisations: tuple[str, ...] = many("With", refers_to="organisations")
    people: tuple[str, ...] = many("Whom", refers_to="people")
