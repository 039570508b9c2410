"""Scenes -> the XML of slides, each written once while builds show it.

What is written of a slide depends on what it shows and on the slides that its links lead to,
and neither on its number nor on the names of parts: these are put in last.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping
from typing import Any

from reporting.deck.ooxml.package import Relations
from reporting.deck.slides.exhibits import SlideExhibits
from reporting.deck.slides.links import SlideLinks, list_anchors
from reporting.deck.slides.placeholder_slots import LayoutBinding
from reporting.deck.slides.slide_writer import SlideWriter, is_number_field
from reporting.deck.slides.text import TextWriter
from reporting.deck.slides.written import WrittenSlide
from reporting.memory import Memory, Same
from reporting.record import Record, replace
from reporting.scene import Scene, SceneItem

_Answers = tuple[tuple[str, str, str], ...]
"""Where links lead: anchor, id of a slide, and that in words."""


def _list_anchors(scene: Scene) -> tuple[str, ...]:
    return tuple(dict.fromkeys(list_anchors(scene.items)))


_ANCHORS = Memory(_list_anchors)
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

    def begin(self, scene: Scene, answers: _Answers) -> SlideWriter:
        """Return the writer of a slide."""
        relations = Relations()
        relations.add("slideLayout", "")
        relations.add("notesSlide", "")
        targets = {anchor: slide for anchor, slide, _ in answers if slide}
        tips = {anchor: tip for anchor, _, tip in answers}
        return SlideWriter(
            scene,
            self.text,
            SlideLinks(scene.id, targets, tips, relations),
            SlideExhibits(self.text.language, self.date),
            self.binding,
            self.transition,
        )


def write_slide(
    scene: Scene,
    style: SlideStyle,
    targets: Mapping[str, str],
    tips: Mapping[str, str],
) -> WrittenSlide:
    """Write a slide but for its number (ECMA-376 19.3.1.38).

    Args:
        scene: what it shows.
        style: of its kind.
        targets: by anchor, the id of the slide that a link leads to.
        tips: by anchor, where it leads, in words.
    """
    shown = _bare_scene(scene)
    answers = []
    for anchor in _ANCHORS[shown]:
        answers.append((anchor, targets.get(anchor, ""), tips.get(anchor, "")))
    key = (shown, style.key, *answers)
    return _WRITTEN.recall(key, lambda: style.begin(scene, tuple(answers)).write())


def number_slide(written: WrittenSlide, scene: Scene, style: SlideStyle) -> bytes:
    """Return the XML of a slide with its number.

    Args:
        written: the slide without it.
        scene: what it shows.
        style: of its kind.
    """
    fields = tuple(filter(is_number_field, scene.items))

    def join() -> bytes:
        writer = style.begin(scene, ())
        about: dict[str, Any] = {field.name: written.number for field in fields}
        shapes = [writer.write_item(field, about) for field in fields]
        return "".join((written.head, *shapes, written.tail)).encode()

    return _NUMBERED.recall((Same(written), style.key, fields), join)


def _bare_scene(scene: Scene) -> Scene:
    """Return what of a scene a slide is written from, without what changes with its place."""
    items: list[SceneItem] = []
    for item in scene.items:
        bare = replace(item, paragraphs=()) if is_number_field(item) else item
        items.append(bare)
    return Scene(
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
