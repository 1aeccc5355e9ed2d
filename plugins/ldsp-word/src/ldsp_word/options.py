"""What a user may choose about a paper."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from ldsp_word.style_names import StyleFor


@frozen(kw_only=True)
class WordOptions:
    """The options of the Word renderer.

    ``contents`` puts a table of contents after the front sheet, ``lists`` lists of the
    tables and of the figures behind it; short papers do without. ``template`` is an
    organisation's own .docx or .dotx, whose styles, headers, footers and page size are
    used; ``styles`` names those of its styles that are not called as Word calls them.
    """

    contents: bool = False
    lists: bool = False
    template: Path | None = None
    styles: tuple[StyleFor, ...] = ()
