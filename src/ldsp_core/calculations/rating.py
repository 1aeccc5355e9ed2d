"""Ratings from 1 (best) to 5: worked out from spend and milestones, and as declared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from attrs import frozen

from ldsp_core.calculations.amounts import interval_of, weightiest
from ldsp_core.calculations.delays import delay_of
from ldsp_core.calculations.result import Origin, Result
from ldsp_core.calculations.spending import spend_to_date
from ldsp_core.model import Activity, Grant, Milestone, Partnership, Settings
from ldsp_core.values import (
    NOT_APPLICABLE,
    Count,
    Interval,
    Missing,
    Period,
    Rag,
    Share,
)

_DEFAULTS = Settings()
_NO_SPEND: Final[Result[Share | Missing]] = Result(value=NOT_APPLICABLE)


@frozen(kw_only=True)
class Ratings:
    """The ratings of a grant or an activity, worked out and declared, side by side.

    ``spend`` rates ``spend_variance`` (a share of the profile to date), ``delay`` the
    ``delay_months`` of the latest milestone; ``overall`` is the worst of the two.
    ``declared`` is what somebody said, with the ``reason``; ``differs`` is true where
    the declared and the overall rating cannot both be right. An activity has no spend of
    its own: for it that is "not applicable".
    """

    spend_variance: Share | Missing
    spend: Rag | Missing
    delay_months: Count | Missing
    delay: Rag | Missing
    overall: Rag | Missing
    declared: Rag | Missing
    reason: str | Missing
    differs: bool
    origins: tuple[Origin, ...] = ()
    left_out: tuple[str, ...] = ()


def ratings(partnership: Partnership, rated: Grant | Activity, as_at: date | Period) -> Ratings:
    """Return the ratings of a grant or an activity as at a day (unit: 1 to 5).

    Formulas: ``spend_rating``, ``delay_rating`` of its own milestones, and ``worst`` of
    both; bands from the partnership's settings. After the ratings 1 to 5
    of the Towns Fund monitoring returns (MHCLG); own definition where those are vague.
    """
    settings = partnership.settings
    kind = "grants" if isinstance(rated, Grant) else "activities"
    variance = spend_variance(rated, as_at) if isinstance(rated, Grant) else _NO_SPEND
    months = latest_delay(rated.milestones, as_at)
    spend = _rated(variance.value, settings.spend_bands)
    delay = _rated(months, settings.delay_bands)
    overall = worst([spend, delay])
    declared = rated.rating
    milestones = tuple(
        Origin(
            place=f"{kind}[{rated.id}].milestones[{index}]",
            value=_late(delay_of(each, as_at)),
        )
        for index, each in enumerate(rated.milestones)
    )
    return Ratings(
        spend_variance=variance.value,
        spend=spend,
        delay_months=months,
        delay=delay,
        overall=overall,
        declared=declared if isinstance(declared, Missing) else declared.rating,
        reason=declared if isinstance(declared, Missing) else declared.reason,
        differs=not isinstance(declared, Missing) and _differ(declared.rating, overall),
        origins=(*variance.origins, *milestones),
        left_out=variance.left_out,
    )


def spend_variance(grant: Grant, as_at: date | Period) -> Result[Share | Missing]:
    """Return how far spend is from its profile (unit: share of the profile to date).

    Formula: |actual − profile| ÷ profile, both to date (``spend_to_date``), bounds kept.
    "Not applicable" where the profile is zero, "not yet due" before the first quarter is
    over. After the Towns Fund monitoring returns (MHCLG).
    """
    spend = spend_to_date(grant, as_at)
    profile, actual = spend.value.profile, spend.value.actual
    value: Share | Missing
    if isinstance(profile, Missing):
        value = profile
    elif isinstance(actual, Missing):
        value = actual
    else:
        value = _distance(interval_of(actual), interval_of(profile))
    return Result(value=value, origins=spend.origins, left_out=spend.left_out)


def spend_rating(
    grant: Grant, as_at: date | Period, settings: Settings = _DEFAULTS
) -> Result[Rag | Missing]:
    """Return the rating of a grant's spend (unit: 1 to 5).

    Formula: the band of ``Settings.spend_bands`` that ``spend_variance`` lies in. Up to the
    first limit (5 per cent unless set otherwise) it is 1, up to the second 2, and so on;
    above the fourth it is 5. A variance that is a bound may make the rating one. After the
    Towns Fund monitoring returns (MHCLG).
    """
    variance = spend_variance(grant, as_at)
    return Result(
        value=_rated(variance.value, settings.spend_bands),
        origins=variance.origins,
        left_out=variance.left_out,
    )


def latest_delay(milestones: Sequence[Milestone], as_at: date | Period) -> Count | Missing:
    """Return the longest delay of any milestone (unit: months).

    Formula: the greatest ``delay_of``, bounds kept. "Not applicable" where there are no
    milestones. Source as there.
    """
    delays = [delay_of(each, as_at) for each in milestones]
    if not delays:
        return NOT_APPLICABLE
    return Count(
        low=max(each.low for each in delays if each.low is not None),
        high=max(each.high for each in delays if each.high is not None),
    )


def delay_rating(
    milestones: Sequence[Milestone], as_at: date | Period, settings: Settings = _DEFAULTS
) -> Rag | Missing:
    """Return the rating of the longest delay in ``Settings.delay_bands`` (unit: 1 to 5).

    Formula: the band that ``latest_delay`` lies in. No delay is 1; up to 1 month 2, up to 3
    months 3, up to 6 months 4, above that 5, unless set otherwise. A delay that is a bound
    may make the rating one ("2 or better"). "Not applicable" without milestones. After the
    Towns Fund monitoring returns (MHCLG).
    """
    return _rated(latest_delay(milestones, as_at), settings.delay_bands)


def worst(ratings: Sequence[Rag | Missing]) -> Rag | Missing:
    """Return the worst of *ratings*, bounds kept (unit: 1 to 5).

    Formula: the greatest low and the greatest high end. One that is not applicable or not yet
    due does not enter; one that is not recorded may be the worst there is, so that the
    answer is "… or worse". Missing when none is known, with the ``weightiest`` reason.
    After the Towns Fund monitoring returns (MHCLG); what is missing is an own definition.
    """
    known = [each for each in ratings if isinstance(each, Rag)]
    missing = [each for each in ratings if isinstance(each, Missing)]
    if not known:
        return weightiest(missing) if missing else NOT_APPLICABLE
    unknown = any(each.reason in ("not recorded", "suppressed") for each in missing)
    return Rag(
        best=max(each.best for each in known),
        worst=5 if unknown else max(each.worst for each in known),
    )


def _distance(actual: Interval, profile: Interval) -> Share | Missing:
    """Return |actual ÷ profile − 1|, in which each of the two stands once."""
    if profile.high is not None and profile.high <= 0:
        return NOT_APPLICABLE
    if profile.low is None or profile.low <= 0:
        if profile.is_exact:
            return NOT_APPLICABLE
        profile = Interval(low=0, low_open=True, high=profile.high, high_open=profile.high_open)
    gap = actual / profile - Interval.exactly(1)
    if gap.low is None and gap.high is None:
        return Missing()
    return Share(stated=_absolute(gap))


def _absolute(interval: Interval) -> Interval:
    if interval.low is not None and interval.low >= 0:
        return interval
    if interval.high is not None and interval.high <= 0:
        return -interval
    ends = [(end.copy_abs(), is_open) for end, is_open in _ends(interval)]
    if len(ends) < 2:
        return Interval(low=0)
    high, high_open = max(ends, key=lambda each: (each[0], not each[1]))
    return Interval(low=0, high=high, high_open=high_open)


def _ends(interval: Interval) -> list[tuple[Decimal, bool]]:
    ends = [(interval.low, interval.low_open), (interval.high, interval.high_open)]
    return [(end, is_open) for end, is_open in ends if end is not None]


def _rated(value: Share | Count | Missing, limits: Sequence[Decimal | int]) -> Rag | Missing:
    """Return the band of *value*: how many limits lie below it, and one."""
    if isinstance(value, Missing):
        return value
    interval = value.percent if isinstance(value, Share) else value.interval
    low, high = interval.low or Decimal(0), interval.high
    best = sum(low > limit or (low == limit and interval.low_open) for limit in limits)
    above = len(limits) if high is None else sum(high > limit for limit in limits)
    return Rag(best=best + 1, worst=max(best, above) + 1)


def _late(delay: Count) -> str:
    return "1 month late" if delay == Count.exactly(1) else f"{delay} months late"


def _differ(one: Rag, two: Rag | Missing) -> bool:
    return isinstance(two, Rag) and (one.worst < two.best or two.worst < one.best)
