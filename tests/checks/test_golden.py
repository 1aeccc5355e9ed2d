"""The golden table: what the checks find in the paper as printed, and in the corrected facts."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

import ldsp_core as ldsp


@pytest.mark.parametrize(
    ("check", "severity", "as_printed", "corrected"),
    [
        ("weekday-mismatch", "error", 1, 0),
        ("happened-after-as-at", "error", 1, 0),
        ("result-without-target", "warning", 1, 1),
        ("place-outside-area", "warning", 1, 0),
        ("body-name-near-theme", "warning", 1, 1),
        ("breakdown-sum", "error", 0, 0),
        ("grant-ending", "info", 0, 0),
        ("dangling-reference", "error", 0, 0),
        ("duplicate-id", "error", 0, 0),
    ],
)
def test_counts(
    lancashire: ldsp.Partnership,
    printed: ldsp.Partnership,
    check: str,
    severity: str,
    as_printed: int,
    corrected: int,
) -> None:
    """Ids, severities and counts for both files."""
    for facts, number in ((printed, as_printed), (lancashire, corrected)):
        found = [finding for finding in ldsp.check(facts) if finding.check == check]
        assert len(found) == number
        assert {finding.severity.value for finding in found} <= {severity}


def test_undated_phrases_are_asked_about(
    lancashire: ldsp.Partnership, printed: ldsp.Partnership
) -> None:
    """The printed text has dates without a year; the example's own words have none."""
    count = Counter(finding.check for finding in ldsp.check(printed))
    assert count["undated-reference"] >= 1
    assert "undated-reference" not in {finding.check for finding in ldsp.check(lancashire)}


def test_the_weekday_finding_suggests_both_dates_and_chooses_neither(
    printed: ldsp.Partnership,
) -> None:
    """25 May 2019 was a Saturday; Thursday the 25th was in April and in July."""
    (found,) = [each for each in ldsp.check(printed) if each.check == "weekday-mismatch"]
    assert "Saturday" in found.message
    assert "25 April 2019" in found.suggestion
    assert "25 July 2019" in found.suggestion
    assert found.place == "programme.pilots[cornwall-and-the-isles-of-scilly].planned_launch.date"


def test_a_weekday_that_is_right_is_no_finding(printed: ldsp.Partnership) -> None:
    """Friday 15 March 2019 stands in the data with its weekday."""
    announced = printed.grant("digital-skills-innovation-fund").announced
    assert not isinstance(announced, ldsp.Missing)
    assert announced.date.weekday == "Friday"
    assert not any("15" in each.message for each in ldsp.check(printed) if "weekday" in each.check)


def test_the_coordinator_cannot_have_started_yet(printed: ldsp.Partnership) -> None:
    """November 2019 lies after 1 April 2019."""
    (found,) = [each for each in ldsp.check(printed) if each.check == "happened-after-as-at"]
    assert found.place == "roles[coordinator].start"


def test_wigan_is_accepted_with_its_reason(lancashire: ldsp.Partnership) -> None:
    """The finding does not count, and shows as accepted."""
    (accepted,) = ldsp.check(lancashire).accepted
    assert accepted.check == "place-outside-area"
    assert "Wigan" in accepted.message
    assert "evidence from elsewhere" in accepted.accepted


@pytest.mark.parametrize(
    ("as_at", "severities"),
    [
        (date(2019, 7, 1), []),
        (date(2019, 8, 1), ["info"]),
        (date(2019, 11, 30), ["info"]),
        (date(2019, 12, 1), ["warning"]),
    ],
)
def test_the_coordinators_grant_ends_twelve_months_from_the_start(
    lancashire: ldsp.Partnership, as_at: date, severities: list[str]
) -> None:
    """An info within three months of its end, a warning after it."""
    found = [each for each in ldsp.check(lancashire, as_at) if each.check == "grant-ending"]
    assert [each.severity.value for each in found] == severities
