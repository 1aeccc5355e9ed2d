"""How an award is divided: by budget lines, and by the quarters' profile."""

from __future__ import annotations

from attrs import frozen

from ldsp_core.calculations.amounts import Amount, added, gaps_at, less, one_currency, origins_at
from ldsp_core.calculations.result import Result
from ldsp_core.calculations.spending import quarters_of
from ldsp_core.model import BudgetLine, Grant
from ldsp_core.values import NOT_APPLICABLE, Interval, Missing, Money, Share


@frozen(kw_only=True)
class BudgetShare:
    """A budget line with its share of the award."""

    line: BudgetLine
    share: Share | Missing


@frozen(kw_only=True)
class Budget:
    """An award against what divides it up (unit: money).

    ``unallocated`` is award − budget lines, ``unprofiled`` award − profile of all
    quarters; below zero is more than was awarded.
    """

    award: Amount
    lines: tuple[BudgetShare, ...]
    allocated: Amount
    unallocated: Amount
    profiled: Amount
    unprofiled: Amount


def budget(grant: Grant) -> Result[Budget]:
    """Return how budget lines and profile divide up the award (unit: money).

    Formulas: allocated = Σ budget lines; profiled = Σ profile; unallocated and
    unprofiled = award − these; share = line ÷ award. A line without amount makes the
    sum a lower bound, and is named in ``left_out``. Own definition.
    """
    award: dict[str, Amount] = {f"grants[{grant.id}].awarded": grant.awarded}
    lines: dict[str, Amount] = {
        f"grants[{grant.id}].budget_lines[{index}].amount": line.amount
        for index, line in enumerate(grant.budget_lines)
    }
    profile: dict[str, Amount] = {
        f"{each.place}.profile": each.recorded.profile for each in quarters_of(grant)
    }
    one_currency([*award.values(), *lines.values()], f"award and budget lines of {grant.id!r}")
    allocated = added(list(lines.values()), f"the budget lines of {grant.id!r}")
    profiled = added(list(profile.values()), f"the profiles of {grant.id!r}")
    facts = award | lines | profile
    return Result(
        value=Budget(
            award=grant.awarded,
            lines=tuple(
                BudgetShare(line=line, share=share_of(line.amount, grant.awarded))
                for line in grant.budget_lines
            ),
            allocated=allocated,
            unallocated=less(grant.awarded, allocated, f"award and budget lines of {grant.id!r}"),
            profiled=profiled,
            unprofiled=less(grant.awarded, profiled, f"award and profile of {grant.id!r}"),
        ),
        origins=origins_at(facts),
        left_out=gaps_at(facts),
    )


def share_of(part: Money | Missing, whole: Money | Missing) -> Share | Missing:
    """Return *part* ÷ *whole*; Missing where either is, or there is no whole."""
    if isinstance(part, Missing):
        return part
    if isinstance(whole, Missing):
        return whole
    one_currency((part, whole), "a part and its whole")
    if whole.amount <= 0:
        return NOT_APPLICABLE
    return Share(stated=Interval.exactly(part.amount) / Interval.exactly(whole.amount))
