"""The rules on what a file must show: words, cells, headings, links, in any script."""

from __future__ import annotations

from ldsp_core.document import lower
from ldsp_core.errors import LdspError
from ldsp_core.testing import sample_reports as samples
from ldsp_core.testing import shown_cells, shown_words
from ldsp_core.testing.extracted import Extracted
from ldsp_core.testing.renderer_case import LEFT_OUT, RendererCase
from ldsp_core.testing.rules import require, require_none
from ldsp_core.testing.sample_documents import sample_report
from ldsp_core.testing.shown_words import squeezed


class ShownRules(RendererCase):
    """What must be in the file."""

    def test_every_text_survives(self) -> None:
        """Every word of every block is in the file: front, sections, lists, captions, notes."""
        written, found = self.found(sample_report())
        require_none(self.lost_words(written.report, found), "words are not in the file", LEFT_OUT)

    def test_texts_keep_their_order(self) -> None:
        """Paragraphs and lists are read in the order of the report."""
        written, found = self.found(sample_report())
        if self.is_for_data:
            return
        require_none(
            shown_words.misplaced(shown_words.prose_pieces(written.report), found.text),
            "words are in another order than in the report",
            "write the blocks of each section in their order, then its sections",
        )

    def test_headings_keep_order_and_level(self) -> None:
        """Every section has its heading, in order, and one below another is of a lower level."""
        written, found = self.found(sample_report())
        if self.is_for_data:
            return
        titles = shown_words.titles(written.report)
        if found.headings is None:
            pieces = [shown_words.Piece(f"section {title!r}", title) for _, title in titles]
            require_none(
                shown_words.misplaced(pieces, found.text), "titles are out of order", LEFT_OUT
            )
            return
        levels: dict[int, int] = {}
        headings = iter(found.headings)
        for depth, title in titles:
            heading = next(
                (h for h in headings if squeezed(h.text).endswith(squeezed(title))),
                None,
            )
            require(
                heading is not None,
                f"the heading {title!r} is not in the file, or not where it belongs",
                "write a heading for each section, before its blocks",
            )
            assert heading is not None
            above = levels.get(depth - 1, 0)
            expected = levels.setdefault(depth, heading.level)
            require(
                heading.level == expected and heading.level > above,
                f"the heading {title!r} is of level {heading.level}, {depth - 1} sections deep",
                "give sections at one depth one level, and those in them the next",
            )

    def test_every_cell_survives(self) -> None:
        """Every row of every table is in the file: each cell in its words, or as its number."""
        written, found = self.found(sample_report())
        require_none(
            self.lost_cells(written.report, found),
            "cells are not in the file as they are in the report",
            "write each row of `table.rows`, then `table.totals`; `format_cell` gives the words",
        )

    def test_numbers_stay_numbers(self) -> None:
        """Where the format is typed, an exact number is a number and a date is a date."""
        if self.cells != "typed":
            return
        for report in (sample_report(), samples.long_report(3)):
            written, found = self.found(report)
            require_none(
                (
                    shown_cells.wrong_table(table, found.tables, typed=True)
                    for table in shown_cells.tables_of(written.report)
                    if not shown_cells.wrong_table(table, found.tables, typed=False)
                    and shown_cells.wrong_table(table, found.tables, typed=True)
                ),
                "numbers or dates are not written as such",
                "write what `is_exact` as a number, a date as a date, and all else as text",
            )

    def test_every_alt_text_survives(self) -> None:
        """Every chart, diagram and figure that the format shows has its words in the file."""
        written, found = self.found(sample_report())
        there = {squeezed(alt) for alt in found.alts}
        require_none(
            (
                f"{piece.place}: {piece.words!r}"
                for piece in shown_words.alts(written.report)
                if squeezed(piece.words) not in there
            ),
            "pictures have no words that stand for them",
            "write `alt` as the format's description of the picture",
        )

    def test_every_link_survives(self) -> None:
        """Every address is there to follow, or to read where a link cannot be."""
        written, found = self.found(sample_report())
        if self.is_for_data:
            return
        require_none(
            shown_words.not_linked(shown_words.addresses(written.report), found.links, found.text),
            "links lead nowhere",
            "write each Link, in cells too, or leave `links` out of the spec's `capabilities`",
        )

    def test_the_language_is_told(self) -> None:
        """Where a file can say which language it is in, it says the report's."""
        _, found = self.found(samples.many_languages_report())
        require(
            found.language in (None, "cy-GB"),
            f"a report in Welsh (cy-GB) says that it is in {found.language!r}",
            "write `report.front.language`",
        )

    def test_each_block_can_stand_alone(self) -> None:
        """A report with one block of any kind, and nothing else, is written whole."""
        for kind, report in samples.single_block_reports():
            if self.is_for_data and not shown_cells.tables_of(self.lowered(report)):
                continue
            self.expect_shown(report, f"a report with nothing but a {kind} is not shown")

    def test_an_unknown_block_gives_way(self) -> None:
        """A Custom block of a kind that the spec does not name shows what it falls back on."""
        if self.is_for_data:
            return
        report = samples.custom_report()
        meant = lower(report, self.spec.capabilities).report
        _, found = self.found(report)
        require_none(
            self.lost_words(meant, found),
            "what an unknown Custom block falls back on is not shown",
            "name in the spec's `custom` the kinds that you write, and no other",
        )

    def test_an_empty_report_is_written(self) -> None:
        """A report without a section is a file with its front; data may be refused."""
        try:
            self.expect_shown(samples.empty_report(), "an empty report is not shown")
        except LdspError:
            if not self.is_for_data:
                raise

    def test_many_rows_are_written(self) -> None:
        """Of 5,000 rows none is lost."""
        written, found = self.found(samples.long_report(5000))
        require_none(
            self.lost_cells(written.report, found),
            "of 5,000 rows not all are in the file",
            "write every row",
        )

    def test_other_languages_survive(self) -> None:
        """Welsh, right-to-left text, other scripts and signs are what they were."""
        self.expect_shown(
            samples.many_languages_report(), "words in other languages are not in the file"
        )

    def test_missing_is_not_nought(self) -> None:
        """Nought is nought, and what is missing says why."""
        self.expect_shown(samples.missing_report(), "nought and missing are not told apart")

    def test_hostile_text_stays_text(self) -> None:
        """What looks like a formula, markup or a template is shown as it is, and does nothing."""
        report = samples.hostile_report()
        if not self.is_for_data:
            self.expect_shown(report, "text that looks like code is not shown as it is")
        tame = samples.hostile_report([f"words {n}" for n in range(len(samples.HOSTILE))])
        shapes = [_shape(self.extract(self.written(each).data)) for each in (tame, report)]
        require_none(
            (
                f"{name}: {shapes[1][name]}, and {number} with plain words in its place"
                for name, number in shapes[0].items()
                if shapes[1][name] != number
            ),
            "text that looks like code changes what is in the file",
            "escape what the format would take for its own",
        )


def _shape(found: Extracted) -> dict[str, int]:
    return {
        "headings": len(found.headings or ()),
        "tables": len(found.tables),
        "rows of tables": sum(map(len, found.tables)),
        "links": len(found.links),
        "pictures": len(found.alts),
    }
