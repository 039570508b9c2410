"""Parts -> the bytes of a package: fixed times and order, so that equal decks are equal files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip file can tell; every member bears it."""


def zip_members(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Zip members in their order, at a fixed time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o600 << 16
            archive.writestr(info, data, compresslevel=6)
    return out.getvalue()


def rezip_package(package: bytes) -> bytes:
    """Zip a package again at a fixed time; the content types come first (ECMA-376 part 2, 10.2.3)."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    return zip_members(
        sorted(
            members, key=lambda member: (member[0] != "[Content_Types].xml", member[0])
        )
    )
