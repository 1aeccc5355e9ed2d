"""What was made of a plain value, remembered: a large file says the same few over and over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Generic, TypeVar

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


class Kept(Generic[V]):
    """What was made of our values, which are known again as equal or as the same object.

    To compare some takes long. What is known as the same object is kept, so that no other
    can take its place. Code that is generated looks it up in ``known`` by itself.
    """

    def __init__(self, *, by_identity: bool) -> None:
        """Keep nothing yet."""
        self.known: dict[Any, V] = {}
        self._by_identity = by_identity
        self._values: list[Any] = []

    def known_as(self, value: str) -> str:
        """Return the expression for the key of the variable *value* in ``known``."""
        return f"id({value})" if self._by_identity else value

    def keep(self, value: Any, made: V) -> V:
        """Remember what was *made* of *value*, and return it."""
        if len(self.known) >= MOST:
            self.known.clear()
            self._values.clear()
        self.known[id(value) if self._by_identity else value] = made
        if self._by_identity:
            self._values.append(value)
        return made
