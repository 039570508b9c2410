"""A language code -> the fixed words of that language, and numbers, dates and quotes as it writes them.

The words come from `assets/labels/CODE.yaml`; the rules of numbers and dates from CLDR, by
Babel. A new language is one more catalogue.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, cached_property
from typing import Literal

from babel.core import UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton, get_month_names
from babel.numbers import (
    format_compact_decimal,
    format_currency,
    format_decimal,
    format_percent,
    get_decimal_symbol,
    get_group_symbol,
)
from pydantic import BaseModel, ConfigDict

from reporting.assets import find_asset
from reporting.numerals import Notation
from reporting.reading.schema import parse_model

NBSP = "\u00a0"
"""Keeps a number and its unit on one line."""

COMPACT_FROM = Decimal(1_000_000)
"""From here on numbers are written with a scale word: 11 billion, not 11,000,000,000."""


class Amount(BaseModel):
    """How an amount and its unit stand together: `11 miliardi di dollari`, but `500 dollari`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    plain: str
    compact: str


class Language(BaseModel):
    """One language: its catalogue of words, and its ways of writing numbers and dates."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    name: str
    locale: str
    hyphenation: str
    """Name of the hyphenation patterns."""
    tag: str
    """BCP 47 tag written into both outputs."""
    articles: tuple[str, ...] = ()
    """Articles that a name may begin with and a text may leave out: `The Orchard`, `an Orchard tree`."""
    quotes: tuple[str, str]
    inner_quotes: tuple[str, str]
    """Quotation marks within others."""
    before_numbers: frozenset[str]
    """Abbreviations that stay on a line with the number after them."""
    before_names: frozenset[str]
    """Titles that stay on a line with the name after them."""
    labels: Mapping[str, str]
    phrases: Mapping[str, str]
    """Patterns with `{places}` that the plan fills."""
    statuses: Mapping[str, str]
    verdicts: Mapping[str, str]
    kinds: Mapping[str, str]
    languages: Mapping[str, str]
    """Names of other languages."""
    qualifiers: Mapping[str, str]
    changes: Mapping[str, str]
    currencies: Mapping[str, Amount]
    unit: Amount
    scales: Mapping[str, Decimal]
    number_words: Mapping[str, Decimal]
    number_ones: frozenset[str]
    number_homographs: frozenset[str]
    number_link: str
    numbers_joined: bool
    percent_words: tuple[str, ...] = ()
    status_forms: Mapping[str, tuple[str, ...]]
    """Patterns of words that say how sure something is, by what they say; the first that fits counts."""
    times_words: tuple[str, ...]
    """Words that make a factor of a number: `three times`."""
    part_words: tuple[str, ...]
    """Words that make a number the name of a part: `section 3`."""

    def __hash__(self) -> int:
        """Hash by the code: there is one catalogue for each."""
        return hash(self.code)

    # -- numbers

    def number(self, value: Decimal) -> str:
        """Write a number with the language's marks: 1,234.5 or 1.234,5."""
        return _minus(
            format_decimal(value, locale=self.locale, decimal_quantization=False)
        )

    def percent(self, value: Decimal) -> str:
        """Write a ratio as a percentage: 0.16 is 16%."""
        return _minus(
            format_percent(value, locale=self.locale, decimal_quantization=False)
        )

    def compact(self, value: Decimal) -> str:
        """Write a number short without losing a digit: 3.1 billion; a small one as it is."""
        if not self._is_compact(value):
            return self.number(value)
        written = format_compact_decimal(
            value, format_type="long", locale=self.locale, fraction_digits=3
        )
        return _minus(written).replace(" ", NBSP)

    @staticmethod
    def _is_compact(value: Decimal) -> bool:
        """Whether a scale word takes nothing away: three decimals of the scale must say it all."""
        size = abs(value)
        if size < COMPACT_FROM or size >= Decimal(10) ** 15:
            return False
        scale = Decimal(1000) ** ((size.adjusted()) // 3)
        return (size / scale * 1000) % 1 == 0

    def amount(
        self,
        value: Decimal,
        *,
        unit: str = "",
        currency: str = "",
        percent: bool = False,
    ) -> str:
        """Write a value with what it counts: `$11 billion`, `122 milioni di visualizzazioni`.

        Args:
            value: the number.
            unit: word of the unit, in this language.
            currency: ISO 4217 code, instead of a unit.
            percent: write the ratio as a percentage.
        """
        if percent:
            return self.percent(value)
        words = self.compact(value)
        if currency and currency not in self.currencies:
            return _minus(
                format_currency(
                    value, currency, locale=self.locale, currency_digits=False
                )
            )
        if not unit and not currency:
            return words
        pattern = self.currencies[currency] if currency else self.unit
        form = pattern.compact if self._is_compact(value) else pattern.plain
        return form.format(amount=words, unit=unit).replace(" ", NBSP)

    def qualified(self, amount: str, qualifier: str) -> str:
        """Put `over`, `about` or `under` to an amount; `exact` adds nothing."""
        return (
            self.qualifiers[qualifier]
            .format(amount=amount)
            .replace(f" {amount}", f"{NBSP}{amount}")
        )

    def change(self, ratio: Decimal, base: Literal["year", "quarter", "month"]) -> str:
        """Write a change: `up 16% on the year`, `+16% su base annua`."""
        direction = "up" if ratio > 0 else "down" if ratio < 0 else "flat"
        moved = self.changes[direction].format(percent=self.percent(abs(ratio)))
        return f"{moved} {self.changes[base]}"

    # -- dates

    def date(self, day: dt.date) -> str:
        """Write a day in full: 21 October 2025."""
        return format_date(day, "long", locale=self.locale).replace(" ", NBSP, 1)

    def period(
        self,
        year: int,
        quarter: int | None = None,
        month: int | None = None,
        day: int | None = None,
    ) -> str:
        """Write a day, month, quarter or year as finely as it is known."""
        if quarter:
            return self.phrases["quarter"].format(
                ordinal=self.phrases[f"quarter_{quarter}"], year=year
            )
        if not month:
            return str(year)
        if day:
            return self.date(dt.date(year, month, day))
        return format_skeleton("yMMMM", dt.date(year, month, 1), locale=self.locale)

    def brief(
        self,
        year: int,
        quarter: int | None = None,
        month: int | None = None,
        day: int | None = None,
    ) -> str:
        """Write a day, month, quarter or year short, for margins and source lines: 21 Oct 2025, Q4 2025."""
        first = dt.date(year, 3 * quarter if quarter else month or 1, day or 1)
        skeleton = "yQQQ" if quarter else "yMMMd" if day else "yMMM" if month else "y"
        return format_skeleton(skeleton, first, locale=self.locale).replace(" ", NBSP)

    @cached_property
    def months(self) -> tuple[str, ...]:
        """The names of the months from January on, as they stand beside a day."""
        names = get_month_names("wide", locale=self.locale)
        return tuple(names[number] for number in range(1, 13))

    def month_span(self, first: dt.date, last: dt.date) -> str:
        """Write from which month to which something lasts: May – July 2026, maggio–luglio 2026."""
        return format_interval(first, last, "yMMMM", locale=self.locale).replace(
            "\u2009", " "
        )

    # -- words

    def phrase(self, name: str, /, **places: object) -> str:
        """Return a pattern of the catalogue with its places filled."""
        return self.phrases[name].format(**places)

    def quoted(self, words: str) -> str:
        """Put words between the quotation marks of the language."""
        return f"{self.quotes[0]}{words}{self.quotes[1]}"

    def language_name(self, code: str) -> str:
        """Return the name of another language, or its code where the catalogue has none."""
        return self.languages.get(code, code)

    # -- numbers found in running text

    @cached_property
    def notation(self) -> Notation:
        """How this language writes numbers, for reading them."""
        return Notation(
            *_marks(self.locale),
            scales=self.scales,
            words=self.number_words,
            ones=self.number_ones,
            homographs=self.number_homographs,
            percents=self.percent_words,
            link=self.number_link,
            joined=self.numbers_joined,
            language=self.code,
        )


def _minus(written: str) -> str:
    """Return a number with a minus sign, for which CLDR writes a hyphen."""
    return written.replace("-", "−", 1) if written.startswith("-") else written


def _marks(locale: str) -> tuple[str, str]:
    """Return the marks between groups of digits and before decimals; the latter is a point or a comma."""
    return get_group_symbol(locale), "," if get_decimal_symbol(locale) == "," else "."


@cache
def list_languages() -> tuple[str, ...]:
    """Return the codes of all languages that have a catalogue."""
    return tuple(
        sorted(path.stem for path in find_asset("labels/en.yaml").parent.glob("*.yaml"))
    )


@cache
def load_language(code: str) -> Language:
    """Return a language.

    Args:
        code: its code, such as `it`.

    Raises:
        FileNotFoundError: there is no catalogue for it.
        ContentError: its catalogue is broken.
    """
    name = f"labels/{code}.yaml"
    return parse_model(
        Language, find_asset(name).read_text(encoding="utf-8"), f"assets/{name}"
    )


@cache
def load_notation(code: str) -> Notation:
    """Return how a language writes numbers; of one without a catalogue, only its marks are known.

    Args:
        code: any language code, such as that of a source.
    """
    if code in list_languages():
        return load_language(code).notation
    try:
        return Notation(*_marks(code.replace("-", "_")), scales={}, words={})
    except (UnknownLocaleError, ValueError):
        return Notation(",", ".", scales={}, words={})


def find_hyphenation(tag: str) -> str:
    """Return the name of the hyphenation patterns of a language; empty where it has no catalogue.

    Args:
        tag: BCP 47 tag, such as `it` or `it-IT`.
    """
    code = tag.partition("-")[0].lower()
    return load_language(code).hyphenation if code in list_languages() else ""
