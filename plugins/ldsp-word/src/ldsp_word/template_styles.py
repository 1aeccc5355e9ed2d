"""The styles of a template, made ready for a paper.

An organisation's style that is used gets the id by which papers know it, so that the text
is written as ever; ids are never seen in Word, names stay as they are. What a paper needs
besides is added, built on the organisation's own text and in the colour of its headings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from attrs import evolve, frozen

from ldsp_core.errors import did_you_mean
from ldsp_word.errors import TemplateError
from ldsp_word.look import OWN, Palette, ParagraphStyle
from ldsp_word.numbering import number_properties
from ldsp_word.paragraph_styles import paragraph_styles
from ldsp_word.style_names import LOOKED_FOR, StyleFor, role_of
from ldsp_word.styles import HEADINGS, Style, heading
from ldsp_word.stylesheet import character_styles, default_styles, table_style
from ldsp_word.wordml import TAG, parsed, serialised, set_paragraph_property, value

_KINDS: Final = {Style.TABLE: "table", Style.HYPERLINK: "character", Style.STRONG: "character"}
_DEFAULTS: Final = {
    "paragraph": "Normal",
    "character": "DefaultParagraphFont",
    "table": "TableNormal",
    "numbering": "NoList",
}
_OURS: Final = frozenset({*Style, *_DEFAULTS.values()})
_REFERENCES: Final = tuple(
    f"{TAG}{name}"
    for name in (
        *("basedOn", "next", "link", "numStyleLink", "styleLink"),
        *("pStyle", "rStyle", "tblStyle"),
    )
)
_NUMBERS: Final = {each.style: each.numbering for each in paragraph_styles() if each.numbering}
_NO_NUMBER: Final = '<w:numPr><w:numId w:val="0"/></w:numPr>'
_ABOVE: Final = 220
_SHOWN: Final = 40
_HEX: Final = frozenset("0123456789abcdefABCDEF")


@frozen(kw_only=True)
class TemplateStyles:
    """A template's style sheet with what was added to it.

    ``renamed`` gives the new ids of its styles; ``own_numbers`` are those of our styles
    for which the organisation's has a numbering of its own.
    """

    content: bytes
    renamed: Mapping[str, str]
    own_numbers: frozenset[Style]


def template_styles(
    root: Any, named: Sequence[StyleFor], *, path: object, language: str, depth: int
) -> TemplateStyles:
    """Make the style sheet *root* of the template at *path* ready for a paper.

    *depth* is how many levels of headings the paper has; *language* becomes that of all
    text. Raises TemplateError for styles that are needed and missing, all together, with
    those that are there.
    """
    styles = root.findall(f"{TAG}style")
    taken = _taken(styles, named, path, depth)
    renamed = _new_ids(styles, taken)
    rename_styles(root, renamed)
    for style in styles:
        style.set(f"{TAG}styleId", renamed.get(_id(style), _id(style)))
    _set_language(root, language)
    present = {_id(style): style for style in styles}
    own_numbers = {role for role in taken if _keeps_numbers(role, present.get(role))}
    for role in Style:
        if role in present and role in taken and role not in own_numbers:
            _bind(role, present[role], present)
    _add(root, present, taken, _palette(present))
    return TemplateStyles(
        content=serialised(root), renamed=renamed, own_numbers=frozenset(own_numbers)
    )


def rename_styles(root: Any, renamed: Mapping[str, str]) -> None:
    """Let everything below *root* that refers to a style refer to its new id."""
    for element in root.iter(*_REFERENCES):
        old = element.get(f"{TAG}val", "")
        element.set(f"{TAG}val", renamed.get(old, old))


def _taken(
    styles: Sequence[Any], named: Sequence[StyleFor], path: object, depth: int
) -> dict[Style, Any]:
    """Return the organisation's style for each role that it has one for."""
    asked = {**LOOKED_FOR, **{each.role: each.name for each in named}}
    needed = {Style.TITLE, *map(heading, range(1, min(depth, HEADINGS) + 1))}
    needed |= {each.role for each in named}
    found: dict[Style, Any] = {}
    missing: list[str] = []
    for role, name in asked.items():
        kind = _KINDS.get(role, "paragraph")
        there = {_name(style).casefold(): style for style in styles if _type(style) == kind}
        if name.casefold() in there:
            found[role] = there[name.casefold()]
        elif role in needed:
            names = [_shown(_name(style)) for style in there.values()]
            missing.append(
                f"{kind} style {name!r} for the role “{role_of(role)}”{did_you_mean(name, names)}"
            )
    if missing:
        raise TemplateError(_missing(missing, styles, path))
    return found


