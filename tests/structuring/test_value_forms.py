"""How each value is written in a data file, and that nothing else is read."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.errors import Problem
from ldsp_core.structuring import StructureError, structure, unstructure
from ldsp_core.testing.value_strategies import VALUES
from ldsp_core.values import (
    NOT_APPLICABLE,
    Count,
    Interval,
    Missing,
    Money,
    OrgId,
    PartialDate,
    Period,
    Place,
    Rag,
    Share,
)


class Mood(StrEnum):
    """An enum of words."""

    GOOD = "good"
    BAD = "bad"


@frozen(kw_only=True)
class Holder:
    """One field of every type."""

    text: str | None = None
    whole: int | None = None
    flag: bool | None = None
    number: Decimal | None = None
    day: date | None = None
    count: Count | None = None
    money: Money | None = None
    share: Share | None = None
    when: PartialDate | None = None
    period: Period | None = None
    org_id: OrgId | None = None
    place: Place | None = None
    rag: Rag | None = None
    mood: Mood = Mood.GOOD
    moods: tuple[Mood, ...] = ()
    size: Literal["small", "large"] | None = None
    perhaps: Count | Missing = NOT_APPLICABLE


def read(key: str, plain: Any) -> Any:
    """Return what *plain* is read as in the field *key*."""
    return getattr(structure({key: plain}, Holder), key)


def write(key: str, value: Any) -> Any:
    """Return how *value* is written from the field *key*."""
    return unstructure(Holder(**{key: value}))[key]


def problem(key: str, plain: Any) -> Problem:
    """Return the one problem that *plain* is in the field *key*."""
    with pytest.raises(StructureError) as caught:
        structure({key: plain}, Holder)
    (only,) = caught.value.problems
    return only


@pytest.mark.parametrize(
    ("key", "plain", "value"),
    [
        ("count", 60, Count.exactly(60)),
        ("count", "over 600", Count.parse("over 600")),
        ("count", ">600", Count(low=600, low_open=True)),
        ("count", "about 180", Count.parse("about 180")),
        ("count", ">=5 <8", Count(low=5, high=8, high_open=True)),
        ("count", {"low": 600, "wording": "loads"}, Count(low=600, wording="loads")),
        ("money", "£75,000", Money.pounds(75_000)),
        ("money", "EUR 500.50", None),
        ("share", "62%", Share.parse("62%")),
        (
            "share",
            {"numerator": "over 600", "denominator": 1000},
            Share.of(Count.parse("over 600"), Count.exactly(1000)),
        ),
        ("when", "2019-05", PartialDate(year=2019, month=5)),
        ("when", "Thursday 25th May, 2019", PartialDate.parse("Thursday 25th May, 2019")),
        (
            "when",
            {"date": "2019", "wording": "last spring", "weekday": "Thursday"},
            PartialDate(year=2019, wording="last spring", weekday="Thursday"),
        ),
        ("period", "FY2018-19/Q4", Period.parse("FY2018-19/Q4")),
        ("org_id", "GB-GOR-D5", OrgId(register="GB-GOR", identifier="D5")),
        ("place", "the north of the county", Place(name="the north of the county")),
        (
            "place",
            {"name": "Preston", "code": "E07000123"},
            Place(name="Preston", code="E07000123"),
        ),
        ("rag", 2, Rag.exactly(2)),
        ("rag", {"best": 2, "worst": 4}, Rag(best=2, worst=4)),
        ("day", date(2019, 5, 25), date(2019, 5, 25)),
        ("number", Decimal("12.5"), Decimal("12.5")),
        ("mood", "bad", Mood.BAD),
        ("moods", ["bad", "good"], (Mood.BAD, Mood.GOOD)),
        ("size", "large", "large"),
        ("perhaps", {"missing": "suppressed"}, Missing(reason="suppressed")),
        ("perhaps", 5, Count.exactly(5)),
    ],
)
def test_the_form_of_a_value_is_read_and_written_alike(key: str, plain: Any, value: Any) -> None:
    """A value's form is read as it, and the value is written in that form."""
    value = Money(amount=Decimal("500.50"), currency="EUR") if value is None else value
    assert read(key, plain) == value
    assert type(read(key, plain)) is type(value)
    if plain != "EUR 500.50":  # which is written as €500.50
        assert write(key, value) == plain


