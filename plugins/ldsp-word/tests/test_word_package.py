"""outputs 9: same input, same bytes; and a package that is whole."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from posixpath import dirname, join, normpath
from typing import Any

import docx as python_docx
import pytest

from ldsp_core.document import Report
from ldsp_core.testing.sample_documents import sample_report

SCRIPT = """
import hashlib, io
from ldsp_core.testing.sample_documents import sample_report
from ldsp_word import WordOptions
from ldsp_word.renderer import WordRenderer
stream = io.BytesIO()
WordRenderer().render(sample_report(), stream, WordOptions(contents=True))
print(hashlib.sha256(stream.getvalue()).hexdigest())
"""


def test_the_same_report_gives_the_same_bytes(write: Any, paper: Report) -> None:
    """Twice in one process."""
    assert write(paper, contents=True).content == write(paper, contents=True).content


@pytest.mark.parametrize(("seed", "zone"), [("1", "Pacific/Kiritimati"), ("2", "Pacific/Niue")])
def test_another_process_gives_the_same_bytes(write: Any, seed: str, zone: str) -> None:
    """With another hash seed, in another time zone, on another day there."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
    )
    here = write(sample_report(), contents=True).content
    assert told.stdout.strip() == hashlib.sha256(here).hexdigest()


def test_the_list_of_content_types_is_first(write: Any, paper: Report) -> None:
    """Some readers look for it there; each part stands in the package once."""
    docx = write(paper)
    assert docx.names[:3] == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
    assert len(set(docx.names)) == len(docx.names)


def test_every_part_is_well_formed_and_has_a_content_type(write: Any) -> None:
    """Each part is named, or its extension is."""
    docx = write(sample_report())
    types = docx.xml("[Content_Types].xml")
    named = {one.get("PartName") for one in types}
    endings = {one.get("Extension") for one in types}
    for name in docx.names[1:]:
        assert f"/{name}" in named or name.rpartition(".")[2] in endings
        if name.endswith((".xml", ".rels")):
            assert docx.xml(name) is not None


def test_every_relationship_leads_somewhere(write: Any) -> None:
    """Targets are parts of the package, and every id that the text uses is there."""
    docx = write(sample_report())
    for name in docx.names:
        if not name.endswith(".rels"):
            continue
        folder = dirname(dirname(name))
        for relation in docx.xml(name):
            target = relation.get("Target")
            if relation.get("TargetMode") != "External":
                assert normpath(join(folder, target)).lstrip("/") in docx.names
    known = {relation.get("Id") for relation in docx.xml("word/_rels/document.xml.rels")}
    assert set(docx.find(".//@r:id")) | set(docx.find(".//@r:embed")) <= known


def test_every_style_that_is_used_is_there(write: Any, paper: Report) -> None:
    """In all parts, and what styles build on as well; none of them twice."""
    for report in (paper, sample_report()):
        docx = write(report, contents=True)
        styles = docx.xml("word/styles.xml")
        known = styles.xpath("w:style/@w:styleId")
        assert len(set(known)) == len(known)
        used = set(styles.xpath("w:style/w:basedOn/@w:val | w:style/w:next/@w:val"))
        for name in docx.names:
            if name.startswith("word/") and name.endswith(".xml"):
                used |= set(docx.xml(name).xpath(".//w:pStyle/@w:val | .//w:rStyle/@w:val"))
        assert used <= set(known)


def test_nothing_of_another_look_is_left(write: Any, paper: Report) -> None:
    """There is one typeface, and python-docx's own template has left no trace."""
    docx = write(paper)
    for content in docx.parts.values():
        for trace in (b"Calibri", b"Cambria", b"python-docx", b"4F81BD"):
            assert trace not in content


def test_python_docx_reads_it_again(write: Any, paper: Report) -> None:
    """Headings, tables and properties are where it looks for them."""
    import io

    document = python_docx.Document(io.BytesIO(write(paper).content))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings[:3] == ["Executive summary", "Recommendation", "Background"]
    assert len(document.tables) == 4
    assert document.core_properties.language == "en-GB"


def test_validators_find_nothing(write: Any, tmp_path: Any) -> None:
    """Two independent ones, on a paper with one of everything."""
    openxml_audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed")
    docx_integrity = pytest.importorskip("docx_integrity", reason="docx-integrity is not installed")
    path = tmp_path / "sample.docx"
    path.write_bytes(write(sample_report(), contents=True).content)
    result = openxml_audit.OpenXmlValidator().validate(str(path))
    assert [str(error) for error in result.errors] == []
    assert list(docx_integrity.check(str(path))) == []
