"""The totals with polars, pandas and duckdb, from the same objects as ours.

Plain numbers: no bounds, no measurement that another takes the place of, nothing to say
where a figure comes from.
"""
# pyright: reportMissingImports=false

from __future__ import annotations

from collections.abc import Callable

from benchmarks.answers import Rows, Totals
from benchmarks.ours import objects
from benchmarks.peers.columns import columns_of


def with_polars(size: int) -> Callable[[], Totals]:
    """Return the work with polars."""
    import polars as pl

    partnership = objects(size)

    def work() -> Totals:
        columns = columns_of(partnership)
        sums = (
            pl.DataFrame(columns.measurements)
            .join(pl.DataFrame(columns.themes), on="activity")
            .group_by("theme", "indicator")
            .agg(
                pl.col("count").filter(pl.col("kind") == kind).sum().alias(kind)
                for kind in ("target", "actual")
            )
        )
        spent = (
            pl.DataFrame(columns.quarters)
            .group_by("start")
            .agg(pl.col("profile", "actual").sum())
            .sort("start")
            .with_columns(pl.col("profile", "actual").cum_sum())
        )
        return Totals(
            sums={(row[0], row[1]): (row[2], row[3]) for row in sums.iter_rows()},
            profile=tuple(spent["profile"]),
            actual=tuple(spent["actual"]),
        )

    return work


def with_pandas(size: int) -> Callable[[], Totals]:
    """Return the work with pandas."""
    import pandas as pd

    partnership = objects(size)

    def work() -> Totals:
        columns = columns_of(partnership)
        measured = pd.DataFrame(columns.measurements)
        sums = (
            measured.merge(pd.DataFrame(columns.themes), on="activity")
            .groupby(["theme", "indicator", "kind"])["count"]
            .sum()
            .unstack()
        )
        quarters = pd.DataFrame(columns.quarters)
        spent = quarters.groupby("start")[["profile", "actual"]].sum().sort_index().cumsum()
        return Totals(
            sums={
                pair: (int(target), int(actual))
                for pair, target, actual in zip(
                    sums.index, sums["target"], sums["actual"], strict=True
                )
            },
            profile=tuple(map(int, spent["profile"])),
            actual=tuple(map(int, spent["actual"])),
        )

    return work


def with_duckdb(size: int) -> Callable[[], Totals]:
    """Return the work with duckdb, which takes frames of pandas."""
    import duckdb
    import pandas as pd

    partnership = objects(size)

    def work() -> Totals:
        columns = columns_of(partnership)
        with duckdb.connect() as connection:
            connection.register("measured", pd.DataFrame(columns.measurements))
            connection.register("themes", pd.DataFrame(columns.themes))
            connection.register("quarters", pd.DataFrame(columns.quarters))
            sums = connection.execute(
                "select theme, indicator, sum(count) filter (kind = 'target'), "
                "sum(count) filter (kind = 'actual') from measured "
                "join themes using (activity) group by theme, indicator"
            ).fetchall()
            spent = connection.execute(
                "select sum(sum(profile)) over line, sum(sum(actual)) over line from quarters "
                "group by start window line as (order by start) order by start"
            ).fetchall()
        return Totals(
            sums={(row[0], row[1]): (int(row[2]), int(row[3])) for row in sums},
            profile=tuple(int(profile) for profile, _ in spent),
            actual=tuple(int(actual) for _, actual in spent),
        )

    return work


def rows_with_polars(size: int) -> Callable[[], Rows]:
    """Return the work on every pair and quarter with polars."""
    import polars as pl

    partnership = objects(size)

    def work() -> Rows:
        columns = columns_of(partnership)
        pairs = (
            pl.DataFrame(columns.measurements)
            .group_by("activity", "indicator")
            .agg(
                pl.col("count").filter(pl.col("kind") == kind).sum().alias(kind)
                for kind in ("target", "actual")
            )
        )
        spent = (
            pl.DataFrame(columns.quarters)
            .sort("award", "start")
            .with_columns(pl.col("profile", "actual").cum_sum().over("award"))
            .group_by("award", maintain_order=True)
            .last()
        )
        return Rows(
            met=pairs.filter(pl.col("actual") >= pl.col("target")).height,
            profile=spent["profile"].sum(),
            actual=spent["actual"].sum(),
        )

    return work
