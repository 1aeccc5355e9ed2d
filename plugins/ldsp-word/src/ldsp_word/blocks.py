"""Blocks as paragraphs: text, lists, quotes and messages set apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from ldsp_core.document import (
    Block,
    BulletList,
    Callout,
    Degradation,
    Figure,
    Item,
    LetteredList,
    Metrics,
    NumberedParagraph,
    Paragraph,
    Quote,
    Table,
)
from ldsp_core.errors import RenderError
from ldsp_word.figures import figure
from ldsp_word.markup import KEEP, paragraph, run
from ldsp_word.numbering import BULLETS, LEVELS, number_properties, paper_number
from ldsp_word.page import INDENT, STEP
from ldsp_word.paper import Paper
from ldsp_word.spans import runs
from ldsp_word.styles import LISTS, Style, bullet, continuation, numbered_paragraph
from ldsp_word.tables import metrics, table


@frozen(kw_only=True)
class Place:
    """Where a block stands: how deep its section is, from 1, and whether that has a number.

    What ``leads`` to the block after it, such as a sentence before a table, stays with it.
    """

    depth: int
    numbered: bool
    leads: bool = False

    @property
    def body(self) -> Style:
        """The style of plain paragraphs here."""
        return Style.BODY_INDENT if self.numbered else Style.BODY

    @property
    def keep(self) -> str:
        """What keeps a paragraph here with the next one, where it must be."""
        return KEEP if self.leads else ""


def leads(block: Block, following: Block | None) -> bool:
    """Whether *block* is text that a table, a figure or a list belongs to."""
    return isinstance(block, Paragraph | NumberedParagraph) and isinstance(following, _LED_TO)


_LED_TO: Final = (BulletList, Figure, LetteredList, Metrics, Table)


def block_markup(block: Block, paper: Paper, place: Place) -> str:
    """Return the markup of *block*. Raises RenderError for one that a paper cannot show."""
    if isinstance(block, Paragraph):
        return paragraph(place.body, runs(block.spans, paper), place.keep)
    if isinstance(block, NumberedParagraph):
        return _numbered(block, paper, place)
    if isinstance(block, BulletList):
        return "".join(_bullets(block.items, paper, 1))
    if isinstance(block, LetteredList):
        return "".join(_letters(block, paper))
    if isinstance(block, Table):
        return table(block, paper)
    if isinstance(block, Metrics):
        return metrics(block, paper)
    if isinstance(block, Figure):
        return figure(block, paper)
    if isinstance(block, Quote):
        return "".join(_quote(block))
    if isinstance(block, Callout):
        return "".join(_callout(block, paper))
    raise RenderError(f"a Word paper cannot show a {type(block).__name__}; lower the report first")


def _numbered(block: NumberedParagraph, paper: Paper, place: Place) -> str:
    content = runs(block.spans, paper)
    if not place.numbered:
        return paragraph(place.body, content, place.keep)
    level = place.depth - 1 + block.level
    if level >= LEVELS:
        raise RenderError(
            f"a paragraph is numbered {level + 1} levels deep; Word knows {LEVELS}: bring its "
            "section up, or give it a lower level"
        )
    style = numbered_paragraph(level)
    return paragraph(style, content, place.keep + paper_number(style, level))


def _letters(block: LetteredList, paper: Paper) -> Iterator[str]:
    number = number_properties(paper.lists.new(), 0)
    for item, keep in _held(block.items):
        yield paragraph(Style.LETTERED, runs(item.spans, paper), keep + number)
        yield from _below(item, paper, 1)


def _bullets(items: tuple[Item, ...], paper: Paper, level: int) -> Iterator[str]:
    shown = min(level, LEVELS)
    if level > LEVELS:
        message = f"items below level {LEVELS} stand on it, the last that Word knows"
        paper.degradations.append(Degradation(block="BulletList", message=message))
    number = "" if level <= LISTS else number_properties(BULLETS, shown - 1)
    for item, keep in _held(items):
        yield paragraph(bullet(shown), runs(item.spans, paper), keep + number)
        yield from _below(item, paper, shown)


def _held(items: tuple[Item, ...]) -> Iterator[tuple[Item, str]]:
    """Yield *items* with what keeps the first and the last but one with the next.

    So no item begins or ends a list alone on a page, nor does what belongs to an item.
    """
    held = {0, len(items) - 2} if len(items) > 1 else set[int]()
    for index, item in enumerate(items):
        yield item, KEEP if index in held or item.more or item.items else ""


def _below(item: Item, paper: Paper, level: int) -> Iterator[str]:
    indent = "" if level <= LISTS else f'<w:ind w:left="{INDENT + STEP * level}"/>'
    for more in item.more:
        yield paragraph(continuation(level), runs(more.spans, paper), indent)
    if item.items:
        yield from _bullets(item.items, paper, level + 1)


def _quote(block: Quote) -> Iterator[str]:
    keep = KEEP if block.source else ""
    yield paragraph(Style.QUOTE, run(block.text), keep)
    if block.source:
        yield paragraph(Style.QUOTE_SOURCE, run(f"– {block.source}"))


def _callout(block: Callout, paper: Paper) -> Iterator[str]:
    warning = block.kind == "warning"
    title = f"Warning: {block.title}" if warning else block.title
    yield paragraph(Style.WARNING_HEADING if warning else Style.CALLOUT_HEADING, run(title))
    for inside in block.paragraphs:
        style = Style.WARNING if warning else Style.CALLOUT
        yield paragraph(style, runs(inside.spans, paper))
