"""The paragraphs of a PDF, kept in the user's cache folder -> the same, without reading it.

It is never needed: whatever is wrong with the folder or an entry, the copy is read, and
nothing is said. It is never trusted: an entry counts only if it was sealed by this user, for
these bytes, by this reader. What names and seals it is made, by BLAKE2b, of

    the copy      all its bytes, so that an entry of another copy is another entry
    the reader    the program's version, the text of `pdf/paragraphs.py`, PDFium's files
    a secret      32 random bytes in the user's state folder, not beside the entries

So whoever may write to the cache and nothing else, as by a cache that is shared between
machines or restored in a build, cannot forge an entry: without the secret none verifies, and
where the secret is another all are read anew. Whoever can read the secret works as the user,
and could as well change the program, the content or the copies; against that nothing here
helps. What is put on record (`check --record`), shown in receipts or mended is read from the
copies themselves.

An entry says nothing to who does not have the copy: its words are enciphered by a stream that
is made of the same (SHAKE-256), then sealed. Entries are written whole or not at all, and the
oldest go when there are too many. `MAKE_REPORT_CACHE=off` keeps none; or it names a folder.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b, shake_256
from pathlib import Path

import msgspec

from reporting.reading.disk import read_unnoted
from reporting.reading.presence import is_absent
from reporting.version import __version__

VARIABLE = "MAKE_REPORT_CACHE"
"""The variable of the environment that says where the cache is, or `off`."""
_OFF = frozenset({"off", "no", "0", ""})
_NAME = "make-report"
_SECRET = "secret"  # noqa: S105  (the name of a file)
_SECRET_BYTES = 32
_SEAL_BYTES = 32
_ENTRY_BYTES = 8_000_000
MOST_BYTES = 100_000_000
"""What all entries may have together."""
_KEPT = 0.75
"""The share of it that is left where there were more."""
_WRITABLE = stat.S_IWGRP | stat.S_IWOTH
_PRIVATE = 0o700
_READER = "pdf/paragraphs.py"
_LIBRARY = "pypdfium2_raw"


class CopyCache:
    """Keeps the paragraphs of copies.

    Args:
        folder: of the entries; made at the first one.
        state: the folder of the secret.
    """

    def __init__(self, folder: Path, state: Path) -> None:
        self._folder = folder
        self._state = state
        self.kept = 0
        """How many entries were written."""

    def find(self, data: bytes) -> tuple[str, ...] | None:
        """Return the paragraphs of a copy; None where there is no entry that counts.

        Args:
            data: the whole copy.
        """
        mark = self._mark(data)
        if mark is None:
            return None
        try:
            entry = read_unnoted(self._folder / _name(mark), _ENTRY_BYTES)
        except ValueError:
            return None
        seal = entry[:_SEAL_BYTES]
        words = entry[_SEAL_BYTES:]
        if seal != _seal(mark, words):
            return None
        plain = _cipher(mark, words)
        try:
            return msgspec.msgpack.decode(plain, type=tuple[str, ...])
        except msgspec.DecodeError:
            return None

    def keep(self, data: bytes, paragraphs: Sequence[str]) -> None:
        """Keep the paragraphs of a copy, if that can be done.

        Args:
            data: the whole copy.
            paragraphs: that were read from it.
        """
        mark = self._mark(data)
        if mark is None:
            return
        words = _cipher(mark, msgspec.msgpack.encode(paragraphs))
        if len(words) + _SEAL_BYTES > _ENTRY_BYTES:
            return
        entry = _seal(mark, words) + words
        path = self._folder / _name(mark)
        if write_whole(path, entry):
            self.kept += 1

    def prune(self) -> None:
        """Delete the oldest entries, if any were written and all are more than they may be."""
        if not self.kept:
            return
        with suppress(OSError):
            _delete_oldest(self._folder)

    def _mark(self, data: bytes) -> bytes | None:
        """Return what names, enciphers and seals an entry; None where nothing can be kept."""
        return _digest(self._key, data) if self._key else None

    @cached_property
    def _key(self) -> bytes | None:
        """The secret with the reader; None where nothing can be kept."""
        try:
            secret = _load_secret(self._state)
            self._folder.mkdir(_PRIVATE, parents=True, exist_ok=True)
            is_own = _is_own_folder(self._folder)
            reader = _identify_reader()
        except (OSError, ValueError):
            return None
        return _digest(secret, reader) if is_own else None


def open_cache() -> CopyCache | None:
    """Return the user's cache; None where there is none, or none is wanted."""
    asked = os.environ.get(VARIABLE)
    if asked is not None and asked.strip().lower() in _OFF:
        return None
    try:
        folder = Path(asked) if asked else find_user_folder("cache")
        return CopyCache(folder / "copies", find_user_folder("state"))
    except RuntimeError:  # nobody is at home
        return None


