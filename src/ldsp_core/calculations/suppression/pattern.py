"""The pattern: which figures of a partnership are hidden, worked out once for all reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from ldsp_core.calculations.suppression.choosing import Attack, units_to_hide
from ldsp_core.calculations.suppression.figures import (
    Figure,
    disclosive_measurements,
    figure_name,
    figures_of,
    figures_published,
)
from ldsp_core.calculations.suppression.linking import link
from ldsp_core.errors import Path
from ldsp_core.model import Partnership, Publication, place_text
from ldsp_core.model.terms import FigureState
from ldsp_core.values import Count, Missing, Share


@frozen(kw_only=True)
class HiddenFigure:
    """A figure that the public does not see.

    ``place`` says where it stands in the data, ``path`` leads there; ``name`` says what
    it is of; ``state`` why it is hidden.
    """

    place: str
    path: Path
    name: str
    state: FigureState


@frozen(kw_only=True)
class Pattern:
    """Which of the figures about people are hidden, by which rule.

    ``considered`` counts all figures about people who could be given away.
    """

    hidden: tuple[HiddenFigure, ...] = ()
    considered: int = 0
    threshold: int
    zeros: bool

    def __len__(self) -> int:
        return len(self.hidden)


def suppression_pattern(partnership: Partnership, earlier: Sequence[Publication] = ()) -> Pattern:
    """Return which figures of *partnership* the public may not see.

    Formula: figures of disclosive indicators (``Indicator.disclosive``; by default unique
    people with a breakdown) below ``Settings.suppress_below``, zero where
    ``Settings.show_zeros`` is false, and others with them, so that for somebody who knows
    the rule and everything shown at least three values stay open to each. Breakdowns,
    periods and what was published before (``Partnership.publications``, and *earlier*)
    count as one. Raises SuppressionError where that cannot be, or needs the solver of the
    extra ``ldsp-core[suppression]``. Own definition, after the interval protection of
    cell suppression (Fischetti and Salazar, 2001).
    """
    settings = partnership.settings
    current = figures_of(partnership)
    tables, units, keys = link(
        current,
        [figures_published(each) for each in (*partnership.publications, *earlier)],
        settings.suppress_below,
        settings.show_zeros,
        {indicator.id: indicator.over_periods for indicator in partnership.indicators},
    )

    def name(number: int) -> str:
        key = keys[number]
        return "a figure" if key is None else figure_name(key)

    chosen = units_to_hide(tables, _linked, name)
    small = {cell.unit for cell in tables.cells if cell.is_below and not cell.past}
    hidden = [
        _hidden(partnership, figure, "small" if units[figure.key] in small else "with others")
        for figure in current
        if units[figure.key] in chosen
    ]
    shares = list(_shares(partnership))
    return Pattern(
        hidden=(*hidden, *(each for each in shares if each is not None)),
        considered=len(current) + len(shares),
        threshold=settings.suppress_below,
        zeros=settings.show_zeros,
    )


def states_of(pattern: Pattern, figures: Iterable[Figure]) -> Iterator[tuple[Figure, FigureState]]:
    """Yield each of *figures* with what the pattern does to it."""
    states: dict[Path, FigureState] = {each.path: each.state for each in pattern.hidden}
    for figure in figures:
        yield figure, states.get(figure.path, "shown")


def _linked() -> Attack:
    from ldsp_core.calculations.suppression.linked import LinkedTables

    return LinkedTables()


def _hidden(partnership: Partnership, figure: Figure, state: FigureState) -> HiddenFigure:
    return HiddenFigure(
        place=place_text(partnership, figure.path),
        path=figure.path,
        name=figure_name(figure.key),
        state=state,
    )


def _shares(partnership: Partnership) -> Iterator[HiddenFigure | None]:
    """Yield each share of people by its two numbers: what is hidden of it, or None.

    Its numerator is hidden as small, and so is the rest of the whole: of 80 learners 78
    leave two.
    """
    settings = partnership.settings
    for number, index, activity, measurement in disclosive_measurements(partnership):
        share = measurement.share
        if not isinstance(share, Share) or share.numerator is None or share.denominator is None:
            continue
        rest = share.denominator - share.numerator
        counts = (share.numerator, share.denominator, rest)
        if not any(
            _is_small(each, settings.suppress_below, settings.show_zeros) for each in counts
        ):
            yield None
            continue
        path: Path = ("activities", number, "measurements", index, "share")
        period = measurement.period
        time = "" if isinstance(period, Missing) else f", {period.code}"
        yield HiddenFigure(
            place=place_text(partnership, path),
            path=path,
            name=f"{measurement.indicator} of {activity.id}{time}",
            state="small",
        )


def _is_small(count: Count, threshold: int, zeros: bool) -> bool:
    high = None if count.high is None else count.high - count.high_open
    return high is not None and high < threshold and not (zeros and high == 0)
