"""How ``ldsp plugins`` reads in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from ldsp_core.plugins.overview import PluginsOverview
from ldsp_core.plugins.probing import probe_installed


def overview_lines(overview: PluginsOverview) -> str:
    """Return the overview, a line a thing."""
    return "\n".join(_overview(overview))


def _overview(overview: PluginsOverview) -> Iterator[str]:
    for plugin in overview.loaded:
        yield f"loaded: {plugin.label}"
        yield from (
            f"    {kind}: {', '.join(names)}" for kind, names in plugin.offers.items() if names
        )
    yield from (str(plugin) for plugin in overview.blocked)
    yield from (f"failed: {failure}" for failure in overview.failed)
    for conflict in overview.conflicts:
        who = " and ".join(plugin.label for plugin in conflict.plugins)
        yield f"conflict: {conflict.kind} {conflict.name!r} is offered by {who}"


def probe_rows() -> list[dict[str, Any]]:
    """Return what came of importing each plugin in a process of its own."""
    return [attrs.asdict(result) for result in probe_installed()]


def probe_lines(rows: Iterable[dict[str, Any]]) -> str:
    """Return the probe's results, a line a plugin."""
    return "\n".join(map(_probe_line, rows)) or "no plugins are installed"


def _probe_line(row: dict[str, Any]) -> str:
    time = "" if row["milliseconds"] is None else f", {row['milliseconds']} ms"
    message = f": {row['message']}" if row["message"] else ""
    return f"{row['distribution']} ({row['name']}): {row['outcome']}{time}{message}"
