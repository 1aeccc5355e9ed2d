"""What a report is: a name, what it is about, its parameters, and how it is built."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen

from ldsp_core.document import Purpose, Report, Section
from ldsp_core.values import Period

if TYPE_CHECKING:
    from ldsp_core.calculations import Pattern
    from ldsp_core.checks import CheckSpec
    from ldsp_core.model import Partnership

Subject = Literal["partnership", "pair", "portfolio"]


@frozen(kw_only=True)
class NoParameters:
    """The parameters of a report that has none."""


@frozen(kw_only=True)
class ReportRequest:
    """What a report is asked for.

    ``subjects`` are the partnerships it is about: one, a pair (old, new), or many.
    ``as_at_source`` says where the date comes from ("given", "data file", "today").
    ``parameters`` is an instance of the spec's parameters class; ``checks`` are those
    that a report of findings runs; ``files`` names the data files, where they are known.

    Unless ``internal``, the subjects are as the public may see them, and ``patterns``
    say what of each is hidden.
    """

    subjects: tuple[Partnership, ...]
    as_at: date
    as_at_source: Literal["given", "data file", "today"] = "given"
    period: Period | None = None
    parameters: Any = None
    checks: tuple[CheckSpec, ...] = ()
    files: tuple[str, ...] = ()
    internal: bool = False
    patterns: tuple[Pattern, ...] = ()

    @property
    def partnership(self) -> Partnership:
        """The first subject; the only one of most reports."""
        return self.subjects[0]


@frozen(kw_only=True)
class ReportSpec:
    """A report that can be asked for by ``name``; ``suits`` says what it is for."""

    name: str
    title: str
    build: Callable[[ReportRequest], Report]
    subject: Subject = "partnership"
    parameters: type = field(default=NoParameters)
    suits: frozenset[Purpose] = frozenset({"paper"})
    api_version: int = 1


@frozen(kw_only=True)
class SectionSpec:
    """An extra section for the report called ``report``, placed after the section ``after``.

    ``build`` may return ``None`` where it has nothing to say.
    """

    name: str
    report: str
    after: str
    build: Callable[[ReportRequest], Section | None]
    api_version: int = 1
