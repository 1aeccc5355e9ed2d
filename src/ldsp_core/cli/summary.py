"""What ``ldsp show`` says of a partnership."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ldsp_core.calculations import (
    performance,
    reach,
    reach_of_theme,
    suppressed,
    suppression_pattern,
)
from ldsp_core.document import format_cell
from ldsp_core.errors import SuppressionError
from ldsp_core.reports.phrases import lower_first
from ldsp_core.reports.tables import awards, cell_of
from ldsp_core.values import Missing
from ldsp_core.values.wording import date_in_words

if TYPE_CHECKING:
    from ldsp_core.model import Partnership


def summary_of(partnership: Partnership) -> dict[str, Any]:
    """Return the summary in dicts, lists and words, as ``--json`` prints it."""
    as_at = partnership.as_at
    return {
        "partnership": partnership.name,
        "area": partnership.area.name,
        "as_at": str(as_at) if isinstance(as_at, Missing) else as_at.isoformat(),
        "fictional": partnership.fictional,
        "reach": format_cell(reach(partnership).value),
        "awarded": format_cell(awards(partnership)),
        "themes": [
            {
                "theme": theme.name,
                "activities": [
                    activity.title
                    for activity in partnership.activities
                    if theme.id in activity.themes
                ],
                "reach": format_cell(reach_of_theme(partnership, theme.id).value),
            }
            for theme in partnership.themes
        ],
        "measures": [
            {
                "activity": found.activity.title,
                "indicator": found.indicator.name,
                "target": format_cell(cell_of(found.target)),
                "actual": format_cell(cell_of(found.actual)),
                "share": format_cell(found.share),
                "position": found.position,
            }
            for found in performance(partnership)
        ],
        "grants": [
            {
                "grant": grant.title,
                "stage": grant.stage,
                "awarded": format_cell(grant.awarded),
            }
            for grant in partnership.grants
        ],
    }


def summary_text(partnership: Partnership) -> str:
    """Return the summary for a terminal."""
    return "\n".join(_lines(partnership))


def _lines(partnership: Partnership) -> Iterator[str]:
    tree = summary_of(partnership)
    as_at = partnership.as_at
    day = "not recorded" if isinstance(as_at, Missing) else date_in_words(as_at)
    yield f"{partnership.name} ({partnership.area.name}), as at {day}"
    if partnership.fictional:
        yield "An invented example."
    yield f"People reached: {tree['reach']}; grants awarded: {tree['awarded']}"
    for theme in tree["themes"]:
        yield ""
        yield f"{theme['theme']}: people reached: {theme['reach']}"
        yield from (f"  - {title}" for title in theme["activities"])
    if tree["measures"]:
        yield ""
        yield "Measures"
    for each in tree["measures"]:
        share = "" if each["share"].startswith("not ") else f" ({each['share']})"
        yield (
            f"  - {each['activity']}, {lower_first(each['indicator'])}: {each['actual']}; target: "
            f"{each['target']}{share}; {each['position']}"
        )
    if tree["grants"]:
        yield ""
        yield "Grants"
    for each in tree["grants"]:
        yield f"  - {each['grant']} ({each['stage']}): {each['awarded']}"
    if _tells_more_than_reports(partnership, tree):
        yield ""
        yield "Not for publication: reports suppress small numbers that are shown here."


def _tells_more_than_reports(partnership: Partnership, tree: dict[str, Any]) -> bool:
    """Whether reports for the public hide any of *tree*, or must not be made at all."""
    try:
        public = suppressed(partnership, suppression_pattern(partnership))
    except SuppressionError:
        return True
    return summary_of(public) != tree
