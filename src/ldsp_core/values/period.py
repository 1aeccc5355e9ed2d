"""Periods that figures are for: months, quarters, years, each by an unmistakable code."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final, Literal

from attrs import field, frozen

from ldsp_core.errors import InvalidValueError, ValueTextError, quoted
from ldsp_core.values.partial_date import MONTHS

PeriodKind = Literal["month", "quarter", "year", "range"]
Calendar = Literal["", "FY", "AY"]

_FIRST_MONTH: Final[dict[Calendar, int]] = {"": 1, "FY": 4, "AY": 8}
_NAMES: Final[dict[Calendar, str]] = {"": "", "FY": "financial ", "AY": "academic "}
_LENGTHS: Final[dict[PeriodKind, int]] = {"month": 1, "quarter": 3, "year": 12}
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_CALENDAR = re.compile(r"([0-9]{4})(?:-Q([1-4]))?")
_SPLIT_YEAR = re.compile(r"(FY|AY)([0-9]{4})-([0-9]{2})(?:/Q([1-4]))?")
_RANGE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{4}-[0-9]{2}-[0-9]{2})")


@frozen(kw_only=True)
class Period:
    """A stretch of whole days, both ends included.

    ``calendar`` is "" for calendar, "FY" for financial (April to March) and "AY" for
    academic years (August to July); months and ranges have none. Raises
    InvalidValueError when the days are not those of the kind of period.
    """

    start: date = field()
    end: date = field()
    kind: PeriodKind = "range"
    calendar: Calendar = ""

    def __attrs_post_init__(self) -> None:
        if self.end < self.start:
            raise InvalidValueError(f"the period ends ({self.end}) before it starts ({self.start})")
        if self.calendar and (self.calendar not in _FIRST_MONTH or self.kind in ("month", "range")):
            raise InvalidValueError(f"a {self.kind} has no calendar {self.calendar!r}")
        if self.kind == "range":
            return
        if self.kind not in _LENGTHS:
            raise InvalidValueError(f"{self.kind!r} is no kind of period")
        months = _LENGTHS[self.kind]
        offset = (self.start.month - _FIRST_MONTH[self.calendar]) % months
        if offset or (self.start, self.end) != _days(self.start.year, self.start.month, months):
            name = _NAMES[self.calendar]
            what = f"{name}year" if self.kind == "year" else self.kind
            of = f" of the {name}year" if name and self.kind != "year" else ""
            raise InvalidValueError(f"{self.start} to {self.end} is not a whole {what}{of}")

    @classmethod
    def parse(cls, code: str) -> Period:
        """Read ``2019-03``, ``2019``, ``2019-Q1``, ``FY2018-19``, ``FY2018-19/Q4``, ``AY2018-19``.

        A range of days is ``2019-01-07/2019-02-15``. Raises ValueTextError.
        """
        try:
            period = _read(code.strip())
        except ValueError as error:
            raise ValueTextError(f"{quoted(code)} is not a period: {error}") from None
        if period is None:
            raise ValueTextError(
                f"{quoted(code)} is not a period; write 2019-03, 2019, 2019-Q1, FY2018-19, "
                "FY2018-19/Q4, AY2018-19 or 2019-01-07/2019-02-15"
            )
        return period

    @classmethod
    def quarter_of(cls, day: date, calendar: Calendar = "FY") -> Period:
        """Return the quarter that *day* lies in."""
        past = (day.month - _FIRST_MONTH[calendar]) % 3
        return _of_months(day.year, day.month - past, "quarter", calendar)

    @property
    def code(self) -> str:
        """The code that ``parse`` reads."""
        if self.kind == "range":
            return f"{self.start.isoformat()}/{self.end.isoformat()}"
        if self.kind == "month":
            return self.start.isoformat()[:7]
        text = f"{self.calendar}{self._year_name}"
        if self.kind == "year":
            return text
        return f"{text}{'/' if self.calendar else '-'}Q{self._quarter_number}"

    @property
    def label(self) -> str:
        """The period in words: "quarter 4 of financial year 2018-19"."""
        if self.kind == "range":
            return self._range_label
        if self.kind == "month":
            return f"{MONTHS[self.start.month - 1]} {self.start.year}"
        year = f"{_NAMES[self.calendar]}year " if self.calendar else ""
        name = f"{year}{self._year_name}"
        return name if self.kind == "year" else f"quarter {self._quarter_number} of {name}"

    @property
    def short(self) -> str:
        """The period as tables show it: "2018-19 Q4", "academic 2018-19 Q4", "2019 Q1".

        A quarter of a financial year needs no name: its year has two halves, a calendar
        year has not. Longer and shorter periods are as in ``label``.
        """
        if self.kind != "quarter":
            return self.label
        academic = _NAMES["AY"] if self.calendar == "AY" else ""
        return f"{academic}{self._year_name} Q{self._quarter_number}"

    @property
    def _range_label(self) -> str:
        """Whole months as months, "March to April 2019"; else the days."""
        first, last = self.start, self.end
        whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
        if not whole:
            return f"{_day(first)} to {_day(last)}"
        end = f"{MONTHS[last.month - 1]} {last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return end
        year = "" if first.year == last.year else f" {first.year}"
        return f"{MONTHS[first.month - 1]}{year} to {end}"

    @property
    def _first_year(self) -> int:
        """The year in which the year of this calendar began; 0 before April of year 1."""
        return self.start.year - (self.start.month < _FIRST_MONTH[self.calendar])

    @property
    def _year_name(self) -> str:
        first = f"{self._first_year:04d}"
        return f"{first}-{(self._first_year + 1) % 100:02d}" if self.calendar else first

    @property
    def _quarter_number(self) -> int:
        return (self.start.month - _FIRST_MONTH[self.calendar]) % 12 // 3 + 1

    def contains(self, other: Period) -> bool:
        """Whether *other* lies wholly within this period."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def next(self) -> Period:
        """Return the period of the same kind that follows; for a range, as many days again.

        Raises InvalidValueError where the calendar ends, in the year 9999.
        """
        if self.end == date.max:
            raise _beyond()
        day = self.end + timedelta(days=1)
        if self.kind != "range":
            return _of_months(day.year, day.month, self.kind, self.calendar)
        length = self.end - self.start
        if length > date.max - day:
            raise _beyond()
        return Period(start=day, end=day + length)

    def quarters(self) -> tuple[Period, ...]:
        """Return the quarters of a year, or the quarter itself.

        Raises InvalidValueError for a month or a range.
        """
        if self.kind == "year":
            return tuple(
                _quarter(self.calendar, self._first_year, number) for number in (1, 2, 3, 4)
            )
        if self.kind == "quarter":
            return (self,)
        raise InvalidValueError(f"{self.code} is not made of quarters")

    def __str__(self) -> str:
        return self.code


