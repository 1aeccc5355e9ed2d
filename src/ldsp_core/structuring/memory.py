"""What was made of a plain value, remembered: a large file says the same few over and over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

K = TypeVar("K")
V = TypeVar("V")

MOST: Final = 2**16
"""How many are remembered at most; then all is forgotten, and remembered anew."""


class Remembered(dict[K, V]):
    """Values by what they were made of; what is made must be immutable, for it is shared.

    It is a function too. To look a value up costs less than to call anything.
    """

    def __init__(self, make: Callable[[K], V]) -> None:
        """Make values by *make*; what it raises is not remembered."""
        super().__init__()
        self._make = make

    def __call__(self, key: K) -> V:
        """Return the value made of *key*."""
        return self[key]

    def __missing__(self, key: K) -> V:
        """Make the value of *key*, and remember it."""
        value = self._make(key)
        if len(self) >= MOST:
            self.clear()
        self[key] = value
        return value
