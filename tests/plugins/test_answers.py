"""What hooks return: asked for when needed, once, and checked."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve, fields
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ldsp_core.errors import PluginError
from ldsp_core.plugins import Registry, hookimpl

KINDS = ["renderers", "formats", "reports", "sections", "checks", "drawers"]


def _one(kind: str, specs: Any) -> Any:
    return getattr(specs, kind.removesuffix("s"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_good_spec_is_offered_with_its_plugin(registry_of, specs, kind):
    """Every kind comes back as it was given, with the plugin that gave it."""
    spec = _one(kind, specs)
    registry = registry_of(**{kind: [spec]})
    (offer,) = getattr(registry, kind)()
    for contained in {"load", "run"} & {field.name for field in fields(type(spec))}:
        spec = evolve(spec, **{contained: getattr(offer.spec, contained)})
    assert offer.spec == spec
    assert offer.plugin.name == "mine"
    assert registry.failures == ()


def test_only_the_kind_that_is_asked_for_is_asked_for(offering):
    """Asking for renderers builds no reports."""
    plugin = offering()
    registry = Registry.empty()
    registry.register(plugin, "mine")
    assert plugin.asked == []
    registry.renderers()
    assert plugin.asked == ["renderers"]


def test_a_plugin_is_asked_once(offering, specs):
    """Answers are remembered; a plugin that comes later is asked by itself."""
    first, second = offering(), offering(checks=[specs.check])
    registry = Registry.empty()
    registry.register(first, "first")
    assert registry.checks() == ()
    registry.register(second, "second")
    assert len(registry.checks()) == 1
    assert first.asked == ["checks"]


def test_a_tuple_is_as_good_as_a_list(registry_of, specs):
    """Any sequence will do."""
    assert len(registry_of(renderers=(specs.renderer,)).renderers()) == 1


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (None, "ldsp_renderers returned None"),
        ("plain", "ldsp_renderers returned a str"),
        (7, "ldsp_renderers returned an int"),
        ({"plain": 1}, "ldsp_renderers returned a dict"),
        ((x for x in ()), "ldsp_renderers returned a generator"),
        ([{"name": "plain"}], "item 1 of ldsp_renderers is a dict"),
        ([None], "item 1 of ldsp_renderers is None"),
        ([str], "item 1 of ldsp_renderers is the class str"),
    ],
)
def test_an_answer_of_the_wrong_type_is_a_failure(registry_of, answer, told):
    """The failure says what came, from where, and what to return."""
    registry = registry_of(renderers=answer)
    assert registry.renderers() == ()
    (failure,) = registry.failures
    assert failure.stage == "answer"
    assert told in failure.error
    assert "return a list of RendererSpec, empty for none" in failure.error


WRONG_FIELDS = [
    ("renderers", "name", "Plain Text", "kebab-case"),
    ("renderers", "name", None, "kebab-case"),
    ("renderers", "title", "", "not a text"),
    ("renderers", "extensions", ".txt", "not a tuple"),
    ("renderers", "extensions", ("txt",), "holds 'txt'"),
    ("renderers", "extensions", (".TXT",), "holds '.TXT'"),
    ("renderers", "media_type", "text", "media type"),
    ("renderers", "load", "FakeRenderer", "cannot be called"),
    ("renderers", "capabilities", {"tables"}, "frozenset of Capability"),
    ("renderers", "custom", frozenset({1}), "frozenset of str"),
    ("renderers", "options", dict, "not an attrs class"),
    ("renderers", "api_version", 0, "whole number from 1"),
    ("renderers", "api_version", True, "whole number from 1"),
    ("renderers", "api_version", "1", "whole number from 1"),
    ("formats", "extensions", [".yaml"], "not a tuple"),
    ("formats", "sniff", b"---", "cannot be called"),
    ("reports", "subject", "everything", "partnership, pair, portfolio"),
    ("reports", "parameters", dict, "not an attrs class"),
    ("reports", "build", None, "cannot be called"),
    ("sections", "report", "", "kebab-case"),
    ("sections", "after", "", "not a text"),
    ("checks", "id", "end_before_start", "kebab-case"),
    ("checks", "severity", "error", "not a Severity"),
    ("checks", "run", None, "cannot be called"),
    ("drawers", "draws", frozenset(), "chart and diagram"),
    ("drawers", "draws", frozenset({"map"}), "chart and diagram"),
    ("drawers", "load", 1, "cannot be called"),
]


@pytest.mark.parametrize(("kind", "field", "value", "told"), WRONG_FIELDS)
def test_a_spec_of_the_wrong_shape_is_a_failure(registry_of, specs, kind, field, value, told):
    """A wrong field is named with its value, and the spec is not offered."""
    wrong = evolve(_one(kind, specs), **{field: value})
    registry = registry_of(**{kind: [wrong]})
    assert getattr(registry, kind)() == ()
    (failure,) = registry.failures
    assert failure.stage == "answer"
    assert field in failure.error
    assert told in failure.error


def test_all_that_is_wrong_with_a_spec_is_told_together(registry_of, specs):
    """One failure names every wrong field."""
    registry = registry_of(renderers=[evolve(specs.renderer, title="", media_type="")])
    registry.renderers()
    (failure,) = registry.failures
    assert "title" in failure.error
    assert "media_type" in failure.error


def test_a_bad_spec_leaves_the_good_one_beside_it(registry_of, specs):
    """Only the wrong item of an answer is left out."""
    registry = registry_of(renderers=[evolve(specs.renderer, title=""), specs.renderer])
    assert [offer.spec.title for offer in registry.renderers()] == [specs.renderer.title]
    assert len(registry.failures) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_spec_for_a_newer_contract_is_refused(registry_of, specs, kind):
    """The failure's stage is "version", and says to upgrade this library."""
    registry = registry_of(**{kind: [evolve(_one(kind, specs), api_version=2)]})
    assert getattr(registry, kind)() == ()
    (failure,) = registry.failures
    assert failure.stage == "version"
    assert "needs version 2 of the contract, and this library speaks 1" in failure.error
    assert "upgrade ldsp-core" in str(failure)


