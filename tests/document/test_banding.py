"""Rating a value by the band it lies in."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.document import Band, BandLimit, Cell
from ldsp_core.document.banding import limits_of, rate
from ldsp_core.errors import LdspError
from ldsp_core.values import NOT_RECORDED, Count, Interval, Money, Rag, Share


def band(*limits: tuple[str | None, int]) -> Band:
    """Return a band with *limits*."""
    return Band(column="c", limits=tuple(BandLimit(up_to=up_to, rag=rag) for up_to, rag in limits))


LIMITS = limits_of(band(("0.05", 1), ("0.15", 2), (None, 5)))


def share(low: str, high: str | None, **ends: bool) -> Share:
    """Return a stated share."""
    return Share(stated=Interval(low=Decimal(low), high=high and Decimal(high), **ends))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "rating"),
    [
        (Decimal("0.05"), Rag.exactly(1)),
        (Decimal("0.0500001"), Rag.exactly(2)),
        (Share.of(Count.exactly(35), Count.exactly(700)), Rag.exactly(1)),
        (share("0.01", "0.10"), Rag(best=1, worst=2)),
        (share("0.05", "0.15", low_open=True), Rag.exactly(2)),
        (share("0.05", "0.15"), Rag(best=1, worst=2)),
        (share("0.06", "0.15", high_open=True), Rag.exactly(2)),
        (share("0.06", None), Rag(best=2, worst=5)),
        (share("0.1", "0.1", approximate=True), Rag.exactly(2)),
        (share("0.14", "0.14", approximate=True), Rag(best=2, worst=5)),
        (Money.pounds(1), Rag.exactly(5)),
        (NOT_RECORDED, NOT_RECORDED),
    ],
)
def test_a_value_gets_the_ratings_it_may_have(cell: Cell, rating: Cell) -> None:
    """From the best to the worst of the bands that it may lie in."""
    assert rate(cell, LIMITS) == rating


@given(
    st.integers(-100, 1000), st.integers(0, 300), st.booleans(), st.booleans(), st.integers(0, 300)
)
def test_no_value_is_rated_outside_the_rating_of_its_bound(
    low: int, size: int, low_open: bool, high_open: bool, inside: int
) -> None:
    """Whatever the value turns out to be, its rating is one that was said."""
    is_open = size > 0
    bound = Interval(
        low=Decimal(low).scaleb(-3),
        high=Decimal(low + size).scaleb(-3),
        low_open=low_open and is_open,
        high_open=high_open and is_open,
    )
    value = Decimal(low + min(inside, size)).scaleb(-3)
    if bound.contains(value):
        certain = rate(value, LIMITS)
        said = rate(Share(stated=bound), LIMITS)
        assert isinstance(certain, Rag)
        assert isinstance(said, Rag)
        assert said.best <= certain.best <= said.worst


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        ((), "takes all the rest"),
        ((("1", 1),), "takes all the rest"),
        (((None, 1), (None, 2)), "takes all the rest"),
        ((("2", 1), ("1", 2), (None, 3)), "must rise"),
        ((("1", 1), ("1", 2), (None, 3)), "must rise"),
        ((("much", 1), (None, 3)), "'much'"),
        ((("NaN", 1), (None, 3)), "finite"),
        ((("1", 0), (None, 3)), "between 1 and 5"),
    ],
)
def test_a_band_that_makes_no_sense_is_refused(
    limits: tuple[tuple[str | None, int], ...], reason: str
) -> None:
    """With the reason."""
    with pytest.raises(LdspError, match=reason):
        limits_of(band(*limits))


def test_text_has_no_rating() -> None:
    """It is no number."""
    with pytest.raises(LdspError, match="cannot calculate"):
        rate("good", LIMITS)
