"""Reports for the public and for internal use, and the ledger of what was published."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import ldsp_core as ldsp
from ldsp_core.cli import main

TO = ("--report", "monitoring", "--to", "out.md")


@pytest.fixture
def run(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch):
    """Run ``ldsp render`` on a copy of the invented partnership, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    source = root / "examples" / "fictional" / "partnership.toml"
    Path("data.toml").write_bytes(source.read_bytes())

    def run(*arguments: str, file: str = "data.toml") -> Result:
        return CliRunner().invoke(main, ["render", file, *arguments])

    return run


def test_a_report_is_for_the_public_unless_asked(run) -> None:
    """It hides small numbers and says so; an internal one shows them and says so."""
    assert run(*TO).exit_code == 0
    public = Path("out.md").read_text("utf-8")
    assert "2 of 11 figures about people are suppressed" in public
    assert "| unknown | suppressed |" in public
    assert run(*TO, "--internal").exit_code == 0
    internal = Path("out.md").read_text("utf-8")
    assert "Not for publication" in internal
    assert "| unknown | 3 |" in internal
    assert "suppressed" not in internal


def test_a_summary_says_where_it_tells_more_than_reports(run) -> None:
    """The three of a breakdown are not in it; three people in all are, and it says so."""
    words = "Not for publication"
    assert words not in CliRunner().invoke(main, ["show", "data.toml"]).stdout
    text = Path("data.toml").read_text("utf-8")
    few = 'indicator = "learners"\nkind = "actual"\ncount = 3\nperiod = "FY2025-26/Q4"\n\n'
    place = text.index('[[activities]]\nid = "shop-window"')
    grown = f"{text[:place]}[[activities.measurements]]\n{few}{text[place:]}".replace(
        'count = 131\nperiod = "FY2025-26/Q4"', 'count = 131\nperiod = "FY2025-26/Q2"'
    )
    Path("few.toml").write_text(grown, "utf-8")
    assert words in CliRunner().invoke(main, ["show", "few.toml"]).stdout


def test_a_publication_is_noted_and_nothing_else_is_changed(run) -> None:
    """The entry stands at the end of the file, whose comments and order stay."""
    before = Path("data.toml").read_text("utf-8")
    facts = ldsp.load("data.toml")
    result = run(*TO, "--record-publication", "2026-05-12")
    assert result.exit_code == 0, result.output
    assert "noted in data.toml that monitoring is published on 2026-05-12" in result.stdout
    after = Path("data.toml").read_text("utf-8")
    assert after.startswith(before.rstrip())
    noted = ldsp.load("data.toml")
    assert [each.id for each in noted.publications] == ["monitoring-2026-05-12"]
    assert noted.activities == facts.activities
    assert run(*TO, "--record-publication", "2026-08-12").exit_code == 0
    again = ldsp.load("data.toml")
    assert [len(each.figures) for each in again.publications] == [11, 0]


def test_a_publication_is_noted_in_json(run) -> None:
    """The file is written anew."""
    ldsp.dump(ldsp.load("data.toml"), "data.json")
    result = run(*TO, "--record-publication", "2026-05-12", file="data.json")
    assert result.exit_code == 0, result.output
    assert len(ldsp.load("data.json").publications) == 1


def test_an_entry_that_cannot_be_added_behind_the_rest_is_written_all_the_same(run) -> None:
    """Where the ledger is an inline list, no table may follow: the file is written anew."""
    data = Path("data.toml")
    text = data.read_text("utf-8")
    data.write_text(
        text.replace("fictional = true", "fictional = true\npublications = []"), "utf-8"
    )
    assert run(*TO, "--record-publication", "2026-05-12").exit_code == 0
    assert len(ldsp.load(data).publications) == 1


def test_there_is_no_report_where_its_publication_cannot_be_noted(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The data file is tried first."""

    def refuse(*_arguments: object, **_more: object) -> None:
        raise ldsp.LdspError("cannot write data.toml: it is write-protected")

    monkeypatch.setattr("ldsp_core.api.record_publication", refuse)
    result = run(*TO, "--record-publication", "2026-05-12")
    assert result.exit_code == 1
    assert "write-protected" in result.stderr
    assert not Path("out.md").exists()


def test_nothing_is_noted_where_the_report_cannot_be_written(run) -> None:
    """The data file is as it was, to the byte."""
    before = Path("data.toml").read_bytes()
    mode = stat.S_IMODE(Path("data.toml").stat().st_mode)
    result = run(
        *("--report", "monitoring", "--to", "nowhere/out.md"), "--record-publication", "2026-05-12"
    )
    assert result.exit_code == 1
    assert Path("data.toml").read_bytes() == before
    assert stat.S_IMODE(Path("data.toml").stat().st_mode) == mode


def test_an_internal_report_is_not_published(run) -> None:
    """The two options exclude each other, and neither is a parameter of a report."""
    result = run(*TO, "--internal", "--record-publication", "2026-05-12")
    assert result.exit_code == 2
    assert "not for publication" in result.stderr
    result = run(*TO, "--param", "internal=yes")
    assert result.exit_code == 2
    assert "--internal" in result.stderr
