"""The command that writes reports."""

from __future__ import annotations

import contextlib
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ldsp_core.cli.group import pairs
from ldsp_core.cli.many import Each, planned, run, tell_failures
from ldsp_core.cli.otherwise import tell_degradations
from ldsp_core.cli.progress import loaded, step
from ldsp_core.cli.recording import noted_in
from ldsp_core.cli.types import as_at_option, read_day, read_period

if TYPE_CHECKING:
    from ldsp_core.plugins.registry import Registry
    from ldsp_core.reports.spec import ReportSpec
    from ldsp_core.values import Period


@click.command(
    epilog="Examples:  ldsp render partnership.toml --report board-paper --to paper.docx;  "
    "ldsp render partnership.toml --report monitoring --to monitoring.xlsx --option "
    "profile=publication;  ldsp render a.toml b.toml --report board-paper --to papers --format word"
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
    help="The file to write; its extension names the format. A folder for many reports.",
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
    "--internal",
    is_flag=True,
    help="Show small numbers of people; the report says that it is not for publication.",
)
@click.option(
    "--record-publication",
    "published",
    callback=read_day,
    metavar="DATE",
    help="Note in the data file that the report is published on that day, and what it shows.",
)
@click.option(
    "--format",
    "format_name",
    metavar="NAME",
    help="The format, where the extension does not name it.",
)
@click.option(
    "--each",
    type=click.Choice(["district", "partner"]),
    help="Write a report for each district of the area, or each organisation taking part.",
)
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    default=lambda: os.cpu_count() or 1,
    metavar="N",
    help="How many processes write many reports; as many as there are processors unless given.",
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
    params: dict[str, Any],
    options: dict[str, str],
    format_name: str | None,
    each: Each | None,
    processes: int,
    internal: bool,
    published: date | None,
    verbose: bool,
) -> None:
    """Write a report about a data file, or many.

    FILE is the data file; PATH is what to write. Some reports take several files; of any
    other, several files give a report each, in the folder PATH. Where one fails the others
    are written all the same.
    """
    import ldsp_core as ldsp
    from ldsp_core.batch import RenderJob

    _refuse_reserved(params)
    registry = ldsp.Registry.discover()
    spec = registry.report(report_name).spec
    several = spec.subject == "partnership" and (len(files) > 1 or target.is_dir())
    if internal and published is not None:
        raise click.UsageError("An --internal report is not for publication: leave one out.")
    if each is not None or several:
        _refuse_each(each, spec)
        if published is not None:
            raise click.UsageError(
                "--record-publication goes with one report: note each when it is published."
            )
        ending = _into_folder(target, format_name, registry)
        template = RenderJob(
            report=report_name,
            subjects=(),
            to=target,
            format=format_name,
            as_at=as_at,
            period=period,
            internal=internal,
            params=params,
            options=options,
        )
        plan = planned(files, template, ending, each, registry)
        if failed := run(plan, processes, verbose=verbose):
            tell_failures(failed, plan.number)
            sys.exit(1)
        return
    registry.renderer_for(target, format_name)
    subjects = [loaded(file, registry) for file in files]
    with step(f"building {report_name}"):
        report = ldsp.build(
            report_name,
            *subjects,
            as_at=as_at,
            period=period,
            files=files,
            internal=internal,
            registry=registry,
            **params,
        )
    noting = noted_in(files, report_name, published) if published else contextlib.nullcontext()
    with noting, step(f"writing {target}"):
        result = ldsp.render(report, target, format=format_name, registry=registry, **options)
    click.echo(f"wrote {target}")
    tell_degradations(result.degradations, verbose=verbose)


def _refuse_each(each: Each | None, spec: ReportSpec) -> None:
    """Refuse a report for each part of several partnerships together."""
    if each is not None and spec.subject != "partnership":
        raise click.UsageError(
            f"--each goes with a report about one partnership; {spec.name} is about several."
        )


def _into_folder(target: Path, format_name: str | None, registry: Registry) -> str:
    """Make the folder that many reports go into, and return how their names end."""
    from ldsp_core.errors import WriteError

    if format_name is None:
        names = ", ".join(offer.name for offer in registry.renderers())
        raise click.UsageError(
            f"Many reports go into a folder: name it with --to, and their format with --format "
            f"({names})."
        )
    ending = registry.renderer(format_name).spec.extensions[0]
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"cannot make the folder {target}: {error.strerror}") from error
    return ending


def _refuse_reserved(params: dict[str, str]) -> None:
    """Point to the option of its own that some parameters have."""
    for name in ("as_at", "period", "internal"):
        if name in params:
            option = f"--{name.replace('_', '-')}"
            raise click.UsageError(f"Give {option} itself, not --param {name}.")
    if "part" in params:
        raise click.UsageError("Give --each for reports about parts, not --param part.")
