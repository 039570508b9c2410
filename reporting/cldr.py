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
from typing import TYPE_CHECKING

import msgspec.msgpack

from reporting.assets import find_asset
from reporting.patterns import compile_pattern
from reporting.plurals import CATEGORIES, OTHER, choose_plural
from reporting.record import Record

if TYPE_CHECKING:
    from babel import Locale

FULL_DATE = "long"
"""The pattern of a day in full; the others are called by their skeletons."""
SKELETONS = ("y", "yQQQ", "yMMM", "yMMMM", "yMMMd")
"""Which fields of a date are written together (UTS 35, part 4)."""

SCALES = (10**6, 10**9, 10**12)
"""Powers of ten that have words of their own in most languages."""

_FIELD = re.compile(r"%\((\w+)\)s")
_LANGUAGE = "[a-z]{2}(?:_[A-Z]{2})?"
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
        plurals: when each of its plural categories holds, but for `other`.
        scales: by a power of ten and the category of the number before it, how they stand
            together; without those that a locale has no words for, or short ones only.
        languages: names of languages, by their code.
    """

    group: str
    decimal: str
    grouping: tuple[int, int]
    percent: str
    months: tuple[str, ...]
    patterns: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    plurals: Mapping[str, str]
    scales: Mapping[str, Mapping[str, str]]
    languages: Mapping[str, str]

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
        patterns = self.scales[str(scale)]
        category = choose_plural(self.plurals, share.normalize())
        pattern = patterns.get(category) or patterns[OTHER]
        written = pattern.format(self.write_number(share))
        return f"−{written}" if value.is_signed() else written

    def write_date(
        self, day: dt.date, pattern: str = FULL_DATE, first_day: str = ""
    ) -> str:
        """Write a day as a pattern has it.

        Args:
            day: the day.
            pattern: one of `patterns`.
            first_day: how the first of a month is written before its name, if not as `1`.
        """
        fields: dict[str, str] = {}
        for name, words in self.names.items():
            fields[name] = words[day.month - 1]
        for field in ("d", "dd"):
            fields[field] = str(day.day).zfill(len(field))
        if first_day and day.day == 1:
            fields["d"] = first_day
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
        dict(sorted(found.plural_form.rules.items())),
        _read_scales(found),
        _name_languages(found),
    )


def _read_scales(found: Locale) -> dict[str, dict[str, str]]:
    """Return how a locale writes scale words, by the plural of the number before them.

    Some write a thousand million for a milliard: four digits stand before the word then, and
    the power is left out, so that the number is written by the one below.
    """
    scales: dict[str, dict[str, str]] = {}
    if "long" not in found.compact_decimal_formats:
        return scales
    by_category = found.compact_decimal_formats["long"]
    for scale in SCALES:
        key = str(scale)
        patterns: dict[str, str] = {}
        for category in CATEGORIES:
            pattern = by_category.get(category, {}).get(key)
            if pattern is not None and pattern.pattern.count("0") == 1:
                written = pattern.pattern.replace("'", "")
                patterns[category] = written.replace("0", "{}")
        if OTHER in patterns:
            scales[key] = patterns
    return scales


def _name_languages(found: Locale) -> dict[str, str]:
    """Return the names of languages of two letters, some with a country."""
    names: dict[str, str] = {}
    for code, name in sorted(found.languages.items()):
        if compile_pattern(_LANGUAGE).fullmatch(code):
            names[code.replace("_", "-")] = name
    return names


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
