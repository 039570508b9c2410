"""A language -> how its regions name the months and order a date in digits, from CLDR.

Sources write dates as their country does: `Sept.` and `Sep`, `stycznia` and `styczeń`, 21/10
and 10/21. Those of the bundled languages are built data (`.ci/built_data.py`); any other
language is read from Babel when it is met.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache

import msgspec.msgpack

from reporting.assets import find_asset
from reporting.locale_data import keep_apart
from reporting.record import Record

_MONTHS = range(1, 13)
_WIDTHS = ("wide", "abbreviated")
_CONTEXTS = ("format", "stand-alone")
_ALSO = {
    "de": {3: "Mrz"},
    "fr": {1: "jan", 2: "fév"},
    "it": {9: "sett"},
    "nl": {9: "sept"},
}
"""Short names of months that are printed, and that CLDR does not have."""


class CalendarForms(Record, frozen=True):
    """How a language writes dates, all its regions together.

    Args:
        months: the full names of each month from January on.
        short_months: the short ones, without a full stop.
        orders: which of `d`, `m` and `y` comes first in a date in digits, by region; the
            language itself is the empty one.
        month_first: some region writes the month before the day in words: `October 21`.
        before: how years before the first one are marked: `BC`.
        after: how the others may be: `AD`.
    """

    months: tuple[tuple[str, ...], ...]
    short_months: tuple[tuple[str, ...], ...]
    orders: Mapping[str, str]
    month_first: bool
    before: tuple[str, ...]
    after: tuple[str, ...]


_NO_NAMES = ((),) * len(_MONTHS)
_NOTHING = CalendarForms(
    _NO_NAMES,
    _NO_NAMES,
    {},
    month_first=False,
    before=(),
    after=(),
)


@cache
def load_calendar_forms(language: str) -> CalendarForms:
    """Return how a language writes dates; nothing for one that CLDR does not know.

    Args:
        language: its code without a region, such as `en`.
    """
    try:
        path = find_asset(f"calendars/{language}.msgpack")
    except FileNotFoundError:
        return read_calendar_forms((language,))
    return msgspec.msgpack.decode(path.read_bytes(), type=CalendarForms)


def list_regions(language: str) -> tuple[str, ...]:
    """Return the locales of a language in its usual script, itself first."""
    from babel.localedata import locale_identifiers  # noqa: PLC0415  (slow to load)

    regions = []
    for name in sorted(locale_identifiers()):
        code, *rest = name.split("_")
        is_plain = all(len(part) < len("Latn") for part in rest)
        if code == language and is_plain:
            regions.append(name)
    return tuple(regions)


def read_calendar_forms(locales: Iterable[str]) -> CalendarForms:
    """Read from Babel how some regions of a language write dates.

    Args:
        locales: of CLDR, the language itself first.
    """
    from babel import Locale  # noqa: PLC0415  (slow to load)
    from babel.core import UnknownLocaleError  # noqa: PLC0415

    names: dict[str, list[dict[str, None]]] = {}
    for width in _WIDTHS:
        names[width] = [{} for _ in _MONTHS]
    orders: dict[str, str] = {}
    before: dict[str, None] = {}
    after: dict[str, None] = {}
    is_month_first = False
    for name in locales:
        for number, form in _ALSO.get(name, {}).items():
            names["abbreviated"][number - 1][form] = None
        keep_apart(name)
        try:
            found = Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            return _NOTHING
        for number in _MONTHS:
            for context in _CONTEXTS:
                for width in _WIDTHS:
                    form = found.months[context][width][number]
                    names[width][number - 1][form.removesuffix(".")] = None
        for width in _WIDTHS:
            eras = found.eras[width]
            before[eras[0]] = None
            after[eras[1]] = None
        short = found.date_formats["short"].pattern.lower()
        fields = [letter for letter in short if letter in "dmy"]
        _, _, region = name.partition("_")
        orders[region] = fields[0]
        words = found.date_formats["long"].pattern.lower()
        is_month_first |= words.startswith("m")
    full, short = names.values()
    return CalendarForms(
        tuple(map(tuple, full)),
        tuple(map(tuple, short)),
        orders,
        is_month_first,
        tuple(before),
        tuple(after),
    )


# ---------------------------------------------------------------- what is seldom written


def write_era_year(locale: str, year: int) -> str:
    """Write a year with its era: 44 BC, AD 14.

    Args:
        locale: of CLDR.
        year: as ISO 8601 counts it.
    """
    from babel import Locale  # noqa: PLC0415  (slow to load)

    keep_apart(locale)
    found = Locale.parse(locale)
    pattern = found.datetime_skeletons["Gy"].pattern
    era = found.eras["abbreviated"][1 if year > 0 else 0]
    number = year
    if year <= 0:
        number = 1 - year
    written: str = pattern.replace("y", str(number)).replace("G", era)
    return written


def write_time(locale: str, hour: int, minute: int) -> str:
    """Write a time of day: 17:30, 5:30 PM."""
    from babel.dates import format_time  # noqa: PLC0415  (slow to load)

    keep_apart(locale)
    moment = dt.time(hour, minute)
    return format_time(moment, "short", locale=locale).replace("\u202f", " ")
