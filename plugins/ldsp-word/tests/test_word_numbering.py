"""outputs 1: one real multilevel numbering, bound to the styles, restarting properly."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ldsp_core.document import (
    BulletList,
    Front,
    Item,
    Labels,
    LetteredList,
    NumberedParagraph,
    Paragraph,
    Report,
    Section,
    walk,
)
from ldsp_core.errors import RenderError
from ldsp_core.testing.sample_documents import sample_report

TWO_LISTS = (
    LetteredList((Item("first"), Item("second"))),
    LetteredList((Item("third"), Item("fourth"), Item("fifth"))),
)


def report(*sections: Section) -> Report:
    """Return a report of those sections."""
    front = Front(title="A paper", organisation="A partnership", as_at=date(2019, 4, 1))
    return Report(name="paper", front=front, sections=sections)


def test_sections_and_paragraphs_are_levels_of_one_numbering(write: Any, paper: Report) -> None:
    """1.0, 1.1 and 1.1.1 are levels of one definition, each bound to a style."""
    docx = write(paper)
    numbering = docx.xml("word/numbering.xml")
    levels = numbering.xpath("w:abstractNum[w:lvl/w:pStyle/@w:val='Heading1']/w:lvl")
    assert [level.xpath("w:lvlText/@w:val")[0] for level in levels[:3]] == [
        "%1.0",
        "%1.%2",
        "%1.%2.%3",
    ]
    assert [level.xpath("w:pStyle/@w:val")[0] for level in levels[:3]] == [
        "Heading1",
        "NumberedParagraph",
        "NumberedParagraph2",
    ]


def test_styles_name_the_numbering_they_count_in(write: Any, paper: Report) -> None:
    """Headings and numbered paragraphs are bound to the same instance by their styles."""
    docx = write(paper)
    styles = docx.xml("word/styles.xml")
    found = {
        style: (
            styles.xpath(f'w:style[@w:styleId="{style}"]/w:pPr/w:numPr/w:numId/@w:val')[0],
            styles.xpath(f'w:style[@w:styleId="{style}"]/w:pPr/w:numPr/w:ilvl/@w:val')[0],
        )
        for style in ("Heading1", "Heading2", "NumberedParagraph", "NumberedParagraph2")
    }
    assert {number for number, _ in found.values()} == {"1"}
    assert [level for _, level in found.values()] == ["0", "1", "1", "2"]


@pytest.mark.parametrize("source", ["paper", "sample"])
def test_word_counts_as_the_labels_say(write: Any, paper: Report, source: str) -> None:
    """What Word counts is what cross-references and other formats say."""
    told = paper if source == "paper" else sample_report()
    labels = Labels.of(told)
    expected = {
        path.title: labels.section(path.id)
        for placed in walk(told)
        for path in placed.path
        if labels.section(path.id)
    }
    counted = {words: number for number, words in write(told).numbers()}
    assert {title: counted[title] for title in expected} == expected


def test_numbered_paragraphs_are_counted_on_after_sub_sections_too(write: Any) -> None:
    """Paragraphs and sub-sections share their counter: 1.1, 1.2 (a section), 1.2.1, 2.1."""
    below = Section(id="b", title="Below", blocks=(NumberedParagraph("in it"),))
    top = Section(id="a", title="Top", blocks=(NumberedParagraph("before"),), sections=(below,))
    after = Section(id="c", title="After", blocks=(NumberedParagraph("next"),))
    assert list(write(report(top, after)).numbers()) == [
        ("1.0", "Top"),
        ("1.1", "before"),
        ("1.2", "Below"),
        ("1.2.1", "in it"),
        ("2.0", "After"),
        ("2.1", "next"),
    ]


def test_numbers_do_not_hang_on_the_level_in_a_style(write: Any, paper: Report) -> None:
    """Word and LibreOffice ignore that: what a level does not name says its level itself."""
    docx = write(paper)
    numbering = docx.xml("word/numbering.xml")
    bound = numbering.xpath("w:abstractNum[w:lvl/w:pStyle/@w:val='Heading1']//w:pStyle/@w:val")
    for style in ("Heading2", "Heading1", "NumberedParagraph", "NumberedParagraph2"):
        for found in docx.paragraphs(style):
            assert style in bound or found.xpath("w:pPr/w:numPr/w:numId")


def test_letters_start_anew_in_each_list(blocks: Any) -> None:
    """Two lists with nothing between them are a, b and a, b, c."""
    counted = [number for number, _ in blocks(*TWO_LISTS).numbers() if number.isascii()]
    assert counted == ["1.0", "a.", "b.", "a.", "b.", "c."]


def test_each_lettered_list_restarts_by_itself(blocks: Any) -> None:
    """Each list has an instance of its own that overrides the start."""
    docx = blocks(*TWO_LISTS)
    used = docx.find(".//w:p[w:pPr/w:pStyle/@w:val='LetteredItem']/w:pPr/w:numPr/w:numId/@w:val")
    assert len(set(used)) == 2
    for number in set(used):
        start = docx.xml("word/numbering.xml").xpath(
            f'w:num[@w:numId="{number}"]/w:lvlOverride[@w:ilvl="0"]/w:startOverride/@w:val'
        )
        assert start == ["1"]


def test_letters_before_the_first_number_do_not_count_a_section(write: Any, paper: Report) -> None:
    """Letters have a definition of their own: a list above 1.0 leaves it 1.0 everywhere."""
    docx = write(paper)
    numbering = docx.xml("word/numbering.xml")
    letters = numbering.xpath("w:abstractNum[w:lvl/w:pStyle/@w:val='LetteredItem']")
    assert letters[0].xpath(".//w:pStyle/@w:val") == ["LetteredItem"]


def test_no_number_is_typed(write: Any, paper: Report) -> None:
    """No paragraph outside the contents begins with a number, a letter or a bullet."""
    docx = write(paper)
    words = {words for _, words in docx.numbers()}
    assert "Background" in words
    assert not [text for text in words if text[:1] in "•–" or text[:2] in ("1.", "a.")]


@pytest.mark.parametrize(
    ("title", "level"), [("Executive summary", 1), ("Recommendation", 1), ("Background papers", 1)]
)
def test_sections_without_a_number_are_headings_all_the_same(
    write: Any, paper: Report, title: str, level: int
) -> None:
    """Their style is the heading's and their numbering has no format."""
    docx = write(paper)
    (found,) = docx.find(f'.//w:p[w:bookmarkStart][.//w:t="{title}"]')
    assert found.xpath("w:pPr/w:pStyle/@w:val") == [f"Heading{level}"]
    instance = found.xpath("w:pPr/w:numPr/w:numId/@w:val")[0]
    numbering = docx.xml("word/numbering.xml")
    definition = numbering.xpath(f'w:num[@w:numId="{instance}"]/w:abstractNumId/@w:val')[0]
    formats = numbering.xpath(
        f'w:abstractNum[@w:abstractNumId="{definition}"]/w:lvl/w:numFmt/@w:val'
    )
    assert set(formats) == {"none"}


