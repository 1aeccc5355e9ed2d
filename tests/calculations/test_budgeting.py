"""What of an award is given out: subtracted by hand."""

from __future__ import annotations

from attrs import evolve

from ldsp_core import Money
from ldsp_core.calculations import budget
from ldsp_core.model import BudgetLine, Grant
from ldsp_core.values import Interval, Missing, MoneyRange, Share
from ldsp_core.values.wording import share_in_words


def test_lines_and_profile_against_the_award(grant: Grant) -> None:
    """52,000 + 24,000 of 80,000 leave 4,000; the profile takes all of it."""
    value = budget(grant).value
    assert value.allocated == Money.pounds(76_000)
    assert value.unallocated == Money.pounds(4_000)
    assert value.unprofiled == Money.pounds(0)
    shares = [each.share for each in value.lines]
    assert [share_in_words(share) for share in shares if isinstance(share, Share)] == ["65%", "30%"]


def test_a_line_without_amount_leaves_at_most_so_much(grant: Grant) -> None:
    """Up to £4,000 are left, and the line is named."""
    result = budget(evolve(grant, budget_lines=(*grant.budget_lines, BudgetLine(purpose="events"))))
    assert result.value.unallocated == MoneyRange(interval=Interval(high=4_000))
    assert result.left_out == ("grants[g].budget_lines[2].amount: not recorded",)


def test_an_award_not_recorded_is_not_nought(grant: Grant) -> None:
    """What is left of it is not recorded either."""
    value = budget(evolve(grant, awarded=Missing())).value
    assert (value.unallocated, value.lines[0].share) == (Missing(), Missing())
