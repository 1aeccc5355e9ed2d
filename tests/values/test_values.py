"""What all values have in common: nobody changes them, and they can be kept and sent."""

from __future__ import annotations

import copy
import pickle
from datetime import date

import attrs
import pytest

from ldsp_core import values
from ldsp_core.values import (
    Count,
    Interval,
    Missing,
    Money,
    MoneyRange,
    OrgId,
    PartialDate,
    Period,
    Place,
    Rag,
    Share,
)

EXAMPLES = (
    Count.parse("over 600"),
    Interval(low=600, low_open=True),
    Missing(),
    Money.pounds(75_000),
    MoneyRange(interval=Interval(high=125)),
    OrgId.parse("GB-GOR-D5"),
    PartialDate.parse("Thursday 25th May, 2019"),
    Period.parse("FY2018-19/Q4"),
    Place(name="Burnley", code="E07000117"),
    Rag(best=1, worst=3),
    Share.parse("over 60%"),
)


@pytest.mark.parametrize("value", EXAMPLES, ids=lambda value: type(value).__name__)
def test_values_are_never_changed(value: attrs.AttrsInstance) -> None:
    """A value cannot be changed or added to, and is made by names alone."""
    name = attrs.fields(type(value))[0].name
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(value, name, None)
    assert not hasattr(value, "__dict__")
    with pytest.raises(TypeError, match="positional argument"):
        type(value)(getattr(value, name))  # type: ignore[call-arg]


@pytest.mark.parametrize("value", EXAMPLES, ids=lambda value: type(value).__name__)
def test_values_can_be_kept_and_sent(value: attrs.AttrsInstance) -> None:
    """A value equals its copies, looks up like them, and survives being sent elsewhere."""
    for same in (copy.deepcopy(value), copy.copy(value), pickle.loads(pickle.dumps(value))):
        assert same == value
        assert hash(same) == hash(value)
        assert {value: "found"}[same] == "found"


def test_the_public_names() -> None:
    """The room's names are sorted, unique and all there."""
    classes = [name for name in values.__all__ if name[0].isupper() and not name.isupper()]
    assert sorted(set(values.__all__)) == sorted(values.__all__)
    assert all(hasattr(values, name) for name in values.__all__)
    assert {type(value).__name__ for value in EXAMPLES} == set(classes) - {"Comparison"}


def test_values_are_not_mixed_up() -> None:
    """Values of different kinds are never equal, though they write alike."""
    alike = [Count.exactly(2019), PartialDate.parse("2019"), Period.parse("2019"), "2019", 2019]
    assert len({type(each) for each in alike}) == 5
    assert all(one != two for one in alike for two in alike if one is not two)
    assert PartialDate.of(date(2019, 5, 25)) != date(2019, 5, 25)
