"""What changed between two states of a partnership's facts, all of it, each change classified."""

from ldsp_core.calculations.change.changes import changes, portfolio_changes
from ldsp_core.calculations.change.kinds import CHANGE_KINDS, Change, ChangeKind

__all__ = ["CHANGE_KINDS", "Change", "ChangeKind", "changes", "portfolio_changes"]
