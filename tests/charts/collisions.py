"""The marks of a chart -> what of its lettering collides, as a reader of the print would see it.

Counted from what is drawn: the measured box of every label; bars, areas, wedges, markers and
lines in the order in which they are drawn, so that a label's ground hides what is below it.
Lines of the grid are quiet enough to run behind a label, and are not counted.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TypeAlias

from reporting.charts.layout import lay_out_chart
from reporting.charts.marks import (
    Area,
    ChartLayout,
    Label,
    Mark,
    Marker,
    Panel,
    Part,
    Path,
    Point,
    Rows,
    Wedge,
)
from reporting.charts.space import TextMetrics
from reporting.design.rect import PageRect
from reporting.dossier.charts.chart import list_panels
from reporting.paper.charts.mirroring import mirror_panel
from reporting.plan.block_model import ChartBlock
from reporting.record import replace

Segment: TypeAlias = tuple[Point, Point]

SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}
CAPITAL, DESCENT, FOOT = 0.68, 0.2, 0.03
"""Height of capitals and figures, depth of letters such as g, and of all others, to the size."""
DEEP = frozenset("gjpqyçşţ,;()[]{}/|QJ§$µ@_")
MARKER = 2.6
"""Radius of a marker of the usual size, in points."""
SLACK = 0.4
"""How far what only touches may reach into a box, in points."""
EDGE_SLACK = 0.5
"""How far a label may reach over its drawing, in points."""
QUIET = frozenset({Part.GRID_LINE, Part.TICK_MARK})
TINTS = frozenset({Part.LABEL_GROUND, Part.BAND})
"""Areas that words may begin or end on: of paper, or nearly."""


@dataclass(frozen=True)
class Collision:
    """Two things of a drawing that a reader sees in one place, or one that is cut."""

    kind: str
    label: str
    other: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.label!r} {self.other}".rstrip()


@dataclass(frozen=True)
class Lettered:
    """A label, the place of its ink, and how many marks are drawn before it."""

    label: Label
    box: PageRect
    order: int


def count_collisions(
    block: ChartBlock,
    metrics: TextMetrics,
    width: float = 320.0,
    height: float = 600.0,
    *,
    is_rtl: bool = False,
) -> list[Collision]:
    """Return what collides in a planned chart, laid out for print.

    Args:
        block: the chart.
        metrics: of its lettering.
        width: of the column, in points.
        height: of the column, in points.
        is_rtl: whether the page is read from right to left.
    """
    place = PageRect(0.0, height, width, height)
    layout = lay_out_chart(block, place, metrics)
    return list_collisions(layout, metrics, block, is_rtl=is_rtl)


def list_collisions(
    layout: ChartLayout,
    metrics: TextMetrics,
    block: ChartBlock | None = None,
    *,
    is_rtl: bool = False,
) -> list[Collision]:
    """Return what collides in the drawings of a chart: in its legend, and in its plot."""
    plot = join_rows(layout.plot)
    drawings = [plot, layout.legend] if layout.legend else [plot]
    if is_rtl and (block is None or block.traits.has_categories):
        drawings = [mirror_panel(panel) for panel in drawings]
    found: list[Collision] = []
    for panel in drawings:
        found += list_panel_collisions(panel, metrics)
    words = [mark.text for panel in drawings for mark in list_labels(panel)]
    return [*found, *find_cut_names(words, block)]


def join_rows(plot: Panel | Rows) -> Panel:
    """Return rows as one drawing: what belongs to one may run into the next."""
    if isinstance(plot, Panel):
        return plot
    panels = list_panels(plot)
    height = sum(panel.height for panel in panels)
    top = height
    marks: list[Mark] = []
    for panel in panels:
        top -= panel.height
        marks += [lift(mark, top) for mark in panel.marks]
    return Panel(plot.width, height, tuple(marks))


def lift(mark: Mark, height: float) -> Mark:
    """Return a mark that stands higher by some points."""
    match mark:
        case Path() | Area():
            points = tuple((x, y + height) for x, y in mark.points)
            return replace(mark, points=points)
        case Wedge():
            x, y = mark.centre
            return replace(mark, centre=(x, y + height))
        case Marker() | Label():
            return replace(mark, y=mark.y + height)


def list_labels(panel: Panel) -> list[Label]:
    """Return the labels of a drawing."""
    return [mark for mark in panel.marks if isinstance(mark, Label)]


def list_panel_collisions(panel: Panel, metrics: TextMetrics) -> Iterator[Collision]:
    """Yield what collides in one drawing, the worst first."""
    labels: list[Lettered] = []
    for order, mark in enumerate(panel.marks):
        if isinstance(mark, Label) and mark.text.strip():
            labels.append(Lettered(mark, find_ink(mark, metrics), order))
    boxes = [shrink(one.box) for one in labels]
    for (at, box), (other, far) in combinations(enumerate(boxes), 2):
        if box.left < far.right and far.left < box.right and box.meets(far):
            told = repr(labels[other].label.text)
            yield Collision("label on label", labels[at].label.text, told)
    bounds = PageRect(
        -EDGE_SLACK,
        panel.height + EDGE_SLACK,
        panel.width + 2 * EDGE_SLACK,
        panel.height + 2 * EDGE_SLACK,
    )
    for one in labels:
        if not bounds.contains(one.box):
            yield Collision("label cut at the edge", one.label.text)
        yield from find_struck(one, panel.marks)


def find_ink(label: Label, metrics: TextMetrics) -> PageRect:
    """Return the room that the letters of a label take."""
    width = metrics.width(label.text, bold=label.is_bold)
    before = width * SHARES[label.side]
    depth = metrics.size * (DESCENT if DEEP & set(label.text) else FOOT)
    height = metrics.size * CAPITAL
    if label.is_upright:
        return PageRect.of_edges(
            label.x - height,
            label.y - before,
            label.x + depth,
            label.y - before + width,
        )
    left = label.x - before
    return PageRect.of_edges(left, label.y - depth, left + width, label.y + height)


def shrink(box: PageRect, distance: float = SLACK) -> PageRect:
    """Return a box without its rim."""
    return box.grow(-distance)


def find_struck(one: Lettered, marks: Sequence[Mark]) -> Iterator[Collision]:
    """Yield what a label stands on that is drawn behind it, or over it."""
    ground = find_ground(one, marks)
    box = shrink(one.box)
    for order, mark in enumerate(marks):
        if isinstance(mark, Label) or not is_near(one.box, mark):
            continue
        is_hidden = order < ground
        match mark:
            case Marker():
                if meets_disc(one.box, (mark.x, mark.y), MARKER * mark.scale):
                    yield Collision("label on a marker", one.label.text)
            case Path() if mark.part not in QUIET and not is_hidden:
                if any(crosses(box, segment) for segment in pairwise(mark.points)):
                    yield Collision("label on a line", one.label.text, mark.part.value)
            case Area() | Wedge() if mark.part not in TINTS:
                edges = pairwise(trace(mark))
                if not is_hidden and any(crosses(box, edge) for edge in edges):
                    yield Collision(
                        "label half on a mark", one.label.text, mark.part.value
                    )


def is_near(box: PageRect, mark: Path | Area | Wedge | Marker) -> bool:
    """Whether what is drawn may reach a box: most things are far from most labels."""
    match mark:
        case Path() | Area():
            ys = [y for _, y in mark.points]
            return min(ys) <= box.top and box.bottom <= max(ys)
        case Wedge():
            return True
        case Marker():
            return abs(mark.y - (box.top + box.bottom) / 2) < MARKER * mark.scale + 60


def find_ground(one: Lettered, marks: Sequence[Mark]) -> int:
    """Return the order of the last ground below a label; what is before it is hidden."""
    found = -1
    for order, mark in enumerate(marks[: one.order]):
        if isinstance(mark, Area) and mark.part is Part.LABEL_GROUND:
            xs = [x for x, _ in mark.points]
            ys = [y for _, y in mark.points]
            ground = PageRect.of_edges(min(xs), min(ys), max(xs), max(ys))
            if ground.contains(shrink(one.box)):
                found = order
    return found


def trace(mark: Area | Wedge) -> list[Point]:
    """Return the outline of a filled mark, closed."""
    if isinstance(mark, Area):
        return [*mark.points, mark.points[0]]
    outline: list[Point] = []
    steps = max(2, math.ceil(mark.extent / 4))
    for radius, turn in ((mark.outer, 1), (mark.inner, -1)):
        for step in range(steps + 1)[::turn]:
            angle = math.radians(mark.start + mark.extent * step / steps)
            x = mark.centre[0] + radius * math.sin(angle)
            y = mark.centre[1] + radius * math.cos(angle)
            outline.append((x, y))
    return [*outline, outline[0]]


def meets_disc(box: PageRect, centre: Point, radius: float) -> bool:
    """Whether a disc reaches into a box."""
    x = min(max(centre[0], box.left), box.right) - centre[0]
    y = min(max(centre[1], box.bottom), box.top) - centre[1]
    return math.hypot(x, y) < radius - SLACK


def crosses(box: PageRect, segment: Segment) -> bool:
    """Whether a stretch of a line runs through a box (by Liang and Barsky)."""
    (x, y), (end_x, end_y) = segment
    first, last = 0.0, 1.0
    for start, reach, low, high in (
        (x, end_x - x, box.left, box.right),
        (y, end_y - y, box.bottom, box.top),
    ):
        if reach == 0:
            if not low < start < high:
                return False
            continue
        near, far = sorted(((low - start) / reach, (high - start) / reach))
        first, last = max(first, near), min(last, far)
    return first < last


def find_cut_names(
    words: Iterable[str], block: ChartBlock | None
) -> Iterator[Collision]:
    """Yield names that end in an ellipsis and stand whole nowhere else in the chart."""
    said = list(words)
    names: list[str] = []
    if block:
        names = [*block.categories, *(series.name for series in block.series)]
    for text in said:
        is_own = any(name.endswith(text) for name in names)
        if text.endswith("…") and not is_own:
            yield Collision("name cut", text)