def _missing(missing: Sequence[str], styles: Sequence[Any], path: object) -> str:
    lines = [f"the template {path} has no", *(f"    {each}" for each in missing)]
    for kind in ("paragraph", "table", "character"):
        names = sorted(
            (_shown(_name(each)) for each in styles if _type(each) == kind), key=str.casefold
        )
        if names:
            more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
            lines.append(f"  its {kind} styles: {', '.join(names[:_SHOWN])}{more}")
    lines.append(
        "  make the style in the template (a style that Word offers is only in the file once it "
        "has been used), or name another one with the option styles, such as "
        "“heading 1: Council Heading”"
    )
    return "\n".join(lines)


def _new_ids(styles: Sequence[Any], taken: dict[Style, Any]) -> dict[str, str]:
    """Return new ids: those taken get ours, and whatever else is called like ours gives way.

    A style that stands for two roles, or is the default of all text, keeps its id; *taken*
    loses the further roles, which are built on it.
    """
    new: dict[str, str] = {}
    for style in styles:
        if style.get(f"{TAG}default") in ("1", "true", "on") and _type(style) in _DEFAULTS:
            new.setdefault(_id(style), _DEFAULTS[_type(style)])
    for role, style in taken.items():
        new.setdefault(_id(style), role)
    used = {_id(style) for style in styles} | _OURS
    for style in styles:
        old = _id(style)
        if old in _OURS and old not in new:
            number = 1
            while f"{old}-{number}" in used:
                number += 1
            new[old] = f"{old}-{number}"
            used.add(new[old])
    return new


def _keeps_numbers(role: Style, style: Any) -> bool:
    """Whether a list style of the organisation's has a numbering that stays."""
    return (
        style is not None
        and role.name.startswith("BULLET")
        and style.find(f"{TAG}pPr/{TAG}numPr") is not None
    )


def _bind(role: Style, style: Any, present: Mapping[str, Any]) -> None:
    """Give a style of the organisation's what the paper's structure needs of it."""
    if role in _NUMBERS:
        set_paragraph_property(style, number_properties(*_NUMBERS[role]))
    elif role not in _KINDS and _would_be_numbered(style, present):
        set_paragraph_property(style, _NO_NUMBER)
    if role is Style.CAPTION:
        _set_apart(style)
    if role is Style.CONTENTS_HEADING:
        set_paragraph_property(style, '<w:outlineLvl w:val="9"/>')
    if role.name.startswith("HEADING"):
        set_paragraph_property(style, "<w:keepNext/>")
        level = int(role.name.removeprefix("HEADING_")) - 1
        set_paragraph_property(style, f'<w:outlineLvl w:val="{level}"/>')


def _would_be_numbered(style: Any, present: Mapping[str, Any]) -> bool:
    """Whether a style has a number, of its own or of what it builds on.

    It may build on a heading, as Word's own heading of contents does. No number is taken
    off where there is none: LibreOffice would lose the indents of styles built on it.
    """
    seen: set[str] = set()
    while style is not None and _id(style) not in seen:
        if _id(style) in _NUMBERS or style.find(f"{TAG}pPr/{TAG}numPr") is not None:
            return True
        seen.add(_id(style))
        style = present.get(value(style, "basedOn"))
    return False


