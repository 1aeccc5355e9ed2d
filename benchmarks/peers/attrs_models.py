"""cattrs and msgspec onto attrs classes: fewer fields than ours, and the same things left out.

Periods and money stay text; cattrs by itself turns what it finds into what is expected.
"""
# pyright: reportMissingImports=false

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

from attrs import frozen

from benchmarks.answers import Answer
from benchmarks.synthetic import data_file


@frozen(kw_only=True)
class When:
    """A date, and how sure it is."""

    date: date
    certainty: Literal["happened", "confirmed", "planned", "likely", "in talks"]


@frozen(kw_only=True)
class Participation:
    """An organisation and its roles."""

    organisation: str
    roles: tuple[Literal["lead", "deliverer", "partner"], ...]


@frozen(kw_only=True)
class Measurement:
    """A target or an actual value."""

    indicator: str
    kind: Literal["target", "baseline", "forecast", "actual"]
    count: int
    period: str


@frozen(kw_only=True)
class Activity:
    """An activity."""

    id: str
    title: str
    themes: tuple[str, ...]
    status: Literal["planned", "under way", "completed"]
    summary: str
    start: When
    end: When
    places: tuple[str, ...]
    participations: tuple[Participation, ...]
    grants: tuple[str, ...]
    measurements: tuple[Measurement, ...]


@frozen(kw_only=True)
class GrantPeriod:
    """A quarter of a grant."""

    period: str
    profile: str
    actual: str


@frozen(kw_only=True)
class Grant:
    """A grant."""

    id: str
    title: str
    funder: str
    stage: Literal["bid", "awarded", "live", "closed"]
    awarded: str
    periods: tuple[GrantPeriod, ...]


@frozen(kw_only=True)
class Named:
    """An organisation or an indicator, as far as it goes here."""

    id: str
    name: str


@frozen(kw_only=True)
class Partnership:
    """The whole file."""

    id: str
    name: str
    as_at: date
    fictional: bool
    organisations: tuple[Named, ...]
    indicators: tuple[Named, ...]
    grants: tuple[Grant, ...]
    activities: tuple[Activity, ...]


def load_with_cattrs(size: int) -> Callable[[], Answer]:
    """Read the file with the standard library, and structure it as cattrs does by default."""
    from cattrs.preconf.json import make_converter

    converter, path = make_converter(), data_file(size)
    return lambda: _answer(converter.loads(path.read_bytes(), Partnership))


def load_with_msgspec(size: int) -> Callable[[], Answer]:
    """Read the file and validate it in one."""
    import msgspec

    path = data_file(size)
    return lambda: _answer(msgspec.json.decode(path.read_bytes(), type=Partnership))


def dump_with_cattrs(size: int) -> Callable[[], int]:
    """Write the objects as JSON into memory: cattrs, and the encoder of orjson."""
    from cattrs.preconf.orjson import make_converter

    converter, partnership = make_converter(), _objects(size)
    return lambda: len(converter.dumps(partnership))


def dump_with_msgspec(size: int) -> Callable[[], int]:
    """Write the objects as JSON into memory."""
    import msgspec

    partnership = _objects(size)
    return lambda: len(msgspec.json.encode(partnership))


def _objects(size: int) -> Partnership:
    import msgspec

    partnership: Partnership = msgspec.json.decode(data_file(size).read_bytes(), type=Partnership)
    return partnership


def _answer(partnership: Partnership) -> Answer:
    return Answer(activities=len(partnership.activities), grants=len(partnership.grants))
