"""A plugin that fails is told once on the command line, whatever else there is to tell."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FILE = """format_version = 1
id = "x"
name = "X"

[area]
name = "A"

[[papers]]
id = "p"
title = "A paper"
"""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a folder with a data file, and a plugin beside it that cannot be imported."""
    (tmp_path / "x.toml").write_text(FILE)
    (tmp_path / "acme_plugin.py").write_text('raise RuntimeError("no such luck")\n')
    info = tmp_path / "acme-3.1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme\nVersion: 3.1\n")
    (info / "entry_points.txt").write_text("[ldsp_core]\nacme = acme_plugin\n")
    return tmp_path


def run(folder: Path, target: str) -> subprocess.CompletedProcess[str]:
    """Write the board paper into *target*, in a process of its own."""
    asked = ("render", "x.toml", "--report", "board-paper", "--to", target)
    return subprocess.run(
        [sys.executable, "-m", "ldsp_core", *asked],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_in_the_refusal_of_a_format_that_nobody_offers(broken: Path) -> None:
    """It may be the plugin's, so the refusal lists it; nothing else does."""
    result = run(broken, "paper.odt")
    assert result.returncode == 1
    assert result.stderr.startswith("ldsp: there is no output format for files called '.odt'")
    assert result.stderr.count("no such luck") == 1


def test_beside_what_goes_well(broken: Path) -> None:
    """The paper is written, and the plugin named."""
    result = run(broken, "paper.md")
    assert result.returncode == 0
    assert "wrote paper.md" in result.stdout
    assert result.stderr.count("no such luck") == 1
    assert "acme 3.1" in result.stderr


def test_beside_a_refusal_about_something_else(broken: Path) -> None:
    """A mistake in the file does not hide it."""
    (broken / "x.toml").write_text(FILE.replace('title = "A paper"', 'tilte = "A paper"'))
    result = run(broken, "paper.md")
    assert result.returncode == 1
    assert "tilte" in result.stderr
    assert result.stderr.count("no such luck") == 1
