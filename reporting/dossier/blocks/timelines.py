"""A timeline -> events along an upright line, evenly spaced or as far apart as their dates are.

A known date has a full mark, an uncertain one an open mark; what lasts has a bar as long as it
lasts. To scale, marks stand where their dates are and words as near to them as they can without
running into each other; where a page cannot hold that, the events are evenly spaced.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from reporting.design.stacking import stack_notes
from reporting.dossier.typeset.columns import Cell, Columns, Extent, Gap, measure_height
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing, TextMetrics
from reporting.dossier.typeset.paragraph import EvidenceParagraph
from reporting.dossier.typeset.paragraph_styles import measure_column_height
from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.structure import StructElem
from reporting.plan.block_model import TimelineBlock, TimelineEvent, make_run
from reporting.record import Record, replace

_RADIUS = 3.4
"""Of the mark of an event, in points."""
_LINE = 0.75
"""Width of the line, in points."""
_OPEN = (1.5, 2.5)
"""Dashes of a line whose dates are not known."""


def typeset_timeline(setting: RenderContext, block: TimelineBlock) -> list[Flowable]:
    """Set events below one another along a line, to scale if dates and page allow it."""
    starts = [event.start for event in block.events if event.start is not None]
    if not starts:
        return _typeset_evenly(setting.group("L", numbering="None"), block)
    first = block.ticks[0].label
    last = block.ticks[-1].label
    labels = dict.fromkeys((first, last))
    scale = setting.elem("Figure", alt=" – ".join(labels))
    setting = setting.group("L", numbering="None")
    drawing = ScaledTimeline(setting, block, scale)
    _, height = drawing.wrap(setting.width, 0)
    if height <= measure_column_height(setting.theme) * _TALLEST:
        return [drawing]
    return _typeset_evenly(setting, block)


def _draw_mark(
    drawing: Drawing,
    event: TimelineEvent,
    at: tuple[float, float],
    foot: float,
    accent: str,
) -> None:
    """Draw a disc, or a bar down to `foot` for what lasts."""
    x, y = at
    fill = drawing.theme.colours.paper if event.uncertain else accent
    if event.lasting:
        dash = _OPEN if event.uncertain else ()
        drawing.capsule(x, foot, y + _RADIUS, _RADIUS, fill, accent, dash)
    else:
        drawing.disc(x, y, _RADIUS, fill, accent)


def _typeset_words(
    item: RenderContext, event: TimelineEvent, style: ParagraphStyle
) -> tuple[EvidenceParagraph, EvidenceParagraph]:
    """Return when an event was, in a style, and what it was."""
    label = item.elem("Lbl")
    date = (make_run(event.when, italic=event.uncertain),)
    when = item.words(date, style, elem=label)
    body = item.group("LBody")
    text = body.words(event.text, item.styles.aside)
    return when, text


# ---------------------------------------------------------------- evenly spaced

_AXIS = 0.29
"""Where the line stands, as a share of the column."""
_MIDDLE = 0.68
"""From the head of an event's text to its mark, as a share of the type size."""
_APART = 12.0
"""From the line to the words at either side, in points."""


def _typeset_evenly(setting: RenderContext, block: TimelineBlock) -> list[Flowable]:
    """Set events below one another, each as high as its words."""
    last = len(block.events) - 1
    done: list[Flowable] = []
    for number, event in enumerate(block.events):
        is_first = number == 0
        is_last = number == last
        done.append(_typeset_event(setting, event, is_first=is_first, is_last=is_last))
    return done


