"""Slides and metadata -> the presentation's main part, its sections, its properties."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from reporting.cleaning import clean_line
from reporting.deck.ooxml.notes_master import NOTES_SIZE
from reporting.deck.ooxml.package import Part
from reporting.deck.ooxml.xml import NAMESPACES, element, root_element
from reporting.design.token_groups import SlideMeasures
from reporting.plan.model import Metadata
from reporting.record import Record

FIRST_SLIDE_ID = 256
"""Identity of the first slide (ECMA-376 19.7.13)."""

CORE_PROPERTIES = "docProps/core.xml"
CORE_RELATION = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
    "/core-properties"
)

CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""Extension that holds the sections of the slide sorter (MS-PPTX 2.2.7)."""

_SIZE_TYPES = {"4:3": "screen4x3"}
"""What PowerPoint calls a slide's size (ECMA-376 19.7.18), where it has a word."""

_MOST = 255
"""Characters that a property may have."""


def write_presentation(
    slide: SlideMeasures,
    masters: str,
    slides: str,
    sections: str,
    fonts: str = "",
    *,
    is_rtl: bool = False,
) -> str:
    """Write the main part of a presentation on our own layouts (ECMA-376 19.2.1.26).

    Args:
        slide: its size.
        masters: the lists of masters and notes masters.
        slides: the list of slides.
        sections: the extension with the sections of the slide sorter.
        fonts: the list of those it carries, if any.
        is_rtl: whether its views are read from right to left.
    """
    notes_width, notes_height = NOTES_SIZE
    kind = _SIZE_TYPES.get(slide.ratio)
    return root_element(
        "p:presentation",
        masters,
        slides,
        element("p:sldSz", cx=slide.width, cy=slide.height, type=kind),
        element("p:notesSz", cx=notes_width, cy=notes_height),
        fonts,
        element("p:extLst", sections),
        embedTrueTypeFonts=bool(fonts) or None,
        rtl=is_rtl or None,
        saveSubsetFonts=True,
    )


def write_slide_list(relations: Iterable[str]) -> str:
    """Write the list of slides, by the relations that lead to them."""
    entries = []
    for number, relation in enumerate(relations, FIRST_SLIDE_ID):
        entries.append(f'<p:sldId id="{number}" r:id="{relation}"/>')
    return element("p:sldIdLst", *entries)


class SorterSection(Record, frozen=True):
    """A section of the slide sorter.

    Args:
        key: by which it keeps its identity from build to build.
        name: as PowerPoint shows it.
        count: of its slides.
    """

    key: str
    name: str
    count: int


def write_sections(sections: Sequence[SorterSection], fingerprint: str) -> str:
    """Write the extension that holds the sections of the slide sorter.

    Args:
        sections: in order; together they have every slide once.
        fingerprint: of the content, from which their identities are made.
    """
    written = []
    first = FIRST_SLIDE_ID
    for section in sections:
        numbers = range(first, first + section.count)
        first += section.count
        slides = [f'<p14:sldId id="{number}"/>' for number in numbers]
        identity = uuid.uuid5(uuid.NAMESPACE_URL, f"{fingerprint}/{section.key}")
        entry = element(
            "p14:section",
            element("p14:sldIdLst", *slides),
            name=section.name,
            id=f"{{{identity}}}".upper(),
        )
        written.append(entry)
    listed = element(
        "p14:sectionLst",
        *written,
        xmlns_p14=NAMESPACES["p14"],
    )
    return element("p:ext", listed, uri=_SECTIONS)


def make_core_properties(meta: Metadata) -> Part:
    """Return the document's properties (ECMA-376 part 2, 11).

    Where no author is named it has none: an empty name would be one.
    """
    when = meta.date.strftime("%Y-%m-%dT%H:%M:%SZ")
    author = _cut(meta.author)
    made_by = element("dc:creator", text=author) if author else None
    saved_by = element("cp:lastModifiedBy", text=author) if author else None
    properties = (
        element("dc:title", text=_cut(meta.title)),
        element("dc:subject", text=_cut(meta.subject)),
        made_by,
        element("cp:keywords", text=_cut(", ".join(meta.keywords))),
        element("dc:language", text=meta.language),
        element("dc:identifier", text=meta.fingerprint),
        saved_by,
        element("cp:revision", text="1"),
        element("dcterms:created", text=when, xsi_type="dcterms:W3CDTF"),
        element("dcterms:modified", text=when, xsi_type="dcterms:W3CDTF"),
    )
    xml = root_element("cp:coreProperties", *properties, prefixes="cp dc dcterms xsi")
    return Part(CORE_PROPERTIES, CORE_TYPE, xml.encode())


def _cut(text: str) -> str:
    return clean_line(text)[:_MOST]
