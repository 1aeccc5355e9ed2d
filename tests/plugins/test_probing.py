"""Importing plugins in processes of their own."""

from __future__ import annotations

import pytest

from ldsp_core.plugins.probing import probe_installed


def test_a_good_plugin_is_ok_with_its_time(install, capfd):
    """The time of the import is given, and what is printed goes nowhere."""
    point = install("acme", "print('hello')", name="a", version="1.5")
    (result,) = probe_installed({}, [point])
    assert (result.name, result.distribution, result.version) == ("a", "acme", "1.5")
    assert (result.outcome, result.message) == ("ok", "")
    assert result.milliseconds is not None
    assert result.milliseconds >= 0
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("import no_such_library", "ModuleNotFoundError: No module named 'no_such_library'"),
        ("raise SystemExit(4)", "it called sys.exit(4)"),
        ("import os; os._exit(4)", "the import ended the process (exit code 4)"),
        (
            "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
            "the import ended the process (signal SIGKILL)",
        ),
    ],
)
def test_a_plugin_that_fails_is_told(install, source, message):
    """Even a crash of the interpreter harms nobody but the plugin."""
    (result,) = probe_installed({}, [install("acme", source)])
    assert (result.outcome, result.message) == ("failed", message)


def test_a_plugin_that_hangs_is_stopped(install):
    """After the time limit the process is ended, with all that it started."""
    source = """
    import subprocess, sys
    subprocess.run([sys.executable, "-c", "import time; time.sleep(600)"])
    """
    (result,) = probe_installed({}, [install("acme", source)], time_limit=0.5)
    assert (result.outcome, result.milliseconds) == ("timed out", None)
    assert result.message == "took more than 0.5 seconds"


def test_a_thread_that_lives_on_does_not_hold_the_probe(install):
    """The import is over when it is over, whatever the plugin has started."""
    source = """
    import threading
    threading.Thread(target=threading.Event().wait).start()
    """
    (result,) = probe_installed({}, [install("acme", source)], time_limit=60)
    assert result.outcome == "ok"


def test_a_blocked_plugin_is_not_probed(install):
    """What the settings keep out is not imported anywhere."""
    points = [install("acme"), install("best")]
    results = probe_installed({"LDSP_PLUGINS_DISABLED": "acme"}, points)
    assert [result.name for result in results] == ["best"]
