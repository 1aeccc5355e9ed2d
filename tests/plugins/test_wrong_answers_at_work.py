"""Plugins that give something else than they should while they work: told with whose it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner

import ldsp_core as ldsp
from ldsp_core.checks import CheckSpec
from ldsp_core.cli import main
from ldsp_core.document import Capability, Paragraph, Ref, Section
from ldsp_core.errors import PluginError, ReportError
from ldsp_core.files import Codec, FormatSpec
from ldsp_core.plugins import Registry
from ldsp_core.rendering.drawing import DrawerSpec
from ldsp_core.rendering.markdown import MARKDOWN
from ldsp_core.reports import ReportSpec, SectionSpec
from ldsp_core.testing import lancashire_partnership, report_of, sample_partnership

WHO = "acme 1.2 (plugin 'bad')"


@pytest.fixture(autouse=True)
def builtins() -> None:
    """Leave the real built-ins in their place."""


class Answers:
    """A plugin whose report, section, check, reader and drawer give what they are told to."""

    def __init__(self, answer):
        """Keep what they give."""
        self.answer = answer

    def give(self, *_):
        """Give it."""
        return self.answer

    read = draw = give

    @ldsp.hookimpl
    def ldsp_reports(self):
        """Offer a report."""
        return [ReportSpec(name="given", title="Given", build=self.give)]

    @ldsp.hookimpl
    def ldsp_sections(self):
        """Offer a section of the board paper."""
        return [
            SectionSpec(name="given", report="board-paper", after="summary", build=self.give),
        ]

    @ldsp.hookimpl
    def ldsp_checks(self):
        """Offer a check."""
        return [CheckSpec(id="given", title="Given", severity=ldsp.Severity.INFO, run=self.give)]

    @ldsp.hookimpl
    def ldsp_formats(self):
        """Offer a data format."""
        codec = Codec(reader=self)
        return [FormatSpec(name="given", title="Given", extensions=(".given",), load=lambda: codec)]

    @ldsp.hookimpl
    def ldsp_drawers(self):
        """Offer a drawer of everything."""
        draws = frozenset({"chart", "diagram"})
        return [DrawerSpec(name="given", title="Given", draws=draws, load=lambda: self)]


def answering(answer):
    """Return a registry of the built-ins and a plugin whose functions all give *answer*."""
    registry = Registry.builtin_only()
    registry.register(Answers(answer), "answers")
    return registry


@pytest.mark.parametrize("answer", ["words", 5, None], ids=repr)
def test_a_report_of_the_wrong_type_is_named(answer):
    """What a report gave is told, and what it should have been."""
    with pytest.raises(ReportError, match=f"^the report 'given' of plugin 'answers' .* {answer!r}"):
        ldsp.build("given", sample_partnership(), registry=answering(answer))


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("words", "build gave 'words', not a Section"),
        (Section(id="finance", title="Money"), "has a section called 'finance' already"),
        (Section(id="new", title="N", blocks=("words",)), "block 1 (str): 'words' is no block"),
        (Section(id="new", title="N", blocks=(Paragraph((1,)),)), "1 is no span"),
        (Section(id="new", title="N", blocks=(Paragraph(Ref("nothing")),)), "refers to 'nothing'"),
    ],
)
def test_a_section_that_is_none_is_named(answer, says):
    """Its plugin is named, not the report's, nor the renderer that would stumble over it."""
    with pytest.raises(ReportError) as caught:
        ldsp.build("board-paper", sample_partnership(), registry=answering(answer))
    assert "the section 'board-paper/given' of plugin 'answers' failed" in str(caught.value)
    assert says in str(caught.value)


