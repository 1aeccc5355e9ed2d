"""One plugin, held apart: whatever it prints or raises stays with it."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from typing import Any, Final

import pluggy

from ldsp_core.errors import LdspError, nearest
from ldsp_core.plugins.hooks import PROJECT, HookContext, HookSpecs
from ldsp_core.plugins.records import PluginInfo, Registered

_PREFIX: Final = f"{PROJECT}_"
HOOKS: Final = tuple(sorted(name for name in vars(HookSpecs) if name.startswith(_PREFIX)))
"""The names of all hooks."""


class PluginRaised(Exception):  # noqa: N818 - it tells of an error and never leaves this room
    """A plugin raised something; the text says what, the cause is what it raised."""


@contextmanager
def contained() -> Iterator[None]:
    """Run a plugin's code: its prints go to stderr, what it raises becomes PluginRaised.

    An interrupt from the keyboard passes. What a plugin's C code writes to the file
    descriptor itself is not caught.
    """
    try:
        with redirect_stdout(sys.stderr):
            yield
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        # Not only Exception: sys.exit and the panics of Rust extensions are none.
        raise PluginRaised(told(error)) from error


@contextmanager
def blamed(plugin: PluginInfo, what: str, raised_as: type[LdspError]) -> Iterator[None]:
    """Run *what* a plugin does after it was loaded: prints go to stderr, failures name it.

    Errors of this library pass, as a plugin raises them on purpose; anything else comes
    back as *raised_as*.
    """
    try:
        with contained():
            yield
    except PluginRaised as raised:
        if isinstance(raised.__cause__, LdspError):
            raise raised.__cause__ from raised.__cause__.__cause__
        raise raised_as(
            f"{what} of {plugin} failed: {raised}; {plugin.advice}"
        ) from raised.__cause__


def told(error: BaseException) -> str:
    """Return an exception in one line: its type and what it says."""
    if isinstance(error, SystemExit):
        return f"it called sys.exit({error.code!r})"
    try:
        text = " ".join(str(error).split())
    except Exception:  # noqa: BLE001 - a plugin's exception may be as broken as the plugin
        text = "(its message cannot be read)"
    name = type(error).__name__
    return f"{name}: {text}" if text else name


class HostedPlugin:
    """A registered plugin with a plugin manager of its own, so that it can wrap no other.

    ``offers`` holds what it has answered so far, by hook.
    """

    def __init__(self, info: PluginInfo, plugin: object) -> None:
        """Register *plugin*; raises whatever pluggy has against it."""
        if plugin is None:
            raise TypeError("the plugin is None; an entry point names a module or an object")
        self.info = info
        self.offers: dict[str, tuple[Registered[Any], ...]] = {}
        self._plugin = plugin
        self._manager = pluggy.PluginManager(PROJECT)
        self._manager.add_hookspecs(HookSpecs)
        self._manager.register(plugin, info.name)

    def answers(self, hook: str, context: HookContext) -> list[object]:
        """Return what the plugin's implementations of *hook* return, ``None`` included."""
        caller: pluggy.HookCaller = getattr(self._manager.hook, hook)
        answers: object = caller(context=context)
        if not isinstance(answers, list):
            return [answers]
        expected = sum(not (i.wrapper or i.hookwrapper) for i in caller.get_hookimpls())
        # pluggy leaves out whatever is None.
        return [*answers, *[None] * (expected - len(answers))]

    def stray_hooks(self) -> Iterator[str]:
        """Yield a complaint for every function that looks like a hook and is never called."""
        callers = self._manager.get_hookcallers(self._plugin) or []
        for caller in callers:
            optional = all(impl.optionalhook for impl in caller.get_hookimpls())
            if not caller.has_spec() and not optional:
                yield f"there is no hook called {caller.name!r}{_suggested(caller.name)}"
        unmarked = list(self._unmarked())
        yield from unmarked
        if not callers and not unmarked:
            yield f"it has none of the hooks {', '.join(HOOKS)}"

    def _unmarked(self) -> Iterator[str]:
        for name in dir(self._plugin):
            if not name.startswith(_PREFIX) or _meant(name) is None:
                continue
            found = inspect.getattr_static(self._plugin, name, None)
            marked = self._manager.parse_hookimpl_opts(self._plugin, name) is not None
            if inspect.isroutine(found) and not marked:
                yield f"{name!r} is not marked with @hookimpl{_suggested(name)}"


def _meant(name: str) -> str | None:
    """Return the hook that *name* looks most like, leaving out what all have in common."""
    kinds = [hook.removeprefix(_PREFIX) for hook in HOOKS]
    kind = nearest(name.removeprefix(_PREFIX), kinds)
    return _PREFIX + kind if kind else None


def _suggested(name: str) -> str:
    meant = _meant(name)
    return f", did you mean {meant!r}?" if meant not in (None, name) else ""
