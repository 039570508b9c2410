"""A language code -> its fixed words, its numbers, dates and quotes.

The words come from `assets/labels/CODE.yaml`; the rules of numbers and dates from CLDR, whose
rarer ones Babel is loaded for. A new language is one more
catalogue: `.docs/adding-a-language.md` tells how.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, cached_property
from typing import Literal
from unicodedata import bidirectional

from reporting.amounts import Wording, is_compact, shorten, write_money
from reporting.assets import find_asset
from reporting.cldr import LocaleFormats, load_formats
from reporting.number_forms import MINUS, NBSP, NumberStyle, drop_zeros
from reporting.numerals import Notation
from reporting.plurals import choose_plural
from reporting.reading.model import Model
from reporting.reading.schema import parse_model
from reporting.record import field, replace

_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages whose lines are read from right to left (CLDR, `characterOrder`)."""

_LRM, _RLM = "\u200e", "\u200f"
"""Not seen; read as a letter from left to right, and one from right to left (UAX 9, 2.6)."""
_LETTERS = frozenset({"L", "R", "AL"})
"""Classes of letters that say where a text reads."""


class Amount(Model, Wording, frozen=True, kw_only=True):
    """How an amount and its unit stand together.

    Args:
        plain: pattern for a number in digits: `500 dollari`.
        compact: pattern for a number with a scale word: `11 miliardi di dollari`.
    """

    plain: str
    compact: str


class FactWords(Model, frozen=True, kw_only=True):
    """Forms in which sources state dates, times and shares, beside what CLDR knows.

    Forms are regular expressions with places such as `{year}`; `evidence/facts` and `shares`
    fill them.
    """

    day_marks: tuple[str, ...] = ()
    """What may stand right after the number of a day: `st`, `nd`, `rd`, `th`."""
    date_links: tuple[str, ...] = ()
    """Words between day, month and year: `of`."""
    day_words: Mapping[str, int] = field(default_factory=dict)
    """Words for days of a month: `primo`."""
    numeric_dates: Literal["by region", "either way"] = "by region"
    """Whether 5/6/2025 is to be asked for where a source does not name its country."""
    year_words: tuple[str, ...] = ()
    """Forms of words after a year that add nothing: `roku`."""
    ordinals: Mapping[str, int] = field(default_factory=dict)
    """Words that count halves, quarters and centuries: `first`."""
    ordinal_marks: tuple[str, ...] = ()
    """What makes an ordinal of digits or Roman numerals: `e` of `XXe siècle`."""
    quarter_nouns: tuple[str, ...] = ()
    """Forms of the noun for three months."""
    half_nouns: tuple[str, ...] = ()
    """Forms of the noun for six months; a year must follow one that means other halves too."""
    century_nouns: tuple[str, ...] = ()
    """Forms of the noun for a hundred years."""
    period_forms: tuple[str, ...] = ()
    """Abbreviated quarters and halves: `T{quarter} {year}`."""
    decade_words: Mapping[str, int] = field(default_factory=dict)
    """Words for the tens of a decade: `seventies`."""
    decade_forms: tuple[str, ...] = ()
    """Decades, with `{word}`, `{tens}` or `{year}`."""
    before_forms: tuple[str, ...] = ()
    """Years before the first one: `{year} BCE`."""
    after_forms: tuple[str, ...] = ()
    """Years from the first one on, where that is said: `AD {year}`."""
    time_forms: tuple[str, ...] = ()
    """Times of day, with `{hour}`, `{minute}` and `{am_pm}`."""
    loose_time_forms: tuple[str, ...] = ()
    """The same where it may mean something else: `alle {hour}`."""
    am_forms: tuple[str, ...] = ()
    """What says that an hour is before noon."""
    pm_forms: tuple[str, ...] = ()
    """What says that an hour is after noon."""
    hour_words: Mapping[str, int] = field(default_factory=dict)
    """Words for hours: `noon`."""
    shares: Mapping[str, int] = field(default_factory=dict)
    """Words for shares by the number of parts: `half` is one of 2."""
    share_links: tuple[str, ...] = ()
    """Forms of words after a share that leave no doubt that it is one: `of`."""
    share_forms: tuple[str, ...] = ()
    """So many of so many: `{part} in {whole}`."""
    loose_share_forms: tuple[str, ...] = ()
    """The same where it may mean something else: `{part} of {whole}`."""
    share_stops: tuple[str, ...] = ()
    """Forms of words after which it is no share: `years`."""
    and_half: tuple[str, ...] = ()
    """What adds a half to the number before it: `and a half`."""


