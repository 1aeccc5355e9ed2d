"""Data files to partnerships and back: versions, places, and the same words for every format."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings

from ldsp_core.errors import DataFileError, Problem, UnknownVersionError
from ldsp_core.files import Notice, Reader, Source, Writer, dump_partnership, load_partnership
from ldsp_core.files import migrations as module
from ldsp_core.files.json import JSON
from ldsp_core.files.migrations import MIGRATIONS, known_versions, migrate
from ldsp_core.files.toml import TOML
from ldsp_core.model import Area, Partnership
from ldsp_core.testing.model_strategies import partnerships

FORMATS = [TOML, JSON]
SMALL = Partnership(id="here", name="Ours", area=Area(name="Here"))


def reader_of(spec: Any) -> Reader:
    """Return the reader of a format."""
    reader: Reader = spec.load().reader
    return reader


def writer_of(spec: Any) -> Writer:
    """Return the writer of a format."""
    writer: Writer = spec.load().writer
    return writer


def dumped(partnership: Partnership, spec: Any) -> bytes:
    """Return *partnership* as a file of a format holds it."""
    stream = io.BytesIO()
    dump_partnership(partnership, writer_of(spec), stream)
    return stream.getvalue()


def problems(data: str, spec: Any) -> list[str]:
    """Return what is wrong with a data file."""
    with pytest.raises(DataFileError) as caught:
        load_partnership(data.encode(), "facts", reader_of(spec))
    return [str(each) for each in caught.value.problems]


@pytest.mark.parametrize("spec", FORMATS, ids=lambda spec: spec.name)
@settings(max_examples=20)  # they are large; each class is drawn more often by itself
@given(partnership=partnerships())
def test_a_partnership_comes_back_whole(spec: Any, partnership: Partnership) -> None:
    """Whatever a partnership holds, what is written is loaded as an equal one."""
    data = dumped(partnership, spec)
    assert load_partnership(data, "facts", reader_of(spec)) == partnership
    assert dumped(load_partnership(data, "facts", reader_of(spec)), spec) == data


@pytest.mark.parametrize("spec", FORMATS, ids=lambda spec: spec.name)
def test_the_example_comes_back_whole(spec: Any, lancashire: Partnership) -> None:
    """The 2019 paper's facts survive every format."""
    data = dumped(lancashire, spec)
    assert load_partnership(data, "facts", reader_of(spec)) == lancashire
    assert spec.sniff(data[:1024])


def test_a_file_says_its_version_first() -> None:
    """The version is at the top, where people and programs look for it."""
    assert dumped(SMALL, TOML).startswith(b"format_version = 1\n")
    assert next(iter(json.loads(dumped(SMALL, JSON)))) == "format_version"


def test_both_formats_fail_with_the_same_words_at_their_own_places() -> None:
    """A slip is told alike, whatever the file is written in."""
    toml = 'format_version = 1\nid = "here"\nname = 5\n[area]\nnam = "Here"\n'
    as_json = '{"format_version": 1,\n"id": "here",\n"name": 5,\n\n"area": {"nam": "Here"}}'
    assert problems(toml, TOML) == [
        "line 3, name: expected text, found the number 5; write it as text, in quotes",
        "line 4, area.name: this is missing; give text",
        "line 5, area.nam: there is no key 'nam' here; did you mean 'name'?",
    ]
    assert problems(as_json, JSON) == [
        "line 3, name: expected text, found the number 5; write it as text, in quotes",
        "line 5, area.name: this is missing; give text",
        "line 5, area.nam: there is no key 'nam' here; did you mean 'name'?",
    ]


def test_a_version_that_is_missing_is_told_with_all_the_rest() -> None:
    """The remedy is there, and the other problems are not held back."""
    found = problems('id = "here"\n[area]\nname = "Here"\n', TOML)
    assert found == [
        "the file does not say its format_version; write format_version = 1 at the top",
        "name: this is missing; give text",
    ]


@pytest.mark.parametrize(
    ("version", "remedy"), [(7, "install a newer ldsp-core"), (0, "correct the number")]
)
def test_a_version_that_nobody_knows_is_an_error_of_its_own(version: int, remedy: str) -> None:
    """It says which versions there are, and what to do."""
    data = f"\nformat_version = {version}\n".encode()
    with pytest.raises(UnknownVersionError) as caught:
        load_partnership(data, "facts", reader_of(TOML))
    (problem,) = caught.value.problems
    assert str(problem) == (
        "line 2, format_version: this version of the library reads format version 1, "
        f"not {version}; {remedy}"
    )


