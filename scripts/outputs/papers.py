"""Rules on papers: fields, cross-references, tables, drawings, language."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from scripts.outputs.parts import (
    RELATIONSHIP,
    WORD,
    Fault,
    drawing_faults,
    relationships,
    tree_of,
)

DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
LANGUAGE: Final = "en-GB"

_STORY: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_REFERENCE: Final = re.compile(r"\s*(?:REF|PAGEREF|NOTEREF)\s+(\S+)")


def faults(package: zipfile.ZipFile) -> Iterator[Fault]:
    """Yield what is wrong with a paper."""
    stories = {
        name: tree_of(package, name) for name in package.namelist() if _STORY.fullmatch(name)
    }
    bookmarks = {
        mark.attrib[f"{WORD}name"]
        for story in stories.values()
        for mark in story.iter(f"{WORD}bookmarkStart")
    }
    for name, story in stories.items():
        for text in (*_fields(story), *_references(story, bookmarks)):
            yield text, name
    for text in _tables(stories["word/document.xml"]):  # a letterhead may be laid out in one
        yield text, "word/document.xml"
    yield from _repeated(stories.values())
    yield from _styles(package, stories)
    for name, story in stories.items():
        yield from _targets(package, name, story)
    drawings = [each for story in stories.values() for each in story.iter(f"{DRAWING}docPr")]
    for text in drawing_faults(drawings):
        yield text, ""
    yield from _language(package)


def _fields(story: Element) -> Iterator[str]:
    open_fields: list[str] = []
    for character in story.iter(f"{WORD}fldChar"):
        kind = character.attrib[f"{WORD}fldCharType"]
        if kind == "begin":
            open_fields.append(kind)
        elif not open_fields or kind == open_fields[-1]:
            yield f"has the {kind} of a field that is not open for it"
        elif kind == "separate":
            open_fields[-1] = kind
        else:
            open_fields.pop()
    if open_fields:
        yield f"has fields that never end ({len(open_fields)})"


def _references(story: Element, bookmarks: set[str]) -> Iterator[str]:
    wanted = {each.attrib.get(f"{WORD}anchor", "") for each in story.iter(f"{WORD}hyperlink")}
    instructions = [each.text or "" for each in story.iter(f"{WORD}instrText")]
    instructions += [each.attrib[f"{WORD}instr"] for each in story.iter(f"{WORD}fldSimple")]
    wanted |= {match[1] for text in instructions if (match := _REFERENCE.match(text))}
    if any(not "".join(each.itertext()).strip() for each in story.iter(f"{WORD}hyperlink")):
        yield "has a link without words"
    for bookmark in sorted(wanted - bookmarks - {""}):
        yield f"refers to the bookmark {bookmark!r}, which is nowhere"


def _repeated(stories: Iterable[Element]) -> Iterator[Fault]:
    marks = [mark for story in stories for mark in story.iter(f"{WORD}bookmarkStart")]
    for what in ("id", "name"):
        times = Counter(mark.attrib.get(f"{WORD}{what}") for mark in marks)
        for repeated in sorted(str(each) for each, count in times.items() if count > 1):
            yield f"has several bookmarks with the {what} {repeated!r}", ""


def _styles(package: zipfile.ZipFile, stories: Mapping[str, Element]) -> Iterator[Fault]:
    styles = tree_of(package, "word/styles.xml").iter(f"{WORD}style")
    known = {style.attrib.get(f"{WORD}styleId") for style in styles}
    for name, story in stories.items():
        used = {
            each.attrib[f"{WORD}val"]
            for kind in ("pStyle", "rStyle", "tblStyle")
            for each in story.iter(f"{WORD}{kind}")
        }
        for style in sorted(used - known):
            yield f"uses the style {style!r}, which is not there", name


def _targets(package: zipfile.ZipFile, name: str, story: Element) -> Iterator[Fault]:
    """Yield the ids of relationships that lead nowhere, inside or outside."""
    rels = f"word/_rels/{name.removeprefix('word/')}.rels"
    there = package.namelist()
    known = {each.attrib["Id"] for each in tree_of(package, rels)} if rels in there else set()
    used = {
        value
        for element in story.iter()
        for key, value in element.attrib.items()
        if key.startswith(RELATIONSHIP)
    }
    for missing in sorted(used - known):
        yield f"refers to {missing!r}, which leads nowhere", name
    for id_, target in relationships(package, name).items():
        if target not in there:
            yield f"refers by {id_!r} to {target}, which is not there", name


def _tables(story: Element) -> Iterator[str]:
    for number, table in enumerate(story.iter(f"{WORD}tbl"), 1):
        rows = table.findall(f"{WORD}tr")
        if not rows or rows[0].find(f"{WORD}trPr/{WORD}tblHeader") is None:
            yield f"has no repeated header row in table {number}"
        if any(row.find(f"{WORD}trPr/{WORD}cantSplit") is None for row in rows):
            yield f"lets rows of table {number} break across pages"
        described = (f"{WORD}tblPr/{WORD}tblCaption", f"{WORD}tblPr/{WORD}tblDescription")
        if all(table.find(path) is None for path in described):
            yield f"has no description of table {number} for those who do not see it"


def _language(package: zipfile.ZipFile) -> Iterator[Fault]:
    styles = tree_of(package, "word/styles.xml")
    language = styles.find(f"{WORD}docDefaults/{WORD}rPrDefault/{WORD}rPr/{WORD}lang")
    found = language.attrib.get(f"{WORD}val") if language is not None else None
    if found != LANGUAGE:
        yield f"has the language {found!r} by default, not {LANGUAGE}", "word/styles.xml"
