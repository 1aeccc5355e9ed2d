"""Counting the keys of tables as they are read, to know whether a key was given twice."""

from __future__ import annotations

from cattrs import Converter


class Tally:
    """How many keys all tables had that were read, for one thread alone.

    A decoder that takes a key given twice makes one of the two; then fewer are read than
    were written.
    """

    keys = 0


class TallyingConverter(Converter, Tally):
    """A converter that counts the keys of all tables that it reads."""


def keys_may_be(number: int, text: str) -> bool:
    """Whether no table in *text*, which is sound, has a key twice, given their *number*.

    Each time a key is given there is a colon, after its closing quote or some space. There
    may be more colons, in texts: then it is not sure, and the answer is no.
    """
    if text.count(":") == number:
        return True
    return sum(map(text.count, ('":', " :", "\n:", "\t:", "\r:"))) == number
