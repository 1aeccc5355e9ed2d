"""Importing plugins each in a process of its own, to see what that does and how long it takes.

A plugin that hangs or crashes can only be found out from outside; that is why nothing
here needs a registry.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import EntryPoint
from typing import Final, Literal

from attrs import frozen

from ldsp_core.plugins.discovery import Choice, candidates_of, installed
from ldsp_core.plugins.records import PluginInfo

TIME_LIMIT: Final = 10.0
"""Seconds that an import may take."""

Outcome = Literal["ok", "failed", "timed out"]

# Isolated (-I), the child would miss what is on our path only; hence the path is handed
# over. It keeps its own stdout for the result and ends at once, whatever threads run.
_CHILD: Final = """
import json, os, sys, time
result = os.dup(1)
os.dup2(2, 1)
path, value = json.loads(sys.argv[1])
sys.path[:] = path
from importlib.metadata import EntryPoint
point = EntryPoint(name="probed", value=value, group="ldsp_core")
start = time.perf_counter()
try:
    point.load()
    error = ""
except SystemExit as exit:
    error = f"it called sys.exit({exit.code!r})"
except BaseException as raised:
    error = f"{type(raised).__name__}: {raised}"
spent = round((time.perf_counter() - start) * 1000)
os.write(result, json.dumps([spent, error]).encode())
os._exit(0)
"""


@frozen(kw_only=True)
class ProbeResult(PluginInfo):
    """What came of importing a plugin; ``milliseconds`` are of the import alone.

    A plugin that timed out or crashed has no time of its own: ``milliseconds`` is
    ``None``. ``message`` says what went wrong, and is "" where all is well.
    """

    outcome: Outcome
    milliseconds: int | None = None
    message: str = ""


def probe_installed(
    environ: Mapping[str, str] = os.environ,
    entry_points: Iterable[EntryPoint] | None = None,
    time_limit: float = TIME_LIMIT,
) -> Iterator[ProbeResult]:
    """Yield the result for every installed plugin that *environ* lets in, one by one.

    *time_limit* is in seconds, for each. *entry_points* stand in for the installed ones.
    """
    choice = Choice.of(environ)
    found = installed().candidates if entry_points is None else candidates_of(entry_points)
    for candidate in found:
        if not choice.reason_against(candidate.info):
            yield probe(candidate.info, candidate.entry_point.value, time_limit)


def probe(plugin: PluginInfo, value: str, time_limit: float = TIME_LIMIT) -> ProbeResult:
    """Import what an entry point's *value* (``module`` or ``module:object``) names, apart."""
    argument = json.dumps([[entry for entry in sys.path if isinstance(entry, str)], value])
    # Files and not pipes: a process that the plugin leaves behind would keep a pipe open.
    with tempfile.TemporaryFile() as result, tempfile.TemporaryFile() as chatter:
        child = subprocess.Popen(
            [sys.executable, "-I", "-c", _CHILD, argument],
            stdin=subprocess.DEVNULL,
            stdout=result,
            stderr=chatter,
            start_new_session=True,
        )
        try:
            code = child.wait(time_limit)
        except subprocess.TimeoutExpired:
            return _result(plugin, "timed out", message=f"took more than {time_limit:g} seconds")
        finally:
            _end(child)
        result.seek(0)
        written = result.read()
    if not written:
        return _result(plugin, "failed", message=f"the import ended the process ({_ended(code)})")
    milliseconds, error = json.loads(written)
    return _result(plugin, "failed" if error else "ok", milliseconds, " ".join(error.split()))


def _result(
    plugin: PluginInfo, outcome: Outcome, milliseconds: int | None = None, message: str = ""
) -> ProbeResult:
    return ProbeResult(
        name=plugin.name,
        distribution=plugin.distribution,
        version=plugin.version,
        outcome=outcome,
        milliseconds=milliseconds,
        message=message,
    )


def _end(child: subprocess.Popen[bytes]) -> None:
    """End *child*, and with it all that it started, unless it has ended by itself."""
    if child.poll() is not None:
        return
    if sys.platform == "win32":
        child.kill()
    else:
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _ended(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"signal {signal.Signals(-code).name}"
    except ValueError:
        return f"signal {-code}"
