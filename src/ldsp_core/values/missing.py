"""Why a figure is not there; never the same as zero."""

from __future__ import annotations

from typing import Final, Literal, TypeGuard, TypeVar, get_args

from attrs import field, frozen

from ldsp_core.errors import InvalidValueError, did_you_mean

MissingReason = Literal["not recorded", "not applicable", "not yet due", "suppressed"]
MISSING_REASONS: Final[tuple[str, ...]] = get_args(MissingReason)

T = TypeVar("T")


def _check_reason(_instance: object, _attribute: object, value: str) -> None:
    if value not in MISSING_REASONS:
        meant = did_you_mean(str(value), MISSING_REASONS)
        raise InvalidValueError(
            f"{value!r} is no reason for a missing value{meant or ';'} "
            f"the reasons are: {', '.join(MISSING_REASONS)}"
        )


@frozen(kw_only=True)
class Missing:
    """A value that is not there, with the reason (one of ``MISSING_REASONS``).

    Raises InvalidValueError for any other reason.
    """

    reason: MissingReason = field(default="not recorded", validator=_check_reason)

    def __str__(self) -> str:
        return self.reason

    def __bool__(self) -> bool:
        """Always false, so that ``value or default`` reads as one expects."""
        return False


NOT_RECORDED: Final = Missing(reason="not recorded")
NOT_APPLICABLE: Final = Missing(reason="not applicable")
NOT_YET_DUE: Final = Missing(reason="not yet due")
SUPPRESSED: Final = Missing(reason="suppressed")


def is_recorded(value: T | Missing) -> TypeGuard[T]:
    """Say whether *value* is there, for type checkers too."""
    return not isinstance(value, Missing)
