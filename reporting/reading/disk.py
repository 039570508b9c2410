"""A path -> the bytes of a regular file, never waiting and never reading more than allowed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from reporting.limits import find_limit, format_size, tell_cure, tell_excess
from reporting.reading.ledger import note_file

_KINDS = {
    stat.S_IFDIR: "is a folder",
    stat.S_IFIFO: "is a pipe",
    stat.S_IFCHR: "is a device",
    stat.S_IFBLK: "is a device",
}


class TooLargeError(ValueError):
    """A file has more bytes than are allowed.

    Args:
        message: goes on from the file's name.
        size: its bytes, where they were counted.
        hint: how more are allowed; empty where there is no way.
    """

    def __init__(self, message: str, size: int = 0, hint: str = "") -> None:
        self.size = size
        self.hint = hint
        super().__init__(message)


def read_bytes(path: Path, limit: str | int) -> bytes:
    """Return the bytes of a regular file that outputs are made from, and note that it is one.

    Args:
        path: the file.
        limit: the name of the limit of its bytes (`reporting.limits`), or their number.

    Raises:
        TooLargeError: it has more.
        ValueError: it cannot be read; the message goes on from the file's name: `does not
            exist`.
    """
    note_file(path)
    if isinstance(limit, int):
        return read_unnoted(path, limit)
    try:
        return read_unnoted(path, find_limit(limit))
    except TooLargeError as error:
        told = f"has {tell_excess(limit, error.size)}"
        cure = tell_cure(limit, error.size)
        raise TooLargeError(told, error.size, cure) from None


def read_unnoted(path: Path, limit: int) -> bytes:
    """Return the bytes of a regular file.

    The file is opened first and looked at afterwards, so that what was checked is what is read.

    Args:
        path: the file.
        limit: the most bytes it may have.

    Raises:
        TooLargeError: it has more.
        ValueError: it cannot be read; the message goes on from the file's name: `does not
            exist`.
    """
    flags = os.O_RDONLY
    # A pipe without a writer would block without O_NONBLOCK; O_BINARY is for Windows.
    for name in ("O_NONBLOCK", "O_BINARY"):
        flags |= getattr(os, name, 0)
    try:
        handle = os.open(path, flags)
    except FileNotFoundError:
        raise ValueError("does not exist") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ValueError(f"cannot be opened ({reason})") from None
    try:
        status = os.fstat(handle)
        mode = stat.S_IFMT(status.st_mode)
        if mode != stat.S_IFREG:
            raise ValueError(_KINDS.get(mode, "is not a regular file"))
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(limit + 1)
    except OSError as error:  # of a disk, or of what only looks like a file
        raise ValueError(f"cannot be read ({error.strerror or error})") from None
    finally:
        os.close(handle)
    if len(data) > limit:
        size = max(status.st_size, len(data))
        raise TooLargeError(f"is larger than {format_size(limit)}", size)
    return data
