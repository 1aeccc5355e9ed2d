"""The file itself: what OpenDocument asks of a package, and what it says of itself."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree
from odfdo import Document

from ldsp_core.document import Figure, Paragraph, Section, Table, Text, walk
from ldsp_core.rendering import RendererSpec, render_bytes
from ldsp_core.testing import report_of, sample_report
from ldsp_core.values import Money
from ldsp_opendocument.hooks import ODS, ODT

(LOGO,) = (each.block for each in walk(sample_report()) if isinstance(each.block, Figure))
BOTH = pytest.mark.parametrize("spec", [ODT, ODS], ids=lambda spec: spec.name)


@BOTH
def test_mimetype_comes_first_and_is_stored(spec: RendererSpec) -> None:
    """Programs tell the format by the first bytes (OpenDocument 1.3, part 2, 3.3)."""
    data, _ = render_bytes(sample_report(), spec)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        first = package.infolist()[0]
        assert first.filename == "mimetype"
        assert first.compress_type == zipfile.ZIP_STORED
        assert package.read(first).decode() == spec.media_type


@BOTH
def test_the_manifest_lists_every_part(spec: RendererSpec) -> None:
    """All but the mimetype and the manifest itself (part 2, 4.3)."""
    data, _ = render_bytes(sample_report(), spec)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        manifest = etree.fromstring(package.read("META-INF/manifest.xml"))
    listed = {entry.values()[0] for entry in manifest}
    assert listed == names - {"mimetype", "META-INF/manifest.xml"} | {"/"}


@BOTH
def test_the_file_describes_itself(spec: RendererSpec) -> None:
    """Title, author, language and keywords are those of the report; the date is its as-at."""
    data, _ = render_bytes(sample_report(), spec)
    meta = Document(io.BytesIO(data)).meta
    assert meta.title == "Digital skills in Borsetshire"
    assert meta.creator == "A. Coordinator"
    assert meta.language == "en-GB"
    assert meta.creation_date is not None
    assert meta.creation_date.date().isoformat() == "2019-04-01"
    assert meta.generator == "ldsp-opendocument"


@pytest.mark.parametrize(
    ("png", "svg", "name"), [(LOGO.png, LOGO.svg, "svg"), (LOGO.png, "", "png")]
)
def test_the_drawn_form_of_a_picture_is_preferred(png: bytes, svg: str, name: str) -> None:
    """A drawing stays sharp at any size."""
    figure = Figure(id="logo", caption="Logo", alt="A logo", png=png, svg=svg)
    data, _ = render_bytes(report_of(figure), ODT)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert f"Pictures/logo.{name}" in package.namelist()


def test_each_currency_has_its_format() -> None:
    """Euros are not shown as pounds."""
    from ldsp_core.document import Column

    columns = (Column(key="a", label="Sum", kind="money"),)
    rows = ((Money.pounds(5),), (Money(amount=Money.pounds(7).amount, currency="EUR"),))
    table = Table(id="t", caption="Sums", columns=columns, rows=rows)
    data, _ = render_bytes(report_of(table), ODS)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        content = package.read("content.xml").decode()
    assert 'style:data-style-name="NGBP"' in content
    assert 'style:data-style-name="NEUR"' in content


def test_sections_far_down_have_the_lowest_heading() -> None:
    """OpenDocument has ten levels."""
    section = Section(id="s12", title="Deep", blocks=(Paragraph((Text("x"),)),))
    for number in range(11, 0, -1):
        section = Section(id=f"s{number}", title=f"Level {number}", sections=(section,))
    report = report_of()
    from attrs import evolve

    data, _ = render_bytes(evolve(report, sections=(section,)), ODT)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        content = package.read("content.xml").decode()
    assert content.count('text:outline-level="10"') == 3
