"""A planned chart -> a drawing: bars and columns from zero, lines, areas, points.

Labels stand at what they name. Series differ in lightness, dash and marker, so that a grey copy
says the same. What is written comes from the plan; only places are worked out here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from reporting.content.model import ChartKind
from reporting.dossier.doughnut import doughnut
from reporting.dossier.layout import Picture
from reporting.dossier.margin import stack
from reporting.dossier.pen import Lettering, Pen, Point, Side
from reporting.dossier.setting import Setting
from reporting.dossier.styles import column_height, tint
from reporting.plan.model import ChartBlock, Tick

_DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2.5), (1.5, 2), (7, 2, 1.5, 2))
_MANY_POINTS = 8
_PLOT_HEIGHT = 150.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high` onto points from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return where a value stands."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def shade(accent: str, number: int, count: int) -> str:
    """Return the fill of a series: the first in full, each further one lighter."""
    return tint(accent, 0.68 * number / (count - 1)) if count > 1 else accent


def chart(setting: Setting, block: ChartBlock) -> list[Picture]:
    """Draw a chart as wide as the column, with a legend above where labels cannot stand at their series."""
    setting = setting.group("Figure", alt=block.alt)
    drawn = _KINDS[block.kind](setting, block)
    keyed = block.kind not in (ChartKind.DOUGHNUT, ChartKind.LINE, ChartKind.AREA) and len(block.series) > 1
    return [_legend(setting, block), drawn] if keyed else [drawn]


def _scale(ticks: Sequence[Tick], values: Sequence[float], start: float, end: float) -> Scale:
    reach = [*(tick.value for tick in ticks), *values]
    low, high = min(reach, default=0.0), max(reach, default=1.0)
    return Scale(low, high if high > low else low + 1, start, end)


def _values(block: ChartBlock) -> list[float]:
    return [value for series in block.series for value in series.values]


def _legend(setting: Setting, block: ChartBlock) -> Picture:
    letters = Lettering(setting.theme)
    places: list[tuple[float, int]] = []
    x, row = 0.0, 0
    for series in block.series:
        width = letters.width(series.name) + 28
        if x and x + width > setting.width:
            x, row = 0.0, row + 1
        places.append((x, row))
        x += width
    height = (row + 1) * letters.leading + 6

    def paint(canvas: Canvas) -> None:
        pen = Pen(canvas, setting.theme)
        for number, (series, (left, line)) in enumerate(zip(block.series, places, strict=True)):
            y = height - (line + 1) * letters.leading + 3
            if block.kind is ChartKind.SCATTER:
                pen.marker(left + 4, y + 3, number, setting.accent)
            else:
                pen.rect(
                    left, y - 0.5, 8, 7, shade(setting.accent, number, len(block.series)), setting.accent
                )
            pen.text(left + 12, y, letters.lines(series.name, setting.width - 12)[0])

    return Picture(setting.width, height, paint, setting.place)


# ---------------------------------------------------------------- bars


def _bar(setting: Setting, block: ChartBlock) -> Picture:
    """Draw lying bars: name at the left, number at the bar's end."""
    letters, count = Lettering(setting.theme), len(block.series)
    name_width = min(setting.width * 0.4, max(map(letters.width, block.categories), default=0.0))
    names = [letters.lines(name, name_width + 0.1) for name in block.categories]
    room = max((letters.width(label) for series in block.series for label in series.labels), default=0.0) + 6
    thick = 14.0 if count == 1 else 11.0
    pitches = [max(count * thick + 8, len(lines) * letters.leading + 4) for lines in names]
    pitches = _compressed(pitches, setting)
    values = [*_values(block), 0.0]
    left = name_width + 10 + (room if min(values) < 0 else 0)
    across = _scale(block.ticks, values, left, setting.width - room)
    height = sum(pitches)

    def paint(canvas: Canvas) -> None:
        pen, top = Pen(canvas, setting.theme), height
        for at, lines in enumerate(names):
            middle = top - pitches[at] / 2
            if pitches[at] >= letters.size:
                y = middle + (len(lines) - 1) / 2 * letters.leading - 3
                for number, line in enumerate(lines):
                    pen.text(name_width, y - number * letters.leading, line, "end")
            _bar_group(pen, setting, block, at, middle, min(thick, (pitches[at] - 2) / count), across)
            top -= pitches[at]
        pen.line((across(0), 0), (across(0), height), setting.theme.colours.ink, 0.75)

    return Picture(setting.width, height, paint, setting.place)


def _compressed(pitches: list[float], setting: Setting) -> list[float]:
    room = column_height(setting.theme) * 0.8
    return [pitch * min(1.0, room / sum(pitches)) for pitch in pitches] if pitches else []


