"""Flowables side by side, grounds behind them, and room kept for what must stay together.

What ReportLab's tables do not do: columns whose paragraphs split over pages, with a drawing
behind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import takewhile
from typing import Any, TypeVar

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable

from reporting.dossier.typeset.cross_references import CrossReferences, Noted
from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.structure import StructElem
from reporting.record import Record, replace


class KeepRoom(CondPageBreak):
    """Goes to the next page unless there is room; leaves the space between its neighbours alone."""

    _SPACETRANSFER = True
    _ZEROSIZE = True


class Standing(Flowable):
    """Evidence level with the top of something, where no paragraph of its own can carry it.

    Args:
        record: where drawing is noted.
        notes: the evidence.
        drop: how far below the top the evidence's first line stands, in points.
        inner: what it stands beside.
    """

    def __init__(
        self,
        record: CrossReferences,
        notes: tuple[Noted, ...],
        drop: float,
        inner: Flowable,
    ) -> None:
        super().__init__()
        self.record, self.notes, self.drop, self.inner = record, notes, drop, inner

    def getSpaceBefore(self) -> float:  # noqa: N802  (ReportLab's name)
        """Return the space above what it holds."""
        return float(self.inner.getSpaceBefore())

    def getSpaceAfter(self) -> float:  # noqa: N802  (ReportLab's name)
        """Return the space below what it holds."""
        return float(self.inner.getSpaceAfter())

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of what it holds."""
        self.width, self.height = self.inner.wrap(width, height)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split what it holds; the evidence stays with the first part."""
        parts = self.inner.split(width, height)
        return [
            Standing(self.record, self.notes, self.drop, part) for part in parts[:1]
        ] + parts[1:]

    def draw(self) -> None:
        """Draw what it holds, and note the evidence."""
        baseline = self.canv.absolutePosition(0, self.height - self.drop)[1]
        for noted in self.notes:
            self.record.stand(baseline, noted)
        self.inner.drawOn(self.canv, 0, 0)


class Anchor(Flowable):
    """A place that links and references may lead to, where no paragraph of its own carries the name."""

    _SPACETRANSFER = True
    _ZEROSIZE = True

    def __init__(self, record: CrossReferences, anchor: str) -> None:
        super().__init__()
        self.record, self.anchor = record, anchor

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Take no room."""
        return 0, 0

    def draw(self) -> None:
        """Note the page."""
        self.canv.bookmarkHorizontal(self.anchor, 0, 0)
        self.record.reach(self.anchor, self.canv.getPageNumber())


class Picture(Flowable):
    """A drawing of fixed size, all of it one figure.

    Args:
        width: in points.
        height: in points.
        paint: draws it on a canvas whose origin is its lower left.
        elem: the figure.
    """

    canv: TaggedCanvas

    def __init__(
        self,
        width: float,
        height: float,
        paint: Callable[[Canvas], None],
        elem: StructElem,
    ) -> None:
        super().__init__()
        self.width, self.height, self.paint, self.elem = width, height, paint, elem

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size it has."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        with self.canv.figure(self.elem, self.width, self.height):
            self.canv.saveState()
            self.paint(self.canv)
            self.canv.restoreState()


class Gap(Flowable):
    """Nothing, of some height in points, or of as much as the page has left."""

    _ZEROSIZE = True

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        """Return the size it has, or what room there is: it takes nothing over to the next page.

        There is less than none where the space below what stands above reaches over the foot.
        """
        return 0, min(self.height, height)

    def draw(self) -> None:
        """Draw nothing."""


class Rest(Gap):
    """Nothing, of some height at least, down to the next line of the page's grid.

    Args:
        height: the least, in points.
        grid: distance of its lines, in points.
        room: height of the page, from whose head the lines are counted.
    """

    def __init__(self, height: float, grid: float, room: float) -> None:
        super().__init__(height)
        self.grid, self.room = grid, room

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        """Return the height that ends on the grid, or what room there is."""
        over = (height - self.height - self.room) % self.grid
        more = over if over < self.grid - _ROUNDING else 0.0
        return 0, min(self.height + more, height)


class Cell(Record, frozen=True):
    """Flowables one below the other, `left` points from the columns' edge and `width` points wide.

    On a page whose evidence stands to the left they are `mirrored` points from it, where
    that is given.
    """

    left: float
    width: float
    content: tuple[Flowable, ...]
    mirrored: float | None = None

    def place(self, *, mirrored: bool) -> float:
        """Return the distance from the columns' edge."""
        return self.mirrored if mirrored and self.mirrored is not None else self.left


class Extent(Record, frozen=True):
    """The part of some columns that is drawn: their size, if it is the first or last, and its side."""

    width: float
    height: float
    first: bool
    last: bool
    mirrored: bool = False


