"""Ten thousand numbers, currencies, units and locales, held against Babel.

Where we write otherwise on purpose:

- a minus is the mathematical sign, not a hyphen (Unicode 6.2, “Dashes and Hyphens”);
- digits are kept as typed: 5.10 is not 5.1, and a whole amount gets no decimals: €500;
- what comes to a million or more has a scale word, money too, for which Babel has but `€1.3M`;
- a sign that ends in a letter stands off its number, as in ICU: CHF 5, not CHF5;
- four digits stand together where CLDR's `minimumGroupingDigits` says so, as in ICU: 1234 zł;
- money of a catalogue is in its words: `500 dollari`.
"""

from __future__ import annotations

import copy
import random
import re
from decimal import Decimal
from functools import cache

import pytest
from babel import Locale
from babel.numbers import NumberPattern, get_currency_precision, list_currencies

from reporting.cldr import load_formats
from reporting.i18n import Language, list_languages, load_language
from reporting.number_forms import count_places, drop_zeros
from reporting.record import replace

ROUNDS = 10_000
LOCALES = """
    en_GB en_US en_IN it it_CH de de_CH de_AT fr fr_CA fr_CH es es_MX es_AR pt pt_PT nl nl_BE
    pl sv da nb fi cs sk hu ro bg el tr uk ru lt lv et sl hr sr ja ko zh hi bn ta th vi id sw
    eu ca gl cy ga is he ar fa
""".split()  # noqa: SIM905  (a list of quoted codes is harder to read)
CURRENCIES = sorted(list_currencies())
COMMON = "USD EUR GBP JPY CHF BHD PLN CNY INR KRW BRL CAD SEK KWD CLF HUF".split()  # noqa: SIM905
UNITS = ("views", "tonnes", "m³", "km/h", "字")


@cache
def speak(locale: str) -> Language:
    """Return a language that writes numbers as a locale does, without words for money."""
    base = load_language("en")
    formats = load_formats(locale) if locale != "th" else None
    assert formats is None or formats.decimal
    return replace(
        base, code=locale[:2], locale=locale, currencies={}, articles=(locale,)
    )


