"""The moment when a spec's ``load`` imports the heavy library: contained like all else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import evolve, frozen

from ldsp_core.errors import PluginError
from ldsp_core.plugins.hosting import PluginRaised, contained
from ldsp_core.plugins.records import PluginInfo


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
