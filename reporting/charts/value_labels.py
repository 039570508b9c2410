"""Points of a chart and their numbers -> value labels at places where they cover nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.charts.label_placement import OccupiedSpace
from reporting.charts.marks import Label, Part, Point
from reporting.charts.space import TextMetrics
from reporting.design.rect import PageRect

_DESCENT = 1.5
"""From the lower edge of a label to its baseline, in points."""
_LINE_GAP = 4.0
"""From a line to a label, in points."""


def label_point(
    occupied: OccupiedSpace,
    wanted: Iterator[PageRect],
    text: str,
    *,
    is_bold: bool = False,
) -> Iterator[Label]:
    """Yield a value label at the first place wanted that is free; none where none is."""
    place = occupied.place_label(wanted)
    if place:
        y = place.bottom + _DESCENT
        yield Label(Part.VALUE_LABEL, place.left, y, text, is_bold=is_bold)


def list_places_along_line(
    point: Point,
    text: str,
    metrics: TextMetrics,
) -> Iterator[PageRect]:
    """Yield the places of a bold label at a point of a line: above, below, and aside."""
    x, y = point
    width = metrics.width(text, bold=True)
    size = metrics.size
    half = width / 2
    above = y + _LINE_GAP + size
    below = y - _LINE_GAP
    for top in (above, below):
        for aside in (0.0, -half - 2, half + 2):
            yield PageRect(
                x + aside - half,
                top,
                width,
                size,
            )


def list_places_around(
    point: Point,
    text: str,
    metrics: TextMetrics,
    distance: float,
) -> Iterator[PageRect]:
    """Yield the places of a label around a marker: above, right, left, below.

    Args:
        point: the middle of the marker.
        text: of the label.
        metrics: of its lettering.
        distance: from the point to the label, in points.
    """
    x, y = point
    width = metrics.width(text)
    size = metrics.size
    centred = x - width / 2
    level = y + size / 2
    yield PageRect(
        centred,
        y + distance + size,
        width,
        size,
    )
    yield PageRect(
        x + distance + 1,
        level,
        width,
        size,
    )
    yield PageRect(
        x - distance - 1 - width,
        level,
        width,
        size,
    )
    yield PageRect(centred, y - distance, width, size)


def find_extremes(values: Sequence[float]) -> list[int]:
    """Return where the first and the last value stand, the greatest and the least."""
    greatest = values.index(max(values))
    least = values.index(min(values))
    wanted = (0, len(values) - 1, greatest, least)
    return list(dict.fromkeys(wanted))
