"""Which plugins are found, and which of them are let in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.errors import PluginError
from ldsp_core.plugins import PluginInfo, Registry
from ldsp_core.plugins.discovery import Choice
from ldsp_core.plugins.records import normalised

GOOD = """
@hookimpl
def ldsp_renderers(context):
    return []
"""
DEADLY = "raise RuntimeError('imported')"


def _names(registry: Registry) -> list[str]:
    return [plugin.name for plugin in registry.plugins]


def test_installed_plugins_are_found_on_the_path(install, site):
    """An entry point of a distribution on sys.path is found, with name and version."""
    install("acme-pages", GOOD, name="pages", version="2.5")
    registry = Registry.discover({"LDSP_PLUGINS": "acme-pages"})
    assert PluginInfo(name="pages", distribution="acme-pages", version="2.5") in registry.plugins
    assert registry.failures == ()


def test_plugins_are_sorted_by_distribution_and_name(install):
    """The order of installation does not matter."""
    points = [
        install("zebra", GOOD, name="a"),
        install("Acme-two", GOOD, name="b"),
        install("acme-one", GOOD, name="c"),
    ]
    registry = Registry.discover({}, points)
    assert _names(registry) == ["c", "b", "builtin", "a"]
    assert _names(Registry.discover({}, reversed(points))) == _names(registry)


@pytest.mark.parametrize("spelling", ["acme-pages", "Acme_Pages", " pages , other", "PAGES"])
def test_a_disabled_plugin_is_not_imported(install, spelling):
    """LDSP_PLUGINS_DISABLED names plugins or distributions, in any usual spelling."""
    point = install("acme-pages", DEADLY, name="pages")
    other = install("other", GOOD)
    registry = Registry.discover({"LDSP_PLUGINS_DISABLED": spelling}, [point, other])
    assert registry.failures == ()
    blocked = {plugin.name: plugin for plugin in registry.blocked}["pages"]
    assert (blocked.distribution, blocked.version) == ("acme-pages", "1.0")
    assert "LDSP_PLUGINS_DISABLED" in str(blocked)


def test_only_allowed_plugins_are_imported(install):
    """With LDSP_PLUGINS the rest stays outside; the built-ins are always in."""
    points = [install("acme", GOOD), install("other", DEADLY)]
    registry = Registry.discover({"LDSP_PLUGINS": "acme"}, points)
    assert _names(registry) == ["acme", "builtin"]
    assert [plugin.name for plugin in registry.blocked] == ["other"]
    assert "LDSP_PLUGINS is set" in registry.blocked[0].reason


def test_an_empty_allow_list_lets_none_in(install):
    """LDSP_PLUGINS set to nothing is no plugin, not every plugin."""
    registry = Registry.discover({"LDSP_PLUGINS": ""}, [install("acme", DEADLY)])
    assert _names(registry) == ["builtin"]
    assert len(registry.blocked) == 1


def test_disabled_wins_over_allowed(install):
    """A plugin in both lists stays outside."""
    environ = {"LDSP_PLUGINS": "acme", "LDSP_PLUGINS_DISABLED": "acme"}
    registry = Registry.discover(environ, [install("acme", DEADLY)])
    assert len(registry.blocked) == 1


@pytest.mark.parametrize("setting", ["LDSP_PLUGINS", "LDSP_PLUGINS_DISABLED"])
def test_a_setting_that_names_nobody_is_reported(install, setting):
    """A name in the settings that matches no plugin is told, with the nearest that there is."""
    registry = Registry.discover({setting: "acme-pagse"}, [install("acme-pages", GOOD)])
    (failure,) = registry.failures
    assert (failure.stage, failure.name) == ("setting", "acme-pagse")
    assert setting in str(failure)
    assert "did you mean 'acme-pages'?" in str(failure)


def test_the_builtins_cannot_be_disabled():
    """The name ldsp-core in the settings is reported, and the built-ins stay."""
    registry = Registry.discover({"LDSP_PLUGINS_DISABLED": "ldsp-core"}, [])
    assert _names(registry) == ["builtin"]
    assert [failure.stage for failure in registry.failures] == ["setting"]


def test_a_malformed_neighbour_takes_nobody_down(install, site: Path):
    """One unreadable list of entry points is a failure; the other plugins are found."""
    install("acme", GOOD)
    install("broken", GOOD, version="3.1")
    (site / "broken-3.1.dist-info" / "entry_points.txt").write_text("[ldsp_core]\nno value\n")
    registry = Registry.discover({"LDSP_PLUGINS": "acme,broken"})
    assert "acme" in _names(registry)
    (failure,) = registry.failures
    assert (failure.stage, failure.distribution, failure.version) == ("find", "broken", "3.1")
    assert "reinstall broken" in str(failure)


def test_a_malformed_stranger_is_none_of_our_business(install, site: Path):
    """A list that cannot be read and does not speak of our group is no failure of ours."""
    install("acme", GOOD)
    install("stranger", GOOD)
    (site / "stranger-1.0.dist-info" / "entry_points.txt").write_text("[pages]\nno value\n")
    registry = Registry.discover({"LDSP_PLUGINS": "acme"})
    assert "acme" in _names(registry)
    assert registry.failures == ()


def test_a_distribution_without_metadata_is_still_used(install, site: Path):
    """A plugin whose METADATA is lost works under the name "unknown"."""
    point = install("acme", GOOD)
    (site / "acme-1.0.dist-info" / "METADATA").unlink()
    registry = Registry.discover({}, [point])
    assert PluginInfo(name="acme", distribution="unknown") in registry.plugins


def test_builtin_only_and_empty_do_not_discover(install):
    """Only discover looks for installed plugins."""
    install("acme", DEADLY)
    assert _names(Registry.builtin_only()) == ["builtin"]
    assert _names(Registry.empty()) == []


@pytest.mark.parametrize(
    ("text", "strict"), [("1", True), ("Yes", True), ("0", False), ("", False)]
)
def test_strict_is_yes_or_no(text, strict):
    """LDSP_PLUGINS_STRICT understands the usual words."""
    assert Choice.of({"LDSP_PLUGINS_STRICT": text}).strict is strict


def test_a_strict_that_is_neither_is_refused():
    """Any other word for LDSP_PLUGINS_STRICT is an error that says what to write."""
    with pytest.raises(PluginError, match="LDSP_PLUGINS_STRICT is 'maybe'; set it to 1 or 0"):
        Registry.discover({"LDSP_PLUGINS_STRICT": "maybe"}, [])


@given(st.text())
def test_normalising_twice_changes_nothing(name):
    """A normalised name is its own normal form."""
    assert normalised(normalised(name)) == normalised(name)


_WORDS = st.text("abc_.-", max_size=6).map(lambda text: f"p{text}")


@given(name=_WORDS, others=st.lists(_WORDS))
def test_a_disabled_name_is_never_let_in(name, others):
    """Whatever else is listed, a plugin that is named as disabled stays outside."""
    choice = Choice.of({"LDSP_PLUGINS_DISABLED": ",".join([*others, name])})
    assert choice.reason_against(PluginInfo(name=name, distribution="d"))
    assert choice.reason_against(PluginInfo(name="n", distribution=name))
