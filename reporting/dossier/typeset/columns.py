"""Flowables side by side, grounds behind them, and room kept for what must stay together.

What ReportLab's tables do not do: columns whose paragraphs split over pages, with a drawing
behind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable

from reporting.dossier.typeset.cross_references import CrossReferences, Noted
from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.reportlab_internals import LeavesSpaceAlone, TakesNoRoom
from reporting.pdf.structure import StructElem
from reporting.record import Record, replace

_WHOLE = 110.0
"""Height up to which columns are not cut, in points."""
_ROUNDING = 1e-3
_ENDLESS = 1e6
"""A height in which everything has room, in points."""
_ROOMY = 300.0
"""Room in which a heading may be parted from what follows, which then would fit nowhere."""


class KeepRoom(LeavesSpaceAlone, TakesNoRoom, CondPageBreak):
    """Goes to the next page unless there is room; the space around it stays as it is."""


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
        self.record = record
        self.notes = notes
        self.drop = drop
        self.inner = inner

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
        parts: list[Flowable] = self.inner.split(width, height)
        if parts:
            parts[0] = Standing(
                self.record,
                self.notes,
                self.drop,
                parts[0],
            )
        return parts

    def draw(self) -> None:
        """Draw what it holds, and note the evidence."""
        _, baseline = self.canv.absolutePosition(0, self.height - self.drop)
        for noted in self.notes:
            self.record.stand(baseline, noted)
        self.inner.drawOn(self.canv, 0, 0)


class Anchor(LeavesSpaceAlone, TakesNoRoom, Flowable):
    """A place that links lead to, where no paragraph of its own carries the name."""

    def __init__(self, record: CrossReferences, anchor: str) -> None:
        super().__init__()
        self.record = record
        self.anchor = anchor

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
        self.width = width
        self.height = height
        self.paint = paint
        self.elem = elem

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size it has."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        with self.canv.mark_figure(
            self.elem,
            self.width,
            self.height,
        ):
            self.canv.saveState()
            self.paint(self.canv)
            self.canv.restoreState()


class Gap(TakesNoRoom, Flowable):
    """Nothing, of some height in points, or of as much as the page has left."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        """Return the size it has, or what room there is: nothing goes over to the next page.

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

    def __init__(
        self,
        height: float,
        grid: float,
        room: float,
    ) -> None:
        super().__init__(height)
        self.grid = grid
        self.room = room

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        """Return the height that ends on the grid, or what room there is."""
        over = (height - self.height - self.room) % self.grid
        is_on_grid = over >= self.grid - _ROUNDING
        wanted = self.height if is_on_grid else self.height + over
        return 0, min(wanted, height)


class Cell(Record, frozen=True):
    """Flowables one below the other, `left` points from the columns' edge.

    On a page whose evidence stands to the left they are `mirrored` points from it, where
    that is given.
    """

    left: float
    width: float
    content: tuple[Flowable, ...]
    mirrored: float | None = None

    def place(self, *, mirrored: bool) -> float:
        """Return the distance from the columns' edge."""
        if mirrored and self.mirrored is not None:
            return self.mirrored
        return self.left


