"""How a locale writes numbers and dates: as Babel does, built ahead or not."""

from __future__ import annotations

import datetime as dt
import itertools
from decimal import Decimal
from typing import Literal

import pytest
from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton, get_month_names
from babel.numbers import format_compact_decimal, format_decimal, format_percent

from reporting.calendars import read_calendar_forms
from reporting.cldr import SKELETONS, LocaleFormats, load_formats, read_formats
from reporting.i18n import list_languages, load_language
from reporting.locale_data import keep_apart
from reporting.number_forms import drop_zeros

BUNDLED = [load_language(code).locale for code in list_languages()]
LOCALES = [*BUNDLED, "de", "fr", "es", "pl", "hi", "tr", "eu", "ja", "de_CH", "pt_BR"]
NUMBERS = """
    0 1 -1 12 999 1000 -1234.5 1E+3 1.0 0.10 0.125 0.1234567 1234567 -98765432.1234
    100000000000000000 0.000001 123456789012345678.25 -0.5
""".split()  # noqa: SIM905  (a list of quoted numbers is harder to read)
SHARES = ("1", "-1", "2", "3.1", "5", "11", "21", "1.001", "101", "-999.999", "1.5")
DAYS = [dt.date(2025, month, month + 2) for month in range(1, 13)]


def bare(written: str) -> str:
    """Return what is written with Babel's minus, for which ours is the mathematical one."""
    return written.replace("−", "-")


def has_groups(formats: LocaleFormats, value: Decimal) -> bool:
    """Whether CLDR groups a number's digits, of which Babel does not know all (`es`: 1234)."""
    least: int = 10 ** (formats.grouping[0] - 1 + formats.least_grouped)
    return abs(value) >= least


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("digits", NUMBERS)
def test_a_number_is_written_as_by_babel(locale: str, digits: str) -> None:
    formats = load_formats(locale)
    value = drop_zeros(Decimal(digits))
    groups = (
        len(digits.lstrip("-").partition(".")[0]) != 4 or formats.least_grouped == 1
    )
    plain = format_decimal(
        value, locale=locale, decimal_quantization=False, group_separator=groups
    )
    percent = format_percent(value, locale=locale, decimal_quantization=False)
    if not has_groups(formats, value * 100):
        percent = percent.replace(formats.group, "")
    assert bare(formats.write_number(value)) == bare(plain)
    assert bare(formats.write_percent(value)) == bare(percent)


def test_zeros_at_the_end_are_kept_as_they_are_typed() -> None:
    english = load_formats("en_GB")
    assert english.write_number(Decimal("5.10")) == "5.10"
    assert english.write_number(Decimal("-1200.00")) == "−1,200.00"
    assert english.write_percent(Decimal("0.160")) == "16.0%"
    assert english.write_number(Decimal("-0.0")) == "0.0"
    assert english.write_number(Decimal(5), 2) == "5.00"


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
def test_a_span_of_months_is_written_as_by_babel(locale: str) -> None:
    formats = load_formats(locale)
    may = dt.date(2026, 5, 1)
    for end in (dt.date(2026, 7, 1), dt.date(2027, 3, 1)):
        expected = format_interval(may, end, "yMMMM", locale=locale)
        assert formats.write_month_span(may, end) == expected.replace("\u2009", " ")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_scale_word_is_written_as_by_babel(locale: str) -> None:
    formats = load_formats(locale)
    forms = Locale.parse(locale).compact_decimal_formats
    for power, digits in itertools.product((6, 7, 9, 10, 12), SHARES):
        value = Decimal(digits).scaleb(power)
        kinds: tuple[Literal["long", "short"], ...] = ("long", "short")
        for name in kinds:
            kind = name if name in forms else "short"
            expected = format_compact_decimal(
                value, format_type=kind, locale=locale, fraction_digits=9
            )
            if value == 10**power and "1" in forms[kind]:
                # Babel takes French `mille` for a reason to write “1 millions”.
                continue
            written = formats.write_scaled(
                drop_zeros(value), value.adjusted(), is_short=name == "short"
            )
            group = formats.group
            assert bare(written).replace(group, "") == bare(expected).replace(group, "")


def test_scale_words_follow_the_plural_of_their_number() -> None:
    polish = load_formats("pl")
    written = [
        polish.write_scaled(Decimal(digits), 6).replace("\u00a0", " ")
        for digits in ("1e6", "2e6", "5e6", "1.5e6", "22e6", "112e6")
    ]
    assert written == [
        "1 milion",
        "2 miliony",
        "5 milionów",
        "1,5 miliona",
        "22 miliony",
        "112 milionów",
    ]
    assert load_formats("fr").write_scaled(Decimal(10**6), 6) == "1 million"
    assert load_formats("ja").write_scaled(Decimal(11_000_000), 7) == "1100万"


@pytest.mark.parametrize("locale", BUNDLED)
def test_what_is_built_ahead_is_what_babel_says(locale: str) -> None:
    assert load_formats(locale) == read_formats(locale)


def test_a_locale_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown locale"):
        load_formats("xx_YY")


def test_a_calendar_that_is_not_ours_is_refused() -> None:
    with pytest.raises(ValueError, match="the dates of th have the field G"):
        load_formats("th")


@pytest.fixture(autouse=True)
def _babel_by_itself() -> None:
    """Let Babel know nothing of the locales that other tests have read."""
    keep_apart.cache_clear()
    keep_apart("")


def test_what_is_read_of_one_locale_is_not_that_of_another() -> None:
    read_formats("he")
    assert read_formats("es") == load_formats("es")
    read_calendar_forms(["he"])
    assert "ene" in read_calendar_forms(["es"]).short_months[0]