def _beyond() -> InvalidValueError:
    return InvalidValueError("the calendar has the years 1 to 9999")


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _days(year: int, month: int, months: int) -> tuple[date, date]:
    """Return the first and last of so many months; month 0 is December of the year before."""
    first, last = year * 12 + month - 1, year * 12 + month + months - 2
    if first < 12 or last >= 120_000:
        raise _beyond()
    year, month = last // 12, last % 12 + 1
    return (
        date(first // 12, first % 12 + 1, 1),
        date(year, month, monthrange(year, month)[1]),
    )


def _of_months(year: int, month: int, kind: PeriodKind, calendar: Calendar = "") -> Period:
    start, end = _days(year, month, _LENGTHS[kind])
    return Period(start=start, end=end, kind=kind, calendar=calendar)


def _quarter(calendar: Calendar, year: int, number: int) -> Period:
    return _of_months(year, _FIRST_MONTH[calendar] + 3 * (number - 1), "quarter", calendar)


def _year(calendar: Calendar, year: int) -> Period:
    return _of_months(year, _FIRST_MONTH[calendar], "year", calendar)


def _read(code: str) -> Period | None:
    if match := _MONTH.fullmatch(code):
        year, month = int(match[1]), int(match[2])
        if not 1 <= month <= 12:
            raise InvalidValueError(f"there is no month {month}")
        return _of_months(year, month, "month")
    if match := _CALENDAR.fullmatch(code):
        year = int(match[1])
        return _year("", year) if match[2] is None else _quarter("", year, int(match[2]))
    if match := _SPLIT_YEAR.fullmatch(code):
        calendar: Calendar = "FY" if match[1] == "FY" else "AY"
        year = int(match[2])
        if (year + 1) % 100 != int(match[3]):
            raise InvalidValueError(
                f"{year:04d} is followed by {year + 1:04d}, not by one ending in {match[3]}"
            )
        return (
            _year(calendar, year) if match[4] is None else _quarter(calendar, year, int(match[4]))
        )
    if match := _RANGE.fullmatch(code):
        return Period(start=date.fromisoformat(match[1]), end=date.fromisoformat(match[2]))
    return None
