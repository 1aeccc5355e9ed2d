"""The hooks that plugins answer; every one collects, users choose by name."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import pluggy
from attrs import field, frozen

if TYPE_CHECKING:
    from ldsp_core.checks.spec import CheckSpec
    from ldsp_core.files.spec import FormatSpec
    from ldsp_core.rendering.drawing import DrawerSpec
    from ldsp_core.rendering.spec import RendererSpec
    from ldsp_core.reports.spec import ReportSpec, SectionSpec

PROJECT: Final = "ldsp"
ENTRY_POINT_GROUP: Final = "ldsp_core"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@frozen(kw_only=True)
class HookContext:
    """What a hook is told; it may grow, so take what you need by name.

    ``settings`` are the user's for plugins in general (empty unless the caller gives
    some); ``logger`` is where a plugin may speak, never stdout.
    """

    core_version: str
    api_version: int
    settings: Mapping[str, Any] = field(factory=dict)
    logger: logging.Logger = field(factory=lambda: logging.getLogger("ldsp_core.plugins"))


class HookSpecs:
    """The hooks. Each returns a sequence of specs, empty for none."""

    @hookspec
    def ldsp_renderers(self, context: HookContext) -> Sequence[RendererSpec]:
        """Formats that a document can be written in."""
        raise NotImplementedError

    @hookspec
    def ldsp_formats(self, context: HookContext) -> Sequence[FormatSpec]:
        """Formats that a partnership's facts are kept in."""
        raise NotImplementedError

    @hookspec
    def ldsp_reports(self, context: HookContext) -> Sequence[ReportSpec]:
        """Reports that can be built from the facts."""
        raise NotImplementedError

    @hookspec
    def ldsp_sections(self, context: HookContext) -> Sequence[SectionSpec]:
        """Extra sections for reports of others."""
        raise NotImplementedError

    @hookspec
    def ldsp_checks(self, context: HookContext) -> Sequence[CheckSpec]:
        """Checks on the facts."""
        raise NotImplementedError

    @hookspec
    def ldsp_drawers(self, context: HookContext) -> Sequence[DrawerSpec]:
        """Drawers of charts and diagrams."""
        raise NotImplementedError
