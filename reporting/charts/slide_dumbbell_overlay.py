"""Bands, spans and remarks of a dumbbell chart on a slide -> what is drawn over its rows."""

from __future__ import annotations

from reporting.charts.dumbbell_points import DumbbellPoints
from reporting.charts.label_placement import OccupiedSpace
from reporting.charts.slide_additions import (
    AdditionPlanner,
    has_additions,
)
from reporting.charts.slide_dumbbells import DumbbellPlaces, measure_places
from reporting.charts.slide_labels import SlideLabels
from reporting.charts.slide_marks import MARKER
from reporting.charts.slide_overlay import OverlayPlaces
from reporting.charts.slide_plot import SlidePlot
from reporting.charts.space import ChartSpace, break_label
from reporting.design.rect import PageRect, Rect
from reporting.plan.block_model import ChartBlock
from reporting.record import replace

_MOST_ROUNDS = 3
"""Times that room for remarks below the plot area is sought."""


def plan_dumbbell(
    block: ChartBlock,
    space: ChartSpace,
) -> tuple[DumbbellPlaces, OverlayPlaces]:
    """Return where the parts of a dumbbell chart stand, and what is drawn over them.

    Args:
        block: the chart.
        space: the whole of its frame.
    """
    places = measure_places(block, space)
    overlay = OverlayPlaces(space.width, space.place.height, space.leading)
    if not has_additions(block):
        return places, overlay
    for _ in range(_MOST_ROUNDS):
        foot = len(overlay.notes) * space.leading
        height = space.place.height - foot
        room = Rect[float](0.0, 0.0, space.width, height)
        places = measure_places(block, replace(space, place=room))
        additions = lay_over(block, space, places)
        notes: list[str] = []
        for note in additions.additions.notes:
            notes += break_label(space.metrics, note, space.width)
        overlay = replace(additions, notes=tuple(notes))
        if len(notes) * space.leading <= foot:
            break
    return places, overlay


def lay_over(
    block: ChartBlock,
    space: ChartSpace,
    places: DumbbellPlaces,
) -> OverlayPlaces:
    """Return what is drawn over rows that have their places."""
    height = space.place.height
    bottom = height - places.height
    scale = places.scale
    top = bottom + places.rows * places.pitch
    area = PageRect.of_edges(scale.start, bottom, scale.end, top)
    frame = PageRect(0.0, height, space.width, height)
    plot = SlidePlot(
        frame=frame,
        place=area,
        scale=scale,
        second=None,
        names=None,
        step=1,
        legend_rows=0,
        are_named_at_ends=False,
        roof=top,
    )
    occupied = OccupiedSpace(frame)
    points = DumbbellPoints(block, space, scale)
    size = space.metrics.size
    for at in range(places.rows):
        middle = top - (at + 0.5) * places.pitch
        for number in points.list_numbers(at):
            start, end = points.measure_span(number)
            room = PageRect(
                start,
                middle + size / 2,
                end - start,
                size,
            )
            occupied.taken.append(room)
        placed = points.list_points(at)
        for x, _ in placed:
            occupied.add_point(x, middle, MARKER)
        if placed:
            first, last = placed[0][0], placed[-1][0]
            join = (first, middle), (last, middle)
            occupied.add_line(join)
    for line in block.lines:
        x = scale.place(line.value)
        down = (x, bottom), (x, top)
        occupied.add_line(down)
    above = places.first_flag + len(block.lines)
    count = above + len(block.bands)
    heads = [height - at * places.head for at in range(above, count)]
    labels = SlideLabels(taken=occupied.taken)
    planner = AdditionPlanner(
        block,
        plot,
        labels,
        space.metrics,
        heads,
    )
    return OverlayPlaces(space.width, height, space.leading, planner.plan())
