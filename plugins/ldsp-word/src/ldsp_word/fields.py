"""Fields: numbers and references that Word counts itself, with what they show now.

Each is written with its cached result, so that nobody is asked to update anything.
"""

from __future__ import annotations

from ldsp_word.markup import escaped, run


def field(instruction: str, cached: str, properties: str = "") -> str:
    """Return a field; *cached* is the markup of the runs that it shows until updated."""
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f'<w:r>{head}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{head}<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
        f'<w:r>{head}<w:fldChar w:fldCharType="separate"/></w:r>{cached}'
        f'<w:r>{head}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def sequence(name: str, number: str) -> str:
    """Return the number of a caption, counted over all captions of one *name*."""
    return field(rf"SEQ {name} \* ARABIC", run(number))


def reference(bookmark: str, words: str, *, number: bool = False, properties: str = "") -> str:
    """Return a cross-reference that leads to *bookmark*.

    It repeats the bookmark's words, or the *number* of its paragraph.
    """
    switches = r"\r \h" if number else r"\h"
    return field(rf"REF {bookmark} {switches}", run(words, properties), properties)


def page_of_pages() -> str:
    """Return "Page X of Y"."""
    return run("Page ") + field("PAGE", run("1")) + run(" of ") + field("NUMPAGES", run("1"))
