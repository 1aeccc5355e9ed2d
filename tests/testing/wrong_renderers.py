"""Renderers with one mistake each, by the rule that it breaks."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from attrs import evolve, frozen

from ldsp_core.document import (
    BulletList,
    Callout,
    Capability,
    Cell,
    Custom,
    Figure,
    Labels,
    Quote,
    Report,
    Section,
    Table,
    format_cell,
    walk,
)
from ldsp_core.rendering import RenderResult
from ldsp_core.testing.sample_documents import CUSTOM_KIND
from ldsp_core.values import Count, Money
from tests.testing.lines import Line, LinesRenderer, LinesSuite, spec_of


@frozen(kw_only=True)
class Needy:
    """Options that everybody would have to give."""

    width: int


class Everything(frozenset[str]):
    """A set that says it holds whatever it is asked for."""

    def __contains__(self, _: object) -> bool:
        return True


class NoWarnings(LinesRenderer):
    """Knows callouts of one kind only."""

    def block(self, block: Any, labels: Labels) -> Iterator[Line]:
        if not (isinstance(block, Callout) and block.kind == "warning"):
            yield from super().block(block, labels)


class ListsFirst(LinesRenderer):
    """Writes the lists of a section before its paragraphs."""

    def section(self, section: Section, level: int, labels: Labels) -> Iterator[Line]:
        blocks = sorted(section.blocks, key=lambda block: not isinstance(block, BulletList))
        yield from super().section(evolve(section, blocks=tuple(blocks)), level, labels)


class FlatHeadings(LinesRenderer):
    """Makes no difference between a section and one in it."""

    def section(self, section: Section, level: int, labels: Labels) -> Iterator[Line]:
        for line in super().section(section, level, labels):
            yield line | {"level": 1} if line["kind"] == "heading" else line


class BoundsAsNumbers(LinesRenderer):
    """Takes "about 180" for 180."""

    def cell(self, cell: Cell) -> object:
        return 180 if cell == Count.parse("about 180") else super().cell(cell)


class MoneyAsText(LinesRenderer):
    """Writes £75,000 in words, with which no spreadsheet can calculate."""

    def cell(self, cell: Cell) -> object:
        return format_cell(cell) if isinstance(cell, Money) else super().cell(cell)


class MutePictures(LinesRenderer):
    """Leaves the words out that stand for a figure."""

    def block(self, block: Any, labels: Labels) -> Iterator[Line]:
        for line in super().block(block, labels):
            mute = isinstance(block, Figure) and line["kind"] == "picture"
            yield line | {"text": ""} if mute else line


class NoLinksInCells(LinesRenderer):
    """Forgets that a cell may be a link."""

    def table(self, table: Table) -> Iterator[Line]:
        return (line for line in super().table(table) if line["kind"] != "link")


class AlwaysEnglish(LinesRenderer):
    """Says that everything is in English."""

    def report(self, report: Report) -> Iterator[Line]:
        return super().report(evolve(report, front=evolve(report.front, language="en-GB")))


class NoLoneQuote(LinesRenderer):
    """Writes a quotation only below something else."""

    def report(self, report: Report) -> Iterator[Line]:
        blocks = [placed.block for placed in walk(report)]
        if len(blocks) == 1 and isinstance(blocks[0], Quote):
            report = evolve(report, sections=(evolve(report.sections[0], blocks=()),))
        return super().report(report)


class NoUnknownBlocks(LinesRenderer):
    """Claims to know every kind of Custom block, and writes one."""

    def custom(self, block: Custom, labels: Labels) -> Iterator[Line]:
        if block.kind == CUSTOM_KIND:
            for below in block.fallback:
                yield from self.block(below, labels)


class NeedsASection(LinesRenderer):
    """Counts on a first section."""

    def report(self, report: Report) -> Iterator[Line]:
        _ = report.sections[0]
        return super().report(report)


class ThousandRows(LinesRenderer):
    """Stops after a thousand rows."""

    def table(self, table: Table) -> Iterator[Line]:
        return super().table(evolve(table, rows=tuple(table.rows)[:1000]))


class LeftToRight(LinesRenderer):
    """Knows no script that is written from right to left."""

    def text(self, text: str) -> Line:
        return super().text(re.sub("[\u0590-\u06ff]", "", text))


class NoughtIsNothing(LinesRenderer):
    """Leaves a count of nought blank."""

    def cell(self, cell: Cell) -> object:
        return "" if cell == Count.exactly(0) else super().cell(cell)


class ReadsMarkup(LinesRenderer):
    """Takes what looks like an entity for one."""

    def text(self, text: str) -> Line:
        return super().text(html.unescape(text))


class SilentData(LinesRenderer):
    """Writes the first table, and says nothing of all the rest."""

    def report(self, report: Report) -> Iterator[Line]:
        yield {"kind": "language", "text": report.front.language}
        tables = [each.block for each in walk(report) if isinstance(each.block, Table)]
        for table in tables[:1]:
            yield from self.table(table)


class Forgets(LinesRenderer):
    """Drops the keywords from the report itself, whatever it takes."""

    def report(self, report: Report) -> Iterator[Line]:
        object.__setattr__(report.front, "keywords", ())
        return super().report(report)


class Closes(LinesRenderer):
    """Closes the stream, as whoever opens one should."""

    def render(self, report: Report, stream: Any, options: Any) -> RenderResult:
        result = super().render(report, stream, options)
        stream.close()
        return result


class Swallows(LinesRenderer):
    """Takes no notice of a full disk."""

    def render(self, report: Report, stream: Any, options: Any) -> RenderResult:
        with suppress(OSError):
            return super().render(report, stream, options)
        return RenderResult()


class Dated(LinesRenderer):
    """Writes when it was written."""

    def report(self, report: Report) -> Iterator[Line]:
        yield self.text(time.strftime("Written in %Y"))
        yield from super().report(report)


def suite(renderer: type[LinesRenderer] = LinesRenderer, **changes: Any) -> LinesSuite:
    """Return the suite of a renderer; *changes* are of its spec."""
    return type("Wrong", (LinesSuite,), {"spec": spec_of(renderer, **changes)})()


def suite_with(**attributes: Any) -> LinesSuite:
    """Return the suite of the good renderer with other *attributes*."""
    return type("Wrong", (LinesSuite,), attributes)()


ONLY_TABLES: Final = {"suits": frozenset({"data"}), "capabilities": frozenset({Capability.TABLES})}
WRONG: Final[dict[str, LinesSuite]] = {
    "test_exemptions_name_rules": suite_with(exempt={"test_nothing": "there is no such rule"}),
    "test_the_spec_is_valid": suite(extensions=("jsonl",)),
    "test_the_hooks_module_is_light": suite_with(module="jsonschema"),
    "test_options_are_useful": suite_with(
        spec=spec_of(LinesRenderer, options=Needy), options=lambda _, report: Needy(width=1)
    ),
    "test_every_text_survives": suite(NoWarnings),
    "test_texts_keep_their_order": suite(ListsFirst),
    "test_headings_keep_order_and_level": suite(FlatHeadings),
    "test_every_cell_survives": suite(BoundsAsNumbers),
    "test_numbers_stay_numbers": suite(MoneyAsText),
    "test_every_alt_text_survives": suite(MutePictures),
    "test_every_link_survives": suite(NoLinksInCells),
    "test_the_language_is_told": suite(AlwaysEnglish),
    "test_each_block_can_stand_alone": suite(NoLoneQuote),
    "test_an_unknown_block_gives_way": suite(NoUnknownBlocks, custom=Everything()),
    "test_an_empty_report_is_written": suite(NeedsASection),
    "test_many_rows_are_written": suite(ThousandRows),
    "test_other_languages_survive": suite(LeftToRight),
    "test_missing_is_not_nought": suite(NoughtIsNothing),
    "test_hostile_text_stays_text": suite(ReadsMarkup),
    "test_what_is_not_shown_is_told": suite(SilentData, **ONLY_TABLES),
    "test_the_report_is_unchanged": suite(Forgets),
    "test_the_stream_stays_open": suite(Closes),
    "test_a_failure_leaves_no_file": suite(Swallows),
    "test_same_report_same_bytes": suite(Dated),
}
"""A suite for each rule whose renderer, or whose author, breaks that rule and no other."""
