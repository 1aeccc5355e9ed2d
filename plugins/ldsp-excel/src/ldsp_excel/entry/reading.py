"""What the reading of one cell comes to."""

from __future__ import annotations

from typing import Any

from attrs import frozen


class CellError(ValueError):
    """What a cell holds cannot be what it should: what was found, and what to do."""

    def __init__(self, message: str, advice: str) -> None:
        """Keep the *message* and the *advice*."""
        self.message = message
        self.advice = advice
        super().__init__(message, advice)


@frozen
class Found:
    """The plain value of a cell, and what to say where it was read otherwise than it stands.

    ``is_mark`` says that the value is the reason why something is missing.
    """

    value: Any
    notice: str | None = None
    is_mark: bool = False
