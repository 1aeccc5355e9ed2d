"""pydantic: models of the synthetic file, lax about types and unknown keys as by default.

Periods and money stay text, and nothing is looked up: ids and references are not checked.
"""
# pyright: reportMissingImports=false

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

from pydantic import BaseModel

from benchmarks.answers import Answer
from benchmarks.synthetic import data_file


class When(BaseModel):
    """A date, and how sure it is."""

    date: date
    certainty: Literal["happened", "confirmed", "planned", "likely", "in talks"]


class Participation(BaseModel):
    """An organisation and its roles."""

    organisation: str
    roles: list[Literal["lead", "deliverer", "partner"]]


class Measurement(BaseModel):
    """A target or an actual value."""

    indicator: str
    kind: Literal["target", "baseline", "forecast", "actual"]
    count: int
    period: str


class Activity(BaseModel):
    """An activity."""

    id: str
    title: str
    themes: list[str]
    status: Literal["planned", "under way", "completed"]
    summary: str
    start: When
    end: When
    places: list[str]
    participations: list[Participation]
    grants: list[str]
    measurements: list[Measurement]


class GrantPeriod(BaseModel):
    """A quarter of a grant."""

    period: str
    profile: str
    actual: str


class Grant(BaseModel):
    """A grant."""

    id: str
    title: str
    funder: str
    stage: Literal["bid", "awarded", "live", "closed"]
    awarded: str
    periods: list[GrantPeriod]


class Named(BaseModel):
    """An organisation or an indicator, as far as it goes here."""

    id: str
    name: str


class Partnership(BaseModel):
    """The whole file."""

    id: str
    name: str
    as_at: date
    fictional: bool
    organisations: list[Named]
    indicators: list[Named]
    grants: list[Grant]
    activities: list[Activity]


def load(size: int) -> Callable[[], Answer]:
    """Read the file and validate it."""
    path = data_file(size)

    def work() -> Answer:
        partnership = Partnership.model_validate_json(path.read_bytes())
        return Answer(activities=len(partnership.activities), grants=len(partnership.grants))

    return work


def dump(size: int) -> Callable[[], int]:
    """Write the models as JSON into memory."""
    partnership = Partnership.model_validate_json(data_file(size).read_bytes())
    return lambda: len(partnership.model_dump_json().encode())
