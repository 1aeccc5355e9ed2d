"""Partnerships that are always the same: a small one, and the one of the paper of 2019."""

from __future__ import annotations

from ldsp_core.model import Partnership


def sample_partnership() -> Partnership:
    """Return a small invented partnership: the one that ``ldsp new`` starts a file with."""
    from ldsp_core.files.starter import starter

    return _loaded(starter(), "the starter")


def lancashire_partnership() -> Partnership:
    """Return the partnership of Lancashire's paper of 2019: large, and full of bounds."""
    from ldsp_core.files.examples import lancashire

    return _loaded(lancashire(), "the Lancashire example")


def _loaded(data: bytes, name: str) -> Partnership:
    from ldsp_core.files.loading import load_partnership
    from ldsp_core.files.toml import TOML

    reader = TOML.load().reader
    assert reader is not None, "TOML can be read"
    return load_partnership(data, name, reader)
