"""The ``ldsp`` command: one file a group of commands, all of them thin over the library."""

from ldsp_core.cli.command import main

__all__ = ["main"]
