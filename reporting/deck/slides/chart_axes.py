"""The axes of a chart, as planned: from the first tick to the last, a line at each."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.charts.series_style import find_axis_tone
from reporting.content.chart_blocks import ChartKind
from reporting.deck.ooxml.paint import NO_LINE
from reporting.deck.ooxml.xml import element
from reporting.deck.slides.chart_look import LookWriter
from reporting.deck.slides.chart_places import ChartPlaces
from reporting.deck.slides.chart_text import ChartText
from reporting.plan.block_model import Tick
from reporting.plan.date_axis import NativeDates
from reporting.scene import Chart

ACROSS, UP, SECOND_ACROSS, SECOND_UP = 1, 2, 3, 4
"""Numbers of the axes; the Open XML SDK refuses negative ones (ECMA-376 21.2.2.9)."""

_AXIS_WIDTH, _GRID_WIDTH = 9_525, 6_350
"""Of an axis' line, and of the lines at its ticks, in EMU."""

_ZERO = '<c:crosses val="autoZero"/>'
_BETWEEN = '<c:crossBetween val="between"/>'
_AT_CATEGORY = '<c:crossBetween val="midCat"/>'
_MARKED = '<c:majorTickMark val="out"/><c:minorTickMark val="none"/>'
_NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
_TURNED = '<c:orientation val="maxMin"/>'
_UPWARDS = '<c:orientation val="minMax"/>'
_NO_LEVELS = '<c:noMultiLvlLbl val="0"/>'
_NAMES_END = (
    f'<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{_NO_LEVELS}'
)


_UPRIGHT, _NEARLY_LEVEL = -5_400_000, 1
"""Turned to be read from bottom to top, and not to be seen, in 60,000ths of a degree."""
_PAD = '"   "'
"""Room for a marker between the label of a tick and its axis."""
_AT_END = '<c:crosses val="max"/>'
_AT_FOOT = '<c:crosses val="min"/>'
"""On an axis without zero."""
_TEN = 10
"""Base of logarithmic axes."""


