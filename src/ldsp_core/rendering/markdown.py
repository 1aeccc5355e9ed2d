"""Papers in Markdown, as GitHub and most wikis show it: plain text that reads well as it is.

Markdown numbers neither sections nor paragraphs, so their numbers are typed; lettered
lists are paragraphs that start with their letter. Charts, diagrams and figures are told
in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, Final

from attrs import frozen

from ldsp_core.document import (
    ALL,
    PICTURES,
    Block,
    BulletList,
    Callout,
    Column,
    Degradation,
    Front,
    Item,
    Labels,
    LetteredList,
    Link,
    Metric,
    Metrics,
    NoteRef,
    NumberedParagraph,
    Paragraph,
    Quote,
    Report,
    Row,
    Section,
    Table,
    Text,
    format_cell,
    letter,
)
from ldsp_core.document.walking import referred_notes, walk_sections
from ldsp_core.errors import RenderError
from ldsp_core.rendering.markdown_text import (
    cell_text,
    escaped,
    line,
    spans_text,
    strong,
)
from ldsp_core.rendering.spec import NoOptions, RendererSpec, RenderResult
from ldsp_core.values.wording import date_in_words

_NUMERIC: Final = ("number", "money", "share")
_DEEPEST: Final = 6
_BETWEEN_LISTS: Final = ("<!-- -->",)
"""What keeps two lists in a row from becoming one."""


@frozen(kw_only=True)
class _Chunk:
    """Lines that stand together; a list is told apart from others."""

    lines: Sequence[str]
    is_list: bool = False


class MarkdownRenderer:
    """Writes a report in Markdown, in UTF-8, with a newline after each line."""

    def render(
        self,
        report: Report,
        stream: BinaryIO,
        options: NoOptions,  # noqa: ARG002 - Markdown has none
    ) -> RenderResult:
        """Write *report*, lowered to what ``MARKDOWN`` can, to *stream*.

        Raises RenderError for a block that Markdown has no form for.
        """
        was_list = False
        for index, chunk in enumerate(_chunks(report)):
            if index:
                stream.write(b"\n")
            if was_list and chunk.is_list:
                stream.write("\n".join([*_BETWEEN_LISTS, "", ""]).encode())
            was_list = chunk.is_list
            stream.write("".join(f"{each}\n" for each in chunk.lines).encode())
        return RenderResult(degradations=tuple(_too_deep(report)))


MARKDOWN: Final = RendererSpec(
    name="markdown",
    title="Markdown text",
    extensions=(".md", ".markdown"),
    media_type="text/markdown",
    load=MarkdownRenderer,
    suits=frozenset({"paper"}),
    capabilities=ALL - PICTURES,
)
"""The Markdown format."""


def _too_deep(report: Report) -> Iterator[Degradation]:
    for path in walk_sections(report):
        if len(path) >= _DEEPEST:
            message = f"its heading is of level {_DEEPEST}, as Markdown has none below that"
            yield Degradation(block=f"section {path[-1].id}", message=message)


def _chunks(report: Report) -> Iterator[_Chunk]:
    labels = Labels.of(report)
    yield from _front(report.front, labels)
    for section in report.sections:
        yield from _section(section, 2, labels)
    yield from _notes(report, labels)


def _front(front: Front, labels: Labels) -> Iterator[_Chunk]:
    yield _Chunk(lines=(f"# {line(escaped(front.title))}",))
    if front.draft:
        yield _Chunk(lines=("**DRAFT**",))
    for banner in front.banners:
        yield _Chunk(lines=(f"> {line(strong(banner))}",))
    if front.subtitle:
        yield _Chunk(lines=(line(escaped(front.subtitle)),))
    facts = [("Organisation", escaped(front.organisation))]
    facts.extend((each.label, spans_text(each.spans, labels)) for each in front.fields)
    facts.append(("Facts as at", date_in_words(front.as_at)))
    lines = tuple(f"- {line(_labelled(label, words))}" for label, words in facts)
    yield _Chunk(lines=lines, is_list=True)


def _section(section: Section, level: int, labels: Labels) -> Iterator[_Chunk]:
    title = f"{labels.section(section.id)} {escaped(section.title)}".strip(" ")
    yield _Chunk(lines=(f"{'#' * min(level, _DEEPEST)} {line(title)}",))
    numbers = iter(labels.paragraphs(section.id))
    for block in section.blocks:
        if isinstance(block, NumberedParagraph):
            yield from _paragraph(_numbered(block, next(numbers), labels))
        else:
            yield from _block(block, labels)
    for below in section.sections:
        yield from _section(below, level + 1, labels)


def _numbered(block: NumberedParagraph, number: str, labels: Labels) -> str:
    words = spans_text(block.spans, labels)
    return " ".join(filter(None, (f"**{number}**" if number else "", words)))


def _block(block: Block, labels: Labels) -> Iterator[_Chunk]:
    match block:
        case Paragraph():
            yield from _paragraph(spans_text(block.spans, labels))
        case BulletList():
            yield from _bullets(block.items, labels)
        case LetteredList():
            for position, item in enumerate(block.items):
                yield from _lettered(item, position, labels)
        case Metrics():
            lines = tuple(f"- {line(_metric(metric))}" for metric in block.metrics)
            yield _Chunk(lines=lines, is_list=True)
        case Table():
            caption = strong(f"{labels.caption(block.id)}: {block.caption}")
            yield from _paragraph(caption)
            yield _Chunk(lines=tuple(_table(block, labels)))
            if not block.rows:
                yield from _paragraph("There are no rows.")
        case Quote():
            source = [f"— {escaped(block.source)}"] if block.source else []
            yield _quoted([escaped(block.text), *source])
        case Callout():
            title = f"Warning: {block.title}" if block.kind == "warning" else block.title
            paragraphs = (spans_text(each.spans, labels) for each in block.paragraphs)
            yield _quoted([strong(title), *paragraphs])
        case _:
            raise RenderError(
                f"Markdown has no form for a {type(block).__name__}; lower the report first"
            )


def _paragraph(words: str) -> Iterator[_Chunk]:
    if words:
        yield _Chunk(lines=(line(words),))


def _quoted(paragraphs: Iterable[str]) -> _Chunk:
    lines: list[str] = []
    for words in filter(None, paragraphs):
        lines.extend([">"] if lines else [])
        lines.append(f"> {line(words)}")
    return _Chunk(lines=lines)


def _metric(metric: Metric) -> str:
    note = f" ({escaped(metric.note)})" if metric.note else ""
    return _labelled(metric.label, f"{cell_text(metric.value)}{note}")


def _labelled(label: str, words: str) -> str:
    return f"{strong(f'{label}:', after=' ')} {words}"


def _bullets(items: Sequence[Item], labels: Labels) -> Iterator[_Chunk]:
    if items:
        yield _Chunk(lines=tuple(_item_lines(items, labels, "")), is_list=True)


def _item_lines(items: Iterable[Item], labels: Labels, indent: str) -> Iterator[str]:
    for item in items:
        spans = (item.spans, *(paragraph.spans for paragraph in item.more))
        first, *more = [words for each in spans if (words := spans_text(each, labels))] or [""]
        yield f"{indent}- {line(first)}".rstrip(" ")
        for words in more:
            yield ""
            yield f"{indent}  {line(words)}"
        yield from _item_lines(item.items, labels, f"{indent}  ")


def _lettered(item: Item, position: int, labels: Labels) -> Iterator[_Chunk]:
    words = spans_text(item.spans, labels)
    yield from _paragraph(f"{letter(position)}. {words}" if words else f"{letter(position)}.")
    for paragraph in item.more:
        yield from _paragraph(spans_text(paragraph.spans, labels))
    yield from _bullets(item.items, labels)


def _table(table: Table, labels: Labels) -> Iterator[str]:
    yield _row(_header(column, labels) for column in table.columns)
    yield _row("---:" if column.kind in _NUMERIC else "---" for column in table.columns)
    for row in table.rows:
        yield _row(map(cell_text, row))
    if table.totals is not None:
        yield _row(_total(table.totals))


def _header(column: Column, labels: Labels) -> str:
    unit = f" ({column.unit})" if column.unit else ""
    return spans_text((Text(column.label + unit), *map(NoteRef, column.notes)), labels)


def _total(row: Row) -> Iterator[str]:
    return (
        cell_text(cell) if isinstance(cell, Link) else strong(format_cell(cell)) for cell in row
    )


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _notes(report: Report, labels: Labels) -> Iterator[_Chunk]:
    """Set the notes; a viewer leaves out those that nothing refers to, so they are typed."""
    referred = set(referred_notes(report))
    for note in sorted(report.notes, key=lambda each: labels.note(each.id)):
        words = spans_text(note.spans, labels)
        if note.id in referred:
            marker = spans_text((NoteRef(note.id),), labels)
            yield _Chunk(lines=(f"{marker}: {line(words)}",))
        else:
            yield from _paragraph(_labelled(f"Note {labels.note(note.id)}", words))
