"""What is read while one looks on -> the files that were read or looked for, as they were then.

Whoever waits for changes must know what a build was made from, also when it broke off: a file
that is missing is one to wait for. Without anyone who looks on nothing is noted.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from reporting.record import Record

_YOUNG = 50_000_000
"""Nanoseconds for which a file may change again and keep its time: clocks of disks tick."""


_PIECE = 1_000_000
"""Bytes that are read at a time."""


class Stamp(Record, frozen=True):
    """By what a file is known to be the same: whoever changes it changes one of these.

    Args:
        facts: when it was modified, when it was changed or renamed, its size and its number on
            the disk; nothing where there is no file.
        digest: of its bytes, where it was too young for its time to tell; else 0.
    """

    facts: tuple[int, ...] = ()
    digest: int = 0


_LEDGER: ContextVar[dict[Path, Stamp] | None] = ContextVar("ledger", default=None)


@contextmanager
def note_files() -> Iterator[dict[Path, Stamp]]:
    """Yield what fills with each file that is read or looked for, as it is before that."""
    ledger: dict[Path, Stamp] = {}
    token = _LEDGER.set(ledger)
    try:
        yield ledger
    finally:
        _LEDGER.reset(token)


@contextmanager
def gather_files() -> Iterator[dict[Path, Stamp]]:
    """Yield what fills as that of `note_files` does, and let who else looks on know it too.

    For what is kept of files that were read: whoever takes it later looks at all of them, also
    at those that were looked for in vain.
    """
    outer = _LEDGER.get()
    with note_files() as gathered:
        try:
            yield gathered
        finally:
            if outer is not None:
                outer.update(gathered | outer)


def note_file(path: Path) -> None:
    """Note that a file is about to be read or was looked for, if anyone looks on."""
    ledger = _LEDGER.get()
    if ledger is None:
        return
    place = path.absolute()
    if place not in ledger:
        ledger[place] = take_stamp(place)


def take_stamp(path: Path) -> Stamp:
    """Return by what a file is known now; one that is not there has an empty stamp."""
    facts = _look_at(path)
    if not facts:
        return Stamp()
    modified, changed, *_ = facts
    is_young = time.time_ns() - max(modified, changed) < _YOUNG
    return Stamp(facts, _digest(path) if is_young else 0)


def is_same(path: Path, stamp: Stamp) -> bool:
    """Whether a file is still the one that a stamp was taken of, or still not there."""
    if _look_at(path) != stamp.facts:
        return False
    return not stamp.digest or _digest(path) == stamp.digest


def _look_at(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except (OSError, ValueError):  # ValueError: a null character in the name
        return ()
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _digest(path: Path) -> int:
    """Return the digest of a file; 0 where it cannot be read, or is no file."""
    if not path.is_file():  # a pipe would wait
        return 0
    digest = 0
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                digest = zlib.crc32(piece, digest)
    except OSError:
        return 0
    return digest
