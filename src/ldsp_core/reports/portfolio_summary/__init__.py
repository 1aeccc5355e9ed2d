"""The report on many partnerships together."""

from ldsp_core.reports.portfolio_summary.report import PORTFOLIO_SUMMARY

__all__ = ["PORTFOLIO_SUMMARY"]
