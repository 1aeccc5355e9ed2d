"""Bad input gets one readable message with place and remedy, and harms nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

GOOD = 'format_version = 1\nid = "x"\nname = "X"\n\n[area]\nname = "A"\n'

BAD = {
    "a misspelt key": (GOOD.replace('name = "X"', 'nmae = "X"'), ["line 3", "name"]),
    "a string for a number": (
        GOOD + '\n[[grants]]\nid = "g"\ntitle = "G"\nfunder = "f"\nstage = "live"\nmonths = "12"\n'
        '[[organisations]]\nid = "f"\nname = "F"\nkind = "other"\n',
        ["line 13", "months"],
    ),
    "a dangling id": (
        GOOD + '\n[[grants]]\nid = "g"\ntitle = "G"\nfunder = "nobody"\nstage = "live"\n',
        ["line 11", "nobody"],
    ),
    "an impossible date": (
        GOOD.replace('name = "X"', 'name = "X"\nas_at = "2019-02-31"'),
        ["line 4", "2019-02-31"],
    ),
    "an unknown version": (GOOD.replace("= 1", "= 99"), ["99", "line 1"]),
    "no version": (GOOD.replace("format_version = 1\n", ""), ["format_version"]),
    "an empty file": ("", ["empty"]),
    "not TOML": ("this is not = = toml", ["line 1"]),
    "a repeated key": (GOOD + 'name = "B"\n', ["line"]),
    "a null character": (GOOD.replace('"X"', '"X\\u0000"'), ["line 3"]),
}


def ldsp(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the real command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "ldsp_core", *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def refused(file: Path, folder: Path, mentions: list[str]) -> None:
    """Hold that *file* is refused in words, and that a paper which was there is unharmed."""
    paper = folder / "paper.md"
    paper.write_text("the old paper")
    result = ldsp("render", file, "--report", "board-paper", "--to", "paper.md", folder=folder)
    assert result.returncode == 1, result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    for mention in mentions:
        assert mention in result.stderr
    assert paper.read_text() == "the old paper"
    assert sorted(path.name for path in folder.iterdir() if path.suffix == ".tmp") == []


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_data_file_is_refused_in_words(kind: str, tmp_path: Path) -> None:
    """With the line, what was found, and no traceback."""
    text, mentions = BAD[kind]
    file = tmp_path / "bad.toml"
    file.write_text(text)
    refused(file, tmp_path, mentions)


def test_binary_rubbish_is_refused_in_words(tmp_path: Path) -> None:
    """Bytes that are no text at all."""
    file = tmp_path / "bad.toml"
    file.write_bytes(bytes(range(256)) * 20)
    refused(file, tmp_path, ["bad.toml"])


def test_a_directory_is_refused_in_words(tmp_path: Path) -> None:
    """A folder is no data file."""
    folder = tmp_path / "folder.toml"
    folder.mkdir()
    refused(folder, tmp_path, ["folder"])


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """With its name."""
    refused(tmp_path / "missing.toml", tmp_path, ["missing.toml"])


@pytest.mark.parametrize("suffix", [".toml", ".json"])
def test_fifty_megabytes_of_nesting_are_refused_in_words(suffix: str, tmp_path: Path) -> None:
    """Neither a crash nor a long wait."""
    file = tmp_path / f"deep{suffix}"
    start = b"a = " if suffix == ".toml" else b""
    file.write_bytes(start + b"[" * 50_000_000)
    refused(file, tmp_path, ["deep"])


@pytest.mark.parametrize("name", ["paper.md", "paper.docx", "paper.xlsx"])
def test_a_report_given_as_a_data_file_is_refused_as_what_it_is(
    name: str, tmp_path: Path, root: Path
) -> None:
    """A paper is not the facts it was made from."""
    example = root / "examples" / "lancashire" / "partnership.toml"
    written = ldsp("render", example, "--report", "board-paper", "--to", name, folder=tmp_path)
    if "pip install" in written.stderr:
        pytest.skip(f"no plugin that writes {name} is installed")
    result = ldsp("check", name, folder=tmp_path)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "report" in result.stderr or "document" in result.stderr or "workbook" in result.stderr


def test_a_target_folder_that_is_not_there_is_named(tmp_path: Path, root: Path) -> None:
    """Nothing is made behind the user's back."""
    example = root / "examples" / "lancashire" / "partnership.toml"
    result = ldsp(
        "render", example, "--report", "board-paper", "--to", "no/paper.md", folder=tmp_path
    )
    assert result.returncode == 1
    assert "does not exist" in result.stderr


def test_an_unknown_extension_lists_those_there_are(tmp_path: Path, root: Path) -> None:
    """And Word's and Excel's distributions are named where they are missing."""
    example = root / "examples" / "lancashire" / "partnership.toml"
    result = ldsp(
        "render", example, "--report", "board-paper", "--to", "paper.odt", folder=tmp_path
    )
    assert result.returncode == 1
    assert ".md" in result.stderr


def test_debug_shows_where_an_error_arose(tmp_path: Path) -> None:
    """With --debug there is a traceback, before the same words."""
    result = ldsp("--debug", "check", "missing.toml", folder=tmp_path)
    assert result.returncode == 1
    assert "Traceback" in result.stderr
