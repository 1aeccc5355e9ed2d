"""Real distributions in a temporary folder, and built-ins that need no other room."""

from __future__ import annotations

import importlib.metadata
import sys
import textwrap
from collections.abc import Iterator, Mapping
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

import pytest
from attrs import evolve

from ldsp_core.checks.spec import CheckSpec, Severity
from ldsp_core.document import Report
from ldsp_core.files.spec import Codec, FormatSpec
from ldsp_core.plugins import Registry, hookimpl
from ldsp_core.rendering.drawing import DrawerSpec
from ldsp_core.rendering.spec import RendererSpec, RenderResult
from ldsp_core.reports.spec import ReportRequest, ReportSpec, SectionSpec

HEADER = "from ldsp_core.plugins import hookimpl\n"


class FakeRenderer:
    """A renderer that writes nothing."""

    def render(self, report: Report, stream: Any, options: Any) -> RenderResult:
        """Write nothing."""
        return RenderResult()


def _build(request: ReportRequest) -> Any:
    raise AssertionError("nothing here builds a report")


class Specs:
    """One good spec of each kind."""

    renderer = RendererSpec(
        name="plain",
        title="Plain",
        extensions=(".txt",),
        media_type="text/plain",
        load=FakeRenderer,
    )
    format = FormatSpec(name="yaml", title="YAML", extensions=(".yaml", ".yml"), load=Codec)
    report = ReportSpec(name="minutes", title="Minutes", build=_build)
    section = SectionSpec(name="weather", report="minutes", after="summary", build=_build)
    check = CheckSpec(
        id="end-before-start",
        title="Ends before it starts",
        severity=Severity.ERROR,
        run=lambda partnership, context: [],
    )
    drawer = DrawerSpec(
        name="pencil", title="Pencil", draws=frozenset({"chart"}), load=FakeRenderer
    )


class Install(Protocol):
    """Writes a distribution whose one module is *source*."""

    def __call__(
        self,
        distribution: str,
        source: str = "",
        *,
        name: str = ...,
        version: str = ...,
        value: str = ...,
    ) -> EntryPoint:
        """Return the entry point."""
        ...


@pytest.fixture
def specs() -> Specs:
    """One good spec of each kind."""
    return Specs()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder of installed distributions that is on the path."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    before = set(sys.modules)
    yield folder
    for name in set(sys.modules) - before:
        file = getattr(sys.modules[name], "__file__", None) or ""
        if file.startswith(str(folder)):
            del sys.modules[name]


@pytest.fixture
def install(site: Path) -> Install:
    """Install distributions into the folder."""

    def write(
        distribution: str,
        source: str = "",
        *,
        name: str = "",
        version: str = "1.0",
        value: str = "",
    ) -> EntryPoint:
        module = distribution.replace("-", "_") + "_module"
        (site / f"{module}.py").write_text(HEADER + textwrap.dedent(source))
        info = site / f"{distribution.replace('-', '_')}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n"
        )
        entry = f"{name or distribution} = {value or module}"
        (info / "entry_points.txt").write_text(f"[ldsp_core]\n{entry}\n")
        (point,) = importlib.metadata.Distribution.at(info).entry_points
        return point

    return write


@pytest.fixture(autouse=True)
def builtins(monkeypatch: pytest.MonkeyPatch) -> Mapping[str, Any]:
    """Put specs of one name each in the place of the real built-ins."""
    import ldsp_core.checks
    import ldsp_core.reports

    specs = Specs()
    fakes: dict[str, Any] = {
        "MARKDOWN": evolve(specs.renderer, name="markdown", extensions=(".md",)),
        "CSV": evolve(specs.renderer, name="csv", extensions=(".csv",)),
        "TOML": evolve(specs.format, name="toml", extensions=(".toml",)),
        "JSON": evolve(specs.format, name="json", extensions=(".json",)),
        "report": evolve(specs.report, name="board-paper"),
        "check": evolve(specs.check, id="core-check"),
    }
    for module, constant in (
        ("ldsp_core.rendering.markdown", "MARKDOWN"),
        ("ldsp_core.rendering.csv", "CSV"),
        ("ldsp_core.files.toml", "TOML"),
        ("ldsp_core.files.json", "JSON"),
    ):
        fake = ModuleType(module)
        setattr(fake, constant, fakes[constant])
        monkeypatch.setitem(sys.modules, module, fake)
    monkeypatch.setattr(
        ldsp_core.reports, "builtin_reports", lambda: [fakes["report"]], raising=False
    )
    monkeypatch.setattr(ldsp_core.checks, "builtin_checks", lambda: [fakes["check"]], raising=False)
    return fakes


class Offering:
    """A plugin of the running program that answers each hook with what it is given."""

    def __init__(self, **answers: Any) -> None:
        """Keep the *answers* by kind; a kind that is not given is empty."""
        self.answers = answers
        self.asked: list[str] = []

    def _answer(self, kind: str) -> Any:
        self.asked.append(kind)
        return self.answers.get(kind, [])

    @hookimpl
    def ldsp_renderers(self) -> Any:
        """Answer."""
        return self._answer("renderers")

    @hookimpl
    def ldsp_formats(self) -> Any:
        """Answer."""
        return self._answer("formats")

    @hookimpl
    def ldsp_reports(self) -> Any:
        """Answer."""
        return self._answer("reports")

    @hookimpl
    def ldsp_sections(self) -> Any:
        """Answer."""
        return self._answer("sections")

    @hookimpl
    def ldsp_checks(self) -> Any:
        """Answer."""
        return self._answer("checks")

    @hookimpl
    def ldsp_drawers(self) -> Any:
        """Answer."""
        return self._answer("drawers")


@pytest.fixture
def offering() -> type[Offering]:
    """Give the class of plugins that answer with what they are given."""
    return Offering


class RegistryOf(Protocol):
    """Makes a registry of nothing but one plugin called "mine"."""

    def __call__(self, **answers: Any) -> Registry:
        """Return it."""
        ...


@pytest.fixture
def registry_of() -> RegistryOf:
    """Make registries of one plugin."""

    def make(**answers: Any) -> Registry:
        registry = Registry.empty()
        registry.register(Offering(**answers), "mine")
        return registry

    return make
