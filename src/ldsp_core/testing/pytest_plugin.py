"""The pytest plugin that comes with the library: three fixtures, and told assertions.

pytest loads it wherever ldsp-core is installed, so it imports nothing until a fixture is
asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from ldsp_core.document import Report
    from ldsp_core.model import Partnership
    from ldsp_core.plugins import Registry

pytest.register_assert_rewrite(
    "ldsp_core.testing.rules",
    "ldsp_core.testing.format_suite",
    "ldsp_core.testing.shown_rules",
    "ldsp_core.testing.working_rules",
)


@pytest.fixture
def partnership() -> Partnership:
    """A small invented partnership, always the same."""
    from ldsp_core.testing import sample_partnership

    return sample_partnership()


@pytest.fixture
def report() -> Report:
    """A report with one of everything, always the same."""
    from ldsp_core.testing import sample_report

    return sample_report()


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Registry:
    """A registry of the built-ins alone; while a test has it, installed plugins stay unfound.

    Register your own hooks: ``registry.register(my_hooks, "mine")``, and give the registry
    to each function that takes one.
    """
    from ldsp_core.errors import PluginError
    from ldsp_core.plugins import Registry

    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise PluginError(
            "this test has the fixture `registry`, so nothing may look for installed plugins; "
            "give `registry=registry` to the function that did"
        )

    monkeypatch.setattr(Registry, "discover", refuse)
    return Registry.builtin_only()
