"""The example that travels with the library: the facts of the 2019 Lancashire paper."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def lancashire() -> bytes:
    """Return the Lancashire data file as it is kept in ``examples/lancashire``."""
    packaged = files("ldsp_core").joinpath("examples", "lancashire.toml")
    if packaged.is_file():
        return packaged.read_bytes()
    # An editable install has no copy of its own: the repository's is beside it.
    repository = Path(__file__).parents[3]
    return (repository / "examples" / "lancashire" / "partnership.toml").read_bytes()
