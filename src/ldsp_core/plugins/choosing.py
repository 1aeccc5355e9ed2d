"""Finding the one offer that a user means, and telling why there is none or more than one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any, Final, TypeVar

from ldsp_core.errors import PluginConflictError, UnknownNameError
from ldsp_core.plugins.kinds import Kind
from ldsp_core.plugins.records import (
    DISABLED,
    PluginInfo,
    Registered,
    normalised,
)

S = TypeVar("S")

_EXTENSIONS_OF_NAMES: Final = {"word": ".docx", "excel": ".xlsx"}


def with_extension(offers: Iterable[Registered[S]], path: PurePath) -> tuple[Registered[S], ...]:
    """Return the *offers* for the longest extension of *path* that anyone offers.

    The specs must have ``extensions``. Capitals are no difference: ``PAPER.DOCX`` is a
    ``.docx``.
    """
    suffixes = [suffix.lower() for suffix in path.suffixes]
    every = tuple(offers)
    for start in range(len(suffixes)):
        extension = "".join(suffixes[start:])
        found = tuple(offer for offer in every if extension in _extensions(offer))
        if found:
            return found
    return ()


def _extensions(offer: Registered[Any]) -> tuple[str, ...]:
    extensions: tuple[str, ...] = offer.spec.extensions
    return extensions


def conflict(what: str, offers: Sequence[Registered[Any]], by_name: str = "") -> str:
    """Return why *offers* of *what* cannot be told apart, and the remedy.

    *by_name* is the way to ask for one by its name, used where their names differ.
    """
    who = " and ".join(f"{offer.name!r} of {offer.plugin.label}" for offer in offers)
    remedies = []
    if by_name and len({offer.name for offer in offers}) > 1:
        names = " or ".join(dict.fromkeys(offer.name for offer in offers))
        remedies.append(f"choose one with {by_name} ({names})")
    switches = _switches([offer.plugin for offer in offers])
    if switches:
        remedies.append(f"leave one out with {DISABLED}={' or '.join(switches)}")
    return f"{what} is offered more than once: {who}; {', or '.join(remedies) or 'rename one'}"


def _switches(plugins: Iterable[PluginInfo]) -> list[str]:
    """Return names for the user's settings that tell *plugins* apart, where they can be."""
    unique = list(dict.fromkeys(plugins))
    if len(unique) < 2:
        return []
    names = [normalised(plugin.name) for plugin in unique]
    return [
        plugin.name if names.count(normalised(plugin.name)) == 1 else plugin.distribution
        for plugin in unique
        if plugin.can_be_disabled
    ]


def refuse_conflict(what: str, offers: Sequence[Registered[Any]], by_name: str = "") -> None:
    """Raise PluginConflictError if there is more than one of *offers*."""
    if len(offers) > 1:
        raise PluginConflictError(conflict(what, offers, by_name))


def unknown_name(
    kind: Kind[Any], name: str, known: Iterable[str], absent: Sequence[PluginInfo]
) -> UnknownNameError:
    """Return the error for a *name* of *kind* that nobody offers.

    It lists every plugin of *absent*, those that failed or are blocked, since one of
    them may be the one that was meant, and the distribution to install if it is known.
    """
    extension = _EXTENSIONS_OF_NAMES.get(name, f".{name}")
    return UnknownNameError(kind.noun, name, known, _advice(kind, extension, absent))


def unknown_file(
    kind: Kind[Any], path: PurePath, offers: Iterable[Registered[Any]], absent: Sequence[PluginInfo]
) -> UnknownNameError:
    """Return the error for a file that nobody of *kind* reads or writes, as above."""
    extension = path.suffix.lower()
    known = {known for offer in offers for known in _extensions(offer)}
    advice = _advice(kind, extension, absent)
    return UnknownNameError(f"{kind.noun} for files", extension or path.name, known, advice)


def _advice(kind: Kind[Any], extension: str, absent: Sequence[PluginInfo]) -> str:
    lines = [str(plugin) for plugin in absent]
    seller = kind.sellers.get(extension)
    if seller and normalised(seller) not in {normalised(plugin.distribution) for plugin in absent}:
        lines.insert(0, f"for {extension} files: pip install {seller}")
    return "\n".join(lines)
