"""Which rule makes a block simpler, and what is said about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from attrs import frozen

from ldsp_core.document import simpler
from ldsp_core.document.blocks import (
    Block,
    BulletList,
    Callout,
    Chart,
    Custom,
    Diagram,
    Figure,
    LetteredList,
    Metrics,
    NumberedParagraph,
    Paragraph,
    Quote,
    Table,
)
from ldsp_core.document.capabilities import Capability
from ldsp_core.document.needs import capability_of

Step = tuple[Iterable[Block], str]
"""The blocks that stand for one, and what became of it, in words."""


def may_stand(block: Block, capabilities: AbstractSet[Capability]) -> bool:
    """Whether a format with *capabilities* shows *block* as it is; a Custom never counts.

    A chart needs the table that it is drawn from beside it.
    """
    if isinstance(block, Chart) and Capability.TABLES not in capabilities:
        return False
    return isinstance(block, Paragraph) or capability_of(block) in capabilities


@frozen(kw_only=True)
class BlockRules:
    """The rules for one report and one format.

    ``numbers`` gives the numbers of a section's numbered paragraphs, each once;
    ``pictures`` what was drawn for charts and diagrams, by their ids, or why nothing was;
    ``labels`` what is typed before captions ("Table 1"); ``table_ids`` ids for tables
    that are new.
    """

    capabilities: AbstractSet[Capability]
    custom: AbstractSet[str]
    pictures: Mapping[str, Figure | str]
    labels: Mapping[str, str]
    numbers: Mapping[str, Iterator[str]]
    table_ids: Iterator[str]

    def simplest(self, block: Block, section: str) -> tuple[tuple[Block, ...], tuple[str, ...]]:
        """Return what stands for *block* of the section called *section*, and every change."""
        step = self._step(block, section)
        if step is None:
            return (block,), ()
        blocks: list[Block] = []
        changes = {step[1]: None}
        for simpler_block in step[0]:
            below, further = self.simplest(simpler_block, section)
            blocks.extend(below)
            changes.update(dict.fromkeys(further))
        return tuple(blocks), tuple(changes)

    def _step(self, block: Block, section: str) -> Step | None:
        """Apply one rule; ``None`` where *block* may stand as it is."""
        if isinstance(block, Custom):
            if block.kind in self.custom:
                return None
            return block.fallback, f"what it falls back on stands for the {block.kind}"
        if may_stand(block, self.capabilities):
            return self._below(block)
        return self._rule(block, section)

    def _below(self, block: Block) -> Step | None:
        bare = Capability.BULLET_LISTS not in self.capabilities
        if bare and isinstance(block, LetteredList) and any(item.items for item in block.items):
            return (simpler.without_bullets_below(block),), "dashes stand for bullets"
        return None

    def _rule(self, block: Block, section: str) -> Step | None:
        match block:
            case NumberedParagraph():
                number = next(self.numbers[section])
                change = "its number is typed" if number else "it is set as a plain paragraph"
                return (simpler.numbered_as_paragraph(block, number),), change
            case LetteredList():
                return simpler.letters_as_blocks(block), "its letters are typed"
            case BulletList():
                return simpler.bullets_as_paragraphs(block.items), "dashes stand for bullets"
            case Metrics():
                table = simpler.metrics_as_table(block, next(self.table_ids))
                return (table,), "the figures are set as a table"
            case Table():
                blocks = (self._caption(block), *simpler.table_as_blocks(block))
                return blocks, "the table is set as a list"
            case Quote():
                return (simpler.quote_as_paragraph(block),), "it is set as a paragraph"
            case Callout():
                return simpler.callout_as_paragraphs(block), "it is set as paragraphs"
            case Figure():
                return (self._caption(block), Paragraph(block.alt)), "words stand for the picture"
            case Chart() | Diagram():
                return self._picture(block)
            case _:
                return None

    def _picture(self, block: Chart | Diagram) -> Step:
        why = self.pictures[block.id]
        if isinstance(why, Figure):
            return (why,), f"the {type(block).__name__.lower()} is drawn as a picture"
        if isinstance(block, Chart):
            change = f"words stand for the chart: {why}; its data is in the table {block.table}"
            return (self._caption(block), Paragraph(block.alt)), change
        blocks = (self._caption(block), simpler.diagram_as_list(block))
        return blocks, f"a list stands for the diagram: {why}"

    def _caption(self, block: Table | Chart | Diagram | Figure) -> Paragraph:
        return simpler.captioned(block, self.labels.get(block.id, ""))
