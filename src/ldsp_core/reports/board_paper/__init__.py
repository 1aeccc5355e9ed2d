"""The board paper: what a committee reads, in the order that it expects."""

from ldsp_core.reports.board_paper.paper import BOARD_PAPER, BoardPaperParameters

__all__ = ["BOARD_PAPER", "BoardPaperParameters"]
