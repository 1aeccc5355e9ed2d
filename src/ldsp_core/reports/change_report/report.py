"""What changed since last time, in prose and as tables, sorted by what a reader asks first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from attrs import evolve, frozen

from ldsp_core.calculations import Change, ChangeKind, changes
from ldsp_core.document import (
    Block,
    BulletList,
    Column,
    FrontField,
    Item,
    NumberedParagraph,
    Paragraph,
    Report,
    Section,
    Strong,
    Table,
)
from ldsp_core.reports.change_report.tables import (
    dates_table,
    is_date,
    is_money,
    is_result,
    money_table,
    results_table,
    words_table,
)
from ldsp_core.reports.change_report.wording import TITLES, Sides, by_kind, sentence_on
from ldsp_core.reports.common import front
from ldsp_core.reports.phrases import listed, numbered, sentence
from ldsp_core.reports.privacy import notice, without_private_names
from ldsp_core.reports.spec import ReportRequest, ReportSpec
from ldsp_core.values import Missing
from ldsp_core.values.wording import date_in_words


@frozen(kw_only=True)
class ChangeReportParameters:
    """What can be asked of the report; ``personal`` names people without a public role too."""

    personal: bool = False


@frozen(kw_only=True)
class _Family:
    """Kinds of change that are told together, and the table that some of them go into."""

    id: str
    title: str
    kinds: tuple[ChangeKind, ...]
    enters: Callable[[Change], bool] = lambda _change: False
    table: Callable[[Sequence[Change]], Table] | None = None


_FAMILIES: Final = (
    _Family(
        id="come-and-gone",
        title="New, finished and gone",
        kinds=("new", "closed", "gone", "moved on"),
    ),
    _Family(
        id="dates",
        title="Dates",
        kinds=("slipped", "brought forward", "dates"),
        enters=is_date,
        table=dates_table,
    ),
    _Family(
        id="results",
        title="Targets and results",
        kinds=("target", "forecast", "progress", "restated", "suppressed"),
        enters=is_result,
        table=results_table,
    ),
    _Family(id="money", title="Money", kinds=("money",), enters=is_money, table=money_table),
    _Family(id="ratings", title="Risks and ratings", kinds=("rating",)),
    _Family(id="other", title="Wording and other facts", kinds=("wording", "other")),
)


def build(request: ReportRequest) -> Report:
    """Return the report on what changed from the first subject to the second.

    Every change is told once in words, and stands once in a table. A figure that is
    suppressed in either state is told as that, with neither value.
    """
    asked = request.parameters or ChangeReportParameters()
    old, new = (without_private_names(each, asked.personal) for each in request.subjects)
    sides = Sides(old=old, new=new)
    found = changes(old, new)
    sections: list[Section] = []
    tables: list[Table] = []
    left = list(found)
    for family in _FAMILIES:
        mine = [change for change in found if _family_of(change) is family]
        entered = [change for change in mine if family.enters(change)]
        if mine:
            sections.append(_section(family, mine, sides))
        if family.table and entered:
            tables.append(family.table(entered))
            left = [change for change in left if change not in entered]
    if left:
        tables.append(words_table(left, sides))
    if tables:
        sections.append(
            Section(id="tables", title="Before and after", blocks=tuple(tables), wide=True)
        )
    return Report(
        name=CHANGE_REPORT.name,
        front=front(
            evolve(request, subjects=(new,)),
            f"{new.name}: what changed",
            subject="Change report",
            fields=(
                FrontField(label="Before", spans=_day(old.as_at)),
                FrontField(label="After", spans=_day(new.as_at)),
                *(() if asked.personal else notice(new)),
            ),
        ),
        sections=(_summary(found, sides), *sections),
    )


def _family_of(change: Change) -> _Family:
    """Return where a change is told; sums of money that are told otherwise go with the money."""
    kind: ChangeKind = "money" if change.kind == "restated" and is_money(change) else change.kind
    return next(family for family in _FAMILIES if kind in family.kinds)


def _summary(found: Sequence[Change], sides: Sides) -> Section:
    span = f"between {_day(sides.old.as_at)} and {_day(sides.new.as_at)}"
    if not found:
        told = NumberedParagraph(f"Nothing changed {span}.")
        return Section(id="in-short", title="In short", blocks=(told,))
    kinds = by_kind(found)
    many = numbered(len(found), "fact", "facts")
    quiet = [title for title, names in _QUIET.items() if not any(each in kinds for each in names)]
    texts = [sentence(f"{many} changed {span}")]
    if quiet:
        texts.append(sentence(f"there were no {listed(quiet, 'or')}"))
    table = Table(
        id="kinds-table",
        caption="Changes by kind",
        columns=(
            Column(key="kind", label="Kind of change"),
            Column(key="number", label="Changes", kind="number"),
        ),
        rows=tuple((TITLES[kind], len(those)) for kind, those in kinds.items()),
        totals=("All changes", len(found)),
    )
    return Section(
        id="in-short", title="In short", blocks=(NumberedParagraph(" ".join(texts)), table)
    )


_QUIET: Final[dict[str, tuple[ChangeKind, ...]]] = {
    "dates that slipped": ("slipped",),
    "targets that were revised": ("target",),
    "results told otherwise than before": ("restated",),
}
"""What readers ask first, so that it is said too where there was none of it."""


def _section(family: _Family, mine: Sequence[Change], sides: Sides) -> Section:
    blocks: list[Block] = []
    kinds = by_kind(mine)
    for kind, those in kinds.items():
        if len(kinds) > 1 or len(family.kinds) > 1:
            blocks.append(Paragraph(Strong(TITLES[kind])))
        blocks.append(
            BulletList(tuple(Item(sentence(sentence_on(change, sides))) for change in those))
        )
    return Section(id=family.id, title=family.title, blocks=tuple(blocks))


def _day(day: date | Missing) -> str:
    return "a day not recorded" if isinstance(day, Missing) else date_in_words(day)


CHANGE_REPORT: Final = ReportSpec(
    name="change-report",
    title="Change report",
    build=build,
    subject="pair",
    parameters=ChangeReportParameters,
    suits=frozenset({"paper", "workbook"}),
)
