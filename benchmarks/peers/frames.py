"""The totals with polars, pandas and duckdb, from the same objects as ours.

Plain numbers: no bounds, no measurement that another takes the place of, nothing to say
where a figure comes from.
"""
# pyright: reportMissingImports=false

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.answers import Totals
from benchmarks.ours import objects
from benchmarks.peers.columns import columns_of


def with_polars(size: int) -> Callable[[], Totals]:
    """Return the work with polars."""
    import polars as pl

    partnership = objects(size)

    def work() -> Totals:
        columns = columns_of(partnership)
        measured = pl.DataFrame(columns.measurements)
        actual = pl.col("kind") == "actual"
        reached = (
            measured.filter(actual & pl.col("indicator").is_in(columns.counted))
            .join(pl.DataFrame(columns.themes), on="activity")
            .group_by("theme")
            .agg(pl.col("count").sum())
        )
        pairs = measured.group_by("activity", "indicator").agg(
            pl.col("count").filter(actual).sum().alias("actual"),
            pl.col("count").filter(pl.col("kind") == "target").sum().alias("target"),
        )
        spent = (
            pl.DataFrame(columns.quarters)
            .sort("award", "start")
            .with_columns(pl.col("profile", "actual").cum_sum().over("award"))
            .group_by("award", maintain_order=True)
            .last()
        )
        return Totals(
            reached=dict(reached.sort("theme").iter_rows()),
            met=pairs.filter(pl.col("actual") >= pl.col("target")).height,
            profile=spent["profile"].sum(),
            actual=spent["actual"].sum(),
        )

    return work


def with_pandas(size: int) -> Callable[[], Totals]:
    """Return the work with pandas."""
    import pandas as pd

    partnership = objects(size)

    def work() -> Totals:
        columns = columns_of(partnership)
        measured = pd.DataFrame(columns.measurements)
        counted = measured["indicator"].isin(columns.counted) & (measured["kind"] == "actual")
        themes = pd.DataFrame(columns.themes)
        reached = measured[counted].merge(themes, on="activity").groupby("theme")["count"].sum()
        pairs = measured.pivot_table(
            index=["activity", "indicator"], columns="kind", values="count", aggfunc="sum"
        )
        quarters = pd.DataFrame(columns.quarters).sort_values(["award", "start"])
        spent = quarters.groupby("award")[["profile", "actual"]].cumsum()
        last = spent.groupby(quarters["award"]).last().sum()
        return Totals(
            reached={theme: int(people) for theme, people in reached.items()},
            met=int((pairs["actual"] >= pairs["target"]).sum()),
            profile=int(last["profile"]),
            actual=int(last["actual"]),
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
            connection.register("counted", pd.DataFrame({"indicator": columns.counted}))

            def rows(query: str) -> list[tuple[Any, ...]]:
                return list(connection.execute(query).fetchall())

            reached = rows(
                "select theme, sum(count) from measured join counted using (indicator) "
                "join themes using (activity) where kind = 'actual' group by theme"
            )
            ((met,),) = rows(
                "select count(*) from (select sum(count) filter (kind = 'actual') as actual, "
                "sum(count) filter (kind = 'target') as target from measured "
                "group by activity, indicator) where actual >= target"
            )
            ((profile, actual),) = rows(
                "with spent as (select *, sum(profile) over line as planned, "
                "sum(actual) over line as paid from quarters "
                "window line as (partition by award order by start)) "
                "select sum(planned), sum(paid) from "
                "(select max_by(planned, start) as planned, max_by(paid, start) as paid "
                "from spent group by award)"
            )
        return Totals(
            reached={theme: int(people) for theme, people in reached},
            met=int(met),
            profile=int(profile),
            actual=int(actual),
        )

    return work
