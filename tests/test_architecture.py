"""Which room may know which, what an import brings along, and what is public."""

from __future__ import annotations

import ast
import configparser
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CORE = ROOT / "src" / "ldsp_core"
PLUGINS = {path.name: path for path in ROOT.glob("plugins/*/src/*") if path.is_dir()}
THIRD_PARTIES = {"attr", "attrs", "cattrs", "click", "pluggy", "typing_extensions"}

KNOWN_BY = {
    "errors": set(),
    "values": {"errors"},
    "structuring": {"errors", "values"},
    "codelists": {"errors"},
    "model": {"errors", "values", "structuring", "codelists"},
    "document": {"errors", "values", "structuring"},
    "rendering": {"errors", "values", "structuring", "document"},
}
"""The rooms that may know only what is named here."""


def rooms() -> set[str]:
    """Return the names of the modules and packages in ldsp_core."""
    return {
        path.stem
        for path in CORE.iterdir()
        if (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").exists()
    }


def contracts() -> configparser.ConfigParser:
    """Return the contracts as they are kept."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter")
    return parser


def lint_imports(tree: Path, parser: configparser.ConfigParser) -> subprocess.CompletedProcess[str]:
    """Check the packages of *tree* (a copy of this repository's) against contracts."""
    with (tree / "contracts.ini").open("w") as stream:
        parser.write(stream)
    sources = [tree / "src", *tree.glob("plugins/*/src")]
    return subprocess.run(
        [
            *(
                sys.executable,
                "-c",
                "from importlinter.cli import lint_imports_command as run; run()",
            ),
            *("--config", "contracts.ini", "--no-cache", "--no-logo"),
        ],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, sources)), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Copy the packages to where they may be spoilt."""
    for source in [CORE, *PLUGINS.values()]:
        shutil.copytree(
            source,
            tmp_path / source.relative_to(ROOT),
            ignore=shutil.ignore_patterns("__pycache__"),
        )
    return tmp_path


def test_contracts_are_kept(tree: Path) -> None:
    """No room imports what it must not know, be it through others."""
    done = lint_imports(tree, contracts())
    assert done.returncode == 0, done.stdout + done.stderr


def test_contracts_are_kept_for_typing(tree: Path) -> None:
    """No room names another for typing alone that it must not know."""
    parser = contracts()
    parser["importlinter"]["exclude_type_checking_imports"] = "False"
    for section in parser.sections():
        if parser[section].get("type") == "forbidden":
            parser[section]["allow_indirect_imports"] = "True"
    done = lint_imports(tree, parser)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_contract_can_be_broken(tree: Path) -> None:
    """An import planted against each contract breaks it."""
    parser = contracts()
    names = set()
    for section in parser.sections():
        values = parser[section]
        if values.get("type") == "forbidden":
            source = values["source_modules"].split()[0]
            plant(tree, source, values["forbidden_modules"].split()[-1])
        elif values.get("type") == "independence":
            plant(tree, *values["modules"].split()[:2])
        else:
            continue
        names.add(values["name"])

    done = lint_imports(tree, parser)

    assert done.returncode == 1, done.stderr
    broken = {line[: -len(" BROKEN")] for line in done.stdout.splitlines() if "BROKEN" in line}
    assert broken == names


def plant(tree: Path, module: str, forbidden: str) -> None:
    """Let *module* of *tree* import *forbidden* inside a function."""
    for base in [tree / "src", *tree.glob("plugins/*/src")]:
        path = base.joinpath(*module.split("."))
        for candidate in (path.with_suffix(".py"), path / "__init__.py"):
            if candidate.exists():
                with candidate.open("a") as stream:
                    stream.write(f"\n\ndef planted():\n    import {forbidden}\n")
                return
    pytest.fail(f"no module {module} in {tree}")


@pytest.mark.parametrize("room", sorted(KNOWN_BY))
def test_contract_names_every_other_room(room: str) -> None:
    """A room that may know few forbids all the rest, a new room included."""
    forbidden = contracts()[f"importlinter:contract:{room}"]["forbidden_modules"].split()
    assert set(forbidden) == {f"ldsp_core.{name}" for name in rooms() - {room} - KNOWN_BY[room]}


def test_contracts_cover_every_distribution() -> None:
    """Each plugin of ours is looked at, for itself and beside the others."""
    parser = contracts()
    assert set(parser["importlinter"]["root_packages"].split()) == {"ldsp_core", *PLUGINS}
    assert set(parser["importlinter:contract:plugins-apart"]["modules"].split()) == set(PLUGINS)


def test_nothing_but_testing_may_import_pytest() -> None:
    """The contract on pytest and hypothesis names every room but testing."""
    named = contracts()["importlinter:contract:testing"]["source_modules"].split()
    assert set(named) == {f"ldsp_core.{room}" for room in rooms() - {"testing"}} | set(PLUGINS)


def private_names_used(source: str) -> Iterator[str]:
    """Yield the names with an underscore that a module takes from ldsp_core."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Attribute):
            names = [ast.unparse(node)]
        else:
            continue
        for name in names:
            first, *rest = name.split(".")
            if first in ("ldsp_core", "ldsp") and any(
                part.startswith("_") and not part.endswith("__") for part in rest
            ):
                yield name


def test_plugins_use_public_names_only() -> None:
    """No plugin, of ours or among the examples, takes a private name from core."""
    paths = [*ROOT.glob("plugins/**/*.py"), *ROOT.glob("examples/**/*.py")]
    assert paths
    used = {
        str(path.relative_to(ROOT)): names
        for path in paths
        if (names := list(private_names_used(path.read_text(encoding="utf-8"))))
    }
    assert used == {}


def test_examples_use_stated_names_only() -> None:
    """The plugins among the examples take nothing that is not in the list of public names."""
    stated = set((ROOT / "tests" / "public-names.txt").read_text(encoding="utf-8").splitlines())
    used = {
        f"{node.module}.{alias.name}"
        for path in ROOT.glob("examples/**/*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "ldsp_core"
        for alias in node.names
    }
    assert used
    assert used <= stated


@pytest.mark.parametrize(
    ("source", "used"),
    [
        ("from ldsp_core.document import _labels", ["ldsp_core.document._labels"]),
        ("from ldsp_core._x import y", ["ldsp_core._x.y"]),
        ("import ldsp_core._x", ["ldsp_core._x"]),
        ("import ldsp_core as ldsp\nldsp.render._write()", ["ldsp.render._write"]),
        ("from ldsp_core import __version__\nself._mine", []),
    ],
)
def test_private_names_are_seen(source: str, used: list[str]) -> None:
    """A private name is seen however it is reached."""
    assert list(private_names_used(source)) == used


def modules_after(code: str) -> set[str]:
    """Return the names of the modules that *code* brings into a fresh process."""
    report = "import json, sys; before = set(sys.modules)\n" + code
    report += "\nprint(json.dumps(sorted(set(sys.modules) - before)))"
    done = subprocess.run(
        [sys.executable, "-c", report], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def third_parties(modules: Iterable[str]) -> set[str]:
    """Return the top names that are neither the standard library's nor core's."""
    tops = {name.partition(".")[0] for name in modules}
    return tops - set(sys.stdlib_module_names) - {"ldsp_core"}


@pytest.mark.parametrize(
    "code",
    [
        "import ldsp_core",
        "import ldsp_core; [getattr(ldsp_core, name) for name in ldsp_core.__all__]",
        "import ldsp_core.cli",
    ],
)
def test_import_brings_no_renderers_library(code: str) -> None:
    """Core brings its own few dependencies along and nobody else's."""
    modules = modules_after(code)
    assert "ldsp_core" in modules
    assert third_parties(modules) <= THIRD_PARTIES


@pytest.mark.parametrize(
    "code",
    [
        "import ldsp_core; ldsp_core.load('examples/fictional/partnership.toml')",
        "from ldsp_core.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass",
    ],
)
def test_reading_and_help_bring_no_writer(code: str) -> None:
    """The library that writes TOML is imported when TOML is written."""
    assert "tomlkit" not in modules_after(code)


def test_import_is_lazy() -> None:
    """Importing the library loads no room but errors, and discovers nothing."""
    modules = modules_after("import ldsp_core")
    loaded = {name.split(".")[1] for name in modules if name.startswith("ldsp_core.")}
    assert loaded <= {"errors"}
    assert "importlib.metadata" not in modules


@pytest.mark.parametrize("package", sorted(PLUGINS))
def test_plugin_is_light_until_asked(package: str) -> None:
    """Importing what a plugin registers brings no library of its own along."""
    code = "from importlib.metadata import entry_points\n"
    code += f"points = [p for p in entry_points(group='ldsp_core') if p.module == {package!r}"
    code += f" or p.module.startswith('{package}.')]\nassert points\n[p.load() for p in points]"
    assert third_parties(modules_after(code)) <= THIRD_PARTIES | {package}


def test_public_names() -> None:
    """The public names are sorted and there, and dir() shows them."""
    import ldsp_core

    assert ldsp_core.__all__ == sorted(ldsp_core.__all__)
    assert set(ldsp_core.__all__) <= set(dir(ldsp_core))
    for name in ldsp_core.__all__:
        assert getattr(ldsp_core, name) is not None
    for name in ("build", "check", "dump", "load", "load_portfolio", "render"):
        assert name in ldsp_core.__all__
    with pytest.raises(AttributeError, match="nonsense"):
        _ = ldsp_core.nonsense
