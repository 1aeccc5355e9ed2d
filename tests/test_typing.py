"""The public types say what they should, to mypy and to pyright."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "typing"
GOOD, BAD = FOLDER / "good.py", FOLDER / "bad.py"

Refused = dict[str, set[int]]
"""The lines refused, by the name of their file."""


def by_mypy() -> Refused:
    """Return the lines that mypy refuses, checking strictly."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--output", "json"),
            *("--config-file", os.devnull, "--cache-dir", os.devnull, GOOD, BAD),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return _by_file((each["file"], each["line"], each["severity"]) for each in found)


def by_pyright() -> Refused:
    """Return the lines that pyright refuses."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable),
            *(GOOD, BAD),
        ],
        env=os.environ | {"PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout)["generalDiagnostics"]
    return _by_file(
        (each["file"], each["range"]["start"]["line"] + 1, each["severity"]) for each in found
    )


def _by_file(found: Iterable[tuple[str, int, str]]) -> Refused:
    refused: Refused = {GOOD.name: set(), BAD.name: set()}
    for file, line, severity in found:
        if severity == "error":
            refused[Path(file).name].add(line)
    return refused


@pytest.mark.parametrize("refused", [by_mypy, by_pyright])
def test_the_right_is_accepted_and_the_wrong_refused(refused: Callable[[], Refused]) -> None:
    """Each marked line, and nothing besides; types are those that the good file asserts."""
    lines = BAD.read_text(encoding="utf-8").splitlines()
    marked = {number for number, line in enumerate(lines, 1) if line.endswith("# wrong")}
    assert refused() == {GOOD.name: set(), BAD.name: marked}
