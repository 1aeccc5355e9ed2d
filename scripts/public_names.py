"""Lists all that others may rely on: names to import, hooks, and what specs are made of.

``python -m scripts.public_names`` writes the list anew; a test holds the two equal, so
that nothing public comes, goes or is renamed unseen.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import attrs

LIST: Final = Path(__file__).parents[1] / "tests" / "public-names.txt"
MODULES: Final = (
    "ldsp_core",
    "ldsp_core.calculations",
    "ldsp_core.checks",
    "ldsp_core.document",
    "ldsp_core.errors",
    "ldsp_core.files",
    "ldsp_core.model",
    "ldsp_core.plugins",
    "ldsp_core.rendering",
    "ldsp_core.rendering.drawing",
    "ldsp_core.reports",
    "ldsp_core.testing",
    "ldsp_core.testing.strategies",
    "ldsp_core.values",
)
"""The modules whose names are public: those that have a page under "Public names"."""

CONTRACT: Final = {
    "ldsp_core.checks": ("CheckContext", "CheckSpec", "Finding"),
    "ldsp_core.files": ("Codec", "FormatSpec", "Source"),
    "ldsp_core.plugins": ("HookContext",),
    "ldsp_core.rendering": ("RenderResult", "RendererSpec"),
    "ldsp_core.rendering.drawing": ("DrawerSpec",),
    "ldsp_core.reports": ("ReportRequest", "ReportSpec", "SectionSpec"),
    "ldsp_core.testing": ("Extracted", "Heading"),
}
"""Classes whose fields are the contract with plugins."""


def public_names() -> Iterator[str]:
    """Yield every public name, with its module; then hooks, and fields with their kind."""
    from ldsp_core.plugins.hooks import HookSpecs
    from ldsp_core.testing import FormatSuite, RendererSuite
    from ldsp_core.testing.rules import rules_of

    for module in MODULES:
        yield from (f"{module}.{name}" for name in _names(module))
    for name in sorted(vars(HookSpecs)):
        if name.startswith("ldsp_"):
            arguments = list(inspect.signature(getattr(HookSpecs, name)).parameters)[1:]
            yield f"hook {name}({', '.join(arguments)})"
    for module, classes in CONTRACT.items():
        for name in classes:
            for field in attrs.fields(getattr(importlib.import_module(module), name)):
                needed = "" if field.default is attrs.NOTHING else " (may be left out)"
                yield f"field {name}.{field.name}{needed}"
    for suite in (RendererSuite, FormatSuite):
        yield from (f"rule {suite.__name__}.{rule}" for rule in rules_of(suite))


def _names(module: str) -> list[str]:
    found = importlib.import_module(module)
    declared: list[str] | None = getattr(found, "__all__", None)
    if declared is not None:
        return sorted(declared)
    return sorted(
        name
        for name, value in vars(found).items()
        if inspect.isclass(value) and value.__module__ == module and not name.startswith("_")
    )


if __name__ == "__main__":
    LIST.write_text("".join(f"{name}\n" for name in public_names()), encoding="utf-8")
    print(LIST)
