"""What can be wrong with an organisation's template."""

from __future__ import annotations

from ldsp_core.errors import RenderError


class TemplateError(RenderError):
    """A template that cannot be used; the text names the file, what is wrong, and the remedy."""
