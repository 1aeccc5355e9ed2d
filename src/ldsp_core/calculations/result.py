"""What a calculation gives: a value, and where it came from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from attrs import frozen

T_co = TypeVar("T_co", covariant=True)


@frozen(kw_only=True)
class Origin:
    """A fact that a result rests on.

    ``place`` is its path in the data (``activities[teach-too].measurements[1]``),
    ``value`` what stands there, in words; ``source`` and ``recorded`` as the fact
    gives them, "" where it does not.
    """

    place: str
    value: str
    source: str = ""
    recorded: str = ""


@frozen(kw_only=True)
class Result(Generic[T_co]):
    """A calculated ``value`` with the facts it came from, in the order of the file.

    ``left_out`` names facts that could not enter, each with its reason.
    """

    value: T_co
    origins: tuple[Origin, ...] = ()
    left_out: tuple[str, ...] = ()


def origins_of(results: Iterable[Result[object]]) -> tuple[Origin, ...]:
    """Return the origins of several results, each once."""
    return tuple(dict.fromkeys(origin for result in results for origin in result.origins))