class AxisWriter:
    """Writes the axes of one chart."""

    def __init__(
        self,
        chart: Chart,
        text: ChartText,
        places: ChartPlaces,
        look: LookWriter,
    ) -> None:
        """Begin the axes of a chart in their places.

        `text` sets its words, `look` knows its colours.
        """
        self.places = places
        self.look = look
        self.chart = chart
        self.block = chart.block
        self.kind = chart.block.kind
        self.colours = chart.colours
        self.text = text
        self.paint = text.paint
        self.is_upright = not chart.block.traits.is_sideways
        is_from_right = chart.is_rtl and chart.block.traits.has_categories
        self.is_from_right = is_from_right
        """Whether categories, or lying bars, begin at the right, as the page has them."""
        self.left = "r" if is_from_right else "l"
        self.right = "l" if is_from_right else "r"
        self.native = chart.block.native_dates
        """The dates that it is an axis of, if it is one."""
        dates = chart.block.dates
        self.is_edged = (
            self.native is not None and dates is not None and dates.is_scaled
        )
        """Whether its first date stands at the edge of the plot area, and its last one."""
        self.step = places.plot.step
        """How many categories go on one name."""

    def write_names(self) -> str:
        """Write the axis of the categories (ECMA-376 21.2.2.25)."""
        if self.native:
            return self.write_dates(self.native)
        is_turned = self.is_from_right or not self.is_upright
        direction = _TURNED if is_turned else _UPWARDS
        number_format = None
        if self.kind is ChartKind.AREA:
            number_format = '<c:numFmt formatCode="General" sourceLinked="1"/>'
        return element(
            "c:catAx",
            element("c:axId", val=ACROSS),
            element("c:scaling", direction),
            element("c:delete", val=False),
            element("c:axPos", val="b" if self.is_upright else self.left),
            self.write_title(),
            number_format,
            self.write_look_across(),
            element("c:crossAx", val=UP),
            _AT_FOOT if self.block.is_log else _ZERO,
            self.write_names_end(),
        )

    def write_dates(self, native: NativeDates) -> str:
        """Write the axis of dates, on which gaps in time are gaps (ECMA-376 21.2.2.39)."""
        ticks = self.places.choose_date_ticks(native)
        look = self.write_look_across().replace(_NO_TICKS, _MARKED)
        return element(
            "c:dateAx",
            element("c:axId", val=ACROSS),
            element("c:scaling", _TURNED if self.is_from_right else _UPWARDS),
            element("c:delete", val=False),
            element("c:axPos", val="b"),
            self.write_title(),
            element("c:numFmt", formatCode=ticks.code, sourceLinked=False),
            look,
            element("c:crossAx", val=UP),
            _AT_FOOT if self.block.is_log else _ZERO,
            write_date_units(native),
            element("c:majorUnit", val=ticks.step),
            element("c:majorTimeUnit", val=ticks.unit),
        )

    def write_names_end(self) -> str:
        """Write how names stand: of years and the like only as many as have room."""
        if self.step == 1:
            return _NAMES_END
        names = element("c:tickLblSkip", val=self.step)
        skips = names + element("c:tickMarkSkip", val=self.step)
        return _NAMES_END.replace(_NO_LEVELS, skips + _NO_LEVELS)

    def write_values_across(self) -> str:
        """Write the lower axis of a scatter chart (ECMA-376 21.2.2.226)."""
        ticks = self.block.x_ticks
        return element(
            "c:valAx",
            element("c:axId", val=ACROSS),
            write_scaling(ticks, _UPWARDS, is_log=self.block.is_x_log),
            element("c:delete", val=False),
            element("c:axPos", val="b"),
            self.write_title(),
            element(
                "c:numFmt",
                formatCode=self.block.x_format or "General",
                sourceLinked=False,
            ),
            self.write_look_across(is_number=True),
            element("c:crossAx", val=UP),
            _AT_FOOT if self.block.is_log else _ZERO,
            _AT_CATEGORY,
            write_unit(ticks, is_log=self.block.is_x_log),
        )

    def write_values(self) -> str:
        """Write the axis of the values; that of a bar chart is not seen."""
        ticks = self.block.ticks
        is_of_points = self.kind is ChartKind.SCATTER
        has_points = self.kind is ChartKind.AREA or is_of_points
        lines = None
        direction = _UPWARDS if has_points else None
        if self.is_from_right and not self.is_upright:
            direction = _TURNED
        if self.is_upright:
            line = self.paint.line(self.colours.hairline, _GRID_WIDTH)
            look = element("c:spPr", line)
            lines = element("c:majorGridlines", look)
        return element(
            "c:valAx",
            element("c:axId", val=UP),
            write_scaling(ticks, direction, is_log=self.block.is_log),
            element("c:delete", val=False if self.places.has_axis else None),
            element("c:axPos", val=self.left if self.is_upright else "b"),
            lines,
            self.write_unit_title(is_second=False),
            element("c:numFmt", formatCode=self.find_format(), sourceLinked=False),
            _NO_TICKS,
            element("c:tickLblPos", val=self.find_tick_labels()),
            element("c:spPr", NO_LINE),
            self.write_numbers(),
            element("c:crossAx", val=ACROSS),
            self.find_crossing(),
            _AT_CATEGORY if has_points or self.is_edged else None,
            write_unit(ticks, is_log=self.block.is_log),
        )

    def find_crossing(self) -> str:
        """Write where the axis of values crosses the other: that of bars below them all."""
        if not self.is_upright:
            return _AT_END
        return _AT_FOOT if self.block.is_x_log else _ZERO

    def find_tick_labels(self) -> str:
        """Return where the labels of the first axis stand (ECMA-376 21.2.3.47)."""
        if not self.chart.has_ticks:
            return "none"
        return "low" if self.kind is ChartKind.SCATTER else "nextTo"

    def write_second(self) -> list[str]:
        """Write the axis opposite, and the hidden one of the categories that it crosses."""
        ticks = self.block.second_ticks
        values = element(
            "c:valAx",
            element("c:axId", val=SECOND_UP),
            write_scaling(ticks, _UPWARDS),
            element("c:delete", val=False),
            element("c:axPos", val=self.right),
            self.write_unit_title(is_second=True),
            element(
                "c:numFmt",
                formatCode=self.block.second_axis_format,
                sourceLinked=False,
            ),
            _NO_TICKS,
            element("c:tickLblPos", val="nextTo"),
            element("c:spPr", NO_LINE),
            self.write_numbers(),
            element("c:crossAx", val=SECOND_ACROSS),
            _AT_END,
            _AT_CATEGORY if self.is_edged else _BETWEEN,
            write_unit(ticks),
        )
        return [self.write_hidden_names(), values]

    def write_hidden(self) -> list[str]:
        """Write an axis from nothing to the whole behind one of shares, and not seen.

        Lines to hold shares against have it: on the axis of a stack some programs add them
        to the whole.
        """
        is_area = self.kind is ChartKind.AREA
        values = element(
            "c:valAx",
            element("c:axId", val=SECOND_UP),
            write_scaling(self.block.ticks, _UPWARDS),
            element("c:delete", val=False),
            element("c:axPos", val=self.right),
            _NO_TICKS,
            element("c:tickLblPos", val="none"),
            element("c:spPr", NO_LINE),
            element("c:crossAx", val=SECOND_ACROSS),
            _AT_END,
            _AT_CATEGORY if is_area or self.is_edged else _BETWEEN,
        )
        return [self.write_hidden_names(), values]

    def write_hidden_names(self) -> str:
        """Write the axis of the categories that a second axis crosses; it is not seen."""
        end = write_date_units(self.native) if self.native else _NAMES_END
        return element(
            "c:dateAx" if self.native else "c:catAx",
            element("c:axId", val=SECOND_ACROSS),
            element("c:scaling", _TURNED if self.is_from_right else _UPWARDS),
            element("c:delete", val=True),
            element("c:axPos", val="b"),
            _NO_TICKS,
            element("c:crossAx", val=SECOND_UP),
            _ZERO,
            end,
        )

    def write_numbers(self) -> str:
        """Write how the numbers of an axis look."""
        return self.text.write_properties(
            self.colours.muted,
            has_end=False,
            is_number=True,
        )

    def find_format(self) -> str:
        """Return the number format of the first axis, off the markers at its foot."""
        code = self.block.axis_format or self.block.number_format
        is_marked = self.is_edged and self.block.traits.has_lines
        if self.kind is ChartKind.SCATTER or is_marked:
            before, behind = (_PAD, "") if self.is_from_right else ("", _PAD)
            sections = [before + section + behind for section in code.split(";")]
            return ";".join(sections)
        return code

    def write_unit_title(self, *, is_second: bool) -> str | None:
        """Write what an axis of values measures, where there are two, in its series' colour."""
        if not self.block.has_second_axis:
            return None
        unit = self.block.second_unit if is_second else self.block.unit
        tone = find_axis_tone(self.block, is_second=is_second)
        return self.text.write_title(
            self.look.pick_lettering(tone),
            unit,
            is_upright=True,
        )

    def write_look_across(self, *, is_number: bool = False) -> str:
        """Write the look of the lower axis, or of a bar chart's left one."""
        ticks = self.block.ticks
        is_from_zero = not ticks or ticks[0].value <= 0
        ink = self.colours.ink if is_from_zero else self.colours.muted
        line = self.paint.line(ink, _AXIS_WIDTH)
        words = self.text.write_properties(
            self.colours.ink,
            has_end=False,
            is_number=is_number,
            turn=self.find_turn(),
        )
        position = element(
            "c:tickLblPos", val="low" if self.chart.has_names else "none"
        )
        look = element("c:spPr", line)
        return f"{_NO_TICKS}{position}{look}{words}"

    def find_turn(self) -> int | None:
        """Return how far names are turned: programs would let crowded ones lean.

        Of level ones LibreOffice leaves none out, whether they have room or not; of such as
        lean by next to nothing it leaves out what has none.
        """
        names = self.places.plot.names
        if names is None:
            return None
        if names.is_upright:
            return _UPRIGHT
        if self.native:
            return 0
        return _NEARLY_LEVEL if names.step > 1 else 0

    def write_title(self) -> str | None:
        """Write what the lower axis measures, where the plan says it."""
        words = self.block.x_label
        if not words:
            return None
        return self.text.write_title(self.colours.muted, words)


