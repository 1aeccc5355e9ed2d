"""Every code block that a reader may copy does what its page says."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import fields
from jsonschema import Draft202012Validator

from ldsp_core.files import partnership_schema
from ldsp_core.model import Partnership
from scripts.doc_pages import BlockError, blocks, run_page

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    {
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("plugins/*/README.md"),
        *ROOT.glob("examples/**/README.md"),
    }
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_page_runs(page: Path, tmp_path: Path) -> None:
    """A page's blocks run in order, in a folder that holds the examples."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    run_page(page, tmp_path)


FRAGMENTS = [
    pytest.param(tree, id=f"{page.relative_to(ROOT)}:{block.line}")
    for page in PAGES
    for block in blocks(page.read_text(encoding="utf-8"))
    if block.language == "toml" and block.mark == ""
    if (tree := tomllib.loads(block.text)).keys() <= {each.name for each in fields(Partnership)}
]


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_a_part_of_a_data_file_has_the_keys_and_values_that_are_read(
    fragment: dict[str, Any],
) -> None:
    """What a page shows to be written into a data file is what a data file may hold."""
    schema = partnership_schema()
    schema["required"] = []
    below = fragment.get("activities")
    if isinstance(below, dict):  # what goes below an activity that the page does not show
        whole = {"id": "a", "title": "A", "summary": "A", "themes": [], "status": "idea", **below}
        fragment = fragment | {"activities": [whole]}
    errors = Draft202012Validator(schema).iter_errors(fragment)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_pages_show_code() -> None:
    """The README shows Python and commands, and both are executed."""
    languages = {block.language for block in blocks((ROOT / "README.md").read_text()) if block.runs}
    assert {"python", "console"} <= languages


@pytest.fixture
def run(tmp_path: Path) -> Callable[[str], int]:
    """Run a page of the given text."""

    def run(text: str) -> int:
        page = tmp_path / "page.md"
        page.write_text(text)
        return run_page(page, tmp_path)

    return run


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("```python\nassert 1 == 2\n```", "line 2: AssertionError"),
        ("a\n\n```python\nmissing\n```", "line 4: NameError"),
        ("```python\nraise SystemExit(0)\n```", "SystemExit"),
        ("```python\n>>> 1 + 1\n3\n```", "Got"),
        ("```console\n$ false\n```", "`false` exited 1, expected 0"),
        ("```console\n$ echo one\ntwo\n```", "but the page shows"),
        ("```sh\nexit 3\n```", "exited 3"),
        ("<!-- exit: 1 -->\n```console\n$ true\n```", "exited 0, expected 1"),
        ("```toml\na =\n```", "TOMLDecodeError"),
        ("```json\n{]\n```", "JSONDecodeError"),
        ("```cobol\n```", "'cobol'"),
        ("````{note}\n```python\n1 / 0\n```\n````", "line 3: ZeroDivisionError"),
        ("```{code-block} python\n:caption: x\n1 / 0\n```", "line 3: ZeroDivisionError"),
        ("1. One\n\n   ```python\n   1 / 0\n   ```", "line 4: ZeroDivisionError"),
        ("```python\n", "never closed"),
    ],
)
def test_broken_block_fails(run: Callable[[str], int], text: str, says: str) -> None:
    """A block that does not do what the page says fails, with its line."""
    with pytest.raises(BlockError, match="line ") as caught:
        run(text)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("text", "executed"),
    [
        ("```python\na = 1\n```\n\n```python\n>>> a\n1\n```", 2),
        ("<!-- file: sub/mine.py -->\n```python\nA = 1\n```\n\n```python\nimport sub.mine\n```", 1),
        ("```console\n$ echo one; echo two\n...\ntwo\n$ echo a \\\n> b\na b\n```", 1),
        ("```console\n$ echo reading …; echo done\ndone\n```", 1),
        ("<!-- exit: 3 -->\n```console\n$ exit 3\n```", 1),
        ("<!-- not run: it would take a day -->\n```python\n1 / 0\n```", 0),
        ("```console\n$ git clone nothing\n$ make nothing\n```", 0),
        ("```text\nanything\n```", 0),
        ("```python\nfrom attrs import define\n@define\nclass A:\n    a: 'int'\nA(1)\n```", 1),
    ],
)
def test_sound_block_passes(run: Callable[[str], int], text: str, executed: int) -> None:
    """Blocks share their page's names; files, other exits and left-out blocks are marked."""
    assert run(text) == executed


def test_folder_is_installed_for_its_page_only(tmp_path: Path) -> None:
    """A package written by a page can be installed by it, and is gone for the next page."""
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, text in [(first, PACKAGE_PAGE), (second, "```python\nimport some_thing\n```")]:
        folder.mkdir()
        (folder / "page.md").write_text(text)

    assert run_page(first / "page.md", first) == 2
    with pytest.raises(BlockError, match="ModuleNotFoundError"):
        run_page(second / "page.md", second)


PACKAGE_PAGE = """
<!-- file: thing/pyproject.toml -->
```toml
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "some-thing"
version = "1"
```
<!-- file: thing/some_thing.py -->
```python
ANSWER = 42
```
```console
$ pip install ./thing
$ python -c "import some_thing; print(some_thing.ANSWER)"
42
```
```python
import some_thing
```
"""
