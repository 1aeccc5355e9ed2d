"""Documents as JSON and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

from ldsp_core.document import Column, Custom, Paragraph, Report, Section, Table, validate
from ldsp_core.document.json_form import from_json, to_json
from ldsp_core.errors import DocumentError
from ldsp_core.testing.sample_documents import sample_report
from ldsp_core.testing.strategies import reports

Change = Callable[[Any], Any]


def changed(change: Change) -> str:
    """Return the sample's JSON after *change* was made to its tree."""
    tree = json.loads(to_json(sample_report()))
    change(tree)
    return json.dumps(tree)


def error(text: str) -> str:
    """Return the words of the error that reading *text* gives."""
    with pytest.raises(DocumentError) as caught:
        from_json(text)
    return str(caught.value)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_nothing_is_lost(drawn: Report) -> None:
    """What is read is what was written, to the last cell, and is written as it was."""
    text = to_json(drawn)
    back = from_json(text)
    assert back == drawn
    assert to_json(back) == text
    json.loads(text, parse_constant=pytest.fail)


def test_the_sample_comes_back_valid() -> None:
    """Every block, span, rule and cell there is."""
    back = from_json(to_json(sample_report()))
    assert back == sample_report()
    validate(back)


def test_what_may_be_several_things_says_what_it_is() -> None:
    """By the name of its class; text and whole numbers stand for themselves."""
    tree = json.loads(to_json(sample_report()))
    assert tree["schema_version"] == 1
    cells = tree["sections"][3]["blocks"][1]["rows"][1]
    assert cells[0] == "Skilled and Productive Workforce"
    assert cells[1]["type"] == "Count"
    assert cells[2] == 1000
    values = {row[0]: row[1] for row in tree["sections"][5]["blocks"][0]["rows"]}
    assert values["decimal"] == {"type": "Decimal", "value": "0.125"}
    assert values["date"] == {"type": "date", "value": "2019-04-01"}


def test_lazy_rows_are_written_as_they_come() -> None:
    """They come back as plain rows."""

    class Rows(list[Any]):
        """A sequence of another class."""

    column = Column(key="a", label="A")
    lazy = Table(id="t", caption="C", columns=(column,), rows=Rows([("x",), (5,)]))
    plain = evolve(lazy, rows=(("x",), (5,)))
    sample = sample_report()
    section = Section(id="s", title="S", blocks=(lazy,))
    back = from_json(to_json(evolve(sample, sections=(section,))))
    assert back.sections[0].blocks == (plain,)


@pytest.mark.parametrize("version", [0, 2, "1", 1.0, True, None])
def test_another_version_is_refused(version: object) -> None:
    """Whatever else the document holds."""
    assert f"schema version {version!r} cannot be read" in error(
        json.dumps({"schema_version": version})
    )


def test_a_document_without_a_version_is_refused() -> None:
    """Nobody can know what it means."""
    assert "schema version None" in error("{}")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is not JSON"),
        ("{", "is not JSON"),
        ("[]", "is not a JSON object"),
        ('{"schema_version": NaN}', "NaN is not a number in JSON"),
        ('{"a": 1, "a": 2}', "the key 'a' stands twice"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_text_that_is_no_such_document_is_refused(text: str, problem: str) -> None:
    """With what is wrong about it."""
    assert problem in error(text)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda t: t.update(x=1), "nobody knows the key 'x' @ report"),
        (lambda t: t.pop("front"), "the key 'front' is missing @ report.front"),
        (lambda t: t["front"].update(title=5), "expected text, found 5 @ report.front.title"),
        (lambda t: t["front"].update(draft=1), "expected true or false, found 1"),
        (lambda t: t["front"].update(keywords="ab"), "expected a list, found 'ab'"),
        (lambda t: t["front"].update(as_at="2019-02-30"), "@ report.front.as_at"),
        (lambda t: t.update(sections={}), "expected a list, found an object"),
        (lambda t: t.update(front=[]), "expected an object, found a list"),
        (
            lambda t: t["sections"][5]["blocks"][0]["rows"][5][1].update(value="much"),
            "'much' is not a decimal number",
        ),
        (
            lambda t: t["sections"][0]["blocks"][0].update(type="Picture"),
            "found an object of the type 'Picture' @ report.sections[0].blocks[0]",
        ),
        (
            lambda t: t["sections"][3]["blocks"][1]["rows"][0].__setitem__(1, 1.5),
            "found 1.5 @ report.sections[3].blocks[1].rows[0][1]",
        ),
        (
            lambda t: t["sections"][3]["blocks"][1]["rows"][0].__setitem__(1, True),
            "found True @ report.sections[3].blocks[1].rows[0][1]",
        ),
        (
            lambda t: t["sections"][3]["blocks"][1]["rows"][1][1].update(low=700, high=600),
            "700 lies above the high end 600",
        ),
        (
            lambda t: t["sections"][3]["blocks"][2].update(kind="pie"),
            "expected one of bar, line, timeline, matrix, found 'pie'",
        ),
        (lambda t: t["sections"][4]["blocks"][1].update(png="?"), "blocks[1].png"),
        (
            lambda t: t["sections"][3]["blocks"][1]["columns"][3]["derive"].update(columns=[]),
            "nobody knows the key 'columns'",
        ),
    ],
)
def test_what_is_not_as_it_should_be_is_told_with_its_place(change: Change, problem: str) -> None:
    """Reading is strict: no unknown key, no other type, no senseless value."""
    assert problem in error(changed(change))


def test_all_that_is_wrong_is_told_together() -> None:
    """Not the first fault alone."""

    def change(tree: Any) -> None:
        tree["name"] = 1
        tree["front"]["title"] = 2
        tree["sections"][0]["title"] = 3

    assert error(changed(change)).count(" @ ") == 3


@pytest.mark.parametrize("data", [{"a": (1, 2)}, {"a": {1, 2}}, {"a": float("inf")}, {1: 2}])
def test_data_that_json_would_change_is_refused(data: Any) -> None:
    """A tuple would come back as a list."""
    custom = Custom(kind="map", data=data, fallback=(Paragraph("P"),))
    section = Section(id="s", title="S", blocks=(custom,))
    with pytest.raises(DocumentError, match="cannot be kept as JSON"):
        to_json(evolve(sample_report(), sections=(section,)))


def test_a_cell_of_another_class_is_refused() -> None:
    """When writing, not when somebody reads it."""
    table = Table(id="t", caption="C", columns=(Column(key="a", label="A"),), rows=((True,),))
    section = Section(id="s", title="S", blocks=(table,))
    with pytest.raises(DocumentError, match="found a bool"):
        to_json(evolve(sample_report(), sections=(section,)))
