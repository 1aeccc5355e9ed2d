"""GSS codes, their names, and when they were given up."""

from __future__ import annotations

from datetime import date

import pytest

from ldsp_core.codelists import local_authority, org_id_register


def test_somerset_changed_its_code_in_2023() -> None:
    """E10000027 was the county's; E06000066 is the unitary's."""
    old, new = local_authority("E10000027"), local_authority("E06000066")
    assert old is not None
    assert new is not None
    assert (old.name, old.replaced_by) == ("Somerset", ("E06000066",))
    assert old.valid_on(date(2022, 12, 31))
    assert not old.valid_on(date(2024, 1, 1))
    assert new.valid_on(date(2024, 1, 1))


@pytest.mark.parametrize(
    ("code", "name"),
    [("E07000117", "Burnley"), ("E07000128", "Wyre"), ("E06000009", "Blackpool")],
)
def test_lancashires_districts_are_listed(code: str, name: str) -> None:
    """The partnership's area can be checked against the list."""
    found = local_authority(code)
    assert found is not None
    assert found.name == name


def test_an_unknown_code_is_nothing() -> None:
    """Not an error: the list is of local authorities alone."""
    assert local_authority("E99999999") is None


def test_registers_of_organisations() -> None:
    """The usual prefixes have a title; another prefix is not judged."""
    assert org_id_register("GB-COH") == "Companies House"
    assert org_id_register("XM-DAC") is None
