"""What an author's own run of pytest is given: fixtures, skips with reasons, clear failures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

AUTHORS_TESTS = """
import pytest

import ldsp_core as ldsp
from ldsp_core.document import Report
from ldsp_core.errors import PluginError
from ldsp_core.rendering.markdown import MARKDOWN
from ldsp_core.testing import Extracted, RendererSuite


class TestExempt(RendererSuite):
    spec = MARKDOWN
    exempt = {
        "test_every_text_survives": "the format has no words",
        "test_every_cell_survives": " ",
    }

    def extract(self, data):
        return Extracted(text=data.decode())


def test_fixtures(partnership, report, registry):
    assert isinstance(partnership, ldsp.Partnership)
    assert isinstance(report, Report)
    assert {plugin.name for plugin in registry.plugins} == {"builtin"}
    assert ldsp.build("board-paper", partnership, registry=registry).name == "board-paper"


def test_discovery_is_refused(partnership, registry):
    with pytest.raises(PluginError, match="give `registry=registry`"):
        ldsp.check(partnership)
"""

PEOPLE_WHO_DO_NOT_USE_IT = """
import sys

def test_nothing_of_it_was_imported():
    ours = {name for name in sys.modules if name.startswith("ldsp_core.")}
    assert ours == {"ldsp_core.testing", "ldsp_core.testing.pytest_plugin"}
    assert "hypothesis.strategies" not in sys.modules
"""


def run(folder: Path, source: str, *arguments: str) -> str:
    """Run pytest on *source* in a process of its own, and return what it said."""
    (folder / "test_it.py").write_text(source)
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-rs", "-p", "no:cacheprovider", "--color=no"),
            *("--rootdir", folder, *arguments, folder / "test_it.py"),
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def test_an_author_has_fixtures_and_reasons(tmp_path: Path) -> None:
    """An exemption shows its reason; one without a reason fails; fixtures find no plugin."""
    wanted = "cell_survives or every_text or fixtures or discovery or exemptions"
    said = run(tmp_path, AUTHORS_TESTS, "-k", wanted)
    assert "the format has no words" in said
    assert "test_every_cell_survives is exempt without a reason" in said
    assert "To mend it: say why in `exempt`." in said
    assert "3 passed, 1 skipped" in said
    assert "1 error" in said


def test_people_who_do_not_use_it_import_nothing(tmp_path: Path) -> None:
    """Where ldsp-core is merely installed, pytest loads the fixtures and no more of it."""
    assert "1 passed" in run(tmp_path, PEOPLE_WHO_DO_NOT_USE_IT)
