"""Plain trees to instances, and back, with everything that is wrong said at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from threading import local
from typing import Any, Final, TypeVar

from cattrs import Converter

from ldsp_core.errors import LdspError, Path, Problem
from ldsp_core.structuring.collector import collector_paused
from ldsp_core.structuring.compiled_reading import CompiledReader
from ldsp_core.structuring.converter import make_converter
from ldsp_core.structuring.form import Mismatch
from ldsp_core.structuring.forms import (
    fields_of,
    is_thing,
    may_be_missing,
    member_kind,
    recorded_kind,
)
from ldsp_core.structuring.generated_lines import LineWriter
from ldsp_core.structuring.memory import Remembered
from ldsp_core.structuring.problems import TOO_DEEP, mismatch, problems_in
from ldsp_core.structuring.reading import reader
from ldsp_core.structuring.reading_hooks import Together
from ldsp_core.structuring.tally import TallyingConverter
from ldsp_core.structuring.writing import writer
from ldsp_core.values import Missing

T = TypeVar("T")


class StructureError(Exception):
    """A tree that is no instance of the class, or an instance that makes no tree.

    ``problems`` has everything that is wrong, in order. It is for code that knows the
    file and turns it into a DataFileError with places.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Collect the *problems*."""
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class _OfThread(local):
    """What each thread has for itself."""

    @cached_property
    def converter(self) -> TallyingConverter:
        return make_converter(detailed=False)

    @cached_property
    def line_writers(self) -> Remembered[Any, LineWriter]:
        converter = self.converter
        return Remembered(lambda cls: LineWriter(cls, lambda kind: writer(kind, converter)))

    @cached_property
    def compiled(self) -> Remembered[Any, CompiledReader]:
        converter = self.converter
        return Remembered(
            lambda cls: CompiledReader(cls, converter, lambda kind: reader(kind, converter))
        )


_OWN: Final = _OfThread()


@cache
def _converter(detailed: bool) -> Converter:
    return make_converter(detailed=detailed)


@collector_paused()
def structure(tree: Any, cls: type[T]) -> T:
    """Return the instance of the attrs class *cls* that a plain *tree* describes.

    Strict: nothing is turned into what is expected. Raises StructureError with every
    problem and its path. The garbage collector is paused meanwhile.
    """
    try:
        return _converter(False).structure(tree, cls)
    except Exception:  # noqa: BLE001 - whatever it is, the detailed converter names it
        pass
    try:
        return _converter(True).structure(tree, cls)
    except Exception as error:  # noqa: BLE001 - told apart, and raised again if not of the data
        problems = problems_in(error, tree, cls)
    raise StructureError(problems)


def structure_all(trees: list[Any], cls: type[T]) -> tuple[list[T], int]:
    """Return the instances of the attrs class *cls* that plain *trees* describe.

    With them comes how many keys all the tables in *trees* have. Raises any exception
    when something is wrong; ``structure`` says what it is.
    """
    converter = _OWN.converter
    read = converter.get_structure_hook(cls)
    before = converter.keys
    things = read.many(trees) if isinstance(read, Together) else [read(it, cls) for it in trees]
    return things, converter.keys - before


def structure_json(text: str, cls: type[T]) -> list[T] | None:
    """Return the instances of *cls* that the list in a JSON *text* describes.

    None unless it is sure that all is well, and until ``learn`` was given what is like it.
    This is for compiled code, with the extra ``fast``.
    """
    try:
        return _OWN.compiled[cls].read(text)
    except Exception:  # noqa: BLE001 - whatever it is, the other way of reading meets it too
        return None


def learn(things: Sequence[T], cls: type[T]) -> None:
    """Let ``structure_json`` know what instances of *cls* are like, with the extra ``fast``."""
    _OWN.compiled[cls].learn(things)


def unstructure_json(things: Sequence[Any], cls: type) -> list[str] | None:
    """Return each of *things*, instances of the attrs class *cls*, as JSON without spaces.

    None unless it is sure that all is well, and until ``learn_to_write`` was given what is
    like them.
    """
    try:
        return _OWN.line_writers[cls].write(things)
    except Exception:  # noqa: BLE001 - whatever it is, the other way of writing meets it too
        return None


def learn_to_write(things: Sequence[Any], cls: type) -> None:
    """Let ``unstructure_json`` know what instances of *cls* are like."""
    _OWN.line_writers[cls].learn(things)


def unstructure_each(things: Iterable[Any], cls: type) -> Iterator[Any]:
    """Yield the plain tree of each of *things*, instances of the attrs class *cls*.

    Raises any exception for what could not be read back; ``unstructure`` says what it is.
    """
    write = _converter(False).get_unstructure_hook(cls)
    return map(write, things)


@collector_paused()
def unstructure(instance: Any) -> dict[str, Any]:
    """Return the plain tree of an instance of an attrs class: dicts, lists and scalars.

    Keys come in the order of the fields; what is as its field's default is left out.
    ``structure`` makes an equal instance of it: what could not be read back (text with
    control characters, a value of the wrong type) raises StructureError, with paths.
    """
    try:
        tree: dict[str, Any] = _converter(False).unstructure(instance)
        return tree
    except Exception as error:  # raised again if it is none of the data
        try:
            problems = list(_faults(instance, type(instance), ()))
        except RecursionError:
            problems = [Problem(path=(), message=TOO_DEEP)]
        if not problems:
            raise error
    raise StructureError(problems)


def spell_out(thing: Any) -> dict[str, Any]:
    """Return the plain tree of *thing* with all of its own fields, defaults too.

    Raises as ``unstructure`` does for what is in it, so that comes first.
    """
    write = _converter(False).unstructure
    return {
        each.name: write(getattr(thing, each.name), unstructure_as=each.type)
        for each in fields_of(type(thing))
    }


def _faults(value: Any, kind: Any, path: Path) -> Iterator[Problem]:
    """Yield what keeps *value* from being written as a *kind*."""
    if may_be_missing(kind) and isinstance(value, Missing):
        return
    kind = recorded_kind(kind)
    member = member_kind(kind)
    if is_thing(kind) and type(value) is kind:
        for each in fields_of(kind):
            its_value = getattr(value, each.name)
            if its_value is not each.default:
                yield from _faults(its_value, each.type, (*path, each.name))
    elif member is not None and isinstance(value, tuple):
        for index, its_value in enumerate(value):
            yield from _faults(its_value, member, (*path, index))
    else:
        try:
            # The hook of the type, not of what the value happens to be.
            _converter(False).unstructure(value, unstructure_as=kind)
        except Mismatch:
            yield mismatch(path, kind, value)
        except LdspError as error:
            yield Problem(path=path, message=str(error))
