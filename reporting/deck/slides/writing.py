"""Scenes -> the XML of slides, each written once while builds show it.

What is written of a slide depends on what it shows and on the slides that its links lead to,
and neither on its number nor on the names of parts: these are put in last.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping

from reporting.deck.ooxml.package import Relations
from reporting.deck.slides.exhibits import SlideExhibits
from reporting.deck.slides.links import SlideLinks
from reporting.deck.slides.placeholder_slots import LayoutBinding
from reporting.deck.slides.slide_writer import SlideWriter
from reporting.deck.slides.text import TextWriter
from reporting.deck.slides.written import WrittenSlide
from reporting.memory import Memory, Same
from reporting.record import Record, replace
from reporting.scene import Scene, SceneItem, TextFrame

_WRITTEN: Memory[Hashable, WrittenSlide] = Memory()
_NUMBERED: Memory[Hashable, bytes] = Memory()


class SlideStyle(Record, frozen=True):
    """What the slides of a kind are written with.

    Args:
        text: writes their text.
        binding: of a template's layout; None on our own.
        transition: how they come in, as the theme says it.
        date: of the workbooks of their charts (UTC).
    """

    text: TextWriter
    binding: LayoutBinding | None
    transition: str
    date: dt.datetime

    @property
    def key(self) -> Hashable:
        """What it is known by."""
        return (self.text, Same(self.binding), self.transition, self.date)


def write_slide(
    scene: Scene,
    style: SlideStyle,
    targets: Mapping[str, str],
    tips: Mapping[str, str],
) -> tuple[WrittenSlide, bytes]:
    """Write a slide (ECMA-376 19.3.1.38); return it without its number, and its XML.

    Args:
        scene: what it shows.
        style: of its kind.
        targets: by anchor, the id of the slide that a link leads to.
        tips: by anchor, where it leads, in words.
    """
    relations = Relations()
    links = SlideLinks(scene.id, targets, tips, relations)
    relations.add("slideLayout", "")
    relations.add("notesSlide", "")
    writer = SlideWriter(
        scene,
        style.text,
        links,
        SlideExhibits(style.text.language, style.date),
        style.binding,
        style.transition,
    )
    shown, field = _part_number(scene)
    key = (shown, style.key)
    written = _WRITTEN.recall(key, writer.write)
    if any(links.find(anchor) != answer for anchor, answer in written.answers):
        written = writer.write()
        _WRITTEN[key] = written

    def join() -> bytes:
        number = writer.write_frame(written.number, field) if field else ""
        return f"{written.head}{number}{written.tail}".encode()

    return written, _NUMBERED.recall((Same(written), field), join)


def _part_number(scene: Scene) -> tuple[Scene, TextFrame | None]:
    """Return what of a scene a slide is written from, and apart from it its number."""
    items: list[SceneItem] = []
    field = None
    for item in scene.items:
        bare = item
        if isinstance(item, TextFrame) and item.is_number_field:
            field = item
            bare = replace(item, paragraphs=())
        items.append(bare)
    shown = Scene(
        id=scene.id,
        kind=scene.kind,
        number=0,
        title="",
        section="",
        accent="",
        items=tuple(items),
        ground=scene.ground,
        is_built=scene.is_built,
        is_hidden=scene.is_hidden,
    )
    return shown, field
