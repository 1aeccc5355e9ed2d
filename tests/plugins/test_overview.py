"""What ``ldsp plugins`` shows."""

from __future__ import annotations

import json

from attrs import evolve

from ldsp_core.plugins import Registry
from ldsp_core.plugins.overview import describe

WORD = """
from ldsp_core.rendering.spec import RendererSpec
@hookimpl
def ldsp_renderers(context):
    return [
        RendererSpec(
            name="word", title="Word", extensions=(".docx",), media_type="a/b", load=lambda: None
        )
    ]
"""


def test_the_overview_of_one_of_each(install):
    """Loaded, blocked, failed and conflicting plugins, as --json prints them."""
    points = [
        install("acme", WORD, name="a"),
        install("best", WORD, name="b", version="2.0"),
        install("crash", "raise RuntimeError('out of luck')", name="c"),
        install("door", name="d"),
    ]
    registry = Registry.discover({"LDSP_PLUGINS_DISABLED": "door"}, points)
    a = {"name": "a", "distribution": "acme", "version": "1.0"}
    b = {"name": "b", "distribution": "best", "version": "2.0"}
    tree = describe(registry).as_dict()
    builtin = next(row for row in tree["loaded"] if row["name"] == "builtin")
    assert builtin["distribution"] == "ldsp-core"
    assert builtin["offers"] == {
        "renderers": ["markdown", "csv"],
        "formats": ["toml", "json"],
        "reports": ["board-paper"],
        "checks": ["core-check"],
    }
    assert [row for row in tree["loaded"] if row["name"] != "builtin"] == [
        {**a, "offers": {"renderers": ["word"]}},
        {**b, "offers": {"renderers": ["word"]}},
    ]
    assert tree["blocked"] == [
        {
            "name": "d",
            "distribution": "door",
            "version": "1.0",
            "reason": "LDSP_PLUGINS_DISABLED names it",
        }
    ]
    assert tree["failed"] == [
        {
            "name": "c",
            "distribution": "crash",
            "version": "1.0",
            "stage": "import",
            "error": "RuntimeError: out of luck",
            "remedy": "upgrade or reinstall crash, or leave it out with LDSP_PLUGINS_DISABLED=c",
        }
    ]
    assert tree["conflicts"] == [
        {"kind": "renderers", "name": ".docx", "plugins": [a, b]},
        {"kind": "renderers", "name": "word", "plugins": [a, b]},
    ]
    assert json.loads(json.dumps(tree)) == tree


def test_the_overview_asks_for_everything(registry_of):
    """A hook that nobody has called yet fails when the overview is made."""
    registry = registry_of(reports=None, drawers=None)
    assert registry.failures == ()
    assert len(describe(registry).failed) == 2


def test_drawers_of_the_same_thing_are_a_conflict(registry_of, specs):
    """Two drawers of charts clash though their names differ."""
    registry = registry_of(drawers=[specs.drawer, evolve(specs.drawer, name="brush")])
    (conflict,) = describe(registry).conflicts
    assert (conflict.kind, conflict.name) == ("drawers", "chart")
