"""Small reports, each with one thing in it that renderers get wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from ldsp_core.document import (
    Block,
    BulletList,
    Callout,
    Column,
    Custom,
    Front,
    FrontField,
    Item,
    Link,
    Metric,
    Metrics,
    Note,
    NoteRef,
    NumberedParagraph,
    Paragraph,
    Quote,
    Report,
    Section,
    Strong,
    Table,
    Text,
)
from ldsp_core.values import MISSING_REASONS, Count, Missing, Money, Period, Share

HOSTILE: Final = (
    "=1+1",
    "+44 1772 000000",
    "-2+3",
    "@SUM(A1)",
    "<b>bold</b> & <script>alert(1)</script>",
    "&amp; &#35; &nbsp;",
    "]]> --> <!-- ?> %>",
    "# no heading",
    "1. no list",
    "* no list, *no stars*, _no lines_ and `no code`",
    "[no link](https://example.org/no) and ![no picture](no.png)",
    "> no quotation",
    "a | b",
    "{{ no.template }} ${no} %no% {no} %s %(no)s",
    "\\no \\section{no} \\u0041",
    "https://example.org/no?a=1&b=2",
    '"quoted", it\'s; a,b;c',
    "first line\nsecond line",
    "2019-04-01",
    "1e5",
    "007",
    "TRUE",
    "[^1] [1]: no note",
)
"""Texts that one format or another takes for something else."""

LANGUAGES: Final = {
    "Welsh": "Bydd ŵyl ddigidol yn Llŷn: dŵr, tŷ, ŷd, môr, Ŵ Ŷ",
    "Arabic": "الشراكة المحلية للمهارات الرقمية: ٦٠ شخصًا",
    "Hebrew": "שותפות מקומית למיומנויות דיגיטליות (60)",
    "Urdu": "ڈیجیٹل مہارتیں سب کے لیے",
    "Polish": "Zażółć gęślą jaźń",
    "Punjabi": "ਡਿਜੀਟਲ ਹੁਨਰ",
    "Chinese": "数字技能伙伴关系",
    "Both ways": "the group \u2067الشراكة\u2069 met",
    "Signs": "café cafe\u0301 \U0001f469\u200d\U0001f4bb \U0001d538 ½ ₤ €",
}
"""Words in other languages and scripts than English, by what they are."""


def report_of(*blocks: Block, notes: Sequence[Note] = (), **front: Any) -> Report:
    """Return a report with *blocks* in one section; *front* is what its front has besides."""
    facts: dict[str, Any] = {
        "title": "A sample",
        "organisation": "Borsetshire Digital Skills Partnership",
        "as_at": date(2019, 4, 1),
    }
    section = Section(id="only", title="The only section", blocks=blocks)
    return Report(
        name="sample", front=Front(**facts | front), sections=(section,), notes=tuple(notes)
    )


def empty_report() -> Report:
    """Return a report without a section: a front and nothing else."""
    front = Front(title="A sample", organisation="Borsetshire", as_at=date(2019, 4, 1))
    return Report(name="sample", front=front, sections=())


def hostile_report(texts: Sequence[str] = HOSTILE) -> Report:
    """Return a report with *texts* in every place where words may stand.

    With other texts of the same number the report has the same shape.
    """
    sections = tuple(_everywhere(number, text) for number, text in enumerate(texts))
    front = Front(
        title=texts[0],
        subtitle=texts[4],
        organisation=texts[5],
        author=texts[6],
        as_at=date(2019, 4, 1),
        fields=tuple(FrontField(label=text, spans=text) for text in texts[:4]),
        banners=(texts[4],),
    )
    notes = tuple(Note(id=f"note-{number}", spans=text) for number, text in enumerate(texts[:6]))
    return Report(name="sample", front=front, sections=sections, notes=notes)


def _everywhere(number: int, text: str) -> Section:
    noted = (NoteRef(f"note-{number}"),) if number < 6 else ()
    return Section(
        id=f"s-{number}",
        title=text.replace("\n", " "),
        blocks=(
            Paragraph((Text(text), *noted)),
            NumberedParagraph((Strong(text), Text(" and "), Link(text, "https://example.org/"))),
            BulletList((Item(text, items=(Item(text),)),)),
            Quote(text=text, source=text),
            Callout(title=text, paragraphs=(Paragraph(text),)),
            Metrics(metrics=(Metric(label=text, value=text, note=text),)),
            Table(
                id=f"t-{number}",
                caption=text,
                columns=(Column(key="a", label="Name"), Column(key="b", label="Words")),
                rows=((text, Link(text, "https://example.org/")), ("second row", text)),
            ),
        ),
    )


def many_languages_report() -> Report:
    """Return a report in Welsh with words in other languages, right-to-left ones among them."""
    return report_of(
        *(Paragraph(text) for text in LANGUAGES.values()),
        Table(
            id="languages",
            caption="Ieithoedd: ŵ, ŷ, עברית",
            columns=(Column(key="name", label="Iaith"), Column(key="words", label="מילים")),
            rows=tuple(LANGUAGES.items()),
        ),
        title="Partneriaeth Sgiliau Digidol Llŷn",
        language="cy-GB",
    )


def long_report(rows: int = 5000) -> Report:
    """Return a report with a table of so many *rows*, each of them different."""
    columns = (
        Column(key="name", label="Event"),
        Column(key="people", label="People", kind="number"),
        Column(key="cost", label="Cost", kind="money", unit="£"),
    )
    content = tuple(
        (f"Event {number}", number, Money.pounds(Decimal(number) / 4)) for number in range(rows)
    )
    return report_of(Table(id="events", caption="Events", columns=columns, rows=content))


def missing_report() -> Report:
    """Return a report with nought beside everything that is missing, in every kind of cell."""
    zeros: dict[str, Any] = {
        "number": 0,
        "count": Count.exactly(0),
        "money": Money.pounds(0),
        "decimal": Decimal(0),
        "share": Share.of(Count.exactly(0), Count.exactly(8)),
    }
    columns = (
        Column(key="what", label="What"),
        Column(key="nought", label="Nought"),
        Column(key="missing", label="Missing"),
        Column(key="period", label="Period", kind="period"),
    )
    period = Period.parse("FY2018-19/Q4")
    reasons = [Missing(reason=reason) for reason in MISSING_REASONS]  # type: ignore[arg-type]
    rows = tuple(
        (f"{name}, {reason}", zero, reason, period)
        for name, zero in zeros.items()
        for reason in reasons
    )
    table = Table(id="noughts", caption="Nought is not missing", columns=columns, rows=rows)
    metrics = Metrics(metrics=(Metric(label="No people", value=0),))
    return report_of(table, metrics)


def custom_report() -> Report:
    """Return a report with a Custom block of a kind that nobody knows, among others."""
    inner = Custom(
        kind="nobody-knows-this-either",
        data={},
        fallback=(Paragraph("What the inner block falls back on."),),
    )
    custom = Custom(
        kind="nobody-knows-this",
        data={"a": [1, None, {"b": "c"}]},
        fallback=(
            Paragraph("What the unknown block falls back on."),
            inner,
            BulletList((Item("and more of it"),)),
        ),
    )
    return report_of(Paragraph("Before it."), custom, Paragraph("After it."))


def single_block_reports() -> Iterator[tuple[str, Report]]:
    """Yield reports with one block each, of every kind, and what the block is.

    A chart stands beside the table that it is drawn from.
    """
    from ldsp_core.document import Chart, walk
    from ldsp_core.testing.sample_documents import sample_report
    from ldsp_core.testing.sample_tables import reach_table

    sample = sample_report()
    seen: set[type] = set()
    for placed in walk(sample):
        kind = type(placed.block)
        if kind in seen:
            continue
        seen.add(kind)
        block = _alone(placed.block)
        beside = (reach_table(),) if isinstance(block, Chart) else ()
        yield kind.__name__, report_of(*beside, block, notes=_noted(sample, beside or (block,)))


def _alone(block: Block) -> Block:
    """Return *block* with nothing in it that refers to others."""
    if isinstance(block, Paragraph | NumberedParagraph):
        return type(block)("Words that stand alone.")
    return block


def _noted(sample: Report, blocks: Sequence[Block]) -> tuple[Note, ...]:
    from ldsp_core.document.walking import notes_in

    wanted = {note for block in blocks for note in notes_in(block)}
    return tuple(note for note in sample.notes if note.id in wanted)
