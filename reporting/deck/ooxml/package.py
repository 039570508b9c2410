"""Parts and their relations -> the bytes of a package (ECMA-376 part 2).

Members have one fixed time and one order, so that equal decks are equal files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from reporting.deck.ooxml.xml import DECLARATION, NAMESPACES, element, write_value
from reporting.deck.ooxml.zip_writer import zip_members
from reporting.memory import Memory
from reporting.record import Record

CONTENT_TYPES = "[Content_Types].xml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"

DEFAULT_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "fntdata": "application/x-fontdata",
        "jpg": "image/jpeg",
        "png": "image/png",
        "svg": "image/svg+xml",
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xlsx": f"{OFFICE_TYPE}.spreadsheetml.sheet",
        "xml": "application/xml",
    }
)
"""Content types of endings; a part of another type has an entry of its own."""


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

    def add(
        self,
        kind: str,
        target: str,
        *,
        is_external: bool = False,
    ) -> str:
        """Return the id of a relation, which is made at the first call.

        Args:
            kind: `slide`, `image`, or another last word of a type of Office, or a full type.
            target: name of a part without a slash before it, or an address outside.
            is_external: whether it is an address outside.
        """
        full = kind
        if "/" not in kind:
            full = f"{NAMESPACES['r']}/{kind}"
        known = self._found.get((full, target))
        if known is not None:
            return known.id
        self._last += 1
        while f"rId{self._last}" in self._ids:
            self._last += 1
        relation = Relation(
            f"rId{self._last}",
            full,
            target,
            is_external,
        )
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
    return zip_members(list_members(parts, relations))


def list_members(
    parts: Iterable[Part], relations: Sequence[Relation]
) -> list[tuple[str, bytes]]:
    """Return the members of a package in their order, the content types first.

    Args:
        parts: of the package.
        relations: those of the package itself.
    """
    ordered = sorted(parts, key=lambda part: part.name)
    members = {"_rels/.rels": write_relations(("", relations))}
    for part in ordered:
        members[part.name] = part.data
        if part.relations:
            folder, _, leaf = part.name.rpartition("/")
            name = f"{folder}/_rels/{leaf}.rels"
            members[name] = _WRITTEN[folder, part.relations]
    first = (CONTENT_TYPES, write_content_types(ordered))
    return [first, *sorted(members.items())]


def write_content_types(parts: Iterable[Part]) -> bytes:
    """Write what each part is: by its ending, or by its name where that is not enough."""
    endings = {"rels", "xml"}
    overrides = []
    for part in parts:
        ending = part.name.rpartition(".")[2].lower()
        if DEFAULT_TYPES.get(ending) == part.type:
            endings.add(ending)
            continue
        name, kind = write_value(f"/{part.name}"), write_value(part.type)
        overrides.append(f'<Override PartName="{name}" ContentType="{kind}"/>')
    defaults = []
    for ending in sorted(endings):
        content_type = DEFAULT_TYPES[ending]
        default = element("Default", Extension=ending, ContentType=content_type)
        defaults.append(default)
    root = element(
        "Types",
        *defaults,
        *overrides,
        xmlns=TYPES,
    )
    return f"{DECLARATION}{root}".encode()


def write_relations(of: tuple[str, Sequence[Relation]]) -> bytes:
    """Write the relations of a part of a folder."""
    folder, relations = of
    entries = []
    for relation in relations:
        target = relation.target
        mode = None
        if relation.is_external:
            mode = "External"
        else:
            target = make_relative(folder, target)
        entry = element(
            "Relationship",
            Id=relation.id,
            Type=relation.type,
            Target=target,
            TargetMode=mode,
        )
        entries.append(entry)
    root = element("Relationships", *entries, xmlns=RELATIONSHIPS)
    return f"{DECLARATION}{root}".encode()


_WRITTEN: Memory[tuple[str, tuple[Relation, ...]], bytes] = Memory(write_relations)


def make_relative(folder: str, target: str) -> str:
    """Return the name of a part as a part of a folder refers to it."""
    if not folder:
        return target
    here = folder.split("/")
    there = target.split("/")
    same = 0
    for own, other in zip(here, there[:-1], strict=False):
        if own != other:
            break
        same += 1
    steps = [".."] * (len(here) - same)
    steps += there[same:]
    return "/".join(steps)
