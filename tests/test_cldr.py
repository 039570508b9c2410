"""How a locale writes numbers and dates: as Babel does, built ahead or not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from babel.dates import format_date, format_skeleton, get_month_names
from babel.numbers import format_compact_decimal, format_decimal, format_percent

from reporting.cldr import SKELETONS, load_formats, read_formats
from reporting.i18n import list_languages, load_language

BUNDLED = [load_language(code).locale for code in list_languages()]
LOCALES = [*BUNDLED, "de", "fr", "es", "pl", "hi", "tr", "eu", "ja", "de_CH", "pt_BR"]
NUMBERS = """
    0 1 -1 12 999 1000 -1234.5 1E+3 1.0 0.10 0.125 0.1234567 1234567 -98765432.1234
    100000000000000000 0.000001 123456789012345678.25 -0.5
""".split()  # noqa: SIM905  (a list of quoted numbers is harder to read)
DAYS = [dt.date(2025, month, month + 2) for month in range(1, 13)]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("digits", NUMBERS)
def test_a_number_is_written_as_by_babel(locale: str, digits: str) -> None:
    formats = load_formats(locale)
    value = Decimal(digits)
    plain = format_decimal(value, locale=locale, decimal_quantization=False)
    percent = format_percent(value, locale=locale, decimal_quantization=False)
    assert formats.write_number(value).replace("−", "-") == plain
    assert formats.write_percent(value).replace("−", "-") == percent


@pytest.mark.parametrize("locale", LOCALES)
def test_a_date_is_written_as_by_babel(locale: str) -> None:
    formats = load_formats(locale)
    for day in DAYS:
        assert formats.write_date(day) == format_date(day, "long", locale=locale)
        for skeleton in SKELETONS:
            expected = format_skeleton(skeleton, day, locale=locale)
            assert formats.write_date(day, skeleton) == expected
    names = get_month_names("wide", locale=locale)
    assert formats.months == tuple(names[number] for number in range(1, 13))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_scale_word_is_written_as_by_babel(locale: str) -> None:
    formats = load_formats(locale)
    for scale in map(int, formats.scales):
        for digits in (
            "1",
            "-1",
            "2",
            "3.1",
            "5",
            "11",
            "21",
            "1.001",
            "101",
            "-999.999",
        ):
            if locale == "fr" and digits.strip("-") == "1":
                continue  # Babel says « 1 millions »
            if locale == "hi" and len(digits.strip("-")) > len("21"):
                continue  # it has words for a hundred of some powers
            value = Decimal(digits) * scale
            expected = format_compact_decimal(
                value, format_type="long", locale=locale, fraction_digits=3
            )
            written = formats.write_scaled(value, scale)
            assert written.replace("−", "-") == expected


@pytest.mark.parametrize("locale", BUNDLED)
def test_the_bundled_languages_need_no_babel_for_scale_words(locale: str) -> None:
    assert load_formats(locale).scales


@pytest.mark.parametrize("locale", BUNDLED)
def test_what_is_built_ahead_is_what_babel_says(locale: str) -> None:
    assert load_formats(locale) == read_formats(locale)


def test_a_locale_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown locale"):
        load_formats("xx_YY")


def test_a_calendar_that_is_not_ours_is_refused() -> None:
    with pytest.raises(ValueError, match="the dates of th have the field G"):
        load_formats("th")
