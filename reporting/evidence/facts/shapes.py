"""A language -> the patterns of its dates and times, made of CLDR's names and its catalogue.

A shape is a regular expression with places, such as `{day}` or `{month}`, each of which tells
one thing of a date. What can be nothing else is sure; what may be, such as `May` or `alle 17`,
is loose: it answers a question, but asks none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from reporting.calendars import CalendarForms, load_calendar_forms
from reporting.catalogue import FactWords
from reporting.evidence.facts.shape_kinds import (
    FULL,
    SHORT,
    Kind,
    Prepared,
    Shape,
    find_stem,
)
from reporting.i18n import Tongue, find_catalogue, load_language, name_tongue
from reporting.patterns import match_any, match_any_name
from reporting.record import Record

EITHER = "either"
"""The order of a date in digits that is to be asked for."""
_ORDERS = {"d": "day-first", "m": "month-first", "y": "day-first"}
"""Where the year stands first in digits, the day does otherwise."""

_DAYS = r"{day}{marks}(?:{to_day}{until_day}{marks})?"
_DIGIT_SHAPES = (
    r"{year}-{number}-{day}(?:[T ]{hour}:{minute}(?::{second})?)?(?!\d)",
    r"{year}(?P<mark>[/.]){number}(?P=mark){day}(?!\d)",
    r"{first}(?P<mark_>[/.-]){second_part}(?P=mark_){year}(?!\d)",
    r"{first}/{second_part}/{short_year}(?![\w/])",
    _DAYS + r"(?:\s|-){links}{month}(?:,?[\s-]{links}{year}(?!\w|[.,]\d))?",
    r"{year},?\s{month}\s{day}(?!\w|[.,]\d)",
    r"{year}\s?[-–]\s?{until_year}(?!\w|[.,]\d|-\d)",
    r"{year}(?P<dash>[/–-]){short}(?!\w|[.,]\d|[-/]\d)",
    r"{year}[\s-]?(?:Q{quarter}|H{half})(?!\w)",
    r"(?:{quarter}Q|{half}H)\s?(?:{year}|{short_year})(?!\w)",
    r"{hour}:{minute}(?::{second})?(?!\d)(?:\s?{am_pm}(?!\w))?",
    r"{zero_hour}{minute}(?!\w|[.,]\d|\s?%)",
    r"{bare_year}(?![\w%]|[.,]\d)",
)
"""Dates that begin with a digit; the first that fits counts."""
_WORD_SHAPES = (
    r"{month},?\s{links}{year}(?!\w|[.,]\d)",
    r"Q{quarter}(?:[\s/-]?{links}{year})?(?!\w)",
    r"H{half}[\s/-]?{links}{year}(?!\w)",
)
"""Dates that begin with a letter."""
_MONTH_FIRST = (
    r"{month}\s{day}{marks}(?:{to_day}{until_day})?(?!\w|[.,]\d)"
    r"(?:,?\s{links}{year}(?!\w|[.,]\d))?"
)
_DOTTED_DAY = r"{day}\.\s?{number}\.(?:\s?{year}(?!\w|[.,]\d)|(?!\d))"
_DOTTED_YEAR = r"{first}\.\s?{second_part}\.{short_year}(?!\w|\.\d)"
_COUNTED_DAY = r"{day_word}\s{links}{month}(?:,?\s{links}{year}(?!\w|[.,]\d))?"
_NOUN_SHAPES = (
    r"{ordinal}[\s-]{noun}(?:,?\s{links}{year}(?!\w|[.,]\d))?",
    r"{noun}\s{ordinal}(?:,?\s{links}{year}(?!\w|[.,]\d))?",
)
_DATED_NOUN_SHAPES = (
    r"{ordinal}[\s-]{noun},?\s{links}{year}(?!\w|[.,]\d)",
    r"{noun}\s{ordinal},?\s{links}{year}(?!\w|[.,]\d)",
)
_LOOSE_SHAPES = (
    r"{day}{marks}[\s-]{links}{short_month}(?!\w)",
    r"{short_month}\.?\s'?{year}(?!\w|[.,]\d)",
    r"H{half}(?!\w)",
    r"{four_hour}{minute}(?![\w%]|[.,]\d)",
    r"{day}/{number}(?![\w/])",
    r"{hour}\.{minute}(?![\w%]|[.,]\d)",
)
_PLACES = {
    "year": r"\d{4}",
    "until_year": r"1\d{3}|2[01]\d\d",
    "bare_year": r"1[5-9]\d\d|2[01]\d\d",
    "short_year": r"\d\d",
    "short": r"\d\d",
    "number": r"0?[1-9]|1[0-2]",
    "day": r"0?[1-9]|[12]\d|3[01]",
    "until_day": r"0?[1-9]|[12]\d|3[01]",
    "first": r"\d{1,2}",
    "second_part": r"\d{1,2}",
    "hour": r"[01]?\d|2[0-4]",
    "hour:00": r"[01]\d|2[0-3]",
    "zero_hour": r"0\d",
    "four_hour": r"1[0-8]|2[1-3]",
    "minute": r"[0-5]\d",
    "until_hour": r"[01]?\d|2[0-4]",
    "until_minute": r"[0-5]\d",
    "second": r"[0-5]\d",
    "tens": r"[1-9]0",
    "quarter": r"[1-4]",
    "half": r"[12]",
}
"""What fits a place in any language."""
_ROMAN = r"[IVX]+"


class Shapes(Record, frozen=True):
    """How one language writes dates.

    Args:
        month: the names of months, which are hidden before shapes are looked for.
        sure: what can be nothing but a date.
        loose: what may be one.
        months: by any of their names, in small letters and without a full stop.
        numbers: what words of the places say: `ordinal`, `word`, `day_word`.
        names: full names of months, which tell of them wherever they stand.
    """

    month: re.Pattern[str]
    sure: Kind
    loose: Kind
    months: Mapping[str, int]
    numbers: Mapping[str, int]
    names: Mapping[str, int]

    def prepare(self, text: str) -> Prepared:
        """Return a text with what is asked of it again and again."""
        return Prepared(text, text.lower(), self.hide_months)

    def hide_months(self, text: str) -> str:
        """Return a text with a sign in the place of each letter of a month."""

        def hide(match: re.Match[str]) -> str:
            is_full = match[0].lower() in self.names
            return (FULL if is_full else SHORT) * len(match[0])

        return self.month.sub(hide, text)


class _Filler:
    """Puts into the places of shapes what fits them, each as a group of its own name.

    Args:
        places: what fits each of them.
        optional: marks, links and the like, which tell nothing.
    """

    def __init__(
        self,
        places: Mapping[str, str],
        optional: Mapping[str, str],
    ) -> None:
        self._places = places
        self._optional = optional
        self._count = 0

    def fill(self, shape: str, **more: str) -> str:
        """Return a shape as a pattern; a place named `is_…` says of what kind it is."""
        places = {**self._places, **more}
        for name, pattern in self._optional.items():
            shape = shape.replace(f"{{{name}}}", pattern)
        shape = shape.replace("{noun}", more.get("noun", ""))

        def put(match: re.Match[str]) -> str:
            name = match[1]
            self._count += 1
            meaning, _, _ = name.partition(":")
            return rf"(?P<{meaning}_{self._count}>{places.get(name, '')})"

        return re.sub(r"\{([a-z_]+(?::00)?)\}", put, shape)

    def fill_words(self, shape: str, **more: str) -> str:
        """Return a shape of the catalogue as a pattern that ends with a word."""
        spaced = shape.replace(" ", r"\s")
        return rf"(?:{self.fill(spaced, **more)})(?!\w)"

    def fill_caseless(self, shape: str) -> Shape:
        """Return a shape of the catalogue that fits capitals as well."""
        return Shape(shape, f"(?i:{self.fill_words(shape)})")


@cache
def find_order(code: Tongue, told: str = "") -> str:
    """Return whether the day or the month stands first in a date in digits, or `EITHER`.

    Args:
        code: of the language, with a region where that is known: `en-US`.
        told: what the source says of itself.
    """
    if told:
        return told
    language, _, rest = name_tongue(code).partition("-")
    region = rest.rpartition("-")[2]
    orders = load_calendar_forms(language).orders
    if region in orders and region:
        return _ORDERS[orders[region]]
    catalogue = find_catalogue(code)
    if catalogue and load_language(catalogue).numeric_dates == "either way":
        return EITHER
    return _ORDERS[orders.get("", "d")]


@cache
def load_shapes(code: Tongue) -> Shapes:
    """Return how a language writes dates; one without a catalogue as CLDR has it.

    Args:
        code: of the language.
    """
    catalogue = find_catalogue(code)
    words: FactWords = load_language(catalogue) if catalogue else FactWords()
    forms = load_calendar_forms(name_tongue(code).partition("-")[0])
    filler = _Filler(fill_places(words, forms), fill_optional(words))
    more = {form.lower(): number for form, number in words.month_forms.items()}
    full = {**more, **_number_names(forms.months)}
    sure = (*words.decade_words, *words.day_words)
    loose = (*words.hour_words, *words.half_nouns)
    numbers = {
        **words.ordinals,
        **words.decade_words,
        **words.day_words,
        **words.hour_words,
    }
    return Shapes(
        match_months(forms, more),
        Kind(list_sure(words, forms, filler), _list_stems(sure, words)),
        Kind(list_loose(words, filler), _list_stems(loose, words)),
        {**_number_names(forms.short_months), **full},
        numbers,
        full,
    )


def list_sure(
    words: FactWords,
    forms: CalendarForms,
    filler: _Filler,
) -> list[Shape]:
    """Return the shapes of what can be nothing but a date, the longest first."""
    eras: list[str] = []
    for form in (*words.before_forms, *map(_place_era, forms.before)):
        eras.append(f"{form}{{is_before}}")
    eras += [*words.after_forms, *map(_place_era, forms.after)]
    found = []
    for each in eras:
        found.append(Shape(each, filler.fill_words(each, year=r"\d{1,4}")))
    for form in words.decade_forms:
        pattern = filler.fill_words(f"{form}{{is_decade}}", year=r"\d{3}0")
        is_choice = "|{word}" in form or "{word}|" in form
        is_named = "{word}" in form and not is_choice
        named = tuple(map(str.lower, words.decade_words)) if is_named else ()
        found.append(Shape(form, f"(?i:{pattern})", named))
    nouns = {"quarter": words.quarter_nouns, "century": words.century_nouns}
    halves = {"half": words.half_nouns}
    found += map(filler.fill_caseless, words.time_forms)
    found += _fill_nouns(_NOUN_SHAPES, nouns, filler)
    found += _fill_nouns(_DATED_NOUN_SHAPES, halves, filler)
    if words.day_words:
        pattern = filler.fill_words(_COUNTED_DAY)
        day_words = tuple(map(str.lower, words.day_words))
        found.append(Shape("", f"(?i:{pattern})", day_words))
    for each in words.period_forms:
        found.append(Shape(each, filler.fill_words(each)))
    rest = [*_DIGIT_SHAPES, *_WORD_SHAPES]
    if forms.month_first:
        rest.append(_MONTH_FIRST)
    if "." in words.day_marks:
        rest[:0] = [_DOTTED_YEAR, _DOTTED_DAY]
    for each in rest:
        found.append(Shape(each, filler.fill(each)))
    return found


def list_loose(words: FactWords, filler: _Filler) -> list[Shape]:
    """Return the shapes of what may be a date."""
    found = []
    for each in _LOOSE_SHAPES:
        found.append(Shape(each, filler.fill(each)))
    found += map(filler.fill_caseless, words.loose_time_forms)
    found += _fill_nouns(
        _NOUN_SHAPES,
        {"half": words.half_nouns},
        filler,
    )
    if words.hour_words:
        pattern = filler.fill_words("{hour_word}")
        hour_words = tuple(map(str.lower, words.hour_words))
        found.append(Shape("", f"(?i:{pattern})", hour_words))
    return found


def _fill_nouns(
    shapes: Iterable[str],
    nouns: Mapping[str, Sequence[str]],
    filler: _Filler,
) -> list[Shape]:
    """Return shapes with some nouns in their places; they fit no text without one of these."""
    forms = [form for each in nouns.values() for form in each]
    needed: tuple[str, ...] = tuple(map(find_stem, forms))
    filled: list[Shape] = []
    for shape in _place_nouns(shapes, nouns):
        pattern = filler.fill_words(shape)
        filled.append(Shape("", f"(?i:{pattern})", needed))
    return filled


def _place_nouns(
    shapes: Iterable[str],
    nouns: Mapping[str, Sequence[str]],
) -> list[str]:
    """Return shapes with any of some nouns in its place, which says what kind of date it is."""
    either: list[str] = []
    for kind, forms in nouns.items():
        if forms:
            names = "|".join(forms)
            either.append(f"(?:{names}){{is_{kind}}}")
    if not either:
        return []
    noun = "|".join(either)
    return [shape.replace("{noun}", f"(?:{noun})") for shape in shapes]


def _place_era(era: str) -> str:
    """Return the shape of a year with the name of its era, whose stops may be left out."""
    name = era.replace(".", r"\.?").replace(" ", " ?")
    return f"{{year}} ?{name}"


def fill_places(words: FactWords, forms: CalendarForms) -> dict[str, str]:
    """Return what fits the places of shapes in one language."""
    marks = match_any(words.ordinal_marks)
    ordinals = match_any(words.ordinals)
    return {
        **_PLACES,
        "month": place_months(forms),
        "short_month": f"[{FULL}{SHORT}]+",
        "ordinal": rf"{ordinals}|\d{{1,2}}(?:{marks})|{_ROMAN}(?:{marks})?",
        "word": match_any(words.decade_words),
        "day_word": match_any(words.day_words),
        "hour_word": match_any(words.hour_words),
    }


def fill_optional(words: FactWords) -> dict[str, str]:
    """Return what fits the places that tell nothing, or only am and pm."""
    marks = match_any((*words.day_marks, *words.ordinal_marks))
    links = match_any(words.date_links)
    until = "|".join(words.range_words).replace(" ", r"\s") or "(?!)"
    am = "|".join(words.am_forms) or "(?!)"
    pm = "|".join(words.pm_forms) or "(?!)"
    half = f"{{is_am}}(?:{am})|{{is_pm}}(?:{pm})".replace(" ", r"\s")
    return {
        "marks": f"(?:{marks})?",
        "links": rf"(?:(?:{links})\s)?",
        "to_day": rf"(?:\s?[-–]\s?|\s(?:{until})\s)",
        "am_pm": f"(?i:{half})",
    }


def match_months(forms: CalendarForms, more: Iterable[str] = ()) -> re.Pattern[str]:
    """Return what finds the names of months, in further cases too."""
    months = (*forms.months, *forms.short_months, more)
    names = match_any_name(vary(months))
    return re.compile(rf"(?:{names})(?!\w)")


def place_months(forms: CalendarForms) -> str:
    """Return what fits the name of a month beside a day or a year, when it is hidden.

    A short one in small letters needs its full stop, or a year: `set` is also a word.
    """
    is_small = all(name.islower() for name in forms.months[0])
    if is_small:
        return rf"{FULL}+|{SHORT}+(?:\.|(?=,?[\s-](?:\w+\s)?\d{{4}}))"
    return rf"{FULL}+|{SHORT}+\.?"


def vary(months: Iterable[Iterable[str]]) -> set[str]:
    """Return the names of months as they may be written, in small letters or capitals."""
    varied: set[str] = set()
    for names in months:
        for name in names:
            varied |= {name, name.capitalize(), name.upper()}
    return varied


def _number_names(months: Iterable[Iterable[str]]) -> dict[str, int]:
    """Return months by their names in small letters."""
    numbers: dict[str, int] = {}
    for number, names in enumerate(months, 1):
        for name in names:
            numbers[name.lower()] = number
    return numbers


def _list_stems(names: Iterable[str], words: FactWords) -> tuple[str, ...]:
    """Return how words begin that make a date, beside the nouns of quarters and centuries."""
    stems: list[str] = []
    for noun in (*names, *words.quarter_nouns, *words.century_nouns):
        beginning = re.match(r"(?:[^\W\d_](?!\?))+", noun)
        if beginning:
            stem = beginning[0].lower()
            stems.append(stem)
    return tuple(stems)
