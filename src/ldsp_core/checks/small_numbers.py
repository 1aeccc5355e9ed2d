"""Checks on small numbers of people: told in text, not marked, not to be hidden at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from ldsp_core.calculations import is_disclosive, suppression_pattern
from ldsp_core.checks.spec import CheckContext, CheckSpec, Finding, Severity
from ldsp_core.errors import SuppressionError
from ldsp_core.model import Measurement, Part, Partnership, place_text, walk
from ldsp_core.values import Count, Missing

_WORDS: Final = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
_NEAR: Final = 4
"""Within how many words after a number it says what is counted."""

_ANYBODY: Final = frozenset({"people", "person", "learner", "learners", "women", "men", "them"})
_WORD = re.compile(r"[\w'-]+(?:,\d{3})*")


def figure_in_text(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find texts that seem to tell a figure which reports for the public suppress."""
    counted = _suppressed(partnership)
    if not counted:
        return
    for fact in walk(partnership):
        is_figure = isinstance(fact.owner, Measurement | Part)
        if not isinstance(fact.value, str) or fact.info.refers_to or is_figure:
            continue
        if fact.path[0] in ("publications", "accepted") or fact.name in ("url", "id"):
            continue
        if _tells(fact.value, counted):
            yield Finding(
                check=FIGURE_IN_TEXT.id,
                severity=FIGURE_IN_TEXT.severity,
                place=place_text(partnership, fact.path),
                message="this text seems to tell a number of people that is suppressed in reports",
                suggestion="leave the number out, or accept the finding if it is of something else",
            )


def _suppressed(partnership: Partnership) -> list[tuple[int, frozenset[str]]]:
    """Return each suppressed number, with the words that say what is counted."""
    try:
        pattern = suppression_pattern(partnership)
    except SuppressionError:  # told by cannot-publish
        return []
    found: list[tuple[int, frozenset[str]]] = []
    for hidden in pattern.hidden:
        value: Any = partnership
        owners = []
        for step in hidden.path:
            value = value[step] if isinstance(step, int) else getattr(value, step)
            owners.append(value)
        counts = (value,) if isinstance(value, Count) else (value.numerator, value.denominator)
        measurement = owners[3]
        category = getattr(owners[-2], "category", "")
        unit = partnership.indicator(measurement.indicator).unit
        words = frozenset(word.lower() for word in _WORD.findall(f"{unit} {category}"))
        named = frozenset(word for word in words if not word[0].isdigit() and len(word) > 3)
        found += [
            (count.low, named | _ANYBODY)
            for count in counts
            if isinstance(count, Count) and count.low
        ]
    return found


def _tells(text: str, counted: list[tuple[int, frozenset[str]]]) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    for place, word in enumerate(words):
        number = _number(word)
        if number is None:
            continue
        after = set(words[place + 1 : place + 1 + _NEAR])
        if any(number == value and after & named for value, named in counted):
            return True
    return False


def _number(word: str) -> int | None:
    digits = word.replace(",", "")
    if digits.isdecimal() and len(digits) < 10:
        return int(digits)
    return _WORDS.index(word) if word in _WORDS else None


def not_marked_disclosive(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find small numbers of people that no report suppresses, as nothing says it should."""
    threshold = partnership.settings.suppress_below
    for number, indicator in enumerate(partnership.indicators):
        unsaid = isinstance(indicator.disclosive, Missing)
        if not unsaid or indicator.basis != "unique people":
            continue
        if is_disclosive(partnership, indicator):
            continue
        if any(
            measurement.indicator == indicator.id
            and measurement.kind in ("actual", "baseline")
            and isinstance(measurement.count, Count)
            and measurement.count.high is not None
            and 0 < measurement.count.high < threshold
            for activity in partnership.activities
            for measurement in activity.measurements
        ):
            yield Finding(
                check=NOT_MARKED_DISCLOSIVE.id,
                severity=NOT_MARKED_DISCLOSIVE.severity,
                place=place_text(partnership, ("indicators", number)),
                message=f"{indicator.name!r} counts people, and some of its numbers are below "
                f"{threshold}; they are published as they are",
                suggestion="say disclosive = true to have them suppressed, or disclosive = false",
            )


def cannot_publish(partnership: Partnership, _context: CheckContext) -> Iterator[Finding]:
    """Find figures about people that no report for the public can be made of, and why."""
    try:
        suppression_pattern(partnership)
    except SuppressionError as error:
        yield Finding(
            check=CANNOT_PUBLISH.id,
            severity=CANNOT_PUBLISH.severity,
            place="activities",
            message=str(error),
            suggestion="until then, only internal reports can be made (ldsp render --internal)",
        )


FIGURE_IN_TEXT: Final = CheckSpec(
    id="figure-in-text",
    title="A text seems to tell a number that is suppressed",
    severity=Severity.WARNING,
    run=figure_in_text,
)
NOT_MARKED_DISCLOSIVE: Final = CheckSpec(
    id="not-marked-disclosive",
    title="Small numbers of people are published as they are",
    severity=Severity.INFO,
    run=not_marked_disclosive,
)
CANNOT_PUBLISH: Final = CheckSpec(
    id="cannot-publish",
    title="Figures about people cannot be published safely",
    severity=Severity.ERROR,
    run=cannot_publish,
)
CHECKS: Final = (FIGURE_IN_TEXT, NOT_MARKED_DISCLOSIVE, CANNOT_PUBLISH)
