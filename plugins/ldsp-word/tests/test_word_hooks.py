"""The plugin: found by its entry point, and light until a paper is asked for."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

from attrs import fields

from ldsp_core.document import ALL, PICTURES, Capability
from ldsp_core.rendering import Renderer
from ldsp_word import WordOptions
from ldsp_word.hooks import ldsp_renderers


def test_the_plugin_is_found_by_its_entry_point() -> None:
    """Group ldsp_core, name word."""
    (point,) = entry_points(group="ldsp_core", name="word")
    assert point.value == "ldsp_word.hooks"


def test_the_format_is_word() -> None:
    """One renderer, for .docx, which loads as one."""
    (spec,) = ldsp_renderers()
    assert (spec.name, spec.title, spec.extensions) == ("word", "Word paper", (".docx",))
    assert spec.options is WordOptions
    assert isinstance(spec.load(), Renderer)


def test_charts_and_diagrams_are_left_to_others() -> None:
    """Everything else can be shown."""
    (spec,) = ldsp_renderers()
    assert ALL - spec.capabilities == PICTURES - {Capability.FIGURES}


def test_the_hooks_import_no_heavy_library() -> None:
    """Neither python-docx nor lxml is imported before a paper is asked for."""
    script = (
        "import sys, ldsp_word.hooks; ldsp_word.hooks.ldsp_renderers();"
        "print(sorted({'docx', 'lxml'} & set(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


def test_every_option_is_documented() -> None:
    """The options class tells of each of its fields."""
    for option in fields(WordOptions):
        assert f"``{option.name}``" in (WordOptions.__doc__ or "")
