"""Forty partnerships rolled up: five years of results, a thousand activities in each.

Every function makes ready for a number of activities in all, a thousand to a partnership,
and returns the work itself.
"""
# pyright: reportMissingImports=false

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any, Final

from attrs import frozen

from benchmarks.measuring import Candidate, Row
from ldsp_core.calculations import roll_up
from ldsp_core.model import Activity, Area, Indicator, Measurement, Partnership, Portfolio
from ldsp_core.values import Count, Period

ACTIVITIES: Final = 1_000
"""How many activities a partnership has."""

YEARS: Final = tuple(Period.parse(f"FY{year}-{year % 100 + 1}") for year in range(2021, 2026))
CODES: Final = tuple(f"fund@1/result-{number}" for number in range(6))

_REMARK: Final = (
    "ours reads every measurement as it is: bounds, cumulative values, places, what was recorded "
    "later, gaps and conflicts; the conversion to columns is counted, in plain numbers"
)


@frozen(kw_only=True)
class Rolled:
    """Target and actual by indicator: of each partnership, and of all together."""

    figures: Mapping[tuple[str, str], tuple[int, int]]
    totals: Mapping[str, tuple[int, int]]


def rows(scale: float = 1) -> tuple[Row, ...]:
    """Return the row, its size multiplied by *scale*."""
    size = max(10, int(40 * ACTIVITIES * scale))
    number = -(-size // ACTIVITIES)
    return (
        Row(
            work="roll-up of partnerships",
            size=f"{number} partnerships, 5 years, {size:,} activities",
            ours=_program("roll_up", "ours", size),
            peers=(
                _program("polars", "with_polars", size, needs="polars"),
                _program("pandas", "with_pandas", size, needs="pandas"),
                _program("duckdb", "with_duckdb", size, needs="duckdb pandas"),
            ),
            rounds=3,
            remark=_REMARK,
        ),
    )


def _program(name: str, function: str, size: int, needs: str = "") -> Candidate:
    arguments = ("-m", "benchmarks.run", "portfolio", function, str(size))
    return Candidate(name=name, arguments=arguments, needs=tuple(needs.split()))


def portfolio(size: int) -> Portfolio:
    """Return partnerships with so many activities in all; the same size is always the same."""
    chance = random.Random(2019)
    indicators = tuple(
        Indicator(id=code.partition("/")[2], name=code, unit="people", catalogue=code)
        for code in CODES
    )
    starts = range(0, size, ACTIVITIES)
    return Portfolio(
        partnerships=tuple(
            Partnership(
                id=f"p{number}",
                name=f"P{number}",
                area=Area(name="A"),
                indicators=indicators,
                activities=tuple(
                    _activity(index, chance) for index in range(min(ACTIVITIES, size - start))
                ),
            )
            for number, start in enumerate(starts)
        )
    )


def _activity(number: int, chance: random.Random) -> Activity:
    indicator = chance.choice(CODES).partition("/")[2]
    return Activity(
        id=f"a{number}",
        title="A",
        themes=("t",),
        status="under way",
        summary="S",
        measurements=tuple(
            Measurement(
                indicator=indicator,
                kind=kind,
                count=Count.exactly(chance.randint(1, 2000)),
                period=year,
            )
            for year in YEARS
            for kind in ("target", "actual")
        ),
    )


def ours(size: int) -> Callable[[], Rolled]:
    """Roll them up, with all that a report of them tells."""
    partnerships = portfolio(size)

    def work() -> Rolled:
        rolled = roll_up(partnerships)
        return Rolled(
            figures={
                (figure.partnership.id, found.code): (
                    _number(figure.target),
                    _number(figure.actual),
                )
                for found in rolled.indicators
                for figure in found.figures
                if figure.activities
            },
            totals={
                found.code: (_number(found.target), _number(found.actual))
                for found in rolled.indicators
                if found.actual
            },
        )

    return work


def columns_of(partnerships: Portfolio) -> dict[str, list[Any]]:
    """Return the measurements as columns; this is a part of what is measured."""
    found = [
        (partnership.id, measurement)
        for partnership in partnerships.partnerships
        for activity in partnership.activities
        for measurement in activity.measurements
    ]
    codes = {
        indicator.id: indicator.catalogue
        for partnership in partnerships.partnerships
        for indicator in partnership.indicators
    }
    measurements: list[Any] = [each for _, each in found]
    return {
        "partnership": [name for name, _ in found],
        "code": [codes[each.indicator] for each in measurements],
        "kind": [each.kind for each in measurements],
        "count": [each.count.high for each in measurements],
    }


def with_polars(size: int) -> Callable[[], Rolled]:
    """Return the work with polars."""
    import polars as pl

    partnerships = portfolio(size)

    def work() -> Rolled:
        sums = (
            pl.DataFrame(columns_of(partnerships))
            .group_by("partnership", "code")
            .agg(
                pl.col("count").filter(pl.col("kind") == kind).sum().alias(kind)
                for kind in ("target", "actual")
            )
        )
        totals = sums.group_by("code").agg(pl.col("target", "actual").sum())
        return Rolled(
            figures={(row[0], row[1]): (row[2], row[3]) for row in sums.iter_rows()},
            totals={row[0]: (row[1], row[2]) for row in totals.iter_rows()},
        )

    return work


def with_pandas(size: int) -> Callable[[], Rolled]:
    """Return the work with pandas."""
    import pandas as pd

    partnerships = portfolio(size)

    def work() -> Rolled:
        frame = pd.DataFrame(columns_of(partnerships))
        sums = frame.groupby(["partnership", "code", "kind"])["count"].sum().unstack()
        totals = sums.groupby(level="code").sum()
        return Rolled(figures=_pairs(sums), totals=_pairs(totals))

    return work


def with_duckdb(size: int) -> Callable[[], Rolled]:
    """Return the work with duckdb, which takes a frame of pandas."""
    import duckdb
    import pandas as pd

    partnerships = portfolio(size)

    def work() -> Rolled:
        with duckdb.connect() as connection:
            connection.register("measured", pd.DataFrame(columns_of(partnerships)))
            sums = connection.execute(
                "select partnership, code, sum(count) filter (kind = 'target'), "
                "sum(count) filter (kind = 'actual') from measured "
                "group by rollup (code, partnership) having code is not null"
            ).fetchall()
        return Rolled(
            figures={(row[0], row[1]): (int(row[2]), int(row[3])) for row in sums if row[0]},
            totals={row[1]: (int(row[2]), int(row[3])) for row in sums if not row[0]},
        )

    return work


def _pairs(sums: Any) -> dict[Any, tuple[int, int]]:
    return {
        key: (int(target), int(actual))
        for key, target, actual in zip(sums.index, sums["target"], sums["actual"], strict=True)
    }


def _number(value: object) -> int:
    return value.high or 0 if isinstance(value, Count) else 0
