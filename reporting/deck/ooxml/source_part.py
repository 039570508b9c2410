"""Files by name -> the part of a presentation that carries them; a presentation's bytes -> those files.

They travel as custom XML (ECMA-376 part 1, 15.2.5), which PowerPoint keeps when it saves a
deck anew; each is written in base 64, since XML carries neither every character nor every
line end as it is.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import uuid
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from reporting.deck.ooxml.xml import Element

SPACE = "urn:make-report:source"
"""Namespace of the part, by which it is found again."""

LIMIT = 200_000_000
"""Bytes that a part may have when it is unpacked: a bomb has more."""

_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ITEM = re.compile(r"customXml/item\d+\.xml")


def carry_files(deck: Any, files: Mapping[str, bytes]) -> None:
    """Put files into a presentation.

    Args:
        deck: python-pptx's presentation.
        files: bytes by name, in their order.
    """
    from pptx.opc.package import Part  # noqa: PLC0415  (who reads needs no python-pptx)
    from pptx.opc.packuri import PackURI  # noqa: PLC0415

    package = deck.part.package
    data = _written(files)
    item = Part(
        package.next_partname("/customXml/item%d.xml"), "application/xml", package, data
    )
    number = re.sub(r"\D", "", item.partname.filename)
    name = PackURI(f"/customXml/itemProps{number}.xml")
    item.relate_to(
        Part(name, _PROPERTIES, package, _described()), f"{_RELATION}/customXmlProps"
    )
    deck.part.relate_to(item, f"{_RELATION}/customXml")


def _written(files: Mapping[str, bytes]) -> bytes:
    root = etree.Element(f"{{{SPACE}}}source", nsmap={"source": SPACE})
    for name, data in files.items():
        file = etree.SubElement(root, f"{{{SPACE}}}file", name=name)
        file.text = base64.b64encode(data).decode("ascii")
    return _bytes(root)


def _described() -> bytes:
    """Return the part's properties: its identity, and the namespace that it is written in."""
    identity = f"{{{uuid.uuid5(uuid.NAMESPACE_URL, SPACE)}}}".upper()
    root = etree.Element(
        f"{{{_STORE}}}datastoreItem",
        {f"{{{_STORE}}}itemID": identity},
        nsmap={"ds": _STORE},
    )
    schemas = etree.SubElement(root, f"{{{_STORE}}}schemaRefs")
    etree.SubElement(schemas, f"{{{_STORE}}}schemaRef", {f"{{{_STORE}}}uri": SPACE})
    return _bytes(root)


def _bytes(root: Element) -> bytes:
    data: bytes = etree.tostring(
        root, encoding="UTF-8", xml_declaration=True, standalone=False
    )
    return data


def read_carried_files(data: bytes) -> dict[str, bytes]:
    """Return the files that a presentation carries.

    Args:
        data: the whole presentation, whoever saved it last.

    Returns:
        bytes by name; the names are whatever it says, so they may lead anywhere.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name: `is not …`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = [file for part in _parts(archive) for file in _files(part)]
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
    ):
        raise ValueError("is a broken PowerPoint file") from None
    if len(dict(found)) < len(found):
        raise ValueError("carries two files of one name")
    return dict(found)


def _parts(archive: zipfile.ZipFile) -> Iterator[Element]:
    """Yield the roots of the parts that are ours."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    for member in archive.infolist():
        if not _ITEM.fullmatch(member.filename):
            continue
        if member.file_size > LIMIT:
            raise ValueError("carries more than a deck of ours does")
        data = archive.read(member)
        if SPACE.encode() not in data or b"<!DOCTYPE" in data:
            continue
        try:
            yield etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise ValueError("is a broken PowerPoint file") from None


def _files(root: Element) -> Iterator[tuple[str, bytes]]:
    for file in root.iterfind(f"{{{SPACE}}}file"):
        try:
            yield file.get("name", ""), base64.b64decode(file.text or "", validate=True)
        except binascii.Error:
            raise ValueError("is a broken PowerPoint file") from None
