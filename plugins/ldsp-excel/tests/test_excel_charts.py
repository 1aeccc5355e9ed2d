"""Charts: native ones in working workbooks, words in those for publication."""

from __future__ import annotations

import re

import pytest
from attrs import evolve

from ldsp_core.document import Chart, Column, ReferenceLine, Row, Section, Series
from ldsp_core.errors import DocumentError
from ldsp_core.values import NOT_RECORDED, NOT_YET_DUE, Count, Money
from ldsp_excel import plan

THEME = Column(key="theme", label="Theme")
REACHED = Column(key="reached", label="Reached", unit="people", kind="number")
TARGET = Column(key="target", label="Target", unit="people", kind="number")
CHART = Chart(
    id="reach-chart",
    caption="Reach <& targets>",
    alt='Reach "in words" & numbers.',
    table="reach",
    x="theme",
    series=(Series(column="reached", label="Reached"), Series(column="target", label="Target")),
)
SHEET = "Chart – Reach <& targets>"
ROWS: tuple[Row, ...] = (
    ("Work", 60, 50),
    ("Home", Count.parse("over 600"), 500),
    ("Youth", Count.parse("under 20"), 30),
    ("Age", NOT_RECORDED, 40),
    ("Next", NOT_YET_DUE, 10),
)


@pytest.fixture(name="drawn")
def _drawn(render, report_of, table_of):
    def drawn(profile: str = "working", **changes):
        table = table_of([THEME, REACHED, TARGET], *ROWS)
        return render(report_of(table, evolve(CHART, **changes)), profile)

    return drawn


def test_a_chart_stands_on_a_sheet_with_its_numbers(drawn):
    """Working: a table holds what is drawn: exact cells, known ends, gaps, each with its words."""
    book = drawn()

    assert book.column("reach_chart", "Reached (people)") == [60, 600, 20, None, None]
    assert book.column("reach_chart", "Reached in words") == [
        "60",
        "over 600",
        "under 20",
        "not recorded",
        "not yet due",
    ]
    assert book.column("reach_chart", "Target (people)") == [50, 500, 30, 40, 10]
    assert book.values[SHEET]["A1"].value == "Figure 1: Reach <& targets>"


def test_headers_of_a_chart_are_one_line(drawn):
    """1: a label of several lines makes a header in one, as the Table's columns have it."""
    book = drawn(series=(Series(column="reached", label="People\n reached"),))

    (table,) = [table for _, table in book.tables() if table.name == "reach_chart"]
    assert [column.name for column in table.tableColumns] == [
        "Theme",
        "People reached (people)",
        "People reached in words",
    ]


def test_exact_points_follow_the_table(drawn):
    """Working: a point that is exact is a live reference; one that is not is a constant."""
    book = drawn()

    assert book.live("reach_chart", "Reached (people)") == ["='Reach'!B6", *[None] * 4]
    assert book.live("reach_chart", "Target (people)")[-1] == "='Reach'!C10"


def test_a_gap_is_labelled_by_its_category(drawn):
    """Working: what has no number is said beside the category, unless it is only not yet due."""
    assert drawn().column("reach_chart", "Theme") == [
        "Work",
        "Home",
        "Youth",
        "Age (Reached: not recorded)",
        "Next",
    ]
    alone = drawn(series=CHART.series[:1]).column("reach_chart", "Theme")
    assert alone[3] == "Age (not recorded)"


def test_bounds_are_labelled_with_their_words(drawn):
    """Working: points drawn at a known end say which bound they are, in order."""
    xml = drawn().parts["xl/charts/chart1.xml"]
    labels = re.findall(r'<dLbl><idx val="(\d)"></idx><tx>.*?<a:t>([^<]*)</a:t>', xml)

    assert labels == [("1", "over 600"), ("2", "under 20")]


def test_a_chart_has_titles(drawn):
    """Working: the caption above, the category's label and the unit along the axes, a legend."""
    book = drawn()
    xml = book.parts["xl/charts/chart1.xml"]
    titles = re.findall(r"<title>.*?<a:t>([^<]*)</a:t>", xml)

    assert titles == ["Reach &lt;&amp; targets&gt;", "Theme", "People"]
    assert "<legend>" in xml
    assert "<legend>" not in drawn(series=CHART.series[:1]).parts["xl/charts/chart1.xml"]


def test_a_chart_has_alt_text(drawn):
    """Working: name and description for those who do not see it; also in the sheet of text."""
    book = drawn()
    xml = book.parts["xl/drawings/drawing1.xml"]

    assert 'name="Figure 1"' in xml
    assert "descr='Reach \"in words\" &amp; numbers.'" in xml
    assert CHART.alt in book.column("text_of_the_report", "Text")


def test_gaps_stay_gaps(drawn):
    """Working: what has no number is neither drawn as zero nor stored as one."""
    xml = drawn(kind="line").parts["xl/charts/chart1.xml"]
    (reached, _) = re.findall(r"<numCache>.*?</numCache>", xml)

    assert '<dispBlanksAs val="gap">' in xml
    assert re.findall(r'<pt idx="(\d)"><v>([^<]*)</v>', reached) == [
        ("0", "60"),
        ("1", "600"),
        ("2", "20"),
    ]
    assert "<lineChart>" in xml


