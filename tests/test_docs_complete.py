"""Whatever users and authors of plugins can name has its place in the documentation."""

from __future__ import annotations

import importlib
import inspect
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import attrs
import click
import pytest

import ldsp_core.document
import ldsp_core.testing
from ldsp_core import calculations
from ldsp_core.checks import CheckContext, CheckSpec, Finding, builtin_checks
from ldsp_core.cli import main
from ldsp_core.document import Block, Capability
from ldsp_core.files import Codec, FormatSpec, Source
from ldsp_core.plugins import HookContext, Registry, builtin
from ldsp_core.plugins.hooks import HookSpecs
from ldsp_core.plugins.probing import ProbeResult
from ldsp_core.plugins.records import ALLOWED, DISABLED, STRICT, Stage
from ldsp_core.rendering import RendererSpec
from ldsp_core.rendering.drawing import DrawerSpec
from ldsp_core.reports import ReportRequest, ReportSpec, SectionSpec
from ldsp_core.testing import Extracted, FormatSuite, RendererSuite
from ldsp_core.testing.rules import Suite, rules_of
from ldsp_core.values import MISSING_REASONS
from ldsp_word.style_names import ROLES
from scripts import workbook_sheets
from scripts.model_fields import described
from scripts.model_tree import held

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
CHECK_SECTIONS = ["What it finds", "Why it matters", "An example", "To accept it"]
HOOKS = sorted(name for name in vars(HookSpecs) if name.startswith("ldsp_"))
SPECS = {
    "ldsp_renderers": (RendererSpec,),
    "ldsp_formats": (FormatSpec, Codec, Source),
    "ldsp_reports": (ReportSpec, ReportRequest),
    "ldsp_sections": (SectionSpec,),
    "ldsp_checks": (CheckSpec, CheckContext, Finding),
    "ldsp_drawers": (DrawerSpec,),
}
COMMANDS = sorted(main.commands)
CALCULATIONS = [
    name for name in calculations.__all__ if inspect.isfunction(getattr(calculations, name))
]


@cache
def page(name: str) -> str:
    """Return the text of a page of the documentation."""
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """Return what stands under the heading *title*, up to the next one of its level."""
    found = re.search(rf"^(#+) {re.escape(title)}\n(.*?)(?=^\1 |\Z)", text, re.M | re.S)
    assert found, f"no heading {title!r}"
    return found[2]


def in_code(text: str) -> set[str]:
    """Return every name that stands in a code span."""
    spans = re.findall(r"`([^`\n]+)`", text)
    return {word for span in spans for word in re.findall(r"[\w.-]+", span)} | set(spans)


def fields(cls: type) -> Iterator[str]:
    """Yield the names that the fields of an attrs class are given by."""
    yield from (field.alias or field.name for field in attrs.fields(cls) if field.init)


@pytest.fixture(scope="module")
def registry() -> Registry:
    """All that is installed here, the plugins of this repository included."""
    return Registry.discover({})


@pytest.mark.parametrize("check", builtin_checks(), ids=lambda check: check.id)
def test_every_check_has_its_page(check: CheckSpec) -> None:
    """With what it finds, why, an example that finds it, and how to accept it."""
    text = page(f"checks/{check.id}.md")
    assert text.startswith(f"# {check.id}\n\n{check.title}.")
    assert re.findall("^## (.*)", text, re.M) == CHECK_SECTIONS
    assert f"Severity: {check.severity}" in text
    if f'check = "{check.id}"' in section(text, "To accept it"):
        assert f"({check.id})" in section(text, "An example")
        assert "accepted: " in section(text, "To accept it")
    else:
        assert "cannot be accepted" in section(text, "To accept it")


def test_the_list_of_checks_is_whole() -> None:
    """Every check stands in it, with its title and severity, in the order they are run."""
    rows = re.findall(
        r"^\| \[([\w-]+)\]\(\1\.md\) \| (.*) \| (\w+) \|$", page("checks/index.md"), re.M
    )
    assert rows == [(each.id, each.title, each.severity.value) for each in builtin_checks()]
    assert {path.stem for path in DOCS.glob("checks/*.md")} == {
        "index",
        *(each.id for each in builtin_checks()),
    }


