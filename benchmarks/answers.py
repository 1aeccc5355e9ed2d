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
    """People reached by theme, targets met, and profile and actual to date in pence.

    The three come from every measurement of every activity, every pair of target and
    actual, and every quarter of every grant.
    """

    reached: Mapping[str, int]
    met: int
    profile: int
    actual: int
