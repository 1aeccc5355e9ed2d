"""The registry: everything that the built-ins and the installed plugins offer.

Failures are kept apart, which is no security: a plugin runs with all rights of its user.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar

from ldsp_core.errors import PluginError
from ldsp_core.plugins import choosing
from ldsp_core.plugins.gathering import Gathering, core_version
from ldsp_core.plugins.hosting import PluginRaised
from ldsp_core.plugins.kinds import CHECKS, DRAWERS, FORMATS, RENDERERS, REPORTS, SECTIONS, Kind
from ldsp_core.plugins.records import (
    CORE_DISTRIBUTION,
    BlockedPlugin,
    PluginFailure,
    PluginInfo,
    Registered,
)

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from ldsp_core.checks.spec import CheckSpec
    from ldsp_core.files.spec import FormatSpec
    from ldsp_core.rendering.drawing import DrawerSpec, Drawn
    from ldsp_core.rendering.spec import RendererSpec
    from ldsp_core.reports.spec import ReportSpec, SectionSpec

S = TypeVar("S")


class Registry:
    """What plugins offer, asked for when it is needed and then remembered.

    Make one with ``discover`` (built-ins and installed plugins), ``builtin_only`` or
    ``empty``. The offers of each kind come in the order of distribution and plugin,
    and within a plugin in its own. To be used by one thread at a time.
    """

    def __init__(self, gathering: Gathering) -> None:
        """Look into *gathering*."""
        self._gathering = gathering

    @classmethod
    def discover(
        cls,
        environ: Mapping[str, str] = os.environ,
        entry_points: Iterable[EntryPoint] | None = None,
        settings: Mapping[str, Any] | None = None,
    ) -> Registry:
        """Return the registry of the built-ins and of the plugins that are installed.

        ``LDSP_PLUGINS`` and ``LDSP_PLUGINS_DISABLED`` of *environ* decide what is
        imported. A plugin that fails is kept among the ``failures``; where
        ``LDSP_PLUGINS_STRICT`` is 1 its failure is raised as PluginError, here or when
        a kind is asked for. *entry_points* stand in for the installed ones; *settings*
        are handed to the plugins.
        """
        from ldsp_core.plugins.discovery import Choice, Installed, candidates_of, installed

        choice = Choice.of(environ)
        gathering = Gathering(settings=settings, strict=choice.strict)
        _add_builtins(gathering)
        if entry_points is None:
            found = installed()
        else:
            found = Installed(candidates=candidates_of(entry_points))
        known = [*(candidate.info for candidate in found.candidates), *found.failures]
        for failure in (*found.failures, *choice.unmatched(known)):
            gathering.keep(failure)
        for candidate in found.candidates:
            reason = choice.reason_against(candidate.info)
            if reason:
                gathering.block(candidate.info, reason)
            else:
                gathering.load(candidate.info, candidate.entry_point.load)
        return cls(gathering)

    @classmethod
    def builtin_only(cls, settings: Mapping[str, Any] | None = None) -> Registry:
        """Return the registry of the built-ins alone, strict; it looks for no plugins."""
        gathering = Gathering(settings=settings, strict=True)
        _add_builtins(gathering)
        return cls(gathering)

    @classmethod
    def empty(cls, settings: Mapping[str, Any] | None = None) -> Registry:
        """Return a registry of nothing at all; it looks for no plugins."""
        return cls(Gathering(settings=settings))

    def register(self, plugin: object, name: str) -> None:
        """Add *plugin*, a module or object of the running program, as *name*.

        Raises PluginError if the name is taken or the hooks are not as they should be.
        """
        info = PluginInfo(name=name)
        if info in self.plugins:
            raise PluginError(f"{info} is registered already; choose another name")
        try:
            self._gathering.admit(info, plugin)
        except PluginRaised as raised:
            raise PluginError(f"{info} cannot be registered: {raised}") from raised.__cause__

    @property
    def plugins(self) -> tuple[PluginInfo, ...]:
        """The plugins that are registered, by distribution and name."""
        return self._gathering.plugins

    @property
    def blocked(self) -> tuple[BlockedPlugin, ...]:
        """The plugins that the user's settings keep out; none of them was imported."""
        return self._gathering.blocked

    @property
    def failures(self) -> tuple[PluginFailure, ...]:
        """What has gone wrong so far; what nobody asked for has not failed yet."""
        return self._gathering.failures

    def offers(self, kind: Kind[S]) -> tuple[Registered[S], ...]:
        """Return everything of *kind*; the methods below name the kinds."""
        return self._gathering.offers(kind)

    def renderers(self) -> tuple[Registered[RendererSpec], ...]:
        """Return the formats that a document can be written in."""
        return self.offers(RENDERERS)

    def renderer(self, name: str) -> Registered[RendererSpec]:
        """Return the output format called *name*.

        Raises UnknownNameError and PluginConflictError, as do all that follow.
        """
        return self._named(RENDERERS, name)

    def renderer_for(
        self,
        path: str | os.PathLike[str],
        format: str | None = None,  # noqa: A002 - the user's word
    ) -> Registered[RendererSpec]:
        """Return the output format called *format*, or else the one for *path*'s extension."""
        if format is not None:
            return self.renderer(format)
        file = PurePath(path)
        offers = self.renderers()
        found = choosing.with_extension(offers, file)
        choosing.refuse_conflict(f"an output format for {file.name!r}", found, by_name="--format")
        if not found:
            raise choosing.unknown_file(RENDERERS, file, offers, self._absent)
        return found[0]

    def formats(self) -> tuple[Registered[FormatSpec], ...]:
        """Return the formats that a partnership's facts are kept in."""
        return self.offers(FORMATS)

    def format(self, name: str) -> Registered[FormatSpec]:
        """Return the data format called *name*."""
        return self._named(FORMATS, name)

    def format_for(self, path: str | os.PathLike[str], head: bytes = b"") -> Registered[FormatSpec]:
        """Return the data format of the file at *path*, which begins with *head*.

        The extension decides; *head* does where the extension is nobody's, or is
        offered more than once.
        """
        file = PurePath(path)
        offers = self.formats()
        found = choosing.with_extension(offers, file)
        if len(found) != 1 and head:
            sniffed = tuple(
                offer for offer in found or offers if self._gathering.sniffs(offer, head)
            )
            found = sniffed or found
        choosing.refuse_conflict(f"a data format for {file.name!r}", found)
        if not found:
            raise choosing.unknown_file(FORMATS, file, offers, self._absent)
        return found[0]

    def reports(self) -> tuple[Registered[ReportSpec], ...]:
        """Return the reports that can be built."""
        return self.offers(REPORTS)

    def report(self, name: str) -> Registered[ReportSpec]:
        """Return the report called *name*."""
        return self._named(REPORTS, name)

    def sections(self) -> tuple[Registered[SectionSpec], ...]:
        """Return all extra sections; each is called ``report/section``."""
        return self.offers(SECTIONS)

    def sections_for(self, report: str) -> tuple[Registered[SectionSpec], ...]:
        """Return the extra sections of *report*; raises PluginConflictError for twins."""
        found = tuple(offer for offer in self.sections() if offer.spec.report == report)
        for offer in found:
            self._named(SECTIONS, offer.name)
        return found

    def checks(self) -> tuple[Registered[CheckSpec], ...]:
        """Return all checks."""
        return self.offers(CHECKS)

    def check(self, name: str) -> Registered[CheckSpec]:
        """Return the check whose id is *name*."""
        return self._named(CHECKS, name)

    def drawers(self) -> tuple[Registered[DrawerSpec], ...]:
        """Return the drawers of charts and diagrams."""
        return self.offers(DRAWERS)

    def drawer(self, name: str) -> Registered[DrawerSpec]:
        """Return the drawer called *name*."""
        return self._named(DRAWERS, name)

    def drawer_for(self, block: Drawn) -> Registered[DrawerSpec] | None:
        """Return the drawer of charts or of diagrams, ``None`` where nobody draws them.

        Raises PluginConflictError if there are several: none is better than the other.
        """
        found = tuple(offer for offer in self.drawers() if block in offer.spec.draws)
        choosing.refuse_conflict(f"the drawing of a {block}", found)
        return found[0] if found else None

    def _named(self, kind: Kind[S], name: str) -> Registered[S]:
        offers = self.offers(kind)
        found = tuple(offer for offer in offers if offer.name == name)
        choosing.refuse_conflict(f"the {kind.noun} {name!r}", found)
        if not found:
            names = {offer.name for offer in offers}
            raise choosing.unknown_name(kind, name, names, self._absent)
        return found[0]

    @property
    def _absent(self) -> tuple[PluginInfo, ...]:
        return (*self.failures, *self.blocked)


def _add_builtins(gathering: Gathering) -> None:
    from ldsp_core.plugins import builtin

    info = PluginInfo(name="builtin", distribution=CORE_DISTRIBUTION, version=core_version())
    gathering.load(info, lambda: builtin)
