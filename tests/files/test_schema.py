"""The JSON Schema of the data file, held against an independent validator."""

# ruff: noqa: RUF009 - what describes a field is called in a class, as in the model

from __future__ import annotations

import io
import json
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from ldsp_core.files import dump_partnership, json_schema, partnership_schema
from ldsp_core.files.json_writing import JsonWriter
from ldsp_core.model import Partnership
from ldsp_core.model.fields import fact, many, optional
from ldsp_core.structuring import StructureError, structure, unstructure
from ldsp_core.testing.model_strategies import classes_in, instances, partnerships
from ldsp_core.testing.value_strategies import VALUES, texts
from ldsp_core.values import Count, Missing, Place

CLASSES = classes_in(Partnership)
VALIDATORS = {cls: Draft202012Validator(json_schema(cls)) for cls in CLASSES}


class Mood(StrEnum):
    """An enum of words."""

    GOOD = "good"
    BAD = "bad"


@frozen(kw_only=True)
class Twig:
    """A thing that holds its like.

    This is not part of its description.
    """

    name: str = fact("Name", "What it is called.", example="ash", personal=True)
    mood: Mood | Missing = optional("Mood")
    size: Literal["small", "large"] = fact("Size", default="small")
    leaves: Count | Missing = optional("Leaves", unit="leaves", example="over 600")
    weight: Decimal | Missing = optional("Weight")
    place: Place | Missing = optional("Place", refers_to="places")
    twigs: tuple[Twig, ...] = many("Twigs")


def as_json(tree: dict[str, Any]) -> Any:
    """Return *tree* as a reader of JSON elsewhere sees it."""
    stream = io.BytesIO()
    JsonWriter().write(tree, {}, stream)
    return json.loads(stream.getvalue())


def test_a_schema_says_what_the_class_says() -> None:
    """Labels, help, examples, choices and what is needed are all there."""
    schema = json_schema(Twig)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert (schema["title"], schema["description"]) == ("Twig", "A thing that holds its like.")
    assert schema["required"] == ["name"]
    assert schema["additionalProperties"] is False
    missing = {"$ref": "#/$defs/Missing"}
    assert schema["properties"] == {
        "name": {
            "$ref": "#/$defs/Text",
            "title": "Name",
            "description": "What it is called.",
            "examples": ["ash"],
            "x-personal": True,
        },
        "mood": {"anyOf": [{"enum": ["good", "bad"]}, missing], "title": "Mood"},
        "size": {"enum": ["small", "large"], "title": "Size", "default": "small"},
        "leaves": {
            "anyOf": [{"$ref": "#/$defs/Count"}, missing],
            "title": "Leaves",
            "examples": ["over 600"],
            "x-unit": "leaves",
        },
        "weight": {"anyOf": [{"$ref": "#/$defs/Decimal"}, missing], "title": "Weight"},
        "place": {
            "anyOf": [{"$ref": "#/$defs/Place"}, missing],
            "title": "Place",
            "x-refers-to": "places",
        },
        "twigs": {"type": "array", "items": {"$ref": "#/$defs/Twig"}, "title": "Twigs"},
    }
    assert {"Count", "Decimal", "Missing", "Place", "Text", "Twig"} <= set(schema["$defs"])
    assert list(schema["$defs"]) == sorted(schema["$defs"])


@pytest.mark.parametrize("cls", [*CLASSES, Twig], ids=lambda cls: cls.__name__)
def test_a_schema_is_valid_itself(cls: type) -> None:
    """The schema of every class follows JSON Schema 2020-12."""
    Draft202012Validator.check_schema(json_schema(cls))


def test_the_schema_of_a_data_file_asks_for_its_version() -> None:
    """A whole file has its version besides the partnership's facts."""
    schema = partnership_schema()
    Draft202012Validator.check_schema(schema)
    assert next(iter(schema["properties"])) == "format_version"
    assert schema["properties"]["format_version"]["const"] == 1
    assert schema["required"][0] == "format_version"
    assert partnership_schema() == schema


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_field_has_a_label_and_a_description_of_its_class(cls: type) -> None:
    """Whoever fills in a file is told what a field is."""
    schema = json_schema(cls)
    assert schema["description"]
    assert all(each["title"] for each in schema["properties"].values())
    assert "missing" not in schema["properties"]  # the word for what is not there


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_example_in_the_model_is_one(cls: type) -> None:
    """What a field gives as an example can be written in a file."""
    validator = VALIDATORS[cls]
    for name, schema in json_schema(cls)["properties"].items():
        for example in schema.get("examples", ()):
            faults = [fault for fault in validator.iter_errors({name: example}) if list(fault.path)]
            assert not faults, (name, example)


