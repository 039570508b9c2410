"""A series of a chart -> how it is told from others: lightness, hatching, dashes, marker.

Each does it alone for a few series, and all together for up to twelve, so that a grey copy, and
a reader who sees no colours, tell the same series apart. Where the title speaks of one of them,
or of a category, that has the accent and the rest is grey.
"""

from __future__ import annotations

from reporting.charts.marks import ACCENT, PAPER, TEXT, Dash, Hatch, Ink, Tone
from reporting.plan.block_model import ChartBlock
from reporting.record import Record, replace

LIGHTEST_SERIES = 0.68
"""Share of white in the fill of the last series."""

MOST_SHADED = 6
"""Most series that differ by lightness alone, in equal steps."""

_DASHES: tuple[Dash, ...] = ((), (5, 2.5), (1.5, 2), (7, 2, 1.5, 2))
_HATCHES: tuple[Hatch, ...] = ("", "rising", "", "falling")
_MANY_HATCHES: tuple[Hatch, ...] = ("", "rising", "falling")
_MANY_SHADES = (0.0, 0.3, 0.58, 0.82)
"""Shares of white in the fills of many series: each comes once with every hatching."""
_MARKERS = 4
_DARK = 0.25
"""Share of white below which words and hatching on a fill are white."""
_GREY, _GREYS = 0.5, 0.36
"""Share of white in what is left aside: the darkest, and how much more the lightest has."""
_LIGHT = 0.6
"""Share of white in the darkest columns that lines run over."""
_GREY_LINE = Tone(Ink.MUTED, 0.35)


class SeriesStyle(Record, frozen=True):
    """How one series is drawn.

    Args:
        fill: of its bars or areas.
        hatch: the way of the lines over them.
        dash: of its line.
        marker: the shape of its markers.
        line: the colour of its line, its markers and its edges.
        is_muted: whether it is what the title leaves aside.
    """

    fill: Tone
    hatch: Hatch
    dash: Dash
    marker: int
    line: Tone = ACCENT
    is_muted: bool = False

    @property
    def is_dark(self) -> bool:
        """Whether what is written on its fill is white."""
        return self.fill.ink is Ink.ACCENT and self.fill.white < _DARK

    @property
    def on_fill(self) -> Tone:
        """The colour of words on its fill."""
        return PAPER if self.is_dark else TEXT

    @property
    def hatch_tone(self) -> Tone:
        """The colour of the lines over its fill."""
        return PAPER if self.is_dark else self.line


def shade_series(
    number: int,
    count: int,
    lightest: float = LIGHTEST_SERIES,
) -> float:
    """Return the share of white that is mixed into the accent for one of several series.

    Args:
        number: which of them, from 0: the first is the accent itself.
        count: how many there are.
        lightest: the share of the last.
    """
    if count > 1:
        return lightest * number / (count - 1)
    return 0.0


def style_series(number: int, count: int) -> SeriesStyle:
    """Return the style of one of `count` series, by its number from 0."""
    white = shade_series(number, count)
    hatch = _HATCHES[number % len(_HATCHES)] if count > 1 else ""
    if count > MOST_SHADED:
        step = number // len(_MANY_HATCHES)
        white = _MANY_SHADES[step % len(_MANY_SHADES)]
        hatch = _MANY_HATCHES[number % len(_MANY_HATCHES)]
    return SeriesStyle(
        fill=Tone(Ink.ACCENT, white),
        hatch=hatch,
        dash=_DASHES[number % len(_DASHES)],
        marker=(number + number // len(_DASHES)) % _MARKERS,
    )


def style_mark(
    block: ChartBlock,
    number: int,
    at: int | None = None,
) -> SeriesStyle:
    """Return the style of a series of a chart, or of its value in one category.

    Args:
        block: the chart.
        number: of the series, from 0.
        at: number of the category; none for the series as a whole.
    """
    style = style_series(number, len(block.series))
    if block.is_combined:
        style = style_combined(block, number, style)
    highlight = block.highlight
    if highlight.mutes(number, at):
        return mute_style(style)
    if len(highlight.series) == 1:
        return replace(style, fill=ACCENT, hatch="", dash=())
    return style


def style_combined(
    block: ChartBlock,
    number: int,
    style: SeriesStyle,
) -> SeriesStyle:
    """Return the style where lines run over columns: light columns, dark lines."""
    is_line = block.series[number].is_line
    alike = [row for row in block.series[:number] if row.is_line is is_line]
    place = len(alike)
    if is_line:
        return replace(
            style,
            fill=ACCENT,
            hatch="",
            dash=_DASHES[place % len(_DASHES)],
            marker=place % _MARKERS,
        )
    white = _LIGHT + (1 - _LIGHT) * style.fill.white
    hatch = _HATCHES[place % len(_HATCHES)]
    return replace(style, fill=Tone(Ink.ACCENT, white), hatch=hatch)


def style_wedge(
    block: ChartBlock,
    at: int,
    lightest: float = LIGHTEST_SERIES,
) -> SeriesStyle:
    """Return the style of a part of a ring: each lighter than the one before.

    Args:
        block: the chart.
        at: number of the part, from 0.
        lightest: share of white in the last.
    """
    white = shade_series(at, len(block.categories), lightest)
    style = replace(
        style_series(0, 1),
        fill=Tone(Ink.ACCENT, white),
    )
    if block.highlight.mutes(0, at):
        return mute_style(style)
    if len(block.highlight.categories) == 1:
        return replace(style, fill=ACCENT)
    return style


def mute_style(style: SeriesStyle) -> SeriesStyle:
    """Return the same in grey."""
    white = _GREY + _GREYS * style.fill.white
    return replace(
        style,
        fill=Tone(Ink.MUTED, white),
        line=_GREY_LINE,
        is_muted=True,
    )
