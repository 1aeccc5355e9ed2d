"""Where each thing stands in a JSON text, found by an own scan when something is wrong."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import define

from ldsp_core.errors import Path, PathPart
from ldsp_core.files.places import Branch

_TOKENS = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{},]|[^\s\[\]{}:,"]+', re.DOTALL)
_OPENING: Final = ("{", "[")
_CLOSING: Final = ("}", "]")


@define
class Open:
    """A table or list that is being read: ``slot`` is the member that comes or came last."""

    branch: Branch
    slot: PathPart | None = None
    at: int = 0


Member = tuple[list[Open], str, bool]
"""A member met on the way: what is open around it, its text, and whether its key came before."""


def scan(text: str) -> Branch:
    """Return the places of everything in a JSON *text*."""
    root = Branch(0)
    deque(members(text, root), maxlen=0)
    return root


def path_of(opened: Sequence[Open]) -> Path:
    """Return the path of the member that was met last."""
    return tuple(each.slot for each in opened if each.slot is not None)


def members(text: str, root: Branch) -> Iterator[Member]:
    """Yield every member in a JSON *text*, in order, and gather their places in *root*.

    A member of a table stands where its key does. The text need not be sound: what makes
    no sense is passed over. What is open is only true until the next member is asked for.
    """
    opened: list[Open] = []
    here: Open | None = None
    for match in _TOKENS.finditer(text):
        token = match[0]
        if token == ",":
            if here is not None and not here.branch.is_list:
                here.slot = None
        elif token in _CLOSING:
            if opened:
                opened.pop()
            here = opened[-1] if opened else None
        elif here is None:
            if token in _OPENING:
                root.is_list = token == "["
                here = Open(root)
                opened.append(here)
        elif here.slot is None and not here.branch.is_list:
            here.slot, here.at = _key(token), match.start()
        else:
            found = here.branch.members
            if here.branch.is_list:
                here.slot, here.at = len(found), match.start()
            slot, at = "" if here.slot is None else here.slot, here.at
            yield opened, token, slot in found
            if token in _OPENING:
                branch = Branch(at, is_list=token == "[")
                found[slot] = branch
                here = Open(branch)
                opened.append(here)
            else:
                found[slot] = at


def _key(token: str) -> str:
    if "\\" not in token:
        return token.strip('"')
    try:
        return str(json.loads(token))
    except ValueError:
        return token
