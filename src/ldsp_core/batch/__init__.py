"""Many reports at once, in this process, in several, or wherever an executor runs them."""

from ldsp_core.batch.pools import pool_of
from ldsp_core.batch.rendering import RenderJob, RenderOutcome, render_many

__all__ = ["RenderJob", "RenderOutcome", "pool_of", "render_many"]
