"""Files that are no data-entry workbook, or could do harm, are refused before unpacking."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import ldsp_core as ldsp
from ldsp_core.errors import DataFileError
from ldsp_core.files import load_partnership
from ldsp_excel.entry import findings, sheet_in
from ldsp_excel.entry.limits import PREFIX, Limit, limits_in
from ldsp_excel.entry.reader import EntryReader

EXAMPLE = Path(__file__).parents[4] / "examples" / "fictional" / "partnership.toml"
SHEET = "xl/worksheets/sheet2.xml"


def refusal(data: bytes, reader: EntryReader | None = None) -> str:
    """Return why the reader refuses a whole file."""
    with pytest.raises(DataFileError) as caught:
        (reader or EntryReader()).read(data, "book.xlsx")
    (problem,) = caught.value.problems
    return str(problem)


def survives(data: bytes) -> bool:
    """Whether *data* is read, or refused in words; any other error comes through."""
    try:
        return load_partnership(data, "book.xlsx", EntryReader()) is not None
    except DataFileError as error:
        return len(error.problems) > 0


def limited(**values: int) -> EntryReader:
    """Return a reader with other limits than the usual."""
    limits = limits_in({})
    return EntryReader(
        limits=evolve(
            limits,
            **{name: evolve(getattr(limits, name), value=value) for name, value in values.items()},
        )
    )


@pytest.fixture(scope="session")
def parts(small_data: bytes, parts_of: Any) -> dict[str, bytes]:
    """The parts of a small workbook."""
    return parts_of(small_data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "encrypted, or of Excel 2003"),
        (b"", "this is not an Excel workbook"),
        (b"id,name\n1,2\n", "this is not an Excel workbook"),
        (b"%PDF-1.7", "this is not an Excel workbook"),
        (b"PK\x03\x04" + b"\0" * 100, "cut off or damaged"),
    ],
)
def test_what_is_no_package_is_told(data: bytes, words: str) -> None:
    """An encrypted workbook, an old one, text, nothing at all."""
    assert words in refusal(data)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("word/document.xml", "this is a Word document"),
        ("ppt/presentation.xml", "this is a presentation"),
        ("xl/workbook.bin", "this is a binary workbook"),
        ("content.xml", "this is an OpenDocument file"),
        ("whatever.xml", "there is no workbook in the package"),
    ],
)
def test_other_packages_are_told_as_what_they_are(package_of: Any, part: str, words: str) -> None:
    """A Word document that was renamed is told to be one."""
    assert words in refusal(package_of({"[Content_Types].xml": b"<Types/>", part: b"<x/>"}))


def test_a_report_given_as_data_is_told_to_be_one(tmp_path: Path) -> None:
    """The workbook of a report is not the facts that it was made from."""
    partnership = ldsp.load(EXAMPLE)
    report = tmp_path / "monitoring.xlsx"
    ldsp.render(ldsp.build("monitoring", partnership), report)

    assert refusal(report.read_bytes()) == (
        "this is a report in Excel, written by this library, not a data-entry workbook; give the "
        "data file that it was made from"
    )


def test_any_other_workbook_is_told_to_be_none_of_ours() -> None:
    """With how to begin one."""
    from openpyxl import Workbook

    stream = io.BytesIO()
    Workbook().save(stream)

    assert "it has no sheet 'Partnership'; begin one with: ldsp new" in refusal(stream.getvalue())


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_refused(small_data: bytes, share: float) -> None:
    """Wherever it was cut off."""
    assert "cut off or damaged" in refusal(small_data[: int(len(small_data) * share)])


@given(st.integers(0, 10**6), st.integers(1, 255))
def test_a_flipped_byte_is_refused_or_harmless(small_data: bytes, place: int, mask: int) -> None:
    """In words, whichever byte it is: no other error than ours comes out of it."""
    damaged = bytearray(small_data)
    damaged[place % len(damaged)] ^= mask
    assert survives(bytes(damaged))


def bomb(size: int) -> bytes:
    """Return a package of half a MiB at most whose sheet says that it unpacks to *size*."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = b" " * 2**20
    packed = b"".join(packer.compress(block) for _ in range(8)) + packer.flush()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        info = zipfile.ZipInfo(SHEET)
        info.compress_type = zipfile.ZIP_DEFLATED
        package.writestr("[Content_Types].xml", b"<Types/>")
        package.writestr(info, b"")
    data = bytearray(stream.getvalue())
    # The directory says how large a part is, and nothing else is looked at.
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 20 : directory + 28] = struct.pack("<II", len(packed), size)
    return bytes(data)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (2**31, "the workbook unpacks to 2,048 MiB; at most 512 MiB when unpacked are read"),
        (400 * 2**20, "times its size; at most 200 times its packed size are read"),
    ],
)
def test_a_bomb_is_refused_without_unpacking_it(
    monkeypatch: pytest.MonkeyPatch, size: int, words: str
) -> None:
    """The limit that it breaks is named, with how to raise it; nothing of it is read."""
    data = bomb(size)

    def never(*_: object) -> bytes:
        raise AssertionError("a part was unpacked")

    monkeypatch.setattr(zipfile.ZipFile, "read", never)

    said = refusal(data)

    assert words in said
    assert f"set the environment variable {PREFIX}" in said