class Extent(Record, frozen=True):
    """The part of some columns that is drawn.

    Args:
        width: in points.
        height: in points.
        first: whether nothing of them stands on an earlier page.
        last: whether nothing of them stands on a later page.
        mirrored: whether the evidence stands to the left.
    """

    width: float
    height: float
    first: bool
    last: bool
    mirrored: bool = False


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
        self.cells = tuple(cells)
        self.ground = ground
        self.padding = padding
        self.spaceBefore = before
        self.spaceAfter = after
        self.mirrors = mirrors
        self.whole = whole
        self.first = first
        self.last = True

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the given width and the height of the tallest cell."""
        tallest = 0.0
        for cell in self.cells:
            tallest = max(tallest, measure_height(cell.content, cell.width))
        self.width = width
        self.height = tallest + 2 * self.padding
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Cut every cell at the same height.

        Returns:
            the columns and what goes over to the next page; nothing when they are short, or
            one has no line that fits.
        """
        if self.wrap(width, 0)[1] <= self.whole:
            return []
        room = height - 2 * self.padding
        heads: list[Cell] = []
        tails: list[Cell] = []
        goes_over = False
        for cell in self.cells:
            head, tail = _cut_content(cell.content, cell.width, room)
            if tail and not head:
                return []
            goes_over = goes_over or bool(tail)
            heads.append(replace(cell, content=tuple(head)))
            tails.append(replace(cell, content=tuple(tail)))
        if not goes_over:
            return [self]
        begun = self._make_part(heads, before=self.spaceBefore, first=self.first)
        begun.last = False
        rest = self._make_part(tails, after=self.spaceAfter, first=False)
        rest.last = self.last
        return [begun, rest]

    def _make_part(
        self,
        cells: Sequence[Cell],
        *,
        first: bool,
        before: float = 0,
        after: float = 0,
    ) -> Columns:
        return Columns(
            cells,
            self.ground,
            padding=self.padding,
            before=before,
            after=after,
            mirrors=self.mirrors,
            first=first,
        )

    def draw(self) -> None:
        """Draw the ground, then the cells."""
        canvas = self.canv
        mirrored = self.mirrors(canvas.getPageNumber())
        if self.ground:
            extent = Extent(
                self.width,
                self.height,
                self.first,
                self.last,
                mirrored,
            )
            canvas.saveState()
            self.ground(canvas, extent)
            canvas.restoreState()
        head = self.height - self.padding
        for cell in self.cells:
            left = cell.place(mirrored=mirrored)
            for placed in _stack_content(cell.content, cell.width):
                bottom = head - placed.top - placed.height
                placed.flowable.drawOn(canvas, left, bottom)


class _Placed(NamedTuple):
    """A flowable of a column, its distance from the top and its height, in points."""

    flowable: Flowable
    top: float
    height: float


def _stack_content(content: Sequence[Flowable], width: float) -> list[_Placed]:
    """Place flowables one below the other."""
    stack: list[_Placed] = []
    top = after = 0.0
    for flowable in content:
        if stack:
            before = float(flowable.getSpaceBefore())
            top += max(after, before)
        height = float(flowable.wrap(width, _ENDLESS)[1])
        stack.append(_Placed(flowable, top, height))
        top += height
        after = float(flowable.getSpaceAfter())
    return stack


def _cut_content(
    content: Sequence[Flowable],
    width: float,
    room: float,
) -> tuple[list[Flowable], list[Flowable]]:
    """Return what of some flowables has room, and what overflows to the next page.

    Headings and gaps at the end go with what follows, unless there is much room.
    """
    for number, placed in enumerate(_stack_content(content, width)):
        if placed.top + placed.height <= room + 1e-6:
            continue
        above, below = list(content[:number]), list(content[number + 1 :])
        parts: list[Any] = []
        if room > placed.top:
            parts = placed.flowable.split(width, room - placed.top)
        if len(parts) > 1:
            return [*above, parts[0]], [*parts[1:], *below]
        kept = number
        while kept and room <= _ROOMY and is_leading(content[kept - 1]):
            kept -= 1
        return list(content[:kept]), list(content[kept:])
    return list(content), []


def is_leading(flowable: Flowable) -> bool:
    """Whether a flowable is a heading or a gap, and belongs to what follows."""
    style = getattr(flowable, "style", None)
    return isinstance(flowable, Gap) or bool(getattr(style, "leads", False))


def group_rows(items: Sequence[Item], count: int) -> list[Sequence[Item]]:
    """Return items in rows of `count`; the last row may be shorter."""
    return [items[at : at + count] for at in range(0, len(items), count)]


def measure_height(content: Sequence[Flowable], width: float) -> float:
    """Return the height of flowables one below the other, in points."""
    stack = _stack_content(content, width)
    return stack[-1].top + stack[-1].height if stack else 0.0
