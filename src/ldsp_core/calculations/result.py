"""What a calculation gives: a value, and where it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from attrs import field, frozen

T = TypeVar("T")
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


Origins = tuple[Origin, ...]

OriginsSource = Origins | Callable[[], Origins]
"""Origins, or what makes them when somebody asks: most figures are never asked."""


def made(origins: OriginsSource) -> Origins:
    """Return the origins themselves."""
    return origins() if callable(origins) else origins


@frozen(kw_only=True)
class Result(Generic[T_co]):
    """A calculated ``value`` with the facts it came from, in the order of the file.

    ``left_out`` names facts that could not enter, each with its reason. Origins may be
    given as what makes them (picklable: no lambda); they are then made when asked for.
    """

    value: T_co
    _origins: OriginsSource = field(
        default=(), alias="origins", eq=made, repr=lambda origins: repr(made(origins))
    )
    left_out: tuple[str, ...] = ()

    @property
    def origins(self) -> Origins:
        """The facts that ``value`` came from, in the order of the file."""
        origins = made(self._origins)
        object.__setattr__(self, "_origins", origins)  # the same facts, made once
        return origins


def part_of(whole: Result[Any], value: T, *without: str) -> Result[T]:
    """Return *value*, a part of what *whole* holds, with the facts of the whole.

    Facts whose places end with one of *without* are left away: *value* does not rest on
    them.
    """
    return Result(
        value=value,
        origins=tuple(each for each in whole.origins if not each.place.endswith(without)),
        left_out=tuple(
            text for text in whole.left_out if not text.partition(": ")[0].endswith(without)
        ),
    )


def origins_of(results: Iterable[Result[object]]) -> Origins:
    """Return the origins of several results, each once."""
    return tuple(dict.fromkeys(origin for result in results for origin in result.origins))
