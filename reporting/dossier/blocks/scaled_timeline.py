"""A timeline whose dates are known -> marks where the dates are, and the words beside them.

Words stand as near to their marks as they can without running into each other; a line leads
from each mark to its words.
"""

from __future__ import annotations

from reportlab.platypus import Flowable

from reporting.design.stacking import stack_notes
from reporting.dossier.blocks.timeline_events import (
    LINE_WIDTH,
    OPEN_DASH,
    RADIUS,
    draw_event_mark,
    typeset_event_words,
)
from reporting.dossier.blocks.timeline_places import (
    choose_lanes,
    measure_time,
    place_events,
)
from reporting.dossier.typeset.columns import measure_height
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing, TextMetrics
from reporting.dossier.typeset.paragraph import EvidenceParagraph
from reporting.dossier.typeset.paragraph_styles import measure_column_height
from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.structure import StructElem
from reporting.plan.block_model import TimelineBlock, TimelineEvent
from reporting.record import Record

_TALL = 0.6
"""Share of the page's height that it may take for its looks."""
_BETWEEN = 7.0
"""Between the words of two events, in points."""
_LANE = 9.0
"""From the line to the bar of what lasts, and from there to one at the same time."""
_LEVEL = 0.72
"""From the head of a line of words to its middle, as a share of the type size."""
_BEND = 24.0
"""Room for the lines that lead from marks to words, in points."""


class _Entry(Record, frozen=True):
    """An event with its words.

    Args:
        event: of the timeline.
        words: when it was, and what it was.
        height: of the words with the space below, in points.
        x: where its mark stands, in points from the left.
        start: where it begins, in points below the beginning of the time.
        end: where it ends.
    """

    event: TimelineEvent
    words: tuple[EvidenceParagraph, ...]
    height: float
    x: float
    start: float
    end: float


class ScaledTimeline(Flowable):
    """Events at the places of their dates, all of them together.

    Args:
        setting: the list that they belong to.
        block: a timeline whose events have starts.
        scale: the figure that its ticks belong to.
    """

    canv: TaggedCanvas

    def __init__(
        self,
        setting: RenderContext,
        block: TimelineBlock,
        scale: StructElem,
    ) -> None:
        super().__init__()
        self.setting = setting
        self.ticks = block.ticks
        self.scale = scale
        metrics = TextMetrics(setting.theme)
        labels = [metrics.width(tick.label) for tick in block.ticks]
        lanes = choose_lanes(block.events)
        self.axis = max(labels, default=0.0) + 12
        self.left = self.axis + _LANE * max(lanes) + _BEND
        self.column = setting.width - self.left
        style = setting.styles.label.clone("when", patterns="")
        words: list[tuple[EvidenceParagraph, ...]] = []
        heights: list[float] = []
        undated = 0
        for event in block.events:
            undated += event.start is None
            item = setting.group("LI")
            paragraphs = typeset_event_words(item, event, style)
            words.append(paragraphs)
            heights.append(measure_height(paragraphs, self.column) + _BETWEEN)
        self.words = sum(heights)
        room = measure_column_height(setting.theme) * _TALL
        self.time = measure_time(self.words, room, undated)
        starts = place_events(block.events, self.time)
        self.entries: list[_Entry] = []
        for number, event in enumerate(block.events):
            start = starts[number]
            end = start if event.end is None else event.end * self.time
            x = self.axis + lanes[number] * _LANE
            entry = _Entry(
                event,
                words[number],
                heights[number],
                x,
                start,
                end,
            )
            self.entries.append(entry)
        above = max(0.0, -starts[0])
        self.before = above + setting.styles.label.fontSize * _LEVEL

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the given width and the height of the line or the words: the larger one."""
        last = self.time
        for entry in self.entries:
            last = max(last, entry.end)
        line = self.before + last + RADIUS + 2
        self.width = width
        self.height = max(line, self.words)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line with its marks, then the words."""
        setting = self.setting
        level = setting.styles.label.fontSize * _LEVEL
        zero = self.height - self.before
        wanted: list[float] = []
        heights: list[float] = []
        for entry in self.entries:
            wanted.append(zero - entry.start + level)
            heights.append(entry.height)
        edges = stack_notes(wanted, heights, self.height, 0) or wanted
        self.canv.saveState()
        drawing = Drawing(self.canv, setting.theme)
        self._draw_axis(drawing, zero)
        for entry, edge in zip(self.entries, edges, strict=True):
            y = zero - entry.start
            target = edge - level
            bend = (self.left - 16, y)
            turn = (self.left - 8, target)
            words = (self.left - 8 + 4, target)
            path = ((entry.x, y), bend, turn, words)
            drawing.polyline(path, setting.theme.colours.muted)
        for entry in self.entries:
            mark = (entry.x, zero - entry.start)
            foot = zero - entry.end
            draw_event_mark(
                drawing,
                entry.event,
                mark,
                foot,
                setting.accent,
            )
        self.canv.restoreState()
        for entry, edge in zip(self.entries, edges, strict=True):
            top = edge
            for paragraph in entry.words:
                _, height = paragraph.wrap(self.column, top)
                top -= height
                paragraph.drawOn(
                    self.canv,
                    self.left,
                    top,
                )

    def _draw_axis(self, drawing: Drawing, zero: float) -> None:
        """Draw the line with its ticks, and dashes to events without a date beyond it."""
        muted = self.setting.theme.colours.muted
        x = self.axis
        drawing.line(
            (x, zero),
            (x, zero - self.time),
            muted,
            LINE_WIDTH,
        )
        first = self.entries[0].start
        last = self.entries[-1].start
        for end, beyond in ((0.0, first), (self.time, last)):
            if not 0 <= beyond <= self.time:
                near = (x, zero - end)
                far = (x, zero - beyond)
                drawing.line(
                    near,
                    far,
                    muted,
                    LINE_WIDTH,
                    OPEN_DASH,
                )
        with self.canv.mark_figure(
            self.scale,
            self.width,
            self.height,
        ):
            for tick in self.ticks:
                y = zero - tick.value * self.time
                drawing.line(
                    (x - 4, y),
                    (x, y),
                    muted,
                    LINE_WIDTH,
                )
                drawing.text(
                    x - 7,
                    y - 3,
                    tick.label,
                    "end",
                    ink=muted,
                )
