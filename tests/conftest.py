"""What many tests need: the example partnerships, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

import ldsp_core as ldsp

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def lancashire() -> ldsp.Partnership:
    """The corrected Lancashire example."""
    return ldsp.load(ROOT / "examples" / "lancashire" / "partnership.toml")


@pytest.fixture(scope="session")
def printed() -> ldsp.Partnership:
    """Lancashire's facts with the paper's mistakes as printed."""
    return ldsp.load(ROOT / "tests" / "golden" / "lancashire-as-printed.toml")


@pytest.fixture(scope="session")
def fictional() -> ldsp.Partnership:
    """The invented partnership."""
    return ldsp.load(ROOT / "examples" / "fictional" / "partnership.toml")
