"""The command that shows, with the 2019 Lancashire paper's facts, what comes out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ldsp_core.cli.progress import step


@click.command(epilog="Example:  ldsp demo ldsp-demo")
@click.argument("folder", metavar="[DIR]", default="ldsp-demo", type=click.Path(path_type=Path))
def demo(folder: Path) -> None:
    """Write an example's facts and all its reports.

    They go into DIR, ldsp-demo unless given. The facts are those of the 2019 board paper
    of the Lancashire Digital Skills Partnership. DIR is made if it is not there; files of
    the same names are replaced.
    """
    import ldsp_core as ldsp
    from ldsp_core.errors import PluginError, RenderError, ReportError, WriteError
    from ldsp_core.files.examples import lancashire
    from ldsp_core.rendering import write_atomically

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(
            f"cannot make the folder {folder}: {error.strerror}; name another one"
        ) from error
    registry = ldsp.Registry.discover()
    data = folder / "partnership.toml"
    _tell(data)
    write_atomically(data, lambda stream: stream.write(lancashire()))
    partnership = ldsp.load(data, registry=registry)
    failed = False
    for report in registry.reports():
        if report.spec.subject != "partnership":
            continue
        for renderer in registry.renderers():
            if not renderer.spec.suits & report.spec.suits:
                continue
            try:  # a report for each, so that no renderer can spoil it for the others
                built = ldsp.build(report.name, partnership, registry=registry)
            except ReportError as error:
                click.echo(f"left out {report.name}: {error}", err=True)
                break
            target = folder / f"{report.name}{renderer.spec.extensions[0]}"
            _tell(target)
            try:
                with step(f"still writing {target}"):
                    ldsp.render(built, target, format=renderer.name, registry=registry)
            except (PluginError, RenderError) as error:
                click.echo(f"left out {target}: {error}", err=True)
                failed = True
    for extension, seller in ((".docx", "ldsp-word"), (".xlsx", "ldsp-excel")):
        if not any(extension in each.spec.extensions for each in registry.renderers()):
            click.echo(f"no {extension} files: pip install {seller}", err=True)
    if failed:
        sys.exit(1)


def _tell(target: Path) -> None:
    click.echo(f"{'replacing' if target.exists() else 'writing'} {target}")