def _typeset_event(
    setting: RenderContext, event: TimelineEvent, *, is_first: bool, is_last: bool
) -> Columns:
    styles = setting.styles
    theme = setting.theme
    axis = setting.width * _AXIS
    size = styles.aside.fontSize
    space = 0 if is_last else styles.aside.leading * 0.6
    when_style = styles.label.clone("when", alignment=2, patterns="")
    when, text = _typeset_words(setting.group("LI"), event, when_style)

    def draw_line(canvas: TaggedCanvas, extent: Extent) -> None:
        drawing = Drawing(canvas, theme)
        mark = extent.height - size * _MIDDLE
        head = mark if is_first and extent.first else extent.height
        foot = mark if is_last and not event.lasting else 0.0
        dash = _OPEN if event.uncertain else ()
        muted = theme.colours.muted
        drawing.line((axis, head), (axis, foot), muted, _LINE, dash)
        if extent.first:
            end = space if extent.last else 0.0
            _draw_mark(drawing, event, (axis, mark), end, setting.accent)

    level = Gap(size - styles.label.fontSize)
    left = axis + _APART
    when_cell = Cell(0, axis - _APART, (level, when, Gap(space)))
    text_cell = Cell(left, setting.width - axis - _APART, (text, Gap(space)))
    return Columns([when_cell, text_cell], draw_line)


# ---------------------------------------------------------------- to scale

_TALL = 0.6
"""Share of the page's height that a timeline to scale may take for its looks."""
_TALLEST = 0.85
"""Share of the page's height that it may take for its words."""
_LEAST = 170.0
_LOOSE = 1.2
"""How much longer than its words a line is, so that words stand near their marks."""
_BETWEEN = 7.0
_LANE = 9.0
"""From the line to the bar of what lasts, and from there to one at the same time."""
_AFTER = 26.0
"""From the end of the time to an event without a date, in points."""
_LEVEL = 0.72
"""From the head of a line of words to its middle, as a share of the type size."""
_BEND = 24.0
"""Room for the lines that lead from marks to words."""


class _Entry(Record, frozen=True):
    """An event with its words.

    Args:
        event: of the timeline.
        words: when it was, and what it was.
        height: of the words with the space below, in points.
        lane: how many lanes it is drawn off the line.
        start: where it begins, in points below the beginning of the time.
        end: where it ends.
    """

    event: TimelineEvent
    words: tuple[EvidenceParagraph, ...]
    height: float
    lane: int
    start: float = 0.0
    end: float = 0.0