def _set_apart(style: Any) -> None:
    """Give a caption room above where it has none: a table may stand there."""
    spacing = style.find(f"{TAG}pPr/{TAG}spacing")
    if spacing is None:
        set_paragraph_property(style, f'<w:spacing w:before="{_ABOVE}"/>')
    elif spacing.get(f"{TAG}before", "0") == "0":
        spacing.set(f"{TAG}before", str(_ABOVE))


def _add(root: Any, present: dict[str, Any], taken: Mapping[Style, Any], palette: Palette) -> None:
    """Add the styles that the template does not have."""
    names = {_name(style).casefold() for style in present.values()}
    for style in _ours(present, taken, palette):
        if _id(style) in present:
            continue
        name = _name(style)
        if name.casefold() in names:
            style.find(f"{TAG}name").set(f"{TAG}val", f"{name} (paper)")
            style.set(f"{TAG}customStyle", "1")
        root.append(style)


def _ours(
    present: Mapping[str, Any], taken: Mapping[Style, Any], palette: Palette
) -> Iterable[Any]:
    """Yield our own styles, as far as they are not the organisation's under another id."""
    derived = {role: _id(style) for role, style in taken.items() if _id(style) != role}
    yield from parsed(default_styles())
    for style in paragraph_styles(palette):
        yield from parsed(_fitted(style, derived, present, own_table=Style.TABLE in taken).xml)
    yield from parsed(character_styles(palette) + table_style(palette))


def _fitted(
    style: ParagraphStyle,
    derived: Mapping[Style, str],
    present: Mapping[str, Any],
    *,
    own_table: bool,
) -> ParagraphStyle:
    if style.style in derived:
        return ParagraphStyle(
            style=style.style,
            name=style.name,
            parent=derived[style.style],
            numbering=style.numbering,
            outline=style.outline,
            keep_next=style.keep_next,
            before=None,
            after=None,
        )
    if style.style is Style.BODY:
        return evolve(
            style, before=None if _has_room(present, "Normal") else style.before, after=None
        )
    if style.parent == Style.BODY:
        return evolve(style, after=None)
    if style.style is Style.TABLE_HEADING and own_table:
        return evolve(style, colour="")
    return style


def _has_room(present: Mapping[str, Any], id_: str) -> bool:
    """Whether paragraphs in a style stand apart from one another."""
    spacing = present[id_].find(f"{TAG}pPr/{TAG}spacing") if id_ in present else None
    if spacing is None:
        return False
    return any(spacing.get(f"{TAG}{side}", "0") != "0" for side in ("before", "after"))


def _palette(present: Mapping[str, Any]) -> Palette:
    """Return colours that go with the organisation's first heading; black if it has none."""
    seen: set[str] = set()
    at: str = Style.HEADING_1
    while at in present and at not in seen:
        seen.add(at)
        found = present[at].find(f"{TAG}rPr/{TAG}color")
        colour = "" if found is None else found.get(f"{TAG}val", "")
        if len(colour) == 6 and _HEX.issuperset(colour):
            return OWN.with_ink(colour.upper())
        at = value(present[at], "basedOn")
    return OWN.with_ink("000000")


def _set_language(root: Any, language: str) -> None:
    """Make *language* that of all text, wherever a style does not say another."""
    at = root
    for name in ("docDefaults", "rPrDefault", "rPr", "lang"):
        below = at.find(f"{TAG}{name}")
        if below is None:
            (below,) = parsed(f"<w:{name}/>")
            at.insert(len(at) if name == "lang" else 0, below)
        at = below
    for script in ("val", "eastAsia"):
        at.set(f"{TAG}{script}", language)


def _id(style: Any) -> str:
    return str(style.get(f"{TAG}styleId", ""))


def _type(style: Any) -> str:
    return str(style.get(f"{TAG}type", ""))


def _name(style: Any) -> str:
    return value(style, "name")


def _shown(name: str) -> str:
    """Return the name of a style as Word shows it: “heading 1” is “Heading 1” there."""
    return name[:1].upper() + name[1:]
