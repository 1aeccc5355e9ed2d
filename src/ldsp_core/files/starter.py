"""The commented data file that a new partnership starts from."""

from __future__ import annotations

from importlib.resources import files


def starter() -> bytes:
    """Return the starter, a TOML file that loads as it is."""
    return files("ldsp_core.files").joinpath("starter.toml").read_bytes()