class ScaledTimeline(Flowable):
    """Events at the places of their dates, all of them together.

    Args:
        setting: the list that they belong to.
        block: a timeline whose events have starts.
        scale: the figure that its ticks belong to.
    """

    canv: TaggedCanvas

    def __init__(
        self, setting: RenderContext, block: TimelineBlock, scale: StructElem
    ) -> None:
        super().__init__()
        self.setting = setting
        self.ticks = block.ticks
        self.scale = scale
        metrics = TextMetrics(setting.theme)
        labels = [metrics.width(tick.label) for tick in block.ticks]
        lanes = _choose_lanes(block.events)
        self.axis = max(labels, default=0.0) + 12
        self.left = self.axis + _LANE * max(lanes) + _BEND
        self.column = setting.width - self.left
        entries: list[_Entry] = []
        for event, lane in zip(block.events, lanes, strict=True):
            entries.append(self._make_entry(event, lane))
        self.words = sum([entry.height for entry in entries])
        undated = [entry for entry in entries if entry.event.start is None]
        room = measure_column_height(setting.theme) * _TALL - len(undated) * _AFTER
        self.time = max(_LEAST, min(self.words * _LOOSE, room))
        self.entries = _place_entries(entries, self.time)
        above = max(0.0, -self.entries[0].start)
        self.before = above + setting.styles.label.fontSize * _LEVEL

    def _make_entry(self, event: TimelineEvent, lane: int) -> _Entry:
        setting = self.setting
        style = setting.styles.label.clone("when", patterns="")
        words = _typeset_words(setting.group("LI"), event, style)
        height = measure_height(words, self.column) + _BETWEEN
        return _Entry(event, words, height, lane)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the given width and the height of the line or the words: the larger one."""
        ends = [entry.end for entry in self.entries]
        last = max(self.time, *ends)
        self.width = width
        self.height = max(self.before + last + _RADIUS + 2, self.words)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line with its marks, then the words."""
        level = self.setting.styles.label.fontSize * _LEVEL
        zero = self.height - self.before
        wanted = [zero - entry.start + level for entry in self.entries]
        heights = [entry.height for entry in self.entries]
        edges = stack_notes(wanted, heights, self.height, 0) or wanted
        targets = [edge - level for edge in edges]
        self.canv.saveState()
        drawing = Drawing(self.canv, self.setting.theme)
        self._draw_line(drawing, zero)
        self._draw_ticks(drawing, zero)
        self._draw_marks(drawing, zero, targets)
        self.canv.restoreState()
        for entry, edge in zip(self.entries, edges, strict=True):
            top = edge
            for words in entry.words:
                top -= words.wrap(self.column, top)[1]
                words.drawOn(self.canv, self.left, top)

    def _draw_line(self, drawing: Drawing, zero: float) -> None:
        """Draw the line, with dashes where events without a date stand beyond it."""
        muted = self.setting.theme.colours.muted
        x = self.axis
        drawing.line((x, zero), (x, zero - self.time), muted, _LINE)
        first = self.entries[0].start
        last = self.entries[-1].start
        for end, beyond in ((0.0, first), (self.time, last)):
            if not 0 <= beyond <= self.time:
                drawing.line((x, zero - end), (x, zero - beyond), muted, _LINE, _OPEN)

    def _draw_ticks(self, drawing: Drawing, zero: float) -> None:
        muted = self.setting.theme.colours.muted
        x = self.axis
        with self.canv.figure(self.scale, self.width, self.height):
            for tick in self.ticks:
                y = zero - tick.value * self.time
                drawing.line((x - 4, y), (x, y), muted, _LINE)
                drawing.text(x - 7, y - 3, tick.label, "end", ink=muted)

    def _draw_marks(
        self, drawing: Drawing, zero: float, targets: Sequence[float]
    ) -> None:
        """Draw the lines that lead from marks to words, then the marks over them."""
        setting = self.setting
        near = self.left - 16
        far = self.left - 8
        for entry, target in zip(self.entries, targets, strict=True):
            mark = (self.axis + entry.lane * _LANE, zero - entry.start)
            bend = (near, mark[1])
            words = (far + 4, target)
            path = (mark, bend, (far, target), words)
            drawing.polyline(path, setting.theme.colours.muted)
        for entry in self.entries:
            mark = (self.axis + entry.lane * _LANE, zero - entry.start)
            foot = zero - entry.end
            _draw_mark(drawing, entry.event, mark, foot, setting.accent)


def _choose_lanes(events: Sequence[TimelineEvent]) -> list[int]:
    """Return how far from the line each event is drawn: no bar covers a mark or another bar."""
    lanes: list[int] = []
    ends: list[float] = []
    for event in events:
        if event.start is None or event.end is None:
            lanes.append(0)
            continue
        free = 0
        while free < len(ends) and ends[free] >= event.start:
            free += 1
        ends[free : free + 1] = [event.end]
        lanes.append(free + 1)
    return lanes


def _place_entries(entries: Sequence[_Entry], time: float) -> list[_Entry]:
    """Put events at their dates, and those without one between neighbours or beyond the ends.

    Args:
        entries: in order; at least one has a date.
        time: length of the time, in points.
    """
    starts = [entry.event.start for entry in entries]
    known = [at for at, start in enumerate(starts) if start is not None]
    placed: list[_Entry] = []
    for number, entry in enumerate(entries):
        place = _place_start(starts, known, number, time)
        end = place if entry.event.end is None else entry.event.end * time
        placed.append(replace(entry, start=place, end=end))
    return placed


def _place_start(
    starts: Sequence[float | None], known: Sequence[int], number: int, time: float
) -> float:
    """Return where an event stands, in points below the beginning of the time.

    Args:
        starts: of all events, as shares of the time.
        known: numbers of those that have a date.
        number: of the event.
        time: length of the time, in points.
    """
    start = starts[number]
    if start is not None:
        return start * time
    if number < known[0]:
        return -_AFTER * (known[0] - number)
    if number > known[-1]:
        return time + _AFTER * (number - known[-1])
    before = max([at for at in known if at < number])
    after = min([at for at in known if at > number])
    left = _place_start(starts, known, before, time)
    right = _place_start(starts, known, after, time)
    return left + (right - left) * (number - before) / (after - before)
