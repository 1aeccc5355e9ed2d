"""The board paper as a whole: which paper it is, its parts, and its front sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import evolve, field, frozen

from ldsp_core.document import FrontField, NumberedParagraph, Report, Section
from ldsp_core.errors import ReportError
from ldsp_core.model import Paper, Partnership
from ldsp_core.reports.board_paper import background, closing, groups, opening, support, themes
from ldsp_core.reports.board_paper.material import Material
from ldsp_core.reports.common import front
from ldsp_core.reports.phrases import NOT_STATED, listed, stated
from ldsp_core.reports.spec import ReportRequest, ReportSpec
from ldsp_core.values import Missing
from ldsp_core.values.wording import date_in_words


@frozen(kw_only=True)
class BoardPaperParameters:
    """Which paper to write: its id; the last one of the data file when left empty."""

    paper: str = field(default="")


def build(request: ReportRequest) -> Report:
    """Return the board paper of a partnership.

    Raises ReportError when the data holds no paper, UnknownNameError for one it lacks.
    """
    partnership = request.partnership
    paper = _paper(partnership, request.parameters)
    material = Material.of(partnership, paper)
    sections = [
        opening.summary(material),
        opening.recommendations(material),
        background.background(material),
        support.support(material),
        groups.groups(material),
        themes.activities(material),
        closing.performance(material),
        closing.finance(material),
        closing.implications(material),
        closing.background_papers(material),
    ]
    return Report(
        name=BOARD_PAPER.name,
        front=evolve(
            front(
                request,
                paper.title,
                author=_author(partnership, paper),
                subject=f"Paper for {stated(paper.committee)}",
                fields=tuple(_front_fields(partnership, paper)),
                draft=paper.status == "draft",
            ),
            subtitle="Board paper",
        ),
        sections=tuple(
            _with_own_paragraphs(section, paper) for section in sections if section is not None
        ),
    )


def _paper(partnership: Partnership, parameters: object) -> Paper:
    wanted = parameters.paper if isinstance(parameters, BoardPaperParameters) else ""
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
