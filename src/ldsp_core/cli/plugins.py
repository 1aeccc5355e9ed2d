"""Commands about the library itself: which plugins there are, what a data file looks like."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from ldsp_core.cli.types import json_option


@click.command(epilog="Example:  ldsp plugins --probe")
@json_option
@click.option(
    "--probe",
    is_flag=True,
    help="Import each plugin in a process of its own, and say how long it takes.",
)
def plugins(as_json: bool, probe: bool) -> None:
    """List the plugins and what they offer.

    Those that are loaded, blocked, failed, and those that claim the same name.

    LDSP_PLUGINS names the plugins to load (all when unset), LDSP_PLUGINS_DISABLED those
    to leave out; both take names separated by commas.
    """
    import json

    from ldsp_core.cli.plugin_list import overview_lines, probe_lines, probe_rows
    from ldsp_core.plugins.overview import describe
    from ldsp_core.plugins.registry import Registry

    if probe:  # before anything is imported here: a plugin that hangs must not hang this
        rows = probe_rows()
        click.echo(json.dumps({"probe": rows}, indent=2) if as_json else probe_lines(rows))
        failed = any(row["outcome"] != "ok" for row in rows)
    else:
        with _quiet():
            overview = describe(Registry.discover())
        tree = overview.as_dict()
        click.echo(
            json.dumps(tree, indent=2, ensure_ascii=False) if as_json else overview_lines(overview)
        )
        failed = bool(overview.failed)
    if failed:
        sys.exit(1)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep failures out of the log, as they are about to be listed."""
    logger = logging.getLogger("ldsp_core.plugins")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


@click.command(epilog="Example:  ldsp schema > partnership.schema.json")
def schema() -> None:
    """Print the JSON Schema of the data file.

    Editors and other programs can check and complete data files with it.
    """
    import json

    from ldsp_core.files.schema import partnership_schema

    click.echo(json.dumps(partnership_schema(), indent=2, ensure_ascii=False))
