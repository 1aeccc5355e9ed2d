"""Each rule for data formats catches the mistake that it is for, and no other does."""

from __future__ import annotations

import inspect
import io
import json
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from attrs import evolve

from ldsp_core.errors import DataFileError
from ldsp_core.files import Codec, Source, Tree, dump_partnership
from ldsp_core.files.json import JSON
from ldsp_core.testing import FormatSuite, sample_partnership
from ldsp_core.testing.rules import rules_of

RULES = rules_of(FormatSuite)
GOOD = JSON.load()


class Wrong:
    """The reader and writer of JSON, with a mistake or two put in."""

    def __init__(
        self,
        read: Callable[[bytes, str], Source] | None = None,
        write: Callable[[Tree, BinaryIO], None] | None = None,
        after: Callable[[BinaryIO], None] = lambda _: None,
        place: Callable[[Any], str] | None = None,
    ) -> None:
        self._read, self._write, self._after, self._place = read, write, after, place

    def read(self, data: bytes, name: str) -> Source:
        """Read JSON, or whatever the mistake makes of it."""
        assert GOOD.reader is not None
        source = (self._read or GOOD.reader.read)(data, name)
        return evolve(source, locate=self._place) if self._place else source

    def write(self, tree: Tree, schema: Mapping[str, Any], stream: BinaryIO) -> None:
        """Write JSON, or what the mistake makes of it."""
        assert GOOD.writer is not None
        if self._write is None:
            GOOD.writer.write(tree, schema, stream)
        else:
            self._write(tree, stream)
        self._after(stream)


def written(tree: Tree, stream: BinaryIO) -> None:
    """Write *tree* as JSON is written."""
    assert GOOD.writer is not None
    GOOD.writer.write(tree, {}, stream)


def suite(**mistakes: Any) -> FormatSuite:
    """Return the suite of a format with *mistakes* in its codec."""
    wrong = Wrong(**mistakes)
    return with_spec(load=lambda: Codec(reader=wrong, writer=wrong))


def with_spec(**changes: Any) -> FormatSuite:
    """Return the suite of JSON with *changes* of its spec."""
    attributes = {"spec": evolve(JSON, **changes), "module": "ldsp_core.files.json"}
    return type("Wrong", (FormatSuite,), attributes)()


def loses_last_grant(tree: Tree, stream: BinaryIO) -> None:
    """Write all grants but the last of several."""
    grants = tree.get("grants", [])
    written(tree | {"grants": grants[:-1]} if len(grants) > 1 else tree, stream)


def reasonless(tree: Tree, stream: BinaryIO) -> None:
    """Write one reason for another, where the first activity starts."""
    activities = [dict(each) for each in tree.get("activities", [])]
    if activities and activities[0].get("start") == {"missing": "suppressed"}:
        activities[0]["start"] = {"missing": "not yet due"}
        tree = tree | {"activities": activities}
    written(tree, stream)


def stripped(tree: Tree, stream: BinaryIO) -> None:
    """Write a name without the blanks around it."""
    written(tree | {"name": tree["name"].strip()}, stream)


def changing(tree: Tree, stream: BinaryIO) -> None:
    """Take from the tree what has been written."""
    written(tree, stream)
    tree.pop("name")


def lenient(data: bytes, name: str) -> Source:
    """Take a file of another kind for a good one."""
    assert GOOD.reader is not None
    if data.startswith(b"<html>"):
        data = sample()
    return GOOD.reader.read(data, name)


def sample() -> bytes:
    """Return a good file."""
    stream = io.BytesIO()
    assert GOOD.writer is not None
    dump_partnership(sample_partnership(), GOOD.writer, stream)
    return stream.getvalue()


def careless(data: bytes, name: str) -> Source:
    """Let the parser's own error pass where quotes are left open."""
    assert GOOD.reader is not None
    try:
        return GOOD.reader.read(data, name)
    except DataFileError:
        if data.startswith((b"\0", b"%", b"PK", b"<")):
            raise
        json.loads(data.decode("utf-8"))
        raise


def swallowing(tree: Tree, stream: BinaryIO) -> None:
    """Take no notice of a full disk."""
    with suppress(OSError):
        written(tree, stream)


def nowhere(path: Any) -> str:
    """Fail for what is not there."""
    if path[:1] == ("no",):
        raise KeyError(path)
    return "line 1"


def dated(tree: Tree, stream: BinaryIO) -> None:
    """Write when it was written, as blanks at the end."""
    written(tree, stream)
    stream.write(b" " * (time.localtime().tm_year % 100))


def hopeful(head: bytes) -> bool:
    """Count on a first byte."""
    return head[0] == ord("{")


EXEMPT = type("Wrong", (FormatSuite,), {"spec": JSON, "exempt": {"test_nothing": "no such rule"}})
HEAVY = type("Wrong", (FormatSuite,), {"spec": JSON, "module": "jsonschema"})
WRONG: dict[str, FormatSuite] = {
    "test_exemptions_name_rules": EXEMPT(),
    "test_the_spec_is_valid": with_spec(api_version=True),
    "test_the_hooks_module_is_light": HEAVY(),
    "test_sniffing_never_fails": with_spec(sniff=hopeful),
    "test_everything_comes_back": suite(write=loses_last_grant),
    "test_missing_comes_back": suite(write=reasonless),
    "test_hostile_text_comes_back": suite(write=stripped),
    "test_the_tree_is_unchanged": suite(write=changing),
    "test_other_files_are_refused": suite(read=lenient),
    "test_damaged_files_are_refused": suite(read=careless),
    "test_places_are_told": suite(place=nowhere),
    "test_the_stream_stays_open": suite(after=lambda stream: stream.close()),
    "test_a_failure_leaves_no_file": suite(write=swallowing),
    "test_same_facts_same_bytes": suite(write=dated),
}
"""A suite for each rule whose format breaks that rule."""


def broken(suite: FormatSuite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return the rules that *suite* breaks, with what is said about each."""
    said: dict[str, str] = {}
    for number, rule in enumerate(RULES):
        folder = tmp_path / str(number)
        folder.mkdir()
        test = getattr(suite, rule)
        given = {"tmp_path": folder, "monkeypatch": monkeypatch}
        try:
            test(**{name: given[name] for name in inspect.signature(test).parameters})
        except pytest.fail.Exception as error:
            said[rule] = str(error)
    return said


def test_there_is_a_wrong_format_for_each_rule() -> None:
    """A new rule is not believed before it has caught something."""
    assert sorted(WRONG) == RULES


@pytest.mark.parametrize("rule", WRONG)
def test_a_wrong_format_breaks_its_rule_alone(
    rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its message says what is wrong and what to do."""
    said = broken(WRONG[rule], tmp_path, monkeypatch)
    assert list(said) == [rule], said
    assert "\nTo mend it: " in said[rule]


def test_what_a_format_cannot_do_is_skipped_with_the_reason() -> None:
    """A format that is only read is not blamed for writing nothing."""
    reading = with_spec(load=lambda: Codec(reader=GOOD.reader))
    with pytest.raises(pytest.skip.Exception, match="can be read, not written"):
        reading.test_everything_comes_back()
