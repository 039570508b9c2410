"""A page whose slabs have their places -> operators: layers, grounds, columns, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from operator import itemgetter
from typing import NamedTuple

from reporting.design.theme import Theme
from reporting.dossier.galley.galley import Anchor, Ground, Slab
from reporting.dossier.galley.page import Page, PlacedNote, Placement
from reporting.dossier.galley.printed_page import Layer, PrintedPage
from reporting.paper.marks import Mark
from reporting.paper.paint.marks import MarkPainter, find_tag
from reporting.paper.tag import Tag
from reporting.pdf.document import Document
from reporting.pdf.page_canvas import PageCanvas
from reporting.pdf.paths import trace_rectangle
from reporting.pdf.structure import StructElem


class _Strip(NamedTuple):
    """A ground as far as slabs stand together on it: head and foot on the page."""

    ground: Ground
    head: float
    foot: float


_Waiting = tuple[tuple[int, ...], Mark, float, float]
"""The path of a mark that is painted when its turn comes, and the place that it counts from."""
_find_path = itemgetter(0)


class PagePainter(MarkPainter):
    """Paints the pages of one document.

    Args:
        document: takes in the pages.
        theme: for the colours and the lettering of charts.
        elems: the elements of all tags.
    """

    def __init__(
        self,
        document: Document,
        theme: Theme,
        elems: Mapping[Tag, StructElem],
    ) -> None:
        super().__init__(document, theme, elems)
        self._notes_read: set[Tag] = set()
        self._waiting: list[_Waiting] = []
        self._paths: dict[Tag, tuple[int, ...]] = {}

    def paint_page(self, canvas: PageCanvas, printed: PrintedPage) -> None:
        """Paint a page: artifacts where they come, and above them all content as it is read.

        Readers that know no tags take the order of painting for that of reading.

        Args:
            canvas: the page, with nothing on it.
            printed: what stands where.
        """
        head = canvas.height - printed.head
        for anchor in printed.anchors:
            self._set_anchor(canvas, anchor, head)
        for layer in printed.below:
            self._paint_layer(canvas, layer)
        page = printed.page
        for number, placement in enumerate(page.placements):
            is_wide = placement.galley.is_wide
            left = printed.across if is_wide else printed.text
            self.paint_placement(
                canvas,
                placement,
                left,
                head - placement.top,
            )
            for note in page.notes:
                if note.follows == number:
                    self.paint_note(
                        canvas,
                        note,
                        printed.margin,
                        head - note.top,
                    )
        for layer in printed.above:
            if not layer.artifact:
                self._paint_layer(canvas, layer)
        # What belongs to elements is painted in the order in which they are read.
        self._waiting.sort(key=_find_path)
        for _, mark, left, top in self._waiting:
            self.paint_marks(canvas, (mark,), left, top)
        self._waiting.clear()
        self._paths.clear()
        for layer in printed.above:
            if layer.artifact:
                self._paint_layer(canvas, layer)

    def list_read(self, page: Page) -> tuple[bool, ...]:
        """Return of each note of a page whether it was read on an earlier one."""
        read = self._notes_read
        return tuple([placed.note.tag in read for placed in page.notes])

    def read_notes(self, page: Page) -> None:
        """Take the notes of a page for read."""
        self._notes_read.update([placed.note.tag for placed in page.notes])

    def take_marks(
        self,
        canvas: PageCanvas,
        marks: Iterable[Mark],
        left: float,
        top: float,
    ) -> None:
        """Take in marks as `paint_marks` does; content of elements waits for its turn."""
        paths = self._paths
        for mark in marks:
            tag = find_tag(mark)
            if tag is None or canvas.is_artifact:
                self.paint_marks(canvas, (mark,), left, top)
                continue
            path = paths.get(tag)
            if path is None:
                path = paths[tag] = self.elems[tag].find_path()
            self._waiting.append((path, mark, left, top))

    # -- columns

    def paint_placement(
        self,
        canvas: PageCanvas,
        placement: Placement,
        left: float,
        top: float,
    ) -> None:
        """Paint some slabs of a galley; those that are repeated above them are read once."""
        galley = placement.galley
        slabs = galley.slabs[placement.start : placement.stop]
        if placement.repeats:
            with canvas.mark_artifact("Pagination"):
                top = self.paint_slabs(
                    canvas,
                    galley.repeated,
                    left,
                    top,
                )
        self.paint_slabs(
            canvas,
            slabs,
            left,
            top - placement.lead,
        )

    def paint_slabs(
        self,
        canvas: PageCanvas,
        slabs: Sequence[Slab],
        left: float,
        top: float,
    ) -> float:
        """Paint slabs one below the other, first what lies behind them.

        Args:
            canvas: the page.
            slabs: from head to foot.
            left: of them all, on the page.
            top: head of the first, upwards from the page's foot.

        Returns:
            the foot of the last.
        """
        for strip in merge_grounds(slabs, top):
            ground = strip.ground
            path = trace_rectangle(
                left + ground.left,
                strip.foot,
                ground.width,
                strip.head - strip.foot,
            )
            canvas.paint(path, ground.ink)
        for slab in slabs:
            for anchor in slab.anchors:
                self._set_anchor(canvas, anchor, top, slab.marks)
            self.take_marks(
                canvas,
                slab.marks,
                left,
                top,
            )
            top -= slab.height
        return top

    def paint_note(
        self,
        canvas: PageCanvas,
        placed: PlacedNote,
        left: float,
        top: float,
    ) -> None:
        """Paint a note in the margin; one that is shown on two pages is read on the first."""
        note = placed.note
        is_read = note.tag in self._notes_read
        self._notes_read.add(note.tag)
        slabs = note.short if placed.is_short else note.full
        with canvas.mark_artifact("Pagination") if is_read else nullcontext():
            self.paint_slabs(
                canvas,
                slabs,
                left,
                top,
            )

    def _set_anchor(
        self,
        canvas: PageCanvas,
        anchor: Anchor,
        y: float,
        marks: Iterable[Mark] = (),
    ) -> None:
        """Let links and the outline find a place, and what stands there first."""
        if canvas.is_artifact:
            return
        found = filter(None, map(find_tag, marks))
        tag = next(found, None)
        canvas.bookmark(anchor.name, y, self.elems[tag] if tag else None)

    # -- layers

    def _paint_layer(self, canvas: PageCanvas, layer: Layer) -> None:
        """Paint marks beside the columns: an artifact all, or each into its tag."""
        content: AbstractContextManager[None] = nullcontext()
        if layer.artifact:
            content = canvas.mark_artifact(layer.artifact, layer.subtype)
        left = layer.left
        top = canvas.height - layer.top
        with content:
            if not layer.turn and not layer.within:
                self.take_marks(
                    canvas,
                    layer.marks,
                    left,
                    top,
                )
                return
            canvas.save()
            if layer.within:
                box = layer.within
                foot = canvas.height - box.top - box.height
                path = trace_rectangle(
                    box.left,
                    foot,
                    box.width,
                    box.height,
                )
                canvas.clip(path)
            canvas.move_origin(left, top, layer.turn)
            self.paint_marks(
                canvas,
                layer.marks,
                0,
                0,
            )
            canvas.restore()


def merge_grounds(slabs: Sequence[Slab], top: float) -> Iterator[_Strip]:
    """Yield the grounds of slabs, one strip where neighbours share one.

    Args:
        slabs: one below the other.
        top: head of the first, upwards from the page's foot.
    """
    spans: dict[tuple[Ground, int], tuple[float, float]] = {}
    begun: dict[Ground, int] = {}
    for number, slab in enumerate(slabs):
        foot = top - slab.height
        if not slab.grounds:
            begun = {}
            top = foot
            continue
        going: dict[Ground, int] = {}
        for ground in slab.grounds:
            first = begun.get(ground, number)
            going[ground] = first
            head, _ = spans.get((ground, first), (top, foot))
            spans[ground, first] = (head, foot)
        begun = going
        top = foot
    for (ground, _), (head, foot) in spans.items():
        yield _Strip(
            ground,
            head + ground.above,
            foot - ground.below,
        )
