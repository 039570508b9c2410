"""The bytes of a template -> its parts, looked at before anything of it is opened.

A template comes from outside. How much it would unpack is known before it is unpacked; what
is encrypted, damaged, or no presentation is refused with a cure; no part may declare a
document type. Parts are read when they are asked for (ECMA-376 part 2).
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from lxml import etree

from reporting.deck.ooxml.base import MAIN, PML
from reporting.deck.ooxml.package import (
    CONTENT_TYPES,
    RELATIONSHIPS,
    TYPES,
    Part,
    Relation,
)
from reporting.deck.ooxml.parsing import Element, parse_part, serialise_part
from reporting.deck.ooxml.prefixes import set_usual_prefixes
from reporting.deck.ooxml.source_part import UNREADABLE
from reporting.limits import find_limit, tell_excess
from reporting.reading.zips import METHODS, PackedError, open_zip, refuse_parts
from reporting.record import Record, replace

_MACRO = "application/vnd.ms-powerpoint"
_MAINS = frozenset(
    {
        MAIN,
        f"{PML}.template.main+xml",
        f"{PML}.slideshow.main+xml",
        f"{_MACRO}.presentation.macroEnabled.main+xml",
        f"{_MACRO}.template.macroEnabled.main+xml",
        f"{_MACRO}.slideshow.macroEnabled.main+xml",
    }
)
"""Content types of what PowerPoint opens: .pptx, .potx, .ppsx, and the same with macros."""

_STRICT = "http://purl.oclc.org/ooxml/"

_TAKE_OUT = "take out what it does not need, or use another"
SAVE = "open it in PowerPoint and save it as PowerPoint Presentation (.pptx)"
"""The cure of a file that is damaged, or of another kind."""

_NO_PASSWORD = f"{SAVE}, without a password"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins: an old .ppt, or a package behind a password (MS-CFB 2.2)."""


