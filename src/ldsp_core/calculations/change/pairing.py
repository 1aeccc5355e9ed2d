"""Which members of two lists are the same thing, before and after."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from ldsp_core.model import (
    Acceptance,
    Audience,
    BackgroundPaper,
    Badge,
    Breakdown,
    BudgetLine,
    CheckSeverity,
    Contribution,
    Correction,
    GrantPeriod,
    Implication,
    Link,
    MatchFunding,
    Measurement,
    PaperField,
    Part,
    Participation,
    PaymentShare,
    Session,
    ThemeNote,
    Venue,
)

Key = Callable[[Any], Hashable]


@frozen(kw_only=True)
class Pairing:
    """The members of two lists by their indexes: the same in both, or in one alone."""

    same: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]
    new: tuple[int, ...]

    @property
    def reordered(self) -> bool:
        """Whether what is in both stands in another order."""
        after = [index for _, index in self.same]
        return after != sorted(after)


def paired(old: Sequence[Any], new: Sequence[Any]) -> Pairing:
    """Return which members of *old* and *new* are the same thing.

    What is equal in both comes first; then what has the same id, or the same other mark
    of its class (a quarter of a grant its period, a measurement its indicator, kind,
    period, place and breakdowns). What has no such mark, such as a next step, goes by its
    position among those that are left; a plain value is the same only if it is equal.
    """
    before = dict(enumerate(old))
    after = dict(enumerate(new))
    same: list[tuple[int, int]] = []
    sample = next(iter([*old, *new]), None)
    for key in (_itself, *_keys(sample)):
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for index, each in before.items():
            waiting[key(each)].append(index)
        for index in list(after):
            mark = key(after[index])
            if mark is not None and waiting[mark]:
                first = waiting[mark].popleft()
                same.append((first, index))
                del before[first], after[index]
    if _goes_by_position(sample):
        along = list(zip(before, after, strict=False))
        same += along
        for first, second in along:
            del before[first], after[second]
    return Pairing(same=tuple(sorted(same)), gone=tuple(before), new=tuple(after))


def _itself(thing: Any) -> Hashable:
    return (thing,)


def dimensions(measurement: Measurement) -> tuple[str, ...]:
    """Return what *measurement* is broken down by."""
    return tuple(sorted(each.dimension for each in measurement.breakdowns))


def _exactly(each: Measurement) -> Hashable:
    return (
        *_time_and_place(each),
        each.cumulative,
        each.theme,
        dimensions(each),
        each.recorded,
    )


def _closely(each: Measurement) -> Hashable:
    return (*_time_and_place(each), each.cumulative, each.theme, dimensions(each))


def _time_and_place(each: Measurement) -> tuple[Hashable, ...]:
    return (each.indicator, each.kind, each.period, each.place)


def _cumulative(each: Measurement) -> Hashable:
    """Return the mark of a figure that counts from the start, whatever it has got to."""
    return (each.indicator, each.kind, each.place, each.theme) if each.cumulative else None


def _by(*names: str) -> Key:
    return lambda thing: tuple(getattr(thing, name) for name in names)


_MARKS: Final[Mapping[type, tuple[Key, ...]]] = {
    Acceptance: (_by("check", "place"),),
    Audience: (_by("name"),),
    BackgroundPaper: (_by("title"),),
    Badge: (_by("code"),),
    Breakdown: (_by("dimension"),),
    BudgetLine: (_by("purpose"),),
    CheckSeverity: (_by("check"),),
    Contribution: (_by("organisation", "kind", "what"),),
    Correction: (_by("field"),),
    GrantPeriod: (_by("period"),),
    Implication: (_by("kind"),),
    Link: (_by("url"),),
    MatchFunding: (_by("source", "kind"), _by("source")),
    Measurement: (_exactly, _closely, _time_and_place, _cumulative),
    PaperField: (_by("label"),),
    Part: (_by("category"),),
    Participation: (_by("organisation", "person"),),
    PaymentShare: (_by("event"),),
    Session: (_by("name"),),
    ThemeNote: (_by("theme"),),
    Venue: (_by("name"),),
}
"""By what things without an id are known, the closest mark first."""


def _keys(sample: object) -> Iterable[Key]:
    if sample is None:
        return ()
    if hasattr(sample, "id"):
        return (_by("id"),)
    return _MARKS.get(type(sample), ())


def _goes_by_position(sample: object) -> bool:
    """Whether members of this sort have fields, but nothing that they are known by."""
    return (
        type(sample).__module__.startswith("ldsp_core.model.")
        and not hasattr(sample, "id")
        and type(sample) not in _MARKS
    )
