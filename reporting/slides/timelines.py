"""Events of a timeline -> slides: a line with their marks, cards under it or on both sides.

To scale, a mark stands where its date is, and a line leads from it to its card; cards stand
side by side in the order of time, so that neither they nor these lines ever cross. What lasts
is a long mark; one that would cover another mark stands in a lane of its own below the line.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Sequence
from functools import partial

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import Tick, TimelineBlock, TimelineEvent
from reporting.plan.words import list_evidence
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.cards import Cell, Names, set_cards
from reporting.slides.cells import (
    CellLayout,
    MakeBody,
    TypeSizes,
    attach_block,
    lay_out_cells,
)
from reporting.slides.model import SlideBody
from reporting.slides.typesetter import Typesetter

MOST_EVENTS = 8
MOST_UNDER = 6
"""How many cards stand under the line at the most; more stand on both sides of it."""
LEAST_BOTH = 4
"""So many events, or more, may stand on both sides."""

MARK = pt(14)
"""Height of an event's mark."""
STEM = pt(8)
"""From the marks to the cards."""
LEAD = pt(28)
"""The same to scale, where the lines to the cards slant."""
LANE = pt(3)
"""Between a lane of long marks and the next."""
TICK = pt(5)
"""Length of a tick, and from there to its label."""

LASTING = 0.8
"""Width of the mark of an event that lasts, as a share of its card, if not to scale."""
BEYOND = 0.05
"""From the end of the time to an event without a date, as a share of the line."""
CARD_GAP = 0.35
"""Between cards, in gaps between columns."""
TEXT_SPACE = 0.2
"""Above the text of an event, as a share of its leading."""

NAMES = Names(text="Words")


class Band(Record, frozen=True):
    """Where the line of a timeline stands, and the marks of its events on it.

    Args:
        height: of line, marks, ticks and the lines that lead to the cards.
        line: from the top of that to the line.
        marks: by event, its left edge, its width and its lane, from 0.
    """

    height: Length
    line: Length
    marks: tuple[tuple[Length, Length, int], ...]


def lay_out_timeline(
    setter: Typesetter,
    block: TimelineBlock,
) -> tuple[SlideBody, ...]:
    """Lay out events along a line; the form with the largest type is taken.

    Args:
        setter: measures.
        block: the events, to scale where it has ticks.
    """

    def make_body(
        place_columns: PlaceColumns,
        events: Sequence[tuple[int, TimelineEvent]],
        size: TypeSizes,
    ) -> SlideBody:
        shown = tuple([event for _, event in events])
        part = replace(block, events=shown, ticks=_place_ticks(block))
        body = _set_events(
            setter,
            block,
            events,
            size.body,
            place_columns,
        )
        return attach_block(body, part)

    def list_forms(count: int) -> list[MakeBody[TimelineEvent]]:
        forms: list[MakeBody[TimelineEvent]] = []
        if count <= MOST_UNDER:
            forms.append(partial(make_body, place_under))
        if count >= LEAST_BOTH and not block.ticks:
            forms.append(partial(make_body, place_on_both_sides))
        return forms

    layout: CellLayout[TimelineEvent] = CellLayout(
        SlideKind.TIMELINE,
        MOST_EVENTS,
        list_forms,
        partial(make_body, place_under),
        get_text=lambda event: event.text,
        replace_text=lambda event, text: replace(event, text=text),
    )
    return lay_out_cells(setter, block.events, layout)


class Column(Record, frozen=True):
    """Where the card of an event stands.

    Args:
        left: its left edge.
        width: of it.
        is_over: whether it stands over the line.
    """

    left: Length
    width: Length
    is_over: bool = False


PlaceColumns = Callable[[Typesetter, int], list[Column]]
"""Returns the columns of so many events."""


def place_under(setter: Typesetter, count: int) -> list[Column]:
    """Return columns side by side under the line."""
    gap = setter.grid.gap.times(CARD_GAP)
    places = setter.grid.body.columns(count, gap)
    return [Column(place.left, place.width) for place in places]


def place_on_both_sides(setter: Typesetter, count: int) -> list[Column]:
    """Return columns over and under the line, by turns.

    Each is about as wide as two, and the next begins half of that further on.
    """
    gap = setter.grid.gap.times(CARD_GAP)
    slots = setter.grid.body.columns(count + 1, gap)
    width = slots[1].right - slots[0].left
    return [
        Column(slot.left, width, is_over=number % 2 == 0)
        for number, slot in enumerate(slots[:count])
    ]


def _set_events(
    setter: Typesetter,
    block: TimelineBlock,
    events: Sequence[tuple[int, TimelineEvent]],
    size: Length,
    place_columns: PlaceColumns,
) -> SlideBody:
    """Set some events at a size, with their cards under the line or on both sides of it."""
    body = setter.grid.body
    columns = place_columns(setter, len(events))
    band = make_band(
        setter,
        block,
        [event for _, event in events],
        columns,
    )
    top = Length(0)
    if any(column.is_over for column in columns):
        top = (body.height - band.height).part(1, 2)
    exhibit = body.below(top).tall(band.height)
    under = body.below(top + band.height)
    over = body.tall(top)
    cells = []
    for column, (number, event) in zip(columns, events, strict=True):
        room = over if column.is_over else under
        when = setter.make_text(
            event.when,
            Style.WHEN,
            size,
        )
        text = setter.make_text(
            event.text.runs,
            Style.TEXT,
            size,
            TEXT_SPACE,
        )
        cell = Cell(
            Rect(
                column.left,
                room.top,
                column.width,
                room.height,
            ),
            f"events[{number}]",
            texts=(text,) if event.text.runs else (),
            evidence=(*list_evidence(event.when), *event.text.evidence),
            title=(when,),
        )
        cells.append(cell)
    made = set_cards(
        setter,
        SlideKind.TIMELINE,
        size,
        cells,
        NAMES,
    )
    marks = _place_marks(setter, exhibit, band)
    return replace(made, exhibit=exhibit, marks=marks)


