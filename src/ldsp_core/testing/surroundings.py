"""Streams, clocks and processes as bad as the world's, for the rules of the suites."""

from __future__ import annotations

import datetime as datetimes
import errno
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any, Final
from unittest import mock

OF_CORE: Final = frozenset(
    {"attr", "attrs", "cattr", "cattrs", "click", "ldsp_core", "pluggy", "typing_extensions"}
)
"""What every program that uses this library has imported, or may have."""

_LATER: Final = datetimes.timedelta(days=400, seconds=3601)

_CHILD: Final = """
import json, os, sys
path, module = json.loads(sys.argv[1])
sys.path[:] = path
result = os.dup(1)
os.dup2(2, 1)
before = set(sys.modules)
import importlib
importlib.import_module(module)
found = {name.partition(".")[0] for name in set(sys.modules) - before}
os.write(result, json.dumps(sorted(found - set(sys.stdlib_module_names))).encode())
os._exit(0)
"""


class Watched(io.BytesIO):
    """A stream such as renderers are given: to be written only, and never to be closed."""

    was_closed = False

    def close(self) -> None:
        """Remember that somebody tried."""
        self.was_closed = True

    def readable(self) -> bool:
        """Say no: the stream leads to a file that is being written."""
        return False

    def read(self, _size: int | None = -1, /) -> bytes:
        """Refuse."""
        raise io.UnsupportedOperation("read")


class Full(io.RawIOBase):
    """A stream on a disk that is full."""

    def writable(self) -> bool:
        """Say yes, as the disk does."""
        return True

    def write(self, _data: Any, /) -> int:
        """Fail."""
        raise OSError(errno.ENOSPC, "No space left on device")

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def seek(self, offset: int, _whence: int = 0, /) -> int:
        """Go nowhere."""
        return offset

    def tell(self) -> int:
        """Stand at the start."""
        return 0


@contextmanager
def another_day() -> Iterator[None]:
    """Let every clock of Python be more than a year ahead."""
    seconds = _LATER.total_seconds()
    ahead: dict[str, Callable[..., Any]] = {
        "time": lambda: now() + seconds,
        "time_ns": lambda: int((now() + seconds) * 10**9),
        "localtime": lambda at=None: local(now() + seconds if at is None else at),
        "gmtime": lambda at=None: world(now() + seconds if at is None else at),
        "strftime": lambda form, at=None: written(form, time.localtime() if at is None else at),
    }
    now, local, world, written = time.time, time.localtime, time.gmtime, time.strftime
    with ExitStack() as stack:
        for name, clock in ahead.items():
            stack.enter_context(mock.patch.object(time, name, clock))
        stack.enter_context(_dates())
        yield


class _Looks(type):
    """Take what the real classes made for one's own."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, cls.__mro__[1])

    def __subclasscheck__(cls, subclass: type) -> bool:
        return issubclass(subclass, cls.__mro__[1])


class _Datetime(datetimes.datetime, metaclass=_Looks):
    @classmethod
    def now(cls, tz: datetimes.tzinfo | None = None) -> Any:
        return _NOW(tz) + _LATER

    @classmethod
    def utcnow(cls) -> Any:
        return _NOW(datetimes.UTC).replace(tzinfo=None) + _LATER


class _Date(datetimes.date, metaclass=_Looks):
    @classmethod
    def today(cls) -> Any:
        return _TODAY() + _LATER


_NOW: Final = datetimes.datetime.now
_TODAY: Final = datetimes.date.today


@contextmanager
def _dates() -> Iterator[None]:
    """Put classes whose now and today are later in the place of datetime and date."""
    instead = {datetimes.datetime: _Datetime, datetimes.date: _Date}
    changed: list[tuple[dict[str, Any], str, Any]] = []
    for module_name, module in list(sys.modules.items()):
        names = getattr(module, "__dict__", None)
        # Values are of the real classes, and core looks at them closely; it reads no clock.
        if module_name.startswith("ldsp_core.") or not isinstance(names, dict):
            continue
        for name, value in list(names.items()):
            if value is datetimes.datetime or value is datetimes.date:
                changed.append((names, name, value))
    try:
        for names, name, value in changed:
            names[name] = instead[value]
        yield
    finally:
        for names, name, value in changed:
            names[name] = value


@cache
def imported_by(module: str) -> tuple[str, ...]:
    """Return the packages, none of Python's own, that importing *module* alone brings along."""
    path = [entry for entry in sys.path if isinstance(entry, str)]
    done = subprocess.run(
        [sys.executable, "-I", "-c", _CHILD, json.dumps([path, module])],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not done.stdout:
        raise AssertionError(f"the module {module} cannot be imported alone:\n{done.stderr}")
    found: list[str] = json.loads(done.stdout)
    return tuple(found)