def test_a_section_in_the_wrong_place_is_named():
    """With the sections that there are, and the nearest."""

    class Misplaced:
        @ldsp.hookimpl
        def ldsp_sections(self):
            return [
                SectionSpec(
                    name="new",
                    report="board-paper",
                    after="sumary",
                    build=lambda request: Section(id="new", title="New"),
                )
            ]

    registry = Registry.builtin_only()
    registry.register(Misplaced(), "misplaced")
    with pytest.raises(ReportError) as caught:
        ldsp.build("board-paper", sample_partnership(), registry=registry)
    assert "the section 'board-paper/new' of plugin 'misplaced' failed" in str(caught.value)
    assert "stand after 'sumary'" in str(caught.value)
    assert "did you mean 'summary'?" in str(caught.value)


def test_a_report_that_contradicts_itself_is_named():
    """While it is known whose it is."""
    broken = report_of(Paragraph(Ref("nothing")))
    with pytest.raises(ReportError, match=r"of plugin 'answers' failed: .* refers to 'nothing'"):
        ldsp.build("given", sample_partnership(), registry=answering(broken))


@pytest.mark.parametrize("answer", [None, ["words"]], ids=repr)
def test_a_check_of_the_wrong_type_becomes_a_finding(answer):
    """The other checks find what they find."""
    partnership = sample_partnership()
    alone = ldsp.check(partnership, registry=Registry.builtin_only())
    found = ldsp.check(partnership, registry=answering(answer))
    (failed,) = [finding for finding in found if finding.check == "given"]
    assert failed.message.startswith("the check 'given' of plugin 'answers' failed: TypeError")
    assert [finding for finding in found if finding is not failed] == list(alone)


def test_a_reader_of_the_wrong_type_is_named(tmp_path):
    """With what it gave and what it should have given."""
    data = tmp_path / "facts.given"
    data.write_text("facts")
    with pytest.raises(PluginError, match=r"of plugin 'answers' failed: .* not a Source"):
        ldsp.load(data, registry=answering({}))


def test_a_drawer_that_fails_is_named(tmp_path):
    """In the degradation, since words stand for the picture; all else is written."""

    class Pictures:
        @ldsp.hookimpl
        def ldsp_renderers(self):
            able = frozenset({Capability.FIGURES})
            return [evolve(MARKDOWN, name="pictures", extensions=(".pic",), capabilities=able)]

    registry = answering(None)
    registry.register(Pictures(), "pictures")
    report = ldsp.build("board-paper", lancashire_partnership(), registry=Registry.builtin_only())
    told = ldsp.render(report, tmp_path / "paper.pic", registry=registry).degradations
    (message,) = [each.message for each in told if "diagram" in each.message]
    assert "the drawer 'given' of plugin 'answers' failed: TypeError: draw gave None" in message
    assert (tmp_path / "paper.pic").exists()


SPOILER = """
from ldsp_core.document import ALL
from ldsp_core.plugins import hookimpl
from ldsp_core.rendering import RendererSpec, RenderResult


class Spoiler:
    def render(self, report, stream, options):
        object.__setattr__(report.front, "title", "spoilt")
        return RenderResult()


class Broken:
    def render(self, report, stream, options):
        raise KeyError("title")


@hookimpl
def ldsp_renderers():
    def spec(name, load):
        return RendererSpec(
            name=name,
            title="Bad",
            extensions=(f".{name}",),
            media_type="text/bad",
            capabilities=ALL,
            load=load,
        )

    return [spec("spoiler", Spoiler), spec("broken", Broken)]
"""


def test_the_demo_goes_on_without_a_broken_renderer(install, monkeypatch, tmp_path: Path):
    """All others are written, as if it were not there; the command ends with 1 and says why."""
    point = install("acme", SPOILER, name="bad", version="1.2")
    monkeypatch.setattr(
        "ldsp_core.plugins.discovery.importlib.metadata.entry_points", lambda group: [point]
    )
    done = CliRunner().invoke(main, ["demo", str(tmp_path)])
    assert done.exit_code == 1
    assert f"left out {tmp_path / 'board-paper.broken'}: the renderer broken failed" in done.stderr
    assert WHO in done.stderr
    written = (tmp_path / "board-paper.md").read_text(encoding="utf-8")
    assert written.startswith("# Lancashire Digital Skills Partnership: update")
    assert (tmp_path / "figures.csv").exists()
