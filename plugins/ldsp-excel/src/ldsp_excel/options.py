"""What users can choose about a workbook."""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen, validators


@frozen(kw_only=True)
class ExcelOptions:
    """The options of the ``excel`` renderer.

    ``profile`` is ``working`` (filters, frozen headers, print set-up, drop-downs) or
    ``publication`` (plain tables, one a sheet, after the Government Analysis
    Function's guidance on spreadsheets).
    """

    profile: Literal["working", "publication"] = field(
        default="working", validator=validators.in_(("working", "publication"))
    )
