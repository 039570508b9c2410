"""Bands, spans and remarks of a chart on a slide -> tints over its plot area, and words.

The program that shows the slide draws the marks; what no series of it can be is drawn over
them. Tints are thin enough to be looked through.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reporting.charts.bands import (
    BAND_WHITES,
    SPAN_WHITE,
    Stretch,
    arrange_spans,
    count_rows,
    find_across,
    limit_band,
    list_stretches,
    stretch_along,
)
from reporting.charts.label_placement import OccupiedSpace
from reporting.charts.label_stands import Stand
from reporting.charts.marks import Point, Side, Value
from reporting.charts.occupied import slice_area
from reporting.charts.plot_area import REMARK_LINES
from reporting.charts.remarks import Remark, RemarkPlacer, find_remarks
from reporting.charts.scales import Span, make_scale, stack_series
from reporting.charts.slide_labels import SlideLabels
from reporting.charts.slide_marks import list_slide_bars, place_category, place_value
from reporting.charts.slide_plot import LEGEND_ROW, SlidePlot, make_slide_scale
from reporting.charts.space import ChartSpace, TextMetrics
from reporting.design.rect import PageRect
from reporting.plan.block_model import ChartBlock
from reporting.record import Record, replace

_INSET = 4.0
"""From the edge of a tint to its name, in points."""
_STEPS = 9
"""Places along a band that are tried for its name."""
_SEVERAL = 2


class Tint(Record, frozen=True):
    """A tint over a plot area, with the share of white that it has on paper."""

    place: PageRect
    white: float


class SlideAdditions(Record, frozen=True):
    """What is drawn over a chart on a slide; places in points, y upwards from its foot.

    Args:
        tints: of spans, and of bands over them.
        names: of both.
        remarks: at values, or the numbers of those told below.
        notes: what is told below the plot area.
    """

    tints: tuple[Tint, ...] = ()
    names: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()
    notes: tuple[str, ...] = ()


def has_additions(block: ChartBlock) -> bool:
    """Whether anything is drawn over a chart."""
    return bool(block.bands or block.spans or block.annotations)


def make_room(
    block: ChartBlock,
    plot: SlidePlot,
    metrics: TextMetrics,
    foot: float,
) -> SlidePlot:
    """Return a plot area that leaves room for names of spans and bands, and for remarks.

    Args:
        block: the chart.
        plot: its plot area without them.
        metrics: of the lettering.
        foot: room for remarks below it, in points.
    """
    row = metrics.size * LEGEND_ROW
    if not has_additions(block):
        return plot
    if block.traits.is_sideways:
        rows = len(block.bands)
    else:
        space = ChartSpace(plot.frame, metrics)
        rows = count_rows(arrange_spans(list_slide_stretches(block, plot), space))
    named = rows * row
    remarks = 0.0
    if block.annotations and not block.traits.is_sideways:
        remarks = REMARK_LINES * metrics.leading
    area = plot.place
    top = area.top - named - remarks
    place = PageRect.of_edges(
        area.left,
        area.bottom + foot,
        area.right,
        top,
    )
    second = None
    if plot.second:
        second = make_slide_scale(block, place, is_second=True)
    return replace(
        plot,
        place=place,
        scale=make_slide_scale(block, place, is_second=False),
        second=second,
        roof=plot.frame.top - plot.legend_rows * row - named,
    )


class AdditionPlanner:
    """Plans what is drawn over one chart whose numbers and names have their places."""

    def __init__(
        self,
        block: ChartBlock,
        plot: SlidePlot,
        labels: SlideLabels,
        metrics: TextMetrics,
        heads: Sequence[float] = (),
    ) -> None:
        """Begin with a chart.

        Args:
            block: the chart.
            plot: where its plot area stands.
            labels: its numbers and names.
            metrics: of the lettering.
            heads: upper edges of the names of bands behind rows, where another than this
                room is kept for them.
        """
        self.heads = heads
        self.block = block
        self.plot = plot
        self.metrics = metrics
        self.is_sideways = block.traits.is_sideways
        area = plot.place
        right = plot.frame.right if self.is_sideways else area.right
        bounds = PageRect.of_edges(
            area.left,
            area.bottom,
            right,
            plot.roof,
        )
        bars = list_slide_bars(block, plot)
        taken = [*labels.taken, *occupy_fills(block, plot, bars.values())]
        self.placer = RemarkPlacer(OccupiedSpace(bounds, taken), metrics)
        self.points = list_slide_points(
            block,
            plot,
            bars,
            list_beyond(labels),
        )

    def plan(self) -> SlideAdditions:
        """Plan tints, names and remarks."""
        tints: list[Tint] = []
        names: list[Remark] = []
        if self.is_sideways:
            self.plan_rows(tints, names)
        else:
            self.plan_spans(tints, names)
        self.plan_bands(tints, names)
        remarks, notes = find_remarks(self.block.annotations, self.points, self.placer)
        return SlideAdditions(
            tuple(tints),
            tuple(names),
            tuple(remarks),
            notes,
        )

    # ---- spans

    def plan_spans(self, tints: list[Tint], names: list[Remark]) -> None:
        """Add the spans of an upright chart, each up to its name above the plot area."""
        area = self.plot.place
        space = ChartSpace(self.plot.frame, self.metrics)
        foot = self.plot.roof
        row = self.metrics.size * LEGEND_ROW
        for span in arrange_spans(list_slide_stretches(self.block, self.plot), space):
            head = foot + span.row * row
            stretch = span.stretch
            place = PageRect.of_edges(
                stretch.left,
                area.bottom,
                stretch.right,
                head,
            )
            tints.append(Tint(place, SPAN_WHITE))
            wide = self.metrics.width(span.name.text)
            left = span.name.x - wide / 2
            named = PageRect(
                left,
                head + row,
                wide,
                row,
            )
            names.append(Remark((span.name.text,), named, side="middle"))

    def plan_rows(self, tints: list[Tint], names: list[Remark]) -> None:
        """Add the spans of lying bars, each named where its rows leave room."""
        area = self.plot.place
        centres = list_centres(self.block, self.plot)
        for span in self.block.spans:
            top, bottom = area.top, area.bottom
            if span.start is not None:
                top = min(top, find_across(centres, -area.height, span.start))
            if span.end is not None:
                bottom = max(bottom, find_across(centres, -area.height, span.end))
            place = PageRect.of_edges(
                0.0,
                bottom,
                self.plot.frame.width,
                top,
            )
            tints.append(Tint(place, SPAN_WHITE))
            names.append(self.name_within(place, span.name, "end"))

    # ---- bands

    def plan_bands(self, tints: list[Tint], names: list[Remark]) -> None:
        """Add the bands: those behind lying bars are named above, others within."""
        area = self.plot.place
        row = self.metrics.size * LEGEND_ROW
        head = area.top + row * len(self.block.lines)
        for number, band in enumerate(self.block.bands):
            white = BAND_WHITES[number % len(BAND_WHITES)]
            start, end = limit_band(band, self.plot.scale)
            if not self.is_sideways:
                place = PageRect.of_edges(
                    area.left,
                    start,
                    area.right,
                    end,
                )
                names.append(self.name_within(place, band.name, "start"))
            else:
                head = self.heads[number] if self.heads else head + row
                place = PageRect.of_edges(
                    start,
                    area.bottom,
                    end,
                    head,
                )
                wide = self.metrics.width(band.name)
                left = min(start + _INSET, self.plot.frame.width - wide)
                names.append(
                    Remark(
                        (band.name,),
                        PageRect(
                            left,
                            head,
                            wide,
                            row,
                        ),
                    )
                )
            tints.append(Tint(place, white))

    def name_within(self, place: PageRect, name: str, side: Side) -> Remark:
        """Return a name within its tint where it covers nothing, else on a ground of its own.

        Args:
            place: of the tint.
            name: of the band or span.
            side: at which it is tried first.
        """
        size = self.metrics.size
        wide = self.metrics.width(name)
        first = place.left + _INSET
        last = max(first, place.right - _INSET - wide)
        shares = [step / _STEPS for step in range(_STEPS + 1)]
        if side == "end":
            shares.reverse()
        wanted: list[PageRect] = []
        tops = [place.top - _INSET / 2, place.bottom + _INSET / 2 + size]
        tops.append((place.top + place.bottom + size) / 2)
        tops += [place.top + _INSET + size, place.bottom - _INSET]
        for top in tops:
            for share in shares:
                left = first + share * (last - first)
                wanted.append(
                    PageRect(
                        left,
                        top,
                        wide,
                        size,
                    )
                )
        return self.placer.name(name, wanted)


def list_beyond(labels: SlideLabels) -> dict[Value, PageRect]:
    """Return the places of the numbers beyond the ends of bars."""
    beyond: dict[Value, PageRect] = {}
    for value, spot in labels.numbers.items():
        if spot.place and spot.stand is Stand.BEYOND:
            beyond[value] = spot.place
    return beyond


def list_centres(block: ChartBlock, plot: SlidePlot) -> list[float]:
    """Return the middle of each category: across, or of lying bars upwards."""
    count = len(block.categories)
    return [place_category(block, plot, at) for at in range(count)]


def list_slide_stretches(block: ChartBlock, plot: SlidePlot) -> list[Stretch]:
    """Return where the spans of an upright chart stand."""
    area = plot.place
    if block.traits.has_categories:
        centres = list_centres(block, plot)
        ends = (area.left, area.right)
        return list_stretches(
            block.spans,
            centres,
            area.width,
            ends,
        )
    across = make_scale(
        block.x_ticks,
        (),
        area.left,
        area.right,
        is_log=block.is_x_log,
    )
    return [stretch_along(span, across) for span in block.spans]


# ---------------------------------------------------------------- what is there


def occupy_fills(
    block: ChartBlock,
    plot: SlidePlot,
    bars: Iterable[PageRect],
) -> list[PageRect]:
    """Return the room of bars, and of areas in slices."""
    taken = list(bars)
    traits = block.traits
    if traits.has_bars or traits.has_lines or traits.is_sideways:
        return taken
    for spans in stack_series(block) if block.traits.has_categories else ():
        corners = list_area_corners(block, plot, spans)
        if len(corners) > _SEVERAL:
            taken += slice_area(corners)
    return taken


def list_area_corners(
    block: ChartBlock,
    plot: SlidePlot,
    spans: Sequence[Span | None],
) -> tuple[Point, ...]:
    """Return the outline of the area of one series."""
    feet: list[Point] = []
    heads: list[Point] = []
    for at, span in enumerate(spans):
        if span:
            x = place_category(block, plot, at)
            feet.append((x, plot.scale.place(max(span[0], plot.scale.base))))
            heads.append((x, plot.scale.place(span[1])))
    return (*feet, *reversed(heads))


def list_slide_points(
    block: ChartBlock,
    plot: SlidePlot,
    bars: Mapping[Value, PageRect],
    numbers: Mapping[Value, PageRect],
) -> dict[Value, Point]:
    """Return where remarks are led to: points, heads of areas, and ends of bars.

    Args:
        block: the chart.
        plot: where its plot area stands.
        bars: places of its bars and columns.
        numbers: places of numbers beyond their ends.
    """
    points: dict[Value, Point] = {}
    stacked = stack_series(block)
    for number, series in enumerate(block.series):
        for at, value in enumerate(series.values):
            span = stacked[number][at] if block.categories else (0.0, value or 0.0)
            if value is None or span is None:
                continue
            bar = bars.get((number, at))
            if bar:
                beyond = numbers.get((number, at))
                points[number, at] = find_bar_end(
                    block,
                    bar,
                    beyond,
                    value,
                )
            elif block.traits.is_sideways:
                y = place_category(block, plot, at)
                points[number, at] = (plot.scale.place(value), y)
            elif block.categories:
                y = plot.find_scale(series).place(span[1])
                points[number, at] = (place_category(block, plot, at), y)
            else:
                point = place_value(
                    block,
                    plot,
                    number,
                    at,
                )
                if point:
                    points[number, at] = point
    return points


def find_bar_end(
    block: ChartBlock,
    bar: PageRect,
    beyond: PageRect | None,
    value: float,
) -> Point:
    """Return the end of a bar, behind its number if that stands there; of a stack a side."""
    across = (bar.left + bar.right) / 2
    middle = (bar.top + bar.bottom) / 2
    reach = beyond or bar
    if block.traits.is_sideways:
        if block.is_stacked:
            return across, bar.top
        return (reach.right if value >= 0 else reach.left), middle
    if block.is_stacked:
        return bar.right, middle
    return across, (reach.top if value >= 0 else reach.bottom)
