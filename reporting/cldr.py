"""A locale of CLDR -> its marks of numbers and its forms of dates, as plain data.

Those of the bundled languages are built data, since Babel takes a thirtieth of a second to read
a locale: `.ci/built_data.py` makes them from it. Any other locale is read from Babel itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache

import msgspec.msgpack

from reporting.assets import find_asset
from reporting.record import Record

FULL_DATE = "long"
"""The pattern of a day in full; the others are called by their skeletons."""
SKELETONS = ("y", "yQQQ", "yMMM", "yMMMM", "yMMMd")
"""Which fields of a date are written together (UTS 35, part 4)."""

SCALES = (10**6, 10**9, 10**12)
"""Powers of ten that have words of their own in most languages."""
_PROBES = """
    1 2 3 4 5 6 7 8 9 10 11 12 13 14 19 20 21 22 23 24 25 30 31 99 100 101 102 103 111 112 121
    200 201 999 1.1 1.2 1.5 2.1 3.14 10.1 21.1 1.11 2.31 5.001
""".split()  # noqa: SIM905  (a list of quoted numbers is harder to read)
"""Numbers by which the plurals of a language show (CLDR has samples such as these)."""

_FIELD = re.compile(r"%\((\w+)\)s")
_MONTHS = 12
_LEAP_YEAR = 2000


class LocaleFormats(Record, frozen=True):
    """How a locale writes numbers and dates.

    Args:
        group: mark between groups of digits.
        decimal: mark before the decimals.
        grouping: digits in the last group, and in those before it.
        percent: how a percentage stands, with the place `{}`.
        months: names of the months from January on, as they stand beside a day.
        patterns: of dates, `FULL_DATE` and by skeleton, with places such as `%(d)s`.
        names: words of each field of the patterns that is one, from January on.
        scales: by a power of ten, how one of it is written, and how any other number of it;
            empty for a locale that has more plurals than these.
    """

    group: str
    decimal: str
    grouping: tuple[int, int]
    percent: str
    months: tuple[str, ...]
    patterns: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    scales: Mapping[str, tuple[str, str]]

    def write_number(self, value: Decimal) -> str:
        """Write a number with all its digits: 1,234.5 or 1.234,5."""
        digits = f"{abs(value).normalize():f}"
        whole, _, decimals = digits.partition(".")
        last, size = self.grouping
        groups = [whole[-last:]]
        whole = whole[:-last]
        while whole:
            groups.insert(0, whole[-size:])
            whole = whole[:-size]
        written = self.group.join(groups)
        if decimals:
            written += self.decimal + decimals
        return f"−{written}" if value.is_signed() else written

    def write_percent(self, value: Decimal) -> str:
        """Write a ratio as a percentage: 0.16 is 16%."""
        share = value.scaleb(2)
        written = self.percent.format(self.write_number(abs(share)))
        return f"−{written}" if value.is_signed() else written

    def write_scaled(self, value: Decimal, scale: int) -> str:
        """Write a number with the word for a power of ten: 3.1 billion.

        Args:
            value: the number.
            scale: 1000 to some power, one of `scales`.
        """
        share = abs(value) / scale
        one, other = self.scales[str(scale)]
        pattern = one if share == 1 else other
        written = pattern.format(self.write_number(share))
        return f"−{written}" if value.is_signed() else written

    def write_date(self, day: dt.date, pattern: str = FULL_DATE) -> str:
        """Write a day as a pattern has it."""
        fields: dict[str, str] = {}
        for name, words in self.names.items():
            fields[name] = words[day.month - 1]
        for field in ("d", "dd"):
            fields[field] = str(day.day).zfill(len(field))
        fields["y"] = str(day.year)
        return self.patterns[pattern] % fields


@cache
def load_formats(locale: str) -> LocaleFormats:
    """Return how a locale writes numbers and dates.

    Args:
        locale: of CLDR, such as `en_GB`.

    Raises:
        ValueError: there is no such locale, or its dates have a field that is not known here.
    """
    try:
        path = find_asset(f"cldr/{locale}.msgpack")
    except FileNotFoundError:
        return read_formats(locale)
    return msgspec.msgpack.decode(path.read_bytes(), type=LocaleFormats)


def read_formats(locale: str) -> LocaleFormats:
    """Read from Babel how a locale writes numbers and dates.

    Args:
        locale: of CLDR, such as `en_GB`.

    Raises:
        ValueError: there is no such locale, or its dates have a field that is not known here.
    """
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  (slow to load)
    from babel.dates import match_skeleton  # noqa: PLC0415

    try:
        found = Locale.parse(locale)
    except UnknownLocaleError as error:
        raise ValueError(str(error)) from None
    symbols = found.number_symbols["latn"]
    plain = found.decimal_formats[None]
    percent = found.percent_formats[None]
    patterns = {FULL_DATE: found.date_formats["long"].format}
    skeletons = found.datetime_skeletons
    for skeleton in SKELETONS:
        nearest = match_skeleton(skeleton, skeletons)
        patterns[skeleton] = skeletons[nearest].format
    months = found.months["format"]["wide"]
    return LocaleFormats(
        symbols["group"],
        symbols["decimal"],
        plain.grouping,
        f"{percent.prefix[0]}{{}}{percent.suffix[0]}".replace("'", ""),
        tuple(months[number] for number in range(1, _MONTHS + 1)),
        patterns,
        _name_fields(locale, patterns.values()),
        _read_scales(locale) if "long" in found.compact_decimal_formats else {},
    )


def _read_scales(locale: str) -> dict[str, tuple[str, str]]:
    """Return how a locale writes scale words; nothing where two forms are not enough."""
    from babel.numbers import format_compact_decimal, format_decimal  # noqa: PLC0415

    scales: dict[str, tuple[str, str]] = {}
    for scale in SCALES:
        forms: dict[str, str] = {}
        for probe in _PROBES:
            value = Decimal(probe)
            digits = format_decimal(value, locale=locale)
            written = format_compact_decimal(
                value * scale, format_type="long", locale=locale, fraction_digits=3
            )
            forms[probe] = written.replace(digits, "{}", 1)
        one, *others = forms.values()
        if len(set(others)) > 1:
            return {}
        scales[str(scale)] = (one, others[0])
    return scales


def _name_fields(locale: str, patterns: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the words of each field of some patterns that tells a month or a quarter."""
    from babel.dates import DateTimeFormat  # noqa: PLC0415

    names: dict[str, tuple[str, ...]] = {}
    for field in sorted(set(_FIELD.findall(" ".join(patterns)))):
        if field in {"d", "dd", "y"}:
            continue
        if field[0] not in "MLQq":
            raise ValueError(f"the dates of {locale} have the field {field}")
        words: list[str] = []
        for month in range(1, _MONTHS + 1):
            first = dt.date(_LEAP_YEAR, month, 1)
            words.append(DateTimeFormat(first, locale)[field])
        names[field] = tuple(words)
    return names
