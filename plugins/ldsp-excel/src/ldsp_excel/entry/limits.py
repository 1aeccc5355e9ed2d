"""How much of a workbook is read: beyond that it is refused before it is unpacked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

from attrs import frozen

PREFIX: Final = "LDSP_EXCEL_MAX_"


@frozen(kw_only=True)
class Limit:
    """One limit: what it is of, how much it is, and the variable that raises it."""

    of: str
    variable: str
    value: int

    @property
    def remedy(self) -> str:
        """What to do when a workbook goes beyond it."""
        return f"if you trust the file, set the environment variable {self.variable} higher"


@frozen(kw_only=True)
class Limits:
    """All limits (own definitions).

    A workbook of 10,000 activities unpacks to about 100 MiB, fifteen times its size; one
    that was made to fill a disk unpacks to a thousand times its size.
    """

    parts: Limit
    mebibytes: Limit
    ratio: Limit
    rows: Limit
    columns: Limit


_DEFAULTS: Final = (
    ("parts", "parts in the package", 2_000),
    ("mebibytes", "MiB when unpacked", 512),
    ("ratio", "times its packed size", 200),
    ("rows", "rows that are not blank on a sheet", 500_000),
    ("columns", "columns in its rows", 16_384),
)


def limits_in(environment: Mapping[str, str] = os.environ) -> Limits:
    """Return the limits, those that *environment* names as it says."""
    limits = {}
    for name, of, default in _DEFAULTS:
        variable = PREFIX + name.upper()
        given = environment.get(variable, "")
        value = int(given) if given.isdecimal() else default
        limits[name] = Limit(of=of, variable=variable, value=value)
    return Limits(**limits)
