"""A timeline -> events along an upright line, evenly spaced or as far apart as their dates are.

A known date has a full mark, an uncertain one an open mark; what lasts has a bar as long as it
lasts. To scale, marks stand where their dates are and words as near to them as they can without
running into each other; where a page cannot hold that, the events are evenly spaced.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from reporting.dossier.typeset.columns import Cell, Columns, Extent, Gap, measure_height
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing, TextMetrics
from reporting.dossier.typeset.paragraph_styles import measure_column_height
from reporting.design.stacking import stack_notes
from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.structure import StructElem
from reporting.plan.block_model import Run, TimelineBlock, TimelineEvent
from reporting.record import Record, replace

_RADIUS = 3.4
_OPEN = (1.5, 2.5)
"""Dashes of a line whose dates are not known."""


def typeset_timeline(setting: RenderContext, block: TimelineBlock) -> list[Flowable]:
    """Set events below one another along a line."""
    to_scale = any(event.start is not None for event in block.events)
    scale = _scale(setting, block) if to_scale else None
    setting = setting.group("L", numbering="None")
    if scale:
        drawn = ToScale(setting, block, scale)
        if (
            drawn.wrap(setting.width, 0)[1]
            <= measure_column_height(setting.theme) * _TALLEST
        ):
            return [drawn]
    last = len(block.events) - 1
    return [
        _event(setting, event, is_first=at == 0, is_last=at == last)
        for at, event in enumerate(block.events)
    ]


def _mark(
    pen: Drawing, event: TimelineEvent, x: float, y: float, foot: float, accent: str
) -> None:
    """Draw a disc, or a bar down to `foot` for what lasts."""
    fill = pen.theme.colours.paper if event.uncertain else accent
    if event.lasting:
        pen.capsule(
            x,
            foot,
            y + _RADIUS,
            _RADIUS,
            fill,
            accent,
            _OPEN if event.uncertain else (),
        )
    else:
        pen.disc(x, y, _RADIUS, fill, accent)


# ---------------------------------------------------------------- evenly spaced


def _event(
    setting: RenderContext, event: TimelineEvent, *, is_first: bool, is_last: bool
) -> Columns:
    styles, theme = setting.styles, setting.theme
    axis = setting.width * 0.29
    middle = styles.aside.fontSize * 0.68
    end = styles.label.clone("when", alignment=2, patterns="")
    item = setting.group("LI")
    when = item.words(
        (Run(event.when, italic=event.uncertain),), end, elem=item.elem("Lbl")
    )
    space = 0 if is_last else styles.aside.leading * 0.6

    def ground(canvas: TaggedCanvas, extent: Extent) -> None:
        pen, node = Drawing(canvas, theme), extent.height - middle
        head = node if is_first and extent.first else extent.height
        foot = node if is_last and not event.lasting else 0.0
        pen.line(
            (axis, head),
            (axis, foot),
            theme.colours.muted,
            0.75,
            _OPEN if event.uncertain else (),
        )
        if extent.first:
            _mark(pen, event, axis, node, space if extent.last else 0.0, setting.accent)

    text = item.group("LBody").words(event.text, styles.aside)
    level = Gap(styles.aside.fontSize - styles.label.fontSize)
    cells = [
        Cell(0, axis - 12, (level, when, Gap(space))),
        Cell(axis + 12, setting.width - axis - 12, (text, Gap(space))),
    ]
    return Columns(cells, ground)


# ---------------------------------------------------------------- to scale

_TALL, _TALLEST = 0.6, 0.85
"""Shares of the page's height that a timeline to scale may take: for its looks, and for its words."""
_LEAST = 170.0
_LOOSE = 1.2
"""How much longer than its words a line is, so that words stand near their marks."""
_BETWEEN = 7.0
_LANE = 9.0
"""From the line to the bar of what lasts, and from there to one that lasts at the same time."""
_AFTER = 26.0
"""From the end of the time to an event without a date, in points."""
_LEVEL = 0.72
"""From the head of a line of words to its middle, as a share of the type size."""
_BEND = 24.0
"""Room for the lines that lead from marks to words."""


class _Entry(Record, frozen=True):
    """An event with its words, their height with the space below, and its lane: 0 is the line itself."""

    event: TimelineEvent
    words: tuple[Flowable, ...]
    height: float
    lane: int
    start: float = 0.0
    end: float = 0.0
    """Where it stands, in points below the beginning of the time."""


def _scale(setting: RenderContext, block: TimelineBlock) -> StructElem:
    """Return the figure of a timeline's ticks, which says in words from when to when they reach."""
    return setting.elem(
        "Figure",
        alt=" – ".join(dict.fromkeys((block.ticks[0].label, block.ticks[-1].label))),
    )


