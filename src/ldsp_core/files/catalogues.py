"""Indicators taken over from catalogues: one line in a data file stands for the whole.

``catalogue = "skills-fund@1/people-into-jobs"`` fills in what the indicator itself does
not say. A catalogue of one's own is a TOML file beside the data file, named in
``catalogue_files``, with ``id``, ``version``, ``title`` and ``indicators``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

from ldsp_core.codelists.catalogues import builtin_catalogues
from ldsp_core.errors import Path, Problem, did_you_mean
from ldsp_core.files.spec import Tree

Catalogues = Mapping[str, Mapping[str, Tree]]
"""Indicators by code, by catalogue."""


def with_catalogues(tree: Tree, folder: FilePath) -> tuple[Tree, list[Problem]]:
    """Return *tree* with its indicators filled in, and what stood in the way.

    *folder* is where the data file lies. What is no list of tables is left alone, to be
    refused where everything is.
    """
    indicators = tree.get("indicators")
    if not isinstance(indicators, list) or not any(map(_code_of, indicators)):
        return tree, []
    catalogues, problems = _catalogues(tree, folder)
    filled: list[Any] = []
    for index, indicator in enumerate(indicators):
        code = _code_of(indicator)
        entry = None if code is None else _entry(catalogues, code)
        if isinstance(entry, str):
            path: Path = ("indicators", index, "catalogue")
            problems.append(Problem(path=path, message=entry))
        if isinstance(entry, dict):
            indicator = {**entry, **indicator}
        filled.append(indicator)
    return {**tree, "indicators": filled}, problems


def beside_catalogue(indicator: Tree, spelt_out: Tree) -> Tree:
    """Return what a file must say of an *indicator* for its catalogue to change nothing in it.

    *spelt_out* has every field of it, also those that are as their defaults, which a file
    leaves out: the catalogue would fill them in.
    """
    catalogues = {name: _by_code(each) for name, each in builtin_catalogues().items()}
    entry = _entry(catalogues, _code_of(indicator) or "")
    if isinstance(entry, str):  # one of the user's own, which lies beside the file
        return spelt_out
    return {key: value for key, value in spelt_out.items() if key in indicator or key in entry}


def _code_of(indicator: object) -> str | None:
    code = indicator.get("catalogue") if isinstance(indicator, dict) else None
    return code if isinstance(code, str) else None


def _entry(catalogues: Catalogues, code: str) -> Tree | str:
    """Return the catalogue's indicator without its code, or in words why there is none."""
    name, sign, entry = code.partition("/")
    if not sign:
        return f"{code!r} is no catalogue code; write it like 'skills-fund@1/people-into-jobs'"
    if name not in catalogues:
        return f"there is no catalogue {name!r}{did_you_mean(name, catalogues)}"
    found = catalogues[name].get(entry)
    if found is None:
        return f"catalogue {name!r} has no {entry!r}{did_you_mean(entry, catalogues[name])}"
    return {key: value for key, value in found.items() if key != "id"}


def _catalogues(tree: Tree, folder: FilePath) -> tuple[Catalogues, list[Problem]]:
    found = {name: _by_code(each) for name, each in builtin_catalogues().items()}
    problems: list[Problem] = []
    names = tree.get("catalogue_files", [])
    for index, name in enumerate(names if isinstance(names, list) else []):
        if not isinstance(name, str):
            continue
        own = _own(folder / name)
        if isinstance(own, str):
            problems.append(Problem(path=("catalogue_files", index), message=own))
        else:
            found[f"{own['id']}@{own['version']}"] = _by_code(own)
    return found, problems


def _by_code(catalogue: Tree) -> dict[str, Tree]:
    return {each["id"]: each for each in catalogue["indicators"]}


def _own(file: FilePath) -> Tree | str:
    """Return the catalogue in *file*, or in words why it cannot be used."""
    try:
        tree = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
        return f"the catalogue {file.name!r} cannot be read: {error}"
    entries = tree.get("indicators")
    if not (isinstance(tree.get("id"), str) and isinstance(tree.get("version"), int)):
        return f"the catalogue {file.name!r} needs an id and a version"
    if not isinstance(entries, list) or not all(
        isinstance(each, dict) and isinstance(each.get("id"), str) for each in entries
    ):
        return f"the catalogue {file.name!r} needs indicators, each with an id"
    return tree
