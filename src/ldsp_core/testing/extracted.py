"""What a file holds, as somebody else than its renderer reads it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen


@frozen
class Heading:
    """A heading in a file: ``level`` 1 is the highest of the format."""

    level: int
    text: str


@frozen(kw_only=True)
class Extracted:
    """What ``RendererSuite.extract`` finds in a file; read it with a library of others.

    ``text`` is every word that a reader meets, in reading order, what stands in tables
    included; how words are parted (spaces, lines) is no difference. ``headings`` is
    ``None`` where the format has none. ``tables`` are their rows of cells, the row of
    headers first: a number is an int, float or Decimal where the format keeps numbers as
    such, a date likewise a date, and all else is a str; an empty cell is ``None``.
    ``alts`` are the texts that stand for pictures, ``links`` the addresses that can be
    followed, inside the file or outside. ``language`` is the one that the file says it
    is in, ``None`` where the format cannot say.
    """

    text: str
    headings: Sequence[Heading] | None = None
    tables: Sequence[Sequence[Sequence[object]]] = ()
    alts: Sequence[str] = ()
    links: Sequence[str] = ()
    language: str | None = None
