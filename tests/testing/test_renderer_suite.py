"""Each rule for renderers catches the mistake that it is for, and no other does."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from ldsp_core.testing import RendererSuite
from ldsp_core.testing.rules import rules_of
from tests.testing.lines import LinesSuite
from tests.testing.wrong_renderers import WRONG

RULES = rules_of(RendererSuite)


def broken(suite: LinesSuite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return the rules that *suite* breaks, with what is said about each."""
    said: dict[str, str] = {}
    for number, rule in enumerate(RULES):
        folder = tmp_path / str(number)
        folder.mkdir()
        test = getattr(suite, rule)
        given = {"tmp_path": folder, "monkeypatch": monkeypatch}
        try:
            test(**{name: given[name] for name in inspect.signature(test).parameters})
        except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 - one of them crashes
            said[rule] = str(error)
    return said


def test_a_good_renderer_keeps_every_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which shows that the wrong ones below fail for their one mistake."""
    assert broken(LinesSuite(), tmp_path, monkeypatch) == {}


def test_there_is_a_wrong_renderer_for_each_rule() -> None:
    """A new rule is not believed before it has caught something."""
    assert sorted(WRONG) == RULES


@pytest.mark.parametrize("rule", WRONG)
def test_a_wrong_renderer_breaks_its_rule_alone(
    rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its message says what is wrong and, but for a crash of the renderer, what to do."""
    said = broken(WRONG[rule], tmp_path, monkeypatch)
    assert list(said) == [rule], said
    if rule != "test_an_empty_report_is_written":
        assert "\nTo mend it: " in said[rule]
