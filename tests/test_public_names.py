"""What others rely on changes only on purpose."""

from __future__ import annotations

from difflib import unified_diff

from scripts.public_names import LIST, public_names


def test_public_names_are_those_that_were_stated() -> None:
    """Whoever adds a name states it; whoever takes one away follows the deprecation policy."""
    stated = LIST.read_text(encoding="utf-8").splitlines()
    changes = unified_diff(stated, list(public_names()), "stated", "there", lineterm="", n=0)
    shown = "\n".join(changes)
    assert not shown, (
        f"the public names are not those of {LIST.name}:\n{shown}\nIf that is meant, run "
        "`python -m scripts.public_names`; a name that goes or changes its meaning needs what "
        "docs/plugins/versions.md promises"
    )


def test_the_list_has_every_kind_of_thing() -> None:
    """Names, hooks, fields and rules: the list is not empty by mistake."""
    stated = set(LIST.read_text(encoding="utf-8").splitlines())
    assert {
        "ldsp_core.load",
        "ldsp_core.document.Table",
        "hook ldsp_renderers(context)",
        "field RendererSpec.load",
        "field RendererSpec.options (may be left out)",
        "rule RendererSuite.test_every_text_survives",
    } <= stated
