"""Every command does what the table in its documentation says, with its exit code."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import ldsp_core as ldsp
from ldsp_core.cli import main


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run the command in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()

    def run(*arguments: str | Path) -> Result:
        return runner.invoke(main, [str(argument) for argument in arguments])

    return run


def test_demo_writes_the_facts_and_every_report(run, tmp_path: Path) -> None:
    """Paper and workbook in every format installed, and the data file they come from."""
    result = run("demo")
    assert result.exit_code == 0, result.output
    written = {path.name for path in (tmp_path / "ldsp-demo").iterdir()}
    assert {"partnership.toml", "board-paper.md", "figures.csv"} <= written
    assert "writing" in result.stdout
    assert "left out grant-claim: name the grant" in result.stderr


def test_demo_says_what_it_replaces(run) -> None:
    """A second run replaces the files of the first, and says so."""
    run("demo", "out")
    again = run("demo", "out")
    assert again.exit_code == 0
    assert "replacing out/board-paper.md" in again.stdout
    assert "writing out" not in again.stdout


def test_new_writes_a_file_that_loads(run, root: Path) -> None:
    """The starter is a whole partnership without errors, and every format can hold it."""
    for name in ("mine.toml", "mine.json"):
        assert run("new", name).exit_code == 0
        assert run("check", name).exit_code == 0
    assert ldsp.load("mine.toml") == ldsp.load("mine.json")
    assert "#" in Path("mine.toml").read_text()


def test_new_replaces_nothing_unasked(run) -> None:
    """A file that is there stays, unless --force is given."""
    Path("mine.toml").write_text("precious")
    refused = run("new", "mine.toml")
    assert refused.exit_code == 1
    assert "--force" in refused.stderr
    assert Path("mine.toml").read_text() == "precious"
    assert run("new", "mine.toml", "--force").exit_code == 0


def test_check_ends_with_one_for_errors(run, root: Path) -> None:
    """The printed facts hold errors, the corrected ones only warnings."""
    assert run("check", root / "tests/golden/lancashire-as-printed.toml").exit_code == 1
    corrected = run("check", root / "examples/lancashire/partnership.toml")
    assert corrected.exit_code == 0
    assert "accepted: Wigan" in corrected.stdout
    strict = run("check", root / "examples/lancashire/partnership.toml", "--strict")
    assert strict.exit_code == 1


def test_check_prints_findings_as_json(run, root: Path) -> None:
    """Objects with check, severity, place, message and suggestion; accepted ones apart."""
    tree = json.loads(run("check", root / "examples/lancashire/partnership.toml", "--json").stdout)
    assert tree["as_at"] == "2019-04-01"
    for finding in tree["findings"]:
        assert set(finding) == {"check", "severity", "place", "message", "suggestion"}
    assert [finding["check"] for finding in tree["accepted"]] == ["place-outside-area"]


def test_check_gives_the_errors_of_a_file_that_cannot_be_loaded_in_the_same_form(run) -> None:
    """All of them, each with its line."""
    Path("bad.toml").write_text('format_version = 1\nid = "x"\nname = 5\n[area]\nnmae = "A"\n')
    result = run("check", "bad.toml", "--json")
    assert result.exit_code == 1
    findings = json.loads(result.stdout)["findings"]
    assert {finding["severity"] for finding in findings} == {"error"}
    assert any("line 3" in finding["place"] for finding in findings)
    assert any("line 5" in finding["place"] for finding in findings)


def test_check_looks_from_another_date(run, root: Path) -> None:
    """With --as-at the grant has ended."""
    file = root / "examples/lancashire/partnership.toml"
    result = run("check", file, "--as-at", "2020-01-01")
    assert "grant-ending" in result.stdout
    assert "as at 2020-01-01" in result.stdout


def test_show_sums_up(run, root: Path) -> None:
    """Themes, activities, reach against targets, grants."""
    file = root / "examples/lancashire/partnership.toml"
    text = run("show", file).stdout
    for part in ("Informed Approach", "Chorley Hack Event", "over 60%", "£336,000", "over 660"):
        assert part in text
    tree = json.loads(run("show", file, "--json").stdout)
    assert tree["awarded"] == "£336,000"
    assert len(tree["themes"]) == 4


def test_an_invented_partnership_is_shown_as_one(run, root: Path) -> None:
    """The label is in the summary and in the reports."""
    file = root / "examples/fictional/partnership.toml"
    assert "invented" in run("show", file).stdout
    assert run("render", file, "--report", "board-paper", "--to", "paper.md").exit_code == 0
    assert "Invented example" in Path("paper.md").read_text()
    assert "DRAFT" in Path("paper.md").read_text()


def test_render_takes_parameters_and_options(run, root: Path) -> None:
    """--param goes to the report, and what is unknown is refused by name."""
    file = root / "examples/lancashire/partnership.toml"
    paper = ("render", file, "--report", "board-paper", "--to", "p.md")
    assert run(*paper, "--param", "paper=spring-2019").exit_code == 0
    wrong = run(*paper, "--param", "papr=spring-2019")
    assert wrong.exit_code == 2
    assert "'paper'" in wrong.stderr
    assert run(*paper, "--option", "nonsense=1").exit_code == 2
    assert run(*paper, "--param", "nonsense").exit_code == 2


def test_render_says_in_one_line_what_is_shown_otherwise(run, root: Path) -> None:
    """How much it is; each thing only when asked for, and nothing where there is none."""
    file = root / "examples" / "lancashire" / "partnership.toml"
    paper = ("render", file, "--report", "board-paper", "--to", "p.md")
    calm = [line for line in run(*paper).stderr.splitlines() if "otherwise" in line]
    assert len(calm) == 1
    assert "shown otherwise than meant; --verbose says which" in calm[0]
    told = [line for line in run(*paper, "--verbose").stderr.splitlines() if "otherwise" in line]
    assert calm[0].split()[0] == str(len(told))
    assert any("Diagram structure" in line for line in told)
    assert "otherwise" not in run(*paper[:3], "figures", *paper[4:]).stderr


def test_convert_keeps_every_fact(run, root: Path) -> None:
    """TOML to JSON and back gives an equal partnership; a file there is not replaced."""
    file = root / "examples/lancashire/partnership.toml"
    assert run("convert", file, "a.json").exit_code == 0
    assert run("convert", "a.json", "b.toml").exit_code == 0
    assert ldsp.load("b.toml") == ldsp.load(file)
    assert run("convert", file, "a.json").exit_code == 1
    assert run("convert", file, "a.json", "--force").exit_code == 0


def test_roll_writes_the_next_quarters_file(run, root: Path) -> None:
    """Beside the old file, which stays; a second time only with --force."""
    Path("p.toml").write_bytes((root / "examples/fictional/partnership.toml").read_bytes())
    before = Path("p.toml").read_bytes()
    assert run("roll", "p.toml", "--to", "FY2026-27/Q1").exit_code == 0
    assert Path("p.toml").read_bytes() == before
    rolled = tomllib.loads(Path("p-fy2026-27-q1.toml").read_text())
    assert str(rolled["as_at"]) == "2026-06-30"
    assert run("roll", "p.toml", "--to", "FY2026-27/Q1").exit_code == 1
    assert run("roll", "p.toml", "--to", "next quarter").exit_code == 2


def test_plugins_are_listed(run) -> None:
    """The built-ins are a plugin like any other."""
    assert "markdown" in run("plugins").stdout
    tree = json.loads(run("plugins", "--json").stdout)
    assert set(tree) == {"loaded", "blocked", "failed", "conflicts"}
    probed = run("plugins", "--probe", "--json")
    assert set(json.loads(probed.stdout)) == {"probe"}


def test_schema_is_json(run) -> None:
    """The schema names its dialect."""
    assert "$schema" in json.loads(run("schema").stdout)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("rendr", "render"), ("chek", "check"), ("plugin", "plugins"), ("convrt", "convert")],
)
def test_a_mistyped_command_is_answered_with_the_right_one(run, typed: str, meant: str) -> None:
    """Did you mean …, with exit code 2."""
    result = run(typed)
    assert result.exit_code == 2
    assert f"Did you mean '{meant}'?" in result.stderr


def test_a_mistyped_report_or_format_is_answered_with_the_right_one(run, root: Path) -> None:
    """Did you mean …, and nothing is written."""
    file = root / "examples/lancashire/partnership.toml"
    report = run("render", file, "--report", "bord-paper", "--to", "p.md")
    assert (report.exit_code, "did you mean 'board-paper'" in report.stderr) == (2, True)
    other = run("render", file, "--report", "board-paper", "--to", "p.md", "--format", "markdwn")
    assert (other.exit_code, "did you mean 'markdown'" in other.stderr) == (1, True)
    assert not Path("p.md").exists()


def test_every_command_explains_itself() -> None:
    """Each has a sentence, an example, and help for every option."""
    for name, command in main.commands.items():
        assert command.help, name
        assert command.epilog or name == "schema", name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{name} {parameter.name}"
