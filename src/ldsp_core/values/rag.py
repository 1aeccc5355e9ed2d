"""Ratings from 1 (best) to 5, which may themselves be bounds."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from ldsp_core.errors import InvalidValueError

BEST: Final = 1
WORST: Final = 5
WORDS: Final[dict[int, str]] = {
    1: "on track",
    2: "minor concern",
    3: "some concern",
    4: "serious concern",
    5: "critical",
}
"""What each rating says in words, so that colour is never needed (own definition)."""


@frozen(kw_only=True)
class Rag:
    """A rating between ``best`` and ``worst``, both 1 to 5; equal when it is certain.

    After the 1 to 5 ratings of central government's town-fund returns (MHCLG).
    """

    best: int = field()
    worst: int = field()

    def __attrs_post_init__(self) -> None:
        if not BEST <= self.best <= self.worst <= WORST:
            raise InvalidValueError(
                f"a rating lies between {BEST} and {WORST}, got {self.best} to {self.worst}"
            )

    @classmethod
    def exactly(cls, rating: int) -> Rag:
        """Return the rating that is certain to be *rating*."""
        return cls(best=rating, worst=rating)

    @property
    def is_exact(self) -> bool:
        """Whether the rating is certain."""
        return self.best == self.worst

    def __str__(self) -> str:
        if self.is_exact:
            return f"{self.best} ({WORDS[self.best]})"
        if self.best == BEST:
            return f"{self.worst} or better"
        if self.worst == WORST:
            return f"{self.best} or worse"
        return f"between {self.best} and {self.worst}"
