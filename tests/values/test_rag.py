"""Ratings say in words what they are, and may be bounds."""

from __future__ import annotations

import pytest

from ldsp_core.errors import InvalidValueError
from ldsp_core.values import Rag
from ldsp_core.values.rag import WORDS


@pytest.mark.parametrize(
    ("best", "worst", "text"),
    [
        (1, 1, "1 (on track)"),
        (5, 5, "5 (critical)"),
        (1, 3, "3 (some concern) or better"),
        (3, 5, "3 (some concern) or worse"),
        (2, 4, "between 2 (minor concern) and 4 (serious concern)"),
        (1, 5, "cannot tell yet"),
    ],
)
def test_ratings_in_words(best: int, worst: int, text: str) -> None:
    """A rating is written in figures and words; one that may be anything says nothing else."""
    assert str(Rag(best=best, worst=worst)) == text


def test_a_certain_rating() -> None:
    """A rating that is certain has one figure, and only such a one is exact."""
    for rating in WORDS:
        assert Rag.exactly(rating) == Rag(best=rating, worst=rating)
        assert Rag.exactly(rating).is_exact
    assert not Rag(best=1, worst=2).is_exact


@pytest.mark.parametrize(("best", "worst"), [(0, 1), (1, 6), (3, 2)])
def test_ratings_out_of_order(best: int, worst: int) -> None:
    """A rating lies between 1 and 5, the best not after the worst."""
    with pytest.raises(InvalidValueError, match=f"between 1 and 5, got {best} to {worst}"):
        Rag(best=best, worst=worst)


@pytest.mark.parametrize("rating", [1.0, 2.5, True, "1"])
def test_ratings_are_whole_numbers(rating: object) -> None:
    """Floats, bools and text are no ratings."""
    with pytest.raises(InvalidValueError, match="a rating is a whole number"):
        Rag.exactly(rating)  # type: ignore[arg-type]


def test_what_was_got_is_told_once() -> None:
    """6 is told as 6, a range as both of its ends."""
    with pytest.raises(InvalidValueError, match=r"got 6$"):
        Rag.exactly(6)
    with pytest.raises(InvalidValueError, match=r"got 4 to 2$"):
        Rag(best=4, worst=2)
