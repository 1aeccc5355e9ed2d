"""outputs 3: sensible widths."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ldsp_word.widths import Need, need, widths

NEEDS = st.lists(
    st.tuples(st.integers(200, 6000), st.integers(0, 2000), st.integers(0, 8000)).map(
        lambda more: Need(least=more[0], whole=more[0] + more[1], well=sum(more))
    ),
    min_size=1,
    max_size=14,
)


@given(NEEDS, st.integers(5000, 15000))
def test_widths_fill_the_room_exactly(needs: list[Need], room: int) -> None:
    """They are positive and add up to the room, whatever is needed."""
    found = widths(needs, room)
    assert sum(found) == room
    assert all(width > 0 for width in found)


@given(NEEDS, st.integers(5000, 15000))
def test_no_word_is_broken_where_there_is_room(needs: list[Need], room: int) -> None:
    """Each column gets at least the least it needs, if all of them can."""
    found = widths(needs, room)
    if sum(one.least for one in needs) <= room:
        assert all(width >= one.least for width, one in zip(found, needs, strict=True))


def test_figures_and_dates_are_not_broken() -> None:
    """They need their whole length; text needs its longest word."""
    whole = need("When", ["14 February 2019"], unbroken=True)
    words = need("When", ["14 February 2019"], unbroken=False)
    assert whole.least == whole.well <= words.well
    assert words.least < whole.least


def test_a_reason_why_a_figure_is_missing_may_break() -> None:
    """It is kept on one line only where there is room for that."""
    found = need("Spent (£)", ["£75,000", "not recorded"], unbroken=True)
    assert found.least < found.whole == found.well
    assert widths([found, found], 2 * found.least) == [found.least, found.least]


def test_a_heading_needs_its_longest_word() -> None:
    """A narrow column is as wide as the longest word above it."""
    assert (
        need("Not yet determined", ["1"], unbroken=True).least
        > need("Not", ["1"], unbroken=True).least
    )


def test_a_bold_heading_of_narrow_letters_is_not_broken() -> None:
    """Thin letters gain the most: in bold, "Activities" is an eighth wider, 845 twips."""
    assert need("Activities", ["1"], unbroken=True).least >= 845 + 216


def test_long_text_does_not_take_all() -> None:
    """A column of long text leaves figures their place."""
    text = need("Narrative", ["word " * 300], unbroken=False)
    money = need("Award (£)", ["£75,000"], unbroken=True)
    wide, narrow = widths([text, money], 9412)
    assert wide > 2 * narrow >= 2 * money.least


def test_those_that_ask_for_little_are_served_first() -> None:
    """A few words stay on one line beside long text, which takes the rest."""
    short = need("Activity", ["First Clicks"], unbroken=False)
    long = need("Definition", ["word " * 30], unbroken=False)
    found = widths([long, short, long], 9412)
    assert found[1] == short.well
    assert abs(found[0] - found[2]) <= 1


def test_a_wider_typeface_needs_more_room() -> None:
    """A template's may be wider than Arial, in which texts are measured."""
    plain = need("Position", ["no target recorded"], unbroken=False)
    wide = need("Position", ["no target recorded"], unbroken=False, stretch=1.1)
    assert plain.least < wide.least < plain.least * 1.1 + 1
