"""The dates of a timeline's events -> places along its line, and of the words beside it."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from reporting.plan.block_model import TimelineEvent

_LEAST = 170.0
"""Of the time, in points."""
_LOOSE = 1.2
"""How much longer than its words a line is, so that words stand near their marks."""
AFTER = 26.0
"""From the end of the time to an event without a date, in points."""


def measure_time(
    words: float,
    room: float,
    undated: int,
) -> float:
    """Return the length of the time: long enough for the words to stand near their marks.

    Args:
        words: height of all words, in points.
        room: height that line and events without a date may take.
        undated: how many these are.
    """
    most = room - undated * AFTER
    return max(_LEAST, min(words * _LOOSE, most))


def choose_lanes(events: Sequence[TimelineEvent]) -> list[int]:
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


def place_events(events: Sequence[TimelineEvent], time: float) -> list[float]:
    """Return where each event stands, in points from the beginning of the time.

    One without a date stands between its neighbours, or beyond the ends.

    Args:
        events: in order; at least one has a date.
        time: length of the time, in points.
    """
    places: list[float | None] = []
    known: list[int] = []
    for number, event in enumerate(events):
        place = None
        if event.start is not None:
            place = event.start * time
            known.append(number)
        places.append(place)
    placed: list[float] = []
    for number, place in enumerate(places):
        if place is not None:
            placed.append(place)
        else:
            placed.append(place_undated(places, known, number, time))
    return placed


def place_undated(
    places: Sequence[float | None],
    known: Sequence[int],
    number: int,
    time: float,
) -> float:
    """Return where an event without a date stands, in points from the beginning of the time.

    Args:
        places: of all events that have a date.
        known: numbers of these.
        number: of the event.
        time: length of the time, in points.
    """
    if number < known[0]:
        return -AFTER * (known[0] - number)
    if number > known[-1]:
        return time + AFTER * (number - known[-1])
    next_known = bisect(known, number)
    before = known[next_known - 1]
    after = known[next_known]
    left = places[before] or 0.0
    right = places[after] or 0.0
    return left + (right - left) * (number - before) / (after - before)


def spread_words(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Return the upper edges of words below one another, each as near as can be to its mark.

    What crowds is moved up and down alike: the squares of the ways are least (isotonic
    regression by pooling adjacent violators).

    Args:
        wanted: upper edges, rising, in points.
        heights: of the words with the space below.
    """
    pools: list[tuple[float, int]] = []
    above = 0.0
    for edge, height in zip(wanted, heights, strict=True):
        place, count = edge - above, 1
        while pools and pools[-1][0] > place:
            other, others = pools.pop()
            place = (place * count + other * others) / (count + others)
            count += others
        pools.append((place, count))
        above += height
    edges: list[float] = []
    above = 0.0
    for place, count in pools:
        for _ in range(count):
            edges.append(place + above)
            above += heights[len(edges) - 1]
    return edges
