"""What the options of several commands have in common."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from ldsp_core.values import Period

F = TypeVar("F", bound=Callable[..., Any])


def read_day(_context: click.Context, parameter: click.Parameter, text: str | None) -> date | None:
    """Read a day, ``2019-04-01``."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(
            f"{text!r} is not a date; write it like 2019-04-01.", param=parameter
        ) from None


def read_period(
    _context: click.Context, parameter: click.Parameter, text: str | None
) -> Period | None:
    """Read a period by its code, ``FY2018-19/Q4``."""
    from ldsp_core.errors import ValueTextError
    from ldsp_core.values import Period

    if text is None:
        return None
    try:
        return Period.parse(text)
    except ValueTextError as error:
        raise click.BadParameter(f"{error}.", param=parameter) from None


def as_at_option(command: F) -> F:
    """Add ``--as-at``."""
    return click.option(
        "--as-at",
        callback=read_day,
        metavar="DATE",
        help="The date to look from, such as 2019-04-01; the data file's own unless given.",
    )(command)


def json_option(command: F) -> F:
    """Add ``--json``."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print JSON, for other programs to read."
    )(command)


def force_option(command: F) -> F:
    """Add ``--force``."""
    return click.option("--force", is_flag=True, help="Replace a file that is there already.")(
        command
    )
