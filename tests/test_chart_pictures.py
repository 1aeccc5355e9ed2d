"""The pictures of charts are those that are drawn now."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import draw_charts

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    """Every picture, drawn anew."""
    return dict(draw_charts.pictures())


@pytest.mark.parametrize("name", draw_charts.SHOWN)
def test_a_picture_is_what_the_script_draws_now(name: str, drawn: dict[str, str]) -> None:
    """Else: python -m scripts.draw_charts docs/pictures."""
    assert (FOLDER / f"{name}.svg").read_text(encoding="utf-8") == f"{drawn[name]}\n"
