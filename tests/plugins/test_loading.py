"""Loading what a spec promises."""

from __future__ import annotations

import pytest
from attrs import evolve

from ldsp_core.errors import PluginError
from ldsp_core.files.spec import Codec
from ldsp_core.plugins import Registry

LATE = """
from ldsp_core.rendering.spec import RendererSpec
def load():
    import no_such_library
@hookimpl
def ldsp_renderers(context):
    return [
        RendererSpec(
            name="late", title="Late", extensions=(".late",), media_type="text/x-late", load=load
        )
    ]
"""


class _Brush:
    def draw(self, block, table):
        """Draw nothing."""


def test_what_load_gives_comes_back(registry_of, specs):
    """A renderer, a codec and a drawer are what their specs load."""
    codec = Codec()
    registry = registry_of(
        renderers=[specs.renderer],
        formats=[evolve(specs.format, load=lambda: codec)],
        drawers=[evolve(specs.drawer, load=_Brush)],
    )
    assert hasattr(registry.renderer("plain").spec.load(), "render")
    assert registry.format("yaml").spec.load() is codec
    assert isinstance(registry.drawer("pencil").spec.load(), _Brush)


def test_a_library_that_is_missing_is_told_with_its_plugin(install):
    """The heavy import fails when the format is used: the error says whose it is."""
    registry = Registry.discover({}, [install("acme", LATE)])
    with pytest.raises(PluginError) as caught:
        registry.renderer("late").spec.load()
    text = str(caught.value)
    assert "'late' of acme 1.0 (plugin 'acme') cannot be loaded" in text
    assert "No module named 'no_such_library'" in text
    assert "reinstall acme" in text
    assert isinstance(caught.value.__cause__, ModuleNotFoundError)


@pytest.mark.parametrize("wrong", [None, 1, type("Renderer", (), {"render": print})])
def test_a_load_that_gives_something_else_is_refused(registry_of, specs, wrong):
    """What is loaded must be what was promised; a class is not an object of it."""
    registry = registry_of(
        renderers=[evolve(specs.renderer, load=lambda: wrong)],
        formats=[evolve(specs.format, load=lambda: wrong)],
        drawers=[evolve(specs.drawer, load=lambda: wrong)],
    )
    with pytest.raises(PluginError, match=r"not a renderer, an object with render\(\)"):
        registry.renderer("plain").spec.load()
    with pytest.raises(PluginError, match="not a Codec"):
        registry.format("yaml").spec.load()
    with pytest.raises(PluginError, match=r"not a drawer, an object with draw\(\)"):
        registry.drawer("pencil").spec.load()


def test_what_is_printed_while_loading_is_kept_off_stdout(registry_of, specs, capsys):
    """Some libraries greet; not on stdout."""

    def load():
        print("hello")  # noqa: T201 - what is tested
        return Codec()

    registry_of(formats=[evolve(specs.format, load=load)]).format("yaml").spec.load()
    assert capsys.readouterr().out == ""
