"""A figure that is not there says why, and is never zero."""

from __future__ import annotations

import pytest

from ldsp_core.errors import InvalidValueError
from ldsp_core.values import (
    MISSING_REASONS,
    NOT_APPLICABLE,
    NOT_RECORDED,
    NOT_YET_DUE,
    SUPPRESSED,
    Count,
    Missing,
    is_recorded,
)


def test_the_reasons() -> None:
    """There are four reasons, each with a name of its own, and absent means not recorded."""
    named = (NOT_RECORDED, NOT_APPLICABLE, NOT_YET_DUE, SUPPRESSED)
    assert tuple(map(str, named)) == MISSING_REASONS
    assert Missing() == NOT_RECORDED
    assert len(set(named)) == 4


def test_missing_is_never_zero() -> None:
    """A missing value is false, like nothing, yet equals neither zero nor an empty text."""
    assert not NOT_RECORDED
    others: list[object] = [0, "", None, False, Count.exactly(0)]
    assert NOT_RECORDED not in others


@pytest.mark.parametrize(
    ("reason", "message"),
    [
        (
            "not record",
            "'not record' is no reason for a missing value, did you mean 'not recorded'?",
        ),
        ("", "'' is no reason for a missing value; the reasons are: not recorded, not applicable"),
        (None, "None is no reason for a missing value"),
    ],
)
def test_other_reasons(reason: str, message: str) -> None:
    """Any other reason is refused with the nearest, and with those there are."""
    with pytest.raises(InvalidValueError) as error:
        Missing(reason=reason)  # type: ignore[arg-type]
    assert str(error.value).startswith(message)


def test_what_is_recorded() -> None:
    """Zero is recorded; a missing value is not, whatever its reason."""
    assert is_recorded(Count.exactly(0))
    assert is_recorded(0)
    assert not any(is_recorded(Missing(reason=reason)) for reason in MISSING_REASONS)  # type: ignore[arg-type]
