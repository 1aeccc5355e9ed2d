"""How much a risk weighs, before and after its mitigation."""

from __future__ import annotations

from typing import Final, Literal

from ldsp_core.model import Risk
from ldsp_core.values import Missing

Weight = Literal["low", "medium", "high", "very high"]

_LIMITS: Final[tuple[tuple[int, Weight], ...]] = ((4, "low"), (9, "medium"), (14, "high"))


def score(risk: Risk) -> int:
    """Return likelihood × impact, 1 to 25 (own definition, no unit)."""
    return risk.likelihood * risk.impact


def score_after(risk: Risk) -> int | Missing:
    """Return likelihood × impact with the mitigation in place, Missing if either is."""
    if isinstance(risk.likelihood_after, Missing):
        return risk.likelihood_after
    if isinstance(risk.impact_after, Missing):
        return risk.impact_after
    return risk.likelihood_after * risk.impact_after


def weight(value: int) -> Weight:
    """Return a score in words: low to 4, medium to 9, high to 14, then very high.

    Own definition.
    """
    for limit, word in _LIMITS:
        if value <= limit:
            return word
    return "very high"
