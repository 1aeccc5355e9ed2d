"""Why a figure is not there; never the same as zero."""

from __future__ import annotations

from typing import Final, Literal, TypeGuard, TypeVar, get_args

from attrs import field, frozen, validators

MissingReason = Literal["not recorded", "not applicable", "not yet due", "suppressed"]
MISSING_REASONS: Final[tuple[str, ...]] = get_args(MissingReason)

T = TypeVar("T")


@frozen(kw_only=True)
class Missing:
    """A value that is not there, with the reason (one of ``MISSING_REASONS``)."""

    reason: MissingReason = field(default="not recorded", validator=validators.in_(MISSING_REASONS))

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
