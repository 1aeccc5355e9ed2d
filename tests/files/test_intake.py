"""What every text format asks of a file before it looks inside."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from ldsp_core.errors import DataFileError
from ldsp_core.files import read_file
from ldsp_core.files.intake import text_of


def refusal(data: bytes) -> str:
    """Return the one problem with a file's content."""
    with pytest.raises(DataFileError) as caught:
        text_of(data, "facts")
    (problem,) = caught.value.problems
    return str(problem)


def packed(name: str) -> bytes:
    """Return a zip archive with one file in it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "x")
    return stream.getvalue()


def test_text_is_utf_8_with_plain_line_ends() -> None:
    """A byte order mark is taken away, Windows line ends become newlines."""
    assert text_of("\ufeffa\r\nŵ".encode(), "x") == "a\nŵ"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty; write a new one with: ldsp new"),
        (b" \n\t\n", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"a = 1\nb = \xe9", "line 2: the text is not in UTF-8: byte 0xe9 at offset 10; save it"),
        (b"\xef\xbb\xbf\xe9", "byte 0xe9 at offset 3"),
        ("a = 1".encode("utf-16"), "the text is in UTF-16, not in UTF-8; save it as UTF-8"),
        ("a = 1".encode("utf-16-le"), "this is not text: it holds zero bytes"),
        (packed("word/document.xml"), "this is a Word document, not a data file; give the data"),
        (packed("xl/workbook.xml"), "this is an Excel workbook, not a data file; a data-entry"),
        (packed("other"), "this is a zip archive, not a data file"),
        (b"%PDF-1.7", "this is a PDF document, not a data file"),
        (b"\xd0\xcf\x11\xe0", "this is a document of an old Office program"),
    ],
)
def test_what_is_no_text_is_refused_as_what_it_is(data: bytes, words: str) -> None:
    """A file of another kind is named, with a remedy."""
    assert words in refusal(data)


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit holds for what is read and what is given, and can be raised."""
    monkeypatch.setenv("LDSP_MAX_FILE_MB", "1")
    (tmp_path / "large").write_bytes(b"x" * (2**20 + 1))
    with pytest.raises(DataFileError, match="larger than 1 MiB; the environment variable LDSP"):
        read_file(tmp_path / "large")
    assert "larger than 1 MiB" in refusal(b"x" * (2**20 + 1))
    monkeypatch.setenv("LDSP_MAX_FILE_MB", "2")
    assert len(read_file(tmp_path / "large")) == 2**20 + 1


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    """The bytes come unchanged; a path may be text."""
    (tmp_path / "facts.toml").write_bytes(b"a\r\n\xff")
    assert read_file(tmp_path / "facts.toml") == b"a\r\n\xff"
    assert read_file(str(tmp_path / "facts.toml")) == b"a\r\n\xff"


def test_a_file_that_is_not_there_is_named_with_one_like_it(tmp_path: Path) -> None:
    """A slip of the name is found."""
    (tmp_path / "partnership.toml").touch()
    with pytest.raises(DataFileError, match=r"no such file; did you mean 'partnership\.toml'\?"):
        read_file(tmp_path / "partnershp.toml")
    with pytest.raises(DataFileError, match="there is no such file"):
        read_file(tmp_path / "nowhere" / "facts.toml")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell folders apart here")
def test_a_folder_is_refused_as_one(tmp_path: Path) -> None:
    """A folder is not a data file."""
    with pytest.raises(DataFileError, match="this is a folder, not a file"):
        read_file(tmp_path)
