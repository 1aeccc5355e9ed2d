"""The board paper as a whole: which paper it is, its parts, and its front sheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import evolve, field, frozen

from ldsp_core.document import FrontField, NumberedParagraph, Report, Section
from ldsp_core.errors import ReportError
from ldsp_core.model import Paper, Partnership
from ldsp_core.reports.board_paper import background, closing, groups, opening, support, themes
from ldsp_core.reports.board_paper.charts import Charts, further_charts
from ldsp_core.reports.board_paper.material import Material
from ldsp_core.reports.common import front
from ldsp_core.reports.phrases import NOT_STATED, listed, stated
from ldsp_core.reports.privacy import disclosed, notice
from ldsp_core.reports.provenance import (
    Figure,
    figures_of,
    place_figures,
    provenance_section,
    theme_figures,
)
from ldsp_core.reports.spec import ReportRequest, ReportSpec
from ldsp_core.values import Missing
from ldsp_core.values.wording import date_in_words


@frozen(kw_only=True)
class BoardPaperParameters:
    """What can be asked of a board paper.

    ``paper`` is the id of the paper to write, the data file's last one when left empty;
    ``personal`` names people without a public role too; ``provenance`` adds an appendix
    that says where each figure comes from. ``charts``: "some" draws spend, and reach by
    three themes or more, beside their tables; "all" adds an appendix with further ones
    and their tables; "none" leaves charts out.
    """

    paper: str = field(default="")
    personal: bool = False
    provenance: bool = False
    charts: Charts = "some"


def build(request: ReportRequest) -> Report:
    """Return the board paper of a partnership.

    Raises ReportError when the data holds no paper, UnknownNameError for one it lacks.
    """
    asked = request.parameters or BoardPaperParameters()
    partnership = disclosed(request.partnership, asked.personal)
    paper = _paper(partnership, asked.paper)
    material = Material.of(partnership, paper, request.as_at)
    sections = [
        opening.summary(material),
        opening.recommendations(material),
        background.background(material),
        support.support(material),
        groups.groups(material),
        themes.activities(material),
        closing.performance(material, asked.charts),
        closing.finance(material, asked.charts),
        closing.risk(material),
        closing.implications(material),
        closing.background_papers(material),
        further_charts(material) if asked.charts == "all" else None,
        provenance_section(request, _figures(material, request.as_at, asked.charts))
        if asked.provenance
        else None,
    ]
    return Report(
        name=BOARD_PAPER.name,
        front=evolve(
            front(
                request,
                paper.title,
                author=_author(partnership, paper),
                subject=f"Paper for {stated(paper.committee)}",
                fields=(*_front_fields(partnership, paper), *notice(partnership)),
                draft=paper.status == "draft",
            ),
            subtitle="Board paper",
        ),
        sections=tuple(
            _with_own_paragraphs(section, paper) for section in sections if section is not None
        ),
    )


def _figures(material: Material, as_at: date, charts: Charts) -> Iterator[Figure]:
    """Yield the computed figures that the paper prints, those of the further charts with them."""
    yield from figures_of(material.partnership, as_at, material.activities)
    if charts == "all":
        yield from theme_figures(material.partnership)
        yield from place_figures(material.partnership)


def _paper(partnership: Partnership, wanted: str) -> Paper:
    if wanted:
        return partnership.paper(wanted)
    if not partnership.papers:
        raise ReportError(
            f"{partnership.name} has no paper; add a [[papers]] table with an id and a title to "
            "the data file"
        )
    return partnership.papers[-1]


def _author(partnership: Partnership, paper: Paper) -> str:
    if isinstance(paper.author, Missing):
        return ""
    role = partnership.role(paper.author)
    person = partnership.person(role.person)
    return f"{person.name}, {role.title}" if person.public else role.title


def _contact(partnership: Partnership, paper: Paper) -> str:
    """Return how to reach the author, if the author has a public role."""
    if isinstance(paper.author, Missing):
        return ""
    person = partnership.person(partnership.role(paper.author).person)
    ways = (person.email, person.telephone) if person.public else ()
    return listed(str(way) for way in ways if not isinstance(way, Missing))


def _front_fields(partnership: Partnership, paper: Paper) -> Iterator[FrontField]:
    def line(label: str, text: str) -> FrontField:
        return FrontField(label=label, spans=text)

    meeting = paper.meeting
    classification = stated(paper.classification).capitalize()
    if not isinstance(paper.exempt_paragraph, Missing):
        classification += (
            f" (paragraph {paper.exempt_paragraph} of Schedule 12A, Local Government Act 1972)"
        )
    yield line("Committee", stated(paper.committee))
    yield line(
        "Date of meeting",
        NOT_STATED if isinstance(meeting, Missing) else date_in_words(meeting.date, weekday=True),
    )
    yield line("Report author", _author(partnership, paper) or NOT_STATED)
    contact = _contact(partnership, paper)
    if contact:
        yield line("Contact", contact)
    yield line("Classification", classification)
    yield line("Areas affected", listed(paper.areas_affected) or partnership.area.name)
    if paper.consultees:
        yield line("Consulted", listed(paper.consultees))
    for own in paper.fields:
        yield line(own.label, own.text)
    if not isinstance(paper.decision, Missing):
        yield line("Decision reference", paper.decision)


def _with_own_paragraphs(section: Section, paper: Paper) -> Section:
    """Add the coordinator's own paragraphs for a section after what is composed."""
    own = tuple(
        NumberedParagraph(each.text) for each in paper.paragraphs if each.section == section.id
    )
    return evolve(section, blocks=(*section.blocks, *own)) if own else section


BOARD_PAPER: Final = ReportSpec(
    name="board-paper",
    title="Board paper",
    build=build,
    parameters=BoardPaperParameters,
)