@pytest.mark.parametrize(
    ("key", "plain", "value"),
    [
        ("day", "2019-05-25", date(2019, 5, 25)),
        ("count", {"low": 5, "high": 8, "high_open": True}, Count(low=5, high=8, high_open=True)),
        ("when", date(2019, 5, 25), PartialDate(year=2019, month=5, day=25)),
        ("number", 12, Decimal(12)),
        ("number", 0.1, Decimal("0.1")),
        ("number", "-12.50", Decimal("-12.5")),
        ("money", "75,000.00 GBP", Money.pounds(75_000)),
    ],
)
def test_other_forms_that_say_the_same_are_read(key: str, plain: Any, value: Any) -> None:
    """A day may be a native date or text, a number with a point a float or a Decimal."""
    assert read(key, plain) == value
    assert type(read(key, plain)) is type(value)


@pytest.mark.parametrize(
    ("key", "plain", "words"),
    [
        ("text", 5, "expected text, found the number 5; write it as text, in quotes"),
        ("text", True, "expected text, found true"),
        ("text", None, "found nothing (null); leave the key out when nothing is recorded"),
        ("text", date(2019, 5, 1), "expected text, found the date 2019-05-01"),
        ("text", ["a"], "expected text, found a list"),
        ("text", {}, "expected text, found an empty table"),
        ("whole", "5", "expected a whole number, found the text '5'; write it without quotes"),
        ("whole", 1.7, "expected a whole number, found the number 1.7"),
        ("whole", Decimal("1.0"), "expected a whole number, found the number 1.0"),
        ("whole", True, "expected a whole number, found true"),
        ("whole", 10**15, "the number has more than 15 digits"),
        pytest.param("whole", 10**5000, "the number has more than 15 digits", id="huge"),
        ("flag", 1, "expected true or false, found the number 1"),
        ("flag", "yes", "expected true or false, found the text 'yes'"),
        ("number", "12,5", "'12,5' is not a number; write it like 12.5"),
        ("number", True, "expected a number, found true"),
        ("number", float("nan"), "the number is infinite, or none at all"),
        ("number", Decimal("-Infinity"), "the number is infinite, or none at all"),
        ("number", Decimal("0.1234567890123456"), "the number has more than 15 digits"),
        ("number", Decimal("1e400"), "the number has more than 15 digits"),
        ("number", Decimal("1e-400"), "the number has more than 15 digits"),
        ("day", "25/05/2019", "'25/05/2019' is not a day; write it as 2019-05-25"),
        ("day", "20190525", "'20190525' is not a day"),
        ("day", "2019-02-30", "'2019-02-30' is not a day"),
        ("day", datetime(2019, 5, 1, 9, 30), "found the date and time 2019-05-01 09:30:00"),  # noqa: DTZ001
        ("day", 20190525, "expected a day such as 2019-05-25, found the number 20190525"),
        ("count", 1.5, "expected a count: a whole number, or text such as 'over 600'"),
        ("count", "lots", "'lots' is not a count"),
        ("count", "9" * 5000, "digits"),
        ("count", "over 9999999999999999", "digits"),
        ("count", "over\r600", "a carriage return"),
        ("money", 75_000, "expected a sum of money: text such as '£75,000'"),
        ("money", "75,000", "'75,000' is not a sum of money"),
        ("money", "£1,000,000,000,000,000", "the sum has more than 15 digits"),
        ("money", "£0.001", "more decimals"),
        ("share", 0.62, "expected a share: text such as '62%'"),
        ("when", 2019, "expected a date such as '2019-05-25'"),
        ("when", "spring", "'spring' is not a date"),
        ("when", {"date": "May 2019"}, "in a table the date is written as 2019-05-25"),
        ("when", {"date": "2019", "weekday": "Donnerstag"}, "'Donnerstag' is not a weekday"),
        ("period", "2011-12-13", "is not a period"),
        ("org_id", "DCMS", "'DCMS' is not an organisation identifier"),
        ("place", {"name": "Preston", "code": "PR1"}, "'PR1' is not a GSS code"),
        ("place", "", "a place needs a name"),
        ("rag", 6, "a rating"),
        ("rag", "green", "expected a rating"),
        ("mood", "godo", "'godo' is none of the choices; did you mean 'good'? the choices are"),
        ("mood", 1, "expected one of 'good', 'bad', found the number 1"),
        ("size", "medium", "'medium' is none of the choices; the choices are 'small', 'large'"),
        ("size", ["small"], "expected one of 'small', 'large', found a list"),
        ("perhaps", {"missing": "not recroded"}, "did you mean 'not recorded'?"),
        ("moods", "good", "expected a list of words from 'good', 'bad', found the text 'good'"),
    ],
)
def test_what_is_not_of_the_form_is_refused_in_words(key: str, plain: Any, words: str) -> None:
    """Nothing is turned into what is expected; the words say what was found and expected."""
    assert words in str(problem(key, plain))


