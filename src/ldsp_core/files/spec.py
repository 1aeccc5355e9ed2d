"""What a file format is: plain trees out, plain trees in, and where each thing stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO, Protocol, runtime_checkable

from attrs import frozen

from ldsp_core.errors import Path, Problem

Tree = dict[str, Any]
"""Dicts, lists and scalars (str, int, float, bool, date): a data file before it is typed."""


@frozen(kw_only=True)
class Notice:
    """Something in a file that was read otherwise than it stands there, and nothing lost.

    ``where`` is the place a person can go to (``"Activities!D14"``).
    """

    message: str
    where: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


def _unranked(_where: str) -> tuple[int, ...]:
    return ()


@frozen(kw_only=True)
class Source:
    """A file as read: its plain tree, and a function from a path to a place in the file.

    ``locate(("activity", 3, "start"))`` gives ``"line 12"`` or ``"Activities!D5"``, the
    nearest place that exists when the path itself has none, and ``""`` if nothing is
    known. It is only called when something is wrong.

    A reader that can go on after a mistake leaves the value out of the tree and tells the
    mistake in ``problems``, with its place, so that it comes together with all that core
    finds; ``path`` is where the value would have stood. ``notices`` tells what was read
    otherwise than it stands there. Where people never see a path, as in a workbook,
    ``paths_told`` is false, and places are told alone.

    Problems are told in the order of the tree unless ``rank`` gives each place
    (``"Activities!D14"``) what sorts it as it comes in the file.
    """

    tree: Tree
    locate: Callable[[Path], str]
    paths_told: bool = True
    problems: Sequence[Problem] = ()
    notices: Sequence[Notice] = ()
    rank: Callable[[str], tuple[int, ...]] = _unranked


class Reader(Protocol):
    """Reads one format."""

    def read(self, data: bytes, name: str) -> Source:
        """Return the tree in *data*, the content of the file called *name*.

        Raises DataFileError when the file is none of this format, saying where.
        """
        ...


Take = Callable[[list[Any]], int]
"""Is given some members of a list, in order; says how many keys the tables in them have."""


@runtime_checkable
class JsonTake(Protocol):
    """Takes members as a text of JSON, too."""

    def __call__(self, members: list[Any], /) -> int:
        """Take *members*, as a Take does."""
        ...

    def take_json(self, text: str) -> bool:
        """Take the members of the list in *text*; false, and nothing is taken, if unsure."""
        ...


@runtime_checkable
class PiecewiseReader(Protocol):
    """A reader that need not hold the tree of a very long file."""

    def read_in_pieces(self, data: bytes, name: str, takers: Mapping[str, Take]) -> Tree:
        """Return the tree in *data* without the lists that *takers* are given, in pieces.

        *takers* go by the keys of lists at the top; one is given the members that come
        next, as often as there are more. Raises any exception unless all is well, though
        takers may have been given something by then: the file is then read whole.
        """
        ...


class Writer(Protocol):
    """Writes one format."""

    def write(self, tree: Tree, schema: Mapping[str, Any], stream: BinaryIO) -> None:
        """Write *tree* to *stream*, leaving it open; *schema* is the JSON Schema it follows."""
        ...


@runtime_checkable
class JsonGive(Protocol):
    """An iterator over the members of a list, as tables, that can give them as JSON too."""

    def in_json(self, encode: Callable[[Any], bytes], between: bytes, /) -> Iterator[bytes]:
        """Yield each as JSON without spaces, as *encode* makes it of a table.

        Several may come together, with *between* between them.
        """
        ...


@runtime_checkable
class PiecewiseWriter(Protocol):
    """A writer that need not be given the tree of a very long file."""

    def write_in_pieces(
        self, tree: Mapping[str, Any], schema: Mapping[str, Any], stream: BinaryIO
    ) -> None:
        """Write as ``write`` does, and the same; lists at the top may be iterators.

        Nothing is written before all of them have ended: they may raise any exception.
        """
        ...


Blank = Callable[[Mapping[str, Any], BinaryIO], None]
"""Writes a file that holds no facts yet and is to be filled in; gets the JSON Schema."""


@frozen(kw_only=True)
class Codec:
    """A reader, a writer, or both.

    ``blank`` writes what ``ldsp new`` begins a file with; without it a new file holds
    the facts of the starter.
    """

    reader: Reader | None = None
    writer: Writer | None = None
    blank: Blank | None = None


def _never(_head: bytes) -> bool:
    return False


@frozen(kw_only=True)
class FormatSpec:
    """A format that a partnership is kept in, without importing what reads it.

    ``sniff`` looks at a file's first kilobyte; ``load`` gives the reader and writer.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    load: Callable[[], Codec]
    sniff: Callable[[bytes], bool] = _never
    api_version: int = 1
