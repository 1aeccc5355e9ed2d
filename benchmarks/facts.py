"""Facts in large numbers: loading, writing and adding up, beside those who do it well."""

from __future__ import annotations

from typing import Final

from benchmarks.measuring import Candidate, Row, program

_LOAD: Final = (
    "pydantic is lax and, like all here, checks no ids, references, keys or length of text, and "
    "leaves periods and money as text; ours checks them, pauses the collector by itself, and the "
    "discovery of plugins is counted"
)
_DUMP: Final = (
    "ours checks that every value will be read back as it is, and leaves out what is as its "
    "default; into memory for all"
)
_TOTALS: Final = (
    "ours keeps bounds, lets later measurements take the place of earlier ones, and knows where "
    "each figure comes from; the conversion to columns is counted, in plain numbers"
)
_DAMAGED: Final = "the peer is ours with the same file intact"


def rows(scale: float = 1) -> tuple[Row, ...]:
    """Return the rows, their sizes multiplied by *scale*."""
    small, large, huge = (max(10, int(size * scale)) for size in (10_000, 100_000, 300_000))
    return (
        *(_loading(size) for size in (small, large)),
        _loading_fast(large),
        *(_writing(size) for size in (small, large)),
        _writing_fast(large),
        *(_totals(size) for size in (large, huge)),
        _rows(large),
        _damaged(small),
    )


def _loading(size: int) -> Row:
    attrs = "peers.attrs_models"
    return Row(
        work="JSON to objects",
        size=f"{size:,} activities",
        ours=program("ldsp.load", "ours", "load", size),
        peers=(
            *_pydantic_loads(size, paused=2),
            program("cattrs", attrs, "load_with_cattrs", size),
            program("cattrs, collector paused", attrs, "load_with_cattrs", size, "paused"),
            program(
                "msgspec onto attrs, collector paused",
                attrs,
                "load_with_msgspec",
                size,
                "paused",
                needs="msgspec",
            ),
        ),
        rounds=3,
        remark=_LOAD,
    )


def _loading_fast(size: int) -> Row:
    return Row(
        work="JSON to objects, with the extra [fast]",
        size=f"{size:,} activities",
        ours=program("ldsp.load, with [fast]", "ours", "load_fast", size, needs="msgspec"),
        peers=_pydantic_loads(size, paused=1.2),
        rounds=3,
        remark=_LOAD,
    )


def _pydantic_loads(size: int, *, paused: float) -> tuple[Candidate, Candidate]:
    """Return pydantic as people run it and with the collector *paused*, a mark to be reached."""
    load = ("peers.pydantic_models", "load", size)
    return (
        program("pydantic", *load, needs="pydantic", reach=0.4),
        program("pydantic, collector paused", *load, "paused", needs="pydantic", reach=paused),
    )


def _writing_fast(size: int) -> Row:
    return Row(
        work="objects to JSON, with the extra [fast]",
        size=f"{size:,} activities",
        ours=program("dump_partnership, with [fast]", "ours", "dump_fast", size, needs="msgspec"),
        peers=(
            program("pydantic", "peers.pydantic_models", "dump", size, needs="pydantic", reach=2),
        ),
        rounds=3,
        remark=_DUMP,
    )


def _writing(size: int) -> Row:
    attrs = "peers.attrs_models"
    return Row(
        work="objects to JSON",
        size=f"{size:,} activities",
        ours=program("dump_partnership", "ours", "dump", size),
        peers=(
            program("pydantic", "peers.pydantic_models", "dump", size, needs="pydantic", reach=6),
            program("cattrs and orjson", attrs, "dump_with_cattrs", size, needs="orjson msgspec"),
            program("msgspec on attrs", attrs, "dump_with_msgspec", size, needs="msgspec"),
        ),
        rounds=3,
        remark=_DUMP,
    )


def _totals(size: int) -> Row:
    frames = "peers.frames"
    return Row(
        work="totals by theme and indicator, and by quarter to date",
        size=_activities_and_grants(size),
        ours=program("totals_by_theme, profile_by_quarter", "ours", "totals", size),
        peers=(
            program("polars", frames, "with_polars", size, needs="polars", reach=0.5),
            program("pandas", frames, "with_pandas", size, needs="pandas"),
            program("duckdb", frames, "with_duckdb", size, needs="duckdb pandas"),
            program("comprehensions", "peers.by_hand", "totals", size),
        ),
        rounds=3,
        remark=_TOTALS,
    )


def _rows(size: int) -> Row:
    return Row(
        work="every target and every quarter to date, a row each",
        size=_activities_and_grants(size),
        ours=program("performance, spend_by_quarter", "ours", "rows", size),
        peers=(
            program("polars", "peers.frames", "rows_with_polars", size, needs="polars"),
            program("comprehensions", "peers.by_hand", "rows", size),
        ),
        rounds=3,
        remark=_TOTALS,
    )


def _activities_and_grants(size: int) -> str:
    return f"{size:,} activities, {size // 10:,} grants"


def _damaged(size: int) -> Row:
    return Row(
        work="JSON with one wrong value to its problem",
        size=f"{size:,} activities",
        ours=program("ldsp.load, refused", "ours", "load_damaged", size),
        peers=(program("ldsp.load, intact", "ours", "load", size, reach=20),),
        rounds=3,
        remark=_DAMAGED,
    )
