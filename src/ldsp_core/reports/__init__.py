"""Reports: which content, in which order; the one place where facts become a document."""

from ldsp_core.reports.spec import (
    NoParameters,
    ReportRequest,
    ReportSpec,
    SectionSpec,
    Subject,
)

__all__ = [
    "NoParameters",
    "ReportRequest",
    "ReportSpec",
    "SectionSpec",
    "Subject",
    "builtin_reports",
]


def builtin_reports() -> tuple[ReportSpec, ...]:
    """Return the library's own reports."""
    from ldsp_core.reports.board_paper import BOARD_PAPER
    from ldsp_core.reports.change_report import CHANGE_REPORT
    from ldsp_core.reports.figures import FIGURES
    from ldsp_core.reports.grant_claim import GRANT_CLAIM
    from ldsp_core.reports.monitoring import MONITORING
    from ldsp_core.reports.portfolio_summary import PORTFOLIO_SUMMARY

    return (BOARD_PAPER, MONITORING, GRANT_CLAIM, FIGURES, CHANGE_REPORT, PORTFOLIO_SUMMARY)
