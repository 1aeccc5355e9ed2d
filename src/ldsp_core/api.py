"""Where the rooms are put together: load, dump, check, build, render.

Every function takes a ``registry`` for those who want another one than that of the
installed plugins, or the same one for many calls.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ldsp_core.errors import (
    DataFileError,
    DocumentError,
    OverwriteRefusedError,
    PluginError,
    Problem,
    RenderError,
    ReportError,
    UnknownNameError,
)
from ldsp_core.values import Missing, Period

if TYPE_CHECKING:
    from ldsp_core.checks import Findings
    from ldsp_core.document import Drawer, Report
    from ldsp_core.files import Notice
    from ldsp_core.model import Partnership, Portfolio
    from ldsp_core.plugins.records import Registered
    from ldsp_core.plugins.registry import Registry
    from ldsp_core.rendering import RenderResult
    from ldsp_core.reports import ReportRequest, ReportSpec
    from ldsp_core.values import Place

AnyPath = str | os.PathLike[str]
AsAtSource = Literal["given", "data file", "today"]


def load(
    path: AnyPath,
    *,
    registry: Registry | None = None,
    on_notice: Callable[[Notice], None] | None = None,
) -> Partnership:
    """Return the partnership that the data file at *path* holds.

    *on_notice* is told whatever was read otherwise than it stands in the file, such as
    an amount that a workbook has as text.

    Raises DataFileError with every problem of the file, each with its place;
    UnknownVersionError for a format version that is not known; UnknownNameError when
    nobody reads files of that kind.
    """
    from ldsp_core.files import load_partnership, read_file
    from ldsp_core.plugins.hosting import blamed

    data = read_file(path)
    known = _registry(registry)
    try:
        offer = known.format_for(Path(path), data[:1024])
    except UnknownNameError:
        _refuse_report(Path(path), known)
        raise
    spec = offer.spec
    reader = spec.load().reader
    if reader is None:
        raise DataFileError(
            str(path), [Problem(path=(), message=f"{spec.title} files can be written, not read")]
        )
    with blamed(offer.plugin, f"reading {path} by the data format {spec.name!r}", PluginError):
        if on_notice is None:
            return load_partnership(data, str(path), reader)
        return load_partnership(data, str(path), reader, on_notice=on_notice)


def load_portfolio(paths: Iterable[AnyPath], *, registry: Registry | None = None) -> Portfolio:
    """Return the partnerships that the data files at *paths* hold, together.

    Raises DataFileError with the problems of the first file that cannot be loaded, and
    InvalidValueError when two files have the same partnership's id.
    """
    from ldsp_core.model import Portfolio

    known = _registry(registry)
    return Portfolio(partnerships=tuple(load(path, registry=known) for path in paths))


def dump(
    partnership: Partnership,
    path: AnyPath,
    *,
    replace: bool = True,
    registry: Registry | None = None,
) -> None:
    """Write *partnership* to *path*, in the format that the extension names.

    The file is there whole or not at all. Raises OverwriteRefusedError when it is there
    already and *replace* is false, WriteError when it cannot be written, and
    UnknownNameError when nobody writes files of that kind.
    """
    from ldsp_core.files import dump_partnership
    from ldsp_core.plugins.hosting import blamed
    from ldsp_core.rendering import write_atomically

    offer = _registry(registry).format_for(Path(path))
    spec = offer.spec
    writer = spec.load().writer
    if writer is None:
        raise DataFileError(
            str(path), [Problem(path=(), message=f"{spec.title} files can be read, not written")]
        )
    _refuse_existing(path, replace)
    with blamed(offer.plugin, f"writing {path} by the data format {spec.name!r}", PluginError):
        write_atomically(path, lambda stream: dump_partnership(partnership, writer, stream))


def create(path: AnyPath, *, replace: bool = False, registry: Registry | None = None) -> None:
    """Write a data file to *path*, as a start for one's own.

    In TOML it holds a small partnership, with comments that teach. A format that has an
    empty form of its own, as the data-entry workbook, begins with that; the others hold
    the same facts as TOML. Raises as ``dump`` does.
    """
    from ldsp_core.files import load_partnership, partnership_schema
    from ldsp_core.files.starter import starter
    from ldsp_core.files.toml import TOML
    from ldsp_core.rendering import write_atomically

    known = _registry(registry)
    spec = known.format_for(Path(path)).spec
    blank = spec.load().blank
    if blank is not None:
        _refuse_existing(path, replace)
        write_atomically(path, lambda stream: blank(partnership_schema(), stream))
        return
    if spec.name != TOML.name:
        reader = TOML.load().reader
        if reader is not None:
            partnership = load_partnership(starter(), "the starter", reader)
            dump(partnership, path, replace=replace, registry=known)
        return
    _refuse_existing(path, replace)
    write_atomically(path, lambda stream: stream.write(starter()))


def check(
    partnership: Partnership, as_at: date | None = None, *, registry: Registry | None = None
) -> Findings:
    """Return what the checks find in *partnership* as seen on *as_at*.

    The data's own as-at date is taken unless one is given; today only if neither is.
    """
    from ldsp_core.checks import run_checks

    day, _ = as_at_of(partnership, as_at)
    return run_checks(partnership, (each.spec for each in _registry(registry).checks()), day)


def build(
    report_name: str,
    *subjects: Partnership,
    as_at: date | None = None,
    period: Period | str | None = None,
    files: Sequence[AnyPath] = (),
    internal: bool = False,
    part: Place | str | None = None,
    registry: Registry | None = None,
    **params: object,
) -> Report:
    """Return the report *report_name* about *subjects*, ready for any renderer.

    Small numbers of people are suppressed, once, before anything is worked out (see
    ``calculations.suppression_pattern``), and the report says so; an *internal* report
    shows them, and says that it is not for publication. A *part*, a place or the id of an
    organisation, narrows the report to it, after small numbers are suppressed in the whole:
    what is safe there is safe in every part. *params* are the report's own
    parameters; *files* are the data files that the subjects were loaded from, for reports
    that say where figures come from.

    Raises UnknownNameError for a report that nobody offers, OptionsError for parameters
    it does not understand, ReportError when the facts do not suffice, SuppressionError
    when they cannot be published safely.
    """
    from ldsp_core.calculations.narrowing import narrowed
    from ldsp_core.reports import ReportRequest
    from ldsp_core.reports.common import labelled
    from ldsp_core.reports.small_numbers import for_the_public, with_notice
    from ldsp_core.structuring.options import structure_options

    known = _registry(registry)
    offer = known.report(report_name)
    spec = offer.spec
    _right_number(report_name, spec.subject, len(subjects))
    day, source = as_at_of(_latest(subjects), as_at)
    shown, patterns = (subjects, ()) if internal else for_the_public(subjects)
    if part is not None:
        shown = tuple(narrowed(each, part) for each in shown)
    request = ReportRequest(
        subjects=shown,
        internal=internal,
        patterns=patterns,
        as_at=day,
        as_at_source=source,
        period=Period.parse(period) if isinstance(period, str) else period,
        parameters=structure_options(
            spec.parameters, params, what=f"parameters of the report {report_name!r}"
        ),
        checks=tuple(each.spec for each in known.checks()),
        files=tuple(Path(file).name for file in files),
    )
    report = _with_extra_sections(_built(offer, request), known, request)
    whole = labelled(report, request, spec.subject)
    return with_notice(whole, request, is_part=part is not None)


def record_publication(
    path: AnyPath,
    report_name: str,
    published: date,
    *,
    registry: Registry | None = None,
) -> Partnership:
    """Note in the data file at *path* that a report about it was *published* on that day.

    The ledger says which figures about people were shown and which were hidden, so that
    the next publication gives none of these away. The rest of a TOML file stays as it
    is, comments too. Returns the partnership with the entry.

    Raises what ``load`` and ``dump`` raise, and SuppressionError where the figures cannot
    be published safely; the file is then as it was.
    """
    from ldsp_core.calculations import suppression_pattern, with_publication
    from ldsp_core.files import added_to_ledger, read_file
    from ldsp_core.rendering import write_atomically

    known = _registry(registry)
    partnership = load(path, registry=known)
    noted = with_publication(partnership, suppression_pattern(partnership), published, report_name)
    data = read_file(path)
    longer = added_to_ledger(data, str(path), known.format_for(Path(path), data[:1024]).spec, noted)
    if longer is None:
        dump(noted, path, registry=known)
    else:
        write_atomically(path, lambda stream: stream.write(longer))
    return noted


def render(
    report: Report,
    path: AnyPath,
    *,
    format: str | None = None,  # noqa: A002 - the user's word
    registry: Registry | None = None,
    **options: object,
) -> RenderResult:
    """Write *report* to *path* in *format*, or in the one that the extension names.

    *options* are the renderer's own. The result lists what the format could not show
    as it was meant. Whatever is raised, a file that was there is unharmed: see
    ``ldsp_core.rendering.render_to``.
    """
    from ldsp_core.rendering import render_to
    from ldsp_core.structuring.options import structure_options

    known = _registry(registry)
    offer = known.renderer_for(Path(path), format)
    spec = offer.spec
    chosen: Any = structure_options(
        spec.options, options, what=f"options of the format {spec.name!r}"
    )
    try:
        return render_to(report, spec, path, chosen, drawer=_drawer(known))
    except RenderError as error:
        if type(error) is not RenderError:  # the renderer itself says what is wrong, and with what
            raise
        whose = f"it is offered by {offer.plugin}; {offer.plugin.advice}"
        raise RenderError(f"{error}; {whose}") from error.__cause__


def as_at_of(partnership: Partnership, given: date | None) -> tuple[date, AsAtSource]:
    """Return the date that facts are taken at, and where it comes from.

    The only place that reads the clock.
    """
    if given is not None:
        return given, "given"
    if not isinstance(partnership.as_at, Missing):
        return partnership.as_at, "data file"
    return date.today(), "today"  # noqa: DTZ011 - the user's own day is meant


def _latest(subjects: Sequence[Partnership]) -> Partnership:
    """Return the subject whose facts were taken last; of a pair it is the new one."""
    dated = [each for each in subjects if not isinstance(each.as_at, Missing)]
    return max(dated, key=lambda each: str(each.as_at)) if dated else subjects[-1]


def _built(offer: Registered[ReportSpec], request: ReportRequest) -> Report:
    """Return what the report's own plugin builds, which answers for it."""
    from ldsp_core.document import Report
    from ldsp_core.plugins.hosting import blamed
    from ldsp_core.plugins.records import CORE_DISTRIBUTION

    with blamed(offer.plugin, f"the report {offer.name!r}", ReportError):
        report = offer.spec.build(request)
        _expect(report, Report)
        if offer.plugin.distribution != CORE_DISTRIBUTION:
            _expect_sound(report)
        return report


