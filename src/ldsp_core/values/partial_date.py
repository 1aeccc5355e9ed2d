"""Dates as exactly as they are known: a year, a month of it, or a day."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Final

from attrs import field, frozen

from ldsp_core.errors import InvalidValueError, ValueTextError

MONTHS: Final = tuple(calendar.month_name)[1:]
WEEKDAYS: Final = tuple(calendar.day_name)

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_ENGLISH = re.compile(
    r"(?:(?P<weekday>[A-Za-z]+)\s*,?\s+)?"
    r"(?:the\s+)?(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    r"(?P<month>[A-Za-z]+)\s*,?\s+(?P<year>\d{4})",
)


@frozen(kw_only=True)
class PartialDate:
    """A date known to the year, the month or the day (ISO 8601 reduced precision).

    ``weekday`` is the weekday somebody stated, kept whether it is right or not;
    ``wording`` the words the date was given in, when they say more than the date.
    """

    year: int = field()
    month: int | None = None
    day: int | None = None
    weekday: str | None = None
    wording: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise InvalidValueError("a day needs its month")
        if not 1 <= self.year <= 9999:
            raise InvalidValueError(f"a year lies between 1 and 9999, got {self.year}")
        if self.weekday is not None and self.weekday not in WEEKDAYS:
            raise InvalidValueError(f"{self.weekday!r} is not a weekday")
        if self.month is not None and not 1 <= self.month <= 12:
            raise InvalidValueError(f"there is no month {self.month}")
        if self.month is not None and self.day is not None:
            days = calendar.monthrange(self.year, self.month)[1]
            if not 1 <= self.day <= days:
                name = MONTHS[self.month - 1]
                raise InvalidValueError(
                    f"there is no {self.day} {name} {self.year}; {name} has {days} days"
                )

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Return *day* as a date known to the day."""
        return cls(year=day.year, month=day.month, day=day.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``2019``, ``2019-05``, ``2019-05-25`` or English, day before month.

        English is "May 2019", "25 May 2019", "Thursday 25th May, 2019"; a stated
        weekday is kept, and not judged here. Raises ValueTextError.
        """
        words = " ".join(text.split())
        try:
            if match := _ISO.fullmatch(words):
                year, month, day = (None if part is None else int(part) for part in match.groups())
                return cls(year=year or 0, month=month, day=day)
            if match := _ENGLISH.fullmatch(words):
                return cls._from_english(match, text)
        except InvalidValueError as error:
            raise ValueTextError(f"{text!r} is not a date: {error}") from None
        raise ValueTextError(
            f"{text!r} is not a date; write it as 2019-05-25, or as 2019-05 or 2019 when no more "
            "is known"
        )

    @classmethod
    def _from_english(cls, match: re.Match[str], text: str) -> PartialDate:
        month = _index(MONTHS, match["month"])
        if month is None:
            raise InvalidValueError(f"{match['month']!r} is not a month")
        weekday: str | None = None
        if match["weekday"] is not None:
            index = _index(WEEKDAYS, match["weekday"])
            if index is None:
                raise InvalidValueError(f"{match['weekday']!r} is not a weekday")
            weekday = WEEKDAYS[index]
        day = None if match["day"] is None else int(match["day"])
        return cls(year=int(match["year"]), month=month + 1, day=day, weekday=weekday, wording=text)

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
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

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
    wanted = word.lower()
    if len(wanted) < 3:
        return None
    found = [index for index, name in enumerate(names) if name.lower().startswith(wanted)]
    return found[0] if len(found) == 1 else None