def _bar_group(
    pen: Pen, setting: Setting, block: ChartBlock, at: int, middle: float, thick: float, across: Scale
) -> None:
    count = len(block.series)
    for number, series in enumerate(block.series):
        if at >= len(series.values):
            continue
        value = series.values[at]
        y = middle + (count / 2 - number - 1) * thick
        fill = shade(setting.accent, number, count)
        pen.rect(across(0), y + 0.5, across(value) - across(0), thick - 1, fill, setting.accent)
        if thick >= pen.letters.size - 1:
            side: Side = "start" if value >= 0 else "end"
            end = across(value) + (4 if value >= 0 else -4)
            pen.text(end, y + thick / 2 - 3, series.labels[at], side, bold=count == 1)


# ---------------------------------------------------------------- frames of upright charts


@dataclass(frozen=True, slots=True)
class _Frame:
    """The plot of an upright chart: its edges, its height scale, and where the categories stand."""

    left: float
    right: float
    foot: float
    up: Scale
    slots: tuple[float, ...]
    slot: float
    height: float
    labels: tuple[tuple[str, ...], ...]
    steep: bool
    every: int


def _frame(setting: Setting, block: ChartBlock, right: float, *, zero: bool = True) -> _Frame:
    letters = Lettering(setting.theme)
    left = max((letters.width(tick.label) for tick in block.ticks), default=0.0) + 8
    count = max(len(block.categories), 1)
    slot = (setting.width - left - right) / count
    steep = max(map(letters.longest_word, block.categories), default=0.0) > slot - 3
    every = max(1, round(letters.leading / slot + 0.49)) if steep else 1
    labels: tuple[tuple[str, ...], ...]
    if steep:
        longest = max(map(letters.width, block.categories))
        labels = tuple((name,) for name in block.categories)
        foot = min(longest, 130.0) + 8
    else:
        labels = tuple(tuple(letters.lines(name, slot - 3)) for name in block.categories)
        foot = max(map(len, labels), default=0) * letters.leading + 6
    height = foot + _PLOT_HEIGHT + 14
    values = [*_values(block), *([0.0] if zero else [])]
    up = _scale(block.ticks, values, foot, foot + _PLOT_HEIGHT)
    slots = tuple(left + slot * (at + 0.5) for at in range(count))
    return _Frame(left, setting.width - right, foot, up, slots, slot, height, labels, steep, every)


def _grid(pen: Pen, frame: _Frame, block: ChartBlock) -> None:
    colours = pen.theme.colours
    for tick in block.ticks:
        y = frame.up(tick.value)
        pen.line((frame.left, y), (frame.right, y), colours.hairline)
        pen.text(frame.left - 6, y - 3, tick.label, "end", ink=colours.muted)
    low = frame.up.low
    base = frame.up(min(max(0.0, low), frame.up.high))
    pen.line((frame.left, base), (frame.right, base), colours.ink, 0.75)
    for at in range(0, len(frame.labels), frame.every):
        _category(pen, frame, at)


def _category(pen: Pen, frame: _Frame, at: int) -> None:
    if not frame.steep:
        for number, line in enumerate(frame.labels[at]):
            pen.text(frame.slots[at], frame.foot - 11 - number * pen.letters.leading, line, "middle")
        return
    pen.canvas.saveState()
    pen.canvas.translate(frame.slots[at] + 3, frame.foot - 4)
    pen.canvas.rotate(90)
    pen.text(0, 0, pen.letters.lines(frame.labels[at][0], 130.0)[0], "end")
    pen.canvas.restoreState()


# ---------------------------------------------------------------- columns, lines, areas


def _column(setting: Setting, block: ChartBlock) -> Picture:
    """Draw standing columns with their numbers on top where these fit."""
    frame, count = _frame(setting, block, 0.0), len(block.series)
    letters = Lettering(setting.theme)
    thick = min(frame.slot * 0.72 / count, 46.0)
    widest = max((letters.width(label) for series in block.series for label in series.labels), default=0.0)
    numbered = widest <= frame.slot / count + 2

    def paint(canvas: Canvas) -> None:
        pen = Pen(canvas, setting.theme)
        _grid(pen, frame, block)
        for number, series in enumerate(block.series):
            fill = shade(setting.accent, number, count)
            for at, value in enumerate(series.values):
                x = frame.slots[at] + (number - count / 2) * thick
                pen.rect(x, frame.up(0), thick, frame.up(value) - frame.up(0), fill, setting.accent)
                if numbered:
                    y = frame.up(value) + (4 if value >= 0 else -11)
                    pen.text(x + thick / 2, y, series.labels[at], "middle", bold=count == 1)

    return Picture(setting.width, frame.height, paint, setting.place)


