"""A presentation's bytes -> where its shapes were written, as `origins.py` has kept it."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator

from reporting.deck.ooxml.custom_xml import ORIGINS
from reporting.deck.ooxml.origins import ShapeOrigin, SlideOrigins
from reporting.deck.ooxml.package import RELATIONSHIPS
from reporting.deck.ooxml.parsing import Element, read_part
from reporting.deck.ooxml.source_part import BROKEN, UNREADABLE, read_custom_roots
from reporting.deck.ooxml.xml import qn
from reporting.reading.origin import FilePlace
from reporting.reading.zips import PackedError, open_deck

_SLIDE = f"{{{ORIGINS}}}slide"
_SHAPE = f"{{{ORIGINS}}}shape"
_RELATIONSHIP = f"{{{RELATIONSHIPS}}}Relationship"
_MAIN = "/officeDocument"


def read_origins(data: bytes) -> tuple[SlideOrigins, ...]:
    """Return where the shapes of a deck were written, slide by slide as they now follow.

    Slides and shapes that were added by hand have no origin and are left out.

    Args:
        data: the whole presentation, whoever saved it last.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name: `is not …`.
    """
    try:
        with open_deck(data) as archive:
            return tuple(_OriginsReader(archive).list_slides())
    except PackedError:
        raise
    except (*UNREADABLE, LookupError, ValueError, ArithmeticError):
        raise ValueError(BROKEN) from None


class _OriginsReader:
    """Reads the origins of one deck."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.entries: dict[int, Element] = {}
        for root in read_custom_roots(archive, ORIGINS):
            for entry in root.iterfind(_SLIDE):
                self.entries[read_number(entry, "id")] = entry

    def list_slides(self) -> Iterator[SlideOrigins]:
        """Yield the slides that have origins, as they now follow."""
        if not self.entries:
            return
        main = ""
        for kind, target in self.read_relations("").values():
            if kind.endswith(_MAIN):
                main = target
        relations = self.read_relations(main)
        presentation = read_part(self.archive, main)
        for number, listed in enumerate(presentation.iter(qn("p:sldId")), 1):
            identity = read_number(listed, "id")
            entry = self.entries.get(identity)
            if entry is None:
                continue
            _, part = relations[listed.get(qn("r:id"), "")]
            shapes = tuple(self.list_shapes(entry, part))
            origin = read_origin(entry) if entry.get("path") else None
            yield SlideOrigins(identity, number, origin, shapes)

    def list_shapes(
        self,
        entry: Element,
        part: str,
    ) -> Iterator[ShapeOrigin]:
        """Yield the shapes of a slide that it still has, with the names they have now."""
        names = {}
        slide = read_part(self.archive, part)
        for properties in slide.iter(qn("p:cNvPr")):
            number = read_number(properties, "id")
            names[number] = properties.get("name", "")
        for shape in entry.iterfind(_SHAPE):
            number = read_number(shape, "id")
            if number in names:
                origin = read_origin(shape)
                yield ShapeOrigin(number, origin, names[number])

    def read_relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return type and target of what a part refers to, by the ids of its relations."""
        folder, _, leaf = part.rpartition("/")
        name = posixpath.join(
            folder,
            "_rels",
            f"{leaf}.rels",
        )
        root = read_part(self.archive, name)
        found = {}
        for entry in root.iter(_RELATIONSHIP):
            target = posixpath.join(
                "/",
                folder,
                entry.get("Target", ""),
            )
            target = posixpath.normpath(target).lstrip("/")
            kind = entry.get("Type", "")
            found[entry.get("Id", "")] = (kind, target)
        return found


def read_origin(entry: Element) -> FilePlace:
    """Return the place that an entry holds.

    Raises:
        ValueError: a number in it is none.
    """
    return FilePlace(
        path=entry.get("path", ""),
        language=entry.get("language", ""),
        line=read_number(entry, "line"),
        start=read_number(entry, "start"),
        stop=read_number(entry, "stop"),
    )


def read_number(entry: Element, name: str) -> int:
    """Return a number of an entry; 0 where it is left out.

    Raises:
        ValueError: it is none.
    """
    return int(entry.get(name, "0"))