def test_a_failure_names_distribution_version_and_remedy(install):
    """An answer of the wrong type tells whose it is and how to live without it."""
    source = "@hookimpl\ndef ldsp_checks(context): return None"
    registry = Registry.discover({}, [install("acme", source, name="a", version="9.0")])
    registry.checks()
    (failure,) = registry.failures
    assert str(failure).startswith("acme 9.0 (plugin 'a') gave an answer that cannot be used: ")
    assert str(failure).endswith(
        "upgrade or reinstall acme, or leave it out with LDSP_PLUGINS_DISABLED=a"
    )


def test_a_hook_that_raises_is_a_failure_of_its_kind_alone(specs):
    """The plugin's other hooks are used, and other plugins are not touched."""

    class Half:
        @hookimpl
        def ldsp_reports(self, context: Any) -> Any:
            raise SystemExit(2)

        @hookimpl
        def ldsp_checks(self, context: Any) -> Any:
            return [specs.check]

    registry = Registry.empty()
    registry.register(Half(), "half")
    assert registry.reports() == ()
    assert len(registry.checks()) == 1
    (failure,) = registry.failures
    assert failure.error == "ldsp_reports: it called sys.exit(2)"


def test_a_wrapper_reaches_no_other_plugin(offering, specs):
    """A plugin that wraps a hook and swallows what comes cannot switch off the rest."""

    class Greedy:
        @hookimpl(wrapper=True)
        def ldsp_checks(self, context: Any) -> Any:
            yield
            return "nothing"

    registry = Registry.empty()
    registry.register(Greedy(), "greedy")
    registry.register(offering(checks=[specs.check]), "mine")
    assert [offer.plugin.name for offer in registry.checks()] == ["mine"]
    assert [failure.name for failure in registry.failures] == ["greedy"]


def test_strict_raises_a_bad_answer_when_it_is_asked_for(install):
    """With LDSP_PLUGINS_STRICT=1 an answer of the wrong type is a PluginError."""
    source = "@hookimpl\ndef ldsp_checks(context): return None"
    registry = Registry.discover({"LDSP_PLUGINS_STRICT": "1"}, [install("acme", source)])
    with pytest.raises(PluginError, match="ldsp_checks returned None"):
        registry.checks()


def test_hooks_are_told_the_versions_and_the_settings():
    """The context carries core's version, the contract's, and the caller's settings."""
    seen = []

    class Curious:
        @hookimpl
        def ldsp_checks(self, context: Any) -> Any:
            seen.append(context)
            return []

    registry = Registry.empty(settings={"house": "blue"})
    registry.register(Curious(), "curious")
    registry.checks()
    (context,) = seen
    assert context.settings == {"house": "blue"}
    assert context.api_version == 1
    assert context.core_version


def test_a_name_is_registered_once(offering):
    """A second plugin of the running program under one name is refused."""
    registry = Registry.empty()
    registry.register(offering(), "mine")
    with pytest.raises(PluginError, match="'mine' is registered already"):
        registry.register(offering(), "mine")


def test_a_plugin_that_cannot_be_registered_is_refused_at_once():
    """The caller is the author, and gets a PluginError."""

    class Wrong:
        @hookimpl
        def ldsp_checks(self, context: Any, more: Any) -> Any:
            return []

    with pytest.raises(PluginError, match="cannot be registered"):
        Registry.empty().register(Wrong(), "wrong")


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.just(object()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(answer=ANYTHING, kind=st.sampled_from(KINDS))
def test_no_answer_takes_the_registry_down(registry_of, answer, kind):
    """Whatever a hook returns, asking yields nothing but specs, and the rest is told."""
    registry = registry_of(**{kind: answer})
    assert getattr(registry, kind)() == ()
    assert bool(registry.failures) == (answer != [])
