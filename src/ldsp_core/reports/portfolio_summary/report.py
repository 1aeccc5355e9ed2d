"""Many partnerships together: what adds up, what is compared, and what is not there."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from ldsp_core.calculations import RolledIndicator, RollUp, roll_up
from ldsp_core.document import (
    Block,
    Front,
    FrontField,
    Metric,
    Metrics,
    NumberedParagraph,
    Report,
    Section,
)
from ldsp_core.model import Portfolio
from ldsp_core.reports.common import REACH_NOTE
from ldsp_core.reports.phrases import listed, numbered, sentence
from ldsp_core.reports.portfolio_summary.tables import (
    awards_table,
    conflicts_table,
    currencies_table,
    differences_table,
    gaps_table,
    indicator_table,
    own_table,
    partnerships_table,
)
from ldsp_core.reports.spec import ReportRequest, ReportSpec
from ldsp_core.values import NOT_APPLICABLE, Missing


@frozen(kw_only=True)
class PortfolioSummaryParameters:
    """What can be asked of the summary.

    ``to_date`` takes everything up to the end of the period, where one is given, instead
    of the period alone.
    """

    to_date: bool = False


def build(request: ReportRequest) -> Report:
    """Return the summary of the partnerships, for the request's period if it has one."""
    asked = request.parameters or PortfolioSummaryParameters()
    portfolio = Portfolio(partnerships=request.subjects)
    rolled = roll_up(portfolio, request.period, to_date=asked.to_date)
    return Report(
        name=PORTFOLIO_SUMMARY.name,
        front=_front(request, rolled),
        sections=(
            _summary(rolled),
            *_indicators(rolled),
            _coverage(rolled),
            _grants(rolled),
            *_differences(rolled),
        ),
        notes=(REACH_NOTE,),
    )


def _front(request: ReportRequest, rolled: RollUp) -> Front:
    partnerships = rolled.portfolio.partnerships
    period = rolled.period
    many = numbered(len(partnerships), "digital skills partnership", "digital skills partnerships")
    shown = () if period is None else (FrontField(label="Period", spans=period.label),)
    return Front(
        title="Digital skills partnerships: summary",
        organisation=sentence(many).removesuffix("."),
        as_at=request.as_at,
        subject="Portfolio summary",
        keywords=("digital skills", *(each.area.name for each in partnerships)),
        fields=shown,
    )


def _summary(rolled: RollUp) -> Section:
    partnerships = rolled.portfolio.partnerships
    people = rolled.reach.value
    once = "" if isinstance(people, Missing) else "nobody counted twice knowingly"
    one = rolled.awarded[0].amount if len(rolled.awarded) == 1 else NOT_APPLICABLE
    return Section(
        id="in-short",
        title="In short",
        blocks=(
            Metrics(
                metrics=(
                    Metric(label="Partnerships", value=len(partnerships)),
                    Metric(
                        label="Activities", value=sum(len(each.activities) for each in partnerships)
                    ),
                    Metric(
                        label="People reached",
                        value=people,
                        note=once,
                    ),
                    Metric(label="Grants awarded", value=one),
                    Metric(label="Shared indicators", value=len(rolled.indicators)),
                    Metric(label="Conflicts", value=len(rolled.conflicts)),
                )
            ),
            partnerships_table(rolled, (REACH_NOTE.id,)),
        ),
        wide=True,
    )


def _indicators(rolled: RollUp) -> tuple[Section, ...]:
    if not rolled.indicators:
        told = "No indicator names a code of a catalogue, so none is compared or added."
        return (
            Section(id="indicators", title="Shared indicators", blocks=(NumberedParagraph(told),)),
        )
    return (
        Section(
            id="indicators",
            title="Shared indicators",
            blocks=(
                NumberedParagraph(
                    "Only indicators with one code of one catalogue are added, and only where "
                    "they are defined alike."
                ),
            ),
            sections=tuple(
                Section(
                    id=f"shared-{number}",
                    title=_title(rolled, found),
                    blocks=_one(rolled, found, number),
                )
                for number, found in enumerate(rolled.indicators, start=1)
            ),
            wide=True,
        ),
    )


def _title(rolled: RollUp, found: RolledIndicator) -> str:
    """Return an indicator's name; of one that is defined differently, as whom."""
    codes = [each.code for each in rolled.indicators]
    if codes.count(found.code) == 1:
        return found.indicator.name
    whose = listed(dict.fromkeys(whose.area.name for whose, _ in found.definition.members))
    return f"{found.indicator.name}, as defined in {whose}"


def _one(rolled: RollUp, found: RolledIndicator, number: int) -> tuple[Block, ...]:
    told = [sentence(reason) for reason in found.refused]
    is_union = found.indicator.basis == "unique people" and found.indicator.over_activities == "sum"
    if is_union and len(found.figures) > 1:
        told.append(
            "People may take part in two partnerships, so the total is at least the largest "
            "number and at most the sum."
        )
    return (
        *(NumberedParagraph(text) for text in told),
        indicator_table(rolled, found, number),
    )


def _coverage(rolled: RollUp) -> Section:
    tables: list[Block] = []
    texts: list[str] = []
    if rolled.conflicts:
        many = numbered(
            len(rolled.conflicts), "entry of a catalogue is", "entries of catalogues are"
        )
        texts.append(f"{many} defined differently, and not added across the definitions")
        tables.append(conflicts_table(rolled))
    else:
        texts.append("no code is defined differently")
    if any(found.gaps for found in rolled.indicators):
        texts.append("a partnership without a result is a gap, and never taken as zero")
        tables.append(gaps_table(rolled))
    if rolled.own:
        texts.append("indicators of a partnership's own are not compared")
        tables.append(own_table(rolled))
    return Section(
        id="coverage",
        title="Conflicts and gaps",
        blocks=(NumberedParagraph(" ".join(map(sentence, texts))), *tables),
        wide=True,
    )


def _grants(rolled: RollUp) -> Section:
    if not rolled.awards:
        blocks: tuple[Block, ...] = (NumberedParagraph("No grants are recorded."),)
    elif len(rolled.awarded) > 1:
        told = NumberedParagraph("Sums in several currencies are not added.")
        blocks = (told, awards_table(rolled), currencies_table(rolled.awarded))
    else:
        blocks = (awards_table(rolled),)
    return Section(id="grants", title="Grants", blocks=blocks, wide=True)


def _differences(rolled: RollUp) -> tuple[Section, ...]:
    if not rolled.differences:
        return ()
    return (
        Section(
            id="differences",
            title="To bear in mind when comparing",
            blocks=(differences_table(rolled),),
            wide=True,
        ),
    )


PORTFOLIO_SUMMARY: Final = ReportSpec(
    name="portfolio-summary",
    title="Portfolio summary",
    build=build,
    subject="portfolio",
    parameters=PortfolioSummaryParameters,
    suits=frozenset({"paper", "workbook"}),
)
