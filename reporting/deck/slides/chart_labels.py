"""A series of a chart -> the numbers at what it measures, where they can be read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from reporting.charts.scales import Span, stack_series
from reporting.charts.series_style import style_mark, style_wedge
from reporting.content.chart_kinds import LabelPlace
from reporting.deck.ooxml.xml import element
from reporting.deck.slides.chart_look import LookWriter
from reporting.deck.slides.chart_text import ChartText
from reporting.deck.slides.line_labels import ABOVE, NOWHERE, Places, place_line_labels
from reporting.scene import Chart

LABEL_PLACES: Mapping[LabelPlace, str] = MappingProxyType(
    {
        LabelPlace.BEYOND: "outEnd",
        LabelPlace.ABOVE: "t",
        LabelPlace.BESIDE: "r",
    }
)
"""Where values stand, for kinds that have a choice (ECMA-376 21.2.3.10)."""

_MOST_LABELS = 16
"""Beyond so many values labels would run into each other; the axis then speaks for them."""
_MOST_PLACED = 48
"""Most values that stand in what they measure, or where they have room beside a line."""
_PLOT_SHARE = 0.66
"""Share of a chart's height or width that its plot area has at the least."""
_LINE_HEIGHT = 1.4
"""Height of a label, as a multiple of its type."""
_DIGIT_WIDTH = 0.6
"""Width of a digit, as a multiple of its type."""


