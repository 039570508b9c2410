"""A presentation's bytes -> where its shapes were written, as `origins.py` has kept it."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping

from reporting.deck.ooxml.custom_xml import ORIGINS
from reporting.deck.ooxml.origins import ShapeOrigin, SlideOrigins
from reporting.deck.ooxml.package import RELATIONSHIPS
from reporting.deck.ooxml.parsing import Element, parse_part
from reporting.deck.ooxml.source_part import (
    BROKEN,
    UNREADABLE,
    read_custom_roots,
)
from reporting.deck.ooxml.xml import qn
from reporting.reading.origin import Origin


def read_origins(data: bytes) -> tuple[SlideOrigins, ...]:
    """Return where the shapes of a deck were written, slide by slide as they now follow.

    Slides and shapes that were added by hand have no origin and are left out.

    Args:
        data: the whole presentation, whoever saved it last.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name: `is not …`.
    """
    found = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            known = _read_entries(archive)
            if not known:
                return ()
            for number, (identity, part) in enumerate(_list_slides(archive), 1):
                if identity in known:
                    names = _read_names(archive, part)
                    found.append(_make_slide(known[identity], identity, number, names))
    except (*UNREADABLE, KeyError, StopIteration, ValueError):
        raise ValueError(BROKEN) from None
    return tuple(found)


def _read_entries(archive: zipfile.ZipFile) -> dict[int, Element]:
    """Return the entries of slides by their identities."""
    known = {}
    for root in read_custom_roots(archive, ORIGINS):
        for entry in root.iterfind(f"{{{ORIGINS}}}slide"):
            known[_read_number(entry, "id")] = entry
    return known


def _list_slides(archive: zipfile.ZipFile) -> list[tuple[int, str]]:
    """Return identity and part of each slide, in the order in which they are shown."""
    start = _read_relations(archive, "")
    main = next(
        target for kind, target in start.values() if kind.endswith("/officeDocument")
    )
    relations = _read_relations(archive, main)
    slides = []
    for entry in parse_part(archive.read(main)).iter(qn("p:sldId")):
        _, target = relations[entry.get(qn("r:id"), "")]
        slides.append((_read_number(entry, "id"), target))
    return slides


def _read_relations(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Return type and target of what a part refers to, by the ids of its relations."""
    folder, _, leaf = part.rpartition("/")
    name = posixpath.join(folder, "_rels", f"{leaf}.rels")
    found = {}
    for entry in parse_part(archive.read(name)).iter(
        f"{{{RELATIONSHIPS}}}Relationship"
    ):
        target = posixpath.join("/", folder, entry.get("Target", ""))
        target = posixpath.normpath(target).lstrip("/")
        found[entry.get("Id", "")] = (entry.get("Type", ""), target)
    return found


def _read_names(archive: zipfile.ZipFile, part: str) -> dict[int, str]:
    """Return the names of a slide's shapes by their numbers."""
    names = {}
    for entry in parse_part(archive.read(part)).iter(qn("p:cNvPr")):
        names[_read_number(entry, "id")] = entry.get("name", "")
    return names


def _make_slide(
    entry: Element, identity: int, number: int, names: Mapping[int, str]
) -> SlideOrigins:
    shapes = []
    for shape in entry.iterfind(f"{{{ORIGINS}}}shape"):
        own = _read_number(shape, "id")
        if own in names:
            shapes.append(ShapeOrigin(own, _read_origin(shape), names[own]))
    origin = _read_origin(entry) if entry.get("path") else None
    return SlideOrigins(identity, number, origin, tuple(shapes))


def _read_origin(entry: Element) -> Origin:
    return Origin(
        path=entry.get("path", ""),
        language=entry.get("language", ""),
        line=_read_number(entry, "line"),
        start=_read_number(entry, "start"),
        stop=_read_number(entry, "stop"),
    )


def _read_number(entry: Element, name: str) -> int:
    value = entry.get(name, "0")
    if not value.isdecimal():
        raise ValueError(BROKEN)
    return int(value)
