"""Writing a file so that it is either there whole, or what was there before is unharmed."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import secrets
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, TypeVar

from ldsp_core.errors import WriteError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

T = TypeVar("T")

_REMEDIES: Final = {
    errno.ENOSPC: "the disk is full; make room or choose another place",
    errno.EDQUOT: "the space allowed is used up; make room or choose another place",
    errno.EFBIG: "the file is too large for this disk; choose another place",
    errno.EACCES: "writing there is not allowed; choose another folder, or close the program "
    "that has the file open",
    errno.EPERM: "writing there is not allowed; choose another folder",
    errno.EROFS: "the disk can only be read; choose another place",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
}


def write_atomically(path: str | os.PathLike[str], write: Callable[[BinaryIO], T]) -> T:
    """Let *write* fill a new file, put it in the place of *path*, and return what it returned.

    The new file grows beside the old one under another name and takes its place when
    it is whole and on the disk. Whatever fails, the old file stays as it was and the
    unfinished one is removed. The old file's permissions are kept; a new file gets the
    usual ones. Where *path* is a symbolic link, what it leads to is replaced.

    Raises WriteError, with the remedy, when the file cannot be written; errors of
    *write* itself pass through.
    """
    target = _target(Path(path))
    new = target.with_name(f".{secrets.token_hex(8)}.tmp")
    with _wording(target):
        raw = _Growing(new, target)
    stream = io.BufferedWriter(raw)
    try:
        result = write(stream)
        stream.flush()
        with _wording(target):
            os.fsync(raw.fileno())
            stream.close()
            if target.exists():
                new.chmod(stat.S_IMODE(target.stat().st_mode))
            new.replace(target)
    except BaseException:
        raw.given_up = True
        stream.close()
        with contextlib.suppress(OSError):
            new.unlink()
        raise
    _flush_folder(target.parent)
    return result


class _Growing(io.FileIO):
    """The unfinished file; once it is given up, what is still buffered goes nowhere."""

    def __init__(self, path: Path, target: Path) -> None:
        # Opened with mode 666 less the umask, as any new file is.
        super().__init__(path, "x")
        self.target = target
        self.given_up = False

    def write(self, data: ReadableBuffer, /) -> int:
        if self.given_up:
            return memoryview(data).nbytes
        with _wording(self.target):
            return super().write(data)


@contextlib.contextmanager
def _wording(target: Path) -> Iterator[None]:
    """Turn errors of the system into a WriteError that says what to do."""
    try:
        yield
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, error.strerror or str(error))
        raise WriteError(f"cannot write {target}: {remedy}") from error


def _target(path: Path) -> Path:
    """Return the file that *path* leads to; raises WriteError where no file can be."""
    try:
        target = Path(os.path.realpath(path))
        folder = target.parent
        if not folder.is_dir():
            what = "is no folder" if folder.exists() else "does not exist"
            raise WriteError(f"cannot write {path}: {folder} {what}; create it first")
        if target.is_dir():
            raise WriteError(f"cannot write {path}: it is a folder; name a file in it")
        if target.exists() and not target.is_file():
            raise WriteError(f"cannot write {path}: it is no ordinary file; choose another name")
        if target.exists() and not os.access(target, os.W_OK):
            raise WriteError(
                f"cannot write {path}: it is write-protected; lift that, or choose another name"
            )
    except (OSError, ValueError) as error:
        raise WriteError(f"cannot write {str(path)!r}: {error}; correct the path") from error
    return target


def _flush_folder(folder: Path) -> None:
    """Have the new name written to the disk too, where the system lets a folder be opened."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
