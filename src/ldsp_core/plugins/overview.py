"""What ``ldsp plugins`` shows: who came in with what, who did not, and what clashes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from ldsp_core.plugins.kinds import KINDS, Kind
from ldsp_core.plugins.records import BlockedPlugin, PluginFailure, PluginInfo, Registered
from ldsp_core.plugins.registry import Registry


@frozen(kw_only=True)
class LoadedPlugin(PluginInfo):
    """A plugin in use; ``offers`` maps each kind that it offers to the names it offers."""

    offers: dict[str, tuple[str, ...]]


@frozen(kw_only=True)
class Conflict:
    """A name, an extension or a kind of drawing that is offered more than once.

    ``kind`` is "renderers", "formats" …; ``name`` begins with a dot if it is an
    extension. It fails only when it is asked for.
    """

    kind: str
    name: str
    plugins: tuple[PluginInfo, ...]


@frozen(kw_only=True)
class PluginsOverview:
    """All that is known of plugins.

    ``loaded`` are in use, ``blocked`` are kept out by the user's settings, ``failed``
    went wrong as a whole or in a part (a plugin may be loaded and have failures), and
    ``conflicts`` are names offered more than once.
    """

    loaded: tuple[LoadedPlugin, ...]
    blocked: tuple[BlockedPlugin, ...]
    failed: tuple[PluginFailure, ...]
    conflicts: tuple[Conflict, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the overview in dicts, lists and strings, as ``--json`` prints it.

        ::

            {"loaded": [{"name", "distribution", "version", "offers": {kind: [name]}}],
             "blocked": [{"name", "distribution", "version", "reason"}],
             "failed": [{"name", "distribution", "version", "stage", "error", "remedy"}],
             "conflicts": [{"kind", "name", "plugins": [{"name", "distribution", "version"}]}]}
        """
        return {
            "loaded": [
                {
                    **_who(plugin),
                    "offers": {kind: [*names] for kind, names in plugin.offers.items()},
                }
                for plugin in self.loaded
            ],
            "blocked": [{**_who(plugin), "reason": plugin.reason} for plugin in self.blocked],
            "failed": [
                {
                    **_who(failure),
                    "stage": failure.stage,
                    "error": failure.error,
                    "remedy": failure.remedy,
                }
                for failure in self.failed
            ],
            "conflicts": [
                {
                    "kind": conflict.kind,
                    "name": conflict.name,
                    "plugins": [_who(plugin) for plugin in conflict.plugins],
                }
                for conflict in self.conflicts
            ],
        }


def describe(registry: Registry) -> PluginsOverview:
    """Return the overview of *registry*, asking every plugin for everything it offers."""
    offers = {kind.plural: registry.offers(kind) for kind in KINDS}
    return PluginsOverview(
        loaded=tuple(_loaded(plugin, offers) for plugin in registry.plugins),
        blocked=registry.blocked,
        failed=registry.failures,
        conflicts=tuple(
            conflict for kind in KINDS for conflict in _conflicts(kind, offers[kind.plural])
        ),
    )


def _who(plugin: PluginInfo) -> dict[str, str]:
    return {
        "name": plugin.name,
        "distribution": plugin.distribution,
        "version": plugin.version,
    }


def _loaded(plugin: PluginInfo, offers: dict[str, tuple[Registered[Any], ...]]) -> LoadedPlugin:
    mine = {
        plural: tuple(offer.name for offer in several if offer.plugin == plugin)
        for plural, several in offers.items()
    }
    return LoadedPlugin(
        name=plugin.name,
        distribution=plugin.distribution,
        version=plugin.version,
        offers={plural: names for plural, names in mine.items() if names},
    )


def _conflicts(kind: Kind[Any], offers: tuple[Registered[Any], ...]) -> Iterator[Conflict]:
    claimed: dict[str, list[PluginInfo]] = defaultdict(list)
    for offer in offers:
        for claim in dict.fromkeys((offer.name, *kind.claims(offer.spec))):
            claimed[claim].append(offer.plugin)
    for name, plugins in sorted(claimed.items()):
        if len(plugins) > 1:
            yield Conflict(kind=kind.plural, name=name, plugins=tuple(plugins))