def find_user_folder(kind: str) -> Path:
    """Return where the program keeps something for a user, by the rules of the system.

    Args:
        kind: `cache`, what can be made again, or `state`, what is of this machine alone.

    Raises:
        RuntimeError: the user has no home.
    """
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local or home / "AppData/Local") / _NAME / kind
    if sys.platform == "darwin":
        library = "Caches" if kind == "cache" else "Application Support"
        return home / "Library" / library / _NAME
    # XDG Base Directory Specification 0.8: a relative path is none.
    named = os.environ.get(f"XDG_{kind.upper()}_HOME", "")
    usual = ".cache" if kind == "cache" else ".local/state"
    base = Path(named) if named.startswith("/") else home / usual
    return base / _NAME


# ---------------------------------------------------------------- entries


def _digest(key: bytes, data: bytes) -> bytes:
    return blake2b(data, key=key).digest()


def _name(mark: bytes) -> str:
    return blake2b(b"name", key=mark, digest_size=20).hexdigest()


def _seal(mark: bytes, words: bytes) -> bytes:
    return blake2b(words, key=mark, digest_size=_SEAL_BYTES).digest()


def _cipher(mark: bytes, words: bytes) -> bytes:
    """Return bytes enciphered, or deciphered: the two are the same."""
    size = len(words)
    stream = shake_256(b"words" + mark).digest(size)
    one = int.from_bytes(words, "big")
    other = int.from_bytes(stream, "big")
    mixed = one ^ other
    return mixed.to_bytes(size, "big")


def write_whole(path: Path, data: bytes) -> bool:
    """Write a file of the user's alone, whole or not at all; return whether that was done."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        flags |= getattr(os, "O_BINARY", 0)
        handle = os.open(
            unfinished,
            flags,
            stat.S_IRUSR | stat.S_IWUSR,
        )
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        return False
    return True


def _delete_oldest(folder: Path) -> None:
    """Delete the oldest files of a folder until they have no more bytes than they may."""
    files: list[tuple[float, int, str]] = []
    for entry in os.scandir(folder):
        found = entry.stat(follow_symlinks=False)
        files.append((found.st_mtime, found.st_size, entry.path))
    total = sum(size for _, size, _ in files)
    if total <= MOST_BYTES:
        return
    for _, size, path in sorted(files):
        if total <= MOST_BYTES * _KEPT:
            return
        Path(path).unlink(missing_ok=True)
        total -= size


# ---------------------------------------------------------------- the secret, and the reader


def _load_secret(state: Path) -> bytes:
    """Return the user's secret, made at the first question.

    Raises:
        OSError: it cannot be made or read.
        ValueError: it is none, or others could have written it.
    """
    state.mkdir(_PRIVATE, parents=True, exist_ok=True)
    if not _is_own_folder(state):
        raise ValueError("others can write there")
    path = state / _SECRET
    if is_absent(path):
        write_whole(path, os.urandom(_SECRET_BYTES))
    secret = read_unnoted(path, _SECRET_BYTES)
    if len(secret) != _SECRET_BYTES:
        raise ValueError("is cut off")
    return secret


def _is_own_folder(folder: Path) -> bool:
    """Whether a folder is the user's, and nobody else may write there."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        return False
    if sys.platform == "win32":  # the folders of a user are closed to others
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & _WRITABLE


def _identify_reader() -> bytes:
    """Return what tells one reader of PDFs from another.

    Raises:
        OSError: a file of it cannot be read.
        ValueError: the library is not there.
    """
    import importlib.util  # noqa: PLC0415  (only for a PDF)

    own = Path(__file__).parents[2] / _READER
    spec = importlib.util.find_spec(_LIBRARY)
    if spec is None or spec.origin is None:
        raise ValueError("is not there")
    parts = [__version__.encode(), own.read_bytes()]
    for entry in sorted(
        os.scandir(Path(spec.origin).parent), key=lambda each: each.name
    ):
        found = entry.stat()
        size, time = found.st_size, found.st_mtime_ns
        parts.append(f"{entry.name} {size} {time}".encode())
    return blake2b(b"\0".join(parts)).digest()