class NumberWords(FactWords, frozen=True, kw_only=True):
    """Words by which the numbers in a running text are found."""

    scales: Mapping[str, Decimal]
    """Words and abbreviations that multiply the number before them."""
    number_words: Mapping[str, Decimal]
    """Numbers in words."""
    number_ones: frozenset[str]
    """Words that are a number only before a scale: `a million`."""
    number_homographs: frozenset[str]
    """Words of numbers that are also words for something else."""
    number_link: str
    """Stands between the parts of a number in words: `two hundred and four`."""
    numbers_joined: bool
    """Whether numbers in words are written as one: `ventuno`."""
    percent_words: tuple[str, ...] = ()
    """Words for the sign `%`."""
    times_words: tuple[str, ...]
    """Words that make a factor of a number: `three times`."""
    part_words: tuple[str, ...]
    """Words that make a number the name of a part: `section 3`."""
    status_forms: Mapping[str, tuple[str, ...]]
    """Patterns of words that say how sure something is; the first that fits counts."""


class Amounts(NumberWords, frozen=True, kw_only=True):
    """How amounts are written beside what CLDR knows."""

    qualifiers: Mapping[str, str]
    """Patterns of `exact`, `over`, `about` and `under`, with the place `{amount}`."""
    changes: Mapping[str, str]
    """Patterns of `up`, `down` and `flat` with `{percent}`; words for each period."""
    currencies: Mapping[str, Amount]
    """By ISO 4217 code; one that is not here is written as CLDR writes it."""
    unit: Amount
    """How any other unit stands beside its number."""
    points: Mapping[str, str]
    """How many percentage points, with the place `{number}`, by CLDR's plurals."""


class FixedWords(Amounts, frozen=True, kw_only=True):
    """What the program itself says in both outputs."""

    labels: Mapping[str, str]
    """Headings and single words: the fields of `plan.model.Labels`."""
    phrases: Mapping[str, str]
    """Patterns with `{places}` that the plan fills."""
    statuses: Mapping[str, str]
    """How sure a claim is."""
    meanings: Mapping[str, str]
    """What it takes to be so sure."""
    verdicts: Mapping[str, str]
    """What was found of a citation."""
    kinds: Mapping[str, str]
    """Kinds of entities and of charts."""
    languages: Mapping[str, str]
    """Names of languages, by their code."""


class Typography(FixedWords, frozen=True, kw_only=True):
    """Marks, spaces and hyphens."""

    hyphenation: str
    """Name of the hyphenation patterns."""
    quotes: tuple[str, str]
    """The outer quotation marks."""
    inner_quotes: tuple[str, str]
    """Quotation marks within others."""
    comma: str = ", "
    """Stands between names, dates and places that are told in a row."""
    before_numbers: frozenset[str]
    """Abbreviations that stay on a line with the number after them."""
    before_names: frozenset[str]
    """Titles that stay on a line with the name after them."""
    before_words: frozenset[str] = frozenset()
    """Articles, prepositions and the like, after which no line of a title ends."""
    articles: tuple[str, ...] = ()
    """Articles that a name may begin with and a text may leave out: `The Orchard`."""


