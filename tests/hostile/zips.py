"""ZIPs that unpack to more, or say other things, than an honest program's do."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

from tests.deck.templates import parts, zipped

_CHUNK = 1_000_000


def pack_otherwise(data: bytes) -> bytes:
    """Return a package whose parts are packed in a way that none of Office's is."""
    return zipped(parts(data), ZIP_LZMA)


def add_bomb(data: bytes, name: str, size: int) -> bytes:
    """Return a package with one more part, of so many bytes when it is unpacked."""
    out = io.BytesIO(data)
    archive = ZipFile(out, "a", ZIP_DEFLATED)
    with archive, archive.open(name, "w", force_zip64=True) as member:
        for _ in range(0, size, _CHUNK):
            member.write(bytes(_CHUNK))
    return out.getvalue()


def widen(part: bytes, more: bytes) -> bytes:
    """Return an XML part with something more in it, before its root ends."""
    end = part.rindex(b"</")
    return part[:end] + more + part[end:]


def multiply_directory(data: bytes, count: int) -> bytes:
    """Return a package whose directory names its parts so many times."""
    start, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    return data[:start] + data[start:end] * count + data[end:]
