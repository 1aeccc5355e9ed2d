"""Options and parameters, from Python values and from the texts of the command line."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

import pytest
from attrs import field, frozen, validators
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.errors import InvalidValueError, OptionsError, PluginError
from ldsp_core.structuring.options import structure_options
from ldsp_core.values import Period


class Paper(StrEnum):
    """Choices."""

    A4 = "a4"
    LETTER = "letter"


@frozen(kw_only=True)
class Options:
    """One field of each type, none of them needed."""

    title: str = "Paper"
    cover: bool = True
    columns: int = 1
    width: Decimal = Decimal("21.0")
    printed: date | None = None
    template: Path | None = None
    style: Literal["plain", "house"] = "plain"
    paper: Paper = Paper.A4
    themes: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    period: Period | None = None
    limit: int | str = "none"


@frozen(kw_only=True)
class Claim:
    """A field that is needed, and fields that check."""

    grant: str
    copies: int = field(default=1, validator=validators.ge(1))
    share: Decimal = field(default=Decimal(0), validator=validators.le(100))


@frozen
class Nothing:
    """No field at all."""


def _options(**values: Any) -> Options:
    return structure_options(Options, values, what="options of 'word'")


def _refusal(cls: type, **values: Any) -> str:
    with pytest.raises(OptionsError) as caught:
        structure_options(cls, values, what="options of 'word'")
    return str(caught.value)


READINGS = [
    ("title", "1", "1"),
    ("title", "", ""),
    ("cover", "no", False),
    ("cover", "TRUE", True),
    ("cover", "on", True),
    ("cover", "off", False),
    ("columns", "12", 12),
    ("columns", "-3", -3),
    ("width", "12.50", Decimal("12.50")),
    ("printed", "2019-04-01", date(2019, 4, 1)),
    ("template", "a b/c.docx", Path("a b/c.docx")),
    ("style", "house", "house"),
    ("paper", "letter", Paper.LETTER),
    ("themes", "skills, business ,", None),
    ("themes", "skills, business", ("skills", "business")),
    ("themes", "skills", ("skills",)),
    ("themes", "", ()),
    ("levels", "1,2", (1, 2)),
    ("levels", "1,two", None),
    ("limit", "5", 5),
    ("limit", "five", "five"),
    ("cover", "1", None),
    ("cover", "", None),
    ("columns", "1.0", None),
    ("columns", "1_000", None),
    ("columns", " 1", None),
    ("columns", "١", None),
    ("width", "NaN", None),
    ("width", "1e3", None),
    ("width", "1,5", None),
    ("printed", "20190401", None),
    ("printed", "2019-02-30", None),
    ("printed", "2019-04-01T00:00", None),
    ("printed", "None", None),
    ("template", "", None),
    ("style", "House", None),
    ("paper", "A4", None),
]


@pytest.mark.parametrize(("name", "text", "value"), READINGS)
def test_a_text_is_read_by_the_type_of_its_field(name, text, value):
    """Each type reads its own texts and no others (None: the text is refused)."""
    if value is None:
        assert f"  {name}: " in _refusal(Options, **{name: text})
    else:
        read = getattr(_options(**{name: text}), name)
        assert read == value
        assert type(read) is type(value)


def test_a_value_of_ours_is_read_by_its_own_parse():
    """A class with parse reads its text, and its own words tell what is wrong."""
    assert _options(period="FY2018-19/Q4").period == Period.parse("FY2018-19/Q4")
    assert "  period: 'soon' is not a period; write 2019-03" in _refusal(Options, period="soon")


TYPED = [
    ("title", "Board paper"),
    ("cover", False),
    ("columns", 3),
    ("width", Decimal("1.5")),
    ("printed", date(2019, 4, 1)),
    ("printed", None),
    ("template", Path("x")),
    ("paper", Paper.LETTER),
    ("themes", ("a,b", "c")),
    ("levels", (1, 2)),
    ("limit", 3),
]


@pytest.mark.parametrize(("name", "value"), TYPED)
def test_a_typed_value_is_taken_as_it_is(name, value):
    """A value that has its field's type already is not touched."""
    assert getattr(_options(**{name: value}), name) == value


UNTYPED = [
    ("title", 1, "1 (int) is not a text"),
    ("title", None, "None (NoneType) is not a text"),
    ("cover", 1, "1 (int) is not yes or no"),
    ("columns", True, "True (bool) is not a whole number such as 12"),
    ("columns", 1.0, "1.0 (float) is not a whole number"),
    ("columns", None, "None (NoneType) is not a whole number"),
    ("width", 1.5, "1.5 (float) is not a number such as 12.50"),
    ("width", 1, "1 (int) is not a number"),
    ("printed", datetime(2019, 4, 1), "is not a date such as 2019-04-01"),  # noqa: DTZ001
    ("style", 1, "1 (int) is not one of plain, house"),
    ("paper", 4, "4 (int) is not one of a4, letter"),
    ("themes", ["skills"], "['skills'] (list) is not a tuple or a text with commas"),
    ("themes", ("skills", 1), "item 2: 1 (int) is not a text"),
    ("limit", 1.5, "1.5 (float) is not a whole number such as 12 or a text"),
    ("period", 2019, "2019 (int) is not a Period"),
]


