"""What the registry knows about plugins: who they are, what they offer, what went wrong."""

from __future__ import annotations

import re
from typing import Final, Generic, Literal, TypeVar

from attrs import frozen

CORE_DISTRIBUTION: Final = "ldsp-core"
ALLOWED: Final = "LDSP_PLUGINS"
DISABLED: Final = "LDSP_PLUGINS_DISABLED"
STRICT: Final = "LDSP_PLUGINS_STRICT"

S = TypeVar("S")

Stage = Literal["setting", "find", "import", "register", "hook", "answer", "version"]
"""Where a plugin failed.

- ``setting``: the user's setting names a plugin that is not installed;
- ``find``: the distribution's list of entry points cannot be read;
- ``import``: the entry point's module cannot be imported;
- ``register``: its hooks are not shaped as the contract says;
- ``hook``: it has a hook of a name that nobody calls (its other hooks are used);
- ``answer``: a hook failed, or gave something that is none of the specs asked for;
- ``version``: a spec was written for a newer contract than this library's.
"""

_WHAT_FAILED: Final[dict[Stage, str]] = {
    "setting": "cannot be found",
    "find": "has entry points that cannot be read",
    "import": "cannot be imported",
    "register": "cannot be registered",
    "hook": "has a hook that is never called",
    "answer": "gave an answer that cannot be used",
    "version": "is too new",
}


def normalised(name: str) -> str:
    """Return a distribution's or plugin's name as it is compared (the rule of PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).strip("-").lower()


@frozen(kw_only=True)
class PluginInfo:
    """Who a plugin is.

    ``name`` is its entry point's; ``distribution`` is "" for a plugin that was
    registered by the running program, and ``version`` is "" where nobody knows it.
    """

    name: str
    distribution: str = ""
    version: str = ""

    @property
    def label(self) -> str:
        """The plugin as people are told of it: ``ldsp-word 0.1.0 (plugin 'word')``."""
        if not self.distribution:
            return f"plugin {self.name!r}"
        return f"{self.distribution} {self.version}".rstrip() + f" (plugin {self.name!r})"

    @property
    def order(self) -> tuple[str, str]:
        """What plugins are sorted by: distribution, then name."""
        return (normalised(self.distribution), self.name)

    @property
    def can_be_disabled(self) -> bool:
        """Whether the user's settings can leave it out: not the built-ins, not the program's."""
        return self.distribution not in ("", CORE_DISTRIBUTION)

    @property
    def advice(self) -> str:
        """What a user can do when the plugin fails at its work."""
        if not self.can_be_disabled:
            return "tell its authors"
        return (
            f"upgrade or reinstall {self.distribution}, or leave it out with {DISABLED}={self.name}"
        )

    def __str__(self) -> str:
        return self.label


@frozen(kw_only=True)
class BlockedPlugin(PluginInfo):
    """A plugin that is installed and was not imported because the user said so."""

    reason: str

    def __str__(self) -> str:
        return f"{self.label} is switched off: {self.reason}"


@frozen(kw_only=True)
class PluginFailure(PluginInfo):
    """What a plugin did wrong, and at which stage; nothing else is harmed by it."""

    stage: Stage
    error: str

    @property
    def remedy(self) -> str:
        """What the user can do about it."""
        match self.stage:
            case "setting":
                return "install it, or correct the name"
            case "find":
                return f"reinstall {self.distribution}"
            case "hook":
                return "tell its authors; its other hooks are used"
            case "version":
                whose = f" of {self.distribution}" if self.distribution else ""
                return f"upgrade {CORE_DISTRIBUTION}, or use an older version{whose}"
            case _:
                return self.advice

    def __str__(self) -> str:
        return f"{self.label} {_WHAT_FAILED[self.stage]}: {self.error}; {self.remedy}"


@frozen(kw_only=True)
class Registered(Generic[S]):
    """A spec and the plugin that offers it; ``name`` is what users ask for it by."""

    name: str
    spec: S
    plugin: PluginInfo
