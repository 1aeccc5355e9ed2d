"""Where each thing stands in a TOML text, found by an own scan when something is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from typing import Final

from ldsp_core.files.places import Branch

_BLANK = re.compile(r"[ \t]*+")
_BLANK_LINES = re.compile(r"(?:[ \t\n]|#[^\n]*)*+")
_KEY = re.compile(r""""(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|[^\s.=\[\]{}"',#]++""")
_STRING = re.compile(
    r'"""(?:\\.|[^"\\]|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*+'{3,5}"
    r"""|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'""",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}\n#]*+")
_CLOSING: Final = {"[": "]", "{": "}"}


def scan(text: str) -> Branch:
    """Return the places of everything in *text*, which must be sound TOML.

    A member of a table stands where its key does, a table where its header does, and a
    table that has no header where it is first named.
    """
    return _Scanner(text).document()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def document(self) -> Branch:
        root = Branch(0)
        table = root
        while self._skip(_BLANK_LINES) < len(self.text):
            start = self.at
            if self.text[start] == "[":
                table = self._header(root, start)
            else:
                self._pair(table)
        return root

    def _header(self, root: Branch, start: int) -> Branch:
        """Read ``[a.b]`` or ``[[a.b]]``, and return the table that it begins."""
        is_list = self.text.startswith("[[", start)
        self.at += 2 if is_list else 1
        parts = self._keys()
        self.at += 2 if is_list else 1
        if not is_list:
            table = _table(root, parts, start)
            table.start = start
            return table
        parent = _table(root, parts[:-1], start)
        tables = _member(parent, parts[-1], Branch(start, is_list=True))
        return _member(tables, len(tables.members), Branch(start))

    def _pair(self, table: Branch) -> None:
        """Read ``a.b = value`` into *table*."""
        start = self.at
        parts = self._keys()
        self.at += 1  # the equals sign
        self._skip(_BLANK)
        value = self._value(start)
        _table(table, parts[:-1], start).members[parts[-1]] = value

    def _keys(self) -> list[str]:
        parts = [self._key()]
        while self.text.startswith(".", self.at):
            self.at += 1
            parts.append(self._key())
        return parts

    def _key(self) -> str:
        self._skip(_BLANK)
        token = self._take(_KEY)
        self._skip(_BLANK)
        if token.startswith("'"):
            return token[1:-1]
        if token.startswith('"'):
            return str(tomllib.loads(f"key = {token}")["key"]) if "\\" in token else token[1:-1]
        return token

    def _value(self, start: int) -> Branch | int:
        """Read a value whose place is *start*: its key's, or its own in a list."""
        first = self.text[self.at]
        if first in _CLOSING:
            return self._members(Branch(start, is_list=first == "["), _CLOSING[first])
        if not self._take(_STRING):
            self._take(_SCALAR)
        return start

    def _members(self, branch: Branch, closing: str) -> Branch:
        self.at += 1
        while not self.text.startswith(closing, self._skip(_BLANK_LINES)):
            if branch.is_list:
                branch.members[len(branch.members)] = self._value(self.at)
            else:
                self._pair(branch)
            if self.text.startswith(",", self._skip(_BLANK_LINES)):
                self.at += 1
        self.at += 1
        return branch

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:
            return ""
        self.at = match.end()
        return match[0]

    def _skip(self, pattern: re.Pattern[str]) -> int:
        self._take(pattern)
        return self.at


def _member(branch: Branch, part: str | int, new: Branch) -> Branch:
    """Return the branch that is the member *part* of *branch*, *new* if it is not there yet."""
    found = branch.members.setdefault(part, new)
    return found if isinstance(found, Branch) else new


def _table(table: Branch, parts: Sequence[str], start: int) -> Branch:
    """Return the table that *parts* lead to from *table*; into lists by their last member."""
    for part in parts:
        table = _member(table, part, Branch(start))
        if table.is_list:
            table = _member(table, len(table.members) - 1, Branch(start))
    return table
