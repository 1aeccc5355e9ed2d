"""Papers in Word: a long table, and many paragraphs, beside python-docx and docxtpl."""

from __future__ import annotations

from typing import Final

from benchmarks.measuring import Candidate, Row

_TABLE: Final = (
    "the peers get texts that are ready and write no caption, description, widths, repeated "
    "header or properties; ours formats typed cells and writes all of these"
)
_PARAGRAPHS: Final = "ours are numbered and styled, in a whole paper"
_PEERS: Final = "peers.docx_papers"


def rows(scale: float = 1) -> tuple[Row, ...]:
    """Return the rows, their sizes multiplied by *scale*."""
    small, large, many = (max(10, int(size * scale)) for size in (5_000, 20_000, 8_000))
    return (_table(small, (0.2, None, None)), _table(large, (0.2,)), _paragraphs(many))


def _table(size: int, reach: tuple[float | None, ...]) -> Row:
    peers = (
        ("docxtpl", "with_docxtpl", "docxtpl"),
        ("python-docx, cells of each row", "with_row_cells", "docx"),
        ("python-docx, add_row", "with_add_row", "docx"),
    )
    return Row(
        work="paper with a table of 12 columns",
        size=f"{size:,} rows",
        ours=_program("ldsp-word", "our_papers", "table", size, needs="ldsp_word"),
        peers=tuple(
            _program(name, _PEERS, function, size, needs=needs, reach=aim)
            for (name, function, needs), aim in zip(peers, reach, strict=False)
        ),
        rounds=3,
        remark=_TABLE,
    )


def _paragraphs(size: int) -> Row:
    return Row(
        work="paper with paragraphs",
        size=f"{size:,} paragraphs",
        ours=_program("ldsp-word", "our_papers", "paragraphs", size, needs="ldsp_word"),
        peers=(
            _program(
                "python-docx, no style", _PEERS, "plain_paragraphs", size, needs="docx", reach=0.3
            ),
            _program("python-docx, style by name", _PEERS, "styled_paragraphs", size, needs="docx"),
        ),
        rounds=3,
        remark=_PARAGRAPHS,
    )


def _program(
    name: str, module: str, function: str, size: int, *, needs: str, reach: float | None = None
) -> Candidate:
    return Candidate(
        name=name,
        arguments=("-m", "benchmarks.run", module, function, str(size)),
        needs=(needs,),
        reach=reach,
    )
