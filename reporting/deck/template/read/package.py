"""The bytes of a template -> its parts, looked at before anything of it is opened; and back.

A template comes from outside. How much it would unpack is known before it is unpacked; what
is encrypted, damaged, or no presentation is refused with a cure; no part may declare a
document type. Parts are read when they are asked for (ECMA-376 part 2).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from reporting.deck.ooxml.package import zip_members
from reporting.deck.ooxml.xml import Element, serialise
from reporting.record import Record

MOST_BYTES = 150_000_000
"""Of a template's file."""

_UNPACKED = 300_000_000
_XML = 10_000_000
_MEMBERS = 10_000

CONTENT_TYPES = "[Content_Types].xml"
MAIN = (
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
)
"""Content type of a presentation's main part."""

_PML = "application/vnd.openxmlformats-officedocument.presentationml"
_MACRO = "application/vnd.ms-powerpoint"
_MAINS = frozenset(
    {
        MAIN,
        f"{_PML}.template.main+xml",
        f"{_PML}.slideshow.main+xml",
        f"{_MACRO}.presentation.macroEnabled.main+xml",
        f"{_MACRO}.template.macroEnabled.main+xml",
        f"{_MACRO}.slideshow.macroEnabled.main+xml",
    }
)
"""Content types of what PowerPoint opens: .pptx, .potx, .ppsx, and the same with macros."""

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_STRICT = "http://purl.oclc.org/ooxml/"

SAVE = "open it in PowerPoint and save it as PowerPoint Presentation (.pptx)"
"""The cure of a file that is damaged, or of another kind."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins: an old .ppt, or a package behind a password (MS-CFB 2.2)."""


class TemplateError(Exception):
    """A file that cannot serve as a template.

    Args:
        message: goes on from the file's name.
        hint: the cure.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Relation(Record, frozen=True):
    """What one part says of another."""

    id: str
    kind: str
    """The last word of its type: `slideLayout`, `image`."""
    target: str
    """Name of a part, or an address outside."""
    outside: bool
    type: str
    """In full."""


class Package:
    """The parts of a presentation, by their names without the slash before them."""

    def __init__(self, data: bytes) -> None:
        """Look at a package.

        Raises:
            TemplateError: it is not a presentation, or not one that may be opened.
        """
        if data.startswith(_OLE):
            why = "has a password, or is an old .ppt"
            raise TemplateError(f"the file {why}", f"{SAVE}, without a password")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise TemplateError(
                "the file is no PowerPoint presentation, or is cut off", SAVE
            ) from None
        self._members = _looked_at(self._archive)
        self._defaults, self._overrides = self._content_types()
        self.main = self._main_part()

    def __contains__(self, name: str) -> bool:
        """Whether there is a part of a name."""
        return name in self._members

    def type(self, name: str) -> str:
        """Return the content type of a part."""
        return self._overrides.get(name) or self._defaults.get(
            name.rpartition(".")[2].lower(), ""
        )

    def read(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            TemplateError: it is missing or damaged.
        """
        if name not in self._members:
            raise TemplateError(f"the file is damaged: it lacks the part {name}", SAVE)
        try:
            return self._archive.read(self._members[name])
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            OSError,
        ):
            raise TemplateError(
                f"the file is damaged: its part {name} cannot be unpacked", SAVE
            ) from None

    def xml(self, name: str) -> Element:
        """Return the root of a part that is XML.

        Raises:
            TemplateError: it is missing, damaged, too large, or declares a document type.
        """
        data = self.read(name)
        if len(data) > _XML:
            raise TemplateError(
                f"its part {name} is larger than {_XML // 1_000_000} MB"
            )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise TemplateError(
                f"the file is damaged: its part {name} is not XML", SAVE
            ) from None
        about: Any = root.getroottree().docinfo
        if about.doctype:
            raise TemplateError(f"its part {name} declares a document type", SAVE)
        return root

    def relations(self, name: str) -> tuple[Relation, ...]:
        """Return what a part refers to; an empty name stands for the package itself."""
        folder, _, leaf = name.rpartition("/")
        own = posixpath.join(folder, "_rels", f"{leaf}.rels")
        if own not in self._members:
            return ()
        return tuple(_relations(self.xml(own), folder))

    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        if CONTENT_TYPES not in self._members:
            kind = (
                "a LibreOffice file"
                if "mimetype" in self._members
                else "no PowerPoint presentation"
            )
            raise TemplateError(
                f"the file is {kind}", "save it as PowerPoint Presentation (.pptx)"
            )
        root = self.xml(CONTENT_TYPES)
        defaults = {
            entry.get("Extension", "").lower(): entry.get("ContentType", "")
            for entry in root.iter(f"{{{_TYPES}}}Default")
        }
        overrides = {
            entry.get("PartName", "").lstrip("/"): entry.get("ContentType", "")
            for entry in root.iter(f"{{{_TYPES}}}Override")
        }
        return defaults, overrides

    def _main_part(self) -> str:
        mains = [
            relation.target
            for relation in self.relations("")
            if relation.kind == "officeDocument"
        ]
        if not mains or self.type(mains[0]) not in _MAINS:
            raise TemplateError("the file is no PowerPoint presentation", SAVE)
        if (etree.QName(self.xml(mains[0])).namespace or "").startswith(_STRICT):
            raise TemplateError("the file is written in Strict Open XML", SAVE)
        return mains[0]


