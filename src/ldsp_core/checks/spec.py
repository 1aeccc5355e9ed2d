"""What a check is: a named, documented look at the facts that yields findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from ldsp_core.model import Partnership


class Severity(StrEnum):
    """How much a finding matters: an error is wrong, a warning looks wrong, an info asks."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@frozen(kw_only=True)
class Finding:
    """Something in the facts that a person should look at.

    ``place`` is the path of the fact (``activity[teach-too].measurement[1]``);
    ``accepted`` is the reason kept in the data for leaving it as it is, or "".
    """

    check: str
    severity: Severity
    place: str
    message: str
    suggestion: str = ""
    accepted: str = ""


@frozen(kw_only=True)
class CheckContext:
    """What a check may know besides the facts.

    ``as_at`` is the date that they are looked at, ``checks`` the ids of all that are there,
    also of those that are left out.
    """

    as_at: date
    checks: frozenset[str] = frozenset()


CheckFunction = Callable[["Partnership", CheckContext], Iterable[Finding]]


@frozen(kw_only=True)
class CheckSpec:
    """A check: its id in kebab-case, what it looks for, how much that matters, and the look."""

    id: str
    title: str
    severity: Severity
    run: CheckFunction
    api_version: int = 1
