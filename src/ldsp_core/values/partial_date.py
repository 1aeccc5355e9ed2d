"""Dates as exactly as they are known: a year, a month of it, or a day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

from attrs import field, frozen

from ldsp_core.errors import InvalidValueError, ValueTextError, quoted

# Written out: the names in Python's calendar module follow the machine's locale.
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS: Final = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    *("Saturday", "Sunday"),
)

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_ENGLISH = re.compile(
    r"(?:(?!the\s)(?P<weekday>[A-Za-z]+)\.?,?\s+)?"
    r"(?:the\s+)?(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    r"(?P<month>[A-Za-z]+)\.?,?\s+(?P<year>[0-9]{4})",
    re.IGNORECASE | re.ASCII,
)


def _whole(value: int | None) -> int | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise InvalidValueError(f"a part of a date is a whole number, got {value!r}")
    return value


def _year(value: int) -> int:
    year = _whole(value)
    if year is None or not 1 <= year <= 9999:
        raise InvalidValueError("a year lies between 1 and 9999")
    return year


@frozen(kw_only=True)
class PartialDate:
    """A date known to the year, the month or the day (ISO 8601 reduced precision).

    ``weekday`` is the weekday somebody stated, kept whether it is right or not;
    ``wording`` the words the date was given in, when they say more than the date.
    Raises InvalidValueError for a day that is in no calendar.
    """

    year: int = field(converter=_year)
    month: int | None = field(default=None, converter=_whole)
    day: int | None = field(default=None, converter=_whole)
    weekday: str | None = None
    wording: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise InvalidValueError("a day needs its month")
        if self.weekday is not None and self.weekday not in WEEKDAYS:
            raise InvalidValueError(f"{self.weekday!r} is not a weekday")
        if self.month is not None and not 1 <= self.month <= 12:
            raise InvalidValueError(f"there is no month {self.month}")
        if self.month is not None and self.day is not None:
            days = monthrange(self.year, self.month)[1]
            if not 1 <= self.day <= days:
                month = f"{MONTHS[self.month - 1]} {self.year}"
                raise InvalidValueError(f"{month} has {days} days, so there is no day {self.day}")

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Return *day* as a date known to the day."""
        return cls(year=day.year, month=day.month, day=day.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``2019``, ``2019-05``, ``2019-05-25`` or English, day before month.

        English is "May 2019", "25 May 2019", "Thursday 25th May, 2019", "Thurs 9 Sept
        2019"; a stated weekday is kept, and not judged here. The words of an English
        date are kept, spaces tidied. Raises ValueTextError.
        """
        words = " ".join(text.split())
        try:
            if match := _ISO.fullmatch(words):
                year, month, day = (None if part is None else int(part) for part in match.groups())
                return cls(year=year or 0, month=month, day=day)
            if match := _ENGLISH.fullmatch(words):
                return cls._from_english(match)
        except InvalidValueError as error:
            raise ValueTextError(f"{quoted(text)} is not a date: {error}") from None
        raise ValueTextError(
            f"{quoted(text)} is not a date; write it as 2019-05-25, or as 2019-05 or 2019 when no "
            "more is known"
        )

    @classmethod
    def _from_english(cls, match: re.Match[str]) -> PartialDate:
        month = _index(MONTHS, match["month"])
        if month is None:
            raise InvalidValueError(f"{quoted(match['month'])} is not a month")
        weekday: str | None = None
        if match["weekday"] is not None:
            index = _index(WEEKDAYS, match["weekday"])
            if index is None:
                raise InvalidValueError(f"{quoted(match['weekday'])} is not a weekday")
            weekday = WEEKDAYS[index]
        return cls(
            year=int(match["year"]),
            month=month + 1,
            day=None if match["day"] is None else int(match["day"]),
            weekday=weekday,
            wording=match[0],
        )

    @property
    def iso(self) -> str:
        """The date as ISO 8601 writes it, as far as it is known."""
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text

    @property
    def first(self) -> date:
        """The first day that may be meant."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that may be meant."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def is_exact(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    @property
    def true_weekday(self) -> str | None:
        """The weekday of the date itself, when the day is known."""
        return WEEKDAYS[self.first.weekday()] if self.is_exact else None

    def __str__(self) -> str:
        return self.wording or self.iso


def _index(names: tuple[str, ...], word: str) -> int | None:
    """Return where *word* stands among *names*, in full or by at least three letters."""
    wanted = "wednesday" if word.lower() == "weds" else word.lower()
    if len(wanted) < 3:
        return None
    found = [index for index, name in enumerate(names) if name.lower().startswith(wanted)]
    return found[0] if len(found) == 1 else None
