"""The format-neutral document: what a report says, and nothing about how it looks.

``Report(front, sections) → Section → Block``. Everything is frozen and can be
written as JSON (``ldsp_core.document.json_form``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, Literal

from attrs import field, frozen

from ldsp_core.document.cells import Cell, Link
from ldsp_core.document.derivations import Derivation

SCHEMA_VERSION: Final = 1
"""The version of the document's JSON form."""


@frozen
class Text:
    """Plain words."""

    text: str


@frozen
class Strong:
    """Words that matter more than those around them."""

    text: str


@frozen
class Ref:
    """A reference to a table, chart, diagram, figure or section by its id."""

    target: str


@frozen
class NoteRef:
    """A reference to one of the report's notes by its id."""

    note: str


Span = Text | Strong | Link | Ref | NoteRef
Spans = tuple[Span, ...]


def _spans(value: str | Span | Sequence[Span]) -> Spans:
    """Let plain text and a single span stand for themselves."""
    if isinstance(value, str):
        return (Text(value),)
    if isinstance(value, Text | Strong | Link | Ref | NoteRef):
        return (value,)
    return tuple(value)


@frozen
class Paragraph:
    """A paragraph without a number."""

    spans: Spans = field(converter=_spans)


@frozen
class NumberedParagraph:
    """A paragraph with a number below its section's: ``level`` 1 is 1.1, 2 is 1.1.1."""

    spans: Spans = field(converter=_spans)
    level: int = field(default=1, kw_only=True)


@frozen
class Item:
    """An item of a list: its own words, more paragraphs, and a bullet list under it."""

    spans: Spans = field(converter=_spans)
    more: tuple[Paragraph, ...] = field(default=(), kw_only=True)
    items: tuple[Item, ...] = field(default=(), kw_only=True)


@frozen
class BulletList:
    """A list whose order means nothing."""

    items: tuple[Item, ...]


@frozen
class LetteredList:
    """A list by letters, a., b., c. …, that start anew in each list."""

    items: tuple[Item, ...]


@frozen(kw_only=True)
class Metric:
    """One headline figure: its label, its typed value, and a short note."""

    label: str
    value: Cell
    note: str = ""


@frozen(kw_only=True)
class Metrics:
    """Headline figures that belong together."""

    metrics: tuple[Metric, ...]


@frozen(kw_only=True)
class Column:
    """A column of a table.

    ``kind`` tells what its cells hold; ``unit`` goes into the header ("people", "£",
    "per cent"); ``derive`` says how each cell follows from its row, ``total`` how the
    total cell follows from the column; ``notes`` are ids of the report's notes.
    """

    key: str
    label: str
    kind: Literal["text", "number", "money", "share", "date", "period", "rag"] = "text"
    unit: str = ""
    derive: Derivation | None = None
    total: Derivation | None = None
    notes: tuple[str, ...] = ()


Row = tuple[Cell, ...]


def _rows(value: Sequence[Row]) -> Sequence[Row]:
    """Keep rows from being changed by whoever is shown them; a lazy sequence stays lazy."""
    return tuple(value) if isinstance(value, list) else value


@frozen(kw_only=True)
class Table:
    """A table with one header row.

    ``rows`` is a sequence that can be iterated again and again (lazy ones are welcome
    for large tables); each row has a cell a column. ``totals`` is the total row with
    its stored values, or ``None`` for no total row.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: Sequence[Row] = field(converter=_rows)
    totals: Row | None = None


ChartKind = Literal["bar", "line", "timeline", "matrix"]
"""What a chart is: amounts side by side, amounts over time, dates, or who goes with what."""


@frozen(kw_only=True)
class Series:
    """One series of a chart: the key of a table's column and the name in the legend.

    ``role`` says what its values are: what was found, aimed at, or is expected.
    """

    column: str
    label: str
    role: Literal["value", "target", "forecast"] = "value"


@frozen(kw_only=True)
class ReferenceLine:
    """A line that a chart is read against: an award, a target for all, the as-at date."""

    label: str
    value: Cell


@frozen(kw_only=True)
class Chart:
    """A chart of a table of the same report, so that its data always stands beside it.

    ``x`` is the key of the column with the categories. A bar or line chart has a series
    for each column of amounts; a timeline has one or two, for starts and ends; a matrix
    has one for each heading across, whose cells say how the row goes with it.
    ``lines`` are drawn across the amounts or the dates; a matrix has none. ``alt`` says
    in words what the chart shows.
    """

    id: str
    caption: str
    alt: str
    table: str
    x: str
    series: tuple[Series, ...]
    kind: ChartKind = "bar"
    lines: tuple[ReferenceLine, ...] = ()


@frozen(kw_only=True)
class Node:
    """A box in a diagram; ``parent`` is the id of the box above it, ``detail`` small print."""

    id: str
    label: str
    parent: str | None = None
    detail: str = ""


@frozen(kw_only=True)
class Diagram:
    """A tree of labelled boxes, such as a partnership's structure."""

    id: str
    caption: str
    alt: str
    nodes: tuple[Node, ...]


@frozen(kw_only=True)
class Figure:
    """A drawn picture: SVG, PNG, or both, with words that stand for it."""

    id: str
    caption: str
    alt: str
    png: bytes = b""
    svg: str = ""


@frozen(kw_only=True)
class Quote:
    """Somebody's own words; ``source`` says whose."""

    text: str
    source: str = ""


@frozen(kw_only=True)
class Callout:
    """A message set apart from the text: ``kind`` says how much it matters."""

    title: str
    paragraphs: tuple[Paragraph, ...]
    kind: Literal["information", "warning"] = "information"


@frozen(kw_only=True)
class Custom:
    """A block that only some renderers know, with core blocks for all the others."""

    kind: str
    data: Mapping[str, Any]
    fallback: tuple[Block, ...]


Block = (
    Paragraph
    | NumberedParagraph
    | BulletList
    | LetteredList
    | Metrics
    | Table
    | Chart
    | Diagram
    | Figure
    | Quote
    | Callout
    | Custom
)


@frozen(kw_only=True)
class Section:
    """A section with a title; ``numbered`` ones are counted: 1.0, 2.0, 3.0.

    Sections in a section are one level down (4.1). ``wide`` asks for room across.
    """

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    numbered: bool = True
    wide: bool = False


@frozen(kw_only=True)
class FrontField:
    """A line of the front sheet: "Report author: …"."""

    label: str
    spans: Spans = field(converter=_spans)


@frozen(kw_only=True)
class Front:
    """What stands before the first section, and what the file says about itself.

    ``banners`` must be seen on every output ("An invented partnership"); ``as_at`` is
    the date that the facts were taken at.
    """

    title: str
    organisation: str
    as_at: date
    subtitle: str = ""
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "en-GB"
    fields: tuple[FrontField, ...] = ()
    banners: tuple[str, ...] = ()
    draft: bool = False


@frozen(kw_only=True)
class Note:
    """A note that spans, columns and cells refer to by ``id``."""

    id: str
    spans: Spans = field(converter=_spans)


@frozen(kw_only=True)
class Report:
    """A whole document, ready for any renderer. ``name`` is the report's ("board-paper")."""

    name: str
    front: Front
    sections: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    schema_version: int = SCHEMA_VERSION
