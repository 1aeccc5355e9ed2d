"""What authors of plugins test with (extra ``ldsp-core[testing]``).

``RendererSuite`` and ``FormatSuite`` are the rules that a renderer and a data format must
keep; the functions give samples: reports and a partnership that are always the same. The
strategies for Hypothesis are in ``ldsp_core.testing.strategies``. Names are loaded when
they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ldsp_core.testing.extracted import Extracted, Heading
    from ldsp_core.testing.format_suite import FormatSuite
    from ldsp_core.testing.renderer_suite import RendererSuite
    from ldsp_core.testing.sample_documents import sample_report
    from ldsp_core.testing.sample_partnerships import lancashire_partnership, sample_partnership
    from ldsp_core.testing.sample_reports import (
        custom_report,
        empty_report,
        hostile_report,
        long_report,
        many_languages_report,
        missing_report,
        report_of,
    )

__all__ = [
    "Extracted",
    "FormatSuite",
    "Heading",
    "RendererSuite",
    "custom_report",
    "empty_report",
    "hostile_report",
    "lancashire_partnership",
    "long_report",
    "many_languages_report",
    "missing_report",
    "report_of",
    "sample_partnership",
    "sample_report",
]

_HOMES = {
    "Extracted": "extracted",
    "FormatSuite": "format_suite",
    "Heading": "extracted",
    "RendererSuite": "renderer_suite",
    "lancashire_partnership": "sample_partnerships",
    "sample_partnership": "sample_partnerships",
    "sample_report": "sample_documents",
}


if not TYPE_CHECKING:  # a checker would take any name for one of ours

    def __getattr__(name: str) -> Any:
        # A pytest plugin lives here too, and whoever does not use it must not wait for the rest.
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        home = _HOMES.get(name, "sample_reports")
        return getattr(import_module(f"{__name__}.{home}"), name)
