"""Between plain trees (dicts, lists, scalars) and attrs classes: strict, with paths."""

from ldsp_core.structuring.collector import collector_paused
from ldsp_core.structuring.converter import make_converter
from ldsp_core.structuring.problems import problems_in
from ldsp_core.structuring.text import MAX_LENGTH, check_text
from ldsp_core.structuring.trees import (
    StructureError,
    learn,
    learn_to_write,
    spell_out,
    structure,
    structure_all,
    structure_json,
    unstructure,
    unstructure_each,
    unstructure_json,
)

__all__ = [
    "MAX_LENGTH",
    "StructureError",
    "check_text",
    "collector_paused",
    "learn",
    "learn_to_write",
    "make_converter",
    "problems_in",
    "spell_out",
    "structure",
    "structure_all",
    "structure_json",
    "unstructure",
    "unstructure_each",
    "unstructure_json",
]