def _line(setting: Setting, block: ChartBlock, *, filled: bool = False) -> Picture:
    """Draw a line a series, named at its end; a single short one carries its numbers."""
    letters = Lettering(setting.theme)
    named = len(block.series) > 1
    room = (
        min(setting.width * 0.3, max(letters.width(series.name) for series in block.series) + 10)
        if named
        else 0
    )
    frame = _frame(setting, block, room, zero=filled)
    tracks = [tuple(zip(frame.slots, map(frame.up, series.values), strict=False)) for series in block.series]

    def paint(canvas: Canvas) -> None:
        pen = Pen(canvas, setting.theme)
        _grid(pen, frame, block)
        for number, track in enumerate(tracks):
            if track:
                _track(pen, setting, track, number, frame.up(max(0.0, frame.up.low)) if filled else None)
        if named:
            _end_names(pen, block, tracks, frame, room)
        elif tracks and len(tracks[0]) <= _MANY_POINTS:
            for (x, y), label in zip(tracks[0], block.series[0].labels, strict=False):
                pen.text(x, y + 7, label, "middle", bold=True)

    return Picture(setting.width, frame.height, paint, setting.place)


def _track(pen: Pen, setting: Setting, track: tuple[Point, ...], number: int, base: float | None) -> None:
    if base is not None:
        pen.polygon(
            ((track[0][0], base), *track, (track[-1][0], base)),
            tint(setting.accent, 0.78 - 0.12 * (number % 3)),
        )
    pen.polyline(track, setting.accent, 1.6, _DASHES[number % len(_DASHES)])
    for x, y in track:
        pen.marker(x, y, number, setting.accent)


def _end_names(
    pen: Pen, block: ChartBlock, tracks: Sequence[tuple[Point, ...]], frame: _Frame, room: float
) -> None:
    letters = pen.letters
    ends = [(track[-1] if track else (frame.right, frame.foot)) for track in tracks]
    order = sorted(range(len(ends)), key=lambda at: -ends[at][1])
    names = [letters.lines(block.series[at].name, room - 8) for at in order]
    heights = [len(lines) * letters.leading for lines in names]
    wanted = [ends[at][1] + height / 2 for at, height in zip(order, heights, strict=True)]
    edges = stack(wanted, heights, frame.height, 0) or wanted
    for at, lines, edge in zip(order, names, edges, strict=True):
        for number, line in enumerate(lines):
            pen.text(ends[at][0] + 8, edge - (number + 1) * letters.leading + 3, line)


def _area(setting: Setting, block: ChartBlock) -> Picture:
    return _line(setting, block, filled=True)


# ---------------------------------------------------------------- points


def _scatter(setting: Setting, block: ChartBlock) -> Picture:
    """Draw points by both their values, with ticks on both axes."""
    letters = Lettering(setting.theme)
    left = max((letters.width(tick.label) for tick in block.ticks), default=0.0) + 8
    foot = letters.leading * (2.4 if block.x_label else 1) + 6
    up = _scale(block.ticks, _values(block), foot, foot + _PLOT_HEIGHT)
    xs = [x for series in block.series for x in series.x]
    edge = max((letters.width(tick.label) for tick in block.x_ticks), default=0.0) / 2
    across = _scale(block.x_ticks, xs, left + 12, setting.width - max(edge, 12))
    numbered = sum(len(series.values) for series in block.series) <= _MANY_POINTS

    def paint(canvas: Canvas) -> None:
        pen = Pen(canvas, setting.theme)
        _cross_grid(pen, block, across, up, left)
        for number, series in enumerate(block.series):
            for at, (x, y) in enumerate(zip(series.x, series.values, strict=False)):
                pen.marker(across(x), up(y), number, setting.accent)
                if numbered:
                    pen.text(across(x), up(y) + 7, series.labels[at], "middle")

    return Picture(setting.width, foot + _PLOT_HEIGHT + 14, paint, setting.place)


def _cross_grid(pen: Pen, block: ChartBlock, across: Scale, up: Scale, left: float) -> None:
    colours = pen.theme.colours
    for tick in block.ticks:
        pen.line((left, up(tick.value)), (across.end, up(tick.value)), colours.hairline)
        pen.text(left - 6, up(tick.value) - 3, tick.label, "end", ink=colours.muted)
    pen.line((left, up.start), (across.end, up.start), colours.ink, 0.75)
    for tick in block.x_ticks:
        pen.line((across(tick.value), up.start), (across(tick.value), up.start - 3), colours.ink)
        pen.text(across(tick.value), up.start - 13, tick.label, "middle", ink=colours.muted)
    if block.x_label:
        label = pen.letters.lines(block.x_label, across.end - left)[0]
        pen.text(across.end, up.start - 13 - pen.letters.leading * 1.2, label, "end")


_KINDS: dict[ChartKind, Callable[[Setting, Any], Picture]] = {
    ChartKind.BAR: _bar,
    ChartKind.COLUMN: _column,
    ChartKind.LINE: _line,
    ChartKind.AREA: _area,
    ChartKind.DOUGHNUT: doughnut,
    ChartKind.SCATTER: _scatter,
}
