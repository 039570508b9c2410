"""The bytes of a deck that we wrote -> by which each of its slides is known from another.

The directory of a package has a checksum of each part (PKWARE APPNOTE 4.3.12), so nothing but
the relations of slides is unpacked. A slide is what it shows, its chart and pictures, and what
the speaker is told with it; to which slides it leads is not part of it.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile

_SHOWN = re.compile(rb'Target="(\.\./(?:charts|media|notesSlides)/[^"]+)"')
"""What belongs to a slide, among its relations."""
_FOLDER = "ppt/slides"


def digest_slides(data: bytes) -> tuple[int, ...]:
    """Return a digest of each slide, in their order.

    Args:
        data: the whole presentation.
    """
    digests: list[int] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        checksums = {entry.filename: entry.CRC for entry in archive.infolist()}
        name = "slide1.xml"
        while f"{_FOLDER}/{name}" in checksums:
            parts = [checksums[f"{_FOLDER}/{name}"]]
            relations = archive.read(f"{_FOLDER}/_rels/{name}.rels")
            for target in _SHOWN.findall(relations):
                path = posixpath.join(_FOLDER, target.decode())
                parts.append(checksums[posixpath.normpath(path)])
            digests.append(hash(tuple(parts)))
            name = f"slide{len(digests) + 1}.xml"
    return tuple(digests)
