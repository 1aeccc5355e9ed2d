"""Rendering: check a document, lower it to a format, have it written, tell what it cost."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import Any, BinaryIO

from attrs import frozen

from ldsp_core.document import Degradation, Drawer, Lowered, Report, lower
from ldsp_core.document.validation import validate
from ldsp_core.errors import LdspError, OptionsError, RenderError
from ldsp_core.rendering.spec import RendererSpec, RenderResult
from ldsp_core.rendering.writing import write_atomically


def render_to(
    report: Report,
    spec: RendererSpec,
    path: str | os.PathLike[str],
    options: Any = None,
    *,
    drawer: Drawer | None = None,
) -> RenderResult:
    """Write *report* to the file *path* in the format of *spec*.

    *options* is an instance of ``spec.options``, or ``None`` for the usual ones. The
    result lists everything that is shown otherwise than meant. Raises DocumentError for
    a report that contradicts itself, OptionsError for options of another class,
    WriteError for a file that cannot be written, and RenderError when the renderer fails;
    whatever is raised, a file that was there is unharmed.
    """
    ready = _Ready.of(report, spec, options, drawer)
    return write_atomically(path, ready.render)


def render_bytes(
    report: Report,
    spec: RendererSpec,
    options: Any = None,
    *,
    drawer: Drawer | None = None,
) -> tuple[bytes, RenderResult]:
    """Return *report* in the format of *spec* as bytes, and what was shown otherwise.

    Everything else is as in ``render_to``.
    """
    ready = _Ready.of(report, spec, options, drawer)
    stream = io.BytesIO()
    result = ready.render(stream)
    return stream.getvalue(), result


@frozen(kw_only=True)
class _Ready:
    """A valid report, lowered, and options that fit."""

    spec: RendererSpec
    lowered: Lowered
    options: Any

    @classmethod
    def of(cls, report: Report, spec: RendererSpec, options: Any, drawer: Drawer | None) -> _Ready:
        validate(report)
        return cls(
            spec=spec,
            lowered=lower(report, spec.capabilities, drawer=drawer, custom=spec.custom),
            options=_fitting(spec, options),
        )

    def render(self, stream: BinaryIO) -> RenderResult:
        """Have the renderer write to *stream*; its errors come back naming it."""
        name = self.spec.name
        try:
            renderer = self.spec.load()
            with contextlib.redirect_stdout(sys.stderr):  # it must not print; if it does, not there
                result = renderer.render(self.lowered.report, stream, self.options)
        except LdspError:
            raise
        except Exception as error:  # a renderer is anybody's code: whatever fails, say whose it is
            raise RenderError(
                f"the renderer {name} failed: {type(error).__name__}: {error}"
            ) from error
        if not isinstance(result, RenderResult):
            raise RenderError(
                f"the renderer {name} gave back {type(result).__name__} instead of a RenderResult"
            )
        if stream.closed:
            raise RenderError(f"the renderer {name} closed the file; it must leave it open")
        return RenderResult(degradations=_merged(self.lowered.degradations, result.degradations))


def _fitting(spec: RendererSpec, options: Any) -> Any:
    if options is None:
        try:
            return spec.options()
        except TypeError as error:
            raise OptionsError(f"the format {spec.name} needs options: {error}") from error
    if not isinstance(options, spec.options):
        raise OptionsError(
            f"the format {spec.name} takes options of the class {spec.options.__name__}, "
            f"got {type(options).__name__}"
        )
    return options


def _merged(
    one: tuple[Degradation, ...], other: tuple[Degradation, ...]
) -> tuple[Degradation, ...]:
    """Return both, each thing once."""
    return tuple(dict.fromkeys((*one, *other)))
