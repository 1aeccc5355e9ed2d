"""The command that compares two data files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ldsp_core.cli.progress import loaded, step
from ldsp_core.cli.types import json_option

if TYPE_CHECKING:
    from ldsp_core.calculations import Change
    from ldsp_core.reports.change_report.wording import Sides

_FILE = click.Path(path_type=Path)


@click.command(epilog="Example:  ldsp diff partnership-2026-01.toml partnership.toml")
@click.argument("old", type=_FILE)
@click.argument("new", type=_FILE)
@click.option(
    "--internal",
    is_flag=True,
    help="Compare small numbers of people too, which reports suppress.",
)
@json_option
def diff(old: Path, new: Path, internal: bool, as_json: bool) -> None:
    """Say what changed from one data file to another.

    OLD is the earlier file, NEW the later one. Changes are sorted by what they are: new,
    finished, slipped, progress, results reported otherwise before, money, and so on.
    Ends with 0 whether anything changed or not. What reports suppress is suppressed here,
    unless --internal.
    """
    import json

    from ldsp_core.calculations import changes
    from ldsp_core.reports.change_report.wording import Sides
    from ldsp_core.reports.small_numbers import for_the_public

    subjects = (loaded(old), loaded(new))
    with step("comparing"):
        (before, after), _ = (subjects, ()) if internal else for_the_public(subjects)
        sides = Sides(old=before, new=after)
        found = changes(sides.old, sides.new)
    if as_json:
        click.echo(json.dumps(_tree((old, new), found, sides), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_lines((old, new), found, sides)))


def _lines(files: tuple[Path, Path], found: tuple[Change, ...], sides: Sides) -> Iterator[str]:
    from ldsp_core.reports.change_report.wording import TITLES, by_kind, sentence_on
    from ldsp_core.reports.phrases import numbered

    for kind, those in by_kind(found).items():
        yield TITLES[kind]
        yield from (f"  - {sentence_on(change, sides)}" for change in those)
        yield ""
    count = numbered(len(found), "change", "changes")
    yield f"{files[0]} to {files[1]}: {count}"


def _tree(files: tuple[Path, Path], found: tuple[Change, ...], sides: Sides) -> dict[str, Any]:
    from ldsp_core.reports.change_report.wording import difference_in_words

    states = zip(("old", "new"), files, (sides.old, sides.new), strict=True)
    return {
        **{
            name: {"file": str(file), "partnership": facts.id, "as_at": str(facts.as_at)}
            for name, file, facts in states
        },
        "changes": [
            {
                "kind": change.kind,
                "place": change.place,
                "subject": change.subject,
                "what": change.what,
                "old": None if change.old is None else sides.before(change),
                "new": None if change.new is None else sides.after(change),
                "difference": difference_in_words(change),
                "note": change.note,
            }
            for change in found
        ],
    }
