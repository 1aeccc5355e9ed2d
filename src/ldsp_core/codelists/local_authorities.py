"""Local authorities of the United Kingdom by GSS code.

Source: Register of geographic codes, Office for National Statistics, licensed under the
Open Government Licence v3.0. Start dates are not kept, as the source's are incomplete.
"""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from importlib.resources import files

from attrs import frozen


@frozen(kw_only=True)
class LocalAuthority:
    """A local authority; ``valid_to`` is its last day, ``None`` while the code is in use.

    ``replaced_by`` holds the codes of those that took its place, if any are known.
    """

    code: str
    name: str
    valid_to: date | None
    replaced_by: tuple[str, ...]

    def valid_on(self, day: date) -> bool:
        """Whether the code was not yet given up on *day*."""
        return self.valid_to is None or day <= self.valid_to


def local_authority(code: str) -> LocalAuthority | None:
    """Return the local authority with that GSS code, or ``None`` if the list has none."""
    return _by_code().get(code)


@cache
def _by_code() -> dict[str, LocalAuthority]:
    text = files("ldsp_core.codelists").joinpath("local_authorities.csv").read_text("utf-8")
    return {
        row["code"]: LocalAuthority(
            code=row["code"],
            name=row["name"],
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            replaced_by=tuple(row["replaced_by"].split()),
        )
        for row in csv.DictReader(text.splitlines())
    }
