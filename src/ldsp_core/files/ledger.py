"""Adding to the ledger of publications in a file, and leaving all else in it as it is."""

from __future__ import annotations

from io import BytesIO

from ldsp_core.errors import DataFileError
from ldsp_core.files.loading import load_partnership
from ldsp_core.files.schema import partnership_schema
from ldsp_core.files.spec import FormatSpec
from ldsp_core.model import Partnership
from ldsp_core.structuring import unstructure


def added_to_ledger(
    data: bytes, name: str, spec: FormatSpec, partnership: Partnership
) -> bytes | None:
    """Return *data* with the last publication of *partnership* written behind it.

    That can be done in formats where a table may follow at the end of the file, such as
    TOML. None where it cannot: where the whole is not read back as *partnership*.
    """
    codec = spec.load()
    if codec.reader is None or codec.writer is None:
        return None
    entry = BytesIO()
    tree = {"publications": [unstructure(partnership.publications[-1])]}
    codec.writer.write(tree, partnership_schema(), entry)
    longer = data.rstrip() + b"\n\n" + entry.getvalue()
    try:
        read = load_partnership(longer, name, codec.reader)
    except DataFileError:
        return None
    return longer if read == partnership else None
