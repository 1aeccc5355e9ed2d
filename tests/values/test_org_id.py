"""Identifiers of organisations name a register and a number in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.errors import ValueTextError
from ldsp_core.values import OrgId


@pytest.mark.parametrize(
    ("text", "register", "identifier"),
    [
        ("GB-GOR-D5", "GB-GOR", "D5"),
        ("GB-LAE-LAN", "GB-LAE", "LAN"),
        ("GB-COH-01234567", "GB-COH", "01234567"),
        ("GB-CHC-1089464", "GB-CHC", "1089464"),
        ("GB-UKPRN-10007764", "GB-UKPRN", "10007764"),
        ("GB-EDU-133316", "GB-EDU", "133316"),
        ("CA-CRA_ACR-118814904-RR0001", "CA-CRA_ACR", "118814904-RR0001"),
    ],
)
def test_identifiers(text: str, register: str, identifier: str) -> None:
    """An identifier is taken apart into register and number, and written as it was."""
    found = OrgId.parse(text)
    assert (found.register, found.identifier) == (register, identifier)
    assert str(found) == text
    assert OrgId(register=register, identifier=identifier) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "GB",
        "GB-COH",
        "GB-COH-",
        "gb-coh-1",
        "GB COH 1",
        " GB-COH-1",
        "GB-COH-1\n",
        "GB-COH-١",
        "01234567",
    ],
)
def test_texts_that_are_refused(text: str) -> None:
    """What is not register and number is refused with an example of one."""
    with pytest.raises(ValueTextError) as error:
        OrgId.parse(text)
    assert str(error.value) == (
        f"{text!r} is not an organisation identifier; write register and number as in "
        "'GB-COH-01234567' (see org-id.guide)"
    )


@pytest.mark.parametrize(
    ("register", "identifier"), [("GB", "COH-1"), ("GB-COH", ""), ("", "GB-COH-1")]
)
def test_parts_in_the_wrong_place(register: str, identifier: str) -> None:
    """Parts that together would be another identifier are refused."""
    with pytest.raises(ValueTextError, match="is not an organisation identifier"):
        OrgId(register=register, identifier=identifier)


@given(st.text(max_size=15) | st.from_regex(r"[A-Z]{2,3}-[A-Z0-9_-]{1,6}-[a-z0-9./_-]{1,6}"))
def test_any_text_is_an_identifier_or_refused(text: str) -> None:
    """No text raises anything but ValueTextError, and what is read is written the same."""
    try:
        assert str(OrgId.parse(text)) == text
    except ValueTextError:
        return
