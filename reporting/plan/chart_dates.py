"""The dates of a chart's categories -> an axis of time, its names as the language writes them.

A year is named where it changes. Round steps are months, quarters and years, and 1, 2, 5, 10 …
of these; a program counts its steps from the first date on.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import pairwise
from math import gcd

from reporting.content.chart_dates import MONTHS, ChartDates, DateUnit
from reporting.content.periods import PlainPeriod
from reporting.i18n import Language
from reporting.plan.chart_numbers import quote
from reporting.plan.date_axis import (
    YEAR_NUMBER,
    DateAxis,
    DateTick,
    DateTicks,
    NativeDates,
    NativeTicks,
)
from reporting.plan.periods import format_plain_period

_YEAR_MONTHS = 12
_LAST_OF_ALL = 28
"""The last day that every month has."""
_WEEK = 7
_DAY_STEPS = (2, 3, 7)
_FEW_DAYS = 31
"""Of so many days, weeks are counted from the first; of more they begin on Mondays."""
_MONTH_STEPS = (1, 2, 3, 6)
_DAYS = {
    DateUnit.DAY: 1,
    DateUnit.MONTH: 30,
    DateUnit.QUARTER: 91,
    DateUnit.HALF: 182,
    DateUnit.YEAR: 365,
}
_MOST_TICKS = 120
"""More names than that have room nowhere."""
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_FIRST_SERIAL_YEAR = 1901
"""Spreadsheets do not agree on the first months of 1900, and know no dates before."""
_NO_DAY = dt.date(1899, 12, 30).toordinal()
"""The day from which spreadsheets count days (ECMA-376 18.17.4.1)."""
_MOST_CONDITIONS = 2
"""Conditions that a spreadsheet's format may have (ECMA-376 18.8.31)."""
_FIELDS = re.compile(r"%\((\w+)\)s")
_FIELD_CODES = {"y": "yyyy", "d": "d", "dd": "dd"}
_MOST_MONTH_LETTERS = 4


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
    rungs = list_rungs(dates.unit, places, lang, is_scaled=is_scaled)
    native = None
    is_even = places[-1] - places[0] == len(places) - 1
    is_fine = dates.unit in {DateUnit.MONTH, DateUnit.DAY}
    if is_scaled or (is_upright and is_even and is_fine):
        native = plan_native_dates(dates, dates.unit, lang)
    return DateAxis(dates.unit, places, is_scaled, tuple(rungs), native)


def write_names(dates: ChartDates, lang: Language) -> list[str]:
    """Return what each date is called where it stands alone: Jan 2021, 4 Mar 2026."""
    names: list[str] = []
    for period in dates.periods:
        names.append(format_plain_period(lang, period, is_brief=True))
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
    yield name_ticks(own, unit, lang)
    days = (find_begin(places[-1], unit) - find_begin(places[0], unit)).days
    for step, step_unit in list_steps(unit):
        if days > step * _DAYS[step_unit] * _MOST_TICKS:
            continue
        found = list(list_begins(unit, places[0], places[-1], step, step_unit))
        if not is_scaled:
            found = [(place, begin) for place, begin in found if place in places]
        if len(found) > 1:
            yield name_ticks(found, step_unit, lang)
    if len(own) > 1:
        yield name_ticks([own[0], own[-1]], unit, lang)
    yield name_ticks(own[:1], unit, lang)


