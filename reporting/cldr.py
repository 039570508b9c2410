"""A locale of CLDR -> its marks of numbers and its forms of dates, as plain data.

Those of the bundled languages are built data, since Babel takes a thirtieth of a second to read
a locale: `.ci/built_data.py` makes them from it. Any other locale is read from Babel itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec.msgpack

from reporting.assets import find_asset
from reporting.locale_data import keep_apart
from reporting.number_forms import (
    CENTS,
    LAST_SCALE,
    LEAST_SCALE,
    MINUS,
    PLACE,
    NumberForms,
    Scale,
    Scales,
    Signed,
)

if TYPE_CHECKING:
    from babel import Locale
    from babel.numbers import NumberPattern

FULL_DATE = "long"
"""The pattern of a day in full; the others are called by their skeletons."""
SKELETONS = ("y", "yQQQ", "yMMM", "yMMMM", "yMMMd", "MMM", "MMMd")
"""Which fields of a date are written together (UTS 35, part 4)."""
QUARTER = "QQQ"
"""The pattern of a quarter alone, which CLDR leaves to whoever writes it."""

_GROUPED_FROM_FIVE = frozenset(
    "be bg ee es et hu hy ia ie ka lv pl sl sq".split()  # noqa: SIM905
)
"""Locales, with those below them, in which four digits stand without a mark: 1234, 12.345.

