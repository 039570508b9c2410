"""A scene -> what stands where on its slide, each with the place where it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.rect import Rect
from reporting.design.units import Length
from reporting.plan.words import Runs
from reporting.preview.model import Box, Place
from reporting.reading.origin import Origin
from reporting.scene import (
    Chart,
    Disc,
    Group,
    Paragraph,
    Role,
    Scene,
    SceneItem,
    Table,
    TextFrame,
)

_ANCHORS = {"ctr": 0.5, "b": 1.0}
"""How much of the room that is left stands above the words of a frame, by its anchor."""


def list_slide_places(scene: Scene, size: tuple[float, float]) -> tuple[Place, ...]:
    """Return what stands on a slide; what is large comes before what lies on it.

    Args:
        scene: of the slide.
        size: of the slide, in points.
    """
    found = list(_SlidePlaces(scene, size).list_places())
    return tuple(sorted(found, key=lambda place: -place.box.area))


class _SlidePlaces:
    """Finds the places of one slide.

    Args:
        scene: of the slide.
        size: of the slide, in points.
    """

    def __init__(self, scene: Scene, size: tuple[float, float]) -> None:
        self.scene = scene
        self.size = size

    def list_places(self) -> Iterator[Place]:
        """Yield the slide itself, and what stands on it."""
        if self.scene.origin:
            yield Place(Box(0, 0, 1, 1), self.scene.origin, "slide", self.scene.title)
        for item in self.scene.items:
            yield from self._list_item(item, self.scene.origin)

    def _list_item(self, item: SceneItem, above: Origin | None) -> Iterator[Place]:
        """Yield the places of an item.

        Args:
            item: of the scene.
            above: where the item that holds it is written.
        """
        origin = item.origin or above
        if item.role is Role.DECORATION:
            return
        match item:
            case Group():
                if item.origin:
                    yield self._place(item.rect, item.origin, item.role.value, item.alt)
                for one in item.items:
                    yield from self._list_item(one, origin)
            case TextFrame():
                yield from self._list_frame(item, origin)
            case Disc(paragraphs=paragraphs) if paragraphs:
                found = find_paragraph_origin(paragraphs) or item.origin
                if found:
                    words = _join_words(paragraphs)
                    yield self._place(item.rect, found, item.role.value, words)
            case Table():
                yield from self._list_cells(item, origin)
            case Chart():
                if origin:
                    yield self._place(item.rect, origin, "chart", item.alt)
            case _:
                if item.origin:
                    yield self._place(item.rect, item.origin, item.role.value, item.alt)

    def _place(self, rect: Rect, origin: Origin, kind: str, text: str) -> Place:
        width, height = self.size
        box = Box(
            rect.left.pt / width,
            rect.top.pt / height,
            rect.right.pt / width,
            rect.bottom.pt / height,
        )
        return Place(box, origin, kind, text)

    def _list_frame(self, frame: TextFrame, origin: Origin | None) -> Iterator[Place]:
        """Yield the paragraphs of a frame, one below the other."""
        rect = frame.rect
        heights = [measure_paragraph(paragraph) for paragraph in frame.paragraphs]
        left_over = rect.height - sum(heights) - frame.inset.times(2)
        top = rect.top + frame.inset
        top += left_over.times(_ANCHORS.get(frame.anchor, 0.0))
        for paragraph, height in zip(frame.paragraphs, heights, strict=True):
            found = find_paragraph_origin([paragraph]) or origin
            if found:
                box = Rect(rect.left, top, rect.width, height)
                yield self._place(box, found, frame.role.value, paragraph.text)
            top += height

    def _list_cells(self, table: Table, origin: Origin | None) -> Iterator[Place]:
        """Yield the cells of a table."""
        top = table.rect.top
        for row, height in zip(table.rows, table.heights, strict=True):
            left = table.rect.left
            for cell, width in zip(row, table.widths, strict=True):
                found = find_paragraph_origin([cell]) or origin
                if found and cell.text:
                    box = Rect(left, top, width, height)
                    yield self._place(box, found, "cell", cell.text)
                left += width
            top += height


def measure_paragraph(paragraph: Paragraph) -> Length:
    """Return the height of a paragraph, with the space above it."""
    return paragraph.before + paragraph.leading.times(len(paragraph.lines))


def find_paragraph_origin(paragraphs: Sequence[Paragraph]) -> Origin | None:
    """Return where the first words of paragraphs are written that are written anywhere."""
    for paragraph in paragraphs:
        found = find_run_origin(paragraph.runs)
        if found:
            return found
    return None


def find_run_origin(runs: Runs) -> Origin | None:
    """Return where the first run is written that is written anywhere."""
    for run in runs:
        if run.origin:
            return run.origin
    return None


def _join_words(paragraphs: Sequence[Paragraph]) -> str:
    return " ".join(paragraph.text for paragraph in paragraphs)
