"""What is built can be given to others: whole, described, and of one version."""

from __future__ import annotations

import configparser
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

ROOT = Path(__file__).parents[1]
PLUGINS = [*ROOT.glob("plugins/*/pyproject.toml"), *ROOT.glob("examples/*/pyproject.toml")]
PROJECTS = [ROOT, *sorted(path.parent for path in PLUGINS)]


@frozen(kw_only=True)
class Built:
    """A project's wheel and source distribution."""

    project: Path
    wheel: Path
    source: Path

    @property
    def settings(self) -> dict[str, Any]:
        """The ``[project]`` part of its pyproject.toml."""
        return tomllib.loads((self.project / "pyproject.toml").read_text())["project"]

    @property
    def package(self) -> str:
        """The name its package is imported by."""
        return self.settings["name"].replace("-", "_")

    def names(self) -> set[str]:
        """The files in the wheel."""
        with zipfile.ZipFile(self.wheel) as archive:
            return set(archive.namelist())

    @property
    def information(self) -> str:
        """The folder of the wheel that tells about it."""
        return f"{self.package}-{self.settings['version']}.dist-info"

    def read(self, name: str) -> bytes:
        """One file of the wheel."""
        with zipfile.ZipFile(self.wheel) as archive:
            return archive.read(name)

    def metadata(self) -> Message:
        """The wheel's description of itself."""
        return Parser().parsestr(self.read(f"{self.information}/METADATA").decode())


@pytest.fixture(scope="module", params=PROJECTS, ids=lambda project: project.name)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build one project, the wheel from the source distribution, as it is done for others."""
    into = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", into, request.param],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,), (source,) = into.glob("*.whl"), into.glob("*.tar.gz")
    return Built(project=request.param, wheel=wheel, source=source)


def test_descriptions_are_valid(built: Built) -> None:
    """What an index will show renders without a warning."""
    done = subprocess.run(
        [sys.executable, "-m", "twine", "check", "--strict", built.wheel, built.source],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_wheel_holds_the_package(built: Built) -> None:
    """The wheel has every module, the marker for type checkers and the licence, and no test."""
    source = built.project / "src"
    modules = {str(path.relative_to(source)) for path in source.rglob("*.py")}
    names = built.names()
    assert modules <= names
    assert f"{built.package}/py.typed" in names
    assert b"MIT" in built.read(f"{built.information}/licenses/LICENSE")
    tops = {name.partition("/")[0] for name in names}
    assert tops == {built.package, built.information}


def test_wheel_holds_data_files(built: Built) -> None:
    """Files that modules read (code lists, templates, catalogues) are in the wheel."""
    source = built.project / "src"
    data = {
        str(path.relative_to(source))
        for path in source.rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    }
    assert data <= built.names()


def test_source_distribution_builds_by_itself(built: Built) -> None:
    """The source distribution has what the build reads (the wheel was built from it)."""
    with tarfile.open(built.source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE"} <= names


def test_entry_points(built: Built) -> None:
    """Core offers the command, and fixtures to pytest; a plugin itself to core, and no command."""
    points = configparser.ConfigParser()
    points.read_string(built.read(f"{built.information}/entry_points.txt").decode())
    groups = {section: dict(points[section]) for section in points.sections()}
    if built.project == ROOT:
        assert groups == {
            "console_scripts": {"ldsp": "ldsp_core.cli:main"},
            "pytest11": {"ldsp-core": "ldsp_core.testing.pytest_plugin"},
        }
    else:
        assert set(groups) == {"ldsp_core"}
        assert all(target.startswith(built.package) for target in groups["ldsp_core"].values())


def test_one_version(built: Built) -> None:
    """Every distribution has core's version, and the package says the same of itself."""
    core = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert built.metadata()["Version"] == built.settings["version"] == core
    if built.project == ROOT:
        import ldsp_core

        assert ldsp_core.__version__ == core


def test_core_needs_little() -> None:
    """Core needs attrs, cattrs, pluggy, click and a TOML writer, and nothing else."""
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    names = {need.partition(">=")[0] for need in needs}
    assert names == {"attrs", "cattrs", "pluggy", "click", "tomlkit"}


def test_example_travels_along(built: Built) -> None:
    """The Lancashire example in core's wheel is the one in the repository."""
    if built.project != ROOT:
        assert not any("examples" in name for name in built.names())
        return
    example = ROOT / "examples" / "lancashire" / "partnership.toml"
    assert built.read("ldsp_core/examples/lancashire.toml") == example.read_bytes()


def test_versions_are_pinned() -> None:
    """Everything that a requirements file or a project names has an exact version."""
    pinned = {
        line.partition("==")[0].lower().replace("_", "-")
        for line in (ROOT / "constraints.txt").read_text().splitlines()
        if "==" in line
    }
    named = [
        line
        for path in ROOT.glob("requirements/*.txt")
        for line in path.read_text().splitlines()
        if line and not line.startswith(("#", "-"))
    ]
    for project in PROJECTS:
        settings = tomllib.loads((project / "pyproject.toml").read_text())["project"]
        named += settings["dependencies"]
    names = {re.split(r"[<>\[]", line)[0].strip().lower() for line in named}
    assert names - {"ldsp-core"} <= pinned
