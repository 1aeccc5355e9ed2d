"""Rendering through whoever offers the format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from attrs import evolve, frozen

from ldsp_core.document import (
    ALL,
    Capability,
    Chart,
    Degradation,
    Diagram,
    Figure,
    Report,
    Section,
    Table,
    lower,
    needs,
)
from ldsp_core.errors import (
    DocumentError,
    LdspError,
    OptionsError,
    RenderError,
    WriteError,
)
from ldsp_core.rendering import (
    NoOptions,
    Renderer,
    RendererSpec,
    RenderResult,
    render_bytes,
    render_to,
)
from ldsp_core.testing.sample_documents import CUSTOM_KIND, sample_report
from ldsp_core.testing.sample_pictures import PNG

Act = Callable[[Report, BinaryIO, Any], Any]
OWN = Degradation(block="section s", message="set small")


class Acting:
    """A renderer that does what it was made to do."""

    def __init__(self, act: Act) -> None:
        """Do *act* when asked to render."""
        self.act = act

    def render(self, report: Report, stream: BinaryIO, options: Any) -> RenderResult:
        """Do it."""
        return self.act(report, stream, options)  # type: ignore[no-any-return]


def spec(act: Act, **parts: Any) -> RendererSpec:
    """Return the spec of a renderer that does *act*."""
    return RendererSpec(
        name="acting",
        title="Acting",
        extensions=(".act",),
        media_type="text/plain",
        load=lambda: Acting(act),
        **{"capabilities": ALL, "custom": frozenset({CUSTOM_KIND}), **parts},
    )


def write(_report: Report, stream: BinaryIO, _options: Any) -> RenderResult:
    """Write a little."""
    stream.write(b"written")
    return RenderResult(degradations=(OWN,))


def test_a_report_is_written_to_a_file_or_as_bytes(tmp_path: Path) -> None:
    """With the same result."""
    result = render_to(sample_report(), spec(write), tmp_path / "x.act")
    assert (tmp_path / "x.act").read_bytes() == b"written"
    assert result == RenderResult(degradations=(OWN,))
    assert render_bytes(sample_report(), spec(write)) == (b"written", result)


def test_a_renderer_gets_no_more_than_it_can() -> None:
    """The report lowered to its capabilities, its own Custom blocks left to it."""
    seen: list[Report] = []

    def look(report: Report, stream: BinaryIO, options: Any) -> RenderResult:
        seen.append(report)
        return write(report, stream, options)

    some = frozenset({Capability.TABLES, Capability.LINKS})
    _, result = render_bytes(sample_report(), spec(look, capabilities=some))
    lowered = lower(sample_report(), some, custom={CUSTOM_KIND})
    assert needs(seen[0]) <= some
    assert seen == [lowered.report]
    assert result.degradations == (*lowered.degradations, OWN)


def test_the_same_thing_is_told_once() -> None:
    """Whoever found it."""
    lowered = lower(sample_report(), frozenset(), custom={CUSTOM_KIND})

    def tell(_report: Report, _stream: BinaryIO, _options: Any) -> RenderResult:
        return RenderResult(degradations=lowered.degradations)

    _, result = render_bytes(sample_report(), spec(tell, capabilities=frozenset()))
    assert result.degradations == lowered.degradations


def test_a_drawer_draws_what_the_renderer_cannot() -> None:
    """For formats with pictures."""

    class Artist:
        def draw(self, block: Chart | Diagram, table: Table | None) -> Figure:
            return Figure(id=block.id, caption=block.caption, alt=block.alt, png=PNG)

    def count(report: Report, stream: BinaryIO, _options: Any) -> RenderResult:
        figures = [b for s in report.sections for b in s.blocks if isinstance(b, Figure)]
        stream.write(str(len(figures)).encode())
        return RenderResult()

    there = ALL - {Capability.CHARTS, Capability.DIAGRAMS}
    artist = Artist()
    assert render_bytes(sample_report(), spec(count, capabilities=there), drawer=artist)[0] == b"3"
    assert render_bytes(sample_report(), spec(count, capabilities=there))[0] == b"1"


def test_a_report_that_contradicts_itself_is_not_rendered(tmp_path: Path) -> None:
    """Nobody is even asked to load."""

    def never() -> Renderer:
        raise AssertionError

    twice = Section(id="summary", title="S")
    wrong = evolve(sample_report(), sections=(*sample_report().sections, twice))
    with pytest.raises(DocumentError, match="'summary' is used 2 times"):
        render_to(wrong, evolve(spec(write), load=never), tmp_path / "x.act")
    assert list(tmp_path.iterdir()) == []


def _raise(error: BaseException) -> Act:
    def act(_report: Report, stream: BinaryIO, _options: Any) -> Any:
        stream.write(b"half")
        raise error

    return act


def _give(result: object) -> Act:
    return lambda _report, _stream, _options: result


def _close(_report: Report, stream: BinaryIO, _options: Any) -> RenderResult:
    stream.close()
    return RenderResult()


@pytest.mark.parametrize(
    ("act", "problem"),
    [
        (_raise(KeyError("x")), "the renderer acting failed: KeyError: 'x'"),
        (_raise(OSError("no template")), "the renderer acting failed: OSError: no template"),
        (_give(None), "acting gave back NoneType instead of a RenderResult"),
        (_close, "acting closed the file"),
    ],
)
def test_a_renderer_that_fails_is_named(tmp_path: Path, act: Act, problem: str) -> None:
    """And the file that was there is unharmed."""
    path = tmp_path / "x.act"
    path.write_bytes(b"old")
    with pytest.raises(RenderError, match=problem):
        render_to(sample_report(), spec(act), path)
    with pytest.raises(RenderError, match=problem):
        render_bytes(sample_report(), spec(act))
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"old"]


def test_the_cause_of_a_failure_is_kept() -> None:
    """For whoever mends the renderer."""
    cause = KeyError("x")
    with pytest.raises(RenderError) as caught:
        render_bytes(sample_report(), spec(_raise(cause)))
    assert caught.value.__cause__ is cause


@pytest.mark.parametrize(
    "error", [RenderError("too wide"), OptionsError("no such table"), WriteError("full")]
)
def test_what_a_renderer_says_on_purpose_passes(error: LdspError) -> None:
    """As it was said."""
    with pytest.raises(type(error)) as caught:
        render_bytes(sample_report(), spec(_raise(error)))
    assert caught.value is error


def test_a_renderer_that_cannot_be_loaded_is_named() -> None:
    """Its library may not be installed."""

    def load() -> Renderer:
        raise ImportError("no module named docx")

    with pytest.raises(RenderError, match="acting failed: ImportError: no module named docx"):
        render_bytes(sample_report(), evolve(spec(write), load=load))


@frozen(kw_only=True)
class Options:
    """Options with a default."""

    size: int = 3


@frozen(kw_only=True)
class Demanding:
    """Options that must be given."""

    size: int


def test_options_reach_the_renderer() -> None:
    """Those given, or the usual ones."""

    def show(_report: Report, stream: BinaryIO, options: Options) -> RenderResult:
        stream.write(str(options.size).encode())
        return RenderResult()

    asked = spec(show, options=Options)
    assert render_bytes(sample_report(), asked)[0] == b"3"
    assert render_bytes(sample_report(), asked, Options(size=5))[0] == b"5"


@pytest.mark.parametrize(
    ("kind", "options", "problem"),
    [
        (Options, NoOptions(), "takes options of the class Options, got NoOptions"),
        (Options, {"size": 5}, "takes options of the class Options, got dict"),
        (Demanding, None, "the format acting needs options: .*'size'"),
    ],
)
def test_other_options_are_refused(kind: type, options: object, problem: str) -> None:
    """The error names the format and what it takes."""
    with pytest.raises(OptionsError, match=problem):
        render_bytes(sample_report(), spec(write, options=kind), options)
