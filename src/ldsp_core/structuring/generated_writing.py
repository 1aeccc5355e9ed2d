"""Writers of classes as they would be written by hand; see ``generated_reading``.

For a class with a text and a count that may be missing it is::

    def write(it):
        if it.__class__ is not cls: raise Mismatch
        tree = {}
        value = it.name
        if value.__class__ is not str: raise Mismatch
        if not value.isprintable() or len(value) > SURELY_SHORT: check_text(value)
        tree['name'] = value
        value = it.size
        if value is not default_1 and (value.__class__ is not class_1 or value != default_1):
            tree['size'] = write_1(value)
        return tree
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import attrs
from attrs import NOTHING, Attribute, Factory

from ldsp_core.structuring.form import Mismatch
from ldsp_core.structuring.forms import fields_of
from ldsp_core.structuring.leaves import Write, member_in, optional_in, write_text
from ldsp_core.structuring.text import SURELY_SHORT, check_text
from ldsp_core.values import Missing


def can_generate(cls: Any) -> bool:
    """Whether every default of *cls* is there before an instance is."""
    return not any(isinstance(each.default, Factory) for each in attrs.fields(cls))  # type: ignore[arg-type]


def generated_writer(cls: Any, writer_of: Callable[[Any], Write]) -> Write:
    """Return a hook that writes a *cls*, and raises Mismatch or LdspError for what is wrong.

    Fields that are as their defaults are left out. *writer_of* gives the hook of a field's
    type. ``can_generate`` says for which classes.
    """
    scope: dict[str, Any] = {
        "SURELY_SHORT": SURELY_SHORT,
        "Mismatch": Mismatch,
        "Missing": Missing,
        "check_text": check_text,
        "cls": cls,
    }
    lines = ["def write(it):", "    if it.__class__ is not cls: raise Mismatch", "    tree = {}"]
    for number, field in enumerate(fields_of(cls)):
        scope |= {
            f"default_{number}": field.default,
            f"class_{number}": field.default.__class__,
        }
        lines += (f"    {line}" for line in _writing(number, field, writer_of(field.type), scope))
    lines.append("    return tree")
    exec(compile("\n".join(lines), f"<writer of {cls.__name__}>", "exec"), scope)
    generated: Write = scope["write"]
    return generated


def _writing(
    number: int, field: Attribute[Any], write: Write, scope: dict[str, Any]
) -> Iterator[str]:
    """Yield what puts one field in the tree, if it is not as its default."""
    target, default = f"tree[{field.name!r}]", f"default_{number}"
    yield f"value = it.{field.name}"
    indent = ""
    if field.default is not NOTHING:
        differs = f"value.__class__ is not class_{number} or value != {default}"
        yield f"if value is not {default} and ({differs}):"
        indent = "    "
    if (inner := optional_in(write)) is not None:
        yield f"{indent}if value.__class__ is Missing: {target} = {{'missing': value.reason}}"
        yield f"{indent}else:"
        indent += "    "
        write = inner
    if write is write_text:
        yield f"{indent}if value.__class__ is not str: raise Mismatch"
        yield f"{indent}if not value.isprintable() or len(value) > SURELY_SHORT: check_text(value)"
        yield f"{indent}{target} = value"
    elif (member := member_in(write)) is not None:
        scope[f"write_{number}"] = member
        yield f"{indent}if value.__class__ is not tuple: raise Mismatch"
        yield f"{indent}{target} = [write_{number}(each) for each in value]"
    else:
        scope[f"write_{number}"] = write
        yield f"{indent}{target} = write_{number}(value)"
