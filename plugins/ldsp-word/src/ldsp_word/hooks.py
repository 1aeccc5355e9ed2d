"""The hooks that ldsp-core calls. Nothing of python-docx is imported here."""

from __future__ import annotations

from typing import Final

from ldsp_core.document import Capability
from ldsp_core.plugins import hookimpl
from ldsp_core.rendering import Renderer, RendererSpec
from ldsp_word.options import WordOptions

CAPABILITIES: Final = frozenset(
    {
        Capability.NUMBERED_PARAGRAPHS,
        Capability.BULLET_LISTS,
        Capability.LETTERED_LISTS,
        Capability.METRICS,
        Capability.TABLES,
        Capability.FIGURES,
        Capability.QUOTES,
        Capability.CALLOUTS,
        Capability.LINKS,
        Capability.REFERENCES,
        Capability.NOTES,
    }
)
"""What a paper can show; charts and diagrams become figures or words."""


@hookimpl
def ldsp_renderers() -> list[RendererSpec]:
    """Offer papers in Word."""
    return [
        RendererSpec(
            name="word",
            title="Word paper",
            extensions=(".docx",),
            media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            capabilities=CAPABILITIES,
            options=WordOptions,
            suits=frozenset({"paper"}),
            load=_load,
        )
    ]


def _load() -> Renderer:
    from ldsp_word.renderer import WordRenderer

    return WordRenderer()
