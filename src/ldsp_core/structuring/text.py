"""What text may hold, so that every format can keep it exactly as it is."""

from __future__ import annotations

import re
from typing import Final

from ldsp_core.errors import InvalidValueError

MAX_LENGTH: Final = 32_767
"""The longest text, counted as a spreadsheet counts it: a character beyond U+FFFF is two.

Excel specifications and limits (Microsoft): characters in a cell.
"""

SURELY_SHORT: Final = MAX_LENGTH // 2
"""No text of so many characters or fewer can be too long."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def check_text(text: str) -> str:
    """Return *text*, or raise InvalidValueError saying what it holds that no format keeps.

    Refused are control characters but newline and tab (Unicode category Cc), halves of
    surrogate pairs, U+FFFE and U+FFFF (neither is a character in XML 1.0), and more than
    ``MAX_LENGTH`` characters.
    """
    if text.isprintable() and len(text) <= SURELY_SHORT:
        return text
    if match := _FORBIDDEN.search(text):
        raise InvalidValueError(
            f"the text holds {_named(match[0])} at character {match.start() + 1:,}; "
            "only printable characters, line breaks (newline) and tabs are kept"
        )
    if len(text) <= SURELY_SHORT:
        return text
    length = len(text.encode("utf-16-le")) // 2
    if length > MAX_LENGTH:
        raise InvalidValueError(
            f"the text is {length:,} characters long; at most {MAX_LENGTH:,} are kept, "
            "as many as a cell of a spreadsheet holds"
        )
    return text


def _named(character: str) -> str:
    code = f"U+{ord(character):04X}"
    if character == "\r":
        return f"a carriage return ({code})"
    if "\ud800" <= character <= "\udfff":
        return f"half of a character (the surrogate {code})"
    return f"the control character {code}" if character < "\ufffe" else f"{code}"
