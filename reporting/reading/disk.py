"""A path -> the bytes of a regular file, never waiting and never reading more than allowed.

What is looked at is what is read: a file is opened first, its descriptor is asked what it
is, and the bytes come from that descriptor. Of a file that must lie below a folder, each folder
on the way is opened from the one before, and no link is followed: the name was resolved, so
that a link there now was put there since.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reporting.limits import find_limit, format_size, tell_cure, tell_excess
from reporting.reading.ledger import note_file
from reporting.reading.names import resolve_inside

_KINDS = {
    stat.S_IFDIR: "is a folder",
    stat.S_IFIFO: "is a pipe",
    stat.S_IFCHR: "is a device",
    stat.S_IFBLK: "is a device",
    stat.S_IFSOCK: "is a socket",
}
_CHUNK = 1_000_000
"""Bytes that are read at a time of a file that does not say how many it has."""
_SWAPPED = "was changed into something else while it was read"
_LINKED = frozenset({errno.ELOOP, errno.EMLINK})
"""What an open that follows no link says of one, on one system or another."""
_HAS_DESCENT = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
"""Whether the system opens a file from the folder that it is in: Windows does not."""


def _join_flags(*names: str) -> int:
    """Return how something is opened; what a system does not know is left out."""
    flags = os.O_RDONLY
    for name in names:
        flags |= getattr(os, name, 0)
    return flags


_OF_FILE = _join_flags("O_NONBLOCK", "O_BINARY", "O_NOCTTY", "O_CLOEXEC")
"""A pipe without a writer would block without O_NONBLOCK; O_BINARY is for Windows."""
_OF_FOLDER = _join_flags("O_DIRECTORY", "O_CLOEXEC", "O_PATH")
"""O_PATH (of Linux) asks for no right to list what is in it."""
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


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


def read_inside(
    folder: Path,
    name: str,
    limit: str | int,
    of: str = "content",
) -> bytes:
    """Return the bytes of a file beside another, and note that outputs are made from it.

    Args:
        folder: the folder it must lie in.
        name: the file, relative to it.
        limit: the name of the limit of its bytes (`reporting.limits`), or their number.
        of: whose folder it is, as a problem says it.

    Raises:
        TooLargeError: it has more.
        ValueError: it does not lie below the folder, or cannot be read; the message goes on
            from the file's name.
    """
    return read_below(folder, resolve_inside(folder, name, of), limit)


def read_below(folder: Path, path: Path, limit: str | int) -> bytes:
    """Return the bytes of a file below a folder, whatever is put in its way meanwhile.

    Args:
        folder: that it lies in.
        path: of the file, as `resolve_inside` returns it.
        limit: the name of the limit of its bytes (`reporting.limits`), or their number.

    Raises:
        TooLargeError: it has more.
        ValueError: it cannot be read, or a link was put on the way to it; the message goes on
            from the file's name.
    """
    note_file(path)
    with _told_in_words():
        handle = _open_below(folder.resolve(), path)
    return _read_limited(handle, limit)


def read_bytes(path: Path, limit: str | int) -> bytes:
    """Return the bytes of a regular file that outputs are made from, and note that it is one.

    Args:
        path: the file, which the user named: links are followed.
        limit: the name of the limit of its bytes (`reporting.limits`), or their number.

    Raises:
        TooLargeError: it has more.
        ValueError: it cannot be read; the message goes on from the file's name: `does not
            exist`.
    """
    note_file(path)
    return read_unnoted(path, limit)


def read_unnoted(path: Path, limit: str | int) -> bytes:
    """Return the bytes of a regular file.

    Args:
        path: the file.
        limit: the name of the limit of its bytes (`reporting.limits`), or their number.

    Raises:
        TooLargeError: it has more.
        ValueError: it cannot be read; the message goes on from the file's name: `does not
            exist`.
    """
    with _told_in_words():
        handle = os.open(path, _OF_FILE)
    return _read_limited(handle, limit)


@contextmanager
def _told_in_words() -> Iterator[None]:
    """Make of what an open raises what is said of the file."""
    try:
        yield
    except FileNotFoundError:
        raise ValueError("does not exist") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ValueError(f"cannot be opened ({reason})") from None


def _open_below(root: Path, path: Path) -> int:
    """Return a descriptor of a file, to which no link led from a folder on.

    Raises:
        OSError: it cannot be opened, or there is a link.
        ValueError: it does not lie below.
    """
    *folders, name = path.relative_to(root).parts or (".",)
    if not _HAS_DESCENT:
        return _open_and_compare(root, path)
    here = os.open(root, _OF_FOLDER | _NO_LINK)
    try:
        for folder in folders:
            inner = os.open(folder, _OF_FOLDER | _NO_LINK, dir_fd=here)
            os.close(here)
            here = inner
        return os.open(name, _OF_FILE | _NO_LINK, dir_fd=here)
    except OSError as error:
        if error.errno in _LINKED:
            raise OSError(error.errno, _SWAPPED) from None
        raise
    finally:
        os.close(here)


def _open_and_compare(root: Path, path: Path) -> int:
    """Return a descriptor of a file that is still the one below a folder once it is open."""
    handle = os.open(path, _OF_FILE)
    now = path.resolve()
    is_below = now.is_relative_to(root)
    if is_below and os.path.samestat(os.fstat(handle), now.stat()):
        return handle
    os.close(handle)
    raise OSError(errno.ELOOP, _SWAPPED)


def _read_limited(handle: int, limit: str | int) -> bytes:
    """Return the bytes of a descriptor, as `_read_open` does; a limit of a name is told."""
    if isinstance(limit, int):
        return _read_open(handle, limit)
    try:
        return _read_open(handle, find_limit(limit))
    except TooLargeError as error:
        told = f"has {tell_excess(limit, error.size)}"
        cure = tell_cure(limit, error.size)
        raise TooLargeError(told, error.size, cure) from None


def _read_open(handle: int, limit: int) -> bytes:
    """Return the bytes of a descriptor if it is that of a regular file, and close it.

    Raises:
        TooLargeError: it has more bytes than it may.
        ValueError: it cannot be read.
    """
    try:
        found = os.fstat(handle)
        mode = stat.S_IFMT(found.st_mode)
        if mode != stat.S_IFREG:
            raise ValueError(_KINDS.get(mode, "is not a regular file"))
        if found.st_size > limit:
            size = found.st_size
            raise TooLargeError(f"is larger than {format_size(limit)}", size)
        data = _read_up_to(handle, found.st_size, limit)
    except OSError as error:
        raise ValueError(f"cannot be read ({error.strerror})") from None
    finally:
        os.close(handle)
    if len(data) > limit:
        raise TooLargeError(f"is larger than {format_size(limit)}", len(data))
    return data


def _read_up_to(handle: int, size: int, limit: int) -> bytes:
    """Return what a file holds, or a byte more than it may: it may grow while it is read."""
    data = os.read(handle, min(size, limit) + 1)
    pieces = [data]
    count = len(data)
    while data and count <= limit:
        data = os.read(handle, min(_CHUNK, limit + 1 - count))
        pieces.append(data)
        count += len(data)
    return b"".join(pieces)
