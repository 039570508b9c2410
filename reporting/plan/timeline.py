"""A timeline of the content -> its dates in words and, to scale, where each event stands.

A period stands where its first day is; what lasts reaches to the last day of its end. The scale
runs over all of the days named, and is marked by years or, where there are few, by months.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from reporting.content.blocks import Event, Timeline
from reporting.content.values import Period
from reporting.i18n import Language
from reporting.plan.block_model import Tick, TimelineBlock, TimelineEvent
from reporting.plan.model import SectionPlan
from reporting.plan.printing import format_period
from reporting.plan.scope import Scope
from reporting.plan.words import Line, find_line_origin, join_lines
from reporting.record import Record, replace

_MOST_TICKS = 9
_LONGEST_STEP = 12_000
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 6_000, _LONGEST_STEP)
"""Months from tick to tick."""
_YEAR = 12


class TimeScale(Record, frozen=True):
    """From the first day that a timeline names to the last."""

    first: dt.date
    last: dt.date

    def share(self, day: dt.date) -> float:
        """Return how much of the time has gone by on a day."""
        gone = day - self.first
        whole = self.last - self.first
        return gone / whole


def plan_timeline(block: Timeline, scope: Scope) -> TimelineBlock:
    """Plan a timeline in the scope's language."""
    scale = None
    ticks: tuple[Tick, ...] = ()
    if block.scale == "time":
        scale = find_scale(block)
        ticks = plan_time_ticks(scale, scope.language)
    events = [plan_event(event, scope, scale) for event in block.events]
    return TimelineBlock(
        block.id,
        scope.set_line(block.title),
        scope.find_evidence(block.claims),
        events=tuple(events),
        ticks=ticks,
    )


def explain_first_marks(sections: Iterable[SectionPlan]) -> tuple[SectionPlan, ...]:
    """Return sections whose first timeline with uncertain dates says how these are marked."""
    done: list[SectionPlan] = []
    is_explained = False
    for section in sections:
        blocks = list(section.blocks)
        for at, block in enumerate(blocks):
            if is_explained or not isinstance(block, TimelineBlock):
                continue
            is_explained = any(event.is_uncertain for event in block.events)
            blocks[at] = replace(block, has_key=is_explained)
        done.append(replace(section, blocks=tuple(blocks)))
    return tuple(done)


def find_scale(block: Timeline) -> TimeScale:
    """Return the time over which the dated events of a timeline run."""
    first_days = []
    last_days = []
    for event in block.events:
        if event.on:
            first_days.append(event.on.first_day)
        if event.until:
            last_days.append(event.until.last_day)
    first = min(first_days)
    return TimeScale(first, max(first_days + last_days))


def plan_event(event: Event, scope: Scope, scale: TimeScale | None) -> TimelineEvent:
    """Plan one event.

    Args:
        event: of the content.
        scope: the content in one language.
        scale: where events stand as far apart as their dates are.
    """
    when = format_when(event, scope)
    if find_line_origin(when) is None:
        field = "on" if event.on else "label"
        when = scope.stand_for_line(when, event, field)
    start = end = None
    if scale and event.on:
        start = scale.share(event.on.first_day)
    if scale and event.until:
        end = scale.share(event.until.last_day)
    return TimelineEvent(
        when,
        is_uncertain=event.inferred or event.on is None,
        text=scope.set_paragraph(event.text),
        is_lasting=event.until is not None,
        start=start,
        end=end,
        origin=scope.origins.find(event),
        is_inferred=event.inferred,
    )


def format_when(event: Event, scope: Scope) -> Line:
    """Write an event's label, else its date or its two dates; an inferred one says so."""
    lang = scope.language
    when = scope.set_line(event.label)
    if event.on and not when:
        when = format_period(lang, event.on)
        if event.until:
            when = format_span(event.on, event.until, lang)
    if event.inferred:
        inferred = lang.fill_phrase("inferred")
        when = join_lines(when, f" ({inferred})")
    return when


def format_span(on: Period, until: Period, lang: Language) -> str:
    """Write from when to when something lasts: May – July 2026.

    Args:
        on: when it begins.
        until: when it ends.
        lang: how dates are written.
    """
    if is_month(on) and is_month(until):
        return lang.month_span(on.first_day, until.first_day)
    start = format_period(lang, on)
    end = format_period(lang, until)
    return lang.fill_phrase("span", start=start, end=end)


def is_month(period: Period) -> bool:
    """Whether a period is known to the month and no finer."""
    return period.month is not None and period.day is None


def plan_time_ticks(scale: TimeScale, lang: Language) -> tuple[Tick, ...]:
    """Return the years within a scale or, where fewer than two begin in it, the months."""
    first = count_months(scale.first)
    last = count_months(scale.last)
    step = _LONGEST_STEP
    for months in reversed(_STEPS):
        if last - first <= _MOST_TICKS * months:
            step = months
    begin = first // step * step
    ticks = []
    for count in range(begin, last + 1, step):
        year, month = divmod(count, _YEAR)
        day = dt.date(max(year, 1), month + 1, 1)
        if day >= scale.first:
            named = day.month if step % _YEAR else None
            label = lang.write_period(day.year, month=named)
            share = scale.share(day)
            ticks.append(Tick(share, label))
    return tuple(ticks)


def count_months(day: dt.date) -> int:
    """Return how many months a day is from the beginning of the calendar."""
    return day.year * _YEAR + day.month - 1
