"""What the registry finds, and what it costs."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

import pytest

from ldsp_core.document import ALL, PICTURES, Capability
from ldsp_core.plugins import HookContext
from ldsp_core.rendering import API_VERSION, Renderer, render_bytes
from ldsp_core.testing.sample_documents import sample_report
from ldsp_excel.hooks import ldsp_renderers
from ldsp_excel.options import ExcelOptions


def spec():
    """The one renderer that is offered."""
    return ldsp_renderers(HookContext(core_version="0.1.0", api_version=API_VERSION))[0]


def test_the_entry_point_leads_to_the_hooks():
    """The distribution registers its hooks as ``excel``."""
    (found,) = entry_points(group="ldsp_core", name="excel")

    assert found.value == "ldsp_excel.hooks"


def test_hooks_import_no_openpyxl():
    """Asking what formats there are costs no spreadsheet library."""
    code = "import sys, ldsp_excel.hooks; print('openpyxl' in sys.modules)"

    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert answer.stdout.strip() == "False"


def test_spec_describes_the_format():
    """The format is called excel, writes .xlsx, and leaves pictures to be lowered."""
    assert spec().name == "excel"
    assert spec().extensions == (".xlsx",)
    assert spec().options is ExcelOptions
    assert ALL - spec().capabilities == PICTURES - {Capability.CHARTS}
    assert isinstance(spec().load(), Renderer)


def test_core_renders_the_sample_through_the_spec():
    """The sample with every block there is renders through core, pictures lowered."""
    data, result = render_bytes(sample_report(), spec())

    assert data.startswith(b"PK")
    assert any("diagram" in degradation.message for degradation in result.degradations)


def test_unknown_profile_is_refused():
    """A profile is ``working`` or ``publication``."""
    with pytest.raises(ValueError, match="profile"):
        ExcelOptions(profile="pretty")  # type: ignore[arg-type]
