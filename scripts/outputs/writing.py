"""Writes every example in every report, output format and data format there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import attrs
from attrs import field, frozen

import ldsp_core as ldsp
from ldsp_core.api import create
from ldsp_core.document import Report, Table, walk
from ldsp_core.errors import LdspError, ReportError
from ldsp_core.model import Grant, Partnership
from ldsp_core.plugins import Registry
from ldsp_core.rendering import RendererSpec, RenderResult
from ldsp_core.reports.spec import ReportSpec
from ldsp_core.values import Missing, Period
from scripts.outputs.findings import Finding

ROOT: Final = Path(__file__).parents[2]

TEMPLATE: Final = ROOT / "examples" / "fictional" / "council.dotx"
"""The example of an organisation's own template."""


@frozen(kw_only=True)
class Written:
    """A file that was written; a report's has the report and what it could not show of it."""

    path: Path
    report: Report | None = None
    result: RenderResult | None = None

    @property
    def banners(self) -> tuple[str, ...]:
        """What it must show: the report's banners, less those that it says it left out."""
        if self.report is None or self.result is None:
            return ()
        told = " ".join(degradation.message for degradation in self.result.degradations)
        return tuple(banner for banner in self.report.front.banners if banner not in told)


@frozen(kw_only=True)
class Example:
    """An example's name and its partnership, from the oldest data file to the latest."""

    name: str
    partnerships: tuple[Partnership, ...]


@frozen(kw_only=True)
class Order:
    """A report to be built: under which name, from what, with which arguments."""

    name: str
    spec: ReportSpec
    subjects: tuple[Partnership, ...]
    arguments: Mapping[str, Any] = field(factory=dict)


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


def orders(spec: ReportSpec, found: Sequence[Example]) -> Iterator[Order]:
    """Yield what to build of one report: of each example, or of all of them together.

    A report about one grant, or about one paper, is built for each that an example has.
    """
    if spec.subject == "portfolio":
        together = tuple(example.partnerships[-1] for example in found)
        yield Order(name=f"portfolio/{spec.name}", spec=spec, subjects=together)
        return
    for example in found:
        latest = example.partnerships[-1]
        name = f"{example.name}/{spec.name}"
        if spec.subject == "pair":
            pair = (example.partnerships[-2:] * 2)[:2]
            yield Order(name=name, spec=spec, subjects=pair)
            continue
        for ending, arguments in _arguments(spec, latest):
            yield Order(name=name + ending, spec=spec, subjects=(latest,), arguments=arguments)


def _arguments(spec: ReportSpec, partnership: Partnership) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield endings of names and arguments: for each thing that the report is about."""
    parameters = attrs.fields_dict(spec.parameters)
    if "grant" in parameters:
        for grant in partnership.grants:
            yield f"-{grant.id}", {"grant": grant.id, "period": _claimed(grant)}
    elif "paper" in parameters:
        for paper in partnership.papers:
            yield f"-{paper.id}", {"paper": paper.id}
    else:
        yield "", {}


def _claimed(grant: Grant) -> Period | None:
    """Return the latest quarter that has been spent in, if any has."""
    spent = [each.period for each in grant.periods if not isinstance(each.actual, Missing)]
    return max(spent, key=lambda period: period.end, default=None)


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
                document = ldsp.build(order.spec.name, *order.subjects, **order.arguments)
            except ReportError as error:
                refusals.append(f"{order.name}: {error}")
                continue
            built += 1
            for renderer in registry.renderers():
                for ending, options in _options(document, renderer.spec):
                    path = into / f"{order.name}{ending}{renderer.spec.extensions[0]}"
                    yield from _write_twice(document, renderer.name, path, options)
        if not built:
            text = f"no example has the facts for it: {'; '.join(refusals)}"
            yield Finding(path=Path(report.name), checker="writing", text=text)


def _options(report: Report, spec: RendererSpec) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield endings of names and options: each table where a file holds but one, each profile.

    What can be written in a template is written in the example of one too.
    """
    if "template" in attrs.fields_dict(spec.options):
        yield "", {}
        yield "-template", {"template": TEMPLATE, "contents": True, "lists": True}
        return
    if "profile" in attrs.fields_dict(spec.options):
        yield "", {}
        yield "-publication", {"profile": "publication"}
        return
    tables = [placed.block.id for placed in walk(report) if isinstance(placed.block, Table)]
    if "table" not in attrs.fields_dict(spec.options) or len(tables) == 1:
        yield "", {}
        return
    for table in tables:
        yield f"-{table}", {"table": table}


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


def write_new(into: Path) -> Iterator[Written]:
    """Write what ``ldsp new`` begins with, in every data format."""
    for offer in Registry.discover().formats():
        path = into / "new" / f"partnership{offer.spec.extensions[0]}"
        path.parent.mkdir(parents=True, exist_ok=True)
        create(path, replace=True)
        yield Written(path=path)


def _write_twice(
    report: Report, renderer: str, path: Path, options: dict[str, Any]
) -> Iterator[Written | Finding]:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        result = ldsp.render(report, path, format=renderer, **options)
        first = path.read_bytes()
        ldsp.render(report, path, format=renderer, **options)
    except LdspError as error:
        yield Finding(path=path, checker="writing", text=str(error))
        return
    yield Written(path=path, report=report, result=result)
    if path.read_bytes() != first:
        yield Finding(path=path, checker="writing", text="is not the same when written again")
