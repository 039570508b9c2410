"""A cleaned template -> the base that slides are put into."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part as OpenedPart

from reporting.deck.ooxml.base import Base, NotesPlaceholder, add_settings
from reporting.deck.ooxml.package import Part, Relations
from reporting.deck.ooxml.parsing import Element, parse_part, serialise_part
from reporting.deck.ooxml.part_names import PartNames
from reporting.deck.ooxml.xml import element, qn, root_element
from reporting.deck.template.read.cleaning import Cleaned
from reporting.deck.template.read.package import SAVE, TemplateError
from reporting.scene import SlideKind

_BEFORE_SLIDES = (
    qn("p:sldMasterIdLst"),
    qn("p:notesMasterIdLst"),
    qn("p:handoutMasterIdLst"),
)
"""What stands before the list of slides (ECMA-376 19.2.1.26)."""

_NOTES_KINDS = ("sldImg", "body", "sldNum")
"""Placeholders of a notes master that notes slides repeat."""

_USUAL = {"idx": "0", "orient": "horz", "sz": "full"}
"""What is meant where a placeholder says nothing (ECMA-376 19.3.1.36)."""


def make_template_base(found: Cleaned, layouts: Mapping[SlideKind, str]) -> Base:
    """Return the base of a cleaned template.

    python-pptx opens it and makes a slide on each layout that is used: a file may be damaged
    where nothing has looked so far.

    Args:
        found: the template.
        layouts: part of the layout of each kind of slide.

    Raises:
        TemplateError: no slides can be made on it.
    """
    made = try_layouts(found.data, set(layouts.values()))
    main = found.parts[found.main]
    relations = Relations(main.relations)
    parts = [part.write() for part in found.parts.values() if part is not main]
    masters = [one.target for one in main.relations if one.kind == "notesMaster"]
    if not masters:
        parts += made
        masters = [made[0].name]
        relations.add("notesMaster", made[0].name)
    parts += add_settings(relations, PartNames([part.name for part in parts]))
    notes_master = masters[0]
    notes = next(part for part in parts if part.name == notes_master)
    root = main.root

    def write_main(slides: str, sections: str, _: str) -> str:
        return write_presentation(root, slides, sections)

    return Base(
        parts=tuple(parts),
        main=found.main,
        relations=relations.list_all(),
        write_main=write_main,
        layouts=layouts,
        notes_master=notes_master,
        notes=tuple(list_notes_placeholders(parse_part(notes.data))),
    )


def try_layouts(data: bytes, used: set[str]) -> Sequence[Part]:
    """Make a slide on each used layout, and return the notes master with its theme."""
    try:
        deck = Presentation(io.BytesIO(data))
        for master in deck.slide_masters:
            for layout in master.slide_layouts:
                if str(layout.part.partname).lstrip("/") in used:
                    slide = deck.slides.add_slide(layout)
                    slide.notes_slide.notes_text_frame.text = "?"
        notes = deck.notes_master.part
        theme = notes.part_related_by(RELATIONSHIP_TYPE.THEME)
        made = (copy_part(notes, theme), copy_part(theme))
        deck.save(io.BytesIO())
    except Exception:  # noqa: BLE001  (over broken parts python-pptx may raise anything)
        why = "the file is damaged: no slide can be made on its layouts"
        raise TemplateError(why, SAVE) from None
    return made


def copy_part(part: OpenedPart, theme: OpenedPart | None = None) -> Part:
    """Return a part of python-pptx's as one of ours, with the theme that it refers to."""
    relations = Relations()
    if theme is not None:
        relations.add("theme", str(theme.partname).lstrip("/"))
    name = str(part.partname).lstrip("/")
    return Part(
        name,
        part.content_type,
        part.blob,
        relations.list_all(),
    )


def list_notes_placeholders(root: Element) -> Iterator[NotesPlaceholder]:
    """Yield the placeholders of a notes master that notes slides repeat."""
    for mark in root.iter(qn("p:ph")):
        kind = mark.get("type", "obj")
        if kind not in _NOTES_KINDS:
            continue
        said: dict[str, str | None] = {}
        for name, usual in _USUAL.items():
            value = mark.get(name, usual)
            said[name] = None if value == usual else value
        yield NotesPlaceholder(
            kind,
            said["idx"],
            said["orient"],
            said["sz"],
        )


def write_presentation(
    given: Element,
    slides: str,
    sections: str,
) -> str:
    """Write the main part of a template with slides in it.

    Args:
        given: its root.
        slides: the list of slides.
        sections: the extension with the sections of the slide sorter.
    """
    root = deepcopy(given)
    place = 0
    for number, child in enumerate(root, 1):
        if child.tag in _BEFORE_SLIDES:
            place = number
    root.insert(place, parse_fragment(slides))
    extensions = root.find(qn("p:extLst"))
    if extensions is None:
        extensions = parse_fragment(element("p:extLst"))
        root.append(extensions)
    extensions.append(parse_fragment(sections))
    return serialise_part(root).decode()


def parse_fragment(xml: str) -> Element:
    """Return written XML as an element, whose prefixes are the usual ones."""
    return parse_part(root_element("p:fragment", xml).encode())[0]