CLDR's `minimumGroupingDigits`, which Babel leaves out. Italian is among them there; but its
press, and our catalogue's editions, write 1.234.
"""
_GROUPED_FROM_FOUR = frozenset(
    """
    es_419 es_AR es_BO es_BR es_BZ es_CL es_CO es_CR es_CU es_DO es_EC es_GT es_HN es_MX
    es_NI es_PA es_PE es_PR es_PY es_SV es_US es_UY es_VE
    """.split()  # noqa: SIM905
)
"""Locales below one of those that are not like it."""
_PORTUGAL = frozenset("CH CV GQ GW LU MO MZ PT ST TL".split())  # noqa: SIM905
"""Where Portuguese is written as in Portugal (CLDR, `parentLocales`)."""

_FIELD = re.compile(r"%\((\w+)\)s")
_LANGUAGE = "[a-z]{2}(?:_[A-Z]{2})?"
_TAG = (
    r"(?P<language>[A-Za-z]{2,3})(?:-(?P<script>[A-Za-z]{4}))?"
    r"(?:-(?P<region>[A-Za-z]{2}|\d{3}))?(?:-[A-Za-z0-9]{4,8})*"
    r"(?:-[uxt](?:-[A-Za-z0-9]{1,8})+)?"
)
"""A language tag (RFC 5646, 2.1), without its oldest forms."""
_NO_LANGUAGES = frozenset({"mis", "mul", "root", "und", "zxx"})
"""Codes that say of no language which it is."""
_MONTHS = 12
_HALVES = ("first", "last")
"""What a span of months is written of."""
_LEAP_YEAR = 2000


class LocaleFormats(NumberForms, frozen=True, kw_only=True):
    """How a locale writes numbers and dates.

    Args:
        months: names of the months from January on, as they stand beside a day.
        patterns: of dates, `FULL_DATE`, by skeleton, and the two halves of a span of months
            within a year (`M first`) and beyond (`y last`); with places such as `%(d)s`.
        names: words of each field of the patterns that is one, from January on.
        languages: names of languages, by their code.
        is_rtl: whether its lines are read from right to left.
    """

    months: tuple[str, ...]
    patterns: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    languages: Mapping[str, str]
    is_rtl: bool = False

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

    def write_month_span(self, first: dt.date, last: dt.date) -> str:
        """Write from which month to which something lasts: May – July 2026."""
        largest = "M" if first.year == last.year else "y"
        halves = (
            self.write_date(
                first,
                f"{largest} first",
            ),
            self.write_date(
                last,
                f"{largest} last",
            ),
        )
        return "".join(halves)


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
    return msgspec.msgpack.decode(
        path.read_bytes(),
        type=LocaleFormats,
    )


@cache
def list_currency_codes() -> frozenset[str]:
    """Return the ISO 4217 codes of all currencies, of today and of the past."""
    from babel.numbers import list_currencies  # noqa: PLC0415  (slow, and seldom asked)

    return frozenset(list_currencies())


def list_currency_names(code: str, locales: Iterable[str]) -> Iterator[str]:
    """Yield what a currency is called in some locales, one of it and several.

    Args:
        code: of the currency.
        locales: of CLDR.
    """
    from babel.numbers import get_currency_name  # noqa: PLC0415  (slow, and seldom asked)

    for locale in locales:
        for count in (1, 2, 5):
            yield get_currency_name(code, count, locale)


def read_formats(locale: str) -> LocaleFormats:
    """Read from Babel how a locale writes numbers and dates.

    Args:
        locale: of CLDR, such as `en_GB`.

    Raises:
        ValueError: there is no such locale, or its dates have a field that is not known here.
    """
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  (slow to load)
    from babel.dates import match_skeleton  # noqa: PLC0415

    keep_apart(locale)
    try:
        found = Locale.parse(locale)
    except UnknownLocaleError as error:
        raise ValueError(str(error)) from None
    patterns = {FULL_DATE: found.date_formats["long"].format}
    skeletons = found.datetime_skeletons
    for skeleton in SKELETONS:
        nearest = match_skeleton(skeleton, skeletons)
        patterns[skeleton] = skeletons[nearest].format
    patterns[QUARTER] = f"%({QUARTER})s"
    patterns |= _read_month_spans(found)
    months = found.months["format"]["wide"]
    return LocaleFormats(
        **read_numbers(found),
        months=tuple(
            months[number]
            for number in range(
                1,
                _MONTHS + 1,
            )
        ),
        patterns=patterns,
        names=_name_fields(locale, patterns.values()),
        languages=_name_languages(found),
        is_rtl=found.character_order == "right-to-left",
    )


def _read_month_spans(locale: Locale) -> dict[str, str]:
    """Return how two months stand together, the first and the second, within a year or not."""
    from babel.dates import parse_pattern  # noqa: PLC0415  (slow to load)

    spans = locale.interval_formats["yMMMM"]
    patterns: dict[str, str] = {}
    for largest in ("M", "y"):
        halves = spans[largest]
        if len(halves) != len(_HALVES):  # Persian, whose halves CLDR has not parted
            halves = spans["y"]
        for place, half in zip(
            _HALVES,
            halves,
            strict=True,
        ):
            pattern = parse_pattern(
                half.replace(
                    "\u2009",
                    " ",
                )
            )
            patterns[f"{largest} {place}"] = str(pattern.format)
    return patterns


def read_numbers(locale: Locale) -> dict[str, Any]:
    """Return how a locale writes numbers, by the fields of `NumberForms`."""
    from babel.core import get_global  # noqa: PLC0415  (slow to load)

    marks = locale.number_symbols["latn"]
    compact = locale.compact_decimal_formats
    money_places: dict[str, int] = {}
    for code, (places, *_) in get_global("currency_fractions").items():
        if places != CENTS:
            money_places[code] = places
    short = read_scales(compact["short"])
    return {
        "group": marks["group"],
        "decimal": marks["decimal"],
        "grouping": locale.decimal_formats[None].grouping,
        "least_grouped": find_least_grouped(str(locale)),
        "percent": read_pattern(locale.percent_formats[None]),
        "money": read_pattern(locale.currency_formats["standard"]),
        "symbols": dict(sorted(locale.currency_symbols.items())),
        "money_places": money_places,
        "plurals": dict(sorted(locale.plural_form.rules.items())),
        "long_scales": read_scales(compact["long"]) if "long" in compact else short,
        "short_scales": short,
        "office": find_office_number(str(locale)),
    }


def find_office_number(locale: str) -> int:
    """Return the number of a locale in Office's formats, or of its language; 0 for none."""
    from locale import windows_locale  # noqa: PLC0415  (for what is not built alone)

    language, _, _ = locale.partition("_")
    of_language: list[int] = []
    for number, name in sorted(windows_locale.items()):
        if name == locale:
            return number
        if name.startswith(f"{language}_"):
            of_language.append(number)
    return of_language[0] if of_language else 0


