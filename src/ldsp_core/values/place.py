"""Places, with their official code where they have one."""

from __future__ import annotations

import re

from attrs import field, frozen

from ldsp_core.errors import InvalidValueError

_GSS = re.compile(r"[EWSNK]\d{8}")


@frozen(kw_only=True)
class Place:
    """A place by its ``name``; ``code`` is its GSS code (Register of geographic codes, ONS).

    A place without a code ("the north of the county") is a place all the same.
    """

    name: str = field()
    code: str | None = field(default=None)

    @code.validator
    def _check_code(self, _attribute: object, value: str | None) -> None:
        if value is not None and not _GSS.fullmatch(value):
            raise InvalidValueError(
                f"{value!r} is not a GSS code; it is a letter and eight digits, like 'E07000117'"
            )

    def __str__(self) -> str:
        return self.name
