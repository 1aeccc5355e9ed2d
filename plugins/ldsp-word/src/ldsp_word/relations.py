"""What the text leads to outside itself: addresses, and the package's other parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import define, field, frozen

TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# What a URI may not hold (RFC 3986, section 2); Word refuses a file that has it.
_UNFIT: Final = str.maketrans({character: f"%{ord(character):02X}" for character in ' <>"{}|\\^`'})


@frozen(kw_only=True)
class Relation:
    """One relationship: to an address, or to the part of that name."""

    id: str
    type: str
    target: str
    external: bool


@frozen(kw_only=True)
class NewPart:
    """A part to be written: its name in ``word/``, its content type and its content.

    It may refer to ``parts`` of its own, or to addresses, by its ``relations``.
    """

    name: str
    content_type: str
    content: bytes
    relations: tuple[Relation, ...] = ()
    parts: tuple[NewPart, ...] = ()

    def family(self) -> Iterator[NewPart]:
        """Yield this part and all that it refers to."""
        yield self
        for part in self.parts:
            yield from part.family()


def word_part(kind: str, content: bytes, name: str = "") -> NewPart:
    """Return a part of WordprocessingML of one *kind*, which names it unless *name* does."""
    return NewPart(name=f"{name or kind}.xml", content_type=f"{_WORD}.{kind}+xml", content=content)


@define
class Relations:
    """Collects the document's relationships and the parts that they lead to."""

    _found: dict[tuple[str, str], Relation] = field(factory=dict, init=False)
    _parts: dict[str, NewPart] = field(factory=dict, init=False)

    def link(self, url: str) -> str:
        """Return the id of the relationship to an address outside."""
        return self._add("hyperlink", url.translate(_UNFIT), external=True)

    def part(self, kind: str, part: NewPart) -> str:
        """Return the id of the relationship to *part*, which is written once."""
        self._parts[part.name] = part
        return self._add(kind, part.name, external=False)

    def word_part(self, kind: str, name: str, content: bytes) -> str:
        """Return the id of the relationship to a part of WordprocessingML."""
        return self.part(kind, word_part(kind, content, name))

    def parts(self) -> Iterator[NewPart]:
        """Yield the parts to be written, each once, in the order in which they were met."""
        families = (each for part in self._parts.values() for each in part.family())
        yield from {part.name: part for part in families}.values()

    def __iter__(self) -> Iterator[Relation]:
        yield from self._found.values()

    def _add(self, kind: str, target: str, *, external: bool) -> str:
        if (kind, target) not in self._found:
            self._found[kind, target] = Relation(
                id=f"rId{len(self._found) + 1}",
                type=f"{TYPES}/{kind}",
                target=target,
                external=external,
            )
        return self._found[kind, target].id
