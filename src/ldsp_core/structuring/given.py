"""What things of each class were given so far, for code that is generated for that alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

from ldsp_core.structuring.forms import fields_of, is_thing, member_kind, recorded_kind


class Given(dict[type, dict[str, bool]]):
    """The fields that things of each class were given, and whether all things were."""

    def learn(self, cls: type, things: Sequence[Any]) -> bool:
        """Take note of *things* of *cls* and all in them; return whether there was any news."""
        if not things:
            return False
        known = self.get(cls)
        now = self[cls] = {}
        news = False
        for field in fields_of(cls):
            values = [getattr(thing, field.name) for thing in things]
            given = [value for value in values if value is not field.default]
            if given or (known and field.name in known):
                always = known is None or known.get(field.name, False)
                now[field.name] = always and len(given) == len(things)
            if part := part_of(field.type):
                several = given if is_thing(recorded_kind(field.type)) else [*chain(*given)]
                news |= self.learn(part, [each for each in several if each.__class__ is part])
        return news or now != known


def part_of(kind: Any) -> Any:
    """Return the class of the things that a value of *kind* is or holds, None if of none."""
    inner = recorded_kind(kind)
    return next((each for each in (inner, member_kind(inner)) if is_thing(each)), None)
