"""Zip packages whose bytes depend on their parts alone (for .docx, .xlsx, .odt …)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import BinaryIO, Final

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3

Content = bytes | Iterable[bytes]
"""What a part holds: at once, or piece by piece where it is too large to be held."""


def write_package(
    stream: BinaryIO,
    parts: Iterable[tuple[str, Content]],
    *,
    level: int = 6,
    stored: AbstractSet[str] = frozenset(),
) -> None:
    """Write *parts* (name, content) to *stream* as a zip, in the order given.

    No clock, user or platform enters, so that equal parts give equal bytes. A part that
    comes in pieces is written as they come. ``level`` is the deflate level, 1 (fast) to
    9 (small); ``stored`` names the parts that are kept as they are, as OpenDocument and
    EPUB ask of their first, ``mimetype``.
    """
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as package:
        for name, content in parts:
            info = zipfile.ZipInfo(name, date_time=_EPOCH)
            kept = name in stored
            info.compress_type = zipfile.ZIP_STORED if kept else zipfile.ZIP_DEFLATED
            info.create_system = _UNIX
            info.external_attr = 0o600 << 16
            if isinstance(content, bytes):
                package.writestr(info, content, compresslevel=level)
                continue
            info._compresslevel = level  # type: ignore[attr-defined] # no public name before 3.13
            with package.open(info, "w") as part:
                for piece in content:
                    part.write(piece)
