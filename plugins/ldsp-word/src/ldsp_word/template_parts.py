"""The parts of a template that a paper takes over: headers, footers, theme, and their pictures."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Any, Final

from attrs import frozen

from ldsp_word.errors import TemplateError
from ldsp_word.relations import TYPES, NewPart, Relation
from ldsp_word.template_file import Reference, TemplateFile
from ldsp_word.template_styles import rename_styles
from ldsp_word.wordml import TAG, serialised

SHIFT: Final = 10_000
"""What is added to the template's own ids and numbers, so that they are none of a paper's."""

_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_BOOKMARKS: Final = (f"{TAG}bookmarkStart", f"{TAG}bookmarkEnd")
_TAKEN: Final = frozenset({"image", "hyperlink"})


@frozen(kw_only=True)
class Carrier:
    """Takes parts of a template's ``file`` over; its styles are ``renamed`` in them."""

    file: TemplateFile
    renamed: Mapping[str, str]

    def story(self, part: str) -> tuple[Any, NewPart]:
        """Return the tree of a header or footer, and the part that it will be."""
        root = self.file.tree(part)
        rename_styles(root, self.renamed)
        shift(root, f"{TAG}numId", f"{TAG}val")
        shift(root, _DRAWING, "id")
        for tag in _BOOKMARKS:
            shift(root, tag, f"{TAG}id")
        return root, self.part(part, serialised(root))

    def part(self, part: str, content: bytes | None = None, *, name: str = "") -> NewPart:
        """Return a part with all that it refers to; *content* stands in place of its own.

        It is called *name*, or by a name that no part of a paper has.

        Raises TemplateError for what a paper cannot take over, such as an embedded workbook.
        """
        references = self.file.references(part)
        for each in references:
            if each.kind not in _TAKEN:
                raise TemplateError(
                    f"the template {self.file.path} cannot be used: {part} holds what a paper does "
                    f"not take over ({each.kind} {each.target!r}); put a picture in its place"
                )
        inner = {each.target for each in references if not each.external}
        return NewPart(
            name=name or _new_name(part),
            content_type=self.file.content_type(part),
            content=self.file.content(part) if content is None else content,
            relations=tuple(map(_relation, references)),
            parts=tuple(map(self.part, sorted(inner))),
        )


def shift(root: Any, tag: str, attribute: str, *, zero: bool = False) -> None:
    """Add ``SHIFT`` to the number in an *attribute* of all elements with that *tag*.

    For a list 0 means that there is none; it stays unless *zero* is a number like others.
    """
    for element in root.iter(tag):
        number = element.get(attribute, "")
        if number.isdigit() and (zero or number != "0"):
            element.set(attribute, str(int(number) + SHIFT))


def _relation(reference: Reference) -> Relation:
    return Relation(
        id=reference.id,
        type=f"{TYPES}/{reference.kind}",
        target=reference.target if reference.external else _new_name(reference.target),
        external=reference.external,
    )


def _new_name(part: str) -> str:
    """Return a name below ``word/`` that no part of a paper has."""
    folder, name = posixpath.split(part.removeprefix("word/"))
    return posixpath.join(folder, f"template-{name}")
