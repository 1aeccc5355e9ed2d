"""What a user may choose about a paper."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class WordOptions:
    """The options of the Word renderer.

    ``contents`` puts a table of contents after the front sheet. Short papers do without.
    """

    contents: bool = False
