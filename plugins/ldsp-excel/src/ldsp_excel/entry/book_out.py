"""The package of the workbook: sheets, and what holds them together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, Final
from xml.sax.saxutils import escape, quoteattr

from openpyxl.writer.theme import theme_xml

from ldsp_core.rendering import write_package
from ldsp_excel.entry.addresses import quoted_title
from ldsp_excel.entry.grid import HEADER_ROW
from ldsp_excel.entry.looks import NAMESPACE, styles_part
from ldsp_excel.entry.sheet_out import SheetOut, sheet_part
from ldsp_excel.markup import DECLARATION
from ldsp_excel.properties import APP
from ldsp_excel.strings import SharedStrings

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def write_book(
    sheets: Sequence[SheetOut], names: Mapping[str, str], title: str, stream: BinaryIO
) -> None:
    """Write a workbook of *sheets* to *stream*; *names* are formulas by the name for them.

    The same sheets give the same bytes.
    """
    write_package(stream, _parts(sheets, names, title))


def _parts(
    sheets: Sequence[SheetOut], names: Mapping[str, str], title: str
) -> Iterator[tuple[str, bytes]]:
    numbers = range(1, len(sheets) + 1)
    yield "[Content_Types].xml", _types(numbers).encode()
    yield (
        "_rels/.rels",
        _relations(
            (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
        ).encode(),
    )
    yield "docProps/app.xml", APP.encode()
    yield "docProps/core.xml", _core(title).encode()
    yield "xl/workbook.xml", _workbook(sheets, names).encode()
    yield (
        "xl/_rels/workbook.xml.rels",
        _relations(
            *((f"{_OFFICE}/worksheet", f"worksheets/sheet{number}.xml") for number in numbers),
            (f"{_OFFICE}/theme", "theme/theme1.xml"),
            (f"{_OFFICE}/styles", "styles.xml"),
            (f"{_OFFICE}/sharedStrings", "sharedStrings.xml"),
        ).encode(),
    )
    yield "xl/theme/theme1.xml", theme_xml.encode()
    yield "xl/styles.xml", styles_part().encode()
    strings = SharedStrings()
    for number, sheet in enumerate(sheets, start=1):
        xml = "".join(sheet_part(sheet, strings, selected=number == 1))
        yield f"xl/worksheets/sheet{number}.xml", xml.encode()
    yield "xl/sharedStrings.xml", "".join(strings.part()).encode()


def _types(numbers: Sequence[int]) -> str:
    parts = [
        ("xl/workbook.xml", f"{_TYPE}.sheet.main+xml"),
        *((f"xl/worksheets/sheet{number}.xml", f"{_TYPE}.worksheet+xml") for number in numbers),
        ("xl/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
        ("xl/styles.xml", f"{_TYPE}.styles+xml"),
        ("xl/sharedStrings.xml", f"{_TYPE}.sharedStrings+xml"),
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        (
            "docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        ),
    ]
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{content}"/>' for part, content in parts
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return (
        f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
    )


def _core(title: str) -> str:
    return (
        f"{DECLARATION}<cp:coreProperties "
        f'xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:subject>Facts of a partnership</dc:subject>"
        "<dc:creator>ldsp-excel</dc:creator><dc:language>en-GB</dc:language>"
        "</cp:coreProperties>"
    )


def _workbook(sheets: Sequence[SheetOut], names: Mapping[str, str]) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(sheet.title)} sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, start=1)
    )
    defined = [
        (name, f'<definedName name="{name}">{escape(formula)}</definedName>')
        for name, formula in names.items()
    ]
    for number, sheet in enumerate(sheets):
        title = quoted_title(sheet.title)
        if sheet.filter:
            first, last = sheet.filter.split(":")
            cells = f"{title}!{_fixed(first)}:{_fixed(last)}"
            defined.append(
                (
                    f"_xlnm._FilterDatabase{number:03d}",
                    f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number}" hidden="1">'
                    f"{escape(cells)}</definedName>",
                )
            )
        if sheet.frozen is not None:
            # The headers alone: with a column beside them LibreOffice takes half a second a sheet.
            defined.append(
                (
                    f"_xlnm.Print_Titles{number:03d}",
                    f'<definedName name="_xlnm.Print_Titles" localSheetId="{number}">'
                    f"{escape(title)}!${HEADER_ROW}:${HEADER_ROW}</definedName>",
                )
            )
    written = "".join(element for _, element in sorted(defined))
    return (
        f'{DECLARATION}<workbook xmlns="{NAMESPACE}" xmlns:r="{_OFFICE}"><workbookPr/>'
        '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" '
        f'windowHeight="12000"/></bookViews><sheets>{listed}</sheets>'
        f'<definedNames>{written}</definedNames><calcPr calcId="191029"/></workbook>'
    )


def _fixed(cell: str) -> str:
    letters = cell.rstrip("0123456789")
    return f"${letters}${cell[len(letters) :]}"