# ---------------------------------------------------------------- line and marks


def make_band(
    setter: Typesetter,
    block: TimelineBlock,
    events: Sequence[TimelineEvent],
    columns: Sequence[Column],
) -> Band:
    """Return the marks of events, at their cards or, to scale, at their dates.

    Args:
        setter: measures.
        block: all of the timeline.
        events: those on the slide.
        columns: of the card of each.
    """
    mark = setter.scale(MARK)
    stem = setter.scale(STEM)
    if not block.ticks:
        marks = []
        for event, column in zip(events, columns, strict=True):
            wide = mark
            if event.is_lasting:
                wide = column.width.times(LASTING)
            marks.append((column.left, wide, 0))
        return Band(
            mark + stem.times(2),
            stem + mark.part(1, 2),
            tuple(marks),
        )
    body = setter.grid.body
    spans = find_spans(block.events)
    width = body.width - mark
    own = []
    for event in events:
        own.append(spans[block.events.index(event)])
    lanes = choose_lanes(own, mark / width)
    placed = []
    for (start, end), lane in zip(own, lanes, strict=True):
        left = body.left + width.times(start)
        long = width.times(end - start) + mark
        placed.append((left, long, lane))
    depth = (mark + setter.scale(LANE)).times(max(lanes))
    labels = setter.tokens.small.leading + setter.scale(TICK).times(2)
    line = labels + mark.part(1, 2)
    height = line + mark.part(1, 2) + depth + setter.scale(LEAD)
    return Band(height, line, tuple(placed))


def _place_marks(
    setter: Typesetter,
    exhibit: Rect,
    band: Band,
) -> tuple[Rect, ...]:
    """Return where the marks of a band stand."""
    mark = setter.scale(MARK)
    step = mark + setter.scale(LANE)
    rects = []
    for left, width, lane in band.marks:
        top = exhibit.top + band.line - mark.part(1, 2) + step.times(lane)
        rect = Rect(left, top, width, mark)
        rects.append(rect)
    return tuple(rects)


def find_spans(events: Sequence[TimelineEvent]) -> list[tuple[float, float]]:
    """Return where events begin and end, as shares of a line on which all have room.

    One without a date stands between its neighbours, or beyond the ends of the time.

    Args:
        events: in order; at least one has a date.
    """
    known, before, time = _find_time(events)
    spans = []
    for at, event in enumerate(events):
        if event.start is None:
            share = _place_undated(events, known, at)
            start = end = before + time * share
            beyond = min(0, at - known[0]) + max(0, at - known[-1])
            start = end = start + BEYOND * beyond
        else:
            start = before + time * event.start
            last = event.start if event.end is None else event.end
            end = before + time * max(event.start, last)
        spans.append((start, end))
    return spans


def _find_time(events: Sequence[TimelineEvent]) -> tuple[list[int], float, float]:
    """Return which events have a date, and the start and the length of the time on the line."""
    known = []
    for at, event in enumerate(events):
        if event.start is not None:
            known.append(at)
    before = BEYOND * known[0]
    after = BEYOND * (len(events) - 1 - known[-1])
    return known, before, max(1 - before - after, BEYOND)


def _place_ticks(block: TimelineBlock) -> tuple[Tick, ...]:
    """Return the ticks of a timeline by their shares of the line, not of the time."""
    if not block.ticks:
        return ()
    _, before, time = _find_time(block.events)
    return tuple(
        [replace(tick, value=before + time * tick.value) for tick in block.ticks]
    )


def _place_undated(
    events: Sequence[TimelineEvent],
    known: Sequence[int],
    at: int,
) -> float:
    """Return the share of the time at which an event without a date would stand."""
    if at < known[0]:
        return 0.0
    if at > known[-1]:
        return 1.0
    following = bisect(known, at)
    first = known[following - 1]
    last = known[following]
    left = events[first].start or 0.0
    right = events[last].start or 0.0
    return left + (right - left) * (at - first) / (last - first)


def choose_lanes(spans: Sequence[tuple[float, float]], mark: float) -> list[int]:
    """Return the lane of each mark: the line itself for what does not last.

    Args:
        spans: where they begin and end, in order.
        mark: width of what does not last, likewise.
    """
    points = [start for start, end in spans if end == start]
    ends: list[float] = [-1.0]
    lanes = []
    for start, end in spans:
        lane = 0
        if end > start:
            covers = any(start - mark < point < end + mark for point in points)
            lane = 1 if covers else 0
            while lane < len(ends) and ends[lane] + mark > start:
                lane += 1
            ends += [-1.0] * (lane + 1 - len(ends))
            ends[lane] = end
        lanes.append(lane)
    return lanes
