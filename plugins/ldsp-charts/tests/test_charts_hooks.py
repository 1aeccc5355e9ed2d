"""The plugin: how it is found, what it costs, and that it gives the same bytes everywhere."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from importlib.metadata import entry_points

import pytest

import ldsp_core as ldsp
from ldsp_charts.drawer import VegaDrawer
from ldsp_charts.hooks import ldsp_drawers
from ldsp_core.document import (
    ALL,
    PICTURES,
    Capability,
    Chart,
    Diagram,
    Figure,
    Table,
    lower,
    validate,
    walk,
)
from ldsp_core.errors import RenderError
from ldsp_core.testing.sample_documents import sample_report

SAMPLE = sample_report()
PICTURES_ONLY = ALL - (PICTURES - {Capability.FIGURES})


def test_the_entry_point_leads_to_the_hooks() -> None:
    """The distribution registers its hooks as ``charts``."""
    (found,) = entry_points(group="ldsp_core", name="charts")
    assert found.value == "ldsp_charts.hooks"


def test_the_hooks_import_nothing_that_draws() -> None:
    """Asking what there is costs no engine."""
    code = (
        "import sys, ldsp_charts.hooks as hooks; hooks.ldsp_drawers(); print('vl_convert' in "
        "sys.modules, 'ldsp_charts.bars' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False False"


def test_it_draws_charts_and_diagrams() -> None:
    """One drawer for both, found by its name in a registry of its own."""
    (spec,) = ldsp_drawers()
    assert spec.draws == {"chart", "diagram"}
    assert isinstance(spec.load(), VegaDrawer)


def test_a_report_is_drawn_as_a_whole() -> None:
    """Every chart and diagram becomes a figure with both forms, and the report stays valid."""
    lowered = lower(SAMPLE, PICTURES_ONLY, drawer=VegaDrawer())
    validate(lowered.report)
    figures = [placed.block for placed in walk(lowered.report) if isinstance(placed.block, Figure)]
    assert len(figures) == 6
    assert all(figure.svg.startswith("<svg") and figure.png for figure in figures)
    assert not any("failed" in one.message for one in lowered.degradations)


def test_a_registry_without_it_tells_in_words() -> None:
    """What it would draw becomes tables and lists, as the result says."""
    without = ldsp.Registry.builtin_only()
    assert without.drawer_for("chart") is None
    lowered = lower(SAMPLE, PICTURES_ONLY, drawer=None)
    told = [one.message for one in lowered.degradations]
    assert any("a list stands for the diagram" in message for message in told)
    assert any("words stand for the chart" in message for message in told)


def test_a_chart_needs_its_table() -> None:
    """The error names both."""
    chart = next(
        placed.block
        for placed in walk(SAMPLE)
        if isinstance(placed.block, Chart) and placed.block.id == "reach-chart"
    )
    with pytest.raises(RenderError, match="chart 'reach-chart' came without its table 'reach'"):
        VegaDrawer().draw(chart, None)


_DIGEST = """
import hashlib
from ldsp_charts.drawer import VegaDrawer
from ldsp_core.document import Chart, Diagram, Table, walk
from ldsp_core.testing.sample_documents import sample_report
blocks = [placed.block for placed in walk(sample_report())]
tables = {block.id: block for block in blocks if isinstance(block, Table)}
digest = hashlib.sha256()
for block in blocks:
    if isinstance(block, Chart | Diagram):
        figure = VegaDrawer().draw(block, tables.get(getattr(block, "table", "")))
        digest.update(figure.svg.encode() + figure.png)
print(digest.hexdigest())
"""


def test_other_processes_give_the_same_bytes() -> None:
    """Whatever their time zone, language and hash seed, and drawn twice or once."""
    digests = set()
    for zone, language, seed in (("UTC", "C", "1"), ("Pacific/Auckland", "cy_GB.UTF-8", "2")):
        told = subprocess.run(
            [sys.executable, "-c", _DIGEST],
            capture_output=True,
            text=True,
            check=True,
            env={"TZ": zone, "LC_ALL": language, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        )
        digests.add(told.stdout.strip())
    tables = {
        placed.block.id: placed.block for placed in walk(SAMPLE) if isinstance(placed.block, Table)
    }
    here = hashlib.sha256()
    for placed in walk(SAMPLE):
        block = placed.block
        if isinstance(block, Chart | Diagram):
            table = tables.get(block.table) if isinstance(block, Chart) else None
            for _ in range(2):
                figure = VegaDrawer().draw(block, table)
            here.update(figure.svg.encode() + figure.png)
    assert digests == {here.hexdigest()}