def _looked_at(archive: zipfile.ZipFile) -> Mapping[str, zipfile.ZipInfo]:
    """Return the members of an archive by name, once none of them can do harm."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    names = [entry.filename for entry in entries]
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > _MEMBERS or unpacked > _UNPACKED:
        much = f"{len(entries):,} parts, {unpacked / 1e6:,.0f} MB"
        raise TemplateError(
            f"the file would unpack to {much}", "compress its pictures, or use another"
        )
    if len({name.lower() for name in names}) < len(names):
        raise TemplateError("the file has two parts of one name", SAVE)
    if any(entry.flag_bits & 1 for entry in entries):
        raise TemplateError("the file has a password", f"{SAVE}, without a password")
    if any(
        name.startswith("/") or ".." in name.split("/") or "\\" in name
        for name in names
    ):
        raise TemplateError("the file has a part that leads out of it", SAVE)
    return dict(zip(names, entries, strict=True))


def _relations(root: Element, folder: str) -> Iterator[Relation]:
    for entry in root.iter(f"{{{_RELATIONSHIPS}}}Relationship"):
        kind, target = entry.get("Type", ""), entry.get("Target", "")
        outside = entry.get("TargetMode") == "External"
        if not outside:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield Relation(
            entry.get("Id", ""), re.split(r"[/#]", kind)[-1], target, outside, kind
        )


# ---------------------------------------------------------------- back to bytes


class Part(Record, frozen=True):
    """A part to be written: XML, or bytes as they are."""

    name: str
    type: str
    content: Element | bytes
    relations: tuple[Relation, ...] = ()


def write_package(parts: Iterable[Part], main: str) -> bytes:
    """Return the package of some parts, of which `main` is the presentation."""
    ordered = sorted(parts, key=lambda part: part.name)
    start = Relation(
        "rId1", "officeDocument", main, outside=False, type=_office("officeDocument")
    )
    members = [
        (CONTENT_TYPES, _written_types(ordered)),
        ("_rels/.rels", _written_relations([start])),
    ]
    for part in ordered:
        content = (
            part.content if isinstance(part.content, bytes) else serialise(part.content)
        )
        members.append((part.name, content))
        if part.relations:
            folder, _, leaf = part.name.rpartition("/")
            members.append(
                (f"{folder}/_rels/{leaf}.rels", _written_relations(part.relations))
            )
    return zip_members(members)


def _office(kind: str) -> str:
    return f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"


def _plain(namespace: str) -> Any:
    """Return the map that lets elements of a namespace go without a prefix."""
    return {None: namespace}


def _written_types(parts: Iterable[Part]) -> bytes:
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap=_plain(_TYPES))
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    etree.SubElement(root, f"{{{_TYPES}}}Default", Extension="rels", ContentType=rels)
    for part in parts:
        etree.SubElement(
            root,
            f"{{{_TYPES}}}Override",
            PartName=f"/{part.name}",
            ContentType=part.type,
        )
    return serialise(root)


def _written_relations(relations: Iterable[Relation]) -> bytes:
    root = etree.Element(
        f"{{{_RELATIONSHIPS}}}Relationships", nsmap=_plain(_RELATIONSHIPS)
    )
    for relation in relations:
        target = relation.target if relation.outside else f"/{relation.target}"
        entry = etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship")
        entry.set("Id", relation.id)
        entry.set("Type", relation.type)
        entry.set("Target", target)
        if relation.outside:
            entry.set("TargetMode", "External")
    return serialise(root)
