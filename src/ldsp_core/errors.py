"""Every error the library raises on purpose, in one tree.

::

    LdspError
    ├── ValueTextError            a value's text cannot be read ("lots" for a Count)
    ├── InvalidValueError         a value that makes no sense (an end before a start)
    ├── CalculationError          a sum that must not be taken, with the reason
    ├── DataFileError             a data file cannot be loaded; carries every problem
    │   └── UnknownVersionError   a format version this library does not know
    ├── WriteError                a file could not be written; what was there is unharmed
    │   └── OverwriteRefusedError     a file is there already and was not to be replaced
    ├── OptionsError              options or parameters that nobody understands
    ├── UnknownNameError          nobody offers a format, report, id … of that name
    ├── ReportError               a report cannot be built from these facts
    │   └── SuppressionError          figures that cannot be published without giving people away
    ├── DocumentError             a document that contradicts itself
    ├── RenderError               a renderer could not write the document
    └── PluginError               a plugin broke the contract
        └── PluginConflictError   two plugins offer the same name
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import frozen

PathPart = str | int
Path = tuple[PathPart, ...]

MOST_LISTED: Final = 100
"""How many problems of a file its error lists; whoever has more mends these first."""


class LdspError(Exception):
    """The root of all errors raised on purpose; its text is meant for people."""


class ValueTextError(LdspError, ValueError):
    """A value's text cannot be read: says what was found and what was expected."""


class InvalidValueError(LdspError, ValueError):
    """A value was put together from parts that contradict one another."""


class CalculationError(LdspError):
    """A calculation that must not be done, with the reason."""


@frozen(kw_only=True)
class Problem:
    """One thing wrong with a data file.

    ``path`` leads through the data (``("activity", 3, "start")``), ``where`` is the
    place a person can go to (``"line 12"``, ``"Activities!D14"``), empty when unknown.
    ``path_told`` is false where the file does not show its paths to people, as a
    workbook does not: then ``where`` is told alone.
    """

    path: Path
    message: str
    where: str = ""
    suggestion: str = ""
    path_told: bool = True

    @property
    def place(self) -> str:
        """The path as people write it: ``activity[3].start``."""
        return path_text(self.path)

    @property
    def address(self) -> str:
        """Where it is, as people are told: ``line 12, activity[3].start``."""
        path = self.place if self.path_told or not self.where else ""
        return ", ".join(part for part in (self.where, path) if part)

    def __str__(self) -> str:
        where = self.address
        text = f"{where}: {self.message}" if where else self.message
        return f"{text}; {self.suggestion}" if self.suggestion else text


class DataFileError(LdspError):
    """A data file cannot be loaded.

    ``problems`` holds everything that is wrong with the file, in the file's order;
    ``source`` is its name as given. The text lists the first ``MOST_LISTED`` and counts
    the others.
    """

    def __init__(self, source: str, problems: Sequence[Problem]) -> None:
        """Collect *problems* found in *source*."""
        self.source = source
        self.problems = tuple(problems)
        super().__init__(source, self.problems)

    def __str__(self) -> str:
        count = len(self.problems)
        head = f"{self.source}: {count:,} problem{'s' if count != 1 else ''}"
        listed = [f"  {problem}" for problem in self.problems[:MOST_LISTED]]
        if count > MOST_LISTED:
            listed.append(f"  … and {count - MOST_LISTED:,} more")
        return "\n".join([head, *listed])


class UnknownVersionError(DataFileError):
    """The file's format version is none that this library knows."""


class WriteError(LdspError):
    """A file could not be written; whatever stood there before is unharmed."""


class OverwriteRefusedError(WriteError):
    """A file is there already and the caller did not ask to replace it."""


class OptionsError(LdspError):
    """Options of a renderer or parameters of a report that cannot be understood."""


class UnknownNameError(LdspError, LookupError):
    """Nobody offers a thing of that name.

    ``kind`` is what was looked for ("report"), ``known`` the names there are.
    """

    def __init__(self, kind: str, name: str, known: Iterable[str], advice: str = "") -> None:
        """Say that no *kind* is called *name*, with the nearest of the *known* names."""
        self.kind = kind
        self.name = name
        self.known = tuple(sorted(known))
        self.advice = advice
        super().__init__(kind, name, self.known, advice)

    def __str__(self) -> str:
        meant = did_you_mean(self.name, self.known)
        text = f"there is no {self.kind} called {self.name!r}{meant}"
        if self.known:
            text += f"{' There' if meant else '; there'} are: {', '.join(self.known)}"
        return f"{text}\n{self.advice}" if self.advice else text


class ReportError(LdspError):
    """A report cannot be built from the facts and parameters given."""


class SuppressionError(ReportError):
    """Figures that cannot be published without giving people away: says which, and why."""


class DocumentError(LdspError):
    """A document contradicts itself: a reference to nothing, a row of the wrong length."""


class RenderError(LdspError):
    """A renderer could not write the document."""


class PluginError(LdspError):
    """A plugin broke the contract; the text names its distribution and the remedy."""


class PluginConflictError(PluginError):
    """Two plugins offer the same name, and that name was asked for."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the one of *known* that looks most like *name*, if any looks like it at all.

    Capital letters make no difference; of two that look as like, the first in the
    alphabet is taken. The measure is difflib's ratio, from 0.6 upwards.
    """
    matcher = difflib.SequenceMatcher(b=name.casefold())
    best: tuple[float, str] | None = None
    for candidate in sorted(known):
        matcher.set_seq1(candidate.casefold())
        least = 0.6 if best is None else best[0]
        # The first two are upper bounds of the third, which takes much longer.
        if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
            continue
        ratio = matcher.ratio()
        if ratio >= 0.6 and (best is None or ratio > best[0]):
            best = (ratio, candidate)
    return best[1] if best else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return ``", did you mean 'x'?"`` for the nearest of *known*, or nothing."""
    match = nearest(name, known)
    return f", did you mean {match!r}?" if match else ""


def quoted(text: str, limit: int = 80) -> str:
    """Return *text* in quotation marks for a message, only its beginning when it is long."""
    return repr(text) if len(text) <= limit else f"{text[:limit]!r} … ({len(text)} characters)"


def path_text(path: Path) -> str:
    """Return a path as people write it: ``activity[3].start`` (counted from 0).

    A key that cannot be printed as it is stands in quotes, escaped.
    """
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            key = part if part.isprintable() else ascii(part)
            text += f".{key}" if text else key
    return text
