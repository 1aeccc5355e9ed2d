"""Many partnerships together: what may be added, what may not, and what is not there."""

from ldsp_core.calculations.portfolio.awards import Award, CurrencyTotal
from ldsp_core.calculations.portfolio.context import PortfolioDifference
from ldsp_core.calculations.portfolio.figures import PartnershipFigure
from ldsp_core.calculations.portfolio.roll_up import RolledIndicator, RollUp, roll_up
from ldsp_core.calculations.portfolio.shared import Conflict, SharedDefinition, rolled_id

__all__ = [
    "Award",
    "Conflict",
    "CurrencyTotal",
    "PartnershipFigure",
    "PortfolioDifference",
    "RollUp",
    "RolledIndicator",
    "SharedDefinition",
    "roll_up",
    "rolled_id",
]
