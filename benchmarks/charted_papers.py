"""Papers with pictures: a cold process each, from a data file to a written paper."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from benchmarks.measuring import Candidate, Row

_FACTS: Final = str(Path(__file__).parents[1] / "examples" / "lancashire" / "partnership.toml")

_PAPER: Final = """
import tempfile
import ldsp_core as ldsp
with tempfile.TemporaryDirectory() as folder:
    paper = ldsp.build("board-paper", ldsp.load({facts!r}), charts={charts!r})
    ldsp.render(paper, folder + "/paper.docx")
"""

_ONE_CHART: Final = """
import docx
import vl_convert
specification = {
    "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
    "background": "#ffffff",
    "data": {"values": [
        {"theme": "Future Workforce", "people": 240},
        {"theme": "Skilled and Productive Workforce", "people": 600},
    ]},
    "mark": "bar",
    "encoding": {
        "x": {"field": "people", "type": "quantitative"},
        "y": {"field": "theme", "type": "nominal"},
    },
}
vl_convert.svg_to_png(vl_convert.vegalite_to_svg(specification), scale=2)
"""

_PEER: Final = Candidate(
    name="import docx, draw one Vega-Lite chart",
    arguments=("-c", _ONE_CHART),
    needs=("docx", "vl_convert"),
    reach=2.0,
)

_REMARK: Final = "the peer draws one bar chart as SVG and PNG, and writes nothing"


def _row(size: str, charts: str) -> Row:
    paper = _PAPER.format(facts=_FACTS, charts=charts)
    return Row(
        work="the Lancashire paper, charts included",
        size=size,
        ours=Candidate(
            name="load, build, draw, write",
            arguments=("-c", paper),
            needs=("ldsp_word", "ldsp_charts"),
        ),
        peers=(_PEER,),
        rounds=9,
        remark=_REMARK,
    )


ROWS: Final = (_row("its usual figure", "some"), _row("all charts", "all"))
