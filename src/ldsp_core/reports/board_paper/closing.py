"""Performance, finance, implications and background papers: the close of the paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from attrs import evolve

from ldsp_core.calculations import spend_to_date
from ldsp_core.document import (
    Block,
    BulletList,
    Chart,
    Column,
    Item,
    Link,
    NumberedParagraph,
    Paragraph,
    Ref,
    Section,
    Span,
    Table,
    Text,
)
from ldsp_core.model.terms import ImplicationKind
from ldsp_core.reports.board_paper.charts import Charts
from ldsp_core.reports.board_paper.material import Material
from ldsp_core.reports.charts import amounts_chart, spend_chart
from ldsp_core.reports.delivery_tables import (
    milestones_of,
    milestones_table,
    rated_activities,
    ratings_table,
    risks_table,
)
from ldsp_core.reports.grant_tables import quarters_table
from ldsp_core.reports.phrases import (
    NOT_STATED,
    agreeing,
    numbered,
    sentence,
    spelled,
)
from ldsp_core.reports.tables import awards, grants_table, performance_table, reach_table
from ldsp_core.values import NOT_APPLICABLE, Missing
from ldsp_core.values.wording import money_in_words

_REACH: Final = (
    "the people reached under each theme. People whom two activities may share are not "
    "counted twice, so that “over” means what is known for sure."
)


def performance(material: Material, charts: Charts) -> Section:
    """Return reach by theme, and the results of the paper's activities; reach may be drawn too."""
    partnership = material.partnership
    blocks: list[Block] = []
    if partnership.themes:
        reached = reach_table(partnership)
        chart = _reach_chart(reached, charts)
        blocks += [
            NumberedParagraph((*_refs(reached, chart), Text(_reached(chart)))),
            reached,
            *([chart] if chart else []),
        ]
    chosen = evolve(partnership, activities=material.activities)
    table = performance_table(chosen, full=False)
    if len(table.rows):
        blocks += [
            NumberedParagraph((Ref("performance-table"), Text(" sets results against targets."))),
            table,
        ]
    milestones = tuple(milestones_of(chosen))
    if milestones:
        blocks += [
            NumberedParagraph((Ref("milestones-table"), Text(" shows the milestones."))),
            milestones_table(milestones, material.as_at),
        ]
    rated = [each for each in rated_activities(chosen) if not isinstance(each.rating, Missing)]
    if rated:
        table = ratings_table(partnership, rated, material.as_at, "activity-ratings-table")
        words = " sets the ratings declared for activities beside those of their milestones."
        blocks += [NumberedParagraph((Ref(table.id), Text(words))), table]
    if not blocks:
        blocks.append(NumberedParagraph("No result is recorded."))
    return Section(id="performance", title="Performance", blocks=tuple(blocks))


def finance(material: Material, charts: Charts) -> Section:
    """Return the grants awarded, and what is known of spend, which may be drawn too."""
    partnership = material.partnership
    total = awards(partnership)
    table = grants_table(partnership)
    if isinstance(total, Missing) and total != NOT_APPLICABLE:
        return Section(
            id="finance",
            title="Finance",
            blocks=(NumberedParagraph("No grant award is recorded."),),
        )
    number = len(table.rows)
    whole = "" if isinstance(total, Missing) else f", {money_in_words(total)} in all"
    text = sentence(
        f"{spelled(number)} {agreeing(number, 'grant has', 'grants have')} been awarded{whole}"
    )
    silent = "" if _spend_told(material) else " Spend, profile and forecast are not stated."
    return Section(
        id="finance",
        title="Finance",
        blocks=(
            NumberedParagraph(
                (
                    Text(f"{text} "),
                    Ref("grants-table"),
                    Text(f" lists {agreeing(number, 'it', 'them')}.{silent}"),
                )
            ),
            table,
            *_spend(material, charts),
        ),
    )


