"""Values: numbers, money, dates and places that say what they know and no more."""

from ldsp_core.values.comparison import Comparison, compare, reaches
from ldsp_core.values.count import Count, total
from ldsp_core.values.interval import Interval
from ldsp_core.values.missing import (
    MISSING_REASONS,
    NOT_APPLICABLE,
    NOT_RECORDED,
    NOT_YET_DUE,
    SUPPRESSED,
    Missing,
    is_recorded,
)
from ldsp_core.values.money import Money, MoneyRange, money_range, total_money
from ldsp_core.values.org_id import OrgId
from ldsp_core.values.partial_date import PartialDate
from ldsp_core.values.period import Period
from ldsp_core.values.place import Place
from ldsp_core.values.rag import Rag
from ldsp_core.values.share import Share

__all__ = [
    "MISSING_REASONS",
    "NOT_APPLICABLE",
    "NOT_RECORDED",
    "NOT_YET_DUE",
    "SUPPRESSED",
    "Comparison",
    "Count",
    "Interval",
    "Missing",
    "Money",
    "MoneyRange",
    "OrgId",
    "PartialDate",
    "Period",
    "Place",
    "Rag",
    "Share",
    "compare",
    "is_recorded",
    "money_range",
    "reaches",
    "total",
    "total_money",
]
