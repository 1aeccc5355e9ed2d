"""Checks on dates: weekdays, things that cannot have happened yet, dates without a year."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from ldsp_core.checks.spec import CheckContext, CheckSpec, Finding, Severity
from ldsp_core.model import (
    Action,
    Claim,
    Fact,
    Milestone,
    Partnership,
    When,
    place_text,
    walk,
)
from ldsp_core.values import Missing, PartialDate, Period
from ldsp_core.values.partial_date import MONTHS, WEEKDAYS
from ldsp_core.values.wording import date_in_words


def months_from(day: date, months: int) -> date:
    """Return the day so many *months* after *day*, or before it; at most the calendar's ends."""
    index = day.year * 12 + day.month - 1 + months
    if not date.min.year <= index // 12 <= date.max.year:
        return date.max if months > 0 else date.min
    month = PartialDate(year=index // 12, month=index % 12 + 1)
    return month.first.replace(day=min(day.day, month.last.day))


def weekday_mismatch(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find dates whose stated weekday is not the weekday of that date, those in free text too."""
    for fact in walk(partnership):
        for day in _dates_of(fact):
            if day.weekday in (None, day.true_weekday):
                continue
            if day.true_weekday is None:  # a month has no weekday to compare with
                continue
            yield Finding(
                check=WEEKDAY_MISMATCH.id,
                severity=WEEKDAY_MISMATCH.severity,
                place=place_text(partnership, fact.path),
                message=f"{str(day)!r} says {day.weekday}, but {date_in_words(day)} is a "
                f"{day.true_weekday}",
                suggestion=_other_days(day),
            )


def _dates_of(fact: Fact) -> Iterable[PartialDate]:
    if isinstance(fact.value, PartialDate):
        return (fact.value,)
    return dates_with_weekday(fact.value) if _is_prose(fact) else ()


def _other_days(day: PartialDate) -> str:
    """Name the days of that year with the stated weekday and day of the month."""
    found = [
        date(day.year, month, day.day)
        for month in range(1, 13)
        if day.day is not None
        and day.day <= calendar.monthrange(day.year, month)[1]
        and WEEKDAYS[date(day.year, month, day.day).weekday()] == day.weekday
    ]
    if not found:
        return "ask which is right, the weekday or the date"
    words = " and ".join(date_in_words(each) for each in found)
    verb = "was" if len(found) == 1 else "were"
    return (
        f"ask which is right: in {day.year}, {day.weekday}s on that day of the month {verb} {words}"
    )


def happened_after_as_at(partnership: Partnership, context: CheckContext) -> Iterator[Finding]:
    """Find things said to have happened that lie wholly after the as-at date.

    Dates with the certainty "happened", the days on which something was done, claimed or
    paid, and actual values of times that had not begun.
    """
    for fact in walk(partnership):
        when = _said_to_have_happened(fact)
        if when is not None and when.first > context.as_at:
            yield Finding(
                check=HAPPENED_AFTER_AS_AT.id,
                severity=HAPPENED_AFTER_AS_AT.severity,
                place=place_text(partnership, fact.path),
                message=f"{date_in_words(when)} is said to have happened, but lies after "
                f"{date_in_words(context.as_at)}, the date that the facts are taken at",
                suggestion="correct the date, or say how sure it is: planned, likely …",
            )
    for place, period in _actuals(partnership):
        if period.start > context.as_at:
            yield Finding(
                check=HAPPENED_AFTER_AS_AT.id,
                severity=HAPPENED_AFTER_AS_AT.severity,
                place=place,
                message=f"an actual value is told of {period.label}, which begins after "
                f"{date_in_words(context.as_at)}, the date that the facts are taken at",
                suggestion="correct the period, or make it a forecast",
            )


def _said_to_have_happened(fact: Fact) -> PartialDate | None:
    if isinstance(fact.value, When):
        return fact.value.date if fact.value.certainty == "happened" else None
    is_done = isinstance(fact.owner, Milestone | Action | Claim) and fact.name in _DONE
    return fact.value if is_done and isinstance(fact.value, PartialDate) else None


_DONE: Final = ("done", "claimed", "paid_on")


def _actuals(partnership: Partnership) -> Iterator[tuple[str, Period]]:
    """Yield the places of actual values that are there, with the periods they are for."""
    for activity in partnership.activities:
        for index, each in enumerate(activity.measurements):
            if each.kind == "actual" and not isinstance(each.value, Missing):
                place = f"activities[{activity.id}].measurements[{index}]"
                if isinstance(each.period, Period):
                    yield place, each.period
    for grant in partnership.grants:
        for index, quarter in enumerate(grant.periods):
            if not isinstance(quarter.actual, Missing):
                yield f"grants[{grant.id}].periods[{index}].actual", quarter.period


_MONTH: Final = "|".join(MONTHS)
_SPAN: Final = (
    r"year|month|week|quarter|term|spring|summer|autumn|winter|" + "|".join(WEEKDAYS) + "|" + _MONTH
)
_RELATIVE = re.compile(
    rf"\b(?:(?:last|next|this|previous|coming)\s+(?:{_SPAN})|yesterday|tomorrow)\b", re.IGNORECASE
)
_TO_YEAR = (  # "… to 4 March 2019", whose year is that of what stands before it too
    r"\s*(?:\b(?:and|to|or|until|till)\b|[-\u2013/])\s*(?:the\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+"
    rf"(?:of\s+)?)?(?:{_MONTH})\s*,?\s*\d{{4}}"
)
_NO_YEAR = rf"(?!\s*,?\s*(?:of\s+)?\d{{4}})(?!{_TO_YEAR})"
_DAY_OF_MONTH = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\b{_NO_YEAR}")
_IN_MONTH = re.compile(
    rf"\b(?:in|since|until|till|by|from|during|for|early|late|mid)\s+(?:{_MONTH})\b{_NO_YEAR}"
)
_MONTH_PAIR = re.compile(rf"\b(?:{_MONTH})\s+(?:and|to|or)\s+(?:{_MONTH})\b{_NO_YEAR}")
_PHRASES: Final = (_RELATIVE, _DAY_OF_MONTH, _MONTH_PAIR, _IN_MONTH)


_WITH_WEEKDAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)}),?\s+(?:the\s+)?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+"
    rf"(?:of\s+)?(?P<month>{_MONTH}),?\s+(?P<year>[0-9]{{4}})(?![0-9])"
)


def dates_with_weekday(text: str) -> Iterator[PartialDate]:
    """Yield the dates of *text* that have a weekday, a day, a month and a year, in their words.

    The grammar (own definition): "Thursday 25th May, 2019", "Thursday, the 25th of May
    2019"; weekday and month in full. A day that its month does not have is no date.
    """
    for found in _WITH_WEEKDAY.finditer(text):
        year, month = int(found["year"]), MONTHS.index(found["month"]) + 1
        day = int(found["day"])
        if year and 1 <= day <= calendar.monthrange(year, month)[1]:
            yield PartialDate(
                year=year,
                month=month,
                day=day,
                weekday=found["weekday"],
                wording=" ".join(found[0].split()),
            )


def undated_phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of *text* that name a date without a year, or a relative one.

    The grammar (own definition): last, next, this, previous or coming with a year,
    quarter, month, week, term, season, weekday or month; yesterday and tomorrow; a
    day and a month, two months, or a month after in, since, until, by, from, during,
    for, early, mid or late, unless a year of four digits follows, be it after a second date
    ("from 3 January to 4 March 2019").
    """
    taken: list[tuple[int, int]] = []
    for pattern in _PHRASES:
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
    return tuple(text[start:end] for start, end in sorted(taken))


def undated_reference(partnership: Partnership, context: CheckContext) -> Iterator[Finding]:
    """Ask about dates in free text that have no year or are relative."""
    for fact in walk(partnership):
        if not _is_prose(fact):
            continue
        for phrase in undated_phrases(fact.value):
            yield Finding(
                check=UNDATED_REFERENCE.id,
                severity=UNDATED_REFERENCE.severity,
                place=place_text(partnership, fact.path),
                message=f"{phrase!r} does not say which year is meant",
                suggestion=f"write the date out; seen from {date_in_words(context.as_at)}, is "
                f"{_years(context.as_at)} meant?",
            )


def _is_prose(fact: Fact) -> bool:
    """Whether a fact is text that people wrote, not an id, an address or a quotation."""
    if not isinstance(fact.value, str) or fact.info.refers_to:
        return False
    if fact.name in ("id", "url", "code", "printed", "reason", "title", "name"):
        return False
    return not getattr(fact.owner, "quoted", False)


def _years(as_at: date) -> str:
    return f"{as_at.year - 1}, {as_at.year} or {as_at.year + 1}"


WEEKDAY_MISMATCH: Final = CheckSpec(
    id="weekday-mismatch",
    title="A stated weekday does not match its date",
    severity=Severity.ERROR,
    run=weekday_mismatch,
)
HAPPENED_AFTER_AS_AT: Final = CheckSpec(
    id="happened-after-as-at",
    title="Something said to have happened lies after the as-at date",
    severity=Severity.ERROR,
    run=happened_after_as_at,
)
UNDATED_REFERENCE: Final = CheckSpec(
    id="undated-reference",
    title="A date in free text has no year, or is relative",
    severity=Severity.INFO,
    run=undated_reference,
)
CHECKS: Final = (WEEKDAY_MISMATCH, HAPPENED_AFTER_AS_AT, UNDATED_REFERENCE)