def test_every_report_has_its_page(registry: Registry) -> None:
    """With all of its parameters, in the list of reports."""
    for report in registry.reports():
        text = page(f"reports/{report.name}.md")
        assert text.startswith(f"# {report.name}\n")
        assert set(fields(report.spec.parameters)) <= in_code(text)
        assert f"[{report.name}]({report.name}.md)" in page("reports/index.md")


def test_every_role_of_a_style_is_listed() -> None:
    """With those of one kind as a range, from the first to the last."""
    told = in_code(page("templates.md"))
    stems: dict[str, list[str]] = {}
    for role in ROLES:
        stems.setdefault(re.sub(r" \d$", "", role), []).append(role)
    for roles in stems.values():
        assert {roles[0], roles[-1]} <= told


def test_every_format_has_its_section(registry: Registry) -> None:
    """With its endings and all of its options."""
    text = page("formats.md")
    for renderer in registry.renderers():
        title = {"csv": "CSV"}.get(renderer.name, renderer.name.capitalize())
        told = in_code(section(text, title))
        assert set(fields(renderer.spec.options)) <= told
        assert set(renderer.spec.extensions) <= in_code(text)


def test_every_data_format_is_named(registry: Registry) -> None:
    """On the page of the data file."""
    for offer in registry.formats():
        assert offer.spec.title in page("data-file.md")


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_has_its_page(hook: str) -> None:
    """With its arguments, and every field of what it returns."""
    text = page(f"plugins/hooks/{hook}.md")
    arguments = list(inspect.signature(getattr(HookSpecs, hook)).parameters)[1:]
    assert text.startswith(f"# {hook}\n\n`{hook}({', '.join(arguments)})`")
    for argument in arguments:
        assert f"\n`{argument}`\n: " in text
    for spec in SPECS[hook]:
        told = in_code(section(text, spec.__name__) if f"## {spec.__name__}\n" in text else text)
        missing = set(fields(spec)) - told - {"accepted"}
        assert not missing, f"{spec.__name__}: {missing}"
    assert f"hooks/{hook}.md" in page("plugins/index.md")


@cache
def users(hook: str) -> frozenset[str]:
    """Return the distributions of this repository whose hooks modules answer *hook*."""
    found = {"ldsp-core"} if hasattr(builtin, hook) else set()
    for path in (*ROOT.glob("plugins/*/pyproject.toml"), *ROOT.glob("examples/*/pyproject.toml")):
        project = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
        modules = project["entry-points"]["ldsp_core"].values()
        if any(hasattr(importlib.import_module(name), hook) for name in modules):
            found.add(project["name"])
    return frozenset(found)


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_has_users_and_names_them(hook: str) -> None:
    """In the list of hooks, and on the page of the hook."""
    assert users(hook)
    (row,) = re.findall(rf"^\| \[{hook}\]\(.*\) \| .* \| (.*) \|$", page("plugins/index.md"), re.M)
    assert row.split(", ") == [f"`{name}`" for name in sorted(users(hook))]
    assert users(hook) <= in_code(page(f"plugins/hooks/{hook}.md"))


def test_the_context_of_hooks_is_told() -> None:
    """Every field of it."""
    assert set(fields(HookContext)) <= in_code(section(page("plugins/index.md"), "The hooks"))


def test_every_capability_and_block_is_told() -> None:
    """With what becomes of it."""
    text = page("plugins/blocks.md")
    rows = re.findall(r"^\| `([\w-]+)` \|", section(text, "Capabilities"), re.M)
    assert rows == [capability.value for capability in Capability]
    blocks = re.findall(r"^\| `(\w+)` \|", section(text, "Blocks"), re.M)
    assert blocks == [block.__name__ for block in Block.__args__]
    spans = {span.__name__ for span in ldsp_core.document.Span.__args__}
    derivations = {rule.__name__ for rule in ldsp_core.document.Derivation.__args__}
    assert spans | derivations <= in_code(text)


@pytest.mark.parametrize("suite", [RendererSuite, FormatSuite])
def test_every_rule_and_sample_is_told(suite: type[Suite]) -> None:
    """Each rule of renderers with what it says; suites, samples and strategies by name."""
    text = page("plugins/testing.md")
    if suite is RendererSuite:
        rows = re.findall(r"^\| `(test_\w+)` \|", section(text, "The rules of renderers"), re.M)
        assert sorted(rows) == rules_of(suite)
    assert suite.__name__ in in_code(text)
    assert set(ldsp_core.testing.__all__) <= in_code(text)
    assert set(fields(Extracted)) <= in_code(text)