def _with_extra_sections(report: Report, registry: Registry, request: ReportRequest) -> Report:
    """Return *report* with what plugins add to it, each answered for by its own."""
    from ldsp_core.document import Section
    from ldsp_core.plugins.hosting import blamed
    from ldsp_core.reports.sections import with_section

    behind: dict[str, list[str]] = {}
    for offer in registry.sections_for(report.name):
        with blamed(offer.plugin, f"the section {offer.name!r}", ReportError):
            section = offer.spec.build(request)
            if section is None:
                continue
            _expect(section, Section)
            after = behind.setdefault(offer.spec.after, [])
            report = with_section(report, section, offer.spec.after, after)
            _expect_sound(report)
            after.append(section.id)
    return report


def _expect(built: object, wanted: type) -> None:
    if not isinstance(built, wanted):
        raise TypeError(f"build gave {built!r:.60}, not a {wanted.__name__}")


def _expect_sound(report: Report) -> None:
    """Refuse what contradicts itself while it is known whose it is."""
    from ldsp_core.document import validate

    try:
        validate(report)
    except DocumentError as error:
        raise ValueError(error) from error


def _refuse_report(path: Path, registry: Registry) -> None:
    """Say so when *path* is a report that was given in place of the data file."""
    for each in registry.renderers():
        if path.suffix.lower() in each.spec.extensions:
            raise DataFileError(
                str(path),
                [
                    Problem(
                        path=(),
                        message=f"this is a report ({each.spec.title}), not a data file",
                        suggestion="give the data file that it was made from",
                    )
                ],
            )


def _refuse_existing(path: AnyPath, replace: bool) -> None:
    if not replace and Path(path).exists():
        raise OverwriteRefusedError(
            f"{path} is there already; choose another name, or ask for it to be replaced (--force)"
        )


def _right_number(name: str, subject: str, number: int) -> None:
    wanted = {"partnership": (1, 1), "pair": (2, 2)}.get(subject, (1, None))
    if number < wanted[0] or (wanted[1] is not None and number > wanted[1]):
        count = {"partnership": "one partnership", "pair": "two partnerships"}.get(
            subject, "one partnership or more"
        )
        raise ReportError(f"the report {name!r} is about {count}, got {number}")


def _drawer(registry: Registry) -> Drawer | None:
    from ldsp_core.plugins.loading import with_contained_draw
    from ldsp_core.rendering.drawing import Drawers

    chart, diagram = (
        with_contained_draw(offer.spec, offer.plugin) if offer else None
        for offer in (registry.drawer_for("chart"), registry.drawer_for("diagram"))
    )
    return Drawers.of(chart, diagram)


def _registry(registry: Registry | None) -> Registry:
    if registry is not None:
        return registry
    from ldsp_core.plugins.registry import Registry as Found

    return Found.discover()
