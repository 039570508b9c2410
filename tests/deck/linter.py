"""A presentation's bytes -> what is wrong with its package that the Open XML SDK does not see."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
ANY = "{*}"


def package_faults(data: bytes) -> list[str]:
    """Return every fault of a package, with the part it is in."""
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
        duplicate = len(archive.namelist()) - len(parts)
    return [
        *(["members of one name"] if duplicate else []),
        *_untyped(parts),
        *_relations(parts),
        *_dangling(parts),
        *(
            fault
            for name, part in parts.items()
            if name.endswith((".xml", ".rels"))
            for fault in _xml(name, part)
        ),
        *(
            fault
            for name, part in parts.items()
            if name.endswith(".xlsx")
            for fault in _workbook(name, part)
        ),
    ]


def _relations(parts: dict[str, bytes]) -> Iterator[str]:
    reached = {"[Content_Types].xml", "_rels/.rels"}
    waiting = ["_rels/.rels"]
    while waiting:
        rels = waiting.pop()
        folder = posixpath.dirname(posixpath.dirname(rels))
        for relation in etree.fromstring(parts[rels]).iter(RELATIONS):
            target = relation.get("Target", "")
            if relation.get("TargetMode") == "External":
                if not LINK.match(target):
                    yield f"{rels}: unsafe link {target}"
                continue
            path = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            if path not in parts:
                yield f"{rels}: no part {path}"
            elif path not in reached:
                reached.add(path)
                own = posixpath.join(
                    posixpath.dirname(path), "_rels", f"{posixpath.basename(path)}.rels"
                )
                if own in parts:
                    reached.add(own)
                    waiting.append(own)
    yield from (f"{name}: is not reached" for name in parts.keys() - reached)


def _untyped(parts: dict[str, bytes]) -> Iterator[str]:
    """Yield parts whose content type is not said, and types of parts that are not there."""
    types = etree.fromstring(parts["[Content_Types].xml"])
    endings = {
        entry.get("Extension", "").lower() for entry in types.iter(f"{ANY}Default")
    }
    named = {
        entry.get("PartName", "").lstrip("/") for entry in types.iter(f"{ANY}Override")
    }
    for name in parts.keys() - named - {"[Content_Types].xml"}:
        if name.rpartition(".")[2].lower() not in endings:
            yield f"{name}: has no content type"
    yield from (f"{name}: is typed and missing" for name in named - parts.keys())


def _dangling(parts: dict[str, bytes]) -> Iterator[str]:
    """Yield relationship ids that a part uses and does not have."""
    for name, part in parts.items():
        if not name.endswith(".xml") or name == "[Content_Types].xml":
            continue
        own = f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels".lstrip(
            "/"
        )
        relations = etree.fromstring(parts[own]).iter(RELATIONS) if own in parts else ()
        known = {relation.get("Id") for relation in relations}
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False))
        used = {
            str(value)
            for element in root.iter()
            for key, value in element.items()
            if str(key).startswith(OFFICE)
        }
        yield from (
            f"{name}: uses {unknown}, which leads nowhere"
            for unknown in sorted(used - known)
        )


def _xml(name: str, part: bytes) -> Iterator[str]:
    if b"<!DOCTYPE" in part:
        yield f"{name}: has a document type"
    root = etree.fromstring(part)
    if re.fullmatch(
        r"ppt/(slides|slideLayouts|slideMasters|notesSlides)/[^/]+\.xml", name
    ):
        ids = Counter(element.get("id") for element in root.iter(f"{ANY}cNvPr"))
        yield from (
            f"{name}: shape id {i} {count} times"
            for i, count in ids.items()
            if count > 1
        )
    for table in root.iter(f"{ANY}tbl"):
        columns = len(list(table.iter(f"{ANY}gridCol")))
        yield from (
            f"{name}: a row of other width"
            for row in table.iter(f"{ANY}tr")
            if len(row) != columns
        )
    for entry in root.iter(f"{ANY}sldId"):
        number = int(entry.get("id", "0"))
        if not 256 <= number < 2**31:
            yield f"{name}: slide id {number}"
    for axis in root.iter(f"{ANY}axId", f"{ANY}crossAx"):
        if int(axis.get("val", "-1")) < 0:
            yield f"{name}: axis id {axis.get('val')}"


def _workbook(name: str, data: bytes) -> Iterator[str]:
    try:
        archive = ZipFile(BytesIO(data))
    except BadZipFile:
        yield f"{name}: does not open"
        return
    with archive:
        for member in archive.namelist():
            if not member.endswith((".xml", ".rels")):
                continue
            root = etree.fromstring(archive.read(member))
            for tag in ("f", "hyperlink", "externalReference"):
                if next(root.iter(f"{ANY}{tag}"), None) is not None:
                    yield f"{name}: {member} has a live {tag}"
