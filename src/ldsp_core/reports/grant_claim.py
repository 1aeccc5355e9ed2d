"""The claim on a grant for a quarter: money, progress, and the declaration to sign."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from ldsp_core.calculations import (
    activities_of,
    claim_for,
)
from ldsp_core.calculations.measuring import value_if_it_adds
from ldsp_core.calculations.standing import of_kind
from ldsp_core.document import (
    Block,
    BulletList,
    Column,
    FrontField,
    Item,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
)
from ldsp_core.errors import ReportError
from ldsp_core.model import Claim, Grant, Indicator, Partnership
from ldsp_core.model.terms import MeasurementKind
from ldsp_core.reports.claim_money import money_section
from ldsp_core.reports.common import front
from ldsp_core.reports.delivery_tables import (
    milestones_table,
    owner,
    ratings_table,
    risks_table,
)
from ldsp_core.reports.phrases import NOT_STATED, lower_first, sentence
from ldsp_core.reports.privacy import disclosed, notice
from ldsp_core.reports.provenance import claim_figures, provenance_section
from ldsp_core.reports.spec import ReportRequest, ReportSpec
from ldsp_core.reports.tables import cell_of
from ldsp_core.values import Missing, Period

_KINDS: Final[tuple[MeasurementKind, ...]] = ("target", "actual")


@frozen(kw_only=True)
class GrantClaimParameters:
    """Which grant to claim on: its id, which may be left empty where there is only one.

    ``personal`` names people without a public role too; ``provenance`` adds an appendix
    that says where each figure comes from.
    """

    grant: str = ""
    personal: bool = False
    provenance: bool = False


def build(request: ReportRequest) -> Report:
    """Return the claim on a grant for the request's period.

    Part A tells the money, part B the progress, and the declaration closes it. Raises
    ReportError when no period is named, or it is not clear which grant is meant.
    """
    asked = request.parameters or GrantClaimParameters()
    partnership = disclosed(request.partnership, asked.personal)
    grant = _grant(partnership, asked.grant)
    period = request.period
    if period is None:
        raise ReportError(
            "a claim is for a period; name it, for example with --period FY2025-26/Q4"
        )
    appendix = (
        (provenance_section(request, claim_figures(partnership, grant, period, request.as_at)),)
        if asked.provenance
        else ()
    )
    return Report(
        name=GRANT_CLAIM.name,
        front=front(
            request,
            f"Claim: {grant.title}",
            subject="Grant claim",
            fields=(
                FrontField(label="Grant", spans=grant.title),
                FrontField(label="Funder", spans=partnership.organisation(grant.funder).name),
                FrontField(label="Claim for", spans=sentence(period.label).removesuffix(".")),
                *notice(partnership),
            ),
            draft=_is_draft(grant, period),
        ),
        sections=(
            money_section(partnership, grant, period, request),
            _progress(partnership, grant, period, request),
            _declaration(partnership, grant, period),
            *appendix,
        ),
    )


def _grant(partnership: Partnership, wanted: str) -> Grant:
    if wanted:
        return partnership.grant(wanted)
    if len(partnership.grants) == 1:
        return partnership.grants[0]
    names = ", ".join(grant.id for grant in partnership.grants) or "none"
    raise ReportError(
        f"name the grant to claim on, for example with --param grant=ID; there are: {names}"
    )


def _is_draft(grant: Grant, period: Period) -> bool:
    claim = claim_for(grant, period)
    return isinstance(claim, Missing) or claim.status == "draft"


def _progress(
    partnership: Partnership, grant: Grant, period: Period, request: ReportRequest
) -> Section:
    blocks: list[Block] = [
        ratings_table(partnership, [grant], request.as_at),
        _progress_table(partnership, grant, period),
        *_without_period(partnership, grant, period),
    ]
    if grant.milestones:
        milestones = (("", each) for each in grant.milestones)
        blocks.append(milestones_table(milestones, request.as_at))
    if grant.conditions:
        blocks.append(_conditions(grant))
    risks = [risk for risk in partnership.risks if grant.id in risk.grants]
    if risks:
        blocks.append(risks_table(partnership, risks))
    shown = tuple(each for each in blocks if not isinstance(each, Table) or len(each.rows))
    return Section(
        id="progress",
        title="Part B: progress",
        numbered=False,
        blocks=shown or (Paragraph("No progress is recorded."),),
    )


def _progress_table(partnership: Partnership, grant: Grant, period: Period) -> Table:
    rows = tuple(_progress_rows(partnership, grant, period))
    return Table(
        id="progress-table",
        caption="Outputs and outcomes",
        columns=(
            Column(key="activity", label="Activity"),
            Column(key="measure", label="Measure"),
            Column(key="target", label="Target of the period", kind="number"),
            Column(key="actual", label="Actual of the period", kind="number"),
            Column(key="target-all", label="Target to date", kind="number"),
            Column(key="actual-all", label="Actual to date", kind="number"),
        ),
        rows=rows,
    )


def _without_period(partnership: Partnership, grant: Grant, period: Period) -> Iterator[Paragraph]:
    """Say which results are recorded, and not in the table: nobody knows when they came about."""
    untold = [
        f"{activity.title}, {lower_first(partnership.indicator(each.indicator).name)}"
        for activity in activities_of(partnership, grant)
        for each in activity.measurements
        if each.kind in _KINDS
        and isinstance(each.period, Missing)
        and not isinstance(each.value, Missing)
        and (isinstance(each.recorded, Missing) or each.recorded > period.end)
    ]
    if untold:
        yield Paragraph(
            "Recorded without a period, and so neither in this table nor in any figure to date: "
            f"{'; '.join(dict.fromkeys(untold))}."
        )


def _progress_rows(partnership: Partnership, grant: Grant, period: Period) -> Iterator[Row]:
    for activity in activities_of(partnership, grant):
        for name in dict.fromkeys(each.indicator for each in activity.measurements):
            indicator: Indicator = partnership.indicator(name)
            yield (
                activity.title,
                indicator.name,
                *(
                    cell_of(
                        value_if_it_adds(
                            activity,
                            indicator,
                            of_kind(activity, indicator, kind),
                            period,
                            to_date=to_date,
                        ).value
                    )
                    for to_date in (False, True)
                    for kind in _KINDS
                ),
            )


def _conditions(grant: Grant) -> Table:
    return Table(
        id="conditions-table",
        caption="Conditions of the award",
        columns=(
            Column(key="condition", label="Condition"),
            Column(key="status", label="Status"),
            Column(key="due", label="Due", kind="date"),
        ),
        rows=tuple((each.text, each.status, each.due) for each in grant.conditions),
    )


def _declaration(partnership: Partnership, grant: Grant, period: Period) -> Section:
    claim = claim_for(grant, period)
    evidence = claim.evidence if isinstance(claim, Claim) else ()
    declaration = claim.declaration if isinstance(claim, Claim) else Missing()
    signatory = claim.signatory if isinstance(claim, Claim) else Missing()
    name = owner(partnership, signatory)
    blocks: list[Block] = [
        Paragraph(NOT_STATED if isinstance(declaration, Missing) else sentence(declaration)),
        Paragraph(f"Signatory: {NOT_STATED if isinstance(name, Missing) else name}"),
        Paragraph("Signature: ______________________     Date: ______________"),
        Paragraph(f"Evidence:{'' if evidence else f' {NOT_STATED}'}"),
    ]
    if evidence:
        blocks.append(BulletList(tuple(Item(each) for each in evidence)))
    return Section(
        id="declaration",
        title="Declaration and evidence",
        numbered=False,
        blocks=tuple(blocks),
    )


GRANT_CLAIM: Final = ReportSpec(
    name="grant-claim",
    title="Grant claim",
    build=build,
    parameters=GrantClaimParameters,
    suits=frozenset({"paper", "workbook"}),
)
