"""Markdown keeps every rule of renderers, read by a parser of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from ldsp_core.rendering.markdown import MARKDOWN
from ldsp_core.testing import Extracted, Heading, RendererSuite

PARSER = MarkdownIt("gfm-like", {"linkify": False}).use(footnote_plugin)
BREAKS = {"softbreak", "hardbreak"}


class TestMarkdown(RendererSuite):
    """Markdown."""

    spec = MARKDOWN

    def extract(self, data: bytes) -> Extracted:
        """Read what a viewer shows."""
        tokens = PARSER.parse(data.decode())
        inlines = [token for token in tokens if token.type == "inline"]
        every = [child for token in inlines for child in token.children or ()]
        return Extracted(
            text="\n".join(map(words, inlines)),
            headings=[
                Heading(int(token.tag[1]), words(tokens[index + 1]))
                for index, token in enumerate(tokens)
                if token.type == "heading_open"
            ],
            tables=list(tables(tokens)),
            links=[str(each.attrs["href"]) for each in every if each.type == "link_open"],
            alts=[child.content for child in every if child.type == "image"],
        )


def words(inline: Token) -> str:
    """Return the words of a line."""
    return "".join(
        "\n" if child.type in BREAKS or child.content == "<br>" else child.content
        for child in inline.children or ()
        if child.type != "html_inline" or child.content == "<br>"
    )


def tables(tokens: Sequence[Token]) -> Iterator[list[list[str]]]:
    """Yield the rows of each table."""
    rows: list[list[str]] = []
    for index, token in enumerate(tokens):
        if token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type in {"td_open", "th_open"}:
            rows[-1].append(words(tokens[index + 1]))
        elif token.type == "table_close":
            yield rows