class Language(Typography, frozen=True, kw_only=True, dict=True):
    """One language: its catalogue of words, and its ways of writing numbers and dates.

    Args:
        code: by which contents name it.
        name: in itself.
        locale: of CLDR, for numbers and dates.
        tag: BCP 47 tag written into both outputs.
    """

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
        return self.code in _RIGHT_TO_LEFT

    # -- numbers

    def write_number(self, value: Decimal) -> str:
        """Write a number with the language's marks, its digits as typed: 1,234.50."""
        return self._lead_sign(self.formats.write_number(value))

    def write_percent(self, value: Decimal) -> str:
        """Write a ratio as a percentage: 0.16 is 16%."""
        return self._lead_sign(self.formats.write_percent(value))

    def write_points(self, value: Decimal) -> str:
        """Write the difference of two percentages: 0.04 is 4 percentage points."""
        written = self.write_number(drop_zeros(value.scaleb(2)))
        digits = f"{abs(drop_zeros(value.scaleb(2))):f}"
        plural = choose_plural(self.formats.plurals, digits)
        pattern = self.points.get(plural) or self.points["other"]
        return pattern.format(number=written).replace(f"{written} ", f"{written}{NBSP}")

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
        form = self.unit.compact if is_compact(value) else self.unit.plain
        return form.format(amount=words, unit=unit).replace(" ", NBSP)

    def _lead_sign(self, written: str) -> str:
        """Keep a minus before its number where lines read from right to left."""
        if not self.is_rtl:
            return written
        bare = written.replace(_LRM, "").replace(_RLM, "")
        return f"{_LRM}{bare}" if bare.startswith(MINUS) else bare

    def qualify(self, amount: str, qualifier: str) -> str:
        """Put `over`, `about` or `under` to an amount; `exact` adds nothing."""
        words = self.qualifiers[qualifier].format(amount=amount)
        return words.replace(f" {amount}", f"{NBSP}{amount}")

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
        size = abs(ratio)
        percent = self.write_points(size) if in_points else self.write_percent(size)
        moved = self.changes[direction].format(percent=percent)
        return f"{moved} {self.changes[base]}"

    # -- dates

    def write_date(self, day: dt.date) -> str:
        """Write a day in full: 21 October 2025."""
        return self.formats.write_date(day).replace(" ", NBSP, 1)

    def write_period(
        self,
        year: int,
        quarter: int | None = None,
        month: int | None = None,
        day: int | None = None,
    ) -> str:
        """Write a day, month, quarter or year as finely as it is known."""
        if quarter:
            ordinal = self.phrases[f"quarter_{quarter}"]
            return self.fill_phrase("quarter", ordinal=ordinal, year=year)
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
        first = dt.date(year, month or 1, day or 1)
        return self.formats.write_date(first, skeleton).replace(" ", NBSP)

    @property
    def months(self) -> tuple[str, ...]:
        """The names of the months from January on, as they stand beside a day."""
        return self.formats.months

    @property
    def formats(self) -> LocaleFormats:
        """How the locale writes numbers and dates."""
        return load_formats(self.locale)

    def month_span(self, first: dt.date, last: dt.date) -> str:
        """Write from which month to which something lasts: May – July 2026."""
        from babel.dates import format_interval

        written = format_interval(first, last, "yMMMM", locale=self.locale)
        return written.replace("\u2009", " ")

    # -- words

    def fill_phrase(self, name: str, /, **places: object) -> str:
        """Return a pattern of the catalogue with its places filled."""
        for place, words in places.items():
            if isinstance(words, str):
                places[place] = self.set_off(words)
        return self.phrases[name].format(**places)

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
                return words if reads_right == self.is_rtl else f"{words}{mark}"
        return words

    def quote(self, words: str) -> str:
        """Put words between the quotation marks of the language."""
        opening, closing = self.quotes
        return f"{opening}{words}{closing}"

    def language_name(self, code: str) -> str:
        """Return the name of another language, or its code where the catalogue has none."""
        return self.languages.get(code, code)

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
            language=self.code,
        )


def _find_marks(locale: str) -> tuple[str, str]:
    """Return the marks between groups of digits and before decimals: a point or a comma."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    decimal = "," if get_decimal_symbol(locale) == "," else "."
    return get_group_symbol(locale), decimal


@cache
def list_languages() -> tuple[str, ...]:
    """Return the codes of all languages that have a catalogue."""
    folder = find_asset("labels/en.yaml").parent
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


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
    text = find_asset(name).read_text(encoding="utf-8")
    return parse_model(Language, text, f"assets/{name}")


def find_catalogue(code: str) -> str:
    """Return the language whose catalogue reads another: of `en-GB` it is `en`; else nothing."""
    known = list_languages()
    language, _, _ = code.partition("-")
    for name in (code, language):
        if name in known:
            return name
    return ""


@cache
def load_notation(code: str) -> Notation:
    """Return how a language writes numbers; only its marks where it has no catalogue.

    Args:
        code: any language code, such as that of a source.
    """
    catalogue = find_catalogue(code)
    if catalogue == code:
        return load_language(code).notation
    from babel.core import UnknownLocaleError

    try:
        group, point = _find_marks(code.replace("-", "_"))
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
    code = tag.partition("-")[0].lower()
    return load_language(code).hyphenation if code in list_languages() else ""