def write_scaling(
    ticks: Sequence[Tick],
    orientation: str | None,
    *,
    is_log: bool = False,
) -> str:
    """Write from where to where an axis goes, and whether by factors (ECMA-376 21.2.2.160)."""
    if not has_scale(ticks):
        return element("c:scaling", orientation)
    base = element("c:logBase", val=_TEN) if is_log else None
    most = element("c:max", val=ticks[-1].value)
    least = element("c:min", val=ticks[0].value)
    return element("c:scaling", base, orientation, most, least)


def write_unit(ticks: Sequence[Tick], *, is_log: bool = False) -> str | None:
    """Write the distance of an axis' lines; by factors they stand at the powers of ten."""
    if is_log or not has_scale(ticks):
        return None
    first, second, *_ = ticks
    return element("c:majorUnit", val=second.value - first.value)


def has_scale(ticks: Sequence[Tick]) -> bool:
    """Whether ticks say from where to where an axis goes."""
    return len(ticks) > 1


def write_date_units(native: NativeDates) -> str:
    """Write how an axis of dates counts them; it is one whatever its numbers look like."""
    automatic = element("c:auto", val=False)
    offset = element("c:lblOffset", val=100)
    base = element("c:baseTimeUnit", val=native.base)
    return f"{automatic}{offset}{base}"
