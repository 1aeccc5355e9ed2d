"""The facts of the 2019 paper, as values: the golden examples."""

from __future__ import annotations

from ldsp_core.values import (
    Count,
    Interval,
    Money,
    MoneyRange,
    PartialDate,
    Period,
    Share,
    money_range,
    total,
)
from ldsp_core.values.wording import count_in_words, money_in_words, share_in_words

OVER_600 = Count.parse("over 600")
PLACES = Count.exactly(1000)
GRANT = Money.pounds(75_000)


def test_over_600_of_1000_places() -> None:
    """Over 600 of 1,000 places taken is over 60 per cent; of all, nobody can tell yet."""
    taken = Share.of(OVER_600, PLACES)
    assert share_in_words(taken) == "over 60%"
    assert OVER_600.against(PLACES) == "cannot tell yet"
    assert not taken.is_exact


def test_cost_of_each_of_over_600_people() -> None:
    """£75,000 for over 600 people is under £125 each, not £125."""
    each = money_range(Interval.exactly(GRANT.amount) / OVER_600.interval)
    assert money_in_words(each) == "under £125"
    assert isinstance(each, MoneyRange)
    assert not each.is_exact


def test_never_600_nor_601() -> None:
    """Over 600, alone or in a sum, is never printed as a plain 600 or 601."""
    for count in (OVER_600, Count.parse(">600"), OVER_600 + Count.exactly(0), total([OVER_600])):
        assert count_in_words(count) == "over 600"
    assert count_in_words(OVER_600 + Count.exactly(1)) == "over 601"


def test_people_reached_together() -> None:
    """Sixty pupils, 33 employers and over 180 staff and over 600 people are over 873 together."""
    pupils = total(Count.exactly(10) for _school in range(6))
    assert pupils == Count.exactly(60)
    reached = total([pupils, Count.exactly(33), Count.parse("over 180"), OVER_600])
    assert count_in_words(reached) == "over 873"


def test_the_launch_that_was_no_thursday() -> None:
    """The 25th of May 2019, printed as a Thursday, was a Saturday; both are kept."""
    launch = PartialDate.parse("Thursday 25th May, 2019")
    assert (launch.iso, launch.weekday, launch.true_weekday) == (
        "2019-05-25",
        "Thursday",
        "Saturday",
    )


def test_the_announcement_on_a_friday() -> None:
    """The 15th of March 2019 was the Friday that the paper says."""
    announced = PartialDate.parse("Friday 15th March 2019")
    assert announced.weekday == announced.true_weekday == "Friday"


def test_two_lots_of_funding() -> None:
    """£75,000 and £261,000 are £336,000."""
    assert str(GRANT + Money.parse("£261,000")) == "£336,000"


def test_2011_12_is_a_month() -> None:
    """2011-12 is December 2011, for a financial year says that it is one."""
    assert Period.parse("2011-12").label == "December 2011"
    assert Period.parse("FY2011-12").label == "financial year 2011-12"
