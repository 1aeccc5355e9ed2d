"""Payment by results: what falls due for starts, completions and outcomes."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from ldsp_core.calculations.adding import total_of
from ldsp_core.calculations.amounts import Amount, added, within
from ldsp_core.calculations.costing import activities_of
from ldsp_core.calculations.result import Origin, Result, origins_of
from ldsp_core.errors import CalculationError
from ldsp_core.model import Grant, Partnership, PaymentShare
from ldsp_core.model.terms import PaymentEvent
from ldsp_core.values import Count, Interval, Missing, Money, Period


@frozen(kw_only=True)
class PaymentDue:
    """What falls due for one event: count × price × share (unit: money)."""

    share: PaymentShare
    count: Count | Missing
    amount: Amount


@frozen(kw_only=True)
class PaymentsDue:
    """What falls due by event, and in all (unit: money)."""

    events: tuple[PaymentDue, ...]
    total: Amount


def payment_due(
    grant: Grant, counts: Mapping[PaymentEvent, Count | Missing], price: Money | None = None
) -> Result[PaymentsDue]:
    """Return what payment by results comes to (unit: money).

    Formula: Σ over events of count × price × share, bounds kept; the price of a
    participant is the grant's own unless given. Sums are not rounded to the penny. An
    event whose count is not recorded counts as zero or more, and is named in
    ``left_out``. Missing without price or payment shares. After the funding of Skills
    Bootcamps (DfE): 45, 35 and 20 per cent by start, completion and outcome.
    """
    due = price if price is not None else grant.price
    place = f"grants[{grant.id}].price"
    events: list[PaymentDue] = []
    left_out: list[str] = [f"{place}: {due}"] if isinstance(due, Missing) else []
    origins = [] if isinstance(due, Missing) else [Origin(place=place, value=str(due))]
    for index, share in enumerate(grant.payment_shares):
        count = counts.get(share.event, Missing())
        events.append(PaymentDue(share=share, count=count, amount=_amount(due, share, count)))
        where = f"grants[{grant.id}].payment_shares[{index}]"
        origins.append(Origin(place=f"{where}.share", value=str(share.share)))
        if isinstance(count, Missing):
            left_out.append(f"{where}: the number for {share.event!r} is {count}")
    return Result(
        value=PaymentsDue(
            events=tuple(events), total=added([each.amount for each in events], "the payments")
        ),
        origins=tuple(origins),
        left_out=tuple(left_out),
    )


def payment_counts(
    partnership: Partnership, grant: Grant, period: Period | None = None, *, to_date: bool = False
) -> Result[Mapping[PaymentEvent, Count | Missing]]:
    """Return how many starts, completions and outcomes there are (unit: the indicator's).

    Formula: ``total_of``, one for each event. Each event is counted by the indicator that its
    payment share names, over the activities that name the grant (its actual values).
    Missing for an event whose share names none. Raises CalculationError for an indicator
    that is no count, and for two shares of one event. Own definition.
    """
    activities = activities_of(partnership, grant)
    counts: dict[PaymentEvent, Count | Missing] = {}
    results: list[Result[object]] = []
    for index, share in enumerate(grant.payment_shares):
        place = f"grants[{grant.id}].payment_shares[{index}]"
        if share.event in counts:
            raise CalculationError(f"{place} is a second share for {share.event!r}; keep one")
        if isinstance(share.indicator, Missing):
            counts[share.event] = share.indicator
            results.append(Result(value=None, left_out=(f"{place}.indicator: {share.indicator}",)))
            continue
        counted = total_of(
            partnership,
            partnership.indicator(share.indicator),
            "actual",
            period,
            to_date=to_date,
            activities=activities,
        )
        if not isinstance(counted.value, Count | Missing):
            raise CalculationError(
                f"{place} is counted by {share.indicator!r}, which is no count: {counted.value}"
            )
        counts[share.event] = counted.value
        results.append(counted)
    return Result(
        value=counts,
        origins=origins_of(results),
        left_out=tuple(text for result in results for text in result.left_out),
    )


def _amount(price: Money | Missing, share: PaymentShare, count: Count | Missing) -> Amount:
    if isinstance(price, Missing):
        return price
    if isinstance(count, Missing):
        return count
    amount = Interval.exactly(price.amount) * share.share.interval * count.interval
    return within(amount, price.currency)
