"""A style of a series -> its fill, its line and its marker in DrawingML."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reporting.charts.colours import (
    choose_words,
    find_palette,
    pick_ink,
    pick_lettering,
)
from reporting.charts.marks import PAPER, Dash, Hatch, Tone
from reporting.charts.scales import is_crowd
from reporting.charts.series_style import SeriesStyle
from reporting.deck.ooxml.paint import NO_FILL, NO_LINE, Paint
from reporting.deck.ooxml.xml import element
from reporting.design.colour import WHITE, mix_colours
from reporting.record import replace
from reporting.scene import Chart

PATTERNS: Mapping[Hatch, str] = MappingProxyType(
    {"rising": "wdUpDiag", "falling": "wdDnDiag"}
)
"""What each hatching is to PowerPoint (ECMA-376 20.1.10.55)."""

DASHES: Mapping[Dash, str] = MappingProxyType(
    {(5, 2.5): "dash", (1.5, 2): "sysDot", (7, 2, 1.5, 2): "dashDot"}
)
"""What each dash is to PowerPoint (ECMA-376 20.1.10.49)."""

MARKERS = ("circle", "square", "triangle", "diamond")
"""Forms of points (ECMA-376 21.2.3.27), full but for those of crowds."""
_MARKER_SIZE, _GREAT_MARKER, _SMALL_MARKER = 9, 14, 5
_LINE_WIDTH, _QUIET_WIDTH = 28_575, 19_050
"""Of a line, and of one that the title leaves aside, in EMU."""
_BEHIND_WIDTH = 9_525
"""Of a line of another panel, in EMU."""
_EDGE_WIDTH = 9_525


class LookWriter:
    """Writes how series look in one chart."""

    def __init__(self, chart: Chart, paint: Paint) -> None:
        """Begin with the colours of a chart and of its slide."""
        self.chart = chart
        self.paint = paint
        self.theme = replace(paint.theme, colours=chart.colours)
        if len(chart.block.series) > 1 or not chart.block.traits.has_axes:
            palette = find_palette(self.theme, chart.accent)
            for shade in (*palette.shades, palette.over):
                paint.add_shade(shade)

    def write_fill(self, tone: Tone) -> str:
        """Write a solid fill."""
        return self.paint.fill(self.pick_colour(tone), tone.white)

    def pick_colour(self, tone: Tone) -> str:
        """Return the colour of a tone without its white."""
        return pick_ink(
            tone.ink,
            self.theme,
            self.chart.accent,
        )

    def pick_lettering(self, tone: Tone) -> str:
        """Return the colour of words in a tone that is without white."""
        return pick_lettering(
            tone.ink,
            self.theme,
            self.chart.accent,
        )

    def pick_words(self, style: SeriesStyle) -> str:
        """Return the colour of words on the fill of a series."""
        fill = mix_colours(
            WHITE,
            self.pick_colour(style.fill),
            style.fill.white,
        )
        return choose_words(fill, self.theme)

    def write_area(self, style: SeriesStyle) -> str:
        """Write the fill of a bar or an area, hatched where shades alone do not tell."""
        edge = None
        if style.edge == PAPER:
            edge = self.paint.line(self.chart.colours.paper, _EDGE_WIDTH)
        if not style.hatch:
            return element(
                "c:spPr",
                self.write_fill(style.fill),
                edge,
            )
        tone = style.hatch_tone
        front = self.paint.colour(self.pick_colour(tone), tone.white)
        back = self.paint.colour(self.pick_colour(style.fill), style.fill.white)
        pattern = element(
            "a:pattFill",
            element("a:fgClr", front),
            element("a:bgClr", back),
            prst=PATTERNS[style.hatch],
        )
        return element(
            "c:spPr",
            pattern,
            edge,
        )

    def write_line(self, style: SeriesStyle) -> str:
        """Write the line of a series."""
        dash = DASHES.get(style.dash)
        width = _QUIET_WIDTH if style.is_muted else _LINE_WIDTH
        if style.is_behind:
            width = _BEHIND_WIDTH
        line = element(
            "a:ln",
            self.write_fill(style.line),
            element("a:prstDash", val=dash) if dash else None,
            w=width,
            cap="rnd",
        )
        return element("c:spPr", line)

    def write_marker(self, style: SeriesStyle, *, is_great: bool = False) -> str:
        """Write the form of a series' points, so that series differ in more than a shade.

        Those of a crowd are small and open.
        """
        size = _GREAT_MARKER if is_great else _MARKER_SIZE
        fill = self.write_fill(style.line)
        look = fill + NO_LINE
        if is_crowd(self.chart.block):
            size = _SMALL_MARKER
            look = NO_FILL + element("a:ln", fill, w=_EDGE_WIDTH)
        return element(
            "c:marker",
            element("c:symbol", val=MARKERS[style.marker]),
            element("c:size", val=size),
            element("c:spPr", look),
        )