def test_every_setting_for_plugins_is_told() -> None:
    """The environment variables."""
    assert {ALLOWED, DISABLED, STRICT} <= in_code(page("plugins/choosing.md"))


def test_the_shape_of_the_list_of_plugins_is_told() -> None:
    """Every field that ``ldsp plugins --json`` prints, and no other, and every stage."""
    text = section(page("plugins/choosing.md"), "For programs")
    who = ("name", "distribution", "version")
    parts = {"loaded": {"offers"}, "blocked": {"reason"}, "failed": {"stage", "error", "remedy"}}
    for part, own in parts.items():
        (row,) = re.findall(rf"^\| `{part}` \| (.*) \|$", text, re.M)
        assert set(re.findall("`([a-z]+)`", row)) == {*who, *own}
    told = set(re.findall(r'"([a-z]+)"', text))
    assert set(get_args(Stage)) <= told
    (row,) = re.findall(r"^\| `probe` \| (.*) \|$", text, re.M)
    assert set(re.findall("`([a-z]+)`", row)) == set(fields(ProbeResult))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_told(name: str) -> None:
    """With all of its options."""
    told = section(page("command-line.md"), f"ldsp {name}")
    options = [
        option
        for parameter in main.commands[name].params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
        if option.startswith("--") and option != "--help"
    ]
    for option in options:
        assert re.search(rf"^`{option}( \S+)?`\n: ", told, re.M), option
    assert f"[`ldsp {name}`](#ldsp-{name})" in page("command-line.md")


@pytest.mark.parametrize("name", CALCULATIONS)
def test_every_calculation_is_told(name: str) -> None:
    """By name, and used in an example."""
    text = page("calculations.md")
    assert name in in_code(text)
    assert f"calculations.{name}(" in text


# What chooses, prepares or hides facts works nothing out.
CHOOSERS = {
    "activities_of",
    "claim_for",
    "indicators_of",
    "is_disclosive",
    "narrowed_to_organisation",
    "narrowed_to_place",
    "organisations_taking_part",
    "places_of",
    "publication_of",
    "roll",
    "rolled_id",
    "suppressed",
    "suppression_pattern",
    "with_publication",
}


@pytest.mark.parametrize("name", sorted(set(CALCULATIONS) - CHOOSERS))
def test_every_calculation_says_formula_unit_and_source(name: str) -> None:
    """In its docstring; the source is guidance or a standard, or that the definition is our own."""
    told = " ".join(str(getattr(calculations, name).__doc__).split())
    assert re.search(r"\bformulas?\b", told, re.I)
    assert re.search(r"\bunit\b", told)
    assert re.search(r"own definition|MHCLG|IATI|DfE|Hamilton|\bsource\b", told, re.I)


def test_every_reason_for_what_is_missing_is_told() -> None:
    """On the page of the data file."""
    assert set(MISSING_REASONS) <= in_code(section(page("data-file.md"), "What is missing"))


def test_every_sheet_and_column_of_the_workbook_is_described() -> None:
    """In the page that is made from the workbook's own plan, with links that lead somewhere."""
    text = workbook_sheets.described()
    for sheet in workbook_sheets.sheets().sheets:
        told = section(text, sheet.title)
        assert all(f"| {header} |" in told for header in sheet.headers)
    anchors = {title.lower().replace(" ", "-") for title in re.findall("^## (.*)", text, re.M)}
    assert set(re.findall(r"\]\(#([\w-]+)\)", text)) <= anchors


def test_every_class_and_field_is_described() -> None:
    """In the page that is made from the model, with the links that its readers follow."""
    text = described()
    for name, cls in held().items():
        told = section(text, name)
        for field in attrs.fields(cls):
            assert f"| `{field.name}` |" in told
    anchors = {name.lower() for name in held()}
    assert set(re.findall(r"\]\(#([\w-]+)\)", text)) <= anchors
    for anchor in set(re.findall(r"data-file\.md#([\w-]+)\)", text)):
        assert anchor in {
            title.lower().replace(" ", "-").replace(",", "")
            for title in re.findall("^#+ (.*)", page("data-file.md"), re.M)
        }
