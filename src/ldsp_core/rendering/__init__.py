"""Rendering: from a document to a file, through whoever offers the format."""

from ldsp_core.rendering.packages import write_package
from ldsp_core.rendering.spec import API_VERSION, NoOptions, Renderer, RendererSpec, RenderResult

__all__ = [
    "API_VERSION",
    "NoOptions",
    "RenderResult",
    "Renderer",
    "RendererSpec",
    "write_package",
]
