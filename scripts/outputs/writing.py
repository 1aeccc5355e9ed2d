"""Writes every example in every report, output format and data format there is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs
from attrs import frozen

import ldsp_core as ldsp
from ldsp_core.document import Report
from ldsp_core.errors import LdspError, ReportError
from ldsp_core.model import Partnership
from ldsp_core.plugins import Registry
from ldsp_core.reports.spec import ReportSpec
from scripts.outputs.findings import Finding

ROOT: Final = Path(__file__).parents[2]


@frozen(kw_only=True)
class Written:
    """A file that was written, and the report that it shows (``None`` for a data file)."""

    path: Path
    report: Report | None = None


@frozen(kw_only=True)
class Example:
    """An example's name and its partnership, from the oldest data file to the latest."""

    name: str
    partnerships: tuple[Partnership, ...]


@frozen(kw_only=True)
class Order:
    """A report to be built: under which name, from what, with which parameters."""

    name: str
    spec: ReportSpec
    subjects: tuple[Partnership, ...]
    parameters: dict[str, Any]


def examples() -> tuple[Example, ...]:
    """Return the examples: the folders that hold data files called ``partnership*.toml``."""
    folders = sorted({path.parent for path in ROOT.glob("examples/*/partnership*.toml")})
    return tuple(
        Example(
            name=folder.name,
            partnerships=tuple(map(ldsp.load, sorted(folder.glob("partnership*.toml")))),
        )
        for folder in folders
    )


def orders(spec: ReportSpec, found: tuple[Example, ...]) -> Iterator[Order]:
    """Yield what to build of one report: of each example, or of all of them together.

    A report about one grant, or about one paper, is built for each that an example has.
    """
    if spec.subject == "portfolio":
        together = tuple(example.partnerships[-1] for example in found)
        yield Order(name=f"portfolio/{spec.name}", spec=spec, subjects=together, parameters={})
        return
    for example in found:
        latest = example.partnerships[-1]
        name = f"{example.name}/{spec.name}"
        if spec.subject == "pair":
            pair = (example.partnerships[-2:] * 2)[:2]
            yield Order(name=name, spec=spec, subjects=pair, parameters={})
        elif (things := _one_of(spec, latest)) is None:
            yield Order(name=name, spec=spec, subjects=(latest,), parameters={})
        else:
            parameter, ids = things
            for chosen in ids:
                yield Order(
                    name=f"{name}-{chosen}",
                    spec=spec,
                    subjects=(latest,),
                    parameters={parameter: chosen},
                )


def _one_of(spec: ReportSpec, partnership: Partnership) -> tuple[str, list[str]] | None:
    """Return the parameter that names a grant or a paper, and what it can be."""
    ids = {
        "grant": [grant.id for grant in partnership.grants],
        "paper": [paper.id for paper in partnership.papers],
    }
    for parameter in attrs.fields(spec.parameters):
        if parameter.name in ids:
            return parameter.name, ids[parameter.name]
    return None


def write_reports(into: Path) -> Iterator[Written | Finding]:
    """Write every report in every format below *into*, twice, and compare the two.

    A report that no example has the facts for is a fault; one that some lack is not.
    """
    registry = Registry.discover()
    found = examples()
    for report in registry.reports():
        refusals: list[str] = []
        built = 0
        for order in orders(report.spec, found):
            try:
                document = ldsp.build(order.spec.name, *order.subjects, **order.parameters)
            except ReportError as error:
                refusals.append(f"{order.name}: {error}")
                continue
            built += 1
            for renderer in registry.renderers():
                path = into / f"{order.name}{renderer.spec.extensions[0]}"
                yield from _write_twice(document, renderer.name, path)
        if not built:
            text = f"no example has the facts for it: {'; '.join(refusals)}"
            yield Finding(path=Path(report.name), checker="writing", text=text)


def write_data(into: Path) -> Iterator[Written | Finding]:
    """Write every example in every data format, and compare what is read back."""
    for example in examples():
        latest = example.partnerships[-1]
        for offer in Registry.discover().formats():
            path = into / example.name / f"partnership{offer.spec.extensions[0]}"
            path.parent.mkdir(parents=True, exist_ok=True)
            ldsp.dump(latest, path)
            yield Written(path=path)
            if ldsp.load(path) != latest:
                yield Finding(path=path, checker="writing", text="reads back as something else")


def _write_twice(report: Report, renderer: str, path: Path) -> Iterator[Written | Finding]:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        ldsp.render(report, path, format=renderer)
        first = path.read_bytes()
        ldsp.render(report, path, format=renderer)
    except LdspError as error:
        yield Finding(path=path, checker="writing", text=str(error))
        return
    yield Written(path=path, report=report)
    if path.read_bytes() != first:
        yield Finding(path=path, checker="writing", text="is not the same when written again")
