"""Several partnerships together, each told from the others by its id."""

from __future__ import annotations

from attrs import frozen

from ldsp_core.errors import InvalidValueError, UnknownNameError
from ldsp_core.model.partnership import Partnership


@frozen(kw_only=True)
class Portfolio:
    """Partnerships that are looked at together, in the order given.

    Raises InvalidValueError when two have the same id, since only the id tells what is
    whose once they are rolled up (``partnership/kind/id``).
    """

    partnerships: tuple[Partnership, ...]

    def __attrs_post_init__(self) -> None:
        ids = [each.id for each in self.partnerships]
        twice = sorted({each for each in ids if ids.count(each) > 1})
        if twice:
            raise InvalidValueError(
                f"more than one partnership has the id {', '.join(twice)}; give each its own"
            )

    def partnership(self, id: str) -> Partnership:  # noqa: A002 - the standard word for it
        """Return the partnership with that id; raises UnknownNameError."""
        for each in self.partnerships:
            if each.id == id:
                return each
        raise UnknownNameError("partnership", id, [each.id for each in self.partnerships])