@pytest.mark.parametrize(("name", "value", "told"), UNTYPED)
def test_nothing_else_is_coerced(name, value, told):
    """A value of another type is refused with what it is and what was expected."""
    assert told in _refusal(Options, **{name: value})


def test_a_choice_suggests_the_nearest():
    """A misspelt choice is told with the one that was meant."""
    assert "'hous' is not one of plain, house, did you mean 'house'?" in _refusal(
        Options, style="hous"
    )


def test_an_unknown_name_is_refused_with_the_nearest():
    """The names that there are, and the one that was meant."""
    text = _refusal(Claim, grant="a", copis=2)
    assert text == (
        "options of 'word': 1 problem\n  copis: there is nothing of this name, "
        "did you mean 'copies'?; there are: copies, grant, share"
    )


def test_a_class_without_fields_takes_nothing():
    """There are no names to suggest."""
    assert structure_options(Nothing, {}, what="options") == Nothing()
    assert "there are none at all" in _refusal(Nothing, x="1")


def test_what_is_needed_is_named():
    """A required field that is not given is told with what to give."""
    assert "grant: is needed and was not given; give a text" in _refusal(Claim)


def test_all_problems_come_together():
    """Unknown, missing, unreadable and invalid: one error, one line each."""
    lines = _refusal(Claim, copies="0", share="lots", colour="red").splitlines()
    assert lines[0] == "options of 'word': 4 problems"
    assert [line.split(":")[0].strip() for line in lines[1:]] == [
        "colour",
        "grant",
        "share",
        "copies",
    ]


def test_a_validator_is_told_with_its_field():
    """Every field's validator speaks, not only the first one's."""
    text = _refusal(Claim, grant="a", copies=0, share=Decimal(101))
    assert "  copies: 'copies' must be >= 1: 0" in text
    assert "  share: 'share' must be <= 100: 101" in text


def test_a_validator_may_look_at_other_fields():
    """One that needs a field with a problem waits until that is mended."""

    @frozen(kw_only=True)
    class Span:
        first: int = 1
        last: int = field()

        @last.validator
        def _after_first(self, attribute: Any, value: int) -> None:
            if value < self.first:
                raise ValueError(f"{value} is before {self.first}")

    assert structure_options(Span, {"last": "2"}, what="span") == Span(last=2)
    assert "0 is before 1" in _refusal(Span, last="0")
    assert "last: 1 is before 2" in _refusal(Span, first="2", last="1")
    assert "first" in _refusal(Span, first="x", last="0")


def test_a_class_that_checks_itself_is_told_in_its_words():
    """An error after construction comes through as a problem."""

    @frozen(kw_only=True)
    class Picky:
        x: int = 0

        def __attrs_post_init__(self) -> None:
            raise InvalidValueError("never")

    assert "\n  never" in _refusal(Picky)


def test_a_field_is_given_by_its_alias():
    """A private field is called without its underscore, as attrs does."""

    @frozen(kw_only=True)
    class Private:
        _depth: int = 0
        made: int = field(init=False, default=7)

    assert structure_options(Private, {"depth": "2"}, what="x") == Private(depth=2)
    assert "there are: depth" in _refusal(Private, made="1")


@pytest.mark.parametrize("hint", [float, dict[str, str], tuple[int, str], list[str]])
def test_a_type_that_no_option_can_have_is_the_authors_error(hint):
    """The plugin is at fault, not the user; the error names the field."""
    cls = frozen(type("Strange", (), {"__annotations__": {"odd": hint}}))
    with pytest.raises(PluginError, match="the field 'odd'"):
        structure_options(cls, {"odd": "1"}, what="options of 'word'")


def test_types_that_cannot_be_resolved_are_the_authors_error():
    """A type that is imported for type checkers alone cannot be read at run time."""
    cls = frozen(type("Late", (), {"__annotations__": {"x": "NotThere"}}))
    with pytest.raises(PluginError, match="NotThere"):
        structure_options(cls, {}, what="options of 'word'")


@given(
    columns=st.integers(),
    cover=st.booleans(),
    printed=st.dates(),
    width=st.decimals(allow_nan=False, allow_infinity=False, places=3),
    paper=st.sampled_from(Paper),
)
def test_texts_and_values_give_the_same(columns, cover, printed, width, paper):
    """Written out and read, every value is itself."""
    typed = _options(columns=columns, cover=cover, printed=printed, width=width, paper=paper)
    read = _options(
        columns=str(columns),
        cover="yes" if cover else "no",
        printed=printed.isoformat(),
        width=f"{width:f}",
        paper=paper.value,
    )
    assert read == typed


@given(st.text())
def test_a_text_field_takes_every_text(text):
    """Text is kept to the letter."""
    assert _options(title=text).title == text


@given(name=st.sampled_from(["columns", "cover", "width", "printed", "style"]), text=st.text())
def test_any_text_is_read_or_refused(name, text):
    """No text raises anything but an OptionsError that names its field."""
    refused = ""
    try:
        _options(**{name: text})
    except OptionsError as error:
        refused = str(error)
    assert not refused or f"\n  {name}: " in refused
