"""Parts and their relations -> the bytes of a package (ECMA-376 part 2).

Members have one fixed time and one order, so that equal decks are equal files.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from reporting.deck.ooxml.xml import DECLARATION, NAMESPACES, element
from reporting.record import Record

CONTENT_TYPES = "[Content_Types].xml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"

DEFAULT_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "jpg": "image/jpeg",
        "png": "image/png",
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xlsx": f"{OFFICE_TYPE}.spreadsheetml.sheet",
        "xml": "application/xml",
    }
)
"""Content types of endings; a part of another type has an entry of its own."""

STORED = (".png", ".jpg", ".jpeg", ".xlsx")
"""Endings of what is compressed already and is stored as it is."""

LEVEL = 6
"""Of compression, from 0 to 9."""


# ---------------------------------------------------------------- parts and relations


class Relation(Record, frozen=True):
    """What one part says of another.

    Args:
        id: by which the part names it, such as `rId1`.
        type: in full, such as `http://…/relationships/slide`.
        target: name of a part, or an address outside.
        is_external: whether it is an address outside.
    """

    id: str
    type: str
    target: str
    is_external: bool = False

    @property
    def kind(self) -> str:
        """The last word of its type, such as `slideLayout` or `image`."""
        return self.type.replace("#", "/").rpartition("/")[2]


class Relations:
    """The relations of one part, collected while it is written."""

    def __init__(self, given: Iterable[Relation] = ()) -> None:
        self._found: dict[tuple[str, str], Relation] = {}
        self._ids: set[str] = set()
        self._last = 0
        for relation in given:
            self._found[relation.type, relation.target] = relation
            self._ids.add(relation.id)

    def add(self, kind: str, target: str, *, is_external: bool = False) -> str:
        """Return the id of a relation, which is made at the first call.

        Args:
            kind: `slide`, `image`, or another last word of a type of Office, or a full type.
            target: name of a part without a slash before it, or an address outside.
            is_external: whether it is an address outside.
        """
        full = kind if "/" in kind else f"{NAMESPACES['r']}/{kind}"
        known = self._found.get((full, target))
        if known is not None:
            return known.id
        self._last += 1
        while f"rId{self._last}" in self._ids:
            self._last += 1
        relation = Relation(f"rId{self._last}", full, target, is_external)
        self._found[full, target] = relation
        return relation.id

    def list_all(self) -> tuple[Relation, ...]:
        """Return them in the order in which they were made."""
        return tuple(self._found.values())


class Part(Record, frozen=True):
    """A part of a package.

    Args:
        name: without a slash before it, such as `ppt/slides/slide1.xml`.
        type: its content type.
        data: its bytes.
        relations: what it refers to.
    """

    name: str
    type: str
    data: bytes
    relations: tuple[Relation, ...] = ()


def write_package(parts: Iterable[Part], relations: Sequence[Relation]) -> bytes:
    """Return a package of some parts; `relations` are those of the package itself."""
    ordered = sorted(parts, key=lambda part: part.name)
    members = {"_rels/.rels": _write_relations("", relations)}
    for part in ordered:
        members[part.name] = part.data
        if part.relations:
            folder, _, leaf = part.name.rpartition("/")
            name = f"{folder}/_rels/{leaf}.rels"
            members[name] = _write_relations(folder, part.relations)
    types = _write_content_types(ordered)
    return zip_members([(CONTENT_TYPES, types), *sorted(members.items())])


def _write_content_types(parts: Iterable[Part]) -> bytes:
    endings = {"rels", "xml"}
    overrides = []
    for part in parts:
        ending = part.name.rpartition(".")[2].lower()
        if DEFAULT_TYPES.get(ending) == part.type:
            endings.add(ending)
            continue
        name = f"/{part.name}"
        overrides.append(element("Override", PartName=name, ContentType=part.type))
    defaults = []
    for ending in sorted(endings):
        content_type = DEFAULT_TYPES[ending]
        defaults.append(element("Default", Extension=ending, ContentType=content_type))
    return (DECLARATION + element("Types", *defaults, *overrides, xmlns=TYPES)).encode()


def _write_relations(folder: str, relations: Iterable[Relation]) -> bytes:
    entries = []
    for relation in relations:
        target, mode = relation.target, None
        if relation.is_external:
            mode = "External"
        else:
            target = _make_relative(folder, target)
        entry = element(
            "Relationship",
            Id=relation.id,
            Type=relation.type,
            Target=target,
            TargetMode=mode,
        )
        entries.append(entry)
    root = element("Relationships", *entries, xmlns=RELATIONSHIPS)
    return (DECLARATION + root).encode()


def _make_relative(folder: str, target: str) -> str:
    """Return the name of a part as a part of a folder refers to it."""
    if not folder:
        return target
    here, there = folder.split("/"), target.split("/")
    same = 0
    while same < min(len(here), len(there) - 1) and here[same] == there[same]:
        same += 1
    return "/".join([".."] * (len(here) - same) + there[same:])


# ---------------------------------------------------------------- zip

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_VERSION, _UNIX = 20, 3 << 8
_DEFLATED = 8
_FIRST_DAY = 1 << 5 | 1
"""1 January 1980, the earliest day that a zip file can tell; every member bears it."""

_MODE = 0o600 << 16
_MOST = 0xFFFF
"""Members that a plain end record can count; more need one of Zip64."""


def zip_members(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Zip members in their order, at a fixed time (PKWARE APPNOTE 4.3).

    Args:
        members: names and bytes; ASCII names, as those of parts are.
    """
    body: list[bytes] = []
    directory: list[bytes] = []
    position = 0
    for name, data in members:
        label = name.encode("ascii")
        method, packed = 0, data
        if not name.endswith(STORED):
            method, packed = _DEFLATED, zlib.compress(data, LEVEL, -15)
        about = (method, 0, _FIRST_DAY, zlib.crc32(data), len(packed), len(data))
        head = _LOCAL.pack(b"PK\3\4", _VERSION, 0, *about, len(label), 0)
        entry = _CENTRAL.pack(
            b"PK\1\2",
            *(_UNIX | _VERSION, _VERSION, 0, *about),
            *(len(label), 0, 0, 0, 0, _MODE, position),
        )
        body += (head, label, packed)
        directory += (entry, label)
        position += len(head) + len(label) + len(packed)
    listed = b"".join(directory)
    end = _write_end(len(directory) // 2, len(listed), position)
    return b"".join((*body, listed, end))


def _write_end(count: int, size: int, start: int) -> bytes:
    """Return the end of a zip file: how many members its directory has, and where it is."""
    found = min(count, _MOST)
    plain = _END.pack(b"PK\5\6", 0, 0, found, found, size, start, 0)
    if count < _MOST:
        return plain
    more = _END_64.pack(b"PK\6\6", 44, _UNIX | 45, 45, 0, 0, count, count, size, start)
    locator = _LOCATOR_64.pack(b"PK\6\7", 0, start + size, 1)
    return more + locator + plain
