"""The dates of a chart's categories -> dates as spreadsheets count them, for native axes.

A program counts its steps from the first date on, and has one format for all names.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import pairwise
from math import gcd

from reporting.content.chart_dates import MONTHS, ChartDates, DateUnit, find_begin
from reporting.i18n import Language
from reporting.plan.chart_numbers import quote
from reporting.plan.date_axis import (
    DAY_STEPS,
    MONTH_STEPS,
    MOST_TICKS,
    UNIT_DAYS,
    WEEK,
    YEAR_MONTHS,
    YEAR_NUMBER,
    YEAR_STEPS,
    NativeDates,
    NativeTicks,
)

_LAST_OF_ALL = 28
"""The last day that every month has."""
_FIRST_SERIAL_YEAR = 1901
"""Spreadsheets do not agree on the first months of 1900, and know no dates before."""
_NO_DAY = dt.date(1899, 12, 30).toordinal()
"""The day from which spreadsheets count days (ECMA-376 18.17.4.1)."""
_MOST_CONDITIONS = 2
"""Conditions that a spreadsheet's format may have (ECMA-376 18.8.31)."""
_FIELDS = re.compile(r"%\((\w+)\)s")
_FIELD_CODES = {"y": "yyyy", "d": "d", "dd": "dd"}
_MOST_MONTH_LETTERS = 4


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
        return NativeDates(
            places,
            "days",
            YEAR_NUMBER,
            tuple(rungs),
        )
    serials: list[int] = []
    for place in places:
        serials.append(find_begin(place, unit).toordinal() - _NO_DAY)
    base = "months"
    if unit in {DateUnit.YEAR, DateUnit.DAY}:
        base = f"{unit}s"
    written = {DateUnit.DAY: "yMMMd", DateUnit.YEAR: "y"}.get(unit, "yMMM")
    found = list_native_rungs(
        unit,
        places,
        lang,
    )
    return NativeDates(
        tuple(serials),
        base,
        write_date_code(written, lang),
        tuple(found),
    )


def list_year_rungs(places: Sequence[int], lang: Language) -> Iterator[NativeTicks]:
    """Yield ticks of years that are plain numbers."""
    for step in list_multiples(places):
        years = range(
            places[0],
            places[-1] + 1,
            step,
        )
        names = [lang.write_period(year) for year in years]
        spacing = step / max(places[-1] - places[0], 1)
        yield NativeTicks(
            step,
            "days",
            YEAR_NUMBER,
            tuple(names),
            spacing,
        )


def list_multiples(places: Sequence[int]) -> list[int]:
    """Return steps that meet dates at even distance: their distance, and round multiples."""
    distances = [after - before for before, after in pairwise(places)]
    own = (
        reduce(
            gcd,
            distances,
            0,
        )
        or 1
    )
    return [own * step for step in YEAR_STEPS]


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
        yield from list_day_rungs(places, lang)
    of_month = ("MMM", "yMMM") if first.day <= _LAST_OF_ALL else ("yMMM", "yMMM")
    if unit is not DateUnit.YEAR:
        least = MONTHS.get(unit, 1)
        for step in MONTH_STEPS:
            is_few = reach <= step * UNIT_DAYS[DateUnit.MONTH] * MOST_TICKS
            if step % least == 0 and is_few:
                begins = list_months(
                    first,
                    last,
                    step,
                )
                yield name_native(
                    step,
                    "months",
                    begins,
                    reach,
                    of_month,
                    lang,
                )
    steps = list_multiples(places) if unit is DateUnit.YEAR else YEAR_STEPS
    is_january = unit is DateUnit.YEAR or (first.month == 1 and first.day == 1)
    skeletons = ("y", "y") if is_january else ("yMMM", "yMMM")
    for step in steps:
        if reach > step * UNIT_DAYS[DateUnit.YEAR] * MOST_TICKS:
            continue
        begins = list_months(
            first,
            last,
            step * YEAR_MONTHS,
        )
        yield name_native(
            step,
            "years",
            begins,
            reach,
            skeletons,
            lang,
        )


def list_day_rungs(places: Sequence[int], lang: Language) -> Iterator[NativeTicks]:
    """Yield ticks that are some days apart, unless they would be very many."""
    reach = places[-1] - places[0]
    for step in (1, *DAY_STEPS, 2 * WEEK):
        if reach > step * MOST_TICKS:
            continue
        days = range(places[0], places[-1] + 1, step)
        begins = [dt.date.fromordinal(day) for day in days]
        yield name_native(
            step,
            "days",
            begins,
            reach,
            ("MMMd", "yMMMd"),
            lang,
        )


def list_months(first: dt.date, last: dt.date, step: int) -> list[dt.date]:
    """Return every so many months one day, the first of them as it is, up to the last."""
    begins: list[dt.date] = []
    month = first.year * YEAR_MONTHS + first.month - 1
    day = min(first.day, _LAST_OF_ALL)
    begin = first
    while begin <= last:
        begins.append(begin)
        month += step
        begin = dt.date(
            month // YEAR_MONTHS,
            month % YEAR_MONTHS + 1,
            day,
        )
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
    return NativeTicks(
        step,
        unit,
        code,
        tuple(names),
        spacing,
    )


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
