"""Texts are shared, as long as they can be held."""

from __future__ import annotations

import re

import pytest

from ldsp_excel import strings
from ldsp_excel.strings import SharedStrings


def part_of(shared: SharedStrings) -> str:
    """The part that the texts are shared in."""
    return "".join(shared.part())


def test_a_text_is_shared_once():
    """Cells with the same text refer to the same item."""
    shared = SharedStrings()
    assert shared.tail("a") == shared.tail("a") == ' t="s"><v>0</v></c>'
    assert shared.tail("b") == ' t="s"><v>1</v></c>'
    assert re.findall("<si>(.*?)</si>", part_of(shared)) == ["<t>a</t>", "<t>b</t>"]
    assert 'uniqueCount="2"' in part_of(shared)


@pytest.mark.parametrize(("limit", "most"), [("MOST", 2), ("MOST_CHARACTERS", 2 * len("<t>a</t>"))])
def test_beyond_a_limit_texts_stand_in_their_cells(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: int
):
    """Those that came before stay shared, so that memory has an end."""
    monkeypatch.setattr(strings, limit, most)
    shared = SharedStrings()
    tails = [shared.tail(text) for text in "abca"]
    assert tails[2] == ' t="inlineStr"><is><t>c</t></is></c>'
    assert tails[3] == tails[0] == ' t="s"><v>0</v></c>'
    assert part_of(shared).count("<si>") == 2


def test_strong_words_are_runs():
    """A text of which some is strong is told from the same text without."""
    shared = SharedStrings()
    runs = [("a ", False), ("b", True)]
    assert shared.tail("a b") != shared.rich_tail(runs, 11, "Arial")
    assert shared.rich_tail(runs, 11, "Arial") == ' t="s"><v>1</v></c>'
    assert (
        '<r><t xml:space="preserve">a </t></r>'
        '<r><rPr><b/><sz val="11"/><rFont val="Arial"/></rPr><t>b</t></r>'
    ) in part_of(shared)
