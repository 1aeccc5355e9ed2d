"""Plugins that fail at their work: the message says whose fault it is, and all else works."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import ldsp_core as ldsp
from ldsp_core.cli import main
from ldsp_core.document import Report
from ldsp_core.errors import LdspError, PluginError, RenderError, ReportError
from ldsp_core.plugins import PluginInfo, Registry
from ldsp_core.testing import report_of, sample_partnership

WHO = "acme 1.2 (plugin 'bad')"
REMEDY = "upgrade or reinstall acme, or leave it out with LDSP_PLUGINS_DISABLED=bad"
SOURCE = """
from ldsp_core.checks import CheckSpec, Severity
from ldsp_core.files import Codec, FormatSpec
from ldsp_core.plugins import hookimpl
from ldsp_core.rendering import RendererSpec, RenderResult
from ldsp_core.reports import ReportSpec, SectionSpec


class Bad:
    def render(self, report, stream, options):
        print("rendering")
        stream.write(b"half of it")
        report.front.title = "mine"

    def read(self, data, name):
        print("reading")
        raise KeyError("name")

    def write(self, tree, schema, stream):
        print("writing")
        raise KeyError("name")


def bad(*_):
    print("working")
    raise ZeroDivisionError("division by zero")


@hookimpl
def ldsp_renderers():
    return [
        RendererSpec(
            name="bad", title="Bad", extensions=(".bad",), media_type="text/bad", load=Bad
        )
    ]


@hookimpl
def ldsp_formats():
    load = lambda: Codec(reader=Bad(), writer=Bad())
    return [FormatSpec(name="bad", title="Bad", extensions=(".bad",), load=load)]


@hookimpl
def ldsp_reports():
    return [ReportSpec(name="bad", title="Bad", build=bad)]


@hookimpl
def ldsp_sections():
    return [SectionSpec(name="bad", report="board-paper", after="summary", build=bad)]


@hookimpl
def ldsp_checks():
    return [CheckSpec(id="bad", title="Bad", severity=Severity.INFO, run=bad)]
"""


@pytest.fixture(autouse=True)
def builtins() -> None:
    """Leave the real built-ins in their place."""


@pytest.fixture
def registry(install) -> Registry:
    """The built-ins, and a plugin of which nothing works."""
    return Registry.discover({}, [install("acme", SOURCE, name="bad", version="1.2")])


def plain_report() -> Report:
    """Return a report that anybody can write."""
    return report_of()


def test_a_renderer_that_fails_is_named_and_harms_no_file(registry, tmp_path, capsys):
    """It changed a frozen report: that is its error, told with the remedy; the old file stays."""
    target = tmp_path / "paper.bad"
    target.write_text("before")
    report = plain_report()
    with pytest.raises(RenderError) as caught:
        ldsp.render(report, target, registry=registry)
    assert "the renderer bad failed: FrozenInstanceError" in str(caught.value)
    assert WHO in str(caught.value)
    assert REMEDY in str(caught.value)
    assert target.read_text() == "before"
    assert report == plain_report()
    assert "rendering" not in capsys.readouterr().out
    ldsp.render(report, tmp_path / "paper.md", registry=registry)
    assert (tmp_path / "paper.md").read_text().startswith("# A sample")


def test_a_reader_that_fails_is_named(registry, tmp_path, capsys):
    """And the data formats beside it read on."""
    data = tmp_path / "facts.bad"
    data.write_text("facts")
    with pytest.raises(PluginError) as caught:
        ldsp.load(data, registry=registry)
    assert "by the data format 'bad' of " + WHO in str(caught.value)
    assert REMEDY in str(caught.value)
    assert "reading" not in capsys.readouterr().out
    ldsp.dump(sample_partnership(), tmp_path / "facts.json", registry=registry)
    assert ldsp.load(tmp_path / "facts.json", registry=registry) == sample_partnership()


def test_a_writer_that_fails_is_named_and_leaves_nothing(registry, tmp_path):
    """Neither the file nor a part of it."""
    with pytest.raises(PluginError, match=r"by the data format 'bad' of acme 1\.2"):
        ldsp.dump(sample_partnership(), tmp_path / "facts.bad", registry=registry)
    assert list(tmp_path.glob("*.bad")) == []


def test_a_report_that_fails_is_named(registry, capsys):
    """And other reports are built."""
    with pytest.raises(ReportError) as caught:
        ldsp.build("bad", sample_partnership(), registry=registry)
    assert f"the report 'bad' of {WHO} failed: ZeroDivisionError: division by zero" in str(
        caught.value
    )
    assert REMEDY in str(caught.value)
    assert "working" not in capsys.readouterr().out
    assert ldsp.build("monitoring", sample_partnership(), registry=registry).name == "monitoring"


def test_a_section_that_fails_is_named_and_no_other(registry):
    """Not whoever offers the report that it was added to."""
    with pytest.raises(ReportError) as caught:
        ldsp.build("board-paper", sample_partnership(), registry=registry)
    assert f"the section 'board-paper/bad' of {WHO} failed" in str(caught.value)
    assert "ldsp-core" not in str(caught.value)


def test_a_check_that_fails_becomes_a_finding(registry, capsys):
    """The other checks find what they find; the one that could not look says so."""
    partnership = sample_partnership()
    alone = ldsp.check(partnership, registry=Registry.builtin_only())
    found = ldsp.check(partnership, registry=registry)
    (failed,) = [finding for finding in found if finding.check == "bad"]
    assert failed.severity is ldsp.Severity.ERROR
    assert failed.message == (
        f"the check 'bad' of {WHO} failed: ZeroDivisionError: division by zero"
    )
    assert REMEDY in failed.suggestion
    assert [finding for finding in found if finding is not failed] == list(alone)
    assert "working" not in capsys.readouterr().out


def test_errors_that_a_plugin_raises_on_purpose_pass(registry_of, specs):
    """A plugin that says what is wrong is not spoken for."""
    from attrs import evolve

    def build(request):
        raise ReportError("there are no minutes")

    registry = registry_of(reports=[evolve(specs.report, build=build)])
    with pytest.raises(LdspError, match=r"^there are no minutes$"):
        ldsp.build("minutes", sample_partnership(), registry=registry)


def test_a_core_check_that_fails_is_raised():
    """It is for us to mend, so that it must not pass for a finding."""
    from ldsp_core.checks import CheckSpec, Severity
    from ldsp_core.plugins.kinds import CHECKS

    spec = CheckSpec(id="ours", title="Ours", severity=Severity.INFO, run=lambda *_: [])
    builtin = PluginInfo(name="builtin", distribution="ldsp-core")
    assert CHECKS.registered(spec, builtin).spec.run is spec.run


def test_json_on_the_command_line_stays_whole(install, monkeypatch, tmp_path: Path):
    """Whatever a plugin prints, the machine that reads stdout is not disturbed."""
    point = install("acme", SOURCE, name="bad", version="1.2")
    monkeypatch.setattr(
        "ldsp_core.plugins.discovery.importlib.metadata.entry_points", lambda group: [point]
    )
    data = tmp_path / "partnership.toml"
    ldsp.dump(sample_partnership(), data, registry=Registry.builtin_only())
    done = CliRunner().invoke(main, ["check", str(data), "--json"])
    assert done.exit_code == 1
    assert "the check 'bad' of" in json.dumps(json.loads(done.stdout))
