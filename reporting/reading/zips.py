"""The bytes of a ZIP that may be anything -> its archive, open, once no part can do harm.

How many parts it has is counted before its directory is read, and what they unpack to is taken
from the directory before anything is unpacked: no part unpacks to more than it says. Other ways
to pack than the two of Office are not taken, since they cannot be held to that.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from reporting.limits import find_limit, tell_excess

_ENTRY = b"PK\x01\x02"
"""What an entry of the directory begins with (PKWARE APPNOTE 4.3.12)."""
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How parts are packed (ECMA-376, part 2, annex B)."""
_LEAST = 10_000
"""As how many bytes a part of fewer counts: to find it takes as long."""


_MET = (ValueError, LookupError, ArithmeticError, EOFError, OSError, struct.error)
"""What the library meets in a damaged ZIP beside what it says itself."""


class PackedError(ValueError):
    """A ZIP holds more than is read, or packs it otherwise."""


def refuse_parts(data: bytes, limit: str) -> None:
    """Refuse a ZIP of more parts than are read, before its directory is.

    Args:
        data: the whole file.
        limit: the name of that of its parts.

    Raises:
        PackedError: it has more; the message goes on from the file's name.
    """
    count = data.count(_ENTRY)
    if count > find_limit(limit):
        raise PackedError(f"has {tell_excess(limit, count)}")


@contextmanager
def _tell_damage() -> Iterator[None]:
    """Tell whatever the library raises of a damaged ZIP in its own one way.

    Beside what it says, it meets places before the file (ValueError) and after all files.
    """
    try:
        yield
    except _MET as error:
        raise zipfile.BadZipFile(str(error)) from None


class BoundedZip(zipfile.ZipFile):
    """A ZIP that is open to be read, and of which no more is read than a limit, twice.

    Whoever reads it follows what its parts say of each other: a part may be named a thousand
    times, and would be unpacked as often.

    Args:
        data: the whole file.
        unpacked: the name of the limit of what it unpacks to.
        parts: the name of that of its parts.

    Raises:
        PackedError: it holds more; the message goes on from the file's name.
        BadZipFile: it is none.
    """

    def __init__(self, data: bytes, unpacked: str, parts: str) -> None:
        self._unpacked = unpacked
        self._left = 2 * find_limit(unpacked)
        refuse_parts(data, parts)
        with _tell_damage():
            super().__init__(io.BytesIO(data))
        entries = self.infolist()
        size = sum([entry.file_size for entry in entries])
        if size > find_limit(unpacked):
            raise PackedError(f"unpacks to {tell_excess(unpacked, size)}")
        for entry in entries:
            if entry.compress_type not in METHODS:
                raise PackedError("packs a part in a way that is not read")

    def read(self, name: str | zipfile.ZipInfo, pwd: bytes | None = None) -> bytes:
        """Return the bytes of a part.

        Raises:
            PackedError: too much was read of this file.
            KeyError: there is no such part.
            BadZipFile: it is damaged.
        """
        entry = self.getinfo(name) if isinstance(name, str) else name
        self._left -= max(entry.file_size, _LEAST)
        if self._left < 0:
            raise PackedError(
                f"names parts so often that it is over `{self._unpacked}`"
            )
        with _tell_damage():
            return super().read(entry, pwd)


def open_zip(data: bytes) -> zipfile.ZipFile:
    """Open a ZIP of which whoever asks bounds what is read.

    Raises:
        BadZipFile: it is none.
    """
    with _tell_damage():
        return zipfile.ZipFile(io.BytesIO(data))


def read_head(archive: zipfile.ZipFile, part: zipfile.ZipInfo, size: int) -> bytes:
    """Return the first bytes of a part.

    Raises:
        PackedError: it is packed in a way that is not read.
        BadZipFile: it is damaged.
    """
    if part.compress_type not in METHODS:
        raise PackedError("packs a part in a way that is not read")
    with _tell_damage(), archive.open(part) as stream:
        return stream.read(size)


def open_deck(data: bytes) -> BoundedZip:
    """Open a presentation that somebody may have saved anew; raises what `BoundedZip` does."""
    return BoundedZip(data, "output-unpacked", "output-parts")
