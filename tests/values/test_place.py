"""Places have a name, and a GSS code where they have one."""

from __future__ import annotations

import pytest

from ldsp_core.errors import InvalidValueError
from ldsp_core.values import Place


def test_a_place_without_a_code() -> None:
    """A place without a code is a place all the same, and is written by its name."""
    north = Place(name="the north of the county")
    assert north.code is None
    assert str(north) == "the north of the county"


@pytest.mark.parametrize("code", ["E07000117", "E06000008", "W06000015", "S12000033", "N09000003"])
def test_codes(code: str) -> None:
    """A code is one of the letters of the register and eight digits."""
    assert Place(name="somewhere", code=code).code == code


@pytest.mark.parametrize(
    "code",
    ["", "E0700011", "E070001177", "X07000117", "e07000117", "E0700011٧", "E07000117\n", "Burnley"],
)
def test_what_is_no_code(code: str) -> None:
    """What cannot be a code is refused with an example of one."""
    with pytest.raises(InvalidValueError) as error:
        Place(name="Burnley", code=code)
    assert str(error.value) == (
        f"{code!r} is not a GSS code; it is a letter and eight digits, like 'E07000117'"
    )


@pytest.mark.parametrize("name", ["", " ", "\u00a0"])
def test_a_place_needs_a_name(name: str) -> None:
    """A place that nobody can name is refused."""
    with pytest.raises(InvalidValueError, match="a place needs a name"):
        Place(name=name)
