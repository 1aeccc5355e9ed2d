"""What each way of doing a piece of work must come to, so that all do the same."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen


@frozen(kw_only=True)
class Answer:
    """How much was loaded."""

    activities: int
    grants: int


@frozen(kw_only=True)
class Totals:
    """Sums of targets and of actual values, and spend of all grants to date, in pence.

    The first are by theme and indicator, the others by quarter, in order of time.
    """

    sums: Mapping[tuple[str, str], tuple[int, int]]
    profile: tuple[int, ...]
    actual: tuple[int, ...]


@frozen(kw_only=True)
class Rows:
    """How many targets are met, and profile and actual to date of all grants, in pence.

    They come from a row for every pair of target and actual, and one for every quarter of
    every grant.
    """

    met: int
    profile: int
    actual: int
