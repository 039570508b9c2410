"""The numbers and names of a chart on a slide -> words in their places."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.end_names import name_end
from reporting.charts.label_stands import (
    GAP,
    INSIDE,
    Spot,
    Stand,
    stand_sideways,
    stand_upright,
)
from reporting.charts.marks import MUTED, PAPER, TEXT, Label, Mark, Part
from reporting.charts.series_style import name_series, style_mark
from reporting.charts.slide_flags import NAME_GAP, place_flags
from reporting.charts.slide_marks import MARKER, list_slide_bars, place_value
from reporting.charts.slide_overlay import OverlayPlaces
from reporting.charts.slide_panels import list_panel_numbers
from reporting.charts.slide_plot import name_reference
from reporting.charts.space import TextMetrics
from reporting.design.rect import PageRect
from reporting.handout.charts.sketch import (
    AXIS_WIDTH,
    REFERENCE_DASH,
    REFERENCE_WIDTH,
    draw_line,
    draw_rectangle,
    find_baseline,
    write_in,
    write_lines,
)
from reporting.record import replace
from reporting.scene import Chart
from reporting.slides.chart_places import ChartPlaces

_HEIGHT = 0.95
"""Of the ink of a label, as a share of the type size."""
_REFERENCE_ASIDE = 6.5
"""How much nearer to its line a name stands than one at a marker, in points."""
_CLOSE = 2.0
"""How far a name may be moved without a line that leads to it, in points."""


class LabelDrawer:
    """Draws the labels of one chart.

    Args:
        chart: the chart.
        places: of its parts.
    """

    def __init__(self, chart: Chart, places: ChartPlaces) -> None:
        self.chart = chart
        self.block = chart.block
        self.places = places
        self.plot = places.plot
        self.metrics = places.metrics

    def draw(self) -> Iterator[Mark]:
        """Yield numbers at values, names at the ends of lines and of lines across."""
        if self.chart.plot:
            yield from self.draw_panel()
            return
        labels = self.places.labels
        for (number, at), spot in labels.numbers.items():
            if spot.place:
                yield from self.draw_number(number, at, spot)
        for number, (at, spot) in labels.ends.items():
            if spot.place:
                yield from self.draw_end(number, at, spot)
        for line, (_, spot) in zip(self.block.lines, labels.references, strict=False):
            if spot.place and not self.block.traits.is_sideways:
                aside = -_REFERENCE_ASIDE if spot.stand is Stand.RIGHT else 0.0
                place = replace(spot.place, left=spot.place.left + aside)
                yield from write_in(
                    place,
                    name_reference(line),
                    self.metrics,
                    part=Part.REFERENCE_NAME,
                    has_ground=True,
                )

    def draw_number(self, number: int, at: int, spot: Spot) -> Iterator[Mark]:
        """Yield a number at its value: dark or light on a fill, on paper among lines."""
        style = style_mark(self.block, number, at)
        text = self.block.series[number].labels[at]
        place = spot.place
        if place is None:
            return
        tone = TEXT
        has_ground = False
        if spot.stand in INSIDE:
            tone = TEXT if style.hatch else style.on_fill
            has_ground = bool(style.hatch)
        else:
            is_alone = len(self.block.series) == 1 and not self.block.lines
            among_lines = self.block.traits.has_lines or self.block.is_combined
            has_ground = among_lines and not is_alone
        yield from write_in(
            place,
            text,
            self.metrics,
            tone=tone,
            has_ground=has_ground,
        )

    def draw_end(self, number: int, at: int, spot: Spot) -> Iterator[Mark]:
        """Yield the name of a line at its end, with a line to it where it is moved."""
        place = spot.place
        point = place_value(
            self.block,
            self.plot,
            number,
            at,
        )
        if place is None or point is None:
            return
        middle = (place.top + place.bottom) / 2
        if abs(spot.rise) > _CLOSE and self.places.labels.farthest > _CLOSE:
            ends = (point, (place.left - 1, middle))
            yield draw_line(
                Part.LEADER_LINE,
                ends,
                MUTED,
                AXIS_WIDTH,
            )
        series = self.block.series[number]
        tone = name_series(style_mark(self.block, number))
        yield Label(
            Part.SERIES_NAME,
            place.left,
            find_baseline(middle, self.metrics.size),
            name_end(series),
            is_bold=True,
            tone=tone,
        )

    # ---- panels

    def draw_panel(self) -> Iterator[Mark]:
        """Yield the name of a panel above it, and its numbers."""
        metrics = self.metrics
        tone = TEXT
        if self.block.highlight.mutes(len(self.block.series) - 1):
            tone = MUTED
        head = self.chart.head
        area = self.plot.place
        frame = self.plot.frame
        height = metrics.leading * len(head)
        place = PageRect(
            area.left,
            frame.top,
            area.width,
            height,
        )
        yield from write_lines(
            head,
            place,
            "start",
            metrics,
            tone=tone,
            is_bold=True,
        )
        bars = list_slide_bars(self.block, self.plot)
        for number, series in enumerate(self.block.series):
            stands = list_panel_numbers(
                self.block,
                number,
                area.width,
                metrics,
            )
            for at, stand in stands.items():
                room = self.find_panel_room(
                    number,
                    at,
                    stand,
                    bars.get((number, at)),
                )
                if room:
                    yield from write_in(room, series.labels[at], metrics)

    def find_panel_room(
        self,
        number: int,
        at: int,
        stand: Stand,
        bar: PageRect | None,
    ) -> PageRect | None:
        """Return the room of a number of a panel."""
        width = self.metrics.width(self.block.series[number].labels[at], bold=True)
        height = _HEIGHT * self.metrics.size
        is_negative = (self.block.series[number].values[at] or 0.0) < 0
        if bar:
            put = stand_sideways if self.block.traits.is_sideways else stand_upright
            return put(
                bar,
                stand,
                width,
                height,
                is_negative,
            )
        point = place_value(
            self.block,
            self.plot,
            number,
            at,
        )
        if point is None:
            return None
        x, y = point
        off = MARKER + GAP
        if stand is Stand.RIGHT:
            return PageRect(
                x + off,
                y + height / 2,
                width,
                height,
            )
        top = y - off if stand is Stand.BELOW else y + off + height
        return PageRect(
            x - width / 2,
            top,
            width,
            height,
        )

    # ---- lines over lying bars

    def draw_flags(self) -> Iterator[Mark]:
        """Yield the lines over lying bars as the page has them, each with its name."""
        if not self.block.traits.is_sideways:
            return
        flags = place_flags(
            self.block,
            self.plot,
            self.metrics,
            is_rtl=self.chart.is_rtl,
        )
        for flag in flags:
            ends = ((flag.x, flag.name.top), (flag.x, flag.bottom))
            yield draw_line(
                Part.REFERENCE_LINE,
                ends,
                TEXT,
                REFERENCE_WIDTH,
                REFERENCE_DASH,
            )
            middle = (flag.name.top + flag.name.bottom) / 2
            x = flag.name.left + NAME_GAP / 3
            if not flag.is_right:
                x = flag.name.right - NAME_GAP / 3
            yield Label(
                Part.REFERENCE_NAME,
                x,
                find_baseline(middle, self.metrics.size),
                flag.text,
                "start" if flag.is_right else "end",
                is_bold=True,
            )


# ---------------------------------------------------------------- what stands over a chart


def draw_tints(over: OverlayPlaces) -> Iterator[Mark]:
    """Yield the tints of bands and spans."""
    for tint in over.additions.tints:
        band = draw_rectangle(Part.BAND, tint.place, MUTED)
        yield replace(band, opacity=1 - tint.white)


def draw_words(over: OverlayPlaces, metrics: TextMetrics) -> Iterator[Mark]:
    """Yield names of bands and spans, remarks with their lines, and notes below."""
    for name in over.additions.names:
        if name.has_ground:
            yield draw_rectangle(Part.LABEL_GROUND, name.place, PAPER)
        yield from write_lines(
            name.lines,
            name.place,
            name.side,
            metrics,
            tone=MUTED,
        )
    for remark in over.additions.remarks:
        if remark.line:
            yield draw_line(
                Part.ANNOTATION_LINE,
                remark.line,
                MUTED,
                AXIS_WIDTH,
            )
        if remark.has_ground:
            yield draw_rectangle(Part.LABEL_GROUND, remark.place, PAPER)
        yield from write_lines(
            remark.lines,
            remark.place,
            remark.side,
            metrics,
            is_bold=remark.is_number,
        )
    if over.notes:
        height = over.leading * len(over.notes)
        place = PageRect(
            0.0,
            height,
            over.width,
            height,
        )
        yield from write_lines(
            over.notes,
            place,
            "start",
            metrics,
        )
