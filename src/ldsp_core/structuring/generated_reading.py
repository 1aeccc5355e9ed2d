"""Readers of classes as they would be written by hand, for files with very many facts.

Most of the time that a large file takes is spent here, and most of that on calling
functions. So the tables of a list are read together, and with them, class by class, those
that they hold, by code that is generated once many of a class have come. For a class with
an id that is validated, a count that some tables have, a note that none has, and parts of
a class of their own, it is::

    def read(trees):
        keys = 2 * len(trees)
        things = [*map(new, repeat(thawed, len(trees)))]
        parts = many([part for tree in trees for part in tree['parts']])
        end = 0
        for it, tree in zip(things, trees):
            v = tree['id']
            it.id = v if v.__class__ is str and v.isprintable() and len(v) <= 9 else check(v)
            v = tree.get('size', absent)
            if v is absent:
                it.size = default
            else:
                keys += 1
                it.size = counts[v.__class__][v]
            it.note = default
            v = tree['parts']
            it.parts = tuple(parts[end : (end := end + len(v))]) if v.__class__ is list else no()
            it.__class__ = cls
            validate(it, attribute, it.id)
        return things, keys

An instance is one of ``thawed``, a subclass that is not frozen, until all is set: a frozen
class sets every field through ``object.__setattr__``, which takes longer than the reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, repeat
from typing import Any, Final

import attrs
from attrs import NOTHING, Attribute, Factory

from ldsp_core.structuring.form import Mismatch
from ldsp_core.structuring.forms import fields_of
from ldsp_core.structuring.hooks import (
    COMES_AGAIN,
    MANY,
    Name,
    Names,
    Read,
    read_expression,
    refuse,
)
from ldsp_core.structuring.reading_hooks import ReadMany, ReadOrMissing, sharing_texts
from ldsp_core.structuring.tally import Tally

ReadTables = Callable[[list[Any]], tuple[list[Any], int]]
"""Reads tables; says how many keys it took, which are too few if there are others."""

ABSENT: Final = object()
"""Stands for the value of a key that is not there."""


class ReadThing:
    """Reads tables as a class of attrs; what is wrong raises any exception, without a word.

    ``reader_of`` gives the hook of a field's type; it is asked late, because a class may
    hold its like. *tally* counts the keys that are read.
    """

    def __init__(self, cls: Any, reader_of: Callable[[Any], Read], tally: Tally) -> None:
        """Read a *cls*."""
        self._cls = cls
        self._reader_of = reader_of
        self._tally = tally
        self._hooks: dict[str, tuple[Read, Any]] = {}
        self._given: dict[str, bool] = {}
        self._left = MANY
        self._read: ReadTables = self._one_by_one

    def __call__(self, tree: Any, _: Any = None) -> Any:
        """Return the instance that *tree* describes."""
        return self.many([tree])[0]

    def many(self, trees: list[Any]) -> list[Any]:
        """Return the instances that *trees* describe."""
        if not trees:
            return []
        before = self._tally.keys
        number = sum(map(len, trees))
        things, taken = self._taken(trees)
        while taken != number:
            self._tally.keys = before
            self._learn(trees)
            things, taken = self._taken(trees)
        self._tally.keys += number
        return things

    def _taken(self, trees: list[Any]) -> tuple[list[Any], int]:
        """Return the instances and how many keys they took: none yet if one has to be learnt."""
        try:
            return self._read(trees)
        except KeyError:
            if self._given in ({}, self._given_with(trees)):
                raise
            return [], -1  # a key that all tables had so far is lacking

    def _one_by_one(self, trees: list[Any]) -> tuple[list[Any], int]:
        if not self._hooks:
            self._hooks.update(
                (each.name, (self._reader_of(each.type), each.type))
                for each in fields_of(self._cls)
            )
        things = []
        for tree in trees:
            values = {}
            for key, value in tree.items():
                read, kind = self._hooks[key]
                values[key] = read(value, kind)
            things.append(self._cls(**values))
        self._left -= len(trees)
        if self._left <= 0 and is_its_fields(self._cls):
            self._learn(trees)
        return things, sum(map(len, trees))

    def _learn(self, trees: list[Any]) -> None:
        """Generate code that takes all keys of *trees* too; raises Mismatch for unknown ones."""
        self._given = self._given_with(trees)
        if not self._given.keys() <= self._hooks.keys():
            raise Mismatch
        self._read = _generated(self._cls, self._given, self._reader_of)

    def _given_with(self, trees: list[Any]) -> dict[str, bool]:
        """Return the keys that tables were given so far and in *trees*, and whether always."""
        known = self._given
        return {
            key: known.get(key, not known) and all(key in tree for tree in trees)
            for key in {**known, **dict.fromkeys(chain.from_iterable(trees))}
        }


def is_its_fields(cls: Any) -> bool:
    """Whether making an instance of *cls* is no more than setting and validating its fields."""
    return not any(hasattr(cls, name) for name in ("__attrs_pre_init__", "__attrs_init__")) and all(
        each.init
        and each.alias == each.name
        and each.converter is None
        and not isinstance(each.default, Factory)  # type: ignore[arg-type]
        for each in attrs.fields(cls)
    )


def _generated(cls: Any, given: Mapping[str, bool], reader_of: Callable[[Any], Read]) -> ReadTables:
    """Return what reads a *cls* of tables that have no other keys than those *given*."""
    name = Names()
    lines = _lines(cls, given, reader_of, name)
    return name.function(f"reader of {cls.__name__}", "trees", lines)


def _lines(
    cls: Any, given: Mapping[str, bool], reader_of: Callable[[Any], Read], name: Name
) -> Iterator[str]:
    fields = fields_of(cls)
    hooks = {each.name: reader_of(each.type) for each in fields if each.name in given}
    always = {each.name for each in fields if each.default is NOTHING or given.get(each.name)}
    yield f"keys = {len(always)} * len(trees)"
    new, classes = name(object.__new__), f"{name(repeat)}({name(thawed(cls))}, len(trees))"
    yield f"things = [*map({new}, {classes})]"
    for key, hook in hooks.items():
        yield from _parts_read(key, hook, name, always=key in always)
    yield f"for it, tree in {name(zip)}(things, trees):"
    if not hooks:  # then nothing else would stumble over what is no table
        yield f"    tree.__class__ is {name(dict)} or {name(refuse)}()"
    for field in fields:
        value = _value(field, hooks[field.name], name) if field.name in hooks else ""
        lines = _of_field(field, value, name, always=field.name in always)
        yield from (f"    {line}" for line in lines)
    yield f"    it.__class__ = {name(cls)}"
    for field in fields:
        if field.validator is not None:
            yield f"    {name(field.validator)}(it, {name(field)}, it.{field.name})"
    if hasattr(cls, "__attrs_post_init__"):
        yield "    it.__attrs_post_init__()"
    yield "return things, keys"


def _of_field(field: Attribute[Any], value: str, name: Name, *, always: bool) -> Iterator[str]:
    """Yield the lines that set *field*: to the *value* made of ``v``, or its default."""
    key = repr(field.name)
    if always:
        yield f"v = tree[{key}]"
        yield f"it.{field.name} = {value}"
    elif not value:
        yield f"it.{field.name} = {name(field.default)}"
    else:
        yield f"v = tree.get({key}, {name(ABSENT)})"
        yield f"if v is {name(ABSENT)}:"
        yield f"    it.{field.name} = {name(field.default)}"
        yield "else:"
        yield "    keys += 1"
        yield f"    it.{field.name} = {value}"


def _value(field: Attribute[Any], hook: Read, name: Name) -> str:
    """Return the expression for what *hook* makes of ``v``, the value under the key of *field*."""
    parts = f"parts_of_{field.name}"
    end = f"end_of_{field.name}"
    match hook:
        case ReadMany(read=ReadThing()):
            taken = f"tuple({parts}[{end} : ({end} := {end} + len(v))])"
            return f"{taken} if v.__class__ is list else {name(refuse)}()"
        case ReadOrMissing(read=ReadThing()):
            return f"next({parts}) if 'missing' not in v else {name(hook.read_missing)}(v)"
        case ReadThing():
            return f"next({parts})"
    if COMES_AGAIN in field.metadata:
        hook = sharing_texts(hook)
    return read_expression(hook, field.type, "v", name)


def _parts_read(key: str, hook: Read, name: Name, *, always: bool) -> Iterator[str]:
    """Yield the lines that read, of all tables together, the tables under *key*, if they are."""
    parts = f"parts_of_{key}"
    got = f"tree[{key!r}]" if always else f"tree.get({key!r}, {name(ABSENT)})"
    there = f"v for tree in trees if (v := {got}) is not {name(ABSENT)}"
    match hook:
        case ReadMany(read=ReadThing() as reader):
            some = f"tree[{key!r}]" if always else f"tree.get({key!r}, ())"
            yield f"end_of_{key} = 0"
            yield f"{parts} = {name(reader.many)}([part for tree in trees for part in {some}])"
        case ReadOrMissing(read=ReadThing() as reader):
            yield f"{parts} = iter({name(reader.many)}([{there} and 'missing' not in v]))"
        case ReadThing() as reader:
            yield f"{parts} = iter({name(reader.many)}([{there}]))"


def thawed(cls: Any, **members: Any) -> type:
    """Return a subclass of *cls* that is not frozen, with other *members*."""
    freely = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(cls.__name__, (cls,), {"__slots__": (), **freely, **members})
