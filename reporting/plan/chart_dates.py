"""The dates of a chart's categories -> an axis of time, its names as the language writes them.

A year is named where it changes. Round steps are months, quarters and years, and 1, 2, 5, 10 …
of these; a program counts its steps from the first date on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from reporting.content.chart_dates import MONTHS, ChartDates, DateUnit, find_begin
from reporting.content.periods import PlainPeriod
from reporting.i18n import Language
from reporting.plan.date_axis import (
    DAY_STEPS,
    MONTH_STEPS,
    MOST_TICKS,
    UNIT_DAYS,
    WEEK,
    YEAR_MONTHS,
    YEAR_STEPS,
    DateAxis,
    DateTick,
    DateTicks,
)
from reporting.plan.native_dates import plan_native_dates
from reporting.plan.periods import format_plain_period

_FEW_DAYS = 31
"""Of so many days, weeks are counted from the first; of more they begin on Mondays."""


def plan_dates(
    dates: ChartDates,
    lang: Language,
    *,
    is_scaled: bool,
    is_upright: bool,
) -> DateAxis | None:
    """Plan the axis of some dates; none where some are longer, or where they go back.

    Args:
        dates: of the categories.
        lang: how dates are written.
        is_scaled: whether they are to stand at their distance.
        is_upright: whether they are named below a plot area.
    """
    places = dates.places
    if dates.unit is None or list(places) != sorted(set(places)):
        return None
    rungs = list_rungs(
        dates.unit,
        places,
        lang,
        is_scaled=is_scaled,
    )
    native = None
    is_even = places[-1] - places[0] == len(places) - 1
    is_fine = dates.unit in {DateUnit.MONTH, DateUnit.DAY}
    if is_scaled or (is_upright and is_even and is_fine):
        native = plan_native_dates(
            dates,
            dates.unit,
            lang,
        )
    return DateAxis(
        dates.unit,
        places,
        is_scaled,
        tuple(rungs),
        native,
    )


def write_names(dates: ChartDates, lang: Language) -> list[str]:
    """Return what each date is called where it stands alone: Jan 2021, 4 Mar 2026."""
    names: list[str] = []
    for period in dates.periods:
        names.append(
            format_plain_period(
                lang,
                period,
                is_brief=True,
            )
        )
    return names


# ---------------------------------------------------------------- names on an axis


def list_rungs(
    unit: DateUnit,
    places: Sequence[int],
    lang: Language,
    *,
    is_scaled: bool,
) -> Iterator[DateTicks]:
    """Yield which dates may be named: all, then the first of longer and longer spans."""
    own = [(place, find_begin(place, unit)) for place in places]
    yield name_ticks(
        own,
        unit,
        lang,
    )
    days = (find_begin(places[-1], unit) - find_begin(places[0], unit)).days
    for step, step_unit in list_steps(unit):
        if days > step * UNIT_DAYS[step_unit] * MOST_TICKS:
            continue
        found = list(
            list_begins(
                unit,
                places[0],
                places[-1],
                step,
                step_unit,
            )
        )
        if not is_scaled:
            found = [(place, begin) for place, begin in found if place in places]
        if len(found) > 1:
            yield name_ticks(
                found,
                step_unit,
                lang,
            )
    if len(own) > 1:
        yield name_ticks(
            [own[0], own[-1]],
            unit,
            lang,
        )
    yield name_ticks(
        own[:1],
        unit,
        lang,
    )


def list_steps(unit: DateUnit) -> Iterator[tuple[int, DateUnit]]:
    """Yield the round steps over an axis, each longer than the last."""
    if unit is DateUnit.DAY:
        for days in DAY_STEPS:
            yield days, DateUnit.DAY
    if unit in {DateUnit.DAY, DateUnit.MONTH}:
        for step in MONTH_STEPS:
            yield step, DateUnit.MONTH
    if unit is DateUnit.QUARTER:
        yield 2, DateUnit.QUARTER
    for step in YEAR_STEPS:
        yield step, DateUnit.YEAR


def list_begins(
    unit: DateUnit,
    first: int,
    last: int,
    step: int,
    step_unit: DateUnit,
) -> Iterator[tuple[int, dt.date]]:
    """Yield the places at which steps begin, each with its day.

    Args:
        unit: of the axis.
        first: its first place.
        last: its last place.
        step: how many of the next from one to the next.
        step_unit: no shorter than the unit of the axis.
    """
    if step_unit is DateUnit.DAY:
        begin = first
        if last - first > _FEW_DAYS:
            begin += (1 - first) % WEEK
        for place in range(
            begin,
            last + 1,
            step,
        ):
            yield place, dt.date.fromordinal(place)
        return
    months = MONTHS[step_unit] * step
    day = find_begin(first, unit)
    month = day.year * YEAR_MONTHS + day.month - 1
    month -= month % months
    while True:
        day = dt.date(
            month // YEAR_MONTHS,
            month % YEAR_MONTHS + 1,
            1,
        )
        place = day.toordinal() if unit is DateUnit.DAY else month // MONTHS[unit]
        if place > last:
            return
        if place >= first:
            yield place, day
        month += months


def name_ticks(
    begins: Iterable[tuple[int, dt.date]],
    unit: DateUnit,
    lang: Language,
) -> DateTicks:
    """Name dates, with the year below where it changes."""
    ticks: list[DateTick] = []
    year = 0
    for place, begin in begins:
        lines = [
            write_within_year(
                begin,
                unit,
                lang,
            )
        ]
        if unit in {DateUnit.YEAR, DateUnit.HALF}:
            lines = [
                write_alone(
                    begin,
                    unit,
                    lang,
                )
            ]
        elif begin.year != year:
            lines.append(lang.write_period(begin.year))
        year = begin.year
        ticks.append(DateTick(place, tuple(lines)))
    return tuple(ticks)


def write_within_year(begin: dt.date, unit: DateUnit, lang: Language) -> str:
    """Write a date whose year is known: 4 Mar, Mar, Q1."""
    skeleton = "MMM"
    if unit is DateUnit.DAY:
        skeleton = "MMMd"
    elif unit is DateUnit.QUARTER:
        skeleton = "QQQ"
    return lang.write_short_date(begin, skeleton)


def write_alone(begin: dt.date, unit: DateUnit, lang: Language) -> str:
    """Write a date with its year: 4 Mar 2026, Mar 2026, Q1 2026, H1 2026, 2026."""
    half = 1 + (begin.month > YEAR_MONTHS // 2)
    period = PlainPeriod(
        year=begin.year,
        half=half if unit is DateUnit.HALF else None,
        quarter=(begin.month + 2) // 3 if unit is DateUnit.QUARTER else None,
        month=begin.month if unit in {DateUnit.MONTH, DateUnit.DAY} else None,
        day=begin.day if unit is DateUnit.DAY else None,
    )
    return format_plain_period(
        lang,
        period,
        is_brief=True,
    )
