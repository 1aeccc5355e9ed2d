"""Saying what a format could not show as it was meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ldsp_core.document import Degradation


def tell_degradations(degradations: Sequence[Degradation], *, verbose: bool = False) -> None:
    """Say on stderr how much is shown otherwise than meant, or each thing of it."""
    number = len(degradations)
    if number and not verbose:
        things = "1 thing is" if number == 1 else f"{number} things are"
        click.echo(f"  {things} shown otherwise than meant; --verbose says which", err=True)
        return
    for each in degradations:
        click.echo(f"  shown otherwise: {each.block}: {each.message}", err=True)
