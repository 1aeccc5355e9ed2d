"""Charts for those who ask for all of them: an appendix, each beside its table."""

from __future__ import annotations

from typing import Literal

from ldsp_core.document import Block, Chart, Paragraph, Ref, Section, Table, Text
from ldsp_core.reports.board_paper.material import Material
from ldsp_core.reports.chart_tables import (
    dates_table,
    partner_themes_table,
    places_table,
    targets_table,
)
from ldsp_core.reports.charts import amounts_chart, dates_chart, partners_chart, targets_chart

Charts = Literal["none", "some", "all"]
"""Which charts a paper has."""


def further_charts(material: Material) -> Section | None:
    """Return targets by theme, activities over time, people by district, partners by theme."""
    partnership = material.partnership
    targets = targets_table(partnership)
    blocks: list[Block] = [*_shown(targets_chart(targets), targets)]
    if partnership.activities:
        dates = dates_table(partnership)
        blocks += _shown(dates_chart(dates, material.as_at), dates)
    if partnership.area.places:
        places = places_table(partnership)
        blocks += _shown(amounts_chart("places-chart", places, "place", "people", least=1), places)
    if partnership.themes:
        partners = partner_themes_table(partnership)
        if len(partners.rows):
            blocks += _shown(partners_chart(partnership, partners), partners)
    if not blocks:
        return None
    return Section(
        id="charts", title="Appendix: further charts", blocks=tuple(blocks), numbered=False
    )


def _shown(chart: Chart | None, table: Table) -> tuple[Block, ...]:
    """Return a chart with what it shows; a table whose chart says nothing is left out."""
    if chart is None:
        return ()
    return (
        Paragraph((Ref(chart.id), Text(" shows what is in "), Ref(table.id), Text("."))),
        chart,
        table,
    )
