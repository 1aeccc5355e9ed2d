"""Which reports are built of which examples, and what a file must show."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from attrs import frozen

from ldsp_core import Partnership
from ldsp_core.document import Degradation, Front, Report
from ldsp_core.rendering import RenderResult
from ldsp_core.reports.spec import NoParameters, ReportSpec
from scripts.outputs.writing import Example, Written, examples, orders, write_new


@frozen(kw_only=True)
class GrantParameters:
    """The parameters of a report about one grant."""

    grant: str


def build(request: object) -> Report:
    """Stand for a report that is never built here."""
    raise AssertionError(request)


def spec(
    subject: Literal["partnership", "pair", "portfolio"] = "partnership",
    parameters: type = NoParameters,
) -> ReportSpec:
    """Return a report on such a subject."""
    return ReportSpec(name="r", title="R", build=build, subject=subject, parameters=parameters)


@pytest.fixture
def found(lancashire: Partnership, fictional: Partnership) -> list[Example]:
    """Two examples, each of one data file."""
    return [
        Example(name="lancashire", partnerships=(lancashire,)),
        Example(name="fictional", partnerships=(fictional,)),
    ]


def test_examples_are_found() -> None:
    """Every folder with a data file is an example."""
    names = {example.name for example in examples()}
    assert {"fictional", "lancashire"} <= names


def test_each_example_has_its_report(found: list[Example]) -> None:
    """A report on a partnership is built of each example, under its name."""
    assert [order.name for order in orders(spec(), found)] == ["lancashire/r", "fictional/r"]


def test_portfolio_takes_all(found: list[Example]) -> None:
    """A report on a portfolio is built once, of all examples together."""
    (order,) = orders(spec("portfolio"), found)
    assert (order.name, len(order.subjects)) == ("portfolio/r", 2)


def test_pair_takes_two(found: list[Example]) -> None:
    """A report on a pair takes an example's last two files, or its only one twice."""
    first, second = orders(spec("pair"), found)
    assert first.subjects == found[0].partnerships * 2
    assert second.subjects == found[1].partnerships * 2


def test_each_grant_has_its_claim(found: list[Example]) -> None:
    """A report about one grant is built for every grant, for the latest quarter spent in."""
    claims = list(orders(spec(parameters=GrantParameters), found))
    grants = [grant for example in found for grant in example.partnerships[-1].grants]
    assert [claim.arguments["grant"] for claim in claims] == [grant.id for grant in grants]
    periods = {claim.arguments["period"] for claim in claims}
    assert periods - {None} <= {each.period for grant in grants for each in grant.periods}
    assert periods - {None}


def test_banner_is_shown_or_its_loss_told() -> None:
    """A file must show the report's banners, less those that it says it left out."""
    front = Front(
        title="Title",
        organisation="Some Partnership",
        as_at=date(2019, 4, 1),
        banners=("Invented", "Not for use"),
    )
    told = Degradation(block="front", message="CSV leaves out the banner 'Invented'")
    written = Written(
        path=Path("x.csv"),
        report=Report(name="r", front=front, sections=()),
        result=RenderResult(degradations=(told,)),
    )
    assert written.banners == ("Not for use",)


def test_what_one_begins_with_is_written(tmp_path: Path) -> None:
    """In every data format there is."""
    names = {written.path.name for written in write_new(tmp_path)}
    assert names >= {"partnership.toml", "partnership.json", "partnership.xlsx"}
    assert all((tmp_path / "new" / name).stat().st_size for name in names)
