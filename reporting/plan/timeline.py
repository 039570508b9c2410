"""A timeline of the content -> its dates in words and, to scale, where each event stands.

A period stands where its first day is; what lasts reaches to the last day of its end. The scale
runs over all of the days named, and is marked by years or, where there are few, by months.
"""

from __future__ import annotations

import datetime as dt

from reporting.content.blocks import Event, Timeline
from reporting.i18n import Language
from reporting.plan.block_model import Tick, TimelineBlock, TimelineEvent
from reporting.plan.located_text import find_origin
from reporting.plan.printing import format_period
from reporting.plan.scope import Scope
from reporting.record import Record

_MOST_TICKS = 9
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)
"""Months from tick to tick."""
_YEAR = 12


class TimeScale(Record, frozen=True):
    """From the first day that a timeline names to the last."""

    first: dt.date
    last: dt.date

    def share(self, day: dt.date) -> float:
        """Return how much of the time has gone by on a day."""
        return (day - self.first).days / (self.last - self.first).days


def plan_timeline(block: Timeline, scope: Scope) -> TimelineBlock:
    """Plan a timeline in the scope's language."""
    scale = find_scale(block) if block.scale == "time" else None
    return TimelineBlock(
        block.id,
        scope.text(block.title),
        scope.proof(block.claims),
        events=tuple(plan_event(event, scope, scale) for event in block.events),
        ticks=plan_time_ticks(scale, scope.language) if scale else (),
    )


def find_scale(block: Timeline) -> TimeScale:
    """Return the time over which the dated events of a timeline run."""
    days = []
    ends = []
    for event in block.events:
        if event.on:
            days.append(event.on.first_day)
        if event.until:
            ends.append(event.until.last_day)
    return TimeScale(min(days), max(days + ends))


def plan_event(event: Event, scope: Scope, scale: TimeScale | None) -> TimelineEvent:
    """Plan one event.

    Args:
        event: of the content.
        scope: the content in one language.
        scale: where events stand as far apart as their dates are.
    """
    when = format_when(event, scope)
    if find_origin(when) is None:
        when = scope.stand_for(when, event, "on" if event.on else "label")
    start = end = None
    if scale and event.on:
        start = scale.share(event.on.first_day)
    if scale and event.until:
        end = scale.share(event.until.last_day)
    return TimelineEvent(
        when,
        uncertain=event.inferred or event.on is None,
        text=scope.para(event.text),
        lasting=event.until is not None,
        start=start,
        end=end,
        origin=scope.origins.find(event),
    )


def format_when(event: Event, scope: Scope) -> str:
    """Write an event's label, else its date or its two dates; an inferred one says so."""
    lang = scope.language
    when = scope.text(event.label)
    if event.on and not when:
        when = format_period(lang, event.on)
        if event.until:
            when = format_span(event, lang)
    if event.inferred:
        when = f"{when} ({lang.phrase('inferred')})"
    return when


def format_span(event: Event, lang: Language) -> str:
    """Write from when to when an event lasts: May – July 2026."""
    periods = [period for period in (event.on, event.until) if period]
    if all(period.month and not period.day for period in periods):
        return lang.month_span(*(period.first_day for period in periods))
    start, end = (format_period(lang, period) for period in periods)
    return lang.phrase("span", start=start, end=end)


def plan_time_ticks(scale: TimeScale, lang: Language) -> tuple[Tick, ...]:
    """Return the years within a scale or, where fewer than two begin in it, the months."""
    first = _count_months(scale.first)
    last = _count_months(scale.last)
    step = _STEPS[-1]
    for months in reversed(_STEPS):
        if (last - first) / months <= _MOST_TICKS:
            step = months
    ticks = []
    for month in range(first // step * step, last + 1, step):
        day = dt.date(max(month // _YEAR, 1), month % _YEAR + 1, 1)
        if day >= scale.first:
            named = day.month if step % _YEAR else None
            label = lang.period(day.year, month=named)
            ticks.append(Tick(scale.share(day), label))
    return tuple(ticks)


def _count_months(day: dt.date) -> int:
    """Return how many months a day is from the beginning of the calendar."""
    return day.year * _YEAR + day.month - 1
