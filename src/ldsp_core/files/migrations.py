"""The versions of the data file's form, and how an older one becomes the current one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ldsp_core.files.spec import Tree

VERSION_KEY: Final = "format_version"

FORMAT_VERSION: Final = 1
"""The version that is written."""

Migration = Callable[[Tree], Tree]
"""Makes a tree of the next version of one of its own, which it leaves as it is."""

MIGRATIONS: Final[Mapping[int, Migration]] = {}
"""By the version that it starts from; each leads to the next number."""


def known_versions(migrations: Mapping[int, Migration] = MIGRATIONS) -> tuple[int, ...]:
    """Return the versions that can be read, oldest first."""
    return (*sorted(migrations), FORMAT_VERSION)


def migrate(tree: Tree, version: int, migrations: Mapping[int, Migration] = MIGRATIONS) -> Tree:
    """Return *tree*, of the known *version* and without its version key, as a current one."""
    for step in range(version, FORMAT_VERSION):
        tree = migrations[step](tree)
    return tree
