"""A language code -> its fixed words, its numbers, dates and quotes.

The words come from `assets/labels/CODE.yaml`, or from what was made of it ahead, as long as it
says the same; the rules of numbers and dates from CLDR, whose rarer ones Babel is loaded for. A
new language is one more catalogue: `.docs/adding-a-language.md` tells how.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, cached_property
from typing import Literal
from unicodedata import bidirectional

import msgspec.msgpack

from reporting.amounts import is_compact, shorten, write_money
from reporting.assets import find_asset
from reporting.catalogue import Typography, bind_words
from reporting.catalogue_files import list_digests, load_catalogue
from reporting.cldr import LocaleFormats, load_formats
from reporting.errors import ContentError
from reporting.locale_data import keep_apart
from reporting.number_forms import EXACT, MINUS, NBSP, NumberStyle, drop_zeros
from reporting.numerals import Notation
from reporting.plurals import choose_plural
from reporting.reading.schema import check_node
from reporting.record import Record, replace

_LRM, _RLM = "\u200e", "\u200f"
"""Not seen; read as a letter from left to right, and one from right to left (UAX 9, 2.6)."""
_LETTERS = frozenset({"L", "R", "AL"})
"""Classes of letters that say where a text reads."""


class Language(Typography, frozen=True, kw_only=True, dict=True):
    """One language: its catalogue of words, and its ways of writing numbers and dates.

    Args:
        code: by which contents name it.
        name: in itself.
        locale: of CLDR, for numbers and dates.
        tag: BCP 47 tag written into both outputs.
        base: code of the catalogue that this one stands over.
    """

    base: str = ""
    code: str
    name: str
    locale: str
    tag: str

    def __hash__(self) -> int:
        """Hash by the code: there is one catalogue for each."""
        return hash(self.code)

    @property
    def is_rtl(self) -> bool:
        """Whether its lines are read from right to left."""
        return self.formats.is_rtl

    # -- numbers

    def write_number(self, value: Decimal) -> str:
        """Write a number with the language's marks, its digits as typed: 1,234.50."""
        return self._lead_sign(self.formats.write_number(value))

    def write_percent(self, value: Decimal) -> str:
        """Write a ratio as a percentage: 0.16 is 16%."""
        return self._lead_sign(self.formats.write_percent(value))

    def write_points(self, value: Decimal) -> str:
        """Write the difference of two percentages: 0.04 is 4 percentage points."""
        points = drop_zeros(value.scaleb(2, EXACT))
        written = self.write_number(points)
        digits = f"{points.copy_abs():f}"
        plural = choose_plural(self.formats.plurals, digits)
        pattern = self.points.get(plural) or self.points["other"]
        return pattern.format(number=written).replace(
            f"{written} ",
            f"{written}{NBSP}",
        )

    def write_compact(self, value: Decimal) -> str:
        """Write a number short without losing a digit: 3.1 billion; a small one as it is."""
        return self._lead_sign(shorten(value, self.formats))

    def write_styled(self, value: Decimal, style: NumberStyle) -> str:
        """Write a number of a set as all of the set are written."""
        written = self.formats.write_styled(value, style)
        return self._lead_sign(written).replace(" ", NBSP)

    def write_amount(
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
            return self.write_percent(value)
        if currency:
            own = self.currencies.get(currency)
            money = write_money(value, currency, self.formats, own, self.unit)
            return self._lead_sign(money)
        words = self.write_compact(value)
        if not unit:
            return words
        form = self.unit.plain
        if is_compact(value):
            is_elided = unit[0] in self.vowels
            form = self.unit.elided if is_elided else self.unit.compact
        return form.format(amount=words, unit=unit).replace(" ", NBSP)

    def _lead_sign(self, written: str) -> str:
        """Keep a minus before its number where lines read from right to left."""
        if not self.is_rtl:
            return written
        bare = written.replace(_LRM, "").replace(_RLM, "")
        if bare.startswith(MINUS):
            return f"{_LRM}{bare}"
        return bare

    def qualify(self, amount: str, qualifier: str) -> str:
        """Put `over`, `about` or `under` to an amount; `exact` adds nothing."""
        words = self.qualifiers[qualifier].format(amount=amount)
        return words.replace(
            f" {amount}",
            f"{NBSP}{amount}",
        )

    def write_change(
        self,
        ratio: Decimal,
        base: Literal["year", "quarter", "month"],
        *,
        in_points: bool = False,
    ) -> str:
        """Write a change: `up 16% on the year`, `+16% su base annua`.

        Args:
            ratio: the change, or how far apart two percentages are.
            base: since when.
            in_points: whether it is percentages that are apart.
        """
        direction = "flat"
        if ratio:
            direction = "up" if ratio > 0 else "down"
        size = ratio.copy_abs()
        percent = self.write_points(size) if in_points else self.write_percent(size)
        moved = self.changes[direction].format(percent=percent)
        return self.fill_phrase("change", moved=moved, base=self.changes[base])

    # -- dates

    def write_date(self, day: dt.date) -> str:
        """Write a day in full: 21 October 2025."""
        written = self.formats.write_date(day, first_day=self.first_day)
        return written.replace(" ", NBSP, 1)

    def write_period(
        self,
        year: int,
        quarter: int | None = None,
        month: int | None = None,
        day: int | None = None,
    ) -> str:
        """Write a day, month, quarter or year as finely as it is known."""
        if quarter:
            return self.fill_phrase(f"quarter_{quarter}", year=str(year))
        if not month:
            return str(year)
        if day:
            return self.write_date(dt.date(year, month, day))
        return self.formats.write_date(dt.date(year, month, 1), "yMMMM")

    def write_brief_period(
        self,
        year: int,
        quarter: int | None = None,
        month: int | None = None,
        day: int | None = None,
    ) -> str:
        """Write a period short, for margins and source lines: 21 Oct 2025, Q4 2025."""
        skeleton = "y"
        if quarter:
            skeleton, month = "yQQQ", 3 * quarter
        elif day:
            skeleton = "yMMMd"
        elif month:
            skeleton = "yMMM"
        first = dt.date(
            year,
            month or 1,
            day or 1,
        )
        return self.write_short_date(first, skeleton)

    def write_short_date(self, day: dt.date, skeleton: str) -> str:
        """Write some fields of a day in one piece, by a pattern of its locale: 4 Mar, Mar."""
        written = self.formats.write_date(day, skeleton, first_day=self.first_day)
        return written.replace(" ", NBSP)

    @property
    def months(self) -> tuple[str, ...]:
        """The names of the months from January on, as they stand beside a day."""
        return self.formats.months

    @cached_property
    def formats(self) -> LocaleFormats:
        """How the locale writes numbers and dates."""
        formats = load_formats(self.locale)
        if not self.unused_scales:
            return formats
        scales = dict(formats.long_scales)
        for power in self.unused_scales:
            scales.pop(power, None)
        return replace(formats, long_scales=scales)

    def month_span(self, first: dt.date, last: dt.date) -> str:
        """Write from which month to which something lasts: May – July 2026."""
        return self.formats.write_month_span(first, last)

    # -- words

    def fill_phrase(self, name: str, /, **places: object) -> str:
        """Return a phrase of the catalogue with its places filled, in the plural that fits."""
        phrase = self.phrases[name]
        pattern = phrase.other
        if phrase.by:
            pattern = phrase.choose(places, self.formats.plurals)
        for place, words in places.items():
            if isinstance(words, str):
                places[place] = self.set_off(words)
        return pattern.format(**places)

    def set_off(self, words: str) -> str:
        """Return words that numbers or signs may follow, such as a name before a date.

        Words that read against the language end in a mark of its direction: else what follows
        would be drawn to them (UAX 9, W7 and N1).
        """
        if not self.is_rtl and words.isascii():
            return words
        for char in reversed(words):
            direction = bidirectional(char)
            if direction in _LETTERS:
                reads_right = direction != "L"
                mark = _RLM if self.is_rtl else _LRM
                if reads_right == self.is_rtl:
                    return words
                return f"{words}{mark}"
        return words

    def quote(self, words: str) -> str:
        """Put words between the quotation marks of the language."""
        opening, closing = self.quotes
        return f"{opening}{words}{closing}"

    def language_name(self, code: str) -> str:
        """Return the name of another language, or its code where nobody knows one."""
        bare, _, _ = code.partition("-")
        names = {**self.formats.languages, **self.languages}
        return names.get(code) or names.get(bare) or code

    # -- numbers found in running text

    @cached_property
    def notation(self) -> Notation:
        """How this language writes numbers, for reading them."""
        return Notation(
            self.formats.group,
            "," if self.formats.decimal == "," else ".",
            scales=self.scales,
            words=self.number_words,
            ones=self.number_ones,
            homographs=self.number_homographs,
            percents=self.percent_words,
            link=self.number_link,
            joined=self.numbers_joined,
            tens_linked=self.tens_linked,
            language=self.code.partition("-")[0],
        )


Tongue = str | Language
"""By what a language is read: the code of a bundled one, or a language of a content's own."""


def name_tongue(tongue: Tongue) -> str:
    """Return the code of a language."""
    return tongue.code if isinstance(tongue, Language) else tongue


def _find_marks(locale: str) -> tuple[str, str]:
    """Return the marks between groups of digits and before decimals: a point or a comma."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    keep_apart(locale)
    decimal = "," if get_decimal_symbol(locale) == "," else "."
    return get_group_symbol(locale), decimal


@cache
def list_languages() -> tuple[str, ...]:
    """Return the codes of all languages that have a bundled catalogue."""
    folder = find_asset("labels/en.yaml").parent
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


def load_language(tongue: Tongue) -> Language:
    """Return a language.

    Args:
        tongue: the code of a bundled one, such as `it`; or one of a content's own, as it is.

    Raises:
        FileNotFoundError: there is no catalogue for it.
        ContentError: its catalogue is broken.
    """
    return tongue if isinstance(tongue, Language) else _load_bundled(tongue)


class BuiltCatalogue(Record, frozen=True):
    """A bundled catalogue, read and checked ahead.

    Args:
        digests: by the code of each catalogue that it was made of, what its file was.
        language: the same as a value.
    """

    digests: Mapping[str, str]
    language: Language


@cache
def _load_bundled(code: str) -> Language:
    try:
        data = find_asset(f"catalogues/{code}.msgpack").read_bytes()
    except FileNotFoundError:
        return read_language(code)
    built = msgspec.msgpack.decode(data, type=BuiltCatalogue)
    language = built.language
    if built.digests == list_digests([code, language.base]):
        return language
    return read_language(code)


def read_language(code: str) -> Language:
    """Return a bundled language as its catalogue says it now.

    Raises:
        FileNotFoundError: there is no catalogue for it.
        ContentError: its catalogue is broken.
    """
    path = f"assets/labels/{code}.yaml"
    value, problems = check_node(Language, load_catalogue(code), path)
    if value is None:
        raise ContentError(problems)
    return bind_words(value)


def find_catalogue(tongue: Tongue) -> Tongue:
    """Return whose catalogue reads a language: `en` for `en-GB`; empty if none does."""
    if isinstance(tongue, Language):
        return tongue
    known = list_languages()
    language, _, _ = tongue.partition("-")
    for name in (tongue, language):
        if name in known:
            return name
    return ""


@cache
def load_notation(tongue: Tongue) -> Notation:
    """Return how a language writes numbers; only its marks where it has no catalogue.

    Args:
        tongue: any language code, such as that of a source, or a language.
    """
    catalogue = find_catalogue(tongue)
    if catalogue == tongue or isinstance(tongue, Language):
        return load_language(tongue).notation
    from babel.core import UnknownLocaleError

    try:
        group, point = _find_marks(tongue.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        group, point = ",", "."
    if catalogue:
        words = load_language(catalogue).notation
        return replace(words, group=group, point=point)
    return Notation(group, point, scales={}, words={})


def find_hyphenation(tag: str) -> str:
    """Return the name of the hyphenation patterns of a language; empty without a catalogue.

    Args:
        tag: BCP 47 tag, such as `it` or `it-IT`.
    """
    language, hyphen, region = tag.partition("-")
    catalogue = find_catalogue(f"{language.lower()}{hyphen}{region}")
    return load_language(catalogue).hyphenation if catalogue else ""


class Languages(Record, frozen=True):
    """The languages that a content may be in: the bundled ones and, before them, its own.

    Args:
        own: by their codes, those whose catalogues stand beside the content.
    """

    own: Mapping[str, Language] = {}

    @property
    def codes(self) -> tuple[str, ...]:
        """Of all languages that have a catalogue."""
        return tuple(sorted({*list_languages(), *self.own}))

    def name(self, code: str) -> Tongue:
        """Return by what a language is read: its code, or the content's own catalogue."""
        return self.own.get(code, code)

    def find(self, code: str) -> Language | None:
        """Return a language; None where there is no catalogue for it."""
        if code in self.codes:
            return self.load(code)
        return None

    def load(self, code: str) -> Language:
        """Return a language that has a catalogue."""
        return load_language(self.name(code))
