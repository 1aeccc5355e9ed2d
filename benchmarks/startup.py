"""Starting up: what a fresh process pays before it does anything."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from benchmarks.measuring import Candidate, Row

_OWN_DEPENDENCIES: Final = Candidate(
    name="import attrs, cattrs, pluggy, click",
    arguments=("-c", "import attrs, cattrs, pluggy, click"),
    needs=("attrs", "cattrs", "pluggy", "click"),
)

_OTHERS: Final = tuple(
    Candidate(name=f"import {module}", arguments=("-c", f"import {module}"), needs=(top,))
    for module, top in [
        ("docx", "docx"),
        ("openpyxl", "openpyxl"),
        ("pandas", "pandas"),
        ("matplotlib.pyplot", "matplotlib"),
    ]
)

ROWS: Final = (
    Row(
        work="import the library",
        size="fresh process",
        ours=Candidate(name="import ldsp_core", arguments=("-c", "import ldsp_core")),
        peers=(evolve(_OWN_DEPENDENCIES, reach=1.5), *_OTHERS),
        rounds=11,
        remark="pandas and matplotlib are shown for scale",
    ),
    Row(
        work="run the command",
        size="fresh process",
        ours=Candidate(name="ldsp --help", arguments=("-m", "ldsp_core", "--help")),
        peers=(evolve(_OWN_DEPENDENCIES, reach=2.0),),
        rounds=11,
    ),
)
