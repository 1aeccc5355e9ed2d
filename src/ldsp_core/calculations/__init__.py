"""Calculations: pure functions from the model to results that say where they came from."""

from ldsp_core.calculations.adding import total_of
from ldsp_core.calculations.amounts import Amount
from ldsp_core.calculations.budgeting import Budget, BudgetShare, budget
from ldsp_core.calculations.change import (
    CHANGE_KINDS,
    Change,
    ChangeKind,
    changes,
    portfolio_changes,
)
from ldsp_core.calculations.claiming import Claimable, Claims, claim_for, claimable, claims_to_date
from ldsp_core.calculations.costing import (
    OutputCost,
    activities_of,
    cost_per_output,
    costs_per_output,
)
from ldsp_core.calculations.delays import delay_of
from ldsp_core.calculations.forecasting import (
    MonthRange,
    Outturn,
    burn_rate,
    exhaustion,
    outturn,
)
from ldsp_core.calculations.funding import awarded, end_of, unit_cost
from ldsp_core.calculations.matching import Match, match_funding
from ldsp_core.calculations.measuring import Value, indicators_of, value_of
from ldsp_core.calculations.narrowing import (
    narrowed_to_organisation,
    narrowed_to_place,
    organisations_taking_part,
    places_of,
)
from ldsp_core.calculations.paying import PaymentDue, PaymentsDue, payment_counts, payment_due
from ldsp_core.calculations.portfolio import (
    Award,
    Conflict,
    CurrencyTotal,
    PartnershipFigure,
    PortfolioDifference,
    RolledIndicator,
    RollUp,
    SharedDefinition,
    roll_up,
    rolled_id,
)
from ldsp_core.calculations.quarters import QuarterTotal, profile_by_quarter
from ldsp_core.calculations.rating import (
    Ratings,
    delay_rating,
    latest_delay,
    ratings,
    spend_rating,
    spend_variance,
    worst,
)
from ldsp_core.calculations.reach import (
    reach,
    reach_of_activity,
    reach_of_place,
    reach_of_theme,
)
from ldsp_core.calculations.reconciling import Agreement, Reconciliation, reconciles
from ldsp_core.calculations.result import Origin, Result
from ldsp_core.calculations.rolling import roll
from ldsp_core.calculations.sharing_out import (
    Portion,
    shared_out,
    shared_over_activities,
    shared_over_places,
)
from ldsp_core.calculations.spending import (
    QuarterSpend,
    Spend,
    spend_by_quarter,
    spend_in,
    spend_to_date,
)
from ldsp_core.calculations.suppression import (
    HiddenFigure,
    Pattern,
    is_disclosive,
    publication_of,
    suppressed,
    suppression_pattern,
    with_publication,
)
from ldsp_core.calculations.targets import Performance, Position, performance
from ldsp_core.calculations.totals import ThemeTotal, totals_by_theme
from ldsp_core.calculations.tracking import Track, on_track, track

__all__ = [
    "CHANGE_KINDS",
    "Agreement",
    "Amount",
    "Award",
    "Budget",
    "BudgetShare",
    "Change",
    "ChangeKind",
    "Claimable",
    "Claims",
    "Conflict",
    "CurrencyTotal",
    "HiddenFigure",
    "Match",
    "MonthRange",
    "Origin",
    "OutputCost",
    "Outturn",
    "PartnershipFigure",
    "Pattern",
    "PaymentDue",
    "PaymentsDue",
    "Performance",
    "PortfolioDifference",
    "Portion",
    "Position",
    "QuarterSpend",
    "QuarterTotal",
    "Ratings",
    "Reconciliation",
    "Result",
    "RollUp",
    "RolledIndicator",
    "SharedDefinition",
    "Spend",
    "ThemeTotal",
    "Track",
    "Value",
    "activities_of",
    "awarded",
    "budget",
    "burn_rate",
    "changes",
    "claim_for",
    "claimable",
    "claims_to_date",
    "cost_per_output",
    "costs_per_output",
    "delay_of",
    "delay_rating",
    "end_of",
    "exhaustion",
    "indicators_of",
    "is_disclosive",
    "latest_delay",
    "match_funding",
    "narrowed_to_organisation",
    "narrowed_to_place",
    "on_track",
    "organisations_taking_part",
    "outturn",
    "payment_counts",
    "payment_due",
    "performance",
    "places_of",
    "portfolio_changes",
    "profile_by_quarter",
    "publication_of",
    "ratings",
    "reach",
    "reach_of_activity",
    "reach_of_place",
    "reach_of_theme",
    "reconciles",
    "roll",
    "roll_up",
    "rolled_id",
    "shared_out",
    "shared_over_activities",
    "shared_over_places",
    "spend_by_quarter",
    "spend_in",
    "spend_rating",
    "spend_to_date",
    "spend_variance",
    "suppressed",
    "suppression_pattern",
    "total_of",
    "totals_by_theme",
    "track",
    "unit_cost",
    "value_of",
    "with_publication",
    "worst",
]
