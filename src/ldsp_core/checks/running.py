"""Running checks over a partnership, and setting aside what the data accepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import overload

from attrs import evolve, frozen

from ldsp_core.checks.spec import CheckContext, CheckSpec, Finding, Severity
from ldsp_core.errors import PluginError
from ldsp_core.model import Partnership, path_of_place, place_text


@frozen(kw_only=True)
class Findings(Sequence[Finding]):
    """What the checks found: a sequence of what needs a look, worst first.

    ``accepted`` holds the findings that the data accepts, each with its reason; they
    are not part of the sequence.
    """

    open: tuple[Finding, ...] = ()
    accepted: tuple[Finding, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, index: int | slice) -> Finding | tuple[Finding, ...]:
        """Return one open finding, or some."""
        return self.open[index]

    def __len__(self) -> int:
        return len(self.open)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.open)

    def worst(self) -> Severity | None:
        """Return the severity of the worst open finding, or None."""
        return self.open[0].severity if self.open else None


def run_checks(partnership: Partnership, specs: Iterable[CheckSpec], as_at: date) -> Findings:
    """Run *specs* over *partnership* as seen on *as_at*, in the order given.

    Open findings come by severity, then in the order found. An acceptance in the data
    covers the findings of its check at its place, however it names that
    (``path_of_place``); ``Settings.severities`` changes how
    much a check matters, or leaves it out. A check that raises is reported as a
    PluginError naming it.
    """
    specs = tuple(specs)
    context = CheckContext(as_at=as_at, checks=frozenset(spec.id for spec in specs))
    set_to = {each.check: each.severity for each in partnership.settings.severities}
    found = [
        evolve(finding, severity=Severity(set_to[spec.id])) if spec.id in set_to else finding
        for spec in specs
        if set_to.get(spec.id) != "off"
        for finding in _run(spec, partnership, context)
    ]
    reasons = {
        (each.check, _as_findings_name(partnership, each.place)): each.reason.strip()
        for each in partnership.accepted
    }
    judged = [
        evolve(finding, accepted=reasons.get((finding.check, finding.place), ""))
        for finding in found
    ]
    order = list(Severity)
    return Findings(
        open=tuple(
            sorted(
                (finding for finding in judged if not finding.accepted),
                key=lambda finding: order.index(finding.severity),
            )
        ),
        accepted=tuple(finding for finding in judged if finding.accepted),
    )


def _as_findings_name(partnership: Partnership, place: str) -> str:
    path = path_of_place(partnership, place)
    return place if path is None else place_text(partnership, path)


def _run(spec: CheckSpec, partnership: Partnership, context: CheckContext) -> list[Finding]:
    try:
        return list(spec.run(partnership, context))
    except Exception as error:  # checks may be third parties' code
        raise PluginError(
            f"the check {spec.id!r} failed: {type(error).__name__}: {error}; tell whoever offers "
            "it, and until then leave it out: give it the severity 'off' in the data's settings"
        ) from error
