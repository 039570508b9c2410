"""A presentation's bytes -> the files that it carries (`custom_xml.py` writes them).

PowerPoint keeps the part when it saves a deck anew, under whatever name it likes, so that it
is found by its namespace.
"""

from __future__ import annotations

import base64
import binascii
import re
import zipfile
import zlib
from collections.abc import Iterator

from reporting.deck.ooxml.custom_xml import SOURCE
from reporting.deck.ooxml.parsing import Element, parse_part
from reporting.limits import find_limit, tell_excess
from reporting.reading.crowding import refuse_crowded
from reporting.reading.zips import open_deck

BROKEN = "is a broken PowerPoint file"
"""What is said of a file that cannot be read."""

UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
)
"""What unpacking a broken file raises."""

_ITEM = re.compile(r"customXml/item\d+\.xml")


def read_carried_files(data: bytes) -> dict[str, bytes]:
    """Return the files that a presentation carries.

    Args:
        data: the whole presentation, whoever saved it last.

    Returns:
        bytes by name; the names are whatever it says, so they may lead anywhere.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name: `is not …`.
    """
    found: list[tuple[str, bytes]] = []
    try:
        with open_deck(data) as archive:
            for root in read_custom_roots(archive, SOURCE):
                found += _read_files(root)
    except UNREADABLE:
        raise ValueError(BROKEN) from None
    if len(dict(found)) < len(found):
        raise ValueError("carries two files of one name")
    return dict(found)


def read_custom_roots(archive: zipfile.ZipFile, space: str) -> Iterator[Element]:
    """Yield the roots of the custom XML parts of a namespace.

    Raises:
        ValueError: a part is too large, or is no XML.
    """
    for member in archive.infolist():
        if not _ITEM.fullmatch(member.filename):
            continue
        size = member.file_size
        if size > find_limit("carried"):
            raise ValueError(f"carries a part that has {tell_excess('carried', size)}")
        data = archive.read(member)
        if space.encode() not in data or b"<!DOCTYPE" in data:
            continue
        refuse_crowded(data, "part", "output-elements")
        try:
            root = parse_part(data)
        except ValueError:
            raise ValueError(BROKEN) from None
        yield root


def _read_files(root: Element) -> Iterator[tuple[str, bytes]]:
    for file in root.iterfind(f"{{{SOURCE}}}file"):
        content = file.text or ""
        try:
            yield file.get("name", ""), base64.b64decode(content, validate=True)
        except binascii.Error:
            raise ValueError(BROKEN) from None
