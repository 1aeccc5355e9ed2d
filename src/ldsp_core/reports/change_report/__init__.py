"""The report on what changed between two states of a partnership's facts."""

from ldsp_core.reports.change_report.report import CHANGE_REPORT

__all__ = ["CHANGE_REPORT"]