def find_least_grouped(locale: str) -> int:
    """Return how many digits must stand before a group of them, so that it is one."""
    language, _, place = locale.partition("_")
    if language == "pt":
        return 2 if place in _PORTUGAL else 1
    if locale in _GROUPED_FROM_FOUR or language not in _GROUPED_FROM_FIVE:
        return 1
    return 2


def read_pattern(pattern: NumberPattern) -> Signed:
    """Return how a number stands in a pattern, and how a negative one."""
    signed: list[str] = []
    for prefix, suffix in zip(
        pattern.prefix,
        pattern.suffix,
        strict=True,
    ):
        words = f"{prefix}{PLACE}{suffix}".replace(
            "'",
            "",
        )
        signed.append(
            words.replace(
                "-",
                MINUS,
            )
        )
    positive, negative = signed
    return positive, negative


def read_scales(formats: Mapping[str, Any]) -> Scales:
    """Return scale words by the power of ten from which on they are used."""
    scales: dict[str, Scale] = {}
    before: Scale | None = None
    for power in range(
        LEAST_SCALE,
        LAST_SCALE + 1,
    ):
        magnitude = str(10**power)
        forms: dict[str, str] = {}
        zeros = 0
        for plural, patterns in formats.items():
            if magnitude in patterns:
                pattern = patterns[magnitude]
                forms[plural], _ = read_pattern(pattern)
                zeros = pattern.number_pattern.count("0")
        is_plain = set(forms.values()) == {PLACE}
        scale = Scale(
            0 if is_plain else power - zeros + 1,
            forms,
        )
        if scale != before:
            scales[str(power)] = scale
            before = scale
    return scales


def _name_languages(found: Locale) -> dict[str, str]:
    """Return the names of languages of two letters, some with a country."""
    names: dict[str, str] = {}
    for code, name in sorted(found.languages.items()):
        if re.fullmatch(_LANGUAGE, code):
            names[
                code.replace(
                    "_",
                    "-",
                )
            ] = name
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
        for month in range(
            1,
            _MONTHS + 1,
        ):
            first = dt.date(
                _LEAP_YEAR,
                month,
                1,
            )
            words.append(
                DateTimeFormat(
                    first,
                    locale,
                )[field]
            )
        names[field] = tuple(words)
    return names


def find_language_tag(words: str) -> str:
    """Return the tag of a language, canonical and as short as the content takes it.

    A tag (BCP 47) may be written as others do it: `en_us`, `eng`, `zh-Hans-CN`; or it is the
    English name of a language. Its language, script and region must be known to CLDR.

    Args:
        words: what was written.

    Returns:
        a language, or one with its region or else its script; nothing if there is none.
    """
    from babel import Locale  # noqa: PLC0415  (slow to load)
    from babel.core import get_global  # noqa: PLC0415  (see above)

    keep_apart("en")
    english = Locale("en")
    by_name = {name.lower(): code for code, name in english.languages.items()}
    tag = by_name.get(words.lower(), words).replace("_", "-")
    match = re.fullmatch(_TAG, tag)
    if not match:
        return ""
    language = match["language"].lower()
    language = get_global("language_aliases").get(language, language)
    if language not in english.languages or language in _NO_LANGUAGES:
        return ""
    region = (match["region"] or "").upper()
    region = (get_global("territory_aliases").get(region) or [region])[0]
    script = (match["script"] or "").title()
    if region and region not in english.territories:
        return ""
    if script and script not in english.scripts:
        return ""
    if region.isalpha():
        return f"{language}-{region}"
    return f"{language}-{script}" if script else language
