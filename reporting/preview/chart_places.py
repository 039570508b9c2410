"""A drawn chart -> what of it stands where, each with the place where its numbers are written.

Bars, points, wedges, areas and lines know their series (`charts.marks.Shown`); a number stands
for the mark beside it; a name is found by its words among those of the chart.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reporting.charts.marks import (
    Area,
    Label,
    Mark,
    Marker,
    Part,
    Path,
    Point,
    Shown,
    Wedge,
)
from reporting.plan.block_model import ChartBlock
from reporting.plan.located_text import find_origin
from reporting.preview.marks import PlacedMark
from reporting.reading.origin import Origin

_REACH = 4.0
"""How far a marker, or what is thin, is taken to reach at least, in points."""
_ADVANCE = 0.5
"""Width of a letter, as a share of the type size: labels are short, and it is for pointing."""
_ASCENT, _DESCENT = 0.8, 0.25
"""How far letters reach above and below their baseline, likewise."""
_SIZE = 8.0
"""Of lettering whose size is the theme's, in points."""
_MOST_STRETCHES = 60
"""Points of a line up to which each stretch of it is a place of its own."""
_TURNS = 16
"""Points by which the edges of a wedge are followed."""
_NAMES = frozenset({Part.CATEGORY_NAME, Part.SERIES_NAME})


class ChartPlace(NamedTuple):
    """Something of a chart.

    Args:
        mark: where it stands; its text is what it says.
        kind: what it is, in a word.
        origin: where it is written.
    """

    mark: PlacedMark
    kind: str
    origin: Origin


class Bounds(NamedTuple):
    """Edges in points from the lower left of the drawing; y grows upwards."""

    left: float
    foot: float
    right: float
    head: float


def list_chart_places(whole: PlacedMark, block: ChartBlock) -> Iterator[ChartPlace]:
    """Yield what of a chart is written somewhere.

    Args:
        whole: the drawing, or a part of it, with its place.
        block: the chart.
    """
    drawing = whole.drawing
    if drawing is None:
        return
    size = drawing.size or _SIZE
    data: list[tuple[Bounds, ChartPlace]] = []
    for mark in drawing.marks:
        for bounds in list_bounds(mark, size):
            place = trace_mark(mark, block, put_on_sheet(bounds, whole))
            if place:
                data.append((bounds, place))
                yield place
    for mark in drawing.marks:
        if isinstance(mark, Label) and mark.part is Part.VALUE_LABEL and data:
            (bounds,) = list_bounds(mark, size)
            nearest = find_nearest(bounds, data)
            spot = put_on_sheet(bounds, whole)
            spot = spot._replace(text=nearest.mark.text)
            yield ChartPlace(spot, "number", nearest.origin)


def find_nearest(
    bounds: Bounds, data: Sequence[tuple[Bounds, ChartPlace]]
) -> ChartPlace:
    """Return what stands nearest to a number.

    Args:
        bounds: of the number.
        data: the marks of the chart, at least one.
    """
    _, nearest = min(data, key=lambda one: measure_gap(one[0], bounds))
    return nearest


def trace_mark(mark: Mark, block: ChartBlock, spot: PlacedMark) -> ChartPlace | None:
    """Return where what a mark shows is written, if that is known.

    Args:
        mark: of the chart.
        block: the chart.
        spot: where the mark stands.
    """
    if isinstance(mark, Label):
        if mark.part not in _NAMES:
            return None
        kind = mark.part.value.partition(" ")[0]
        origin = find_name(mark.text, block, is_series=mark.part is Part.SERIES_NAME)
        if origin:
            return ChartPlace(spot._replace(text=mark.text), kind, origin)
        return None
    shown = mark.shown
    origin = find_number(shown) if shown else None
    if shown is None or origin is None:
        return None
    words = tell_numbers(shown, block)
    return ChartPlace(spot._replace(text=words), mark.part.value, origin)


def find_number(shown: Shown) -> Origin | None:
    """Return where the number that a mark shows is written, or its series."""
    series = shown.series
    origin = series.origin
    if shown.at is None or origin is None or not origin.path.endswith("]"):
        return origin  # of a table's numbers the content says which file they are in
    step = "points" if series.x else "values"
    return Origin(f"{origin.path}.{step}[{shown.at}]")


