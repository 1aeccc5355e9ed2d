"""How the documentation is built."""

from __future__ import annotations

import re
import sys
from importlib.metadata import version as version_of
from pathlib import Path

from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parents[1]))

from scripts import workbook_sheets
from scripts.accessible_pages import mend
from scripts.model_fields import described

project = "ldsp-core"
author = "The ldsp-core authors"
project_copyright = "The ldsp-core authors"
version = release = version_of("ldsp-core")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
language = "en-GB"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_default_options = {"members": True, "show-inheritance": True}
autodoc_member_order = "bysource"
python_maximum_signature_line_length = 88

html_theme = "furo"
html_title = f"ldsp-core {release}"
html_show_sphinx = False
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False


def setup(app: Sphinx) -> None:
    """Have the pages of fields and of sheets filled in, and docstrings read as they are meant."""
    app.connect("source-read", _describe_model)
    app.connect("autodoc-process-docstring", _keep_bars)
    app.connect("build-finished", _mend)


def _mend(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.name == "html":
        mend(Path(app.outdir))


def _describe_model(_app: Sphinx, page: str, source: list[str]) -> None:
    if page == "model-fields":
        source[0] = source[0].replace("<!-- the classes -->", described())
    if page == "workbook-sheets":
        source[0] = source[0].replace("<!-- the sheets -->", workbook_sheets.described())


def _keep_bars(
    _app: Sphinx, _what: str, _name: str, _of: object, _how: object, lines: list[str]
) -> None:
    """Keep the bars of ``|actual − profile|``, which would be taken for a substitution."""
    lines[:] = [re.sub(r"(``.*?``)|\|(?=\S)", lambda it: it[1] or r"\|", line) for line in lines]
