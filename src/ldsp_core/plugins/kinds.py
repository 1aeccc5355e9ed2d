"""The kinds of things that plugins offer, and how an answer of each kind is checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from attrs import field, frozen

from ldsp_core.plugins import shapes
from ldsp_core.plugins.loading import (
    Promise,
    has_method,
    with_contained_load,
    with_contained_run,
)
from ldsp_core.plugins.records import PluginInfo, Registered, Stage

if TYPE_CHECKING:
    from ldsp_core.checks.spec import CheckSpec
    from ldsp_core.files.spec import FormatSpec
    from ldsp_core.rendering.drawing import DrawerSpec
    from ldsp_core.rendering.spec import RendererSpec
    from ldsp_core.reports.spec import ReportSpec, SectionSpec

S = TypeVar("S")


@frozen
class Complaint:
    """What is wrong with an answer or a part of it, and at which stage that counts."""

    stage: Stage
    text: str


@frozen(kw_only=True)
class Kind(Generic[S]):
    """One kind of offer.

    ``plural`` is what it is filed under, ``noun`` what people call one; ``spec_class``
    imports the class of its specs; ``claims`` gives what a spec is found by besides its
    name; ``sellers`` maps extensions to our distributions that handle them;
    ``promise`` is what the specs' ``load`` must give, ``None`` where they have none;
    ``contain`` keeps the failures of a spec's own functions from others.
    """

    plural: str
    noun: str
    spec_class: Callable[[], type[S]]
    name_of: Callable[[S], str]
    objections: Callable[[S], Iterator[str]]
    claims: Callable[[S], Iterable[str]] = lambda _: ()
    sellers: Mapping[str, str] = field(factory=dict)
    promise: Promise | None = None
    contain: Callable[[S, PluginInfo], S] = lambda spec, _: spec

    @property
    def hook(self) -> str:
        """The hook that asks for this kind."""
        return f"ldsp_{self.plural}"

    def registered(self, spec: S, plugin: PluginInfo) -> Registered[S]:
        """Return *spec* as an offer of *plugin*, its ``load`` contained."""
        name = self.name_of(spec)
        if self.promise is not None:
            spec = with_contained_load(spec, name, plugin, self.promise)
        return Registered(name=name, spec=self.contain(spec, plugin), plugin=plugin)

    def sift(self, answer: object, api_version: int) -> Iterator[S | Complaint]:
        """Yield every usable spec in one hook's *answer*, and a complaint for every other."""
        expected = self.spec_class()
        wanted = f"return a list of {expected.__name__}, empty for none"
        if not isinstance(answer, Sequence) or isinstance(answer, str | bytes | bytearray):
            yield Complaint("answer", f"{self.hook} returned {_kind_of(answer)}; {wanted}")
            return
        for position, spec in enumerate(answer, 1):
            if not isinstance(spec, expected):
                text = f"item {position} of {self.hook} is {_kind_of(spec)}; {wanted}"
                yield Complaint("answer", text)
                continue
            version = getattr(spec, "api_version", None)
            if isinstance(version, int) and not isinstance(version, bool) and version > api_version:
                text = f"{self.noun} {self.name_of(spec)!r} needs version {version} of the contract"
                text += f", and this library speaks {api_version}"
                yield Complaint("version", text)
                continue
            faults = [*_version_objections(version), *self.objections(spec)]
            if faults:
                name = f"{self.noun} {self.name_of(spec)!r} (item {position} of {self.hook})"
                yield Complaint("answer", f"{name}: {'; '.join(faults)}")
            else:
                yield spec


def _version_objections(version: object) -> Iterator[str]:
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        yield f"api_version is {version!r}, not a whole number from 1"


def _kind_of(thing: object) -> str:
    if thing is None:
        return "None"
    if isinstance(thing, type):
        return f"the class {thing.__name__}"
    name = type(thing).__name__
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _renderer() -> type[RendererSpec]:
    from ldsp_core.rendering.spec import RendererSpec

    return RendererSpec


def _format() -> type[FormatSpec]:
    from ldsp_core.files.spec import FormatSpec

    return FormatSpec


def _is_codec(thing: object) -> bool:
    from ldsp_core.files.spec import Codec

    return isinstance(thing, Codec)


def _report() -> type[ReportSpec]:
    from ldsp_core.reports.spec import ReportSpec

    return ReportSpec


def _section() -> type[SectionSpec]:
    from ldsp_core.reports.spec import SectionSpec

    return SectionSpec


def _check() -> type[CheckSpec]:
    from ldsp_core.checks.spec import CheckSpec

    return CheckSpec


def _drawer() -> type[DrawerSpec]:
    from ldsp_core.rendering.drawing import DrawerSpec

    return DrawerSpec


RENDERERS: Final[Kind[RendererSpec]] = Kind(
    plural="renderers",
    noun="output format",
    spec_class=_renderer,
    name_of=lambda spec: spec.name,
    objections=shapes.renderer_objections,
    claims=lambda spec: spec.extensions,
    sellers={".docx": "ldsp-word", ".xlsx": "ldsp-excel"},
    promise=Promise(words="a renderer, an object with render()", kept_by=has_method("render")),
)
FORMATS: Final[Kind[FormatSpec]] = Kind(
    plural="formats",
    noun="data format",
    spec_class=_format,
    name_of=lambda spec: spec.name,
    objections=shapes.format_objections,
    claims=lambda spec: spec.extensions,
    sellers={".xlsx": "ldsp-excel"},
    promise=Promise(words="a Codec", kept_by=_is_codec),
)
REPORTS: Final[Kind[ReportSpec]] = Kind(
    plural="reports",
    noun="report",
    spec_class=_report,
    name_of=lambda spec: spec.name,
    objections=shapes.report_objections,
)
SECTIONS: Final[Kind[SectionSpec]] = Kind(
    plural="sections",
    noun="extra section",
    spec_class=_section,
    name_of=lambda spec: f"{spec.report}/{spec.name}",
    objections=shapes.section_objections,
)
CHECKS: Final[Kind[CheckSpec]] = Kind(
    plural="checks",
    noun="check",
    spec_class=_check,
    name_of=lambda spec: spec.id,
    objections=shapes.check_objections,
    contain=with_contained_run,
)
DRAWERS: Final[Kind[DrawerSpec]] = Kind(
    plural="drawers",
    noun="drawer",
    spec_class=_drawer,
    name_of=lambda spec: spec.name,
    objections=shapes.drawer_objections,
    claims=lambda spec: spec.draws,
    promise=Promise(words="a drawer, an object with draw()", kept_by=has_method("draw")),
)
KINDS: Final[tuple[Kind[Any], ...]] = (RENDERERS, FORMATS, REPORTS, SECTIONS, CHECKS, DRAWERS)
"""Every kind, in the order in which they are shown."""
