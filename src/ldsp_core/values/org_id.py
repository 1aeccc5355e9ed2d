"""Identifiers of organisations, as org-id.guide writes them."""

from __future__ import annotations

import re

from attrs import field, frozen

from ldsp_core.errors import ValueTextError, quoted

_SHAPE = re.compile(
    r"(?P<register>[A-Z]{2,3}-[A-Z0-9_]+)-(?P<identifier>[A-Za-z0-9][A-Za-z0-9./_-]*)"
)


@frozen(kw_only=True)
class OrgId:
    """An organisation's identifier: the register it stands in and its number there.

    ``GB-GOR-D5`` is number D5 in the register GB-GOR (org-id.guide). Raises
    ValueTextError for parts that do not make an identifier, or another one.
    """

    register: str = field()
    identifier: str = field()

    def __attrs_post_init__(self) -> None:
        match = _SHAPE.fullmatch(str(self))
        if match is None or match["register"] != self.register:
            raise ValueTextError(_expected(str(self)))

    @classmethod
    def parse(cls, text: str) -> OrgId:
        """Read ``GB-GOR-D5``; raises ValueTextError."""
        match = _SHAPE.fullmatch(text)
        if match is None:
            raise ValueTextError(_expected(text))
        return cls(register=match["register"], identifier=match["identifier"])

    def __str__(self) -> str:
        return f"{self.register}-{self.identifier}"


def _expected(text: str) -> str:
    return (
        f"{quoted(text)} is not an organisation identifier; write register and number as in "
        "'GB-COH-01234567' (see org-id.guide)"
    )
