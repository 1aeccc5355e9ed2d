"""Calculations: pure functions from the model to results that say where they came from."""

from ldsp_core.calculations.funding import awarded, end_of, unit_cost
from ldsp_core.calculations.measuring import indicators_of, value_of
from ldsp_core.calculations.reach import reach, reach_of_activity, reach_of_theme
from ldsp_core.calculations.result import Origin, Result
from ldsp_core.calculations.rolling import roll
from ldsp_core.calculations.targets import Performance, Position, performance

__all__ = [
    "Origin",
    "Performance",
    "Position",
    "Result",
    "awarded",
    "end_of",
    "indicators_of",
    "performance",
    "reach",
    "reach_of_activity",
    "reach_of_theme",
    "roll",
    "unit_cost",
    "value_of",
]
