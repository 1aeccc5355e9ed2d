"""What the library itself offers, through the same hooks as everyone's.

Nothing is imported before its kind is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ldsp_core.plugins.hooks import HookContext, hookimpl

if TYPE_CHECKING:
    from ldsp_core.checks.spec import CheckSpec
    from ldsp_core.files.spec import FormatSpec
    from ldsp_core.rendering.spec import RendererSpec
    from ldsp_core.reports.spec import ReportSpec


@hookimpl
def ldsp_renderers(context: HookContext) -> Sequence[RendererSpec]:
    """Markdown."""
    from ldsp_core.rendering.csv import CSV
    from ldsp_core.rendering.markdown import MARKDOWN

    return [MARKDOWN, CSV]


@hookimpl
def ldsp_formats(context: HookContext) -> Sequence[FormatSpec]:
    """TOML and JSON."""
    from ldsp_core.files.json import JSON
    from ldsp_core.files.toml import TOML

    return [TOML, JSON]


@hookimpl
def ldsp_reports(context: HookContext) -> Sequence[ReportSpec]:
    """The reports of this library."""
    from ldsp_core.reports import builtin_reports

    return builtin_reports()


@hookimpl
def ldsp_checks(context: HookContext) -> Sequence[CheckSpec]:
    """The checks of this library."""
    from ldsp_core.checks import builtin_checks

    return builtin_checks()
