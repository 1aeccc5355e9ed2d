"""What a drawer is: it turns charts and diagrams into pictures for other formats."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from attrs import frozen

from ldsp_core.document import Drawer

Drawn = Literal["chart", "diagram"]


@frozen(kw_only=True)
class DrawerSpec:
    """A drawer's name and what it ``draws``; ``load`` imports the heavy library."""

    name: str
    title: str
    draws: frozenset[Drawn]
    load: Callable[[], Drawer]
    api_version: int = 1
