"""One large sheet, beside those who write workbooks."""

from __future__ import annotations

from typing import Final

from benchmarks.measuring import Row, program

_REMARK: Final = (
    "twelve typed columns with a Table, formats, two columns of formulas with their results and a "
    "total row; ours begins with typed cells, finds errors in the report, holds every derived cell "
    "against its rule, and adds cover, contents and notes; peers begin with plain values. "
    "openpyxl and its write-only mode store no results, write-only and constant memory make no "
    "Table, gptables has no formulas but cover and contents, pyexcelerate and rustpy-xlsxwriter "
    "write values alone, the latter in compiled code"
)
_FLAT: Final = "the peer is ours at the smaller size: memory must not grow with rows"


def rows(scale: float = 1) -> tuple[Row, ...]:
    """Return the rows, their sizes multiplied by *scale*."""
    large, huge = (max(10, int(size * scale)) for size in (100_000, 300_000))
    return (_sheet(large), _growth(huge, large))


def _sheet(size: int) -> Row:
    peers = "peers.workbooks"
    return Row(
        work="workbook, one sheet",
        size=f"{size:,} rows by 12",
        ours=program("ldsp.render", "workbooks", "render", size),
        peers=(
            program("ldsp.render, the renderer alone", "workbooks", "write", size),
            program("XlsxWriter", peers, "with_xlsxwriter", size, needs="xlsxwriter", reach=0.25),
            program(
                "XlsxWriter, no formulas",
                peers,
                "with_xlsxwriter_values",
                size,
                needs="xlsxwriter",
            ),
            program(
                "XlsxWriter, no formulas, constant memory",
                peers,
                "with_xlsxwriter_constant",
                size,
                needs="xlsxwriter",
            ),
            program("gptables", peers, "with_gptables", size, needs="gptables pandas", reach=0.1),
            program("openpyxl", peers, "with_openpyxl", size),
            program("openpyxl, write-only", peers, "with_openpyxl_write_only", size),
            program("pyexcelerate", peers, "with_pyexcelerate", size, needs="pyexcelerate"),
            program("rustpy-xlsxwriter", peers, "with_rust", size, needs="rustpy_xlsxwriter"),
        ),
        rounds=3,
        remark=_REMARK,
    )


def _growth(huge: int, large: int) -> Row:
    return Row(
        work="workbook, three times as many rows",
        size=f"{huge:,} rows by 12",
        ours=program("ldsp.render", "workbooks", "render", huge),
        peers=(program(f"ldsp.render, {large:,} rows", "workbooks", "render", large),),
        rounds=3,
        remark=_FLAT,
    )
