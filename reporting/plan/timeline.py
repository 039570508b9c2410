"""A timeline of the content -> its dates in words and, to scale, where each event stands.

A period stands where its first day is; what lasts reaches to the last day of its end. The scale
runs over all of the days named, and is marked by years or, where there are few, by months or
hours.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from reporting.calendars import write_time
from reporting.content.blocks import Event, Timeline
from reporting.content.periods import Period, PlainPeriod, count_days
from reporting.i18n import Language
from reporting.memory import Memory, Same
from reporting.plan.block_model import Tick, TimelineBlock, TimelineEvent
from reporting.plan.model import SectionPlan
from reporting.plan.periods import (
    format_period,
    format_plain_period,
    format_range,
    format_year,
)
from reporting.plan.scope import Scope
from reporting.plan.words import Line, find_line_origin, join_lines
from reporting.record import Record, replace

_MOST_TICKS = 9
_LONGEST_STEP = 12_000
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 6_000, _LONGEST_STEP)
"""Months from tick to tick."""
_YEAR = 12
_HOUR = 60
_DAY = 24 * _HOUR
_HOURS_UP_TO = 2 * _DAY
"""The longest time that is marked by hours."""
_HOUR_STEPS = (15, 30, 60, 120, 180, 360, 720)
"""Minutes from tick to tick."""
_CYCLE = 400
"""Years after which the calendar repeats itself."""
_CYCLE_DAYS = 146_097
_CYCLE_BEGINS = 2000


class TimeScale(Record, frozen=True):
    """From the first minute that a timeline names to the last, counted from the year 0 on."""

    first: int
    last: int

    def share(self, minute: int) -> float:
        """Return how much of the time has gone by at a minute."""
        return (minute - self.first) / (self.last - self.first)


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
        was_explained = is_explained
        for at, block in enumerate(blocks):
            if is_explained or not isinstance(block, TimelineBlock):
                continue
            is_explained = any(event.is_uncertain for event in block.events)
            if is_explained:
                blocks[at] = _EXPLAINED[Same(block)]
        if is_explained is not was_explained:
            section = replace(section, blocks=tuple(blocks))  # noqa: PLW2901  (as it is)
        done.append(section)
    return tuple(done)


_EXPLAINED: Memory[Same[TimelineBlock], TimelineBlock] = Memory(
    lambda block: replace(block.value, has_key=True)
)
"""Timelines with what their marks mean, by the same without."""


def find_scale(block: Timeline) -> TimeScale:
    """Return the time over which the dated events of a timeline run."""
    begins = []
    ends = []
    for event in block.events:
        if event.on:
            begins.append(event.on.first_minute)
        end = find_end(event)
        if end:
            ends.append(end.last_minute)
    return TimeScale(min(begins), max(begins + ends))


def find_end(event: Event) -> Period | None:
    """Return the period at whose end an event is over; None where it does not last."""
    if event.until:
        return event.until
    if event.on and event.on.until:
        return event.on
    return None


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
    last = find_end(event)
    if scale and event.on:
        start = scale.share(event.on.first_minute)
    if scale and last:
        end = scale.share(last.last_minute)
    return TimelineEvent(
        when,
        is_uncertain=event.inferred or event.on is None,
        text=scope.set_paragraph(event.text),
        is_lasting=last is not None,
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
            last = event.until.until or event.until
            when = format_range(lang, event.on, last)
    if event.inferred:
        inferred = lang.fill_phrase("inferred")
        when = join_lines(when, f" ({inferred})")
    return when


def plan_time_ticks(scale: TimeScale, lang: Language) -> tuple[Tick, ...]:
    """Return the years within a scale or, where fewer than two begin in it, the months.

    Of some hours, those that are full.
    """
    if scale.last - scale.first <= _HOURS_UP_TO:
        return plan_hour_ticks(scale, lang)
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
        if step > _YEAR and year <= 0:
            year += 1  # 500 BC is the year -499
        minute = count_days(year, month + 1, 1) * _DAY
        if minute >= scale.first:
            label = format_year(lang, year)
            if step % _YEAR:
                named = PlainPeriod(year=year, month=month + 1)
                label = format_plain_period(lang, named)
            share = scale.share(minute)
            ticks.append(Tick(share, label))
    return tuple(ticks)


def plan_hour_ticks(scale: TimeScale, lang: Language) -> tuple[Tick, ...]:
    """Return the full hours within a scale, or some of them."""
    step = _HOUR_STEPS[-1]
    for minutes in reversed(_HOUR_STEPS):
        if scale.last - scale.first <= _MOST_TICKS * minutes:
            step = minutes
    begin = -(-scale.first // step) * step
    ticks = []
    for minute in range(begin, scale.last + 1, step):
        hour, rest = divmod(minute % _DAY, _HOUR)
        label = write_time(lang.locale, hour, rest)
        tick = Tick(scale.share(minute), label)
        ticks.append(tick)
    return tuple(ticks)


def count_months(minute: int) -> int:
    """Return how many months a minute is from the beginning of the year 0."""
    days = minute // _DAY
    cycles, rest = divmod(days, _CYCLE_DAYS)
    day = dt.date(_CYCLE_BEGINS, 1, 1) + dt.timedelta(rest)
    year = day.year - _CYCLE_BEGINS + cycles * _CYCLE
    return year * _YEAR + day.month - 1