def tell_numbers(shown: Shown, block: ChartBlock) -> str:
    """Return what a mark shows: the names of its series and category, and the number."""
    series = shown.series
    words = [series.name]
    if shown.at is not None:
        if shown.at < len(block.categories):
            words.append(block.categories[shown.at])
        words.append(series.labels[shown.at])
    return ", ".join(filter(None, words))


def find_name(text: str, block: ChartBlock, *, is_series: bool) -> Origin | None:
    """Return where a name is written, which may be broken over lines or cut.

    Args:
        text: a line of it.
        block: the chart.
        is_series: whether it names a series, else a category.
    """
    names: list[tuple[str, Origin | None]] = []
    if is_series:
        for series in block.series:
            place = find_origin(series.name) or series.origin
            names.append((series.name, place))
    else:
        for category in block.categories:
            names.append((category, find_origin(category)))
    wanted = text.removesuffix("…").strip()
    for name, origin in names:
        if name == wanted and origin:
            return origin
    for name, origin in names:
        if wanted and wanted in name and origin:
            return origin
    return None


def list_bounds(mark: Mark, size: float) -> Iterator[Bounds]:
    """Yield where a mark stands; of a line each stretch.

    Args:
        mark: of a chart.
        size: of its lettering, in points.
    """
    match mark:
        case Area():
            yield surround(mark.points)
        case Path():
            points = mark.points
            if len(points) > _MOST_STRETCHES:
                yield surround(points)
                return
            for number in range(len(points) - 1):
                yield surround(points[number : number + 2])
        case Wedge():
            yield surround(list_edges(mark))
        case Marker():
            yield surround([(mark.x, mark.y)])
        case Label():
            yield bound_label(mark, size)


def list_edges(wedge: Wedge) -> list[Point]:
    """Return points along the edges of a wedge."""
    x, y = wedge.centre
    points: list[Point] = []
    for number in range(_TURNS + 1):
        turn = wedge.extent * number / _TURNS
        angle = math.radians(wedge.start + turn)
        across = math.sin(angle)
        up = math.cos(angle)
        for radius in (wedge.inner, wedge.outer):
            point = (x + radius * across, y + radius * up)
            points.append(point)
    return points


def bound_label(label: Label, size: float) -> Bounds:
    """Return the edges of a label, of which only the type size is known."""
    width = len(label.text) * size * _ADVANCE
    half = width / 2
    x, y = label.x, label.y
    if label.is_upright:
        return Bounds(
            x - size,
            y - half,
            x,
            y + half,
        )
    starts = {"start": 0.0, "middle": half, "end": width}
    left = x - starts[label.side]
    return Bounds(
        left,
        y - _DESCENT * size,
        left + width,
        y + _ASCENT * size,
    )


def surround(points: Iterable[Point]) -> Bounds:
    """Return the edges around points, wide enough to be pointed at."""
    xs: list[float] = []
    ys: list[float] = []
    for x, y in points:
        xs.append(x)
        ys.append(y)
    left, right = widen(xs)
    foot, head = widen(ys)
    return Bounds(left, foot, right, head)


def widen(places: Sequence[float]) -> tuple[float, float]:
    """Return the first and the last of some places, moved apart if they are too near."""
    first, last = min(places), max(places)
    missing = _REACH - (last - first) / 2
    more = max(missing, 0.0)
    return first - more, last + more


def measure_gap(bounds: Bounds, other: Bounds) -> float:
    """Return how far two marks stand apart."""
    across = max(
        bounds.left - other.right,
        other.left - bounds.right,
        0.0,
    )
    up = max(
        bounds.foot - other.head,
        other.foot - bounds.head,
        0.0,
    )
    return math.hypot(across, up)


def put_on_sheet(bounds: Bounds, whole: PlacedMark) -> PlacedMark:
    """Return where something of a drawing stands on the sheet."""
    return whole._replace(
        left=whole.left + bounds.left,
        top=whole.bottom - bounds.head,
        right=whole.left + bounds.right,
        bottom=whole.bottom - bounds.foot,
        drawing=None,
    )
