"""What the marks of a chart on a slide are made with: its places, its lettering, short hands.

Places are in points from the lower left of the chart's frame, as `slides/chart_places.py`
plans them for programs that draw native charts; here they are drawn as these do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.charts.marks import (
    PAPER,
    TEXT,
    Area,
    Dash,
    Label,
    Mark,
    Part,
    Path,
    Point,
    Side,
    Tone,
    outline_rectangle,
)
from reporting.charts.series_style import SeriesStyle
from reporting.charts.space import TextMetrics
from reporting.design.rect import PageRect

LINE_WIDTH, QUIET_WIDTH, BEHIND_WIDTH = 2.25, 1.5, 0.75
"""Of a line, of one that the title leaves aside, and of one of another panel, in points."""
AXIS_WIDTH, GRID_WIDTH = 0.75, 0.5
"""Of an axis' line, and of the lines at its ticks."""
REFERENCE_WIDTH = 1.25
"""Of a line to hold values against."""
_CENTRE = 0.32
"""From the middle of a line of words down to its baseline, as a share of the type size."""
_DASHES: dict[Dash, Dash] = {
    (): (),
    (5, 2.5): (4, 3),
    (1.5, 2): (1, 1),
    (7, 2, 1.5, 2): (4, 3, 1, 3),
}
"""By the dash of a series in print what programs draw for it, in widths of the line."""
REFERENCE_DASH: Dash = (4 * REFERENCE_WIDTH, 3 * REFERENCE_WIDTH)


def scale_dash(dash: Dash, width: float) -> Dash:
    """Return the dash of a series on a slide, for a line of some width."""
    return tuple([part * width for part in _DASHES[dash]])


def measure_line(style: SeriesStyle) -> float:
    """Return the width of a series' line."""
    if style.is_behind:
        return BEHIND_WIDTH
    return QUIET_WIDTH if style.is_muted else LINE_WIDTH


def find_baseline(middle: float, size: float) -> float:
    """Return the baseline of a line of words around a level."""
    return middle - _CENTRE * size


def draw_rectangle(
    part: Part,
    place: PageRect,
    tone: Tone,
    style: SeriesStyle | None = None,
) -> Area:
    """Return a filled rectangle without an edge, hatched as a style is."""
    corners = outline_rectangle(
        place.left,
        place.bottom,
        place.right,
        place.top,
    )
    if style is None or not style.hatch:
        return Area(
            part,
            corners,
            tone,
            edge=0.0,
        )
    return Area(
        part,
        corners,
        tone,
        style.hatch,
        edge=0.0,
        hatch_tone=style.hatch_tone,
    )


def draw_line(
    part: Part,
    points: Sequence[Point],
    tone: Tone = TEXT,
    width: float = AXIS_WIDTH,
    dash: Dash = (),
) -> Path:
    """Return a line through points."""
    return Path(
        part,
        tuple(points),
        tone,
        width,
        dash,
    )


def write_in(
    place: PageRect,
    text: str,
    metrics: TextMetrics,
    *,
    part: Part = Part.VALUE_LABEL,
    tone: Tone = TEXT,
    has_ground: bool = False,
    is_bold: bool = True,
) -> Iterator[Mark]:
    """Yield a line of words in the middle of its room, on paper if it has a ground."""
    if has_ground:
        yield draw_rectangle(Part.LABEL_GROUND, place, PAPER)
    middle = (place.top + place.bottom) / 2
    yield Label(
        part,
        (place.left + place.right) / 2,
        find_baseline(middle, metrics.size),
        text,
        "middle",
        is_bold=is_bold,
        tone=tone,
    )


def stack_labels(
    part: Part,
    lines: Sequence[str],
    x: float,
    middle: float,
    side: Side,
    metrics: TextMetrics,
    *,
    tone: Tone = TEXT,
    is_bold: bool = False,
) -> Iterator[Mark]:
    """Yield lines of words one below the other, around a level."""
    level = middle + (len(lines) - 1) * metrics.leading / 2
    for line in lines:
        yield Label(
            part,
            x,
            find_baseline(level, metrics.size),
            line,
            side,
            is_bold=is_bold,
            tone=tone,
        )
        level -= metrics.leading


def write_lines(
    lines: Sequence[str],
    place: PageRect,
    side: Side,
    metrics: TextMetrics,
    *,
    tone: Tone = TEXT,
    is_bold: bool = False,
) -> Iterator[Mark]:
    """Yield lines of words one below the other, in the middle of the height of their room."""
    x = {"start": place.left, "end": place.right}.get(
        side, (place.left + place.right) / 2
    )
    middle = (place.top + place.bottom) / 2
    yield from stack_labels(
        Part.ANNOTATION,
        lines,
        x,
        middle,
        side,
        metrics,
        tone=tone,
        is_bold=is_bold,
    )
