"""Plugins that fail while they are imported or registered: each stays alone with it."""

from __future__ import annotations

import pytest

from ldsp_core.errors import PluginError
from ldsp_core.plugins import Registry

GOOD = """
@hookimpl
def ldsp_renderers(context):
    return []
"""
MISBEHAVIOURS = {
    "missing-library": ("import no_such_library", "import", "No module named 'no_such_library'"),
    "syntax-error": ("def (", "import", "SyntaxError"),
    "error": ("raise RuntimeError('out of luck')", "import", "RuntimeError: out of luck"),
    "sys-exit": ("import sys; sys.exit(3)", "import", "it called sys.exit(3)"),
    "panic": (
        "class Panic(BaseException): pass\nraise Panic('rust')",
        "import",
        "Panic: rust",
    ),
    "mute-error": (
        "class Mute(Exception):\n    def __str__(self): raise ValueError\nraise Mute",
        "import",
        "Mute: (its message cannot be read)",
    ),
    "two-arguments": (
        "@hookimpl\ndef ldsp_renderers(context, more): return []",
        "register",
        "more",
    ),
}


@pytest.mark.parametrize("misbehaviour", MISBEHAVIOURS)
def test_a_plugin_that_fails_is_kept_and_takes_nobody_down(install, misbehaviour):
    """The failure has name, distribution, version, stage and error; the next plugin works."""
    source, stage, error = MISBEHAVIOURS[misbehaviour]
    points = [install("acme", source, name="bad", version="0.3"), install("next", GOOD)]
    registry = Registry.discover({}, points)
    (failure,) = registry.failures
    assert (failure.name, failure.distribution, failure.version) == ("bad", "acme", "0.3")
    assert failure.stage == stage
    assert error in failure.error
    assert "LDSP_PLUGINS_DISABLED=bad" in str(failure)
    assert [plugin.name for plugin in registry.plugins] == ["builtin", "next"]


@pytest.mark.parametrize(
    ("value", "stage", "error"),
    [
        ("acme_nowhere", "import", "acme_nowhere"),
        ("acme_module:nothing", "import", "nothing"),
        ("acme_module:NONE", "register", "None"),
        ("not a value!", "import", ""),
    ],
)
def test_an_entry_point_that_leads_nowhere_is_a_failure(install, value, stage, error):
    """A module, object or value that is not there is told like any other failure."""
    registry = Registry.discover({}, [install("acme", "NONE = None", value=value)])
    (failure,) = registry.failures
    assert failure.stage == stage
    assert error in failure.error


def test_an_interrupt_from_the_keyboard_passes(install):
    """Ctrl-C while a plugin is imported stops the program, not just the plugin."""
    point = install("acme", "raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        Registry.discover({}, [point])


def test_what_a_plugin_prints_is_kept_off_stdout(install, capsys):
    """Prints at import and in a hook go to stderr, so that --json stays readable."""
    source = """
    print("at import")
    @hookimpl
    def ldsp_renderers(context):
        print("in hook")
        return []
    """
    Registry.discover({}, [install("acme", source)]).renderers()
    out, err = capsys.readouterr()
    assert out == ""
    assert "at import" in err
    assert "in hook" in err


def test_strict_raises_a_failure_with_its_cause(install):
    """With LDSP_PLUGINS_STRICT=1 the first failure is a PluginError from what was raised."""
    point = install("acme", "raise RuntimeError('out of luck')")
    with pytest.raises(PluginError, match=r"acme 1\.0 .* cannot be imported") as caught:
        Registry.discover({"LDSP_PLUGINS_STRICT": "1"}, [point])
    assert isinstance(caught.value.__cause__, RuntimeError)


def test_a_failure_is_logged_once_as_a_warning(install, caplog):
    """Whoever misses a plugin's work sees why, without asking for it."""
    Registry.discover({}, [install("acme", "raise RuntimeError('out of luck')")])
    (record,) = [record for record in caplog.records if record.levelname == "WARNING"]
    assert record.name == "ldsp_core.plugins"
    assert "out of luck" in record.message


def test_an_unknown_hook_is_reported_and_the_good_ones_are_used(install):
    """A misspelt hook is told with a suggestion; the plugin's other hooks still answer."""
    source = """
    from ldsp_core.checks.spec import CheckSpec, Severity
    @hookimpl
    def ldsp_renderer(context):
        return []
    @hookimpl
    def ldsp_checks(context):
        run = lambda partnership, context: []
        return [CheckSpec(id="mine", title="Mine", severity=Severity.INFO, run=run)]
    """
    registry = Registry.discover({}, [install("acme", source)])
    (failure,) = registry.failures
    assert failure.stage == "hook"
    assert "'ldsp_renderer', did you mean 'ldsp_renderers'?" in failure.error
    assert registry.check("mine").plugin.distribution == "acme"


def test_a_hook_of_a_newer_library_may_be_optional(install):
    """A hook marked optionalhook=True may be unknown; the author has thought of it."""
    source = GOOD + "\n@hookimpl(optionalhook=True)\ndef ldsp_themes(context): return []\n"
    assert Registry.discover({}, [install("acme", source)]).failures == ()


def test_a_forgotten_mark_is_reported(install):
    """A function that is called like a hook and is not marked would never be called."""
    registry = Registry.discover({}, [install("acme", "def ldsp_renderers(context): return []")])
    (failure,) = registry.failures
    assert "'ldsp_renderers' is not marked with @hookimpl" in failure.error


def test_functions_of_other_names_are_no_hooks(install):
    """What merely begins with ldsp_ and looks like no hook is nobody's business."""
    source = GOOD + "\ndef ldsp_version(): return 1\nimport ldsp_core\n"
    assert Registry.discover({}, [install("acme", source)]).failures == ()


def test_a_plugin_without_hooks_is_reported(install):
    """An entry point that leads to the wrong module is told, with the hooks there are."""
    registry = Registry.discover({}, [install("acme", "x = 1")])
    (failure,) = registry.failures
    assert failure.stage == "hook"
    assert "ldsp_renderers" in failure.error