def list_steps(unit: DateUnit) -> Iterator[tuple[int, DateUnit]]:
    """Yield the round steps over an axis, each longer than the last."""
    if unit is DateUnit.DAY:
        for days in _DAY_STEPS:
            yield days, DateUnit.DAY
    if unit in {DateUnit.DAY, DateUnit.MONTH}:
        for step in _MONTH_STEPS:
            yield step, DateUnit.MONTH
    if unit is DateUnit.QUARTER:
        yield 2, DateUnit.QUARTER
    for step in _YEAR_STEPS:
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
            begin += (1 - first) % _WEEK
        for place in range(begin, last + 1, step):
            yield place, dt.date.fromordinal(place)
        return
    months = MONTHS[step_unit] * step
    day = find_begin(first, unit)
    month = day.year * _YEAR_MONTHS + day.month - 1
    month -= month % months
    while True:
        day = dt.date(month // _YEAR_MONTHS, month % _YEAR_MONTHS + 1, 1)
        place = day.toordinal() if unit is DateUnit.DAY else month // MONTHS[unit]
        if place > last:
            return
        if place >= first:
            yield place, day
        month += months


def find_begin(place: int, unit: DateUnit) -> dt.date:
    """Return the first day of a place on an axis."""
    if unit is DateUnit.DAY:
        return dt.date.fromordinal(place)
    year, month = divmod(place * MONTHS[unit], _YEAR_MONTHS)
    return dt.date(year, month + 1, 1)


def name_ticks(
    begins: Iterable[tuple[int, dt.date]],
    unit: DateUnit,
    lang: Language,
) -> DateTicks:
    """Name dates, with the year below where it changes."""
    ticks: list[DateTick] = []
    year = 0
    for place, begin in begins:
        lines = [write_within_year(begin, unit, lang)]
        if unit in {DateUnit.YEAR, DateUnit.HALF}:
            lines = [write_alone(begin, unit, lang)]
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
    half = 1 + (begin.month > _YEAR_MONTHS // 2)
    period = PlainPeriod(
        year=begin.year,
        half=half if unit is DateUnit.HALF else None,
        quarter=(begin.month + 2) // 3 if unit is DateUnit.QUARTER else None,
        month=begin.month if unit in {DateUnit.MONTH, DateUnit.DAY} else None,
        day=begin.day if unit is DateUnit.DAY else None,
    )
    return format_plain_period(lang, period, is_brief=True)


# ---------------------------------------------------------------- as a program counts them


def plan_native_dates(
    dates: ChartDates,
    unit: DateUnit,
    lang: Language,
) -> NativeDates | None:
    """Plan dates as spreadsheets count them; None where names in words serve better.

    Quarters and halves have no format: as long as none is missing they are words, at even
    distance. Years before spreadsheets count are numbers on an axis of days.
    """
    places = dates.places
    is_even = places[-1] - places[0] == len(places) - 1
    if unit in {DateUnit.QUARTER, DateUnit.HALF} and is_even:
        return None
    first = dates.periods[0]
    if first.year < _FIRST_SERIAL_YEAR:
        if unit is not DateUnit.YEAR:
            return None
        rungs = list_year_rungs(places, lang)
        return NativeDates(places, "days", YEAR_NUMBER, tuple(rungs))
    serials: list[int] = []
    for place in places:
        serials.append(find_begin(place, unit).toordinal() - _NO_DAY)
    base = "months"
    if unit in {DateUnit.YEAR, DateUnit.DAY}:
        base = f"{unit}s"
    written = {DateUnit.DAY: "yMMMd", DateUnit.YEAR: "y"}.get(unit, "yMMM")
    found = list_native_rungs(unit, places, lang)
    return NativeDates(
        tuple(serials),
        base,
        write_date_code(written, lang),
        tuple(found),
    )


def list_year_rungs(places: Sequence[int], lang: Language) -> Iterator[NativeTicks]:
    """Yield ticks of years that are plain numbers."""
    for step in list_multiples(places):
        years = range(places[0], places[-1] + 1, step)
        names = [lang.write_period(year) for year in years]
        spacing = step / max(places[-1] - places[0], 1)
        yield NativeTicks(step, "days", YEAR_NUMBER, tuple(names), spacing)


def list_multiples(places: Sequence[int]) -> list[int]:
    """Return steps that meet dates at even distance: their distance, and round multiples."""
    distances = [after - before for before, after in pairwise(places)]
    own = reduce(gcd, distances, 0) or 1
    return [own * step for step in _YEAR_STEPS]


def list_native_rungs(
    unit: DateUnit,
    places: Sequence[int],
    lang: Language,
) -> Iterator[NativeTicks]:
    """Yield ticks that are counted from the first date, each rung sparser than the last."""
    first = find_begin(places[0], unit)
    last = find_begin(places[-1], unit)
    reach = (last - first).days
    if unit is DateUnit.DAY:
        for step in (1, *_DAY_STEPS, 2 * _WEEK):
            if reach > step * _MOST_TICKS:
                continue
            days = range(places[0], places[-1] + 1, step)
            begins = [dt.date.fromordinal(day) for day in days]
            yield name_native(step, "days", begins, reach, ("MMMd", "yMMMd"), lang)
    of_month = ("MMM", "yMMM") if first.day <= _LAST_OF_ALL else ("yMMM", "yMMM")
    if unit is not DateUnit.YEAR:
        least = MONTHS.get(unit, 1)
        for step in _MONTH_STEPS:
            is_few = reach <= step * _DAYS[DateUnit.MONTH] * _MOST_TICKS
            if step % least == 0 and is_few:
                begins = list_months(first, last, step)
                yield name_native(step, "months", begins, reach, of_month, lang)
    steps = list_multiples(places) if unit is DateUnit.YEAR else _YEAR_STEPS
    is_january = unit is DateUnit.YEAR or (first.month == 1 and first.day == 1)
    skeletons = ("y", "y") if is_january else ("yMMM", "yMMM")
    for step in steps:
        if reach > step * _DAYS[DateUnit.YEAR] * _MOST_TICKS:
            continue
        begins = list_months(first, last, step * _YEAR_MONTHS)
        yield name_native(step, "years", begins, reach, skeletons, lang)


def list_months(first: dt.date, last: dt.date, step: int) -> list[dt.date]:
    """Return every so many months one day, the first of them as it is, up to the last."""
    begins: list[dt.date] = []
    month = first.year * _YEAR_MONTHS + first.month - 1
    day = min(first.day, _LAST_OF_ALL)
    begin = first
    while begin <= last:
        begins.append(begin)
        month += step
        begin = dt.date(month // _YEAR_MONTHS, month % _YEAR_MONTHS + 1, day)
    return begins


def name_native(
    step: int,
    unit: str,
    begins: Sequence[dt.date],
    reach: int,
    skeletons: tuple[str, str],
    lang: Language,
) -> NativeTicks:
    """Name ticks: with the year where it changes, if a format can say so; else everywhere.

    Args:
        step: how many units lie between two.
        unit: `days`, `months` or `years`.
        begins: the day of each.
        reach: days from the first date to the last.
        skeletons: of names without their year, and with it.
        lang: how dates are written.
    """
    bare, full = skeletons
    code = write_date_code(full, lang)
    years = {begin.year: begin for begin in reversed(begins)}
    are_alike = name_months(bare, lang) == name_months(full, lang)
    is_bare = bare != full and are_alike and len(years) <= _MOST_CONDITIONS
    names: list[str] = []
    for begin in begins:
        has_year = not is_bare or years[begin.year] == begin
        names.append(lang.write_short_date(begin, full if has_year else bare))
    if is_bare:
        sections: list[str] = []
        for begin in sorted(years.values()):
            serial = begin.toordinal() - _NO_DAY
            sections.append(f"[={serial}]{code}")
        code = ";".join([*sections, write_date_code(bare, lang)])
    spacing = 1.0
    if len(begins) > 1:
        spacing = (begins[1] - begins[0]).days / reach
    return NativeTicks(step, unit, code, tuple(names), spacing)


def name_months(skeleton: str, lang: Language) -> bool:
    """Whether a language has months in words in a pattern; Portugal writes 12/2021."""
    pattern = lang.formats.patterns[skeleton]
    return "(MMM" in pattern or "(LLL" in pattern


def write_date_code(skeleton: str, lang: Language) -> str:
    """Return the spreadsheet format that writes dates as the language does.

    Args:
        skeleton: of the pattern, such as `yMMM`.
        lang: how dates are written; it is named, or those of the computer would be shown.
    """
    formats = lang.formats
    parts: list[str] = []
    for at, part in enumerate(_FIELDS.split(formats.patterns[skeleton])):
        if at % 2 == 0:
            parts.append(part if part in {" ", "/"} else quote(part))
            continue
        months = "m" * min(len(part), _MOST_MONTH_LETTERS)
        parts.append(_FIELD_CODES.get(part, months))
    language = f"[$-{formats.office:X}]" if formats.office else ""
    return f"{language}{''.join(parts)}"
