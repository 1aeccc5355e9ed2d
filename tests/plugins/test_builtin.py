"""What the library itself offers."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ldsp_core.plugins import Registry


def test_the_builtins_come_through_the_same_hooks(builtins):
    """Each is offered by the plugin "builtin" of ldsp-core."""
    registry = Registry.builtin_only()
    assert [offer.name for offer in registry.renderers()] == ["markdown", "csv"]
    assert [offer.name for offer in registry.formats()] == ["toml", "json"]
    assert [offer.spec for offer in registry.reports()] == [builtins["report"]]
    assert [offer.spec for offer in registry.checks()] == [builtins["check"]]
    assert registry.sections() == registry.drawers() == ()
    assert {offer.plugin.distribution for offer in registry.renderers()} == {"ldsp-core"}


def test_importing_the_registry_loads_none_of_the_rooms():
    """Until something is asked for, no document, model, report, check or file is imported."""
    program = """
import sys
import pytest

from ldsp_core.plugins import Registry
Registry.builtin_only()
rooms = ("calculations", "checks", "codelists", "document", "files", "model", "rendering",
         "reports", "testing", "values")
rooms = tuple("ldsp_core." + room for room in rooms)
print(sorted(name for name in sys.modules if name.startswith(rooms)))
"""
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_the_real_builtins_are_as_the_contract_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that this library offers itself is refused."""
    monkeypatch.undo()
    registry = Registry.builtin_only()
    assert registry.renderer("markdown").spec.load()
    assert {offer.name for offer in registry.formats()} == {"toml", "json"}
    assert registry.report("board-paper").plugin.distribution == "ldsp-core"
    assert len(registry.checks()) > 20
    assert registry.failures == ()