class ToScale(Flowable):
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
        self.setting, self.ticks, self.scale = setting, block.ticks, scale
        letters, lanes = TextMetrics(setting.theme), _lanes(block.events)
        self.axis = (
            max((letters.width(tick.label) for tick in block.ticks), default=0.0) + 12
        )
        self.left = self.axis + _LANE * max(lanes) + _BEND
        self.column = setting.width - self.left
        entries = [
            self._entry(event, lane)
            for event, lane in zip(block.events, lanes, strict=True)
        ]
        self.words = sum(entry.height for entry in entries)
        beyond = sum(entry.event.start is None for entry in entries) * _AFTER
        room = measure_column_height(setting.theme) * _TALL - beyond
        self.time = max(_LEAST, min(self.words * _LOOSE, room))
        self.entries = _placed(entries, self.time)
        self.before = (
            max(0.0, -self.entries[0].start) + setting.styles.label.fontSize * _LEVEL
        )

    def _entry(self, event: TimelineEvent, lane: int) -> _Entry:
        styles, item = self.setting.styles, self.setting.group("LI")
        label = styles.label.clone("when", patterns="")
        when = item.words(
            (Run(event.when, italic=event.uncertain),), label, elem=item.elem("Lbl")
        )
        text = item.group("LBody").words(event.text, styles.aside)
        return _Entry(
            event,
            (when, text),
            measure_height((when, text), self.column) + _BETWEEN,
            lane,
        )

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the given width and the height of the line or of the words, whichever is more."""
        last = max(self.time, *(entry.end for entry in self.entries))
        self.width, self.height = (
            width,
            max(self.before + last + _RADIUS + 2, self.words),
        )
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line with its marks, then the words."""
        level = self.setting.styles.label.fontSize * _LEVEL
        zero = self.height - self.before
        wanted = [zero - entry.start + level for entry in self.entries]
        heights = [entry.height for entry in self.entries]
        edges = stack_notes(wanted, heights, self.height, 0) or wanted
        self.canv.saveState()
        self._line(
            Drawing(self.canv, self.setting.theme),
            zero,
            [edge - level for edge in edges],
        )
        self.canv.restoreState()
        for entry, edge in zip(self.entries, edges, strict=True):
            top = edge
            for words in entry.words:
                top -= words.wrap(self.column, top)[1]
                words.drawOn(self.canv, self.left, top)

    def _line(self, pen: Drawing, zero: float, targets: Sequence[float]) -> None:
        """Draw the line, its ticks, and each mark with a line that leads to its words."""
        muted, x = self.setting.theme.colours.muted, self.axis
        pen.line((x, zero), (x, zero - self.time), muted, 0.75)
        for one, other in (
            (0.0, self.entries[0].start),
            (self.time, self.entries[-1].start),
        ):
            if not 0 <= other <= self.time:
                pen.line((x, zero - one), (x, zero - other), muted, 0.75, _OPEN)
        with self.canv.figure(self.scale, self.width, self.height):
            for tick in self.ticks:
                y = zero - tick.value * self.time
                pen.line((x - 4, y), (x, y), muted, 0.75)
                pen.text(x - 7, y - 3, tick.label, "end", ink=muted)
        near, far = self.left - 16, self.left - 8
        for entry, target in zip(self.entries, targets, strict=True):
            y = zero - entry.start
            pen.polyline(
                (
                    (x + entry.lane * _LANE, y),
                    (near, y),
                    (far, target),
                    (far + 4, target),
                ),
                muted,
            )
        for entry in self.entries:
            at, foot = x + entry.lane * _LANE, zero - entry.end
            _mark(pen, entry.event, at, zero - entry.start, foot, self.setting.accent)


def _lanes(events: Sequence[TimelineEvent]) -> list[int]:
    """Return how far from the line each event is drawn, so that no bar covers a mark or another bar."""
    lanes: list[int] = []
    taken: list[float] = []
    for event in events:
        if event.start is None or event.end is None:
            lanes.append(0)
            continue
        free = next(
            (at for at, end in enumerate(taken) if end < event.start), len(taken)
        )
        taken[free : free + 1] = [event.end]
        lanes.append(free + 1)
    return lanes


def _placed(entries: Sequence[_Entry], time: float) -> list[_Entry]:
    """Put events at their dates, and those without one between their neighbours or beyond the ends."""
    known = [at for at, entry in enumerate(entries) if entry.event.start is not None]

    def place(at: int) -> float:
        start = entries[at].event.start
        if start is not None:
            return start * time
        before = max((one for one in known if one < at), default=None)
        after = min((one for one in known if one > at), default=None)
        if before is None:
            return -_AFTER * (known[0] - at)
        if after is None:
            return time + _AFTER * (at - known[-1])
        return place(before) + (place(after) - place(before)) * (at - before) / (
            after - before
        )

    done = []
    for at, entry in enumerate(entries):
        start, end = place(at), entry.event.end
        done.append(
            replace(entry, start=start, end=start if end is None else end * time)
        )
    return done
