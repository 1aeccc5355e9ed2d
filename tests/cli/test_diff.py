"""What changed between two data files, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ldsp_core.cli import main

FIELDS = {"kind", "place", "subject", "what", "old", "new", "difference", "note"}


@pytest.fixture
def files(root: Path) -> tuple[str, str]:
    """The invented partnership in January and in April."""
    folder = root / "examples" / "fictional"
    return str(folder / "partnership-2026-01.toml"), str(folder / "partnership.toml")


def run(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["diff", *arguments])


def test_changes_are_told_under_what_they_are(files: tuple[str, str]) -> None:
    """In lines that a coordinator can read, and a count at the end."""
    result = run(*files)
    assert result.exit_code == 0
    titles = [line for line in result.stdout.splitlines() if line and not line.startswith(" ")]
    assert titles[0] == "New"
    assert titles[-1].endswith(": 45 changes")
    assert "  - Shop Window: completed; was under way" in result.stdout


def test_the_same_file_has_no_changes(files: tuple[str, str]) -> None:
    """And that is no failure."""
    result = run(files[1], files[1])
    assert (result.exit_code, result.stdout.strip().endswith("no changes")) == (0, True)
    assert json.loads(run(files[1], files[1], "--json").stdout)["changes"] == []


def test_programs_get_every_change_in_one_shape(files: tuple[str, str]) -> None:
    """With its kind, its place, and both values; null where there was none."""
    tree = json.loads(run(*files, "--json").stdout)
    assert tree["old"] == {"file": files[0], "partnership": "wenderby", "as_at": "2026-01-31"}
    assert tree["new"]["as_at"] == "2026-04-30"
    assert len(tree["changes"]) == 45
    assert all(set(change) == FIELDS for change in tree["changes"])
    (change,) = [
        each
        for each in tree["changes"]
        if each["place"] == "activities[first-clicks].measurements[1].count"
    ]
    assert (change["kind"], change["old"], change["new"], change["difference"]) == (
        "restated",
        "97",
        "104",
        "7 more",
    )
    (new,) = [each for each in tree["changes"] if each["place"] == "risks[grant-ends]"]
    assert (new["kind"], new["old"]) == ("new", None)


def test_a_file_that_cannot_be_loaded_fails(files: tuple[str, str], tmp_path: Path) -> None:
    """With its errors, and 1."""
    broken = tmp_path / "broken.toml"
    broken.write_text("id = 3")
    assert run(str(broken), files[1]).exit_code == 1


def test_what_reports_suppress_is_told_on_request_alone(tmp_path: Path, root: Path) -> None:
    """A small number that grew by one is told to those alone who may see it."""
    text = (root / "examples" / "fictional" / "partnership.toml").read_text("utf-8")
    old = tmp_path / "old.toml"
    new = tmp_path / "new.toml"
    old.write_text(text, "utf-8")
    small, total = '{ category = "unknown", count = 3 }', "count = 131"
    assert text.count(small) == text.count(total) == 1
    changed = text.replace(small, small.replace("3", "4")).replace(total, "count = 132")
    new.write_text(changed, "utf-8")

    def told(*arguments: str) -> list[tuple[str, str]]:
        tree = json.loads(run(str(old), str(new), "--json", *arguments).stdout)
        return [(each["old"], each["new"]) for each in tree["changes"]]

    assert told() == [("suppressed", "suppressed")]
    assert told("--internal") == [("131", "132"), ("3", "4")]
