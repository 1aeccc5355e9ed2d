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

    After the 1 to 5 ratings of central government's town-fund returns (MHCLG). Raises
    InvalidValueError for anything but whole numbers in that order.
    """

    best: int = field()
    worst: int = field()

    def __attrs_post_init__(self) -> None:
        for rating in (self.best, self.worst):
            if isinstance(rating, bool) or not isinstance(rating, int):
                raise InvalidValueError(f"a rating is a whole number, got {rating!r}")
        if not BEST <= self.best <= self.worst <= WORST:
            got = self.best if self.best == self.worst else f"{self.best} to {self.worst}"
            raise InvalidValueError(f"a rating lies between {BEST} and {WORST}, got {got}")

    @classmethod
    def exactly(cls, rating: int) -> Rag:
        """Return the rating that is certain to be *rating*."""
        return cls(best=rating, worst=rating)

    @property
    def is_exact(self) -> bool:
        """Whether the rating is certain."""
        return self.best == self.worst

    def __str__(self) -> str:
        """Return the rating in figures and words: "3 (some concern) or better"."""
        best = f"{self.best} ({WORDS[self.best]})"
        worst = f"{self.worst} ({WORDS[self.worst]})"
        if self.is_exact:
            return best
        if self.best == BEST:
            return "cannot tell yet" if self.worst == WORST else f"{worst} or better"
        return f"{best} or worse" if self.worst == WORST else f"between {best} and {worst}"
