"""The command itself, with all its commands."""

from __future__ import annotations

import click

from ldsp_core.cli.demo import demo
from ldsp_core.cli.diff import diff
from ldsp_core.cli.facts import check, convert, new, roll, show
from ldsp_core.cli.group import LdspGroup
from ldsp_core.cli.plugins import plugins, schema
from ldsp_core.cli.render import render


@click.group(
    cls=LdspGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with 'ldsp demo' to see what comes out, or 'ldsp new partnership.toml' to begin "
    "a data file of your own. Every command explains itself: 'ldsp render --help'.",
)
@click.version_option(package_name="ldsp-core", prog_name="ldsp")
@click.option("--debug", is_flag=True, help="Show where in the code an error arose.")
def main(debug: bool) -> None:
    """Keep a partnership's facts once; render everything it owes from them."""


for command in (demo, new, check, show, render, convert, roll, diff, plugins, schema):
    main.add_command(command)
