"""A timeline of the content -> its dates in words and, where it is to scale, where each event stands.

A period stands where its first day is; what lasts reaches to the last day of its end. The scale
runs over all of the days named, and is marked by years or, where there are few, by months.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from reporting.content.blocks import Event, Timeline
from reporting.content.values import Period
from reporting.plan.block_model import (
    Tick,
    TimelineBlock,
    TimelineEvent,
)
from reporting.plan.located_text import find_origin
from reporting.plan.scope import Scope
from reporting.record import Record

_MOST_TICKS = 9
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)
"""Months from tick to tick."""


def plan_timeline(block: Timeline, scope: Scope) -> TimelineBlock:
    """Plan a timeline in the scope's language."""
    time = _span(block) if block.scale == "time" else None
    return TimelineBlock(
        block.id,
        scope.text(block.title),
        scope.proof(block.claims),
        events=tuple(_event(event, scope, time) for event in block.events),
        ticks=tuple(_ticks(time, scope)) if time else (),
    )


class _Span(Record, frozen=True):
    """From the first day that a timeline names to the last."""

    first: dt.date
    last: dt.date

    def share(self, day: dt.date) -> float:
        """Return how much of the time has gone by on a day."""
        return (day - self.first).days / (self.last - self.first).days


def _span(block: Timeline) -> _Span:
    starts = [event.on.first_day for event in block.events if event.on]
    ends = [event.until.last_day for event in block.events if event.until]
    return _Span(min(starts), max([*starts, *ends]))


def _event(event: Event, scope: Scope, time: _Span | None) -> TimelineEvent:
    dated = event.on if time else None
    when = _when(event, scope)
    if find_origin(when) is None:
        when = scope.stand_for(when, event, "on" if event.on else "label")
    return TimelineEvent(
        when,
        uncertain=event.inferred or event.on is None,
        text=scope.para(event.text),
        lasting=event.until is not None,
        start=time.share(dated.first_day) if time and dated else None,
        end=time.share(event.until.last_day) if time and event.until else None,
        origin=scope.origins.find(event),
    )


def _when(event: Event, scope: Scope) -> str:
    """Return the words of the event's label, else its date or its two dates; an inferred one says so."""
    when = scope.text(event.label)
    if event.on and not when:
        when = (
            _lasting(event.on, event.until, scope)
            if event.until
            else _written(event.on, scope)
        )
    return f"{when} ({scope.language.phrase('inferred')})" if event.inferred else when


def _lasting(on: Period, until: Period, scope: Scope) -> str:
    lang = scope.language
    if all(period.month and not period.day for period in (on, until)):
        return lang.month_span(on.first_day, until.first_day)
    return lang.phrase("span", start=_written(on, scope), end=_written(until, scope))


def _written(period: Period, scope: Scope) -> str:
    return scope.language.period(period.year, period.quarter, period.month, period.day)


# ---------------------------------------------------------------- scale


def _ticks(time: _Span, scope: Scope) -> Iterator[Tick]:
    """Yield the years within a span or, where fewer than two begin in it, the months."""
    months = (
        (time.last.year - time.first.year) * 12 + time.last.month - time.first.month
    )
    step = next((step for step in _STEPS if months / step <= _MOST_TICKS), _STEPS[-1])
    at = (time.first.year * 12 + time.first.month - 1) // step * step
    for month in range(at, time.last.year * 12 + time.last.month, step):
        day = dt.date(max(month // 12, 1), month % 12 + 1, 1)
        if day >= time.first:
            named = None if step % 12 == 0 else day.month
            yield Tick(time.share(day), scope.language.period(day.year, month=named))
