"""TOML and JSON keep every rule of data formats."""

from __future__ import annotations

from ldsp_core.files.json import JSON
from ldsp_core.files.toml import TOML
from ldsp_core.testing import FormatSuite


class TestToml(FormatSuite):
    """TOML."""

    spec = TOML


class TestJson(FormatSuite):
    """JSON."""

    spec = JSON
