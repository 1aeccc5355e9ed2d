"""The command that writes reports."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ldsp_core.cli.group import pairs
from ldsp_core.cli.progress import loaded, step
from ldsp_core.cli.types import as_at_option, read_period

if TYPE_CHECKING:
    from ldsp_core.rendering import RenderResult
    from ldsp_core.values import Period


@click.command(
    epilog="Examples:  ldsp render partnership.toml --report board-paper --to paper.docx;  "
    "ldsp render partnership.toml --report monitoring --to monitoring.xlsx --option "
    "profile=publication"
)
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--report",
    "report_name",
    required=True,
    metavar="NAME",
    help="Which report: board-paper, monitoring, grant-claim, figures, or a plugin's.",
)
@click.option(
    "--to",
    "target",
    required=True,
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="The file to write; its extension names the format.",
)
@as_at_option
@click.option(
    "--period",
    callback=read_period,
    metavar="P",
    help="The period that the report is for, such as FY2018-19/Q4.",
)
@click.option(
    "--param",
    "params",
    multiple=True,
    metavar="K=V",
    callback=pairs,
    help="A parameter of the report.",
)
@click.option(
    "--option",
    "options",
    multiple=True,
    metavar="K=V",
    callback=pairs,
    help="An option of the format.",
)
@click.option(
    "--format",
    "format_name",
    metavar="NAME",
    help="The format, where the extension does not name it.",
)
@click.option(
    "--verbose", is_flag=True, help="Say of each thing that is shown otherwise what became of it."
)
def render(
    files: tuple[Path, ...],
    report_name: str,
    target: Path,
    as_at: date | None,
    period: Period | None,
    params: dict[str, str],
    options: dict[str, str],
    format_name: str | None,
    verbose: bool,
) -> None:
    """Write a report about a data file.

    FILE is the data file (some reports take several); PATH is what to write.
    """
    import ldsp_core as ldsp

    _refuse_reserved(params)
    registry = ldsp.Registry.discover()
    registry.report(report_name)
    registry.renderer_for(target, format_name)
    subjects = [loaded(file, registry) for file in files]
    with step(f"building {report_name}"):
        report = ldsp.build(
            report_name,
            *subjects,
            as_at=as_at,
            period=period,
            files=files,
            registry=registry,
            **params,
        )
    with step(f"writing {target}"):
        result = ldsp.render(report, target, format=format_name, registry=registry, **options)
    click.echo(f"wrote {target}")
    tell_degradations(result, verbose=verbose)


def _refuse_reserved(params: dict[str, str]) -> None:
    """Point to the option of its own that some parameters have."""
    for name in ("as_at", "period"):
        if name in params:
            option = f"--{name.replace('_', '-')}"
            raise click.UsageError(f"Give {option} itself, not --param {name}.")


def tell_degradations(result: RenderResult, *, verbose: bool = False) -> None:
    """Say on stderr what the format could not show as it was meant: how much, or each thing."""
    number = len(result.degradations)
    if number and not verbose:
        things = "1 thing is" if number == 1 else f"{number} things are"
        click.echo(f"  {things} shown otherwise than meant; --verbose says which", err=True)
        return
    for each in result.degradations:
        click.echo(f"  shown otherwise: {each.block}: {each.message}", err=True)
