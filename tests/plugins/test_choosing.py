"""Asking for one thing by name, extension or content."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from ldsp_core.errors import PluginConflictError, UnknownNameError
from ldsp_core.plugins import Registry

WORD = """
from ldsp_core.rendering.spec import RendererSpec
@hookimpl
def ldsp_renderers(context):
    return [
        RendererSpec(
            name="{name}",
            title="Word",
            extensions=(".docx",),
            media_type="application/octet-stream",
            load=lambda: None,
        )
    ]
"""


def test_each_kind_is_found_by_name(registry_of, specs):
    """Renderers, formats, reports, checks and drawers are asked for by their names."""
    registry = registry_of(
        renderers=[specs.renderer],
        formats=[specs.format],
        reports=[specs.report],
        checks=[specs.check],
        drawers=[specs.drawer],
    )
    assert registry.renderer("plain").spec.title == "Plain"
    assert registry.format("yaml").spec.title == "YAML"
    assert registry.report("minutes").spec.title == "Minutes"
    assert registry.check("end-before-start").spec.title == "Ends before it starts"
    assert registry.drawer("pencil").spec.title == "Pencil"


def test_an_unknown_name_is_told_with_the_nearest(registry_of, specs):
    """The error lists what there is and suggests what was meant."""
    with pytest.raises(UnknownNameError) as caught:
        registry_of(reports=[specs.report]).report("minute")
    assert str(caught.value) == (
        "there is no report called 'minute', did you mean 'minutes'? There are: minutes"
    )


@pytest.mark.parametrize("path", ["out.txt", "OUT.TXT", "/some/where.else/out.v2.txt"])
def test_a_renderer_is_found_by_extension(registry_of, specs, path):
    """The extension of the path decides, in small letters or capitals."""
    assert registry_of(renderers=[specs.renderer]).renderer_for(path).name == "plain"


def test_the_longest_extension_wins(registry_of, specs):
    """.vl.json is found before .json."""
    short = evolve(specs.renderer, name="json", extensions=(".json",))
    long = evolve(specs.renderer, name="vega", extensions=(".vl.json",))
    registry = registry_of(renderers=[short, long])
    assert registry.renderer_for("a.vl.json").name == "vega"
    assert registry.renderer_for("a.b.json").name == "json"


def test_a_format_by_name_overrules_the_extension(registry_of, specs):
    """Whoever names the format may call the file as they like."""
    registry = registry_of(renderers=[specs.renderer])
    assert registry.renderer_for("minutes.log", format="plain").name == "plain"


def test_a_file_without_extension_is_told_by_its_name(registry_of, specs):
    """With no extension the error shows the file and the extensions there are."""
    with pytest.raises(UnknownNameError, match=r"files called 'minutes'.*there are: \.txt"):
        registry_of(renderers=[specs.renderer]).renderer_for("minutes")


@pytest.mark.parametrize(
    ("path", "distribution"), [("paper.docx", "ldsp-word"), ("paper.XLSX", "ldsp-excel")]
)
def test_word_and_excel_say_what_to_install(path, distribution):
    """An extension that our own distributions handle names the one to install."""
    with pytest.raises(UnknownNameError, match=f"pip install {distribution}"):
        Registry.empty().renderer_for(path)


@pytest.mark.parametrize("name", ["word", "docx"])
def test_word_by_name_says_what_to_install(name):
    """The format's name is as good as the extension."""
    with pytest.raises(UnknownNameError, match="pip install ldsp-word"):
        Registry.empty().renderer(name)


def test_a_data_format_of_excel_says_what_to_install():
    """The data-entry workbook is read by the same distribution; no data is kept in .docx."""
    with pytest.raises(UnknownNameError, match="pip install ldsp-excel"):
        Registry.empty().format_for("facts.xlsx")
    with pytest.raises(UnknownNameError) as caught:
        Registry.empty().format_for("facts.docx")
    assert "pip install" not in str(caught.value)


def test_failed_and_blocked_plugins_are_listed_with_an_unknown_name(install):
    """One of them may be the one that was meant; what is installed is not to be installed."""
    points = [install("ldsp-word", "import no_such_library", name="word"), install("other")]
    registry = Registry.discover({"LDSP_PLUGINS_DISABLED": "other"}, points)
    with pytest.raises(UnknownNameError) as caught:
        registry.renderer_for("paper.docx")
    text = str(caught.value)
    assert "ldsp-word 1.0 (plugin 'word') cannot be imported" in text
    assert "other 1.0 (plugin 'other') is switched off" in text
    assert "pip install" not in text


def test_a_plugin_that_fails_while_it_is_asked_is_listed_too(registry_of):
    """The failure need not have been known before."""
    with pytest.raises(UnknownNameError, match="ldsp_reports returned None"):
        registry_of(reports=None).report("minutes")


def test_two_plugins_of_one_name_fail_when_it_is_asked_for(install):
    """Not before: everything else works. The error names both and the remedy."""
    points = [install("acme", WORD.format(name="word")), install("best", WORD.format(name="word"))]
    registry = Registry.discover({}, points)
    assert len(registry.renderers()) == 4
    assert registry.renderer("markdown").plugin.distribution == "ldsp-core"
    with pytest.raises(PluginConflictError) as caught:
        registry.renderer("word")
    text = str(caught.value)
    assert "acme 1.0 (plugin 'acme')" in text
    assert "best 1.0 (plugin 'best')" in text
    assert "LDSP_PLUGINS_DISABLED=acme or best" in text
    assert registry.failures == ()


