"""ZIPs that unpack to more, or say other things, than an honest program's do."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

_CHUNK = 1_000_000


def read_parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(parts: Mapping[str, bytes], how: int = ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", how) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def pack_otherwise(data: bytes) -> bytes:
    """Return a package whose parts are packed in a way that none of Office's is."""
    return pack(read_parts(data), ZIP_LZMA)


def add_bomb(data: bytes, name: str, size: int) -> bytes:
    """Return a package with one more part, of so many bytes when it is unpacked."""
    out = io.BytesIO(data)
    archive = ZipFile(out, "a", ZIP_DEFLATED)
    with archive, archive.open(name, "w", force_zip64=True) as member:
        for _ in range(0, size, _CHUNK):
            member.write(bytes(_CHUNK))
    return out.getvalue()


def multiply_directory(data: bytes, count: int) -> bytes:
    """Return a package whose directory names its parts so many times."""
    start, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    return data[:start] + data[start:end] * count + data[end:]
