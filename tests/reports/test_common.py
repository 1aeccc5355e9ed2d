"""What no report keeps from its readers, whoever wrote it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

import ldsp_core as ldsp
from ldsp_core.document import Front, Report
from ldsp_core.plugins import Registry, hookimpl
from ldsp_core.reports import ReportRequest, ReportSpec, Subject
from ldsp_core.reports.common import FICTIONAL
from ldsp_core.values import Missing

RegistryOf = Callable[..., Registry]


@pytest.fixture
def registry_of() -> RegistryOf:
    """Make registries with a plugin's report that says nothing of its subjects."""

    def registry_of(subject: Subject = "partnership", banners: tuple[str, ...] = ()) -> Registry:
        def build(request: ReportRequest) -> Report:
            front = Front(title="T", organisation="O", as_at=request.as_at, banners=banners)
            return Report(name="mine", front=front, sections=())

        class Plugin:
            @hookimpl
            def ldsp_reports(self) -> list[ReportSpec]:
                return [ReportSpec(name="mine", title="Mine", build=build, subject=subject)]

        registry = Registry.builtin_only()
        registry.register(Plugin(), "mine")
        return registry

    return registry_of


def test_a_plugins_report_says_what_is_invented(
    registry_of: RegistryOf, fictional: ldsp.Partnership, lancashire: ldsp.Partnership
) -> None:
    """Before its own banners, and once; a real partnership has no such banner."""
    for own, shown in [((), (FICTIONAL,)), (("Own", FICTIONAL), (FICTIONAL, "Own"))]:
        registry = registry_of(banners=own)
        assert ldsp.build("mine", fictional, registry=registry).front.banners == shown
    assert ldsp.build("mine", lancashire, registry=registry_of()).front.banners == ()


def test_a_plugins_summary_names_who_is_invented(
    registry_of: RegistryOf, fictional: ldsp.Partnership, lancashire: ldsp.Partnership
) -> None:
    """So that nobody takes all of them for invented, or none."""
    report = ldsp.build("mine", lancashire, fictional, registry=registry_of("portfolio"))
    assert report.front.banners == (f"Invented: {fictional.name} does not exist.",)


def test_a_plugins_report_says_that_its_date_is_todays(
    registry_of: RegistryOf, lancashire: ldsp.Partnership
) -> None:
    """Where the file gives none; a date that is given or the file's own needs no word."""
    undated = evolve(lancashire, as_at=Missing())
    front = ldsp.build("mine", undated, registry=registry_of()).front
    assert [field.label for field in front.fields] == ["Date"]
    assert ldsp.build("mine", lancashire, registry=registry_of()).front.fields == ()
