"""The rules on how a renderer works: its spec, its options, its stream, what it tells."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from ldsp_core.document import walk
from ldsp_core.document.needs import needs_of
from ldsp_core.errors import OptionsError
from ldsp_core.plugins.shapes import renderer_objections
from ldsp_core.rendering import RendererSpec
from ldsp_core.structuring.options import structure_options
from ldsp_core.testing import shown_words
from ldsp_core.testing.full_disk import require_unharmed
from ldsp_core.testing.renderer_case import LEFT_OUT, RendererCase
from ldsp_core.testing.rules import objections_to, require, require_light, require_none
from ldsp_core.testing.sample_documents import sample_report
from ldsp_core.testing.surroundings import Watched, another_day


class WorkingRules(RendererCase):
    """How the renderer must work."""

    def test_the_spec_is_valid(self) -> None:
        """The spec is what the registry takes: names, extensions, media type, version."""
        objections = objections_to(self.spec, RendererSpec, renderer_objections)
        require_none(objections, "the registry would refuse the spec", "correct the spec")

    def test_the_hooks_module_is_light(self) -> None:
        """Importing the module of the hooks imports no heavy library."""
        require_light(self.module or self.spec.load.__module__)

    def test_options_are_useful(self) -> None:
        """There are usual options; one that does not exist is refused by its name."""
        try:
            self.spec.options()
        except TypeError as error:
            require(False, f"the options cannot be left out: {error}", "give each a default")
        for name in ("no_such_option", *(field.name for field in attrs.fields(self.spec.options))):
            try:
                structure_options(self.spec.options, {name: object()}, what="options")
            except OptionsError as error:
                told = str(error)
            except Exception as error:  # noqa: BLE001 - an options class may do anything
                told = f"{type(error).__name__}: {error}"
            else:
                told = "nothing"
            require(
                name in told,
                f"the option {name!r} with a value that makes no sense is told as: {told}",
                "annotate each field of the options class with a type that `structure_options` "
                "reads, and let validators raise ValueError",
            )

    def test_what_is_not_shown_is_told(self) -> None:
        """Whatever the spec does not declare, and all that is left out, is a degradation."""
        report = sample_report()
        written, found = self.found(report)
        told = {degradation.block for degradation in written.degradations}
        untold = [
            placed.place
            for placed in walk(report)
            if set(needs_of(placed.block)) - self.spec.capabilities and placed.place not in told
        ]
        require_none(untold, "blocks are shown otherwise than meant, and it is not told", LEFT_OUT)
        if not self.is_for_data:
            return
        lost = shown_words.lost(
            [*shown_words.body_pieces(written.report), *shown_words.warning_pieces(written.report)],
            found.text,
        )
        own = set(written.degradations) - set(written.lowered.degradations)
        require(
            not lost or bool(own),
            f"it leaves out {len(lost)} texts, and its RenderResult tells of nothing",
            "return a RenderResult whose `degradations` say what is left out",
        )

    def test_the_report_is_unchanged(self) -> None:
        """The renderer changes nothing in the report: others may write it next."""
        report = self.lowered(sample_report())
        before = self.lowered(sample_report())
        self.render(report, Watched())
        require(
            report == before,
            "the report is not what it was before it was written",
            "make another with `attrs.evolve`; never set a field of a frozen class",
        )

    def test_the_stream_stays_open(self) -> None:
        """Whoever opened the stream closes it."""
        require(
            not self.written(sample_report()).was_closed,
            "the renderer closed the stream that it was given",
            "leave it open; what wraps it (TextIOWrapper) can be detached",
        )

    def test_a_failure_leaves_no_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """On a full disk the error is raised, what was there is unharmed, and nothing is new."""
        monkeypatch.chdir(tmp_path)
        target = tmp_path / f"before{next(iter(self.spec.extensions), '')}"
        report = self.lowered(sample_report())
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("tempfile.tempdir", str(tmp_path))
            require_unharmed(
                target,
                lambda stream: self.render(report, stream),
                "the disk was full, and the renderer said nothing: half a file passes for whole",
            )

    def test_same_report_same_bytes(self) -> None:
        """What is written depends on the report alone: no clock, no chance, no counter."""
        report = self.lowered(sample_report())
        first, second = Watched(), Watched()
        self.render(report, first)
        with another_day():
            self.render(report, second)
        require(
            first.getvalue() == second.getvalue(),
            "the same report, written on another day, gives other bytes",
            "leave out dates, random ids and counters; `write_package` writes zips without a clock",
        )
