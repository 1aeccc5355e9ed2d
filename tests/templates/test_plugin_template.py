"""The project that the template makes is whole: it installs, its tests pass, its format renders."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import frozen

ROOT = Path(__file__).parents[2]
ANSWERS = {
    "distribution": "ldsp-tidy-page",
    "format": "tidy",
    "title": "Tidy page",
    "extension": ".tidy.html",
    "author": "A. Coordinator",
}


@frozen
class Made:
    """A project made from the template, and where it is installed."""

    project: Path
    packages: Path

    def run(self, *command: str | Path) -> str:
        """Run Python on *command* where the plugin is installed; return what it says."""
        done = subprocess.run(
            [sys.executable, *command],
            cwd=self.project,
            env=os.environ | {"PYTHONPATH": str(self.packages)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Answer the template's questions, and install what it makes, without the network."""
    folder = tmp_path_factory.mktemp("template")
    made = Made(folder / "project", folder / "packages")
    made.project.mkdir()
    answers = [part for pair in ANSWERS.items() for part in ("-d", "=".join(pair))]
    template = ROOT / "templates" / "plugin"
    made.run("-m", "copier", "copy", "--defaults", "--quiet", *answers, template, made.project)
    made.run(
        *("-m", "pip", "install", "--quiet", "--no-build-isolation", "--no-deps", "--no-index"),
        *("--disable-pip-version-check", "--root-user-action=ignore"),
        *("--target", made.packages, "."),
    )
    return made


def test_its_tests_pass(made: Made) -> None:
    """It starts from a renderer that keeps every rule."""
    said = made.run("-m", "pytest", "-q", "-p", "no:cacheprovider", "--color=no")
    assert " passed" in said
    assert "skipped" not in said


def test_it_is_listed(made: Made) -> None:
    """``ldsp plugins`` shows it with its version and its format."""
    said = made.run("-m", "ldsp_core", "plugins")
    assert "loaded: ldsp-tidy-page 0.1.0 (plugin 'tidy')\n    renderers: tidy\n" in said


def test_its_format_renders(made: Made) -> None:
    """By its extension, with its option."""
    partnership = ROOT / "examples" / "lancashire" / "partnership.toml"
    made.run(
        *("-m", "ldsp_core", "render", partnership, "--report", "board-paper"),
        *("--to", "paper.tidy.html", "--option", "contents=yes"),
    )
    page = (made.project / "paper.tidy.html").read_text(encoding="utf-8")
    assert "<h1>Lancashire Digital Skills Partnership: update</h1>" in page
    assert "<nav>" in page


def test_nothing_of_the_template_is_left(made: Made) -> None:
    """Every question is answered in every file, and the licence names its holder."""
    files = [path for path in made.project.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert not [path for path in files if path.suffix == ".jinja"]
    texts = {path.name: path.read_text(encoding="utf-8") for path in files}
    assert not [name for name, text in texts.items() if "{%" in text or "{{ p" in text]
    assert "A. Coordinator" in texts["LICENSE"]
    assert (made.packages / "ldsp_tidy_page" / "py.typed").exists()


def test_its_code_is_clean(made: Made) -> None:
    """It is formatted, and strictly typed."""
    made.run("-m", "ruff", "format", "--check", "--line-length=100", "src", "tests")
    made.run("-m", "ruff", "check", "--isolated", "--line-length=100", "src", "tests")
    made.run("-m", "mypy", "--strict", "--cache-dir", os.devnull, "-p", "ldsp_tidy_page")


@pytest.mark.parametrize(
    ("question", "answer"),
    [("distribution", "My Plugin"), ("extension", "html"), ("format", "Tidy Page")],
)
def test_an_answer_that_would_not_work_is_refused(
    question: str, answer: str, tmp_path: Path
) -> None:
    """What the registry or an index would refuse later is refused at once."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "copier", "copy", "--defaults", "--quiet"),
            *("-d", f"{question}={answer}", ROOT / "templates" / "plugin", tmp_path / "made"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "Use " in done.stderr