def test_the_remedy_of_a_conflict_resolves_it(install):
    """Leaving one out as the error says leaves the other."""
    points = [
        install("acme", WORD.format(name="word"), name="word"),
        install("best", WORD.format(name="word"), name="word"),
    ]
    with pytest.raises(PluginConflictError, match="LDSP_PLUGINS_DISABLED=acme or best"):
        Registry.discover({}, points).renderer("word")
    registry = Registry.discover({"LDSP_PLUGINS_DISABLED": "acme"}, points)
    assert registry.renderer("word").plugin.distribution == "best"


def test_two_formats_of_one_extension_are_told_apart_by_name(install):
    """The extension is a conflict, the names are not, and the error gives them."""
    points = [install("acme", WORD.format(name="word")), install("best", WORD.format(name="docx"))]
    registry = Registry.discover({}, points)
    with pytest.raises(PluginConflictError, match=r"choose one with --format \(word or docx\)"):
        registry.renderer_for("paper.docx")
    assert registry.renderer_for("paper.docx", format="docx").plugin.distribution == "best"


def test_a_conflict_with_the_builtins_leaves_out_the_plugin(install):
    """The built-ins cannot be switched off, and so are not offered as the remedy."""
    registry = Registry.discover({}, [install("acme", WORD.format(name="markdown"))])
    with pytest.raises(PluginConflictError, match=r"LDSP_PLUGINS_DISABLED=acme$"):
        registry.renderer("markdown")


def test_a_plugin_in_conflict_with_itself_is_told(registry_of, specs):
    """One plugin with two things of one name is a conflict that no setting resolves."""
    with pytest.raises(PluginConflictError, match="rename one"):
        registry_of(checks=[specs.check, specs.check]).check("end-before-start")


def _sniffing(spec: Any, name: str, mark: bytes, *extensions: str) -> Any:
    return evolve(spec, name=name, extensions=extensions, sniff=lambda head: head.startswith(mark))


def test_the_extension_of_a_data_file_decides(registry_of, specs):
    """What a file is called counts more than what it looks like."""
    first = _sniffing(specs.format, "first", b"1", ".one")
    second = _sniffing(specs.format, "second", b"2", ".two")
    registry = registry_of(formats=[first, second])
    assert registry.format_for("facts.one", b"2").name == "first"


def test_the_content_decides_where_the_extension_is_nobodys(registry_of, specs):
    """A file of an unknown extension is known by its beginning."""
    first = _sniffing(specs.format, "first", b"1", ".one")
    second = _sniffing(specs.format, "second", b"2", ".two")
    registry = registry_of(formats=[first, second])
    assert registry.format_for("facts.dat", b"2").name == "second"
    with pytest.raises(UnknownNameError):
        registry.format_for("facts.dat", b"3")
    with pytest.raises(UnknownNameError):
        registry.format_for("facts.dat")


def test_the_content_decides_between_two_of_one_extension(registry_of, specs):
    """Two formats of one extension are a conflict only where the content does not tell."""
    first = _sniffing(specs.format, "first", b"1", ".dat")
    second = _sniffing(specs.format, "second", b"2", ".dat")
    registry = registry_of(formats=[first, second])
    assert registry.format_for("facts.dat", b"2").name == "second"
    with pytest.raises(PluginConflictError):
        registry.format_for("facts.dat", b"3")
    with pytest.raises(PluginConflictError):
        registry.format_for("facts.dat")


def test_a_sniff_that_fails_is_a_failure_and_no_match(registry_of, specs):
    """The other formats are still tried, and the failure is told once."""

    def broken(head: bytes) -> bool:
        raise RuntimeError("no nose")

    bad = evolve(specs.format, name="bad", extensions=(".bad",), sniff=broken)
    registry = registry_of(formats=[bad, _sniffing(specs.format, "good", b"1", ".good")])
    assert registry.format_for("facts.dat", b"1").name == "good"
    assert registry.format_for("facts.dat", b"1").name == "good"
    (failure,) = registry.failures
    assert "no nose" in failure.error


def test_sections_are_found_by_their_report(registry_of, specs):
    """Only the sections for the report that is asked for come back."""
    other = evolve(specs.section, report="board-paper")
    registry = registry_of(sections=[specs.section, other])
    assert [offer.spec for offer in registry.sections_for("minutes")] == [specs.section]
    assert registry.sections_for("nothing") == ()


def test_twin_sections_fail_with_their_report_alone(registry_of, specs):
    """Two sections of one name for one report are a conflict of that report."""
    other = evolve(specs.section, report="board-paper")
    registry = registry_of(sections=[specs.section, specs.section, other])
    assert len(registry.sections_for("board-paper")) == 1
    with pytest.raises(PluginConflictError, match="minutes/weather"):
        registry.sections_for("minutes")


def test_a_drawer_is_found_by_what_it_draws(registry_of, specs):
    """Nobody to draw a diagram is no error: there are other ways to show one."""
    registry = registry_of(drawers=[specs.drawer])
    assert registry.drawer_for("chart").name == "pencil"
    assert registry.drawer_for("diagram") is None


def test_two_drawers_of_charts_are_a_conflict(registry_of, specs):
    """None is taken silently where there are two."""
    registry = registry_of(drawers=[specs.drawer, evolve(specs.drawer, name="brush")])
    with pytest.raises(PluginConflictError, match="the drawing of a chart"):
        registry.drawer_for("chart")
