"""What words a report has to show, and whether they are in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from attrs import frozen

from ldsp_core.document import (
    Block,
    BulletList,
    Callout,
    Chart,
    Diagram,
    Figure,
    Item,
    Labels,
    LetteredList,
    Link,
    Metrics,
    NoteRef,
    NumberedParagraph,
    Paragraph,
    Quote,
    Ref,
    Report,
    Spans,
    Table,
    walk,
)
from ldsp_core.document.walking import all_rows, walk_sections


@frozen
class Piece:
    """Words that must be found together, and the place in the report that they come from."""

    place: str
    words: str


def squeezed(text: str) -> str:
    """Return *text* with a single space wherever it has any kind of space."""
    return " ".join(text.split())


def front_pieces(report: Report) -> Iterator[Piece]:
    """Yield the words of the front: titles, lines, banners, and the mark of a draft."""
    front, labels = report.front, Labels.of(report)
    yield Piece("front, title", front.title)
    yield Piece("front, subtitle", front.subtitle)
    yield Piece("front, organisation", front.organisation)
    for line in front.fields:
        yield Piece(f"front, {line.label}", line.label)
        yield from _of_spans(f"front, {line.label}", line.spans, labels)
    yield from warning_pieces(report)


def warning_pieces(report: Report) -> Iterator[Piece]:
    """Yield what must be seen on every output: the banners, and that it is a draft."""
    for banner in report.front.banners:
        yield Piece("front, banner", banner)
    if report.front.draft:
        yield Piece("front, draft", "draft")


def body_pieces(report: Report) -> Iterator[Piece]:
    """Yield the words of all blocks but those of cells, in reading order."""
    labels = Labels.of(report)
    for placed in walk(report):
        for words in _of_block(placed.block, labels):
            yield Piece(placed.place, words)


def note_pieces(report: Report) -> Iterator[Piece]:
    """Yield the words of the notes."""
    labels = Labels.of(report)
    for note in report.notes:
        yield from _of_spans(f"note {note.id}", note.spans, labels)


def prose_pieces(report: Report) -> Iterator[Piece]:
    """Yield the words of paragraphs and lists, in reading order."""
    labels = Labels.of(report)
    for placed in walk(report):
        if isinstance(placed.block, Paragraph | NumberedParagraph | BulletList | LetteredList):
            for words in _of_block(placed.block, labels):
                yield Piece(placed.place, words)


def titles(report: Report) -> tuple[tuple[int, str], ...]:
    """Return the depth, from 1, and the title of every section in reading order."""
    return tuple((len(path), path[-1].title) for path in walk_sections(report))


def alts(report: Report) -> tuple[Piece, ...]:
    """Return the words that stand for pictures."""
    return tuple(
        Piece(placed.place, placed.block.alt)
        for placed in walk(report)
        if isinstance(placed.block, Chart | Diagram | Figure)
    )


def addresses(report: Report) -> Iterator[Piece]:
    """Yield the address of every link, in the front, blocks, cells and notes."""
    for line in report.front.fields:
        yield from _addresses(f"front, {line.label}", line.spans)
    for placed in walk(report):
        yield from _addresses(placed.place, _spans_of(placed.block))
        if isinstance(placed.block, Table):
            for row in all_rows(placed.block):
                yield from _addresses(placed.place, [c for c in row if isinstance(c, Link)])
    for note in report.notes:
        yield from _addresses(f"note {note.id}", note.spans)


def not_linked(pieces: Iterable[Piece], links: Iterable[str], text: str) -> list[str]:
    """Return which addresses are neither among *links* nor to be read in *text*."""
    there, readable = {unquote(link) for link in links}, unquote(text)
    return [
        f"{piece.place}: {piece.words}"
        for piece in pieces
        if unquote(piece.words) not in there and unquote(piece.words) not in readable
    ]


def lost(pieces: Iterable[Piece], text: str) -> list[str]:
    """Return what of *pieces* is not in *text*, each with its place."""
    found = squeezed(text)
    folded = found.casefold()
    return [
        f"{piece.place}: {piece.words!r}"
        for piece in pieces
        if squeezed(piece.words) not in found
        and not (piece.place == "front, draft" and piece.words in folded)
    ]


def misplaced(pieces: Iterable[Piece], text: str) -> list[str]:
    """Return the first of *pieces* that is in *text* only before its forerunner."""
    found, at = squeezed(text), 0
    for piece in pieces:
        words = squeezed(piece.words)
        position = found.find(words, at)
        if position < 0:
            return [f"{piece.place}: {piece.words!r} comes too early"] if words in found else []
        at = position + len(words)
    return []


def _of_block(block: Block, labels: Labels) -> Iterator[str]:
    match block:
        case Paragraph() | NumberedParagraph():
            yield from _words(block.spans, labels)
        case BulletList() | LetteredList():
            for item in block.items:
                yield from _of_item(item, labels)
        case Metrics():
            for metric in block.metrics:
                yield metric.label
                yield metric.note
        case Table():
            yield block.caption
            yield from (column.label for column in block.columns)
        case Chart() | Figure():
            yield block.caption
        case Diagram():
            yield block.caption
            for node in block.nodes:
                yield node.label
                yield node.detail
        case Quote():
            yield block.text
            yield block.source
        case Callout():
            yield block.title
            for paragraph in block.paragraphs:
                yield from _words(paragraph.spans, labels)
        case _:
            pass


def _of_item(item: Item, labels: Labels) -> Iterator[str]:
    yield from _words(item.spans, labels)
    for paragraph in item.more:
        yield from _words(paragraph.spans, labels)
    for below in item.items:
        yield from _of_item(below, labels)


def _of_spans(place: str, spans: Spans, labels: Labels) -> Iterator[Piece]:
    return (Piece(place, words) for words in _words(spans, labels))


def _words(spans: Spans, labels: Labels) -> Iterator[str]:
    """Yield words that stand together; a link, a reference or the mark of a note parts them."""
    together = ""
    for span in spans:
        if isinstance(span, Link | Ref | NoteRef):
            yield together
            together = ""
            if isinstance(span, Link):
                yield span.text
            elif isinstance(span, Ref):
                yield labels.ref(span.target)
        else:
            together += span.text
    yield together


def _spans_of(block: Block) -> Spans:
    from ldsp_core.document.walking import spans_in

    return tuple(spans_in(block))


def _addresses(place: str, spans: Iterable[object]) -> Iterator[Piece]:
    return (Piece(place, span.url) for span in spans if isinstance(span, Link))