def test_a_real_bomb_of_half_a_mebibyte(parts: dict[str, bytes], package_of: Any) -> None:
    """Half a gigabyte of blanks in a sheet packs into half a MiB, and goes no further."""
    data = package_of({**parts, SHEET: b" " * (100 * 2**20)})

    assert len(data) < 2**19
    assert "unpacks to" in refusal(data)


@pytest.mark.parametrize(
    ("limit", "value", "words"),
    [
        ("parts", 5, "parts; at most 5 parts in the package are read"),
        ("mebibytes", 0, "at most 0 MiB when unpacked are read"),
        ("rows", 2, "the sheet has more than 2 rows that are not blank on a sheet"),
        ("columns", 2, "the sheet has more than 2 columns in its rows"),
    ],
)
def test_every_limit_says_how_to_raise_it(
    small_data: bytes, limit: str, value: int, words: str
) -> None:
    """By an environment variable of its own."""
    said = refusal(small_data, limited(**{limit: value}))

    assert words in said
    assert f"{PREFIX}{limit.upper()} higher" in said


def test_limits_are_raised_in_the_environment() -> None:
    """What is no number leaves the limit as it is."""
    assert limits_in({f"{PREFIX}ROWS": "7"}).rows == Limit(
        of="rows that are not blank on a sheet", variable=f"{PREFIX}ROWS", value=7
    )
    assert limits_in({f"{PREFIX}ROWS": "many"}) == limits_in({})


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">'
    b'<!ENTITY c SYSTEM "file:///etc/passwd">]><worksheet>&b;&c;</worksheet>'
)


@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels"]
)
def test_entities_are_refused_wherever_they_are_declared(
    parts: dict[str, bytes], package_of: Any, part: str
) -> None:
    """None is ever expanded, and no file fetched."""
    assert f"the part {part} declares a document type" in refusal(
        package_of({**parts, part: ENTITIES})
    )


@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "xl/VBA/vbaProject.bin"])
def test_macros_are_refused(parts: dict[str, bytes], package_of: Any, part: str) -> None:
    """With what to do."""
    assert "holds macros, which are not read" in refusal(package_of({**parts, part: b"x"}))


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/passwd", "xl/../../evil", "C:/evil", "xl\\evil.xml", "a\x07b"]
)
def test_names_that_lead_elsewhere_are_refused(
    parts: dict[str, bytes], package_of: Any, name: str
) -> None:
    """Nothing is ever written by its name, but such a package is not worth reading."""
    assert "unsafe name" in refusal(package_of({**parts, name: b"x"}))


def test_parts_that_come_twice_are_refused(parts: dict[str, bytes], package_of: Any) -> None:
    """Programs would differ over which of them counts."""
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = package_of([*parts.items(), (SHEET, b"<worksheet/>")])

    assert f"the package has the part '{SHEET}' twice" in refusal(data)


def test_a_link_to_another_workbook_is_refused(parts: dict[str, bytes], package_of: Any) -> None:
    """What it fetches is not in the file; a link that is only followed by hand is fine."""
    name = "xl/_rels/workbook.xml.rels"
    relation = (
        b'<Relationship Id="x" TargetMode="External" Target="file:///other.xlsx" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"/>'
        b"</Relationships>"
    )
    outside = parts[name].replace(b"</Relationships>", relation % b"externalLinkPath")
    followed = parts[name].replace(b"</Relationships>", relation % b"hyperlink")

    assert "fetches something from outside" in refusal(package_of({**parts, name: outside}))
    assert EntryReader().read(package_of({**parts, name: followed}), "x").tree["id"] == "north"