def make_number(rng: random.Random) -> Decimal:
    """Return a number as people type them: of any size, with zeros at its end or without."""
    places = rng.choice([0, 0, 0, 1, 2, 2, 3, 6])
    size = rng.choice([10, 1000, 10_000, 10**6, 10**9, 10**13])
    digits = rng.randrange(size * 10**places)
    if rng.random() < 0.3:
        rounded = 10 ** rng.randrange(1, 12)
        digits = max(digits // rounded * rounded, rounded)
    return Decimal(digits).scaleb(-places) * rng.choice([1, 1, -1])


def with_places(pattern: NumberPattern, places: int) -> NumberPattern:
    """Return a pattern of Babel's with so many decimals."""
    changed = copy.copy(pattern)
    changed.frac_prec = (places, places)
    return changed


def by_babel(
    language: Language, value: Decimal, currency: str, *, percent: bool
) -> str:
    """Return what Babel writes for a number, told how many decimals it has."""
    locale = Locale.parse(language.locale)
    if percent:
        places = max(0, count_places(value) - 2)
        pattern = with_places(locale.percent_formats[None], places)
        return str(pattern.apply(value, locale))
    places = count_places(value)
    pattern = locale.decimal_formats[None]
    if currency:
        pattern = locale.currency_formats["standard"]
        if places:
            least = get_currency_precision(currency)
            places = max(least, count_places(drop_zeros(value)))
    pattern = with_places(pattern, places)
    return str(pattern.apply(value, locale, currency=currency, currency_digits=False))


def bare(written: str, group: str) -> str:
    """Return digits, signs and letters alone: without spaces, marks of direction and groups."""
    written = written.replace("−", "-").replace(group, "")
    return re.sub(r"[\s\u200e\u200f\u061c]", "", written)


def is_scaled(value: Decimal) -> bool:
    """Whether a number is written with a scale word, as is told by how short that is."""
    if count_places(value) or not 10**6 <= abs(value) < 10**15:
        return False
    power = value.adjusted() // 3 * 3
    return count_places(drop_zeros(value.scaleb(-power))) <= 3


@pytest.mark.parametrize("seed", range(10))
def test_ten_thousand_numbers_are_written_as_babel_writes_them(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311  (a test)
    compared = 0
    for _ in range(ROUNDS // 10):
        value = make_number(rng)
        locale = rng.choice([name for name in LOCALES if name != "th"])
        language = speak(locale)
        kind = rng.choice(["plain", "percent", "unit", "money", "money"])
        group = load_formats(locale).group
        if kind == "percent":
            value = value.scaleb(-6).quantize(Decimal("0.00001")) + 0
            written = language.write_amount(value, percent=True)
            expected = by_babel(language, value, "", percent=True)
        elif kind == "money":
            currency = rng.choice([*COMMON, *COMMON, rng.choice(CURRENCIES)])
            written = language.write_amount(value, currency=currency)
            expected = by_babel(language, value, currency, percent=False)
        else:
            unit = rng.choice(UNITS) if kind == "unit" else ""
            written = language.write_amount(value, unit=unit)
            expected = by_babel(language, value, "", percent=False) + unit
        if kind != "percent" and is_scaled(value):
            continue
        if not value:
            expected = expected.replace("-", "")
        compared += 1
        assert bare(written, group) == bare(expected, group), (locale, value, kind)
        assert not re.search(r"[^\W\d_]\d|\d[A-Z]", written.replace("m³", "")), written
    assert compared > ROUNDS / 10 * 0.6


@pytest.mark.parametrize("seed", range(4))
def test_what_has_a_scale_word_loses_no_digit(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311  (a test)
    for _ in range(1000):
        value = make_number(rng)
        if not is_scaled(value):
            continue
        code = rng.choice(list_languages())
        language = load_language(code)
        currency = rng.choice(COMMON)
        written = language.write_amount(value, currency=currency)
        (found,) = language.notation.find_numerals(written.replace("−", ""))
        assert found.value == abs(value).normalize(), (written, value, code)
        assert ("−" in written) == (value < 0)


EN, IT = load_language("en"), load_language("it")


@pytest.mark.parametrize(
    ("typed", "currency", "english", "italian"),
    [
        ("5.10", "USD", "$5.10", "5,10 dollari"),
        ("1200.50", "EUR", "€1,200.50", "1.200,50 euro"),
        ("1200.5", "EUR", "€1,200.50", "1.200,50 euro"),
        ("-1_300_000", "EUR", "−€1.3 million", "−1,3 milioni di euro"),
        ("5000", "JPY", "¥5,000", "5.000 JPY"),
        ("5000.00", "JPY", "¥5,000", "5.000 JPY"),
        ("1234567.5", "CHF", "CHF 1,234,567.50", "1.234.567,50 CHF"),
        ("11_000_000_000", "JPY", "¥11 billion", "11 miliardi di JPY"),
        ("5.5", "BHD", "BHD 5.500", "5,500 BHD"),
        ("-5", "CHF", "−CHF 5", "−5 CHF"),
        ("12.345", "EUR", "€12.345", "12,345 euro"),
        ("1_300_000.00", "EUR", "€1,300,000.00", "1.300.000,00 euro"),
        ("1.50e9", "USD", "$1.50 billion", "1,50 miliardi di dollari"),
        ("0", "EUR", "€0", "0 euro"),
    ],
)
def test_money_is_written_with_its_own_decimals_and_sign(
    typed: str, currency: str, english: str, italian: str
) -> None:
    value = Decimal(typed.replace("_", ""))
    for language, expected in ((EN, english), (IT, italian)):
        written = language.write_amount(value, currency=currency)
        assert written.replace("\u00a0", " ") == expected
        assert " " not in written


@pytest.mark.parametrize(
    ("locale", "typed", "currency", "expected"),
    [
        ("de", "-1234.5", "CHF", "−1.234,50 CHF"),
        ("de_CH", "-1234.5", "CHF", "CHF−1’234.50"),
        ("nl", "-3000000", "EUR", "€ −3 miljoen"),
        ("nl", "1234.5", "EUR", "€ 1.234,50"),
        ("pl", "1234.5", "PLN", "1234,50 zł"),
        ("pl", "12345", "PLN", "12 345 zł"),
        ("pl", "5000000", "PLN", "5 milionów zł"),
        ("pt_PT", "1234", "EUR", "1234 €"),
        ("es_MX", "1234", "MXN", "$1,234"),
        ("en_IN", "1234567", "INR", "₹12,34,567"),
        ("pt", "11000000000", "BRL", "R$ 11 bilhões"),
        ("ja", "11000000000", "JPY", "￥110億"),
        ("fr", "1234.5", "USD", "1 234,50 $US"),
    ],
)
def test_money_stands_as_its_locale_has_it(
    locale: str, typed: str, currency: str, expected: str
) -> None:
    written = speak(locale).write_amount(Decimal(typed), currency=currency)
    assert re.sub(r"[\u00a0\u202f]", " ", written) == expected


def test_percentages_differ_by_points() -> None:
    def said(language: Language, ratio: str) -> str:
        change = language.write_change(Decimal(ratio), "year", in_points=True)
        return change.replace("\u00a0", " ")

    assert said(EN, "0.04") == "up 4 percentage points on the year"
    assert said(EN, "-0.01") == "down 1 percentage point on the year"
    assert said(IT, "0.025") == "+2,5 punti percentuali su base annua"
    assert said(IT, "0.01") == "+1 punto percentuale su base annua"
    assert said(EN, "0") == "unchanged on the year"
