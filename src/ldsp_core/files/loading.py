"""A data file to a partnership and back, whatever the format: one set of words for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

from attrs import evolve

from ldsp_core.errors import DataFileError, Problem, UnknownVersionError
from ldsp_core.errors import Path as PathInData
from ldsp_core.files.catalogues import beside_catalogue, with_catalogues
from ldsp_core.files.migrations import FORMAT_VERSION, VERSION_KEY, known_versions, migrate
from ldsp_core.files.schema import partnership_schema
from ldsp_core.files.spec import Notice, Reader, Source, Tree, Writer
from ldsp_core.model import Partnership, reference_problems
from ldsp_core.structuring import (
    StructureError,
    collector_paused,
    spell_out,
    structure,
    unstructure,
)
from ldsp_core.structuring.problems import mismatch

T = TypeVar("T")

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
        on_notice=on_notice,
    )


@collector_paused()
def dump_partnership(partnership: Partnership, writer: Writer, stream: BinaryIO) -> None:
    """Write *partnership* to *stream* with *writer*, so that it is loaded as an equal one.

    Raises DataFileError, and writes nothing, when it holds what could not be read back.
    """
    try:
        tree = unstructure(partnership)
    except StructureError as error:
        raise DataFileError("this partnership cannot be written", error.problems) from None
    if "indicators" in tree:
        tree["indicators"] = [
            beside_catalogue(table, spell_out(indicator)) if "catalogue" in table else table
            for table, indicator in zip(tree["indicators"], partnership.indicators, strict=True)
        ]
    writer.write({VERSION_KEY: FORMAT_VERSION, **tree}, partnership_schema(), stream)


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
    on_notice: Callable[[Notice], None] = _unheard,
) -> T:
    """Return the instance of *cls* that *data* holds; ``load_partnership`` for any class.

    *prepare* completes the tree before it is structured, *judge* finds what is wrong
    with a whole instance; their problems come with all others.
    """
    source = reader.read(data, name)
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
    """Return the reader's problems and *problems*, with their places.

    What the reader could not read it left out of the tree, so what is said of the lack of
    that, or of a table that lacks it, would be said twice.
    """
    known = {problem.path[:end] for problem in source.problems for end in _ends(problem.path)}
    return [
        *source.problems,
        *(
            evolve(
                problem,
                where=source.locate(problem.path),
                path_told=source.paths_told,
            )
            for problem in problems
            if problem.path not in known
        ),
    ]


def _ends(path: PathInData) -> range:
    return range(1, len(path) + 1)