def test_a_table_form_says_which_of_its_keys_is_wrong() -> None:
    """The path leads into the table of a value."""
    assert problem("count", {"low": 1, "hihg": 3}).path == ("count", "hihg")
    assert problem("count", {"low": "1"}).path == ("count", "low")
    assert problem("share", {"numerator": 5}).path == ("share", "denominator")
    assert problem("perhaps", {"missing": "suppressed", "low": 1}).path == ("perhaps", "low")
    assert problem("moods", ["good", "worse"]).path == ("moods", 1)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("text", "bell \a", "the control character U+0007"),
        ("text", Mood.GOOD, "expected text, found a Mood"),
        ("text", 5, "expected text, found the number 5"),
        ("whole", 10**15, "more than 15 digits"),
        ("number", 1 / Decimal(3), "more than 15 digits"),
        ("number", Decimal("NaN"), "infinite, or none"),
        ("money", Money(amount=Decimal("0.001")), "would not be read back the same"),
        ("money", Money.pounds(10**15), "would not be read back the same"),
        (
            "share",
            Share(stated=Interval.exactly(Decimal("0.5")), wording="half"),
            "only kept as a percentage",
        ),
        ("count", Count(low=5, wording="a\rb"), "a carriage return"),
        ("count", 5, "expected a count"),
        ("moods", ["good"], "expected a list of words"),
        ("size", "medium", "'medium' is none of the choices"),
        ("place", Place(name="a\x00b"), "U+0000"),
    ],
)
def test_what_could_not_be_read_back_is_not_written(key: str, value: Any, words: str) -> None:
    """Writing refuses, with the path, what reading would refuse or read differently."""
    with pytest.raises(StructureError) as caught:
        unstructure(Holder(**{key: value}))
    (only,) = caught.value.problems
    assert only.path == (key,)
    assert words in str(only)


@pytest.mark.parametrize("key", [key for key in Holder.__annotations__ if key != "perhaps"])
def test_a_missing_is_refused_where_none_may_be(key: str) -> None:
    """Only fields that may be missing can be written or read so."""
    with pytest.raises(StructureError):
        unstructure(Holder(**{key: NOT_APPLICABLE}))
    with pytest.raises(StructureError):
        structure({key: {"missing": "not applicable"}}, Holder)


_KEYS = {
    str: "text",
    int: "whole",
    bool: "flag",
    Decimal: "number",
    date: "day",
    Count: "count",
    Money: "money",
    Share: "share",
    PartialDate: "when",
    Period: "period",
    OrgId: "org_id",
    Place: "place",
    Rag: "rag",
}


@given(st.data())
def test_every_value_comes_back_equal(data: st.DataObject) -> None:
    """What is written of any value is read as an equal one."""
    given_values = {
        key: data.draw(VALUES[kind] | st.none(), label=key) for kind, key in _KEYS.items()
    }
    holder = Holder(**given_values)
    assert structure(unstructure(holder), Holder) == holder
