"""Catalogues of indicators that travel with the library, as data files."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

Tree = dict[str, Any]


@cache
def builtin_catalogues() -> dict[str, Tree]:
    """Return the library's own catalogues as plain trees, by ``id@version``."""
    trees = [
        tomllib.loads(file.read_text("utf-8"))
        for file in files("ldsp_core.codelists.catalogues").iterdir()
        if file.name.endswith(".toml")
    ]
    return {f"{tree['id']}@{tree['version']}": tree for tree in trees}
