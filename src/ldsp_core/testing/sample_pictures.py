"""The pictures of the sample document: charts of its tables, a diagram and a drawn figure."""

from __future__ import annotations

from base64 import b64decode
from datetime import date
from typing import Final

from ldsp_core.document import Chart, Diagram, Figure, Node, ReferenceLine, Series
from ldsp_core.values import Money

PNG: Final = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAIAAAA8r+mnAAAAGUlEQVR42mP4//+/vF8lJsmAVRRIMpCsAwAg2D4x"
    "VvO/ggAAAABJRU5ErkJggg=="
)
"""A chequered picture, 8 × 4 pixels."""

SVG: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40" viewBox="0 0 80 40">'
    '<rect width="80" height="40" fill="#ffffff"/>'
    '<circle cx="40" cy="20" r="15" fill="#1f4e79"/></svg>'
)
"""A circle, 80 × 40."""


def reach_chart() -> Chart:
    """Return bars with a bound, beside their targets."""
    return Chart(
        id="reach-chart",
        caption="People reached by theme",
        alt="Over 600 people were reached in the second theme, 60 in the first.",
        table="reach",
        x="theme",
        series=(
            Series(column="people", label="Reached"),
            Series(column="target", label="Target", role="target"),
        ),
    )


def spend_chart() -> Chart:
    """Return lines across which the award is drawn."""
    return Chart(
        id="spend-chart",
        caption="Spend against profile",
        alt="Spend is close to the profile in both quarters recorded.",
        table="spend",
        x="quarter",
        series=(
            Series(column="profile", label="Profile"),
            Series(column="actual", label="Actual"),
        ),
        kind="line",
        lines=(ReferenceLine(label="Award", value=Money.pounds(70000)),),
    )


def events_timeline() -> Chart:
    """Return dates across which the as-at date is drawn."""
    return Chart(
        id="events-timeline",
        caption="When the events were",
        alt="The coding day was in February 2019, the other two events in March.",
        table="events",
        x="event",
        series=(Series(column="when", label="Date"),),
        kind="timeline",
        lines=(ReferenceLine(label="As at", value=date(2019, 4, 1)),),
    )


def events_matrix() -> Chart:
    """Return which of the people came to which event."""
    return Chart(
        id="events-matrix",
        caption="Who came to the events",
        alt="Women and men came to every event; some did not say.",
        table="events",
        x="event",
        series=(
            Series(column="women", label="Women"),
            Series(column="men", label="Men"),
        ),
        kind="matrix",
    )


def structure_diagram() -> Diagram:
    """Return a tree of three boxes, one of them without detail."""
    return Diagram(
        id="structure",
        caption="Structure of the partnership",
        alt="The steering group stands above two networking groups.",
        nodes=(
            Node(id="steering", label="Steering group", detail="chair: B. Chair"),
            Node(id="skills", label="Skills networking group", parent="steering"),
            Node(
                id="inclusion",
                label="Inclusion networking group",
                parent="steering",
                detail="meets quarterly",
            ),
        ),
    )


def logo() -> Figure:
    """Return a picture in both forms."""
    return Figure(
        id="logo",
        caption="The partnership's logo",
        alt="A blue circle on white.",
        png=PNG,
        svg=SVG,
    )
