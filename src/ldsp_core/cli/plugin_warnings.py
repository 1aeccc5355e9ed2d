"""What goes wrong with plugins while a command runs, told once."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import click


class Told(logging.Handler):
    """Keeps what is logged until the command is through, each text once."""

    def __init__(self) -> None:
        """Keep warnings, and what is worse."""
        super().__init__(logging.WARNING)
        self.texts: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the text of *record*."""
        self.texts[self.format(record)] = None

    def leave_out(self, message: str) -> None:
        """Drop what *message* tells as well."""
        self.texts = {text: None for text in self.texts if text not in message}


@contextmanager
def plugin_warnings() -> Iterator[Told]:
    """Collect what is logged of plugins, and print on stderr at the end what was not left out.

    Where somebody has set up logging it goes there and nowhere else.
    """
    logger = logging.getLogger("ldsp_core.plugins")
    told = Told()
    if logger.hasHandlers():
        yield told
        return
    logger.addHandler(told)
    try:
        yield told
    finally:
        logger.removeHandler(told)
        for text in told.texts:
            click.echo(text, err=True)
