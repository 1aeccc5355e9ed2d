"""What a spec must look like; each function yields what it has against one.

The classes carry types but check nothing, and a plugin's authors may use no type
checker: ``extensions=(".docx")`` is a string, and would be four extensions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, get_args

import attrs

if TYPE_CHECKING:
    from ldsp_core.checks.spec import CheckSpec
    from ldsp_core.files.spec import FormatSpec
    from ldsp_core.rendering.drawing import DrawerSpec
    from ldsp_core.rendering.spec import RendererSpec
    from ldsp_core.reports.spec import ReportSpec, SectionSpec

_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EXTENSION: Final = re.compile(r"(?:\.[a-z0-9]+)+")
_MEDIA_TYPE: Final = re.compile(r"[\w.+-]+/[\w.+-]+(?:;.+)?")


def renderer_objections(spec: RendererSpec) -> Iterator[str]:
    """Yield what is wrong with a renderer's spec."""
    from ldsp_core.document import Capability

    yield from _name("name", spec.name)
    yield from _text("title", spec.title)
    yield from _extensions(spec.extensions)
    if not isinstance(spec.media_type, str) or not _MEDIA_TYPE.fullmatch(spec.media_type):
        yield f"media_type is {spec.media_type!r}, not a media type such as 'text/csv'"
    yield from _call("load", spec.load)
    yield from _set_of("capabilities", spec.capabilities, Capability)
    yield from _set_of("custom", spec.custom, str)
    yield from _attrs_class("options", spec.options)


def format_objections(spec: FormatSpec) -> Iterator[str]:
    """Yield what is wrong with a file format's spec."""
    yield from _name("name", spec.name)
    yield from _text("title", spec.title)
    yield from _extensions(spec.extensions)
    yield from _call("load", spec.load)
    yield from _call("sniff", spec.sniff)


def report_objections(spec: ReportSpec) -> Iterator[str]:
    """Yield what is wrong with a report's spec."""
    from ldsp_core.reports.spec import Subject

    yield from _name("name", spec.name)
    yield from _text("title", spec.title)
    yield from _call("build", spec.build)
    if spec.subject not in get_args(Subject):
        yield f"subject is {spec.subject!r}, not one of {', '.join(get_args(Subject))}"
    yield from _attrs_class("parameters", spec.parameters)


def section_objections(spec: SectionSpec) -> Iterator[str]:
    """Yield what is wrong with an extra section's spec."""
    yield from _name("name", spec.name)
    yield from _name("report", spec.report)
    yield from _text("after", spec.after)
    yield from _call("build", spec.build)


def check_objections(spec: CheckSpec) -> Iterator[str]:
    """Yield what is wrong with a check's spec."""
    from ldsp_core.checks.spec import Severity

    yield from _name("id", spec.id)
    yield from _text("title", spec.title)
    if not isinstance(spec.severity, Severity):
        yield f"severity is {spec.severity!r}, not a Severity"
    yield from _call("run", spec.run)


def drawer_objections(spec: DrawerSpec) -> Iterator[str]:
    """Yield what is wrong with a drawer's spec."""
    from ldsp_core.rendering.drawing import Drawn

    yield from _name("name", spec.name)
    yield from _text("title", spec.title)
    if not isinstance(spec.draws, frozenset) or not spec.draws or spec.draws - {*get_args(Drawn)}:
        yield f"draws is {spec.draws!r}, not a frozenset of {' and '.join(get_args(Drawn))}"
    yield from _call("load", spec.load)


def _name(field: str, value: object) -> Iterator[str]:
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        yield f"{field} is {value!r}, not a name in kebab-case such as 'board-paper'"


def _text(field: str, value: object) -> Iterator[str]:
    if not isinstance(value, str) or not value.strip():
        yield f"{field} is {value!r}, not a text"


def _extensions(value: object) -> Iterator[str]:
    if not isinstance(value, tuple):
        yield f"extensions is {value!r}, not a tuple such as ('.docx',)"
        return
    for extension in value:
        if not isinstance(extension, str) or not _EXTENSION.fullmatch(extension):
            yield f"extensions holds {extension!r}, not a dot and small letters such as '.docx'"


def _call(field: str, value: object) -> Iterator[str]:
    if not callable(value):
        yield f"{field} is {value!r}, which cannot be called"


def _set_of(field: str, value: object, of: type) -> Iterator[str]:
    if not isinstance(value, frozenset) or not all(isinstance(item, of) for item in value):
        yield f"{field} is {value!r}, not a frozenset of {of.__name__}"


def _attrs_class(field: str, value: object) -> Iterator[str]:
    if not isinstance(value, type) or not attrs.has(value):
        yield f"{field} is {value!r}, not an attrs class"