class LabelWriter:
    """Writes the labels of one chart's values."""

    def __init__(self, chart: Chart, text: ChartText, look: LookWriter) -> None:
        """Begin the labels of a chart: `text` sets its words, `look` knows its colours."""
        self.chart = chart
        self.block = chart.block
        self.traits = chart.block.traits
        self.text = text
        self.look = look
        self.colours = chart.colours

    def write(self, number: int) -> str | None:
        """Write the values of a series at what they measure, unless they are too many.

        An area's labels would stand within it, where they name no point; its axis speaks for
        them.
        """
        place = self.traits.label_place
        if place is LabelPlace.NOWHERE or not self.has_room():
            return None
        if place is LabelPlace.WITHIN:
            return self.write_slices()
        series = self.block.series[number]
        if series.is_line or self.traits.has_lines:
            return self.write_beside_line(number)
        if self.block.is_stacked or self.block.is_combined:
            return self.write_within(number)
        where = LABEL_PLACES.get(place, "")
        if self.block.lines and self.traits.has_bars:
            return self.write_off_lines(number, where)
        has_ground = bool(self.block.lines)
        return self.write_all(
            number,
            where,
            self.colours.ink,
            has_ground=has_ground,
        )

    def has_room(self) -> bool:
        """Whether there are so few values that their labels are apart."""
        count = 0
        for series in self.block.series:
            count += sum(value is not None for value in series.values)
        is_free = self.block.is_stacked or self.block.is_combined
        is_free = is_free or self.traits.has_lines
        return count <= (_MOST_PLACED if is_free else _MOST_LABELS)

    def write_off_lines(self, number: int, where: str) -> str:
        """Write the labels of bars; one that a line would strike through is in its bar."""
        code = self.find_format(number)
        series = self.block.series[number]
        labels: list[str] = []
        for at, label in enumerate(series.labels):
            value = series.values[at]
            if value is None or not label:
                continue
            style = style_mark(
                self.block,
                number,
                at,
            )
            place = self.find_clear_place(value, label)
            if place == where:
                continue
            colour = self.colours.ink
            ground = self.colours.paper
            if place:
                colour = self.look.pick_words(style)
                ground = ""
            words = self.text.write_label(
                colour,
                code,
                place or where,
                ground,
            )
            labels.append(element("c:dLbl", element("c:idx", val=at), words))
        others = self.text.write_label(
            self.colours.ink,
            code,
            where,
        )
        return element(
            "c:dLbls",
            *labels,
            others,
        )

    def find_clear_place(self, value: float, label: str) -> str:
        """Return where a number stands that no line strikes through; empty for nowhere.

        Beyond the end of its bar, else within it at its end or at its foot.
        """
        wide = self.measure_label(label)
        sign = 1.0 if value >= 0 else -1.0
        size = abs(value)
        spans = [("outEnd", size, size + wide)]
        if size >= wide:
            spans += [("inEnd", size - wide, size), ("inBase", 0.0, wide)]
        for place, low, high in spans:
            levels = [line.value * sign for line in self.block.lines]
            if not any(low <= level <= high for level in levels):
                return place
        return ""

    def measure_label(self, label: str) -> float:
        """Return how far a label reaches along the axis, in its values."""
        ticks = self.block.ticks
        reach = ticks[-1].value - ticks[0].value
        size = self.chart.size.pt
        room = self.chart.rect.height.pt
        need = size * _LINE_HEIGHT
        if self.traits.is_sideways:
            room = self.chart.rect.width.pt
            need = len(label) * size * _DIGIT_WIDTH + size / 2
        return need / (room * _PLOT_SHARE) * reach

    def write_all(
        self,
        number: int,
        place: str,
        colour: str,
        *,
        has_ground: bool = False,
    ) -> str:
        """Write the labels of a series, all alike."""
        code = self.find_format(number)
        ground = self.colours.paper if has_ground else ""
        words = self.text.write_label(
            colour,
            code,
            place,
            ground,
        )
        return element("c:dLbls", words)

    def write_beside_line(self, number: int) -> str | None:
        """Write the labels of a line above or below its points, none over another."""
        code = self.find_format(number)
        is_alone = len(self.block.series) == 1 and not self.block.lines
        ground = "" if is_alone else self.colours.paper
        labels: list[str] = []
        shown = 0
        for at, label in enumerate(self.block.series[number].labels):
            if not label:
                continue
            place = self.line_places.get((number, at), NOWHERE)
            shown += bool(place)
            if place == ABOVE:
                continue
            words = element("c:delete", val=True)
            if place:
                words = self.text.write_label(
                    self.colours.ink,
                    code,
                    place,
                    ground,
                )
            labels.append(element("c:dLbl", element("c:idx", val=at), words))
        if not shown:
            return None
        others = self.text.write_label(
            self.colours.ink,
            code,
            ABOVE,
            ground,
        )
        return element(
            "c:dLbls",
            *labels,
            others,
        )

    @cached_property
    def line_places(self) -> Places:
        """Where the numbers of lines stand."""
        return place_line_labels(self.chart, self.text.paint.theme)

    def write_within(self, number: int) -> str | None:
        """Write the labels of a series in its bars, but for those that are too small."""
        place = "ctr" if self.block.is_stacked else "inBase"
        code = self.find_format(number)
        labels: list[str] = []
        shown = 0
        for at, span in enumerate(stack_series(self.block)[number]):
            if span is None:
                continue
            words = element("c:delete", val=True)
            if self.is_readable(span, self.block.series[number].labels[at]):
                shown += 1
                colour, ground = self.choose_look(number, at, span)
                words = self.text.write_label(
                    colour,
                    code,
                    place,
                    ground,
                )
            label = element("c:dLbl", element("c:idx", val=at), words)
            labels.append(label)
        if not shown:
            return None
        others = self.text.write_label(self.colours.ink, code, place)
        return element("c:dLbls", *labels, others)

    def choose_look(
        self,
        number: int,
        at: int,
        span: Span,
    ) -> tuple[str, str]:
        """Return the colour of a number in its bar and that of its ground, if it needs one.

        Args:
            number: of the series.
            at: number of the category.
            span: where the bar begins and ends.
        """
        style = style_mark(self.block, number, at)
        if style.hatch or self.is_struck_within(number, at, span):
            return self.colours.ink, self.colours.paper
        return self.look.pick_words(style), ""

    def is_struck_within(
        self,
        number: int,
        at: int,
        span: Span,
    ) -> bool:
        """Whether a line across the chart runs through a number in its bar."""
        wide = self.measure_label(self.block.series[number].labels[at])
        foot, head = span
        middle = (foot + head) / 2
        if not self.block.is_stacked:
            middle = foot + wide / 2
        levels = [line.value for line in self.block.lines]
        return any(abs(level - middle) < wide / 2 for level in levels)

    def write_slices(self) -> str:
        """Write a label for each slice in what is read on its shade; an empty one has none."""
        labels: list[str] = []
        code = self.block.number_format
        for at, value in enumerate(self.block.series[0].values):
            style = style_wedge(self.block, at)
            colour = self.look.pick_words(style)
            words = element("c:delete", val=True)
            if value:
                words = self.text.write_label(
                    colour,
                    code,
                    "",
                )
            label = element("c:dLbl", element("c:idx", val=at), words)
            labels.append(label)
        others = self.text.write_label(
            self.colours.ink,
            code,
            "",
        )
        return element(
            "c:dLbls",
            *labels,
            others,
        )

    def is_readable(self, span: Span, label: str) -> bool:
        """Whether what stands for a value is as large as its label."""
        foot, head = span
        ticks = self.block.ticks
        reach = 1.0
        if ticks:
            reach = ticks[-1].value - ticks[0].value
        share = abs(head - foot) / (reach or 1.0)
        size = self.chart.size.pt
        if self.traits.is_sideways:
            need = len(label) * size * _DIGIT_WIDTH
            return share * self.chart.rect.width.pt * _PLOT_SHARE >= need
        need = size * _LINE_HEIGHT
        return share * self.chart.rect.height.pt * _PLOT_SHARE >= need

    def find_format(self, number: int) -> str:
        """Return the number format of a series: that of the axis which measures it."""
        if self.block.series[number].is_second:
            return self.block.second_format
        return self.block.number_format
