"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import resource
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from ldsp_core.errors import WriteError
from ldsp_core.rendering import write_atomically, write_package


def writer(content: bytes, result: str = "done") -> Callable[[BinaryIO], str]:
    """Return a function that writes *content*."""

    def write(stream: BinaryIO) -> str:
        stream.write(content)
        return result

    return write


def failing(error: BaseException) -> Callable[[BinaryIO], None]:
    """Return a function that writes a little and then fails."""

    def write(stream: BinaryIO) -> None:
        stream.write(b"half of it")
        raise error

    return write


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file that is there already."""
    path = tmp_path / "paper.md"
    path.write_bytes(b"old")
    return path


@pytest.fixture
def umask_27() -> Iterator[None]:
    """Let new files be nobody else's."""
    before = os.umask(0o027)
    yield
    os.umask(before)


def only(path: Path) -> bytes:
    """Return the content of *path*, the only file in its folder."""
    assert list(path.parent.iterdir()) == [path]
    return path.read_bytes()


def mode(path: Path) -> int:
    """Return the permissions of *path*."""
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_is_written(tmp_path: Path) -> None:
    """And the result of the function comes back."""
    path = tmp_path / "paper.md"
    assert write_atomically(path, writer(b"new")) == "done"
    assert only(path) == b"new"


def test_an_old_file_is_replaced(old: Path) -> None:
    """By a path or by its text."""
    write_atomically(str(old), writer(b"new"))
    assert only(old) == b"new"


def test_the_old_file_is_there_until_the_new_one_is_whole(old: Path) -> None:
    """Whoever reads meanwhile sees the old one."""

    def write(stream: BinaryIO) -> bytes:
        stream.write(b"x" * 100_000)
        stream.flush()
        return old.read_bytes()

    assert write_atomically(old, write) == b"old"
    assert only(old) == b"x" * 100_000


@pytest.mark.usefixtures("umask_27")
def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    """Those that the umask leaves."""
    write_atomically(tmp_path / "paper.md", writer(b"new"))
    assert mode(tmp_path / "paper.md") == 0o640


def test_an_old_file_keeps_its_permissions(old: Path) -> None:
    """Whatever they are."""
    old.chmod(0o604)
    write_atomically(old, writer(b"new"))
    assert mode(old) == 0o604


@pytest.mark.parametrize(
    "error", [ValueError("no"), KeyboardInterrupt(), FileNotFoundError("template")]
)
def test_a_failure_harms_nothing(old: Path, error: BaseException) -> None:
    """The old file stays, the unfinished one is gone, and the error passes through."""
    with pytest.raises(type(error)) as caught:
        write_atomically(old, failing(error))
    assert caught.value is error
    assert only(old) == b"old"


def test_a_failure_leaves_no_file_where_there_was_none(tmp_path: Path) -> None:
    """The folder is as it was."""
    with pytest.raises(ValueError, match="no"):
        write_atomically(tmp_path / "paper.md", failing(ValueError("no")))
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_room_is_told(old: Path) -> None:
    """Before the new file is whole, and whether or not it fits into the buffer."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    for size in (6_000, 100_000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, hard))
        try:
            with pytest.raises(WriteError, match="too large for this disk; choose another place"):
                write_atomically(old, writer(b"x" * size))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert only(old) == b"old"


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        (errno.ENOSPC, "the disk is full; make room"),
        (errno.EACCES, "writing there is not allowed; choose another folder"),
        (errno.EROFS, "can only be read"),
        (errno.EIO, "error"),
    ],
)
def test_an_error_of_the_system_is_told_with_a_remedy(
    old: Path, monkeypatch: pytest.MonkeyPatch, code: int, remedy: str
) -> None:
    """It names the file and harms nothing."""

    def refuse(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(WriteError, match=remedy) as caught:
        write_atomically(old, writer(b"new"))
    assert str(old) in str(caught.value)
    assert only(old) == b"old"


def test_what_a_link_leads_to_is_replaced(old: Path) -> None:
    """The link stays, even one that led nowhere yet."""
    links = old.parent / "links"
    links.mkdir()
    to_old, to_new = links / "old.md", links / "new.md"
    to_old.symlink_to(old)
    to_new.symlink_to(old.parent / "new.md")
    for link in (to_old, to_new):
        write_atomically(link, writer(b"new"))
        assert link.is_symlink()
        assert link.read_bytes() == b"new"
    assert old.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("folder", "it is a folder; name a file in it"),
        ("nowhere/paper.md", "nowhere does not exist; create it first"),
        ("paper.md/paper.md", "paper.md is no folder"),
        ("pipe", "no ordinary file"),
        ("a\0b", "null byte"),
        ("x" * 300, "too long"),
    ],
)
def test_where_no_file_can_be_is_told(old: Path, name: str, problem: str) -> None:
    """With what to do instead; nothing is written."""
    (old.parent / "folder").mkdir()
    os.mkfifo(old.parent / "pipe")
    before = sorted(old.parent.iterdir())
    with pytest.raises(WriteError, match=problem):
        write_atomically(old.parent / name, writer(b"new"))
    assert sorted(old.parent.iterdir()) == before


def test_a_write_protected_file_stays(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Although its folder would let it be replaced."""
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(WriteError, match="write-protected"):
        write_atomically(old, writer(b"new"))
    assert only(old) == b"old"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_nobody_may_write_to_is_told(old: Path) -> None:
    """The folder's permissions count, not the file's."""
    old.parent.chmod(0o500)
    try:
        with pytest.raises(WriteError, match="not allowed"):
            write_atomically(old, writer(b"new"))
    finally:
        old.parent.chmod(0o700)
    assert only(old) == b"old"


def test_a_package_can_be_written(tmp_path: Path) -> None:
    """Which needs a stream that can be sought, and does not depend on the clock."""
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    parts = [("a.xml", b"<a/>"), ("b/c.xml", b"<c/>" * 1000)]
    for path in (one, two):
        write_atomically(path, lambda stream: write_package(stream, parts))
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as package:
        assert [(name, package.read(name)) for name in package.namelist()] == parts
        assert {info.date_time[0] for info in package.infolist()} == {1980}