class TemplateError(Exception):
    """A file that cannot serve as a template.

    Args:
        message: goes on from the file's name.
        hint: the cure.
    """

    def __init__(
        self,
        message: str,
        hint: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class TemplatePart(Record, frozen=True):
    """A part of a template: XML, or bytes as they are."""

    name: str
    type: str
    content: Element | bytes
    relations: tuple[Relation, ...] = ()

    @property
    def root(self) -> Element:
        """The root of a part that is XML.

        Raises:
            TemplateError: it is none.
        """
        if isinstance(self.content, bytes):
            why = f"the file is damaged: its part {self.name} is not XML"
            raise TemplateError(why, SAVE)
        return self.content

    def write(self) -> Part:
        """Return the part as bytes."""
        content = self.content
        data = content if isinstance(content, bytes) else serialise_part(content)
        return Part(self.name, self.type, data, self.relations)


class Package:
    """The parts of a presentation, by their names without the slash before them."""

    def __init__(self, data: bytes) -> None:
        """Look at a package.

        Raises:
            TemplateError: it is not a presentation, or not one that may be opened.
        """
        if data.startswith(_OLE):
            why = "the file has a password, or is an old .ppt"
            raise TemplateError(why, _NO_PASSWORD)
        try:
            refuse_parts(data, "template-parts")
        except PackedError as error:
            raise TemplateError(f"the file {error}", _TAKE_OUT) from None
        try:
            self._archive = open_zip(data)
        except (zipfile.BadZipFile, NotImplementedError):
            why = "the file is no PowerPoint presentation, or is cut off"
            raise TemplateError(why, SAVE) from None
        self._members = list_members(self._archive)
        self._spellings = {name.lower(): name for name in self._members}
        self._defaults: dict[str, str] = {}
        self._overrides: dict[str, str] = {}
        self.read_content_types()
        self.main = self.find_main()

    def __contains__(self, name: str) -> bool:
        """Whether there is a part of a name."""
        return name in self._members

    def find_type(self, name: str) -> str:
        """Return the content type of a part; empty where none is said."""
        ending = name.rpartition(".")[2].lower()
        return self._overrides.get(name.lower()) or self._defaults.get(ending, "")

    def read(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            TemplateError: it is missing or damaged.
        """
        if name not in self._members:
            raise TemplateError(f"the file is damaged: it lacks the part {name}", SAVE)
        try:
            return self._archive.read(self._members[name])
        except (*UNREADABLE, ValueError):
            why = f"the file is damaged: its part {name} cannot be unpacked"
            raise TemplateError(why, SAVE) from None

    def read_xml(self, name: str) -> Element:
        """Return the root of a part that is XML, with the usual prefixes.

        Raises:
            TemplateError: it is missing, damaged, too large, or declares a document type.
        """
        data = self.read(name)
        if len(data) > find_limit("template-xml"):
            told = tell_excess("template-xml", len(data))
            raise TemplateError(f"its part {name} has {told}", _TAKE_OUT)
        try:
            root = parse_part(data, has_limits=True)
        except ValueError:
            why = f"the file is damaged: its part {name} is not XML"
            raise TemplateError(why, SAVE) from None
        about: Any = root.getroottree().docinfo
        if about.doctype:
            raise TemplateError(f"its part {name} declares a document type", SAVE)
        return set_usual_prefixes(root)

    def list_relations(self, name: str) -> tuple[Relation, ...]:
        """Return what a part refers to; an empty name stands for the package itself."""
        folder, _, leaf = name.rpartition("/")
        own = self.find_name(posixpath.join(folder, "_rels", f"{leaf}.rels"))
        if own not in self._members:
            return ()
        found = []
        for relation in read_relations(self.read_xml(own), folder):
            target = relation.target
            if not relation.is_external:
                target = self.find_name(target)
            found.append(replace(relation, target=target))
        return tuple(found)

    def find_name(self, target: str) -> str:
        """Return the name of a part as the package spells it.

        Names are the same whatever their letters' case, and may be written with escapes
        (ECMA-376 part 2, 6.2.2); what is no part is returned as it is.
        """
        for written in (target, unquote(target)):
            name = self._spellings.get(written.lower())
            if name is not None:
                return name
        return target

    def read_content_types(self) -> None:
        """Read what each part is.

        Raises:
            TemplateError: the file is no package of Office.
        """
        if self.find_name(CONTENT_TYPES) not in self._members:
            kind = "no PowerPoint presentation"
            if "mimetype" in self._members:
                kind = "a LibreOffice file"
            hint = "save it as PowerPoint Presentation (.pptx)"
            raise TemplateError(f"the file is {kind}", hint)
        root = self.read_xml(self.find_name(CONTENT_TYPES))
        for entry in root.iter(f"{{{TYPES}}}Default"):
            ending = entry.get("Extension", "").lower()
            self._defaults[ending] = entry.get("ContentType", "")
        for entry in root.iter(f"{{{TYPES}}}Override"):
            name = entry.get("PartName", "").lstrip("/")
            self._overrides[name.lower()] = entry.get("ContentType", "")

    def find_main(self) -> str:
        """Return the part of the presentation.

        Raises:
            TemplateError: there is none, or it cannot be read.
        """
        for relation in self.list_relations(""):
            if relation.kind != "officeDocument":
                continue
            main = relation.target
            if self.find_type(main) not in _MAINS:
                break
            space = etree.QName(self.read_xml(main)).namespace or ""
            if space.startswith(_STRICT):
                raise TemplateError("the file is written in Strict Open XML", SAVE)
            return main
        raise TemplateError("the file is no PowerPoint presentation", SAVE)


def list_members(archive: zipfile.ZipFile) -> Mapping[str, zipfile.ZipInfo]:
    """Return the members of an archive by name, once none of them can do harm."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    # Some programs write the slashes of Windows, or begin at the root.
    names = [entry.filename.replace("\\", "/").lstrip("/") for entry in entries]
    unpacked = sum([entry.file_size for entry in entries])
    is_large = unpacked > find_limit("template-unpacked")
    if is_large or len(entries) > find_limit("template-parts"):
        much = f"{len(entries):,} parts, {unpacked / 1e6:,.0f} MB"
        hint = "compress its pictures, or use another"
        raise TemplateError(f"the file would unpack to {much}", hint)
    if len({name.lower() for name in names}) < len(names):
        raise TemplateError("the file has two parts of one name", SAVE)
    for entry in entries:
        if entry.compress_type not in METHODS:
            raise TemplateError("the file packs a part in a way that is not read", SAVE)
        if entry.flag_bits & 1:
            raise TemplateError("the file has a password", _NO_PASSWORD)
    for name in names:
        if ".." in name.split("/"):
            raise TemplateError("the file has a part that leads out of it", SAVE)
    return dict(zip(names, entries, strict=True))


def read_relations(root: Element, folder: str) -> Iterator[Relation]:
    """Yield the relations of a part of a folder."""
    for entry in root.iter(f"{{{RELATIONSHIPS}}}Relationship"):
        target = entry.get("Target", "")
        is_external = entry.get("TargetMode") == "External"
        if not is_external:
            target = posixpath.join("/", folder, target)
            target = posixpath.normpath(target).lstrip("/")
        yield Relation(
            entry.get("Id", ""),
            entry.get("Type", ""),
            target,
            is_external,
        )
