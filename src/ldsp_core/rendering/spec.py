"""What a renderer is: a description that costs nothing, and the object it loads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, BinaryIO, Final, Protocol, runtime_checkable

from attrs import field, frozen

from ldsp_core.document import Capability, Degradation, Purpose, Report

API_VERSION: Final = 1
"""The version of the plugin contract that this library speaks."""


@frozen(kw_only=True)
class NoOptions:
    """The options of a renderer that has none."""


@frozen(kw_only=True)
class RenderResult:
    """What came of a rendering: everything the format could not show as it was meant."""

    degradations: tuple[Degradation, ...] = ()


@runtime_checkable
class Renderer(Protocol):
    """Writes a document in one format."""

    def render(self, report: Report, stream: BinaryIO, options: Any) -> RenderResult:
        """Write *report* to *stream*, leaving it open.

        *options* is an instance of the spec's options class. Raises RenderError.
        """
        ...


@frozen(kw_only=True)
class RendererSpec:
    """What a format is called and can do, without importing what writes it.

    ``name`` is what users ask for ("word"); ``extensions`` start with a dot;
    ``custom`` names the kinds of Custom block it knows; ``options`` is a frozen attrs
    class; ``load`` imports the heavy library and gives the Renderer. ``suits`` says what
    the format is good at: by it the demo chooses, any report can be asked for in any.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    media_type: str
    load: Callable[[], Renderer]
    capabilities: frozenset[Capability] = frozenset()
    custom: frozenset[str] = frozenset()
    options: type = field(default=NoOptions)
    suits: frozenset[Purpose] = frozenset({"paper", "workbook"})
    api_version: int = API_VERSION