@pytest.mark.parametrize("version", ["'1'", "true", "1.0"])
def test_a_version_is_a_whole_number(version: str) -> None:
    """Nothing is taken for a number that is none."""
    found = problems(f"format_version = {version}\n", TOML)
    assert "line 1, format_version: expected a whole number, found" in found[0]


def test_an_older_version_becomes_the_current_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each migration leads to the next version, and its input is left alone."""
    monkeypatch.setattr(module, "FORMAT_VERSION", 3)
    old = {"titel": "x"}
    steps = {
        1: lambda tree: {"title": tree["titel"]},
        2: lambda tree: {"name": tree["title"], "new": True},
    }
    assert migrate(old, 1, steps) == {"name": "x", "new": True}
    assert migrate({"title": "y"}, 2, steps) == {"name": "y", "new": True}
    assert migrate({"name": "z"}, 3, steps) == {"name": "z"}
    assert old == {"titel": "x"}
    assert known_versions(steps) == (1, 2, 3)


def test_the_migrations_leave_out_no_version() -> None:
    """Every known version leads to the current one."""
    assert known_versions() == tuple(range(min(known_versions()), module.FORMAT_VERSION + 1))
    assert module.FORMAT_VERSION not in MIGRATIONS


def test_a_report_is_refused_as_what_it_is() -> None:
    """A document of this library in JSON is not a data file."""
    report = '{"schema_version": 1, "front": {}, "sections": []}'
    (problem,) = problems(report, JSON)
    assert problem.startswith("this is a report that was written by this library, not a data file")


def test_what_could_not_be_loaded_is_not_written() -> None:
    """Nothing reaches the stream; the paths are named."""
    stream = io.BytesIO()
    broken = evolve(SMALL, name="a\x07", area=Area(name=5))  # type: ignore[arg-type]
    with pytest.raises(DataFileError) as caught:
        dump_partnership(broken, writer_of(TOML), stream)
    assert [each.place for each in caught.value.problems] == ["name", "area.name"]
    assert stream.getvalue() == b""


def test_a_reader_of_a_third_party_gives_places_of_its_own() -> None:
    """Core structures; where a thing is, its reader knows. Keys are escaped for the screen."""

    class Sheets:
        def read(self, data: bytes, name: str) -> Source:
            tree = {"format_version": 1, "id": "a b", "name": "N", "area": {"name": "A"}, "\x1b": 1}
            return Source(tree=tree, locate=lambda path: f"Sheet!{path[0]!s:.2}")

    with pytest.raises(DataFileError) as caught:
        load_partnership(b"", "facts.xlsx", Sheets())
    assert str(caught.value).startswith(
        "facts.xlsx: 2 problems\n  Sheet!id, id: 'a b' is not an id"
    )
    assert "Sheet!\x1b, '\\x1b': there is no key" in str(caught.value)


class Careful:
    """A reader that goes on after a mistake, and says what it read otherwise."""

    def read(self, data: bytes, name: str) -> Source:
        """Read a file whose name cannot be read."""
        tree = {"format_version": 1, "id": "a b", "area": {"name": "A"}}
        return Source(
            tree=tree,
            locate=lambda path: f"Sheet!{path[0]}",
            paths_told=False,
            problems=[
                Problem(path=("name",), message="not read", where="Sheet!B1", path_told=False)
            ],
            notices=[Notice(where="Sheet!B2", message="read as 5")],
        )


def test_what_a_reader_could_not_read_is_told_with_the_rest_and_once() -> None:
    """The name that was left out is not missed as well; paths are not told where none are seen."""
    notices: list[Notice] = []
    with pytest.raises(DataFileError) as caught:
        load_partnership(b"", "facts.xlsx", Careful(), on_notice=notices.append)
    assert list(map(str, caught.value.problems)) == [
        "Sheet!B1: not read",
        "Sheet!id: 'a b' is not an id; use small letters, digits and single hyphens, like "
        "'teach-too'",
    ]
    assert list(map(str, notices)) == ["Sheet!B2: read as 5"]


def test_problems_come_in_the_order_of_the_file_where_a_reader_says_it() -> None:
    """Its own among the library's, as people who mend a file go through it."""

    class Ranked(Careful):
        def read(self, data: bytes, name: str) -> Source:
            source = super().read(data, name)
            order = ["Sheet!id", "Sheet!B1"]
            return evolve(source, rank=lambda where: (order.index(where),))

    with pytest.raises(DataFileError) as caught:
        load_partnership(b"", "facts.xlsx", Ranked())
    assert [each.where for each in caught.value.problems] == ["Sheet!id", "Sheet!B1"]
