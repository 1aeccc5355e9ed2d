"""Turning what a format cannot show into what it can, and keeping account of it.

A chart is drawn, else told in words, as its table stands beside it; a diagram is drawn,
else set as a list; headline figures become a table, a table becomes a list, lists become
paragraphs; a block that only some renderers know gives way to its fallback. Links,
references and notes are typed as words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import count, islice

from attrs import evolve, frozen

from ldsp_core.document.block_rules import BlockRules, may_stand
from ldsp_core.document.blocks import (
    Block,
    Chart,
    Custom,
    Diagram,
    Figure,
    Paragraph,
    Ref,
    Report,
    Section,
    Span,
    Table,
    Text,
)
from ldsp_core.document.capabilities import Capability
from ldsp_core.document.drawer import Drawer, drawn
from ldsp_core.document.labels import Labels
from ldsp_core.document.names import Captioned
from ldsp_core.document.needs import needs
from ldsp_core.document.typed_spans import SpanTyper
from ldsp_core.document.walking import all_ids, walk, walk_sections


@frozen(kw_only=True)
class Degradation:
    """One thing that was shown otherwise than meant: which block, what became of it."""

    block: str
    message: str


@frozen(kw_only=True)
class Lowered:
    """A report that needs no more than the capabilities asked for, and what it cost."""

    report: Report
    degradations: tuple[Degradation, ...]


def lower(
    report: Report,
    capabilities: AbstractSet[Capability],
    *,
    drawer: Drawer | None = None,
    custom: AbstractSet[str] = frozenset(),
) -> Lowered:
    """Turn what *capabilities* lack into what they have, with one degradation a block.

    ``custom`` names the kinds of Custom block that the format knows. *report* must be
    valid (``validate``); it is not changed itself, and lowering twice gives the same as
    lowering once. A drawer that fails is a degradation, not an error.
    """
    if not needs(report, beyond=capabilities) and _knows_all(report, custom):
        return Lowered(report=report, degradations=())
    plain = _with_blocks(report, (_known(placed.block, custom) for placed in walk(report)))
    labels = Labels.of(plain)
    pictures = _drawn(plain, capabilities, drawer)
    typed_labels = _typed_labels(plain, labels, capabilities, pictures)
    rules = BlockRules(
        capabilities=capabilities,
        custom=custom,
        pictures=pictures,
        labels=typed_labels,
        numbers={section.id: iter(labels.paragraphs(section.id)) for section in _sections(plain)},
        table_ids=_fresh("headline-figures", report),
    )
    said = [rules.simplest(placed.block, placed.section.id) for placed in walk(report)]
    simple = _with_blocks(report, (blocks for blocks, _ in said))
    words: dict[str, str] = {}
    degradations: list[Degradation] = []
    if Capability.NUMBERED_PARAGRAPHS not in capabilities and _has_numbers(plain, labels):
        words = {section.id: labels.ref(section.id) for section in _sections(plain)}
        simple = _with_typed_titles(simple, labels)
        degradations.append(Degradation(block="sections", message="their numbers are typed"))
    typer = SpanTyper(
        capabilities=capabilities,
        labels=Labels.of(simple),
        instead=_instead(plain, simple, typed_labels),
        words=words,
    )

    for line in report.front.fields:
        degradations.extend(_degradation(f"front, {line.label}", typer.changes(line.spans)))
    for placed, (blocks, changes) in zip(walk(report), said, strict=True):
        further = (change for block in blocks for change in typer.changes_in(block))
        degradations.extend(_degradation(placed.place, [*changes, *further]))
    for note in report.notes:
        degradations.extend(_degradation(f"note {note.id}", typer.changes(note.spans)))
    typed = evolve(
        _with_blocks(simple, ((typer.block(block),) for block in _blocks(simple))),
        front=evolve(report.front, fields=tuple(map(typer.field, report.front.fields))),
        notes=tuple(evolve(note, spans=typer.spans(note.spans)) for note in report.notes),
    )
    if report.notes and Capability.NOTES not in capabilities:
        typed = _with_notes_section(typed, typer)
        degradations.append(Degradation(block="notes", message="they stand in a last section"))
    return Lowered(report=typed, degradations=tuple(degradations))


def _degradation(place: str, changes: Iterable[str]) -> tuple[Degradation, ...]:
    message = "; ".join(dict.fromkeys(changes))
    return (Degradation(block=place, message=message),) if message else ()


def _knows_all(report: Report, custom: AbstractSet[str]) -> bool:
    """Whether no Custom block of *report* has to give way to its fallback."""
    return all(block.kind in custom for block in _blocks(report) if isinstance(block, Custom))


def _known(block: Block, custom: AbstractSet[str]) -> tuple[Block, ...]:
    """Return *block*, or what it falls back on where its kind is not known."""
    if isinstance(block, Custom) and block.kind not in custom:
        return tuple(one for below in block.fallback for one in _known(below, custom))
    return (block,)


def _with_blocks(report: Report, blocks: Iterable[Sequence[Block]]) -> Report:
    """Return *report* with *blocks*: some for each block that it has, in reading order."""
    left = iter(blocks)

    def rebuilt(section: Section) -> Section:
        own = tuple(block for some in islice(left, len(section.blocks)) for block in some)
        return evolve(section, blocks=own, sections=tuple(map(rebuilt, section.sections)))

    return evolve(report, sections=tuple(map(rebuilt, report.sections)))


def _blocks(report: Report) -> Iterator[Block]:
    return (placed.block for placed in walk(report))


def _sections(report: Report) -> Iterator[Section]:
    return (path[-1] for path in walk_sections(report))


def _fresh(stem: str, report: Report) -> Iterator[str]:
    """Yield ids that *report* does not have: the stem, then with a number from 2."""
    taken = set(all_ids(report))
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return (name for name in names if name not in taken)


def _has_numbers(report: Report, labels: Labels) -> bool:
    return any(number for one in _sections(report) for number in labels.paragraphs(one.id))


def _with_typed_titles(report: Report, labels: Labels) -> Report:
    """Type the numbers of sections: those of paragraphs, now typed, count no longer."""

    def typed(section: Section) -> Section:
        title = f"{labels.section(section.id)} {section.title}".strip()
        below = tuple(map(typed, section.sections))
        return evolve(section, title=title, numbered=False, sections=below)

    return evolve(report, sections=tuple(map(typed, report.sections)))


def _drawn(
    report: Report, capabilities: AbstractSet[Capability], drawer: Drawer | None
) -> dict[str, Figure | str]:
    """Return the drawing of each chart and diagram that the format lacks, or why there is none."""
    tables = {block.id: block for block in _blocks(report) if isinstance(block, Table)}
    pictures: dict[str, Figure | str] = {}
    for block in _blocks(report):
        if isinstance(block, Chart | Diagram) and not may_stand(block, capabilities):
            table = tables.get(block.table) if isinstance(block, Chart) else None
            pictures[block.id] = (
                drawn(drawer, block, table)
                if Capability.FIGURES in capabilities
                else "the format has no pictures"
            )
    return pictures


def _typed_labels(
    report: Report,
    labels: Labels,
    capabilities: AbstractSet[Capability],
    pictures: Mapping[str, Figure | str],
) -> dict[str, str]:
    """Return the labels of captions that are typed: where none of their kind is left to count."""
    captioned = [block for block in _blocks(report) if isinstance(block, Captioned)]
    kept = {
        isinstance(block, Table)
        for block in captioned
        if may_stand(block, capabilities) or isinstance(pictures.get(block.id), Figure)
    }
    return {
        block.id: labels.caption(block.id)
        for block in captioned
        if isinstance(block, Table) not in kept
    }


def _instead(before: Report, after: Report, labels: Mapping[str, str]) -> dict[str, Span]:
    """Return what a reference to a block that is no longer there becomes.

    The label that is typed before its caption; else, for a chart, a reference to its
    table, which shows the same; else its caption.
    """
    there = set(all_ids(after))
    spans: dict[str, Span] = {}
    for block in _blocks(before):
        if not isinstance(block, Captioned) or block.id in there:
            continue
        if block.id in labels:
            spans[block.id] = Text(labels[block.id])
        elif isinstance(block, Chart) and block.table in there:
            spans[block.id] = Ref(block.table)
        else:
            spans[block.id] = Text(f"“{block.caption}”")
    return spans


def _with_notes_section(report: Report, typer: SpanTyper) -> Report:
    notes = sorted(report.notes, key=lambda note: typer.labels.note(note.id))
    section = Section(
        id=next(_fresh("notes", report)),
        title="Notes",
        numbered=False,
        blocks=tuple(Paragraph((Text(f"{typer.marker(note.id)} "), *note.spans)) for note in notes),
    )
    return evolve(report, sections=(*report.sections, section), notes=())
