"""Local Digital Skills Partnerships: one partnership's facts become everything it owes.

``import ldsp_core as ldsp``, then ``ldsp.load``, ``ldsp.check``, ``ldsp.build`` and
``ldsp.render``. The public names are loaded when they are first used, so that importing
the package costs next to nothing and discovers no plugin.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ldsp_core.api import (
        build,
        check,
        dump,
        load,
        load_portfolio,
        record_publication,
        render,
    )
    from ldsp_core.batch import RenderJob, RenderOutcome, render_many
    from ldsp_core.checks import Finding, Findings, Severity
    from ldsp_core.document import Report
    from ldsp_core.errors import LdspError
    from ldsp_core.model import Partnership, Portfolio
    from ldsp_core.plugins.hooks import HookContext, hookimpl
    from ldsp_core.plugins.registry import Registry
    from ldsp_core.rendering import RenderResult
    from ldsp_core.values import (
        Count,
        Missing,
        Money,
        MoneyRange,
        OrgId,
        PartialDate,
        Period,
        Place,
        Rag,
        Share,
    )

__version__ = "0.1.0"

_HOMES = {
    "Count": "values",
    "Finding": "checks",
    "Findings": "checks",
    "HookContext": "plugins.hooks",
    "LdspError": "errors",
    "Missing": "values",
    "Money": "values",
    "MoneyRange": "values",
    "OrgId": "values",
    "PartialDate": "values",
    "Partnership": "model",
    "Period": "values",
    "Place": "values",
    "Portfolio": "model",
    "Rag": "values",
    "Registry": "plugins.registry",
    "RenderJob": "batch",
    "RenderOutcome": "batch",
    "RenderResult": "rendering",
    "Report": "document",
    "Severity": "checks",
    "Share": "values",
    "build": "api",
    "check": "api",
    "dump": "api",
    "hookimpl": "plugins.hooks",
    "load": "api",
    "load_portfolio": "api",
    "record_publication": "api",
    "render": "api",
    "render_many": "batch",
}

__all__ = [
    "Count",
    "Finding",
    "Findings",
    "HookContext",
    "LdspError",
    "Missing",
    "Money",
    "MoneyRange",
    "OrgId",
    "PartialDate",
    "Partnership",
    "Period",
    "Place",
    "Portfolio",
    "Rag",
    "Registry",
    "RenderJob",
    "RenderOutcome",
    "RenderResult",
    "Report",
    "Severity",
    "Share",
    "__version__",
    "build",
    "check",
    "dump",
    "hookimpl",
    "load",
    "load_portfolio",
    "record_publication",
    "render",
    "render_many",
]


if not TYPE_CHECKING:  # a checker would take any name for one of ours

    def __getattr__(name: str) -> Any:
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