@settings(max_examples=15)  # they are large; each class is drawn more often by itself
@given(partnerships())
def test_every_file_that_is_written_is_valid(partnership: Partnership) -> None:
    """The schema refuses nothing that the library writes."""
    stream = io.BytesIO()
    dump_partnership(partnership, JsonWriter(), stream)
    Draft202012Validator(partnership_schema()).validate(json.loads(stream.getvalue()))


@given(st.data())
def test_every_thing_that_is_written_is_valid(data: st.DataObject) -> None:
    """So it is for each class by itself."""
    cls = data.draw(st.sampled_from(CLASSES))
    VALIDATORS[cls].validate(as_json(unstructure(data.draw(instances(cls)))))


_strange = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.floats(allow_nan=False)
    | texts
    | st.sampled_from(["", " 2019 ", "over 5", "£5", "62%", "2019-05", "FY2018-19", "GB-GOR-D5"])
    | st.sampled_from([[], {}, [[]], [{}], {"missing": "suppressed"}, {"missing": "?"}])
    | st.sampled_from([{"name": "x"}, {"low": 1}, {"date": "2019"}, {"x": 1}])
)


def _planted(draw: st.DrawFn, tree: Any, strange: Any) -> Any:
    """Return *tree* with something *strange* put in place of some part of it."""
    if isinstance(tree, dict) and tree and draw(st.integers(0, 3)):
        key = draw(st.sampled_from(sorted(tree)))
        return {**tree, key: _planted(draw, tree[key], strange)}
    if isinstance(tree, list) and tree and draw(st.integers(0, 3)):
        index = draw(st.integers(0, len(tree) - 1))
        return [*tree[:index], _planted(draw, tree[index], strange), *tree[index + 1 :]]
    if isinstance(tree, dict) and draw(st.booleans()):
        return {**tree, "strange": strange}
    return strange


@st.composite
def planted(draw: st.DrawFn) -> tuple[type, Any]:
    """Draw a class and a tree of it with one thing changed."""
    cls = draw(st.sampled_from(CLASSES))
    tree = as_json(unstructure(draw(instances(cls))))
    return cls, _planted(draw, tree, draw(_strange))


@given(planted())
def test_what_the_library_takes_is_valid(case: tuple[type, Any]) -> None:
    """A tree that is structured without an error is valid, whatever it looks like."""
    cls, tree = case
    try:
        structure(tree, cls)
    except StructureError:
        return
    assert VALIDATORS[cls].is_valid(tree)


@given(st.sampled_from(list(VALUES)), _strange)
def test_no_value_is_refused_by_the_schema_alone(kind: type, plain: Any) -> None:
    """The pattern of a value is never narrower than what is read."""
    holder = frozen(type("Holder", (), {"__annotations__": {"value": kind}}))
    try:
        structure({"value": plain}, holder)
    except StructureError:
        return
    assert Draft202012Validator(json_schema(holder)).is_valid({"value": plain})


SOUND = {
    "format_version": 1,
    "id": "here",
    "name": "Ours",
    "area": {"name": "Here"},
    "bodies": [{"id": "b", "name": "B", "kind": "board"}],
    "grants": [{"id": "g", "title": "G", "funder": "f", "stage": "live", "awarded": "£5"}],
}


@pytest.mark.parametrize(
    "faults",
    [
        {"nmae": "x"},
        {"name": 5},
        {"name": None},
        {"name": "bell \a"},
        {"fictional": "yes"},
        {"as_at": "1 April 2019"},
        {"area": []},
        {"area": {"name": "Here", "nmae": "x"}},
        {"bodies": {}},
        {"bodies": [{"id": "b", "name": "B", "kind": "bord"}]},
        {"bodies": [{"id": "b", "name": "B"}]},
        {"bodies": [{"id": "b", "name": "B", "kind": "board", "purpose": {"missing": "lost"}}]},
        {"grants": [{"id": "g", "title": "G", "funder": "f", "stage": "live", "awarded": 5}]},
        {"grants": [{"id": "g", "title": "G", "funder": "f", "stage": "live", "awarded": "5"}]},
        {"grants": [{"id": "g", "title": "G", "funder": "f", "stage": "live", "months": 1.5}]},
    ],
)
def test_a_planted_fault_is_refused_by_both(faults: dict[str, Any]) -> None:
    """The schema sees what the library sees: keys, types, choices, what is missing."""
    validator = Draft202012Validator(partnership_schema())
    assert validator.is_valid(SOUND)
    facts = {key: value for key, value in SOUND.items() if key != "format_version"}
    structure(facts, Partnership)
    assert not validator.is_valid({**SOUND, **faults})
    with pytest.raises(StructureError):
        structure({**facts, **faults}, Partnership)
