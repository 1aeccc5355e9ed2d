"""The text of a report: all of it is in the workbook."""

from __future__ import annotations

from openpyxl import load_workbook

from ldsp_core.document import (
    BulletList,
    Callout,
    Column,
    Item,
    LetteredList,
    Link,
    Metric,
    Metrics,
    NumberedParagraph,
    Paragraph,
    Quote,
    Report,
    Section,
    Strong,
    Text,
)


def rows(book) -> list[tuple[str, str, str]]:
    """The rows of the sheet of text."""
    return list(
        zip(
            book.column("text_of_the_report", "Section"),
            book.column("text_of_the_report", "Item"),
            book.column("text_of_the_report", "Text"),
            strict=True,
        )
    )


def test_every_paragraph_is_a_row(render, report_of, table_of):
    """Prose is a table of section, item and text; a table of the report has its place in it."""
    book = render(
        report_of(
            NumberedParagraph("First."),
            NumberedParagraph("Below.", level=2),
            Paragraph("Plain."),
            LetteredList((Item("one;", more=(Paragraph("more;"),), items=(Item("deep"),)),)),
            BulletList((Item("dot", items=(Item("sub"),)),)),
            Quote(text="Great.", source="a teacher"),
            Callout(title="Mind", paragraphs=(Paragraph("the gap."),), kind="warning"),
            table_of([Column(key="n", label="People")], (1,)),
        )
    )

    assert rows(book) == [
        ("1.0 Performance", item, text)
        for item, text in [
            ("1.1", "First."),
            ("1.1.1", "Below."),
            ("paragraph", "Plain."),
            ("a.", "one;"),
            ("a. continued", "more;"),
            ("bullet", "deep"),
            ("bullet", "dot"),
            ("bullet, level 2", "sub"),
            ("quotation", "“Great.”\na teacher"),
            ("warning", "Mind"),
            ("warning", "the gap."),
            ("Table 1", "Reach"),
        ]
    ]
    assert book.values["Text"]["C17"].hyperlink.location == "'Reach'!A1"


def test_a_report_of_tables_has_no_sheet_of_text(render, report_of, table_of):
    """Where there is no prose there is no sheet for it."""
    figures = Metrics(metrics=(Metric(label="Award", value=1),))
    book = render(report_of(figures, table_of([Column(key="n", label="People")], (1,))))

    assert "Text" not in book.values.sheetnames


def test_sections_without_blocks_keep_their_titles(render, report_of):
    """A section that only holds others is a heading among the text."""
    inner = Section(id="inner", title="Inner", blocks=(Paragraph("Words."),))
    outer = Section(id="outer", title="Outer", sections=(inner,))
    report = report_of()
    book = render(Report(name="r", front=report.front, sections=(outer,)))

    assert rows(book) == [("1.0 Outer", "heading", "Outer"), ("1.1 Inner", "paragraph", "Words.")]


def test_links_in_text_keep_their_addresses(render, report_of):
    """A link among words is followed by its address; one that stands alone is a link."""
    link = Link("the strategy", "https://example.org/s")
    book = render(report_of(Paragraph((Text("See "), link)), Paragraph(link)))
    cells = [book.values["Text"][f"C{row}"] for row in (6, 7)]

    assert cells[0].value == "See the strategy (https://example.org/s)"
    assert cells[1].value == "the strategy"
    assert cells[1].hyperlink.target == "https://example.org/s"


def test_strong_words_are_bold(render, report_of, tmp_path):
    """Words that matter more are bold within their cell, and nothing but they."""
    spans = (Text("Over "), Strong("600 people"), Text(" came"), Strong("."))
    path = tmp_path / "book.xlsx"
    path.write_bytes(render(report_of(Paragraph(spans))).data)
    rich = load_workbook(path, rich_text=True)["Text"]["C6"].value

    assert [str(run) for run in rich] == ["Over ", "600 people", " came", "."]
    assert [getattr(getattr(run, "font", None), "b", None) for run in rich] == [
        None,
        True,
        None,
        True,
    ]


def test_spaces_between_strong_words_are_kept(render, report_of):
    """A space between two strong runs does not get lost."""
    book = render(report_of(Paragraph((Strong("a"), Text(" "), Strong("b")))))

    assert rows(book)[0][2] == "a b"
    assert '<t xml:space="preserve"> </t>' in book.parts["xl/sharedStrings.xml"]


def test_all_words_of_the_sample_are_in_the_workbook(sample):
    """No words of the sample document are lost, captions of drawings included."""
    words = sample.parts["xl/sharedStrings.xml"]

    for text in (
        "Ten pupils came from each.",
        "approve the plan for the year.",
        "sixth form",
        "Great to meet people and hear about the journey so far.",
        "Over 600 people were reached in the second theme, 60 in the first.",
        "Inclusion networking group – meets quarterly",
        "A blue circle on white.",
        "Anybody may come.",
        "Its figures are due in June.",
        "Events took place in Ambridge and Felpersham.",
        "A section with nothing in it",
        "A note that nothing refers to.",
    ):
        assert text in words
