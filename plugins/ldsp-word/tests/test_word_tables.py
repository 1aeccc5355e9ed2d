"""outputs 3: every table has a repeated header row, a description, and rows that never split."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from ldsp_core.document import Column, Link, Metric, Metrics, Report, Table
from ldsp_core.errors import DocumentError
from ldsp_core.testing.sample_documents import sample_report
from ldsp_core.values import NOT_APPLICABLE, NOT_RECORDED, Count, Money
from ldsp_word.page import MARGIN


def numbers(rows: int, columns: int = 3) -> Table:
    """Return a table of numbers."""
    return Table(
        id="numbers",
        caption="Numbers",
        columns=tuple(
            Column(key=f"c{index}", label=f"Column {index}", kind="number")
            for index in range(columns)
        ),
        rows=[tuple(range(row, row + columns)) for row in range(rows)],
    )


@pytest.mark.parametrize("source", ["paper", "sample"])
def test_every_table_has_a_header_row_that_is_repeated(
    write: Any, paper: Report, source: str
) -> None:
    """Of every table, the front sheet and headline figures too, the first row and no other."""
    docx = write(paper if source == "paper" else sample_report())
    for table in docx.find(".//w:tbl"):
        marked = [bool(row.xpath("w:trPr/w:tblHeader")) for row in table.xpath("w:tr")]
        assert marked == [True] + [False] * (len(marked) - 1)


@pytest.mark.parametrize("source", ["paper", "sample"])
def test_no_row_is_split_and_every_table_is_described(
    write: Any, paper: Report, source: str
) -> None:
    """Rows stay whole; title and description are there for those who cannot see the table."""
    docx = write(paper if source == "paper" else sample_report())
    for table in docx.find(".//w:tbl"):
        assert len(table.xpath("w:tr[w:trPr/w:cantSplit]")) == len(table.xpath("w:tr"))
        assert table.xpath("string(w:tblPr/w:tblCaption/@w:val)")
        assert table.xpath("string(w:tblPr/w:tblDescription/@w:val)")


OWN = '[not(w:tblPr/w:tblCaption/@w:val="Front sheet")]'
"""The tables of the paper itself, without the front sheet."""


def test_the_description_tells_columns_and_rows(write: Any, paper: Report) -> None:
    """It is made of the table's own words."""
    docx = write(paper)
    (table,) = docx.find('.//w:tbl[w:tblPr/w:tblCaption/@w:val="Table 2: Grants"]')
    assert table.xpath("string(w:tblPr/w:tblDescription/@w:val)") == (
        "Columns: Grant; Award; Spent. 2 rows, then a total."
    )


@pytest.mark.parametrize("source", ["paper", "sample"])
def test_columns_fill_the_line_exactly(write: Any, paper: Report, source: str) -> None:
    """Grid, cells and table agree on the widths, and no table is wider than its page."""
    docx = write(paper if source == "paper" else sample_report())
    for table in docx.find(".//w:tbl"):
        grid = [int(width) for width in table.xpath("w:tblGrid/w:gridCol/@w:w")]
        assert str(sum(grid)) == table.xpath("string(w:tblPr/w:tblW/@w:w)")
        for row in table.xpath("w:tr"):
            assert [int(width) for width in row.xpath("w:tc/w:tcPr/w:tcW/@w:w")] == grid
        (page,) = table.xpath("(following::w:sectPr | ancestor::w:body/w:sectPr)[1]/w:pgSz/@w:w")
        assert sum(grid) == int(page) - 2 * MARGIN


def test_numbers_stand_on_the_right_with_their_headings(write: Any, paper: Report) -> None:
    """Numbers, money and shares do, and text stays on the left."""
    docx = write(paper)
    (table,) = docx.find('.//w:tbl[starts-with(w:tblPr/w:tblCaption/@w:val, "Table 1")]')
    head, first = table.xpath("w:tr")[:2]
    assert head.xpath(".//w:pStyle/@w:val") == [
        "TableHeading",
        "TableHeading",
        *["TableHeadingNumber"] * 3,
        "TableHeading",
    ]
    assert first.xpath(".//w:pStyle/@w:val") == [
        "TableText",
        "TableText",
        *["TableNumber"] * 3,
        "TableText",
    ]
    styles = docx.xml("word/styles.xml")
    assert styles.xpath('w:style[@w:styleId="TableNumber"]/w:pPr/w:jc/@w:val') == ["right"]


def test_cells_read_as_the_formatter_has_them(write: Any, paper: Report) -> None:
    """A bound is told in words and what is missing by its reason; units stand in the heading."""
    docx = write(paper)
    (table,) = docx.find('.//w:tbl[starts-with(w:tblPr/w:tblCaption/@w:val, "Table 1")]')
    rows = [
        ["".join(cell.xpath(".//w:t/text()")) for cell in row.xpath("w:tc")]
        for row in table.xpath("w:tr")
    ]
    assert rows[0][2] == "Reached (people)1,2"
    assert rows[2][2:] == ["over 180", "not recorded", "not recorded", "not recorded"]
    assert rows[3] == [
        "Google Garage",
        "Skilled and Productive Workforce",
        "over 600",
        "1,000",
        "over 60%",
        "between 1 (on track) and 3 (some concern)",
    ] or rows[3][:5] == [
        "Google Garage",
        "Skilled and Productive Workforce",
        "over 600",
        "1,000",
        "over 60%",
    ]


