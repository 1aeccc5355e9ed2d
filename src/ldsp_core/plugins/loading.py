"""A spec's own functions, contained like all else: ``load``, a check's run, a drawer's draw."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from ldsp_core.errors import PluginError, RenderError
from ldsp_core.plugins.hosting import PluginRaised, blamed, contained
from ldsp_core.plugins.records import CORE_DISTRIBUTION, PluginInfo

if TYPE_CHECKING:
    from ldsp_core.checks.spec import CheckContext, CheckSpec, Finding
    from ldsp_core.document import Chart, Diagram, Drawer, Figure, Table
    from ldsp_core.model import Partnership
    from ldsp_core.rendering.drawing import DrawerSpec


@frozen(kw_only=True)
class Promise:
    """What a ``load`` must give, in words, and the test of it."""

    words: str
    kept_by: Callable[[object], bool]


def has_method(name: str) -> Callable[[object], bool]:
    """Return the test of whether something is an object, no class, with a method *name*."""

    def test(thing: object) -> bool:
        return not isinstance(thing, type) and callable(getattr(thing, name, None))

    return test


def with_contained_load(spec: Any, name: str, plugin: PluginInfo, promise: Promise) -> Any:
    """Return *spec* with a ``load`` that keeps stdout clean and tells whose fault a failure is.

    It raises PluginError if the load fails or gives something that breaks *promise*.
    """
    load: Callable[[], object] = spec.load

    def contained_load() -> object:
        try:
            with contained():
                loaded = load()
        except PluginRaised as raised:
            remedy = f"reinstall {plugin.distribution}" if plugin.distribution else "mend it"
            raise PluginError(
                f"{name!r} of {plugin} cannot be loaded: {raised}; {remedy}"
            ) from raised.__cause__
        if not promise.kept_by(loaded):
            raise PluginError(
                f"{name!r} of {plugin}: load() gave {loaded!r}, not {promise.words}; "
                "tell its authors"
            )
        return loaded

    return evolve(spec, load=contained_load)


def with_contained_run(spec: CheckSpec, plugin: PluginInfo) -> CheckSpec:
    """Return a check of somebody else's that fails alone: what it raises becomes a finding.

    The library's own checks stay as they are; if one fails, that is for us to know.
    """
    if plugin.distribution == CORE_DISTRIBUTION:
        return spec
    from ldsp_core.checks.spec import Finding, Severity

    run = spec.run

    def contained_run(partnership: Partnership, context: CheckContext) -> list[Finding]:
        try:
            with contained():
                found = list(run(partnership, context))
                for each in found:
                    if not isinstance(each, Finding):
                        raise TypeError(f"it gave {each!r:.60} among its findings, not a Finding")
                return found
        except PluginRaised as raised:
            return [
                Finding(
                    check=spec.id,
                    severity=Severity.ERROR,
                    place="",
                    message=f"the check {spec.id!r} of {plugin} failed: {raised}",
                    suggestion=f"{plugin.advice}; until then give it the severity 'off'",
                )
            ]

    return evolve(spec, run=contained_run)


@frozen(kw_only=True)
class ContainedDrawer:
    """A drawer of which a failure says whose it is."""

    drawer: Drawer
    name: str
    plugin: PluginInfo

    def draw(self, block: Chart | Diagram, table: Table | None) -> Figure:
        """Return what the drawer draws; raises RenderError with its name where it cannot."""
        from ldsp_core.document import Figure

        with blamed(self.plugin, f"the drawer {self.name!r}", RenderError):
            figure = self.drawer.draw(block, table)
            if not isinstance(figure, Figure):
                raise TypeError(f"draw gave {figure!r:.60}, not a Figure")
            return figure


def with_contained_draw(spec: DrawerSpec, plugin: PluginInfo) -> DrawerSpec:
    """Return *spec* with a drawer that says whose it is when it fails."""
    load = spec.load
    return evolve(spec, load=lambda: ContainedDrawer(drawer=load(), name=spec.name, plugin=plugin))
