"""Where things stand on a sheet of the workbook that is written."""

from __future__ import annotations

from typing import Final

TITLE_ROW: Final = 1
ABOUT_ROW: Final = 2
HELP_ROW: Final = 3
HEADER_ROW: Final = 4
FIRST_ROW: Final = 5
"""The first row that people fill in."""

LAST_ROW: Final = 1_048_576

START: Final = "Start here"
LISTS: Final = "Lists"
"""Titles of the sheets that hold no facts."""
