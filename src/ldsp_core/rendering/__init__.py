"""Rendering: from a document to a file, through whoever offers the format."""

from ldsp_core.rendering.packages import write_package
from ldsp_core.rendering.render import render_bytes, render_to
from ldsp_core.rendering.spec import API_VERSION, NoOptions, Renderer, RendererSpec, RenderResult
from ldsp_core.rendering.writing import write_atomically

__all__ = [
    "API_VERSION",
    "NoOptions",
    "RenderResult",
    "Renderer",
    "RendererSpec",
    "render_bytes",
    "render_to",
    "write_atomically",
    "write_package",
]
