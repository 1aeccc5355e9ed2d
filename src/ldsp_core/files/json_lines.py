"""Where each thing stands in a JSON text, found by an own scan when something is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from attrs import define

from ldsp_core.errors import PathPart
from ldsp_core.files.places import Branch

_TOKENS = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{},]|[^\s\[\]{}:,"]+', re.DOTALL)


@define
class _Open:
    """A table or list that is being read: ``slot`` is the member that comes or came last."""

    branch: Branch
    slot: PathPart | None = None
    at: int = 0


@define(kw_only=True)
class Member:
    """A member met on the way: its path, its place, its text, and whether its key came before."""

    path: tuple[PathPart, ...]
    position: int
    token: str
    repeated: bool


def scan(text: str) -> Branch:
    """Return the places of everything in a JSON *text*."""
    root = Branch(0)
    for _ in members(text, root):
        pass
    return root


def members(text: str, root: Branch) -> Iterator[Member]:
    """Yield every member in a JSON *text*, in order, and gather their places in *root*.

    A member of a table stands where its key does. The text need not be sound: what makes
    no sense is passed over.
    """
    opened: list[_Open] = []
    for match in _TOKENS.finditer(text):
        token, position = match[0], match.start()
        here = opened[-1] if opened else None
        if token in ("}", "]"):
            if here is not None:
                opened.pop()
        elif token == ",":
            if here is not None and not here.branch.is_list:
                here.slot = None
        elif here is None:
            if token in ("{", "["):
                root.is_list = token == "["
                opened.append(_Open(root))
        elif not here.branch.is_list and here.slot is None:
            here.slot, here.at = _key(token), position
        else:
            if here.branch.is_list:
                here.slot, here.at = len(here.branch.members), position
            slot = here.slot if here.slot is not None else ""
            yield Member(
                path=tuple(each.slot for each in opened if each.slot is not None),
                position=here.at,
                token=token,
                repeated=slot in here.branch.members,
            )
            if token in ("{", "["):
                branch = Branch(here.at, is_list=token == "[")
                here.branch.members[slot] = branch
                opened.append(_Open(branch))
            else:
                here.branch.members[slot] = here.at


def _key(token: str) -> str:
    try:
        return str(json.loads(token))
    except ValueError:
        return token
