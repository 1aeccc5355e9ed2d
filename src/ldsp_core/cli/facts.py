"""Commands on data files: new, check, show, convert, roll."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ldsp_core.cli.progress import loaded, step
from ldsp_core.cli.types import as_at_option, force_option, json_option, read_period
from ldsp_core.errors import MOST_LISTED

if TYPE_CHECKING:
    from ldsp_core.checks import Findings
    from ldsp_core.errors import DataFileError
    from ldsp_core.files import Notice
    from ldsp_core.values import Period

_FILE = click.Path(path_type=Path)


@click.command(epilog="Example:  ldsp new partnership.toml")
@click.argument("path", type=_FILE)
@force_option
def new(path: Path, force: bool) -> None:
    """Write a commented data file to fill in.

    PATH is the file to write, usually with the ending .toml. It holds a whole, small
    partnership: change what it says to what is true of yours.
    """
    from ldsp_core.api import create

    create(path, replace=force)
    click.echo(f"wrote {path}; fill it in, then run: ldsp check {path}")


@click.command(epilog="Example:  ldsp check partnership.toml --as-at 2019-04-01")
@click.argument("file", type=_FILE)
@as_at_option
@click.option("--strict", is_flag=True, help="End with 1 for warnings too.")
@json_option
def check(file: Path, as_at: date | None, strict: bool, as_json: bool) -> None:
    """Look for facts that contradict one another.

    Also for facts that are missing, and for ids and dates that cannot be right.

    Ends with 1 when there are errors, with --strict for warnings too. A finding that is
    right as it is can be accepted in the data, with a reason: it is then listed apart.
    """
    import ldsp_core as ldsp
    from ldsp_core.api import as_at_of
    from ldsp_core.errors import DataFileError

    notices: list[Notice] = []
    try:
        with step(f"reading {file}"):
            partnership = ldsp.load(file, on_notice=notices.append)
    except DataFileError as error:
        if not as_json:
            raise
        _print_json(
            {
                "file": str(file),
                "findings": _unloadable(error),
                "accepted": [],
                "notices": _told(notices),
            }
        )
        sys.exit(1)
    with step("checking"):
        findings = ldsp.check(partnership, as_at)
    day, source = as_at_of(partnership, as_at)
    if as_json:
        _print_json(
            {
                "file": str(file),
                "as_at": day.isoformat(),
                "findings": _plain(findings.open),
                "accepted": _plain(findings.accepted),
                "notices": _told(notices),
            }
        )
    else:
        _print_notices(notices)
        _print_findings(file, findings, f"{day}" + (", today" if source == "today" else ""))
    severe = {"error", "warning"} if strict else {"error"}
    if any(finding.severity in severe for finding in findings):
        sys.exit(1)


def _unloadable(error: DataFileError) -> list[dict[str, str]]:
    """Return the problems of a file that cannot be loaded, in the form of findings."""
    return [
        {
            "check": "data-file",
            "severity": "error",
            "place": problem.address,
            "message": problem.message,
            "suggestion": problem.suggestion,
        }
        for problem in error.problems
    ]


def _told(notices: Sequence[Notice]) -> list[dict[str, str]]:
    return [{"place": notice.where, "message": notice.message} for notice in notices]


def _plain(findings: Any) -> list[dict[str, str]]:
    return [
        {
            "check": finding.check,
            "severity": finding.severity.value,
            "place": finding.place,
            "message": finding.message,
            "suggestion": finding.suggestion,
            **({"accepted": finding.accepted} if finding.accepted else {}),
        }
        for finding in findings
    ]


def _print_json(tree: dict[str, Any]) -> None:
    import json

    click.echo(json.dumps(tree, indent=2, ensure_ascii=False))


def _print_notices(notices: Sequence[Notice]) -> None:
    for notice in notices[:MOST_LISTED]:
        click.echo(f"notice: {notice}")
    if len(notices) > MOST_LISTED:
        click.echo(f"notice: … and {len(notices) - MOST_LISTED:,} more")


def _print_findings(file: Path, findings: Findings, as_at: str) -> None:
    for finding in findings:
        click.echo(f"{finding.severity.value}: {finding.message}")
        place = f"at {finding.place} " if finding.place else ""
        click.echo(f"    {place}({finding.check})")
        if finding.suggestion:
            click.echo(f"    {finding.suggestion}")
    for finding in findings.accepted:
        click.echo(f"accepted: {finding.message}")
        click.echo(f"    at {finding.place} ({finding.check})")
        click.echo(f"    because: {finding.accepted}")
    counts = [
        f"{number} {severity}{'s' if number != 1 and severity != 'info' else ''}"
        for severity in ("error", "warning", "info")
        if (number := sum(finding.severity == severity for finding in findings))
    ]
    summary = ", ".join(counts) or "nothing found"
    accepted = f", {len(findings.accepted)} accepted" if findings.accepted else ""
    click.echo(f"{file}, as at {as_at}: {summary}{accepted}")


@click.command(epilog="Example:  ldsp show partnership.toml")
@click.argument("file", type=_FILE)
@json_option
def show(file: Path, as_json: bool) -> None:
    """Sum a data file up.

    Themes, activities, reach against targets, grants.
    """
    from ldsp_core.cli.summary import summary_of, summary_text

    partnership = loaded(file)
    if as_json:
        _print_json(summary_of(partnership))
    else:
        click.echo(summary_text(partnership))


@click.command(epilog="Example:  ldsp convert partnership.toml partnership.json")
@click.argument("source", metavar="IN", type=_FILE)
@click.argument("target", metavar="OUT", type=_FILE)
@force_option
def convert(source: Path, target: Path, force: bool) -> None:
    """Write a data file in another format.

    The data file IN is written as OUT, in the format that OUT's extension names.
    Nothing is lost on the way, but comments, which belong to no fact.
    """
    from ldsp_core.api import dump

    partnership = loaded(source)
    with step(f"writing {target}"):
        dump(partnership, target, replace=force)
    click.echo(f"wrote {target}")


@click.command(epilog="Example:  ldsp roll partnership.toml --to FY2019-20/Q1")
@click.argument("file", type=_FILE)
@click.option(
    "--to",
    "period",
    required=True,
    callback=read_period,
    metavar="PERIOD",
    help="The period to prepare for, such as FY2019-20/Q1.",
)
@click.option(
    "--out",
    type=_FILE,
    metavar="PATH",
    help="Where to write; beside FILE with the period in its name unless given.",
)
@force_option
def roll(file: Path, period: Period, out: Path | None, force: bool) -> None:
    """Prepare the next period's data file.

    Nothing that FILE holds is lost.

    What has ended is completed, targets are carried on, actuals of the new period are
    opened empty, and the last paper is followed by a draft. FILE stays as it is.
    """
    from ldsp_core.api import dump
    from ldsp_core.calculations import roll as rolled

    name = period.code.lower().replace("/", "-")
    target = out or file.with_name(f"{file.stem}-{name}{file.suffix}")
    dump(rolled(loaded(file), period), target, replace=force)
    click.echo(f"wrote {target}, prepared for {period.label}")
