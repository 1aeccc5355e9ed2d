"""The rules that every data format must keep, as tests that an author inherits."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, ClassVar, Final

import pytest
from attrs import evolve

from ldsp_core.errors import DataFileError, LdspError
from ldsp_core.files import (
    FormatSpec,
    Reader,
    Writer,
    dump_partnership,
    load_partnership,
    partnership_schema,
)
from ldsp_core.model import Partnership
from ldsp_core.plugins.shapes import format_objections
from ldsp_core.testing.damage import damaged_bytes
from ldsp_core.testing.full_disk import require_unharmed
from ldsp_core.testing.rules import Suite, objections_to, require, require_light, require_none
from ldsp_core.testing.sample_partnerships import lancashire_partnership, sample_partnership
from ldsp_core.testing.sample_reports import HOSTILE, LANGUAGES
from ldsp_core.testing.surroundings import Watched, another_day

_DAMAGED: Final = 200


class FormatSuite(Suite):
    """The rules of a data format. A subclass gives ``spec``.

    ::

        class TestYaml(FormatSuite):
            spec = SPEC

    What needs both a reader and a writer is skipped, with that reason, where the format
    has one of them. ``module`` is the module of the hooks, where that is not the one that
    ``spec.load`` is written in.
    """

    spec: ClassVar[FormatSpec]

    @property
    def reader(self) -> Reader:
        """The reader; a rule that asks for it is skipped where there is none."""
        reader = self.spec.load().reader
        if reader is None:
            pytest.skip(f"{self.spec.title} files can be written, not read")
        return reader

    @property
    def writer(self) -> Writer:
        """The writer; a rule that asks for it is skipped where there is none."""
        writer = self.spec.load().writer
        if writer is None:
            pytest.skip(f"{self.spec.title} files can be read, not written")
        return writer

    def written(self, partnership: Partnership) -> bytes:
        """Return *partnership* as a file."""
        stream = Watched()
        dump_partnership(partnership, self.writer, stream)
        return stream.getvalue()

    def loaded(self, data: bytes) -> Partnership:
        """Return the partnership in the file *data*."""
        return load_partnership(data, self._name, self.reader)

    @property
    def _name(self) -> str:
        return f"partnership{next(iter(self.spec.extensions), '')}"

    def _expect_back(self, partnership: Partnership, rule: str, remedy: str) -> None:
        """Fail unless *partnership* comes back as it was."""
        __tracebackhide__ = True
        reader = self.reader
        data = self.written(partnership)
        try:
            back = load_partnership(data, self._name, reader)
        except LdspError as error:
            require(False, f"{rule}; what was written cannot be read:\n{error}", remedy)
        else:
            require_none(_differences(partnership, back), rule, remedy)

    # The spec.

    def test_the_spec_is_valid(self) -> None:
        """The spec is what the registry takes: names, extensions, version."""
        objections = objections_to(self.spec, FormatSpec, format_objections)
        require_none(objections, "the registry would refuse the spec", "correct the spec")

    def test_the_hooks_module_is_light(self) -> None:
        """Importing the module of the hooks imports no heavy library."""
        require_light(self.module or self.spec.load.__module__)

    def test_sniffing_never_fails(self) -> None:
        """``sniff`` says yes or no to any beginning of a file."""
        heads = [b"", b"\0\xff\xfe", b"PK\3\4", "ŵ".encode()[:1], b"[", b"{" * 1024]
        for head in heads:
            try:
                answer: object = self.spec.sniff(head)
            except Exception as error:  # noqa: BLE001 - a sniff may do anything
                answer = f"{type(error).__name__}: {error}"
            require(
                isinstance(answer, bool),
                f"sniff({head[:8]!r}) gives {answer!r}",
                "return True or False for any bytes, the empty ones too",
            )

    # What comes back.

    def test_everything_comes_back(self) -> None:
        """A small partnership and a large one are read as they were written."""
        for partnership in (sample_partnership(), lancashire_partnership()):
            self._expect_back(
                partnership,
                "facts are not what they were before they were written",
                "write every value of the tree, and read it as the type it had",
            )

    def test_missing_comes_back(self) -> None:
        """What is missing keeps its reason, and is neither left out nor nought."""
        from ldsp_core.values import MISSING_REASONS, Missing

        partnership = lancashire_partnership()
        activities = partnership.activities
        for reason in MISSING_REASONS:
            missing: Any = Missing(reason=reason)  # type: ignore[arg-type]
            changed = (evolve(activities[0], start=missing), *activities[1:])
            reader = self.reader
            data = self.written(evolve(partnership, activities=changed))
            back = load_partnership(data, self._name, reader).activities[0].start
            require(
                back == missing,
                f"what is {reason!r} comes back as {back!r}",
                'keep {"missing": reason} of the tree as it is',
            )

    def test_hostile_text_comes_back(self) -> None:
        """Text that the format may take for its own, and all scripts, come back."""
        partnership = sample_partnership()
        for text in (*HOSTILE, *LANGUAGES.values(), " blank ", "tab\there", '"""', "'''"):
            self._expect_back(
                evolve(partnership, name=text),
                f"the text {text!r} does not come back",
                "quote or escape what the format would take for its own",
            )

    def test_the_tree_is_unchanged(self) -> None:
        """The writer changes nothing in the tree that it is given."""
        from ldsp_core.structuring import unstructure

        tree: dict[str, Any] = {"format_version": 1, **unstructure(lancashire_partnership())}
        before = copy.deepcopy(tree)
        self.writer.write(tree, partnership_schema(), Watched())
        require(tree == before, "the tree is not what it was", "copy what you change")

    # What is refused, and how.

    def test_other_files_are_refused(self) -> None:
        """A file of another kind is a DataFileError, never another error and never facts."""
        for data in (b"\0\xff\xfe\1", b"%PDF-1.7\n", b"PK\3\4" + b"\0" * 40, b"<html></html>"):
            told = self._told(data)
            require(
                told == "",
                f"a file that begins with {data[:5]!r} is not refused as it should be: {told}",
                "raise DataFileError with a Problem that says what the file is not",
            )

    def test_damaged_files_are_refused(self) -> None:
        """A damaged file loads, or is a DataFileError: nothing else is ever raised."""
        self.reader  # noqa: B018 - skips where there is none
        data = self.written(sample_partnership())
        for seed in range(_DAMAGED):
            damaged = damaged_bytes(data, Random(seed))
            told = self._told(damaged, may_load=True)
            require(
                told == "",
                f"a damaged file (seed {seed}) is not refused as it should be: {told}",
                "turn the errors of the library that parses into DataFileError",
            )

    def test_places_are_told(self) -> None:
        """``locate`` has a place for what is there, and never fails for what is not."""
        reader = self.reader
        source = reader.read(self.written(sample_partnership()), self._name)
        first = next(iter(source.tree))
        for path in ((first,), ("no", 3, "such", "path"), (first, 99, "x"), ()):
            try:
                place: object = source.locate(path)
            except Exception as error:  # noqa: BLE001 - a locate may do anything
                place = error
            require(
                isinstance(place, str) and (path != (first,) or bool(place)),
                f"locate({path!r}) gives {place!r}",
                'return words such as "line 12", of the nearest place there is, or ""',
            )

    # How it is written.

    def test_the_stream_stays_open(self) -> None:
        """Whoever opened the stream closes it."""
        stream = Watched()
        dump_partnership(sample_partnership(), self.writer, stream)
        require(not stream.was_closed, "the writer closed the stream it was given", "leave it open")

    def test_a_failure_leaves_no_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """On a full disk the error is raised, what was there is unharmed, and nothing is new."""
        writer, partnership = self.writer, sample_partnership()
        monkeypatch.chdir(tmp_path)
        require_unharmed(
            tmp_path / "before",
            lambda stream: dump_partnership(partnership, writer, stream),
            "the disk was full, and the writer said nothing",
        )

    def test_same_facts_same_bytes(self) -> None:
        """What is written depends on the facts alone: no clock, no chance."""
        partnership, writer = lancashire_partnership(), self.writer
        streams = Watched(), Watched()
        dump_partnership(partnership, writer, streams[0])
        with another_day():
            dump_partnership(partnership, writer, streams[1])
        require(
            streams[0].getvalue() == streams[1].getvalue(),
            "the same facts, written on another day, give other bytes",
            "leave out dates, random ids and counters",
        )

    def _told(self, data: bytes, *, may_load: bool = False) -> str:
        """Return what is wrong with how *data* is refused."""
        reader = self.reader
        try:
            load_partnership(data, self._name, reader)
        except DataFileError as error:
            return "" if error.problems else "its DataFileError names no problem"
        except Exception as error:  # noqa: BLE001 - the rule is that there is none
            return f"{type(error).__name__}: {error}"
        return "" if may_load else "it is loaded"


def _differences(before: Partnership, after: Partnership) -> Iterator[str]:
    """Yield the fields of a partnership that are not what they were."""
    import attrs

    if before == after:
        return
    for field in attrs.fields(Partnership):
        one, other = getattr(before, field.name), getattr(after, field.name)
        if one != other:
            yield f"{field.name}: {str(one)[:80]} became {str(other)[:80]}"
