"""Counting the keys of tables as they are read, to know whether a key was given twice."""

from __future__ import annotations

from typing import Any

from cattrs import Converter


class TallyingConverter(Converter):
    """A converter that counts the keys of all tables that it reads, for one thread alone.

    A decoder that takes a key given twice makes one of the two; then fewer are read than
    were written.
    """

    def __init__(self, **options: Any) -> None:
        """Begin with none; *options* are those of a Converter."""
        super().__init__(**options)
        self.keys = 0
