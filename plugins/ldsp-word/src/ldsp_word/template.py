"""An organisation's own template: its styles, headers, footers and pages, ready for a paper."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from attrs import evolve, frozen

from ldsp_word.markup import part_xml
from ldsp_word.numbering import LetteredLists, numbering
from ldsp_word.page import Pages
from ldsp_word.properties import fonts
from ldsp_word.relations import NewPart, word_part
from ldsp_word.style_names import StyleFor
from ldsp_word.styles import Style
from ldsp_word.template_file import TemplateFile, opened
from ldsp_word.template_pages import Mark, template_pages
from ldsp_word.template_parts import Carrier, shift
from ldsp_word.template_styles import TemplateStyles, rename_styles, template_styles
from ldsp_word.wordml import TAG, parsed, serialised

_FACES: Final = ("Regular", "Bold", "Italic", "BoldItalic")
_EMBEDDED: Final = tuple(f"{TAG}embed{face}" for face in _FACES)

Story = tuple[Any, NewPart]
"""The tree of a header or footer, and the part that it is in."""


@frozen(kw_only=True)
class Template:
    """A template that was read; what stands in its text itself is not taken over.

    ``stories`` are its headers and footers, by the name of the page. With a ``title_page``
    the first page has its own; with ``facing`` pages, even ones have.
    """

    styles: TemplateStyles
    pages: Pages
    stories: Mapping[str, Mapping[Mark, Story]]
    title_page: bool
    facing: bool
    numbering: NewPart | None
    numbering_root: Any
    looks_besides: tuple[tuple[str, NewPart], ...]

    def looks(self, lists: LetteredLists) -> Iterator[tuple[str, NewPart]]:
        """Yield the parts that say how a paper looks; *lists* are its lettered lists."""
        yield "styles", word_part("styles", self.styles.content)
        yield "numbering", self._numbering(numbering(lists, self.styles.own_numbers))
        yield from self.looks_besides

    def _numbering(self, ours: str) -> NewPart:
        """Return the template's numbering, if it has one, with *ours* before it."""
        if self.numbering is None:
            return word_part("numbering", part_xml("numbering", ours))
        root = copy.deepcopy(self.numbering_root)
        for element in parsed(ours):
            first = next((each for each in root if each.tag == element.tag), None)
            if first is None:
                root.append(element)
            else:
                first.addprevious(element)
        return evolve(self.numbering, content=serialised(root))


def read_template(path: Path, named: Sequence[StyleFor], *, language: str, depth: int) -> Template:
    """Read the template at *path* for a paper in *language* with *depth* levels of headings.

    *named* are the organisation's styles for roles that it does not call as Word does.
    Raises TemplateError if it cannot be used.
    """
    file = opened(path)
    sheet = file.related("styles")
    root = file.tree(sheet) if sheet else parsed("<w:styles/>")[0]
    shift(root, f"{TAG}numId", f"{TAG}val")
    styles = template_styles(root, named, path=path, language=language, depth=depth)
    carrier = Carrier(file=file, renamed=styles.renamed)
    pages = template_pages(file)
    numbers = file.related("numbering")
    stories = {
        name: {mark: carrier.story(part) for mark, part in parts.items()}
        for name, parts in pages.stories.items()
    }
    return Template(
        styles=styles,
        pages=pages.pages,
        stories=stories,
        title_page=pages.title_page,
        facing=_is_facing(file),
        numbering=carrier.part(numbers, name="numbering.xml") if numbers else None,
        numbering_root=_numbering_root(file, numbers, styles) if numbers else None,
        looks_besides=tuple(_besides(file, carrier)),
    )


def _besides(file: TemplateFile, carrier: Carrier) -> Iterator[tuple[str, NewPart]]:
    """Yield the theme, and the table of fonts without those that are embedded."""
    theme = file.related("theme")
    if theme:
        yield "theme", carrier.part(theme, name="theme.xml")
    table = file.related("fontTable")
    if table is None:
        yield "fontTable", word_part("fontTable", part_xml("fonts", fonts()))
        return
    root = file.tree(table)
    for element in list(root.iter(*_EMBEDDED)):
        element.getparent().remove(element)
    yield "fontTable", word_part("fontTable", serialised(root))


def _numbering_root(file: TemplateFile, part: str, styles: TemplateStyles) -> Any:
    """Return the template's numbering under new numbers, and without what we number."""
    root = file.tree(part)
    rename_styles(root, styles.renamed)
    for tag, attribute in (
        ("abstractNum", "abstractNumId"),
        ("num", "numId"),
        ("abstractNumId", "val"),
        ("numId", "val"),
    ):
        shift(root, f"{TAG}{tag}", f"{TAG}{attribute}", zero=tag.startswith("abstract"))
    for bound in list(root.iter(f"{TAG}pStyle")):
        style = bound.get(f"{TAG}val", "")
        if style in {*Style} and style not in styles.own_numbers:
            bound.getparent().remove(bound)
    return root


def _is_facing(file: TemplateFile) -> bool:
    part = file.related("settings")
    found = file.tree(part).find(f"{TAG}evenAndOddHeaders") if part else None
    return found is not None and found.get(f"{TAG}val", "true") in ("true", "1", "on")
