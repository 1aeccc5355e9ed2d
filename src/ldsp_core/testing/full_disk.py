"""What renderers and data formats alike must do on a disk that is full."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

from ldsp_core.rendering import write_atomically
from ldsp_core.testing.rules import require, require_none
from ldsp_core.testing.surroundings import Full


def require_unharmed(target: Path, write: Callable[[BinaryIO], object], silence: str) -> None:
    """Have *write* meet a full disk: the error is raised, and *target*'s folder is as it was.

    *silence* says what is wrong with a *write* that does not raise it.
    """
    target.write_bytes(b"before")
    full = cast(BinaryIO, Full())
    try:
        write_atomically(target, lambda _: write(full))
    except Exception:  # noqa: BLE001 - whatever it is, it was told
        raised = True
    else:
        raised = False
    require(raised, silence, "let errors of the stream pass")
    left = sorted(path.name for path in target.parent.iterdir() if path != target)
    require_none(left, "a failure leaves files behind", "write to the stream and nowhere else")
    assert target.read_bytes() == b"before"
