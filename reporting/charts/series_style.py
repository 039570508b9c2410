"""A series of a chart -> how it is told from others: hue, hatching, dashes, marker.

Up to six have a hue of their own, which a grey copy and all eyes tell apart; further ones have
them again, hatched. Lines differ besides in dash or marker. Where the title speaks of some, or
of a category, these have the hues and the rest is grey.
"""

from __future__ import annotations

from functools import cache

from reporting.charts.marks import (
    ACCENT,
    HUES,
    MUTED,
    PAPER,
    Dash,
    Hatch,
    Ink,
    Tone,
)
from reporting.plan.block_model import ChartBlock
from reporting.record import Record, replace

_DASHES: tuple[Dash, ...] = ((), (5, 2.5), (1.5, 2), (7, 2, 1.5, 2))
_HATCHES: tuple[Hatch, ...] = ("", "rising", "falling")
_MARKERS = 4
_JOINED_MARKERS = (3, 0, 1, 2)
"""Markers of points that are joined: the first is open, the second filled."""
_GREY, _GREYS = 0.5, 0.36
"""Share of white in what is left aside: the darkest, and how much more the lightest has."""
_LIGHT, _LIGHTER = 0.62, 0.8
"""Share of white in columns that lines run over, of the first series and of the last."""
_AGAIN = 0.45
"""Share of white in the parts of a ring whose hue is taken again."""
_GREY_LINE = Tone(Ink.MUTED, 0.35)


class SeriesStyle(Record, frozen=True):
    """How one series is drawn.

    Args:
        fill: of its bars or areas.
        hatch: the way of the lines over them.
        dash: of its line.
        marker: the shape of its markers.
        line: the colour of its line and its markers.
        edge: the colour around its bars and areas; of a stack paper, which parts them.
        is_muted: whether it is what the title leaves aside.
        is_behind: whether it belongs to another panel.
    """

    fill: Tone
    hatch: Hatch
    dash: Dash
    marker: int
    line: Tone = ACCENT
    edge: Tone = ACCENT
    is_muted: bool = False
    is_behind: bool = False

    @property
    def on_fill(self) -> Tone:
        """The colour of words on its fill."""
        return replace(self.fill, is_words=True)

    @property
    def hatch_tone(self) -> Tone:
        """The colour of the lines over its fill."""
        return PAPER if not self.fill.white else self.line


_BEHIND = SeriesStyle(
    fill=Tone(Ink.HAIRLINE),
    hatch="",
    dash=(),
    marker=0,
    line=Tone(Ink.HAIRLINE),
    edge=Tone(Ink.HAIRLINE),
    is_muted=True,
    is_behind=True,
)
"""Of a line that belongs to another panel."""


@cache
def style_series(number: int) -> SeriesStyle:
    """Return the style of one of several series, by its number from 0."""
    turn, place = divmod(number, len(HUES))
    hue = Tone(HUES[place])
    return SeriesStyle(
        fill=hue,
        hatch=_HATCHES[turn % len(_HATCHES)],
        dash=_DASHES[number // _MARKERS % len(_DASHES)],
        marker=number % _MARKERS,
        line=hue,
        edge=hue,
    )


def style_mark(
    block: ChartBlock,
    number: int,
    at: int | None = None,
) -> SeriesStyle:
    """Return the style of a series of a chart, or of its value in one category.

    Of several, those that the title speaks of take the first hues.

    Args:
        block: the chart.
        number: of the series, from 0.
        at: number of the category; none for the series as a whole.
    """
    count = len(block.series)
    highlight = block.highlight
    if block.series[number].is_behind:
        return _BEHIND
    if number in highlight.series:
        place = highlight.series.index(number)
        style = replace(style_series(place), marker=number % _MARKERS)
        if block.series[0].is_behind:
            style = style_series(0)
    elif block.traits.has_joins:
        style = style_series(count - 1 - number)
    else:
        style = style_series(0 if block.series[0].is_behind else number)
    if block.traits.has_joins:
        style = replace(style, marker=_JOINED_MARKERS[number % _MARKERS])
    if block.traits.has_named_ends:
        style = replace(style, dash=(), marker=0)
    if block.is_combined:
        style = style_combined(block, number, style)
    if highlight.mutes(number, at):
        style = mute_style(style, number, count)
    return replace(style, edge=PAPER) if block.is_stacked else style


def style_combined(
    block: ChartBlock,
    number: int,
    style: SeriesStyle,
) -> SeriesStyle:
    """Return the style where lines run over columns: tints below, a dark hue over them."""
    is_line = block.series[number].is_line
    alike = [row for row in block.series if row.is_line is is_line]
    place = alike.index(block.series[number])
    if is_line:
        return replace(
            style,
            dash=_DASHES[place % len(_DASHES)],
            marker=place % _MARKERS,
            line=Tone(Ink.OVER),
        )
    hue = HUES[place % len(HUES)]
    white = _spread(_LIGHT, _LIGHTER, place, len(alike))
    return replace(
        style,
        fill=Tone(hue, white),
        line=Tone(hue),
        edge=Tone(hue, white),
    )


def find_axis_tone(block: ChartBlock, *, is_second: bool) -> Tone:
    """Return the colour of what an axis measures: that of its series, where it has but one."""
    numbers: list[int] = []
    for number, series in enumerate(block.series):
        if series.is_second is is_second:
            numbers.append(number)
    if len(numbers) != 1:
        return MUTED
    return name_series(style_mark(block, numbers[0]))


def name_series(style: SeriesStyle) -> Tone:
    """Return the colour of the name of a series: its own, and quiet where it is left aside."""
    return MUTED if style.is_muted else style.line


def style_wedge(block: ChartBlock, at: int) -> SeriesStyle:
    """Return the style of a part of a ring: a hue each, and lighter from the seventh on.

    Args:
        block: the chart.
        at: number of the part, from 0.
    """
    chosen = block.highlight.categories
    place = chosen.index(at) if at in chosen else at
    style = style_series(place)
    white = _AGAIN if place >= len(HUES) else 0.0
    if block.highlight.mutes(0, at):
        return mute_style(style, at, len(block.categories))
    return replace(style, fill=replace(style.fill, white=white), hatch="")


def mute_style(style: SeriesStyle, number: int, count: int) -> SeriesStyle:
    """Return the same in one of several greys, which are lighter from first to last.

    Args:
        style: in its colours.
        number: of the series or part, from 0.
        count: how many there are.
    """
    white = _spread(_GREY, _GREY + _GREYS, number, count)
    return replace(
        style,
        fill=Tone(Ink.MUTED, white),
        line=_GREY_LINE,
        edge=Tone(Ink.MUTED, white),
        is_muted=True,
    )


def _spread(first: float, last: float, number: int, count: int) -> float:
    """Return one of several numbers in equal steps."""
    if count > 1:
        return first + (last - first) * number / (count - 1)
    return first
