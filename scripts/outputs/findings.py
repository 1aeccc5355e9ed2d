"""What is wrong with a file that was written."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from attrs import frozen


@frozen(kw_only=True)
class Finding:
    """Something that ``checker`` says of a file; an error fails the run, a note is shown."""

    path: Path
    checker: str
    text: str
    place: str = ""
    severity: Literal["error", "note"] = "error"

    def __str__(self) -> str:
        place = f" ({self.place})" if self.place else ""
        return f"{self.severity}: {self.path.name}: {self.checker}: {self.text}{place}"
