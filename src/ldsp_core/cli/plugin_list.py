"""How ``ldsp plugins`` reads in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from ldsp_core.plugins.overview import PluginsOverview
from ldsp_core.plugins.probing import probe_installed


def overview_lines(overview: PluginsOverview) -> Iterator[str]:
    """Yield the overview, a line a thing."""
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


def probe_lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield the probe's results, a line a plugin."""
    for row in rows:
        time = "" if row["milliseconds"] is None else f", {row['milliseconds']} ms"
        message = f": {row['message']}" if row["message"] else ""
        yield f"probe: {row['distribution']} ({row['name']}): {row['outcome']}{time}{message}"
