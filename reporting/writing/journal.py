"""A set of files that is about to be put into place <-> the journal of it in its folder.

    make-report 1 5e0c9a41                            the token in the names of what it makes
    ["dossier.pdf", "9f86…", [330112, 17…, 42]]       a file, its SHA-256, what stood before
    ["briefing.pptx", "60303…", null]                 another, where nothing stood
    commit d8578edf…                                  all is there: SHA-256 of the lines above

It is written while the files are made beside their targets; its last line is there before the
first of them is renamed. The journal says no path but those of the targets: what a run has
made always stands beside its target, so that who can plant a journal gains nothing by it.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from reporting.record import Record, replace

PREFIX = ".make-report."
"""How the names of all begin that a run makes and takes away again."""
_NAME = f"{PREFIX}commit"
_HEAD = re.compile(r"make-report 1 ([0-9a-f]{8})")
_HASH = re.compile(r"[0-9a-f]{64}")
_MOST_BYTES = 10_000_000
_MOST_LINKS = 40  # as of Linux (path_resolution(7))
_NONE_OF_OURS = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENXIO})
"""What an open says of nothing, of a link that it does not follow, and of a socket."""

Stamp = tuple[int, int, int]
"""Size, time of the last change in nanoseconds, and number on the disk, of a file."""


class PlacedFile(Record, frozen=True):
    """A file of a set.

    Args:
        name: as whoever asked named it, below the folder.
        target: where it comes to stand, links followed.
        fresh: where it is made, beside the target.
        kept: another name of what stood before, beside it too.
        sha256: of its bytes.
        before: the stamp of what stood before; None where nothing did.
    """

    name: str
    target: Path
    fresh: Path
    kept: Path
    sha256: str
    before: Stamp | None


class Journal(Record, frozen=True):
    """What a journal says.

    Args:
        files: of the set.
        is_committed: whether all of them were whole.
    """

    files: tuple[PlacedFile, ...]
    is_committed: bool


def find_target(folder: Path, name: str) -> Path:
    """Return where a file comes to stand: a link stays one, what it leads to is replaced.

    Raises:
        OSError: links lead to each other, or one cannot be looked at.
    """
    target = folder / name
    for _ in range(_MOST_LINKS):
        try:
            mode = target.lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return target
        if not stat.S_ISLNK(mode):
            return target
        target = target.parent / target.readlink()
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def take_stamp(path: Path) -> Stamp | None:
    """Return the stamp of a file; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino


def place_file(
    folder: Path, name: str, token: str, number: int, sha256: str
) -> PlacedFile:
    """Return a file of a set, before anything is made of it.

    Args:
        folder: of the set.
        name: below it.
        token: of the run.
        number: of the file in the set.
        sha256: of its bytes.
    """
    target = find_target(folder, name)
    fresh = target.parent / f"{PREFIX}{token}.{number}"
    kept = target.parent / f"{PREFIX}{token}.{number}.before"
    return PlacedFile(name, target, fresh, kept, sha256, take_stamp(target))


def find_journal(folder: Path) -> Path:
    """Return where the journal of a folder stands while there is one."""
    return folder / _NAME


def begin_journal(folder: Path, token: str, files: Iterable[PlacedFile]) -> bytes:
    """Write the journal of a set but its last line; return what was written."""
    lines = [f"make-report 1 {token}"]
    for file in files:
        lines.append(json.dumps([file.name, file.sha256, file.before]))
    text = "".join(f"{line}\n" for line in lines).encode()
    with find_journal(folder).open("xb") as stream:
        stream.write(text)
    return text


def commit_journal(folder: Path, text: bytes, *, brings_to_disk: bool) -> None:
    """Write the last line of a journal: from now on the set is brought to its end.

    Args:
        folder: of the set.
        text: of the journal so far.
        brings_to_disk: whether it outlives a loss of power.
    """
    with find_journal(folder).open("ab") as stream:
        stream.write(_seal(text))
        stream.flush()
        if brings_to_disk:
            os.fsync(stream.fileno())


def _seal(text: bytes) -> bytes:
    return f"commit {hashlib.sha256(text).hexdigest()}\n".encode()


def read_journal(folder: Path) -> Journal | None:
    """Return what the journal of a folder says; None where there is none of ours.

    Raises:
        OSError: there is one, and it cannot be read: what it tells of must be left as it is.
    """
    text = _read_own(find_journal(folder))
    if text is None:
        return None
    body, _, seal = text.rpartition(b"commit ")
    is_committed = bool(body) and _seal(body) == b"commit " + seal
    lines = (body if is_committed else text).decode("ascii", "replace").splitlines()
    head = _HEAD.fullmatch(lines[0]) if lines else None
    if head is None:
        return None
    files: list[PlacedFile] = []
    for number, line in enumerate(lines[1:]):
        with suppress(ValueError, TypeError):  # the end of one that was cut off
            files.append(_read_line(folder, head[1], number, json.loads(line)))
    return Journal(tuple(files), is_committed)


def _read_line(folder: Path, token: str, number: int, fields: Any) -> PlacedFile:
    """Return a file as a line has it.

    Raises:
        ValueError, TypeError: the line is none of ours.
    """
    name, sha256, before = fields
    if not isinstance(name, str) or not _HASH.fullmatch(str(sha256)):
        raise ValueError(fields)
    placed = place_file(folder, name, token, number, str(sha256))
    stamp = None
    if before is not None:
        size, changed, inode = map(int, before)
        stamp = (size, changed, inode)
    return replace(placed, before=stamp)


def has_bytes(path: Path, sha256: str) -> bool:
    """Whether a file holds bytes of this SHA-256.

    Raises:
        OSError: it is there, and cannot be read.
    """
    handle = _open_own(path)
    if handle is None:
        return False
    digest = hashlib.sha256()
    with _named(path), os.fdopen(handle, "rb") as stream:
        while part := stream.read(1 << 20):
            digest.update(part)
    return digest.hexdigest() == sha256


def _read_own(path: Path) -> bytes | None:
    handle = _open_own(path)
    if handle is None:
        return None
    with _named(path), os.fdopen(handle, "rb") as stream:
        return stream.read(_MOST_BYTES)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Let what the system says of a file name it.

    Raises:
        OSError: what it said, with the name.
    """
    try:
        yield
    except OSError as error:
        words = f"{error.strerror}: {path.name}"
        raise OSError(error.errno, words, str(path)) from None


def _open_own(path: Path) -> int | None:
    """Open a file that a run has made; None where there is none.

    A link, a pipe or a device in its place is none of ours.

    Raises:
        OSError: it is there, and cannot be opened.
    """
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):
        flags |= getattr(os, name, 0)
    try:
        with _named(path):
            handle = os.open(path, flags)
    except OSError as error:
        if error.errno in _NONE_OF_OURS:
            return None
        raise
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return None
    return handle
