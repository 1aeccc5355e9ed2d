"""Facts told in sentences: organisations, people, venues, who does what, what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from ldsp_core.calculations import Performance
from ldsp_core.model import (
    Breakdown,
    Contribution,
    Feedback,
    Measurement,
    Organisation,
    Partnership,
    Person,
    Pilot,
    Session,
    Venue,
    When,
)
from ldsp_core.reports.phrases import counted, dated, listed, lower_first, numbered
from ldsp_core.values import SUPPRESSED, Count, Interval, Missing, Money, MoneyRange, Period, Share
from ldsp_core.values.wording import (
    count_in_words,
    interval_in_words,
    money_in_words,
    share_in_words,
)


def in_prose(thing: Organisation | Pilot) -> str:
    """Return the name as a sentence has it: ``the Office for Civil Society``, ``Google``."""
    return f"the {thing.name}" if thing.article else thing.name


def organisations(partnership: Partnership, ids: Iterable[str]) -> str:
    """Return the names of organisations, listed."""
    return listed(in_prose(partnership.organisation(each)) for each in ids)


def public_people(partnership: Partnership, ids: Iterable[str]) -> tuple[Person, ...]:
    """Return those people who may be named because they hold a public role."""
    people = (partnership.person(each) for each in ids)
    return tuple(person for person in people if person.public)


def at_venue(venue: Venue | Missing) -> str:
    """Return ``at EKM, Preston`` or nothing; the place only where it adds something."""
    if isinstance(venue, Missing):
        return ""
    place = "" if isinstance(venue.place, Missing) else venue.place.name
    return f"at {venue.name}, {place}" if place and place not in venue.name else f"at {venue.name}"


def at_time(when: When | Missing, *, weekday: bool = False) -> str:
    """Return ``on 9 May 2019``, ``in late January 2019`` or nothing, with its note if any."""
    if isinstance(when, Missing):
        return ""
    note = "" if isinstance(when.note, Missing) else f" ({when.note})"
    text = dated(when.date, weekday=weekday)
    if not isinstance(when.part, Missing) and not when.date.is_exact:
        text = text.replace("in ", f"in {when.part} ", 1)
    return f"{text}{note}"


Recorded = Count | Money | MoneyRange | Share | Decimal | Interval | str
"""A measured or calculated value that is there."""


def value_words(value: Recorded) -> str:
    """Return a measured value in words."""
    if isinstance(value, Count):
        return count_in_words(value)
    if isinstance(value, Money | MoneyRange):
        return money_in_words(value)
    if isinstance(value, Share):
        return share_in_words(value)
    if isinstance(value, Decimal):
        return interval_in_words(Interval.exactly(value))
    return interval_in_words(value) if isinstance(value, Interval) else value


def result_words(found: Performance) -> str:
    """Return what was reached, against its target where there is one.

    ``over 600 people attended, against a target of 1,000 (over 60%)``.
    """
    actual = found.actual
    if actual == SUPPRESSED:
        return f"{lower_first(found.indicator.name)}: the number is suppressed"
    if isinstance(actual, Missing):
        return ""
    text = _told(found, actual)
    if isinstance(actual, Share) and isinstance(found.baseline, Share):
        text += f" ({value_words(found.baseline)} before)"
    if isinstance(actual, str) and isinstance(found.baseline, str):
        text = f"{lower_first(found.indicator.name)} went from {found.baseline} to {actual}"
    if not isinstance(found.target, Missing):
        share = "" if isinstance(found.share, Missing) else f" ({share_in_words(found.share)})"
        text += f", against a target of {value_words(found.target)}{share}"
    return text


def forecast_words(found: Performance) -> str:
    """Return what is planned: ``six courses are planned``, never as if it had come to be.

    Words about what has been (``took part``) do not tell what is to come, so that it is
    called a forecast.
    """
    if isinstance(found.forecast, Missing):
        return ""
    told_as = found.indicator.told_as
    if isinstance(told_as, str) and told_as.split()[:1] in (["are"], ["is"], ["will"]):
        return _told(found, found.forecast)
    return f"the forecast for {lower_first(found.indicator.name)} is {value_words(found.forecast)}"


def _told(found: Performance, value: Recorded) -> str:
    indicator = found.indicator
    is_one = isinstance(value, Count) and value.is_exact and value.low == 1
    if isinstance(value, Count) and not isinstance(indicator.told_as, Missing) and not is_one:
        return f"{counted(value)} {indicator.unit} {indicator.told_as}"
    return f"{lower_first(indicator.name)}: {value_words(value)}"


def breakdown_words(breakdown: Breakdown) -> str:
    """Return ``10 from each of A, B and C``, or ``A 12, B 9 and C 4``."""
    counts = [part.count for part in breakdown.parts]
    names = [part.category for part in breakdown.parts]
    first = counts[0] if counts else Missing()
    if len(counts) > 1 and isinstance(first, Count) and all(count == first for count in counts):
        return f"{counted(first)} from each of {listed(names)}"
    told = [
        f"{name} {count.reason if isinstance(count, Missing) else count_in_words(count)}"
        for name, count in zip(names, counts, strict=True)
    ]
    return f"by {breakdown.dimension}: {listed(told)}"


def period_words(measurement: Measurement) -> str:
    """Return the period of a measurement in words, or nothing."""
    return measurement.period.label if isinstance(measurement.period, Period) else ""


def contribution_words(partnership: Partnership, contribution: Contribution) -> str:
    """Return ``Boost contributed an iPad as a prize``; amounts and numbers where recorded."""
    giver = in_prose(partnership.organisation(contribution.organisation))
    what = contribution.what
    if isinstance(contribution.quantity, Count) and contribution.quantity.low != 1:
        what = f"{count_in_words(contribution.quantity)} {what}"
    if isinstance(contribution.amount, Money):
        what = f"{money_in_words(contribution.amount)} as {what}"
    return f"{giver} contributed {what} {at_venue(contribution.venue)}".rstrip()


def feedback_words(feedback: Iterable[Feedback]) -> list[str]:
    """Return feedback: own words in quotation marks, the rest in summary."""
    given = list(feedback)
    quoted = [f"“{each.text}”" for each in given if each.quoted]
    told = [
        f"feedback{'' if isinstance(each.source, Missing) else f' from {each.source}'} "
        f"was {each.text}"
        for each in given
        if not each.quoted
    ]
    return [*told, *([f"Among the feedback: {'; '.join(quoted)}"] if quoted else [])]


_HELD: Final = {
    "happened": "was held {}",
    "confirmed": "will be held {}",
    "planned": "is planned to be held {}",
    "likely": "is likely to be held {}",
    "in talks": "may be held {}",
}


def session_words(session: Session) -> str:
    """Return ``the first session is planned in April 2019, likely to be held at …``."""
    words = f"the {lower_first(session.name)}"
    if not isinstance(session.when, Missing):
        words += f" {_HELD[session.when.certainty].format(dated(session.when.date))}"
    if isinstance(session.venue, Missing):
        return words
    unsure = session.venue.certainty in ("likely", "planned", "in talks")
    manner = f", {session.venue.certainty}" if unsure else ""
    return f"{words}{manner} {at_venue(session.venue)}"


def length_words(months: int) -> str:
    """Return ``five months``."""
    return numbered(months, "month", "months")