def _spend(material: Material, charts: Charts) -> Iterator[Block]:
    """Tell, grant by grant, where spend stands, with its quarters."""
    partnership, as_at = material.partnership, material.as_at
    told = [grant for grant in partnership.grants if grant.periods]
    for grant in told:
        found = spend_to_date(grant, as_at).value
        table = quarters_table(grant, as_at)
        if isinstance(found.actual, Missing):
            text = f"No spend on the {grant.title} is recorded yet; "
        else:
            profile = (
                ""
                if isinstance(found.profile, Missing)
                else f", against a profile of {money_in_words(found.profile)}"
            )
            text = (
                f"Spend on the {grant.title} is {money_in_words(found.actual)} to date{profile}; "
            )
        chart = None if charts == "none" else spend_chart(grant, table)
        gives = " give the quarters." if chart else " gives the quarters."
        yield NumberedParagraph((Text(text), *_refs(table, chart), Text(gives)))
        yield table
        if chart:
            yield chart
    if told:
        table = ratings_table(partnership, told, as_at)
        yield NumberedParagraph(
            (Ref(table.id), Text(" sets the ratings worked out beside those declared."))
        )
        yield table


def _refs(table: Table, chart: Chart | None) -> tuple[Span, ...]:
    """Return ``Table 1``, or ``Table 1 and Figure 2`` where it is drawn."""
    return (Ref(table.id), Text(" and "), Ref(chart.id)) if chart else (Ref(table.id),)


def _reach_chart(table: Table, charts: Charts) -> Chart | None:
    """Return the chart of reach: of three themes and more, since words tell two as fast."""
    if charts == "none":
        return None
    return amounts_chart("reach-chart", table, "theme", "people", least=1 if charts == "all" else 3)


def _reached(chart: Chart | None) -> str:
    return f" {'show' if chart else 'shows'} {_REACH}"


def _spend_told(material: Material) -> bool:
    return any(grant.periods for grant in material.partnership.grants)


def risk(material: Material) -> Section | None:
    """Return the open risks, or nothing where none is recorded."""
    risks = [risk for risk in material.partnership.risks if risk.status == "open"]
    if not risks:
        return None
    number = numbered(len(risks), "risk is", "risks are")
    given = agreeing(len(risks), "it", "them, the weightiest first")
    return Section(
        id="risk",
        title="Risk",
        blocks=(
            NumberedParagraph(
                (
                    Text(f"{number[0].upper()}{number[1:]} open; "),
                    Ref("risks-table"),
                    Text(
                        f" gives {given}, with what is done. Weight is likelihood times impact, "
                        "each from 1 to 5."
                    ),
                )
            ),
            risks_table(material.partnership, risks),
        ),
    )


def implications(material: Material) -> Section:
    """Return the implications of each kind; "None" only where the data says so."""
    said: dict[str, str] = {}
    for each in material.paper.implications:
        if each.none:
            said[each.kind] = "None"
        elif not isinstance(each.text, Missing):
            said[each.kind] = sentence(each.text)
    kinds: tuple[str, ...] = get_args(ImplicationKind)
    table = Table(
        id="implications-table",
        caption="Implications",
        columns=(
            Column(key="kind", label="Kind"),
            Column(key="statement", label="Implications"),
        ),
        rows=tuple((kind.capitalize(), said.get(kind, NOT_STATED)) for kind in kinds),
    )
    told = NumberedParagraph((Ref(table.id), Text(" gives the implications of this paper.")))
    return Section(id="implications", title="Implications", blocks=(told, table))


def background_papers(material: Material) -> Section:
    """Return the papers that this one relies on."""
    papers = material.paper.background_papers
    items = tuple(
        Item(each.title if isinstance(each.url, Missing) else Link(each.title, each.url))
        for each in papers
    )
    blocks: tuple[Block, ...] = (BulletList(items),) if items else (Paragraph(NOT_STATED),)
    return Section(id="background-papers", title="Background papers", blocks=blocks)