def test_the_total_is_bold_and_stays_with_the_row_above(write: Any, paper: Report) -> None:
    """Each of its runs is bold, and the last row of data keeps to it."""
    docx = write(paper)
    for table in docx.find(".//w:tbl[w:tblPr/w:tblLook/@w:lastRow='1']"):
        above, total = table.xpath("w:tr")[-2:]
        assert len(total.xpath(".//w:r[w:rPr/w:b]")) == len(total.xpath(".//w:r"))
        assert len(above.xpath(".//w:keepNext")) == len(above.xpath("w:tc"))


def kept_rows(docx: Any) -> list[int]:
    """Return the numbers of the rows below the header that keep to the next one, from 0."""
    (table,) = docx.find(f".//w:tbl{OWN}")
    rows = table.xpath("w:tr")[1:]
    assert all(len(row.xpath(".//w:keepNext")) in (0, len(row.xpath("w:tc"))) for row in rows)
    return [number for number, row in enumerate(rows) if row.xpath(".//w:keepNext")]


def test_a_short_table_stays_on_one_page_and_a_long_one_breaks_well(blocks: Any) -> None:
    """The rows of a short one keep to one another; no single row of a long one stands alone.

    Its header keeps to the first row by its style.
    """
    assert kept_rows(blocks(numbers(5))) == [0, 1, 2, 3]
    assert kept_rows(blocks(numbers(50))) == [0, 48]
    assert kept_rows(blocks(numbers(1))) == []


def test_a_table_too_wide_for_its_page_is_reported(blocks: Any) -> None:
    """Its words are broken where it stands, and the result says what to do."""
    docx = blocks(numbers(3, columns=40))
    assert [(one.block, one.message[:25]) for one in docx.result.degradations] == [
        ("Table numbers", "it is too wide for the pa")
    ]
    assert blocks(numbers(3)).result.degradations == ()


def test_a_table_without_rows_says_so(blocks: Any) -> None:
    """The header row stands alone and the words follow."""
    docx = blocks(numbers(0))
    assert len(docx.find(f".//w:tbl{OWN}/w:tr")) == 1
    assert "There are no rows." in docx.body.xpath("string(.)")


def test_a_row_of_the_wrong_length_is_refused(blocks: Any) -> None:
    """The error names the table and the row, and nothing is left out in silence."""
    table = Table(
        id="t", caption="c", columns=(Column(key="a", label="A"),), rows=(("x",), ("x", "y"))
    )
    with pytest.raises(DocumentError, match="row 2 of table 't' has 2 cells for 1 columns"):
        blocks(table)


def test_links_in_cells_are_links(write: Any, paper: Report) -> None:
    """A Link cell is a hyperlink with its words."""
    docx = write(paper)
    (link,) = docx.find(".//w:tbl//w:hyperlink[.//w:t='Google Garage']/@r:id")
    rels = docx.xml("word/_rels/document.xml.rels")
    (target,) = [rel.get("Target") for rel in rels if rel.get("Id") == link]
    assert target == "https://example.org/garage"


def test_headline_figures_are_not_counted_among_the_tables(write: Any, paper: Report) -> None:
    """They have a title but no number, so that tables are called the same in every format."""
    docx = write(paper)
    (table,) = docx.find('.//w:tbl[w:tblPr/w:tblCaption/@w:val="Headline figures"]')
    cells = [cell.xpath("string(.)") for cell in table.xpath("w:tr[2]/w:tc")]
    assert cells == ["People reached", "over 870"]


def test_headline_figures_show_their_notes(blocks: Any) -> None:
    """A third column tells them, and says where there is none."""
    metrics = Metrics(
        metrics=(
            Metric(label="Reached", value=Count.parse("over 60"), note="one event to come"),
            Metric(label="Award", value=Money.pounds(75000)),
            Metric(label="Spent", value=NOT_RECORDED, note=str(NOT_APPLICABLE)),
        )
    )
    rows = blocks(metrics).find(f".//w:tbl{OWN}/w:tr")
    notes = [row.xpath("string(w:tc[3])") for row in rows]
    assert notes == ["Note", "one event to come", "–", "not applicable"]


def test_links_do_not_multiply_relationships(blocks: Any) -> None:
    """One address is one relationship, however often it is linked to."""
    link = Link("here", "https://example.org/")
    table = Table(
        id="t", caption="c", columns=(Column(key="a", label="A"),), rows=tuple([(link,)] * 20)
    )
    docx = blocks(table)
    assert len(set(docx.find(".//w:hyperlink/@r:id"))) == 1


def test_lazy_rows_are_read_again_and_again(blocks: Any) -> None:
    """Rows may be any sequence, such as one that makes its rows when asked."""

    class Rows(Sequence[Any]):
        def __len__(self) -> int:
            return 3

        def __getitem__(self, index: Any) -> Any:
            if index >= len(self):
                raise IndexError
            return (index, index + 1, index + 2)

    table = Table(id="t", caption="c", columns=numbers(0).columns, rows=Rows())
    assert len(blocks(table).find(f".//w:tbl{OWN}/w:tr")) == 4
