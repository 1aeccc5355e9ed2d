"""What is measured of this library: each function makes ready and returns the work itself."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable

import ldsp_core as ldsp
from benchmarks.answers import Answer, Rows, Totals
from benchmarks.synthetic import data_file
from ldsp_core.calculations import (
    performance,
    profile_by_quarter,
    spend_by_quarter,
    totals_by_theme,
)
from ldsp_core.errors import DataFileError
from ldsp_core.files import dump_partnership
from ldsp_core.files.json import JSON
from ldsp_core.values import Count, Missing, Money


def objects(size: int) -> ldsp.Partnership:
    """Return the partnership of a size, for work that begins with objects."""
    os.environ["LDSP_MAX_FILE_MB"] = "4096"  # three hundred thousand are more than is expected
    return ldsp.load(data_file(size))


def load(size: int) -> Callable[[], Answer]:
    """Load the file, with everything that is checked when a file is loaded."""
    _without_the_extra()
    return load_fast(size)


def load_fast(size: int) -> Callable[[], Answer]:
    """Load the file with the extra ``fast``."""
    os.environ["LDSP_MAX_FILE_MB"] = "4096"
    path = data_file(size)

    def work() -> Answer:
        partnership = ldsp.load(path)
        return Answer(activities=len(partnership.activities), grants=len(partnership.grants))

    return work


def load_damaged(size: int) -> Callable[[], int]:
    """Find what is wrong with the file once a value near its end is of the wrong type."""
    path = data_file(size)
    damaged = path.with_suffix(".damaged.json")
    before, mark, after = path.read_bytes().rpartition(b'"status":"under way"')
    damaged.write_bytes(before + mark.replace(b'"under way"', b"5") + after)

    def work() -> int:
        try:
            ldsp.load(damaged)
        except DataFileError as error:
            return len(error.problems)
        return 0

    return work


def dump(size: int) -> Callable[[], int]:
    """Write the partnership as JSON into memory, with all that is checked when it is written."""
    _without_the_extra()
    return dump_fast(size)


def dump_fast(size: int) -> Callable[[], int]:
    """Write the partnership with the extra ``fast``."""
    partnership = objects(size)
    writer = JSON.load().writer
    assert writer is not None

    def work() -> int:
        stream = io.BytesIO()
        dump_partnership(partnership, writer, stream)
        return len(stream.getvalue())

    return work


def totals(size: int) -> Callable[[], Totals]:
    """Add up by theme and indicator, and by quarter; bounds kept."""
    partnership = objects(size)

    def work() -> Totals:
        quarters = profile_by_quarter(partnership)
        return Totals(
            sums={
                (each.theme.id, each.indicator.id): (_number(each.target), _number(each.actual))
                for each in totals_by_theme(partnership)
            },
            profile=tuple(_pence(each.profile_to_date) for each in quarters),
            actual=tuple(_pence(each.actual_to_date) for each in quarters),
        )

    return work


def rows(size: int) -> Callable[[], Rows]:
    """Compare every target and every quarter, a row for each; bounds kept."""
    partnership = objects(size)
    day = partnership.as_at
    assert not isinstance(day, Missing)

    def work() -> Rows:
        lines = [spend_by_quarter(grant, day).value for grant in partnership.grants]
        return Rows(
            met=sum(each.position == "met" for each in performance(partnership)),
            profile=sum(_pence(line[-1].profile_to_date) for line in lines),
            actual=sum(_pence(line[-1].actual_to_date) for line in lines),
        )

    return work


def _without_the_extra() -> None:
    """Let nothing find msgspec, which is installed for the peers."""
    sys.modules["msgspec"] = None  # type: ignore[assignment]


def _number(count: object) -> int:
    return count.high or 0 if isinstance(count, Count) else 0


def _pence(amount: object) -> int:
    return int(amount.amount * 100) if isinstance(amount, Money) else 0