def test_parts_may_be_called_anything(parts: dict[str, bytes], package_of: Any) -> None:
    """A workbook is found by its relationships, absolute or relative, not by its parts' names."""
    moved = {name.replace("xl/worksheets/", "other/"): xml for name, xml in parts.items()}
    moved["xl/_rels/workbook.xml.rels"] = moved["xl/_rels/workbook.xml.rels"].replace(
        b'Target="worksheets/', b'Target="/other/'
    )

    assert EntryReader().read(package_of(moved), "x").tree["id"] == "north"


def test_strict_workbooks_are_read(parts: dict[str, bytes], package_of: Any) -> None:
    """Excel's "Strict Open XML" has other namespaces and means the same."""
    strict = {
        name: xml.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, xml in parts.items()
    }

    assert EntryReader().read(package_of(strict), "x").tree["id"] == "north"


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        (b"<worksheet><sheetData><row", "is not well-formed XML"),
        (b'<worksheet><sheetData><row r="0"/></sheetData></worksheet>', "row 0 after row 0"),
        (
            b'<worksheet><sheetData><row r="5"/><row r="4"/></sheetData></worksheet>',
            "row 4 after row 5",
        ),
        (
            b'<worksheet><sheetData><row r="1048577"/></sheetData></worksheet>',
            "row 1048577 after row 0",
        ),
        (
            b'<worksheet><sheetData><row r="1"><c r="XFE1"/></row></sheetData></worksheet>',
            "cell XFE1 out of its order",
        ),
        (
            b'<worksheet><sheetData><row r="1"><c r="B1"/><c r="A1"/></row></sheetData>'
            b"</worksheet>",
            "cell A1 out of its order",
        ),
        (
            b'<worksheet><sheetData><row r="1"><c r="A2"/></row></sheetData></worksheet>',
            "cell A2 in row 1",
        ),
        (
            b'<worksheet><sheetData><row r="1"><c r="1A"/></row></sheetData></worksheet>',
            "a cell with the address '1A'",
        ),
        (
            b'<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>99999</v></c></row></sheetData>'
            b"</worksheet>",
            "a cell of row 1 refers to no text",
        ),
        (
            b'<worksheet><mergeCells><mergeCell ref="A1:B"/></mergeCells></worksheet>',
            "merged cells 'A1:B'",
        ),
    ],
)
def test_a_damaged_sheet_is_refused(
    parts: dict[str, bytes], package_of: Any, sheet: bytes, words: str
) -> None:
    """With what is wrong in it."""
    said = refusal(package_of({**parts, SHEET: sheet}))

    assert words in said
    assert said.endswith("save it anew")


@pytest.mark.parametrize(
    "part",
    ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml"],
)
def test_a_missing_part_is_no_crash(parts: dict[str, bytes], package_of: Any, part: str) -> None:
    """Whatever is taken out of the package."""
    left = {name: xml for name, xml in parts.items() if name != part}
    assert survives(package_of(left))


def test_what_has_too_many_mistakes_is_not_read_on(
    book: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file can be made to have millions: those that were found are told, and that it ended."""
    monkeypatch.setattr(findings, "MOST", 10)
    for row in range(1, 30):
        book.set("Activities", row, "Start date", "99/99/2019")

    first, *others = book.problems()
    assert first == (
        "Activities!G15 Start date: more than 10 mistakes were found, and the rest was not read"
    )
    assert len(others) == 10


def test_notices_without_end_are_counted(book: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first are told one by one."""
    monkeypatch.setattr(findings, "MOST", 3)
    for row in range(1, 9):
        book.set("Measurements", row, "Activity", "club").set("Measurements", row, "Count", "1,200")

    assert len(book.notices()) == 4
    assert book.notices()[-1] == "5 more were read otherwise too"


def test_merged_cells_without_end_are_refused(book: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before all of them are kept."""
    monkeypatch.setattr(sheet_in, "MOST", 3)

    def merge(book: Any) -> None:
        for row in range(10, 16):
            book["Activities"].merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)

    assert refusal(book.change(merge).saved) == (
        "Activities: the sheet has more than 3 ranges of merged cells; unmerge them"
    )
