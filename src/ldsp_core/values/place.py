"""Places, with their official code where they have one."""

from __future__ import annotations

import re

from attrs import field, frozen

from ldsp_core.errors import InvalidValueError, quoted

_GSS = re.compile(r"[EWSNK][0-9]{8}")


def _check_name(_instance: object, _attribute: object, value: str) -> None:
    if not value.strip():
        raise InvalidValueError("a place needs a name")


def _check_code(_instance: object, _attribute: object, value: str | None) -> None:
    if value is not None and not _GSS.fullmatch(value):
        raise InvalidValueError(
            f"{quoted(value)} is not a GSS code; it is a letter and eight digits, like 'E07000117'"
        )


@frozen(kw_only=True)
class Place:
    """A place by its ``name``; ``code`` is its GSS code (Register of geographic codes, ONS).

    A place without a code ("the north of the county") is a place all the same. Raises
    InvalidValueError for no name, or what cannot be a code; whether the code exists is
    for the code lists to say.
    """

    name: str = field(validator=_check_name)
    code: str | None = field(default=None, validator=_check_code)

    def __str__(self) -> str:
        return self.name
