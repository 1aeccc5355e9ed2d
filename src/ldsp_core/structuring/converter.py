"""The cattrs converter for data files: strict both ways, and able to say all that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ldsp_core.structuring import reading, writing
from ldsp_core.structuring.forms import (
    FORMS,
    NoFormError,
    choices_of,
    is_thing,
    is_union,
    member_kind,
)
from ldsp_core.structuring.tally import TallyingConverter

_HOOKS: Final[tuple[tuple[Callable[[Any], bool], Any, Any], ...]] = (
    (is_thing, reading.reading_thing, writing.writing_thing),
    (lambda kind: member_kind(kind) is not None, reading.reading_many, writing.writing_many),
    (is_union, reading.reading_union, writing.writing_union),
    (lambda kind: choices_of(kind) is not None, reading.reading_choice, writing.writing_choice),
    (FORMS.__contains__, reading.reading_form, writing.writing_form),
)
"""Which types they are for, and what makes the hooks that read and write them."""


def make_converter(*, detailed: bool) -> TallyingConverter:
    """Return a new converter between plain trees and attrs classes.

    It reads strictly: nothing is turned into what is expected, unknown keys are refused,
    and a type that has no form in a data file is refused when it is first met (NoFormError).
    A *detailed* one raises everything that is wrong as one cattrs exception group with
    paths; the other stops at the first fault, is faster, and counts the keys that it reads.
    Hooks registered on it later go before these.
    """
    converter = TallyingConverter(detailed_validation=detailed, forbid_extra_keys=True)
    converter.register_structure_hook_factory(lambda _: True, _refuse)
    converter.register_unstructure_hook_factory(lambda _: True, _refuse)
    for applies, make_read, make_write in _HOOKS:
        converter.register_structure_hook_factory(applies, make_read)
        converter.register_unstructure_hook_factory(applies, make_write)
    # For these cattrs has hooks of its own, and would not ask the factories.
    for plain in (str, int, bool):
        converter.register_structure_hook(plain, reading.reading_form(plain, converter))
        converter.register_unstructure_hook(plain, writing.writing_form(plain, converter))
    for other in (float, bytes):
        converter.register_structure_hook(other, _refuse_value)
        converter.register_unstructure_hook(other, _refuse_value)
    return converter


def _refuse(kind: Any) -> Any:
    raise NoFormError(f"{kind} has no form in a data file")


def _refuse_value(_value: Any, kind: Any = None) -> Any:
    _refuse(kind)
