"""How the command behaves as a whole: errors, exit codes, suggestions for mistyped names."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from typing import Any

import click

from ldsp_core.cli.plugin_warnings import plugin_warnings
from ldsp_core.errors import LdspError, OptionsError, UnknownNameError, nearest


class LdspGroup(click.Group):
    """A group that turns the library's errors into one readable block on stderr.

    Exit codes: 0 fine, 1 a failure or error-level findings, 2 a wrong command line.
    """

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, and suggest one for a name that is none."""
        name = args[0] if args else ""
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            known = self.list_commands(ctx)
            match = nearest(name, known)
            hint = f" Did you mean {match!r}?" if match else ""
            ctx.fail(f"There is no command {name!r}.{hint} Commands: {', '.join(known)}.")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; errors become text and an exit code."""
        debug = bool(ctx.params.get("debug"))
        with plugin_warnings() as told:
            try:
                return super().invoke(ctx)
            except LdspError as error:
                told.leave_out(str(error))
                fail(error, debug=debug)
            except RecursionError as error:
                nested = LdspError("the data are nested too deeply to be handled")
                fail(nested, cause=error, debug=debug)


def fail(error: LdspError, *, debug: bool, cause: BaseException | None = None) -> None:
    """Print *error* on stderr and end the program."""
    if debug:
        traceback.print_exception(cause or error)
    click.echo(f"ldsp: {error}", err=True)
    sys.exit(2 if is_usage(error) else 1)


def is_usage(error: LdspError) -> bool:
    """Whether *error* comes from what was typed, not from the data or the machine."""
    if isinstance(error, OptionsError):
        return True
    return isinstance(error, UnknownNameError) and error.kind == "report"


def pairs(
    _context: click.Context, parameter: click.Parameter, given: Sequence[str]
) -> dict[str, str]:
    """Read ``name=value`` pairs; hyphens in names are as good as underscores."""
    read: dict[str, str] = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or not name:
            raise click.BadParameter(f"{text!r} is not of the form name=value.", param=parameter)
        read[name.strip().replace("-", "_")] = value
    return read
