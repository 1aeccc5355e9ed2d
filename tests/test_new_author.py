"""A new author, with the documentation and nothing else, gets a renderer that keeps the rules."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from scripts.quick_start import files, lines_of_code, write


def test_the_quick_start_is_short() -> None:
    """Renderer and test together are under sixty lines."""
    assert sorted(Path(name).name for name in files()) == [
        "ldsp_page.py",
        "pyproject.toml",
        "test_ldsp_page.py",
    ]
    assert 0 < lines_of_code() < 60


def test_the_quick_start_keeps_the_rules(tmp_path: Path) -> None:
    """In an empty folder, where nothing of the repository is on the path."""
    write(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--color=no", tmp_path],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "skipped" not in done.stdout