def test_paragraphs_in_a_section_without_a_number_have_none(blocks: Any) -> None:
    """A numbered paragraph there is a plain one, as its label is empty."""
    docx = blocks(NumberedParagraph("words"), numbered=False)
    assert len(docx.paragraphs("BodyText")) == 1
    assert not docx.paragraphs("NumberedParagraph")


def test_bullets_go_as_deep_as_word_does_and_stay_there(blocks: Any) -> None:
    """Ten levels of bullets: nine of Word's, and the tenth, reported, beside the ninth."""
    item = Item("level 10", more=(Paragraph("more"),))
    for level in range(9, 0, -1):
        item = Item(f"level {level}", items=(item,))
    docx = blocks(BulletList((item,)))
    levels = [
        docx.numbering_of(paragraph)[1]
        for paragraph in docx.find("./w:body/w:p")
        if "level" in "".join(paragraph.itertext())
    ]
    assert levels == [*range(9), 8]
    assert [one.block for one in docx.result.degradations] == ["BulletList"]


def test_sections_too_deep_for_word_are_refused(write: Any) -> None:
    """A seventh level of sections is an error that names the section."""
    section = Section(id="s7", title="Deep")
    for depth in range(6, 0, -1):
        section = Section(id=f"s{depth}", title="Deep", sections=(section,))
    with pytest.raises(RenderError, match="section 's7' is 7 levels deep"):
        write(report(section))


def test_paragraphs_numbered_too_deep_are_refused(blocks: Any) -> None:
    """A tenth level of numbers is an error that says how many there are."""
    with pytest.raises(RenderError, match="10 levels deep; Word knows 9"):
        blocks(NumberedParagraph("deep", level=9))


def test_no_item_of_a_list_stands_alone_on_a_page(blocks: Any) -> None:
    """The first stays with the second, and the last but one with the last."""

    def kept(style: str, *lists: BulletList | LetteredList) -> list[str]:
        docx = blocks(*lists)
        return [p.xpath("string(.)") for p in docx.paragraphs(style) if p.xpath("w:pPr/w:keepNext")]

    five = tuple(map(Item, "abcde"))
    assert kept("ListBullet", BulletList(five), BulletList(five[:1])) == ["a", "d"]
    assert kept("ListBullet", BulletList(five[:3]), BulletList(five[3:])) == ["a", "b", "d"]
    assert kept("LetteredItem", LetteredList(five)) == ["a", "d"]


def test_what_belongs_to_an_item_stays_with_it(blocks: Any) -> None:
    """The points below one, and the paragraph that goes on."""
    items = (Item("a"), Item("b"), Item("c", items=(Item("d"),)), Item("e"), Item("f"))
    docx = blocks(BulletList(items))
    kept = [p.xpath("string(.)") for p in docx.find("./w:body/w:p") if p.xpath("w:pPr/w:keepNext")]
    assert [text for text in kept if text in "abcdef"] == ["a", "c", "e"]
