"""What a partnership sets for itself: margins, bands, periods of notice, severities."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

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
    severities: tuple[CheckSeverity, ...] = many("Severities of checks")
