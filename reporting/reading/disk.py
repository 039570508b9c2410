"""A path -> the bytes of a regular file, never waiting and never reading more than allowed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from reporting.reading.ledger import note_file

_KINDS = {
    stat.S_IFDIR: "is a folder",
    stat.S_IFIFO: "is a pipe",
    stat.S_IFCHR: "is a device",
    stat.S_IFBLK: "is a device",
}


class TooLargeError(ValueError):
    """A file has more bytes than are allowed."""


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the bytes of a regular file that outputs are made from, and note that it is one.

    Args:
        path: the file.
        limit: the most bytes it may have.

    Raises:
        TooLargeError: it has more.
        ValueError: it cannot be read; the message goes on from the file's name: `does not
            exist`.
    """
    note_file(path)
    return read_unnoted(path, limit)


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
        mode = stat.S_IFMT(os.fstat(handle).st_mode)
        if mode != stat.S_IFREG:
            raise ValueError(_KINDS.get(mode, "is not a regular file"))
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(limit + 1)
    finally:
        os.close(handle)
    if len(data) > limit:
        raise TooLargeError(f"is larger than {format_size(limit)}")
    return data


def format_size(size: int) -> str:
    """Return a number of bytes as messages say it: `20 MB`, `500 KB`, `6 bytes`."""
    for unit, name in ((1_000_000, "MB"), (1_000, "KB")):
        if size >= unit:
            return f"{size / unit:g} {name}"
    return f"{size} bytes"
