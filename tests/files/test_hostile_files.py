"""Whatever a file holds, loading it gives a partnership or says what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldsp_core.errors import DataFileError
from ldsp_core.files import load_partnership
from ldsp_core.files.json import JSON
from ldsp_core.files.toml import TOML

SOUND = {
    "toml": b"""\
# Facts
format_version = 1
id = "here"
name = '''Our
partnership'''
as_at = 2019-04-01
area.name = "Here"
[[organisations]]
id = "f"
name = "F"
kind = "public fund"
[[grants]]
id = "g"
title = "G"
funder = "f"
stage = "live"
awarded = "\\u00a35"
periods = [{ period = "FY2018-19/Q4", actual = { missing = "suppressed" } }]
[[indicators]]
id = "i"
name = "I"
unit = "people"
[settings]
on_track_margin = 12.5
""",
    "json": b"""\
{
  "format_version": 1, "id": "here", "name": "Our\\npartnership", "as_at": "2019-04-01",
  "area": {"name": "Here", "places": ["North", {"name": "B", "code": "E07000117"}]},
  "bodies": [{"id": "b", "name": "\xc5\xb5", "kind": "board", "rotates": true}],
  "settings": {"on_track_margin": 1.25e1}
}
""",
}
FORMATS = [TOML, JSON]

_pieces = st.sampled_from(
    [
        *(bytes([each]) for each in b"\"'\\{}[](),:=.#\n\r\t -_019aeEuUxn\0\x7f"),
        *(b"\xff", b"\xef\xbb\xbf", b'"""', b"'''", b"[[", b"null", b"nan", b"1e999", b"\\ud800"),
        *(b"2019-02-30", b"07:32:00", b"9" * 50, b"\xc2\x85", b"\xe2\x80\xa8", b"[[grants]]\n"),
    ]
)
_edits = st.lists(st.tuples(st.integers(0, 600), st.integers(0, 12), _pieces | st.just(b"")))


def edited(data: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """Return *data* with some bytes taken out and others put in."""
    for start, length, piece in edits:
        data = data[:start] + piece + data[start + length :]
    return data


def refusal(data: bytes, spec: Any) -> str | None:
    """Return what is said of a file that is refused, None of one that is loaded."""
    try:
        load_partnership(data, "facts", spec.load().reader)
    except DataFileError as error:
        return str(error)
    return None


@pytest.mark.parametrize("spec", FORMATS, ids=lambda spec: spec.name)
def test_the_files_are_sound_before_they_are_broken(spec: Any) -> None:
    """What follows breaks files that load."""
    assert load_partnership(SOUND[spec.name], "facts", spec.load().reader).id == "here"


@pytest.mark.parametrize("spec", FORMATS, ids=lambda spec: spec.name)
@given(edits=_edits)
def test_a_broken_file_is_never_a_crash(spec: Any, edits: list[tuple[int, int, bytes]]) -> None:
    """A file is loaded, or refused with words that can be printed."""
    words = refusal(edited(SOUND[spec.name], edits), spec)
    assert words is None or len(words.splitlines()) > 1
    assert words is None or words.replace("\n", " ").isprintable()


@pytest.mark.parametrize("spec", FORMATS, ids=lambda spec: spec.name)
@given(data=st.binary(max_size=60))
def test_bytes_of_any_kind_are_never_a_crash(spec: Any, data: bytes) -> None:
    """No bytes are a partnership by accident."""
    assert refusal(data, spec) is not None