def test_a_line_to_measure_by_is_a_line_over_the_bars(drawn):
    """Working: a capacity is no bar beside those of what was reached, but as much everywhere."""
    lines = (ReferenceLine(label="Capacity", value=Count.parse("over 400")),)
    book = drawn(lines=lines)
    bars, across = re.findall(
        r"<(?:bar|line)Chart>.*?</(?:bar|line)Chart>", book.parts["xl/charts/chart1.xml"]
    )

    assert book.column("reach_chart", "Capacity (people)") == [400] * len(ROWS)
    assert [found.count("<ser>") for found in (bars, across)] == [2, 1]
    assert "Capacity (people)" in across
    assert re.findall(r'<axId val="(\d+)">', bars) == re.findall(r'<axId val="(\d+)">', across)
    labels = re.findall(r"<a:t>([^<]*)</a:t>", bars + across)
    assert labels == ["over 600", "under 20", "over 400"]
    alone = drawn(lines=lines, kind="line").parts["xl/charts/chart1.xml"]
    assert alone.count("<lineChart>") == 1


def test_contents_and_text_lead_to_the_chart(drawn):
    """Working: the chart is among the contents, and its place in the text leads to it."""
    book = drawn()
    sheet = book.values["Contents"]
    links = [row[0].hyperlink.location for row in sheet[sheet.tables["contents"].ref][1:]]

    assert f"'{SHEET}'!A1" in links
    assert book.values["Text"]["C7"].hyperlink.location == f"'{SHEET}'!A1"


def test_axes_begin_at_zero_unless_there_are_numbers_below(render, report_of, table_of):
    """Working: bars are honest about their length; a deficit is shown below the line."""

    def least(*cells: Money) -> list[str]:
        column = Column(key="reached", label="Spend", unit="£", kind="money")
        table = table_of([THEME, column], *((str(cell), cell) for cell in cells))
        chart = evolve(CHART, series=CHART.series[:1])
        xml = render(report_of(table, chart)).parts["xl/charts/chart1.xml"]
        return re.findall(r'<min val="([^"]*)">', xml)

    assert least(Money.pounds(5), Money.pounds(7)) == ["0"]
    assert least(Money.pounds(5), Money.pounds(-7)) == []


def test_publication_says_charts_in_words(drawn):
    """Publication: no picture; caption, words and where the data is stand in the text."""
    book = drawn("publication")

    assert not [name for name in book.parts if "chart" in name or "drawing" in name]
    assert book.column("text_of_the_report", "Text")[1:] == [
        CHART.caption,
        CHART.alt,
        "The data is in Table 1",
    ]
    assert any("words stand for the chart" in each.message for each in book.result.degradations)
    assert not drawn().result.degradations


def test_what_cannot_be_drawn_is_said_in_words(
    render, report_of, table_of, monkeypatch: pytest.MonkeyPatch
):
    """Working: a chart of no rows, or of more points than Excel draws, and why it is not drawn."""
    empty = render(report_of(table_of([THEME, REACHED, TARGET]), CHART))
    monkeypatch.setattr(plan, "MOST_POINTS", 4)
    many = render(report_of(table_of([THEME, REACHED, TARGET], *ROWS), CHART))

    for book, why in ((empty, "its table has no rows"), (many, "Excel draws at most 4 points")):
        assert not [name for name in book.parts if "chart" in name]
        assert CHART.alt in book.column("text_of_the_report", "Text")
        assert any(why in each.message for each in book.result.degradations)


def test_charts_are_counted_apart_from_tables(render, report_of, table_of):
    """Working: two charts have parts, names and descriptions of their own."""
    other = evolve(CHART, id="other-chart", caption="Other", alt="Other words.")
    table = table_of([THEME, REACHED, TARGET], *ROWS)
    section = Section(id="more", title="More", blocks=(other,))
    report = report_of(table, CHART)
    parts = render(evolve(report, sections=(*report.sections, section))).parts

    assert "Other words." in parts["xl/drawings/drawing2.xml"]
    assert "Other" in parts["xl/charts/chart2.xml"]
    assert 'name="Figure 2"' in parts["xl/drawings/drawing2.xml"]


def test_a_chart_of_many_rows_stands_beside_them(render, report_of, table_of):
    """Working: below few rows, beside many, so that it is seen without scrolling."""

    def place(count: int) -> str:
        rows = [(f"Theme {n}", n, n) for n in range(count)]
        book = render(report_of(table_of([THEME, REACHED, TARGET], *rows), CHART))
        xml = book.parts["xl/drawings/drawing1.xml"]
        (column, row) = re.findall(r"<(?:\w+:)?(?:col|row)>(\d+)<", xml)[:2]
        return f"{column},{row}"

    assert place(3) == "0,9"
    assert place(40) == "4,4"


def test_a_chart_of_what_is_not_there_is_refused(drawn):
    """A column that its table has not is named."""
    with pytest.raises(DocumentError, match="table reach has no column 'nowhere'"):
        drawn(x="nowhere")
