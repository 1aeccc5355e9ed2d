"""A data file to a partnership and back, whatever the format: one set of words for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, Final, Generic, TypeVar

from attrs import evolve, fields

from ldsp_core.errors import DataFileError, Problem, UnknownVersionError
from ldsp_core.errors import Path as PathInData
from ldsp_core.files.catalogues import beside_catalogue, with_catalogues
from ldsp_core.files.migrations import FORMAT_VERSION, VERSION_KEY, known_versions, migrate
from ldsp_core.files.schema import partnership_schema
from ldsp_core.files.spec import (
    Notice,
    PiecewiseReader,
    PiecewiseWriter,
    Reader,
    Source,
    Tree,
    Writer,
)
from ldsp_core.model import Activity, Grant, Organisation, Partnership, reference_problems
from ldsp_core.structuring import (
    StructureError,
    collector_paused,
    learn,
    learn_to_write,
    spell_out,
    structure,
    structure_all,
    structure_json,
    unstructure,
    unstructure_each,
    unstructure_json,
)
from ldsp_core.structuring.problems import mismatch

T = TypeVar("T")

LONG: Final = 2**20
"""From how many bytes on a file is read in pieces, if it can be."""

_LONG_LISTS: Final = {"organisations": Organisation, "grants": Grant, "activities": Activity}

_MISSES: Final = 20
"""After so many pieces that could not be taken, or given, as JSON, no more is tried."""

_TOGETHER: Final = 200
"""So many things are given as JSON together."""

_REPORT_KEYS: Final = ("schema_version", "sections")


def _unheard(_notice: Notice) -> None:
    return


def load_partnership(
    data: bytes, name: str, reader: Reader, *, on_notice: Callable[[Notice], None] = _unheard
) -> Partnership:
    """Return the partnership in *data*, the content of the file called *name*.

    *on_notice* is told whatever was read otherwise than it stands in the file.

    Raises DataFileError with every problem of the file, each with its place, and
    UnknownVersionError for a format version that is not known.
    """
    return load_instance(
        data,
        name,
        reader,
        Partnership,
        prepare=lambda tree: with_catalogues(tree, Path(name).parent),
        judge=_references,
        long=_LONG_LISTS,
        on_notice=on_notice,
    )


@collector_paused()
def dump_partnership(partnership: Partnership, writer: Writer, stream: BinaryIO) -> None:
    """Write *partnership* to *stream* with *writer*, so that it is loaded as an equal one.

    Raises DataFileError, and writes nothing, when it holds what could not be read back.
    """
    schema = partnership_schema()
    if isinstance(writer, PiecewiseWriter):
        try:
            writer.write_in_pieces(_tree_of(partnership, _long_lists(partnership)), schema, stream)
        except Exception:  # noqa: BLE001 - whatever it is, the whole tree shows it
            pass
        else:
            return
    try:
        tree = _tree_of(partnership)
    except StructureError as error:
        raise DataFileError("this partnership cannot be written", error.problems) from None
    writer.write(tree, schema, stream)


def _tree_of(partnership: Partnership, instead: Mapping[str, Any] = MappingProxyType({})) -> Tree:
    """Return the tree of a file, with what is given *instead* of some of its lists."""
    without: dict[str, Any] = dict.fromkeys(instead, ())
    tree = unstructure(evolve(partnership, **without))
    if "indicators" in tree:
        tree["indicators"] = [
            beside_catalogue(table, spell_out(indicator)) if "catalogue" in table else table
            for table, indicator in zip(tree["indicators"], partnership.indicators, strict=True)
        ]
    tree |= instead
    in_order = {each.name: tree[each.name] for each in fields(Partnership) if each.name in tree}
    return {VERSION_KEY: FORMAT_VERSION, **in_order}


def _long_lists(partnership: Partnership) -> dict[str, Iterator[Any]]:
    """Return the trees of the members of lists that may be long, made when they are asked for."""
    lists = {key: getattr(partnership, key) for key in _LONG_LISTS}
    return {key: _Given(members, _LONG_LISTS[key]) for key, members in lists.items() if members}


class _Given(Iterator[Any]):
    """Gives the members of a long list, as tables or as JSON."""

    def __init__(self, things: Sequence[Any], cls: type) -> None:
        self._things = things
        self._cls = cls
        self._trees = unstructure_each(things, cls)

    def __next__(self) -> Any:
        return next(self._trees)

    def in_json(self, encode: Callable[[Any], bytes], between: bytes) -> Iterator[bytes]:
        misses = 0
        for start in range(0, len(self._things), _TOGETHER):
            some = self._things[start : start + _TOGETHER]
            texts = unstructure_json(some, self._cls) if start and misses < _MISSES else None
            if texts is not None:
                yield between.join(map(str.encode, texts))
                continue
            misses += 1
            yield from map(encode, unstructure_each(some, self._cls))
            if len(self._things) > _TOGETHER:
                learn_to_write(some, self._cls)


def _references(partnership: Partnership) -> list[Problem]:
    """Return the ids that are used twice, and the references that lead nowhere."""
    return [
        Problem(path=each.path, message=each.message) for each in reference_problems(partnership)
    ]


def _as_it_is(tree: Tree) -> tuple[Tree, list[Problem]]:
    return tree, []


def _no_more(_instance: object) -> list[Problem]:
    return []


@collector_paused()  # for the reading too, which makes as many objects as the structuring
def load_instance(
    data: bytes,
    name: str,
    reader: Reader,
    cls: type[T],
    *,
    prepare: Callable[[Tree], tuple[Tree, list[Problem]]] = _as_it_is,
    judge: Callable[[T], list[Problem]] = _no_more,
    long: Mapping[str, type] = MappingProxyType({}),
    on_notice: Callable[[Notice], None] = _unheard,
) -> T:
    """Return the instance of *cls* that *data* holds; ``load_partnership`` for any class.

    *prepare* completes the tree before it is structured, *judge* finds what is wrong
    with a whole instance; their problems come with all others. *long* names the fields,
    none of which *prepare* looks at, whose lists may be very long, with their members'
    class.
    """
    if long and len(data) >= LONG and isinstance(reader, PiecewiseReader):
        quickly = in_pieces(data, name, reader, cls, prepare, long)
        if quickly is not None and not judge(quickly):
            return quickly
    source = reader.read(data, name)
    if not isinstance(source, Source):
        raise TypeError(f"read gave {source!r:.60}, not a Source")
    for notice in source.notices:
        on_notice(notice)
    tree, problems = _current(source, name)
    tree, unprepared = prepare(tree)
    problems += unprepared
    try:
        instance = structure(tree, cls)
    except StructureError as error:
        raise DataFileError(name, _placed([*problems, *error.problems], source)) from None
    problems += judge(instance)
    if problems or source.problems:
        raise DataFileError(name, _placed(problems, source))
    return instance


class _Members(Generic[T]):
    """Takes the members of a long list, as tables or as JSON."""

    def __init__(self, cls: type[T]) -> None:
        self._cls = cls
        self._is_taught = False
        self._misses = 0
        self.things: list[T] = []

    def __call__(self, trees: list[Any]) -> int:
        things, keys = structure_all(trees, self._cls)
        self.things += things
        if self._is_taught:
            learn(things, self._cls)
        return keys

    def take_json(self, text: str) -> bool:
        if self._misses == _MISSES:
            self._is_taught = False
            return False
        things = structure_json(text, self._cls)
        if things is None:
            self._is_taught = True
            self._misses += 1
            return False
        self.things += things
        return True


def in_pieces(
    data: bytes,
    name: str,
    reader: PiecewiseReader,
    cls: type[T],
    prepare: Callable[[Tree], tuple[Tree, list[Problem]]],
    long: Mapping[str, type],
) -> T | None:
    """Return the instance in *data*, read in pieces; None unless all is sure to be well."""
    members: dict[str, _Members[Any]] = {key: _Members(cls) for key, cls in long.items()}
    try:
        tree = reader.read_in_pieces(data, name, members)
        version = tree.pop(VERSION_KEY)
        tree, problems = prepare(tree)
        if problems or type(version) is not int or version != FORMAT_VERSION:
            return None
        instance = structure(tree, cls)
    except Exception:  # noqa: BLE001 - whatever it is, reading the whole names it
        return None
    taken = {key: tuple(each.things) for key, each in members.items() if each.things}
    return evolve(instance, **taken)  # type: ignore[misc]


def _current(source: Source, name: str) -> tuple[Tree, list[Problem]]:
    """Return the tree in the current form, and what is wrong with its version."""
    tree = dict(source.tree)
    if all(key in tree for key in _REPORT_KEYS):
        message = "this is a report that was written by this library, not a data file"
        suggestion = "give the data file that it was made from"
        raise DataFileError(name, [Problem(path=(), message=message, suggestion=suggestion)])
    if VERSION_KEY not in tree:
        suggestion = f"write {VERSION_KEY} = {FORMAT_VERSION} at the top"
        message = f"the file does not say its {VERSION_KEY}"
        return tree, [Problem(path=(), message=message, suggestion=suggestion)]
    version = tree.pop(VERSION_KEY)
    if type(version) is not int:
        return tree, [mismatch((VERSION_KEY,), int, version)]
    if version not in known_versions():
        raise UnknownVersionError(name, _placed([_unknown(version)], source))
    return migrate(tree, version), []


def _unknown(version: int) -> Problem:
    known = ", ".join(map(str, known_versions()))
    newer = version > FORMAT_VERSION
    return Problem(
        path=(VERSION_KEY,),
        message=f"this version of the library reads format version {known}, not {version}",
        suggestion="install a newer ldsp-core" if newer else "correct the number",
    )


def _placed(problems: Sequence[Problem], source: Source) -> list[Problem]:
    """Return the reader's problems and *problems*, with their places, in the file's order.

    What the reader could not read it left out of the tree, so what is said of the lack of
    that, or of a table that lacks it, would be said twice.
    """
    known = {problem.path[:end] for problem in source.problems for end in _ends(problem.path)}
    located = (
        evolve(problem, where=source.locate(problem.path), path_told=source.paths_told)
        for problem in problems
        if problem.path not in known
    )
    return sorted([*source.problems, *located], key=lambda problem: source.rank(problem.where))


def _ends(path: PathInData) -> range:
    return range(1, len(path) + 1)
