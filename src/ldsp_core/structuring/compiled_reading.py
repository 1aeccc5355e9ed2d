"""Long JSON lists of things, made by compiled code where the extra ``fast`` is installed.

msgspec makes things much faster than code in Python can; ``generated_finishing`` makes
them ours. Fields that were not given take it long, so it is told of those alone that the
things which were read before had (``learn``). What it does not read as a matter of course
raises, and is left to the way that reads everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import cache
from types import GenericAlias
from typing import Annotated, Any, Final

from attrs import NOTHING

from ldsp_core.structuring.form import Mismatch
from ldsp_core.structuring.forms import fields_of, is_thing, recorded_kind
from ldsp_core.structuring.generated_finishing import Finish, finisher
from ldsp_core.structuring.generated_reading import is_its_fields, thawed
from ldsp_core.structuring.given import Given, part_of
from ldsp_core.structuring.hooks import Names, Read
from ldsp_core.structuring.tally import TallyingConverter, keys_may_be
from ldsp_core.structuring.text import SURELY_SHORT

_REFUSED: Final = "".join(map(chr, (*range(0x7F, 0xA0), 0xFFFE, 0xFFFF)))
"""What a text in JSON may hold, and in a data file may not; see ``check_text``."""

_UNSAFE_ESCAPE: Final = re.compile(r"\\(?:[bfr]|u00[01789]|u[Ff]{3}[EeFf])")
"""What may be the code of a character that no text holds."""


class CompiledReader:
    """Reads JSON texts of lists of one class, once it has learnt what its things are given."""

    def __init__(
        self, cls: Any, converter: TallyingConverter, reader_of: Callable[[Any], Read]
    ) -> None:
        """Read a *cls*; ``reader_of`` gives the hook of a type, whose keys *converter* counts."""
        self._cls = cls
        self._converter = converter
        self._reader_of = reader_of
        self._given = Given()
        self._made: dict[Any, tuple[Any, Finish]] = {}
        self._decode: Callable[[str], list[Any]] | None = None

    def learn(self, things: Sequence[Any]) -> None:
        """Take note of *things* that were read the other way."""
        if not self._given.learn(self._cls, things):
            return
        import msgspec

        self._decode = None
        self._made.clear()
        with suppress(Mismatch):  # then it is never read here
            decoded, _ = self._make(self._cls, ())
            # A number with a point is exact, as when it is read the other way.
            self._decode = msgspec.json.Decoder(
                GenericAlias(list, (decoded,)), float_hook=Decimal
            ).decode

    def read(self, text: str) -> list[Any]:
        """Return the things in *text*; raises any exception unless all is sure to be well."""
        if self._decode is None or not _texts_are_kept(text):
            raise Mismatch
        _, finish = self._made[self._cls]
        before = self._converter.keys
        things = self._decode(text)
        keys = finish(things) + self._converter.keys - before
        if not keys_may_be(keys, text):
            raise Mismatch
        return things

    def _make(self, cls: Any, above: tuple[Any, ...]) -> tuple[Any, Finish]:
        """Return the class that is decoded for *cls*, and what completes its things.

        Raises Mismatch for a class that is more than its fields, or holds its like.
        """
        if cls in above or not is_its_fields(cls):
            raise Mismatch
        if cls not in self._made:
            given = self._given.get(cls, {})
            fields = [each for each in fields_of(cls) if each.name in given]
            decoded = thawed(
                cls,
                __annotations__={
                    each.name: self._as_decoded(each.type, (*above, cls)) for each in fields
                },
                __attrs_attrs__=tuple(
                    each.evolve(
                        validator=None, default=NOTHING if given[each.name] else each.default
                    )
                    for each in fields
                ),
                __attrs_pre_init__=_defaults_set(
                    {each.name: each.default for each in fields if not given[each.name]}
                ),
                __attrs_post_init__=None,
            )
            finish = finisher(cls, given, self._reader_of, lambda part: self._made[part][1])
            self._made[cls] = (decoded, finish)
        return self._made[cls]

    def _as_decoded(self, kind: Any, above: tuple[Any, ...]) -> Any:
        """Return the type that a *kind* is decoded as: anything, if it has to be looked up."""
        part = part_of(kind)
        if part is None:
            return _plain_kinds().get(kind, Any)
        decoded, _ = self._make(part, above)
        return decoded if is_thing(recorded_kind(kind)) else GenericAlias(tuple, (decoded, ...))


@cache
def _plain_kinds() -> Mapping[Any, Any]:
    import msgspec

    return {str: Annotated[str, msgspec.Meta(max_length=SURELY_SHORT)], bool: bool}


def _defaults_set(defaults: Mapping[str, Any]) -> Callable[[Any], None] | None:
    """Return what sets *defaults*; to find out that a field is not set takes msgspec long."""
    if not defaults:
        return None
    name = Names()
    lines = [f"it.{field} = {name(default)}" for field, default in defaults.items()]
    return name.function("defaults", "it", lines)


def _texts_are_kept(text: str) -> bool:
    """Whether all texts in the JSON *text* are sure to hold nothing that is refused.

    Other control characters and halves of characters are no JSON, which msgspec sees.
    """
    if any(character in text for character in _REFUSED):
        return False
    return "\\" not in text or not _UNSAFE_ESCAPE.search(text)
