"""One report for each of many files, districts or partners: names, progress, failures."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import click
from attrs import evolve, frozen

from ldsp_core.cli.otherwise import tell_degradations
from ldsp_core.cli.progress import loaded

if TYPE_CHECKING:
    from ldsp_core.batch import RenderJob, RenderOutcome
    from ldsp_core.model import Partnership
    from ldsp_core.plugins.registry import Registry
    from ldsp_core.values import Place

Each = Literal["district", "partner"]

_CALM: Final = 10
"""Of fewer reports than these no progress is told beside the files written."""


@frozen(kw_only=True)
class Plan:
    """What is to be written: a job for each report, and how many there are."""

    jobs: Iterator[RenderJob]
    number: int


def planned(
    files: Sequence[Path], template: RenderJob, ending: str, each: Each | None, registry: Registry
) -> Plan:
    """Return the jobs like *template* for each file, or each district or partner in it.

    *template* writes into a folder, to which *ending* adds what follows a report's name. A
    file's name is enough for that of its report, unless several are called alike.
    """
    if each is None:
        jobs = (
            _named(evolve(template, subjects=(file,)), (name,), ending)
            for file, name in zip(files, _names(files), strict=True)
        )
        return Plan(jobs=jobs, number=len(files))
    names = _names(files) if len(files) > 1 else [""]
    narrowed = [
        (file, name, *part)
        for file, name in zip(files, names, strict=True)
        for part in _parts(loaded(file, registry), each)
    ]
    return Plan(
        jobs=(
            _named(evolve(template, subjects=(file,), part=part), (name, title), ending)
            for file, name, title, part in narrowed
        ),
        number=len(narrowed),
    )


def run(plan: Plan, processes: int, *, verbose: bool) -> list[RenderOutcome]:
    """Do the jobs, tell each file that is written, and return the outcomes that failed."""
    from ldsp_core.batch import pool_of, render_many

    failed: list[RenderOutcome] = []
    with pool_of(min(processes, plan.number)) as executor:
        for number, outcome in enumerate(render_many(plan.jobs, executor), start=1):
            if outcome.is_written:
                click.echo(f"wrote {outcome.job.to}")
            else:
                failed.append(outcome)
            tell_degradations(outcome.degradations, verbose=verbose)
            _tell_progress(number, plan.number, len(failed))
    return failed


def tell_failures(failed: Sequence[RenderOutcome], number: int) -> None:
    """Say on stderr which reports are not there, and why."""
    click.echo(f"ldsp: {len(failed)} of {number} reports failed:", err=True)
    for outcome in failed:
        first, *others = outcome.failure.splitlines() or [""]
        click.echo("\n    ".join([f"  {outcome.job.to}: {first}", *others]), err=True)


def _tell_progress(done: int, number: int, failed: int) -> None:
    """Say how far it is at every tenth of many reports."""
    if number >= _CALM and done * 10 // number > (done - 1) * 10 // number:
        beside = f", {failed} failed" if failed else ""
        click.echo(f"{done} of {number} done{beside}", err=True)


def _parts(partnership: Partnership, each: Each) -> Iterator[tuple[str, Place | str]]:
    """Yield what each report is about, after what to call it."""
    from ldsp_core.calculations import organisations_taking_part, places_of

    if each == "partner":
        for organisation in organisations_taking_part(partnership):
            yield organisation.id, organisation.id
        return
    named = {place.name for activity in partnership.activities for place in places_of(activity)}
    for place in partnership.area.places:
        if place.name in named:
            yield _slug(place.name), place
        else:
            click.echo(f"left out {place.name}: no activity is recorded there", err=True)


def _named(job: RenderJob, parts: Sequence[str], ending: str) -> RenderJob:
    name = "-".join(filter(None, (*parts, job.report)))
    return evolve(job, to=Path(job.to) / f"{name}{ending}")


def _names(files: Sequence[Path]) -> list[str]:
    """Return what to call the report of each file: where all are called alike, by their folder."""
    stems = Counter(file.stem for file in files)
    folders = [file.absolute().parent.name for file in files]
    if len(stems) == 1 and len(files) > 1:
        return folders
    return [
        file.stem if stems[file.stem] == 1 else f"{folder}-{file.stem}"
        for file, folder in zip(files, folders, strict=True)
    ]


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
