"""What a partnership sets for itself: margins, bands, periods of notice, severities."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from attrs import frozen

from ldsp_core.errors import InvalidValueError
from ldsp_core.model.fields import fact, many
from ldsp_core.model.terms import SeverityLevel


def _rising(_instance: object, attribute: Any, value: tuple[Decimal | int, ...]) -> None:
    if len(value) != 4 or list(value) != sorted(set(value)) or value[0] < 0:
        raise InvalidValueError(
            f"{attribute.name} needs four limits, each above the one before, got "
            f"{', '.join(map(str, value)) or 'none'}"
        )


def _not_negative(_instance: object, attribute: Any, value: Decimal | int) -> None:
    if value < 0:
        raise InvalidValueError(f"{attribute.name} cannot be below zero, got {value}")


LEAST_THRESHOLD: Final = 5
"""Below it a small number would have fewer than four values, and three must stay open."""


def _protects(_instance: object, attribute: Any, value: int) -> None:
    if value < LEAST_THRESHOLD:
        raise InvalidValueError(
            f"{attribute.name} is at least {LEAST_THRESHOLD}, so that a number below it keeps "
            f"more than three values, got {value}"
        )


@frozen(kw_only=True)
class CheckSeverity:
    """How much a check's findings matter here; "off" leaves the check out."""

    check: str = fact("Check", "The check's id.", example="not-stated")
    severity: SeverityLevel = fact("Severity", example="info")


@frozen(kw_only=True)
class Settings:
    """What can be set; the defaults are those of the documentation.

    ``spend_bands`` and ``delay_bands`` are the upper limits of ratings 1 to 4, after the
    Towns Fund monitoring returns (MHCLG); what lies above the last is rated 5.
    """

    on_track_margin: Decimal = fact(
        "Margin for on track",
        "How far from its target a value may be.",
        unit="per cent",
        default=Decimal(15),
        example=15,
        validator=_not_negative,
    )
    spend_bands: tuple[Decimal, ...] = fact(
        "Bands of spend variance",
        "Upper limits of ratings 1 to 4.",
        unit="per cent",
        default=(Decimal(5), Decimal(15), Decimal(30), Decimal(50)),
        example=[5, 15, 30, 50],
        validator=_rising,
    )
    delay_bands: tuple[int, ...] = fact(
        "Bands of delay",
        "Upper limits of ratings 1 to 4.",
        unit="months",
        default=(0, 1, 3, 6),
        example=[0, 1, 3, 6],
        validator=_rising,
    )
    grant_notice: int = fact(
        "Notice before a grant ends", unit="months", default=3, validator=_not_negative
    )
    stale_after: int = fact(
        "Figures are stale after", unit="months", default=6, validator=_not_negative
    )
    suppress_below: int = fact(
        "Numbers are hidden below",
        "In reports for the public, of people whom small numbers could give away.",
        unit="people",
        default=LEAST_THRESHOLD,
        example=10,
        validator=_protects,
    )
    show_zeros: bool = fact("Zeros are shown", "Whether a zero is no small number.", default=True)
    severities: tuple[CheckSeverity, ...] = many("Severities of checks")
