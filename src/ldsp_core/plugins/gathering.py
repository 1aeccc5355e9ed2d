"""The plugins that came in, what they have answered so far, and what went wrong."""

from __future__ import annotations

import logging
from bisect import insort
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from ldsp_core.errors import PluginError
from ldsp_core.plugins.hooks import HookContext
from ldsp_core.plugins.hosting import HostedPlugin, PluginRaised, contained
from ldsp_core.plugins.kinds import Complaint, Kind
from ldsp_core.plugins.records import (
    CORE_DISTRIBUTION,
    BlockedPlugin,
    PluginFailure,
    PluginInfo,
    Registered,
    Stage,
)

if TYPE_CHECKING:
    from ldsp_core.files.spec import FormatSpec

S = TypeVar("S")

_LOGGER: Final = logging.getLogger("ldsp_core.plugins")


def core_version() -> str:
    """Return the version of this library, "" where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(CORE_DISTRIBUTION)
    except PackageNotFoundError:
        return ""


class Gathering:
    """Plugins, each asked apart from the others and once for each kind.

    A failure is kept and logged as a warning; with *strict* it is raised as PluginError.
    """

    def __init__(self, *, settings: Mapping[str, Any] | None = None, strict: bool = False) -> None:
        """Start with no plugins."""
        self._settings = MappingProxyType(dict(settings or {}))
        self._strict = strict
        self._hosted: list[HostedPlugin] = []
        self._blocked: list[BlockedPlugin] = []
        self._failures: list[PluginFailure] = []

    @property
    def plugins(self) -> tuple[PluginInfo, ...]:
        """Whoever came in, by distribution and name."""
        return tuple(hosted.info for hosted in self._hosted)

    @property
    def blocked(self) -> tuple[BlockedPlugin, ...]:
        """Whoever had to stay outside."""
        return tuple(self._blocked)

    @property
    def failures(self) -> tuple[PluginFailure, ...]:
        """What has gone wrong so far."""
        return tuple(self._failures)

    def block(self, info: PluginInfo, reason: str) -> None:
        """Remember that a plugin has to stay outside."""
        self._blocked.append(
            BlockedPlugin(
                name=info.name,
                distribution=info.distribution,
                version=info.version,
                reason=reason,
            )
        )

    def load(self, info: PluginInfo, load: Callable[[], object]) -> None:
        """Import a plugin by calling *load*, and let it in; a failure is kept."""
        stage: Stage = "import"
        try:
            with contained():
                plugin = load()
            stage = "register"
            self.admit(info, plugin)
        except PluginRaised as raised:
            self._fail(info, stage, str(raised), raised)

    def admit(self, info: PluginInfo, plugin: object) -> None:
        """Let *plugin* in; raises PluginRaised if its hooks are not as they should be."""
        with contained():
            hosted = HostedPlugin(info, plugin)
            strays = list(hosted.stray_hooks())
        insort(self._hosted, hosted, key=lambda other: other.info.order)
        for stray in strays:
            self._fail(info, "hook", stray)

    def offers(self, kind: Kind[S]) -> tuple[Registered[S], ...]:
        """Return everything of *kind*, asking only the plugins that were not asked before."""
        return tuple(offer for hosted in self._hosted for offer in self._offers_of(hosted, kind))

    def sniffs(self, offer: Registered[FormatSpec], head: bytes) -> bool:
        """Return whether a data format knows *head* as its own; a failing one does not."""
        try:
            with contained():
                return bool(offer.spec.sniff(head))
        except PluginRaised as raised:
            self._fail(offer.plugin, "answer", f"sniff of {offer.name!r}: {raised}", raised)
            return False

    def keep(self, failure: PluginFailure, cause: BaseException | None = None) -> None:
        """Keep *failure* and log it, the traceback at the level of debugging."""
        if self._strict:
            raise PluginError(str(failure)) from cause
        if failure not in self._failures:
            self._failures.append(failure)
            _LOGGER.warning("%s", failure)
            if cause is not None:
                _LOGGER.debug("where %s failed", failure.label, exc_info=cause)

    def _fail(
        self, info: PluginInfo, stage: Stage, error: str, raised: PluginRaised | None = None
    ) -> None:
        failure = PluginFailure(
            name=info.name,
            distribution=info.distribution,
            version=info.version,
            stage=stage,
            error=error,
        )
        self.keep(failure, raised.__cause__ if raised else None)

    def _offers_of(self, hosted: HostedPlugin, kind: Kind[S]) -> tuple[Registered[S], ...]:
        if kind.hook not in hosted.offers:
            hosted.offers[kind.hook] = self._ask(hosted, kind)
        return hosted.offers[kind.hook]

    def _ask(self, hosted: HostedPlugin, kind: Kind[S]) -> tuple[Registered[S], ...]:
        context = self._context()
        try:
            with contained():
                sifted = [
                    item
                    for answer in hosted.answers(kind.hook, context)
                    for item in kind.sift(answer, context.api_version)
                ]
        except PluginRaised as raised:
            self._fail(hosted.info, "answer", f"{kind.hook}: {raised}", raised)
            return ()
        specs = []
        for item in sifted:
            if isinstance(item, Complaint):
                self._fail(hosted.info, item.stage, item.text)
            else:
                specs.append(item)
        return tuple(kind.registered(spec, hosted.info) for spec in specs)

    def _context(self) -> HookContext:
        from ldsp_core.rendering.spec import API_VERSION

        return HookContext(
            core_version=core_version(),
            api_version=API_VERSION,
            settings=self._settings,
            logger=_LOGGER,
        )
