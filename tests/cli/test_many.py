"""Many reports by one command: a file each, into a folder; failures listed, nothing stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ldsp_core.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``ldsp render`` in a folder of its own, in one process unless told otherwise."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path, processes: int = 1) -> Result:
        words = [str(each) for each in arguments]
        return CliRunner().invoke(main, ["render", *words, "--processes", str(processes)])

    return run


def example(root: Path, name: str) -> Path:
    """Return the data file of an example."""
    return root / "examples" / name / "partnership.toml"


def names(folder: Path) -> list[str]:
    """Return the names of the files in *folder*."""
    return sorted(path.name for path in folder.iterdir())


def test_several_files_give_a_report_each(run: Run, root: Path, tmp_path: Path) -> None:
    """Called by their folders where the files are called alike; the folder is made."""
    files = [example(root, name) for name in ("lancashire", "fictional")]
    result = run(*files, "--report", "figures", "--to", "out/figures", "--format", "csv")
    assert result.exit_code == 0, result.output
    assert names(tmp_path / "out" / "figures") == [
        "fictional-figures.csv",
        "lancashire-figures.csv",
    ]
    assert "wrote out/figures/lancashire-figures.csv" in result.stdout


def test_names_of_files_are_enough_where_they_differ(run: Run, root: Path, tmp_path: Path) -> None:
    """Two that are called alike among others have their folder's name before them."""
    files = [example(root, "fictional").with_name("partnership-2026-01.toml")]
    files += [example(root, name) for name in ("lancashire", "fictional")]
    result = run(*files, "--report", "figures", "--to", "out", "--format", "csv")
    assert result.exit_code == 0, result.output
    assert names(tmp_path / "out") == [
        "fictional-partnership-figures.csv",
        "lancashire-partnership-figures.csv",
        "partnership-2026-01-figures.csv",
    ]


def test_one_file_goes_into_a_folder_that_is_there(run: Run, root: Path, tmp_path: Path) -> None:
    """By its own name."""
    (tmp_path / "out").mkdir()
    data = example(root, "fictional")
    assert run(data, "--report", "figures", "--to", "out", "--format", "csv").exit_code == 0
    assert names(tmp_path / "out") == ["partnership-figures.csv"]


def test_what_fails_is_listed_and_stops_nothing(run: Run, root: Path, tmp_path: Path) -> None:
    """The others are written; the command ends with 1, however many processes there are."""
    broken = tmp_path / "broken.toml"
    broken.write_text("id = 3")
    files = [example(root, "lancashire"), broken, example(root, "fictional")]
    for processes in (1, 2):
        folder = f"out{processes}"
        arguments = ("--report", "figures", "--to", folder, "--format", "csv")
        result = run(*files, *arguments, processes=processes)
        assert result.exit_code == 1
        assert "1 of 3 reports failed:" in result.stderr
        assert f"{folder}/broken-figures.csv: " in result.stderr
        assert len(names(tmp_path / folder)) == 2
    assert {path.read_bytes() for path in (tmp_path / "out1").iterdir()} == {
        path.read_bytes() for path in (tmp_path / "out2").iterdir()
    }


def test_a_report_for_each_district(run: Run, root: Path, tmp_path: Path) -> None:
    """Those where nothing goes on are named and left out."""
    data = example(root, "lancashire")
    result = run(
        data, "--report", "board-paper", "--to", "out", "--format", "markdown", "--each", "district"
    )
    assert result.exit_code == 0, result.output
    assert names(tmp_path / "out") == [
        "blackpool-board-paper.md",
        "burnley-board-paper.md",
        "chorley-board-paper.md",
    ]
    assert "left out Ribble Valley: no activity is recorded there" in result.stderr
    assert "(Burnley)" in (tmp_path / "out" / "burnley-board-paper.md").read_text("utf-8")


def test_a_report_for_each_partner_of_each_file(run: Run, root: Path, tmp_path: Path) -> None:
    """With the progress told at every tenth of many."""
    files = [example(root, name) for name in ("lancashire", "fictional")]
    result = run(
        *files, "--report", "figures", "--to", "out", "--format", "csv", "--each", "partner"
    )
    assert result.exit_code == 0, result.output
    found = names(tmp_path / "out")
    assert "lancashire-google-figures.csv" in found
    assert "fictional-march-libraries-figures.csv" in found
    assert f"{len(found)} of {len(found)} done" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--report", "figures", "--to", "out"], "their format with --format"),
        (
            ["--report", "change-report", "--to", "out", "--format", "word", "--each", "partner"],
            "a report about one partnership",
        ),
        (
            [
                "--report",
                "figures",
                "--to",
                "out",
                "--format",
                "csv",
                "--each",
                "partner",
                "--record-publication",
                "2026-05-12",
            ],
            "goes with one report",
        ),
        (["--report", "figures", "--to", "out.csv", "--param", "part=google"], "Give --each"),
    ],
)
def test_what_cannot_be_meant_is_a_wrong_command(
    run: Run, root: Path, arguments: list[str], words: str
) -> None:
    """And says what to do."""
    files = [example(root, name) for name in ("lancashire", "fictional")]
    result = run(*files, *arguments)
    assert (result.exit_code, words in result.stderr) == (2, True)


def test_a_file_where_the_folder_should_be_is_refused(run: Run, root: Path, tmp_path: Path) -> None:
    """It is left as it is."""
    (tmp_path / "out").write_text("precious")
    files = [example(root, name) for name in ("lancashire", "fictional")]
    result = run(*files, "--report", "figures", "--to", "out", "--format", "csv")
    assert result.exit_code == 1
    assert "cannot make the folder out" in result.stderr
    assert (tmp_path / "out").read_text() == "precious"


def test_a_report_about_several_is_one(run: Run, root: Path, tmp_path: Path) -> None:
    """Several files are its subjects, not a report each."""
    files = [example(root, name) for name in ("lancashire", "fictional")]
    result = run(*files, "--report", "portfolio-summary", "--to", "summary.md")
    assert result.exit_code == 0, result.output
    assert names(tmp_path) == ["summary.md"]


def test_reports_for_parts_are_for_the_public_unless_asked(
    run: Run, root: Path, tmp_path: Path
) -> None:
    """What is hidden in the whole is hidden in each part; --internal shows it in each."""
    data = example(root, "fictional")
    for folder, options in (("public", ()), ("internal", ("--internal",))):
        result = run(
            data,
            "--report",
            "monitoring",
            "--to",
            folder,
            "--format",
            "markdown",
            "--each",
            "partner",
            *options,
        )
        assert result.exit_code == 0, result.output
    public, internal = (
        (tmp_path / folder / "march-libraries-monitoring.md").read_text("utf-8")
        for folder in ("public", "internal")
    )
    assert "of the whole partnership are suppressed" in public
    assert "| unknown | suppressed |" in public
    assert "| unknown | 3 |" in internal
    assert "Not for publication" in internal
