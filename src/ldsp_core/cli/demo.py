"""The command that shows, with the 2019 Lancashire paper's facts, what comes out."""

from __future__ import annotations

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
    from ldsp_core.errors import ReportError, WriteError
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
    for report in registry.reports():
        if report.spec.subject != "partnership":
            continue
        try:
            built = ldsp.build(report.name, partnership, registry=registry)
        except ReportError as error:
            click.echo(f"left out {report.name}: {error}", err=True)
            continue
        for renderer in registry.renderers():
            if not renderer.spec.suits & report.spec.suits:
                continue
            target = folder / f"{report.name}{renderer.spec.extensions[0]}"
            _tell(target)
            with step(f"still writing {target}"):
                ldsp.render(built, target, format=renderer.name, registry=registry)
    for extension, seller in ((".docx", "ldsp-word"), (".xlsx", "ldsp-excel")):
        if not any(extension in each.spec.extensions for each in registry.renderers()):
            click.echo(f"no {extension} files: pip install {seller}", err=True)


def _tell(target: Path) -> None:
    click.echo(f"{'replacing' if target.exists() else 'writing'} {target}")
