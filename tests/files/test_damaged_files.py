"""A thousand damaged files of the examples: each is loaded, or refused with words and places."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from cProfile import Profile
from decimal import Decimal
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest
import tomli_w
from attrs import frozen

from ldsp_core.errors import DataFileError
from ldsp_core.files import dump_partnership, load_partnership
from ldsp_core.files.json import JSON
from ldsp_core.files.toml import TOML
from ldsp_core.model import Partnership
from ldsp_core.testing.damage import STRANGE, damaged_bytes, damaged_tree

EXAMPLES = Path(__file__).parents[2] / "examples"
SPECS = {"toml": TOML, "json": JSON}

# How many are made of each; the fictional example is small, so that they are quickly loaded.
FILES = {
    ("fictional", "toml"): 300,
    ("fictional", "json"): 500,
    ("lancashire", "toml"): 80,
    ("lancashire", "json"): 120,
}
BASES = pytest.mark.parametrize(("example", "form"), FILES)

STRANGE_JSON = (*STRANGE, None, float("nan"), float("inf"), "\ud800")

# What is wrong with a whole file has no line.
OF_THE_WHOLE = (
    "the file is empty",
    "the file does not say its format_version",
    "this is not text: it holds zero bytes",
    "the text is in UTF-16, not in UTF-8",
)
# What a message for people does not say: names of classes, and Python's way to show things.
PYTHON = re.compile(
    r"NoneType|Traceback|object at 0x|Error\b|Decimal\(|datetime\.|ldsp_core|<class"
)


def load(data: bytes, form: str) -> Partnership:
    """Return the partnership in *data*, without the file system."""
    reader = SPECS[form].load().reader
    assert reader is not None
    return load_partnership(data, "facts", reader)


@cache
def tree_of(example: str) -> dict[str, Any]:
    """Return the plain tree of an example."""
    reader = TOML.load().reader
    assert reader is not None
    return reader.read((EXAMPLES / example / "partnership.toml").read_bytes(), example).tree


def written(tree: dict[str, Any], form: str) -> bytes:
    """Return a tree as a file, whatever it holds."""
    if form == "json":
        return json.dumps(tree, indent=2, default=_plain).encode()
    return tomli_w.dumps(tree).encode()


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value.isoformat()


@cache
def intact(example: str, form: str) -> bytes:
    """Return an example as a file."""
    return written(tree_of(example), form)


def damaged(example: str, form: str) -> Iterator[tuple[int, bytes]]:
    """Yield damaged files with their numbers: facts of every other one, and bytes of the rest."""
    strange = STRANGE_JSON if form == "json" else STRANGE
    for number in range(FILES[example, form]):
        chance = Random(f"{example} {form} {number}")
        tree, data = tree_of(example), intact(example, form)
        for _ in range(chance.randint(1, 3)):
            if number % 2:
                tree = damaged_tree(tree, chance, strange)
            else:
                data = damaged_bytes(data, chance)
        yield number, written(tree, form) if number % 2 else data


@frozen
class Outcome:
    """What came of loading a damaged file, all of it raised that is no DataFileError.

    ``work`` is how many functions were called meanwhile, C's own too.
    """

    number: int
    data: bytes
    value: Partnership | DataFileError
    work: int


@cache
def outcomes(example: str, form: str) -> list[Outcome]:
    """Return what comes of every damaged file."""
    for _, data in islice(damaged(example, form), 20):
        worked(data, form)  # so that what is done once only is done
    found: list[Outcome] = []
    for number, data in damaged(example, form):
        try:
            found.append(Outcome(number, data, *worked(data, form)))
        except BaseException as error:
            error.add_note(f"file {number} of {example}, {form}")
            raise
    return found


def worked(data: bytes, form: str) -> tuple[Partnership | DataFileError, int]:
    """Return what comes of loading *data*, and how much work that was."""
    value: Partnership | DataFileError
    profile = Profile()
    profile.enable()
    try:
        value = load(data, form)
    except DataFileError as error:
        value = error
    finally:
        profile.disable()
    return value, sum(entry.callcount for entry in profile.getstats())


def test_there_are_a_thousand() -> None:
    """So many damaged files are made in all, and hardly two that are the same."""
    assert sum(FILES.values()) == 1000
    assert len({data for _, data in damaged("fictional", "json")}) > 480


@BASES
def test_what_is_damaged_was_sound(example: str, form: str) -> None:
    """The files that are damaged hold the example, and can be loaded as they are."""
    assert load(intact(example, form), form).area.name


@BASES
def test_a_damaged_file_is_loaded_or_refused(example: str, form: str) -> None:
    """Nothing but a DataFileError comes of it, and every problem says what and where."""
    refused = 0
    for each in outcomes(example, form):
        outcome = each.value
        if isinstance(outcome, Partnership):
            continue
        refused += 1
        assert outcome.problems, f"file {each.number}: {outcome}"
        for problem in outcome.problems:
            told = f"file {each.number}: {problem}"
            assert problem.message, told
            assert problem.where or problem.path or problem.message in OF_THE_WHOLE, told
            assert str(problem).isprintable(), told
            assert not PYTHON.search(problem.message), told
    assert refused > FILES[example, form] * 0.8


@BASES
def test_what_is_loaded_all_the_same_is_sound(example: str, form: str) -> None:
    """A damaged file that still loads holds a partnership that can be written and read again."""
    writer = JSON.load().writer
    assert writer is not None
    for each in outcomes(example, form):
        if isinstance(each.value, Partnership):
            stream = io.BytesIO()
            dump_partnership(each.value, writer, stream)
            assert load(stream.getvalue(), "json") == each.value, f"file {each.number}"


@BASES
def test_a_damaged_file_takes_no_more_than_twenty_times_the_work(example: str, form: str) -> None:
    """Each of the thousand; told by calls, which nothing else on the machine alters."""
    found = outcomes(example, form)
    _, sound = worked(intact(example, form), form)
    for each in found:
        assert each.work < 20 * sound, f"file {each.number}"
