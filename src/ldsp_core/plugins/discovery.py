"""Which plugins are installed, and which of them the user lets in; nothing is imported here."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import Distribution, EntryPoint
from typing import Final

from attrs import frozen

from ldsp_core.errors import PluginError, did_you_mean
from ldsp_core.plugins.hooks import ENTRY_POINT_GROUP
from ldsp_core.plugins.records import (
    ALLOWED,
    DISABLED,
    STRICT,
    PluginFailure,
    PluginInfo,
    normalised,
)

_YES: Final = ("1", "yes", "true", "on")
_NO: Final = ("", "0", "no", "false", "off")
_UNKNOWN: Final = "unknown"


@frozen(kw_only=True)
class Candidate:
    """An installed plugin that has not been imported."""

    info: PluginInfo
    entry_point: EntryPoint


@frozen(kw_only=True)
class Installed:
    """What is installed: candidates by distribution and name, and lists nobody can read."""

    candidates: tuple[Candidate, ...]
    failures: tuple[PluginFailure, ...] = ()


@frozen(kw_only=True)
class Choice:
    """The user's choice of plugins; ``allowed`` is ``None`` where all are welcome."""

    allowed: tuple[str, ...] | None = None
    disabled: tuple[str, ...] = ()
    strict: bool = False

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> Choice:
        """Read the choice from *environ*.

        ``LDSP_PLUGINS`` and ``LDSP_PLUGINS_DISABLED`` hold names of plugins or
        distributions, separated by commas; an ``LDSP_PLUGINS`` that is set and empty
        lets none in. Raises PluginError for an ``LDSP_PLUGINS_STRICT`` that is neither
        yes nor no.
        """
        strict = environ.get(STRICT, "").strip().lower()
        if strict not in (*_YES, *_NO):
            raise PluginError(f"{STRICT} is {environ[STRICT]!r}; set it to 1 or 0")
        allowed = environ.get(ALLOWED)
        return cls(
            allowed=None if allowed is None else _names(allowed),
            disabled=_names(environ.get(DISABLED, "")),
            strict=strict in _YES,
        )

    def reason_against(self, plugin: PluginInfo) -> str:
        """Return why *plugin* stays outside, or "" if it may come in."""
        if _is_named(plugin, self.disabled):
            return f"{DISABLED} names it"
        if self.allowed is not None and not _is_named(plugin, self.allowed):
            return f"{ALLOWED} is set and does not name it"
        return ""

    def unmatched(self, plugins: Iterable[PluginInfo]) -> Iterator[PluginFailure]:
        """Yield a failure for every name in the settings that none of *plugins* has."""
        known = sorted({name for plugin in plugins for name in (plugin.name, plugin.distribution)})
        comparable = {normalised(name) for name in known}
        for setting, names in ((ALLOWED, self.allowed or ()), (DISABLED, self.disabled)):
            for name in names:
                if normalised(name) not in comparable:
                    error = f"{setting} names it, and no installed plugin or distribution is"
                    hint = did_you_mean(name, filter(None, known))
                    yield PluginFailure(
                        name=name, stage="setting", error=f"{error} called so{hint}"
                    )


def candidates_of(entry_points: Iterable[EntryPoint]) -> tuple[Candidate, ...]:
    """Return *entry_points* as candidates, sorted by distribution and name."""
    found = (Candidate(info=_info(point), entry_point=point) for point in entry_points)
    return tuple(sorted(found, key=lambda candidate: candidate.info.order))


def installed() -> Installed:
    """Return the plugins of all distributions on the path.

    A distribution that speaks of our group in a list that cannot be read is a failure
    of its own.
    """
    try:
        points = importlib.metadata.entry_points(group=ENTRY_POINT_GROUP)
    except Exception:  # noqa: BLE001 - one malformed list anywhere raises, of no certain type
        return _one_by_one(importlib.metadata.distributions())
    return Installed(candidates=candidates_of(points))


def _one_by_one(distributions: Iterable[Distribution]) -> Installed:
    points: list[EntryPoint] = []
    failures: list[PluginFailure] = []
    seen: set[str] = set()
    for distribution in distributions:
        name, version = _identity(distribution)
        if name != _UNKNOWN and normalised(name) in seen:
            continue
        seen.add(normalised(name))
        try:
            points.extend(distribution.entry_points.select(group=ENTRY_POINT_GROUP))
        except Exception as error:  # noqa: BLE001 - as above
            if ENTRY_POINT_GROUP not in (distribution.read_text("entry_points.txt") or ""):
                continue
            failures.append(
                PluginFailure(
                    name=name,
                    distribution=name,
                    version=version,
                    stage="find",
                    error=f"entry_points.txt is malformed ({error})",
                )
            )
    return Installed(candidates=candidates_of(points), failures=tuple(failures))


def _info(point: EntryPoint) -> PluginInfo:
    name, version = _identity(point.dist) if point.dist is not None else (_UNKNOWN, "")
    return PluginInfo(name=point.name, distribution=name, version=version)


def _identity(distribution: Distribution) -> tuple[str, str]:
    """Return name and version; "unknown" for a distribution that lost its metadata."""
    try:
        metadata = distribution.metadata
        return (metadata["Name"] or _UNKNOWN, metadata["Version"] or "")
    except Exception:  # noqa: BLE001 - what is raised depends on the version of Python
        return (_UNKNOWN, "")


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for part in text.split(",") if (name := part.strip()))


def _is_named(plugin: PluginInfo, names: Iterable[str]) -> bool:
    mine = {normalised(plugin.name), normalised(plugin.distribution)}
    return any(normalised(name) in mine for name in names)
