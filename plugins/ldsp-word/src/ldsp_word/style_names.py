"""Which of an organisation's styles a paper uses, by the names that Word shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from attrs import frozen

from ldsp_core.errors import did_you_mean
from ldsp_word.styles import Style

ROLES: Final[Mapping[str, Style]] = {style.name.lower().replace("_", " "): style for style in Style}
"""What styles are for, in the words that users name them by: ``heading 1``, ``table text``."""

LOOKED_FOR: Final[Mapping[Style, str]] = {
    Style.TITLE: "Title",
    Style.SUBTITLE: "Subtitle",
    Style.HEADING_1: "Heading 1",
    Style.HEADING_2: "Heading 2",
    Style.HEADING_3: "Heading 3",
    Style.HEADING_4: "Heading 4",
    Style.HEADING_5: "Heading 5",
    Style.HEADING_6: "Heading 6",
    Style.BODY: "Body Text",
    Style.CAPTION: "Caption",
    Style.QUOTE: "Quote",
    Style.CONTENTS_HEADING: "TOC Heading",
    Style.HYPERLINK: "Hyperlink",
    Style.STRONG: "Strong",
}
"""The styles that are taken from a template unless others are named, each by its name there.

All others depend on the paper's own numbering and columns. They are added, built on the
organisation's, unless the user names one.
"""


@frozen
class StyleFor:
    """The name of an organisation's style for one of the ``ROLES``."""

    role: Style
    name: str

    @classmethod
    def parse(cls, text: str) -> StyleFor:
        """Read ``heading 1: Council Heading``; capitals, blanks and hyphens of the role are free.

        Raises ValueError, which says what there is, for anything else.
        """
        role, colon, name = (part.strip() for part in text.partition(":"))
        if not (role and colon and name):
            raise ValueError(
                f"{text!r} is not of the form “role: name of the style”, such as "
                "“heading 1: Council Heading”"
            )
        roles = {_plain(known): style for known, style in ROLES.items()}
        if _plain(role) not in roles:
            raise ValueError(
                f"there is no role {role!r}{did_you_mean(role.lower(), ROLES)}; "
                f"there are: {', '.join(ROLES)}"
            )
        return cls(roles[_plain(role)], name)


def role_of(style: Style) -> str:
    """Return what users call the role of *style*."""
    return next(role for role, each in ROLES.items() if each is style)


def _plain(role: str) -> str:
    return re.sub(r"[\W_]", "", role.lower())
