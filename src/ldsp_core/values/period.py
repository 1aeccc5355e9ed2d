"""Periods that figures are for: months, quarters, years, each by an unmistakable code."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, Literal

from attrs import field, frozen

from ldsp_core.errors import InvalidValueError, ValueTextError

PeriodKind = Literal["month", "quarter", "year", "range"]

_FIRST_MONTH: Final = {"": 1, "FY": 4, "AY": 8}
_NAMES: Final = {"": "", "FY": "financial year ", "AY": "academic year "}
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_CALENDAR = re.compile(r"(\d{4})(?:-Q([1-4]))?")
_SPLIT_YEAR = re.compile(r"(FY|AY)(\d{4})-(\d{2})(?:/Q([1-4]))?")
_RANGE = re.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})")


@frozen(kw_only=True)
class Period:
    """A stretch of whole days, both ends included.

    ``calendar`` is "" for calendar, "FY" for financial (April to March) and "AY" for
    academic years (August to July); a range has no calendar.
    """

    start: date = field()
    end: date = field()
    kind: PeriodKind = "range"
    calendar: Literal["", "FY", "AY"] = ""

    def __attrs_post_init__(self) -> None:
        if self.end < self.start:
            raise InvalidValueError(f"the period ends ({self.end}) before it starts ({self.start})")

    @classmethod
    def parse(cls, code: str) -> Period:
        """Read ``2019-03``, ``2019``, ``2019-Q1``, ``FY2018-19``, ``FY2018-19/Q4``, ``AY2018-19``.

        A range of days is ``2019-01-07/2019-02-15``. Raises ValueTextError.
        """
        try:
            period = _read(code.strip())
        except (InvalidValueError, ValueError) as error:
            raise ValueTextError(f"{code!r} is not a period: {error}") from None
        if period is None:
            raise ValueTextError(
                f"{code!r} is not a period; write 2019-03, 2019, 2019-Q1, FY2018-19, FY2018-19/Q4, "
                "AY2018-19 or 2019-01-07/2019-02-15"
            )
        return period

    @classmethod
    def quarter_of(cls, day: date, calendar: Literal["", "FY", "AY"] = "FY") -> Period:
        """Return the quarter that *day* lies in."""
        offset = (day.month - _FIRST_MONTH[calendar]) % 12
        year = day.year if day.month >= _FIRST_MONTH[calendar] else day.year - 1
        return _quarter(calendar, year, offset // 3 + 1)

    @property
    def code(self) -> str:
        """The code that ``parse`` reads."""
        if self.kind == "range":
            return f"{self.start.isoformat()}/{self.end.isoformat()}"
        if self.kind == "month":
            return f"{self.start:%Y-%m}"
        year = _base_year(self)
        text = (
            f"{year:04d}" if not self.calendar else f"{self.calendar}{year}-{(year + 1) % 100:02d}"
        )
        if self.kind == "year":
            return text
        return f"{text}{'/' if self.calendar else '-'}Q{_quarter_number(self)}"

    @property
    def label(self) -> str:
        """The period in words: "quarter 4 of financial year 2018-19"."""
        if self.kind == "range":
            return f"{_day(self.start)} to {_day(self.end)}"
        if self.kind == "month":
            return f"{self.start:%B} {self.start.year}"
        year = _base_year(self)
        span = str(year) if not self.calendar else f"{year}-{(year + 1) % 100:02d}"
        name = f"{_NAMES[self.calendar]}{span}"
        return name if self.kind == "year" else f"quarter {_quarter_number(self)} of {name}"

    def contains(self, other: Period) -> bool:
        """Whether *other* lies wholly within this period."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def next(self) -> Period:
        """Return the period of the same length that follows; a range has none that is sure."""
        day = self.end + timedelta(days=1)
        if self.kind == "month":
            return _month(day.year, day.month)
        if self.kind == "quarter":
            return Period.quarter_of(day, self.calendar)
        if self.kind == "year":
            return _year(self.calendar, day.year)
        return Period(start=day, end=day + (self.end - self.start))

    def quarters(self) -> tuple[Period, ...]:
        """Return the quarters of a year, or the quarter itself."""
        if self.kind == "year":
            year = _base_year(self)
            return tuple(_quarter(self.calendar, year, number) for number in (1, 2, 3, 4))
        if self.kind == "quarter":
            return (self,)
        raise InvalidValueError(f"{self.code} is not made of quarters")

    def __str__(self) -> str:
        return self.code


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _base_year(period: Period) -> int:
    early = period.start.month < _FIRST_MONTH[period.calendar]
    return period.start.year - (1 if early else 0)


def _quarter_number(period: Period) -> int:
    return (period.start.month - _FIRST_MONTH[period.calendar]) % 12 // 3 + 1


def _first_of(year: int, month: int) -> date:
    """Return the first day of a month, counting months past December into the next year."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _months(year: int, month: int, length: int) -> tuple[date, date]:
    if year + (month + length - 2) // 12 == 9999 and (month + length - 2) % 12 == 11:
        raise InvalidValueError("the calendar ends in 9999")
    return _first_of(year, month), _first_of(year, month + length) - timedelta(days=1)


def _month(year: int, month: int) -> Period:
    if not 1 <= month <= 12:
        raise InvalidValueError(f"there is no month {month}")
    start, end = _months(year, month, 1)
    return Period(start=start, end=end, kind="month")


def _quarter(calendar: Literal["", "FY", "AY"], year: int, number: int) -> Period:
    start, end = _months(year, _FIRST_MONTH[calendar] + 3 * (number - 1), 3)
    return Period(start=start, end=end, kind="quarter", calendar=calendar)


def _year(calendar: Literal["", "FY", "AY"], year: int) -> Period:
    start, end = _months(year, _FIRST_MONTH[calendar], 12)
    return Period(start=start, end=end, kind="year", calendar=calendar)


def _read(code: str) -> Period | None:
    if match := _MONTH.fullmatch(code):
        return _month(int(match[1]), int(match[2]))
    if match := _CALENDAR.fullmatch(code):
        year = int(match[1])
        return _year("", year) if match[2] is None else _quarter("", year, int(match[2]))
    if match := _SPLIT_YEAR.fullmatch(code):
        calendar: Literal["FY", "AY"] = "FY" if match[1] == "FY" else "AY"
        year = int(match[2])
        if (year + 1) % 100 != int(match[3]):
            raise InvalidValueError(
                f"{year} is followed by {year + 1}, not by one ending in {match[3]}"
            )
        return (
            _year(calendar, year) if match[4] is None else _quarter(calendar, year, int(match[4]))
        )
    if match := _RANGE.fullmatch(code):
        return Period(start=date.fromisoformat(match[1]), end=date.fromisoformat(match[2]))
    return None
