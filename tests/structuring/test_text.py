"""What text may hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.errors import InvalidValueError
from ldsp_core.structuring import MAX_LENGTH, check_text
from ldsp_core.testing.value_strategies import texts


@given(texts)
def test_text_of_every_script_is_kept(text: str) -> None:
    """Printable text, line breaks and tabs come back as they are."""
    assert check_text(text) is text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a\x00b", "the control character U+0000 at character 2"),
        ("\x1b[31m", "the control character U+001B at character 1"),
        ("a\r\nb", "a carriage return (U+000D) at character 2"),
        ("\x7f", "U+007F"),
        ("\x85", "U+0085"),
        ("ab\ud83d", "half of a character (the surrogate U+D83D) at character 3"),
        ("\ufffe", "U+FFFE"),
        ("\uffff", "U+FFFF"),
    ],
)
def test_characters_that_some_format_cannot_hold_are_named(text: str, words: str) -> None:
    """What XML, a terminal or UTF-8 cannot hold is refused with its code and place."""
    with pytest.raises(InvalidValueError) as caught:
        check_text(text)
    assert words in str(caught.value)


@given(st.characters(categories=["Cc", "Cs"]).filter(lambda one: one not in "\n\t"))
def test_no_control_character_and_no_surrogate_passes(character: str) -> None:
    """Of the control characters only newline and tab are text."""
    with pytest.raises(InvalidValueError):
        check_text(f"before{character}after")


def test_the_longest_text_is_that_of_a_cell() -> None:
    """32,767 characters pass, one more does not."""
    assert check_text("x" * MAX_LENGTH)
    with pytest.raises(InvalidValueError, match="32,768 characters long; at most 32,767"):
        check_text("x" * (MAX_LENGTH + 1))


def test_length_is_counted_as_a_spreadsheet_counts() -> None:
    """A character beyond U+FFFF counts as two."""
    assert check_text("😀" * (MAX_LENGTH // 2))
    with pytest.raises(InvalidValueError, match="32,768 characters long"):
        check_text("😀" * (MAX_LENGTH // 2 + 1))