_WHOLE = 110.0
"""Height up to which columns are not cut, in points."""
_ROUNDING = 1e-3
Item = TypeVar("Item")
Ground = Callable[[TaggedCanvas, Extent], None]


class Columns(Flowable):
    """Cells side by side that split over pages together.

    Args:
        cells: what they hold.
        ground: draws what lies behind them.
        padding: points above and below the cells, within the ground.
        before: points kept free above.
        after: points kept free below.
        mirrors: whether the evidence stands to the left on a page, by its number as it is
            drawn.
        whole: height up to which they are not cut, in points.
    """

    canv: TaggedCanvas

    def __init__(
        self,
        cells: Sequence[Cell],
        ground: Ground | None = None,
        *,
        padding: float = 0,
        before: float = 0,
        after: float = 0,
        mirrors: Callable[[int], bool] = lambda _: False,
        whole: float = _WHOLE,
        first: bool = True,
    ) -> None:
        super().__init__()
        self.cells, self.ground, self.padding = tuple(cells), ground, padding
        self.spaceBefore, self.spaceAfter, self.mirrors = before, after, mirrors
        self.first, self.last, self.whole = first, True, whole

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the given width and the height of the tallest cell."""
        self.width = width
        tallest = max(
            (_set(cell.content, cell.width)[1] for cell in self.cells), default=0
        )
        self.height = tallest + 2 * self.padding
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Cut every cell at the same height; nothing when they are short, or one has no line that fits."""
        if self.wrap(width, 0)[1] <= self.whole:
            return []
        cut = [
            _cut(cell.content, cell.width, height - 2 * self.padding)
            for cell in self.cells
        ]
        if not any(tail for _, tail in cut):
            return [self]
        if any(tail and not head for head, tail in cut):
            return []
        heads = [
            replace(cell, content=tuple(head))
            for cell, (head, _) in zip(self.cells, cut, strict=True)
        ]
        tails = [
            replace(cell, content=tuple(tail))
            for cell, (_, tail) in zip(self.cells, cut, strict=True)
        ]
        part = partial(
            Columns, ground=self.ground, padding=self.padding, mirrors=self.mirrors
        )
        one = part(heads, before=self.spaceBefore, first=self.first)
        one.last = False
        other = part(tails, after=self.spaceAfter, first=False)
        other.last = self.last
        return [one, other]

    def draw(self) -> None:
        """Draw the ground, then the cells."""
        mirrored = self.mirrors(self.canv.getPageNumber())
        if self.ground:
            self.canv.saveState()
            self.ground(
                self.canv,
                Extent(self.width, self.height, self.first, self.last, mirrored),
            )
            self.canv.restoreState()
        for cell in self.cells:
            left = cell.place(mirrored=mirrored)
            for flowable, top, height in _set(cell.content, cell.width)[0]:
                flowable.drawOn(
                    self.canv, left, self.height - self.padding - top - height
                )


def _set(
    content: Sequence[Flowable], width: float
) -> tuple[list[tuple[Flowable, float, float]], float]:
    """Return each flowable with its distance from the top and its height, and the height of all."""
    done, y, after = [], 0.0, 0.0
    for number, flowable in enumerate(content):
        y += max(after, float(flowable.getSpaceBefore())) if number else 0.0
        height = float(flowable.wrap(width, _ENDLESS)[1])
        done.append((flowable, y, height))
        y, after = y + height, float(flowable.getSpaceAfter())
    return done, y


_ENDLESS = 1e6
_ROOMY = 300.0
"""Room in which a heading may be parted from what follows, which then would fit nowhere: in points."""


def _cut(
    content: Sequence[Flowable], width: float, room: float
) -> tuple[list[Flowable], list[Flowable]]:
    placed, _ = _set(content, width)
    for number, (flowable, top, height) in enumerate(placed):
        if top + height > room + 1e-6:
            parts: list[Any] = flowable.split(width, room - top) if room > top else []
            if len(parts) > 1:
                return [*content[:number], *parts[:1]], [
                    *parts[1:],
                    *content[number + 1 :],
                ]
            kept = number if room > _ROOMY else number - _leading(content[:number])
            return list(content[:kept]), list(content[kept:])
    return list(content), []


def _leading(content: Sequence[Flowable]) -> int:
    """Return how many of the last of some flowables are headings or gaps, and belong to what follows."""
    after = takewhile(_leads, reversed(content))
    return sum(1 for _ in after)


def _leads(flowable: Flowable) -> bool:
    return isinstance(flowable, Gap) or bool(
        getattr(getattr(flowable, "style", None), "leads", False)
    )


def group_rows(items: Sequence[Item], count: int) -> list[Sequence[Item]]:
    """Return items in rows of `count`; the last row may be shorter."""
    return [items[at : at + count] for at in range(0, len(items), count)]


def measure_height(content: Sequence[Flowable], width: float) -> float:
    """Return the height of flowables one below the other, in points."""
    return _set(content, width)[1]
