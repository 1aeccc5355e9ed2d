"""Small numbers of people, kept from being worked out of what is published.

One pattern is worked out from the facts, once, and everything that is published is derived
from the partnership with the hidden figures gone.
"""

from ldsp_core.calculations.suppression.applying import suppressed
from ldsp_core.calculations.suppression.figures import is_disclosive
from ldsp_core.calculations.suppression.ledger import publication_of, with_publication
from ldsp_core.calculations.suppression.pattern import (
    HiddenFigure,
    Pattern,
    suppression_pattern,
)

__all__ = [
    "HiddenFigure",
    "Pattern",
    "is_disclosive",
    "publication_of",
    "suppressed",
    "suppression_pattern",
    "with_publication",
]
