"""Several partnerships, told apart by their ids."""

from __future__ import annotations

from pathlib import Path

import pytest

import ldsp_core as ldsp
from ldsp_core.errors import InvalidValueError, UnknownNameError


def test_files_are_loaded_together(root: Path) -> None:
    """In the order given, each found by its id."""
    names = ("lancashire", "fictional")
    paths = [root / "examples" / name / "partnership.toml" for name in names]
    portfolio = ldsp.load_portfolio(paths)
    assert [each.id for each in portfolio.partnerships] == ["lancashire", "wenderby"]
    assert portfolio.partnership("wenderby").fictional
    with pytest.raises(UnknownNameError, match="did you mean 'lancashire'"):
        portfolio.partnership("lancaster")


def test_one_id_twice_is_refused(lancashire: ldsp.Partnership) -> None:
    """Nobody could say afterwards what is whose."""
    with pytest.raises(InvalidValueError, match="lancashire"):
        ldsp.Portfolio(partnerships=(lancashire, lancashire))
