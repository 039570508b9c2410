"""The paragraphs of a source -> where a term stands in them, whatever the typography.

Text and term are brought to one form before they are compared: letters in one case with
their accents kept, one kind of quotation mark, dash and space, no soft hyphens, and every
number as its value, so that `dieci volte` bears `10 volte` and `16` is not in `2016` or
`16,5`. Where that finds nothing, dates and shares are compared by what they say too, so that
`Oct. 21, 2025` bears `21 October`, and `half` 50%. Emphasis and links in the manner of
Markdown are read through, and so are the numbers of notes. Inflection is left to whoever
chooses the terms.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from reporting.evidence.facts.dates import (
    Fact,
    find_dates,
    find_time_facts,
    find_whole_date,
    write_facts,
)
from reporting.evidence.facts.numbers import find_numbers, find_plain_numbers
from reporting.i18n import Tongue
from reporting.patterns import compile_pattern, replace_signs
from reporting.record import Record

_MARKS = {ord(mark): None for mark in "⟨⟩"}
"""What stands around a number in the form that is compared."""
_KEPT = 256
"""Texts that are remembered as they are read: terms and paragraph are looked at twice."""
_SHOWN = 10
"""Paragraphs that are named at most."""

_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
ONE_FORM = str.maketrans(
    {
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff*", ""),
        **dict.fromkeys("‘’‚‛′´`ʼ", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **_LIGATURES,
        "…": "...",
    }
)
_NOTE_NUMBER = r"(?<=[^\W\d_])[\d⁰¹²³⁴-⁹]{1,3}(?!\w)"
"""The number of a note that stands right after a word: `found12`."""
LINK = r"!?\[([^\[\]]*)\]\([^()\s]*\)"


AS_WRITTEN = -1
"""The way of comparing in which dates and shares are words as any other."""
_WAYS = (0, 1, 2)
"""The others: dates and shares by what they say, in each of their readings."""


class _Whole(Record, frozen=True):
    """All paragraphs as one text, and the offsets at which they begin."""

    text: str
    starts: tuple[int, ...]


class Matcher:
    """Finds terms in the paragraphs of one source.

    Args:
        paragraphs: the text; the first is number 1.
        code: its language.
        order: of its dates in digits, where the source says so.
    """

    def __init__(
        self,
        paragraphs: Sequence[str],
        code: Tongue,
        order: str = "",
    ) -> None:
        self._paragraphs = paragraphs
        self._code = code
        self._order = order
        self._forms: dict[tuple[int, int], str] = {}
        self._found: dict[str, set[int]] = {}
        self._wholes: dict[int, _Whole] = {}

    def has_term(self, number: int, term: str) -> bool:
        """Return whether a term stands in a paragraph; there is none beyond the last.

        Args:
            number: the paragraph, counted from 1.
            term: a few words, in the language of the source.
        """
        if not 0 < number <= len(self._paragraphs):
            return False
        date = find_whole_date(term, self._code, self._order)
        if date:
            paragraph = self._paragraphs[number - 1]
            return date.is_known(find_time_facts(paragraph, self._code, self._order))
        for way, forms in self.list_ways(term):
            text = self._normalise_paragraph(number, way)
            for words in forms:
                if any(True for _ in find_words(text, words)):
                    return True
        return False

    def find_doubt(self, number: int, term: str) -> str:
        """Return the date of a paragraph that bears a term in one of its two readings only.

        Args:
            number: the paragraph, counted from 1.
            term: one that stands there; one with two readings itself is another fault.
        """
        days: set[Fact] = set()
        for date in find_dates(term, self._code, self._order):
            if date.is_ambiguous:
                return ""  # that is a fault of the term
            for fact in date.every_fact:
                if fact[0] == "day":
                    days.add(fact)
        if not days:
            return ""
        paragraph = self._paragraphs[number - 1]
        for date in find_dates(paragraph, self._code, self._order):
            if date.is_ambiguous and not days.isdisjoint(date.every_fact):
                return date.cut_from(paragraph)
        return ""

    def find_paragraphs(self, terms: Sequence[str], near: int) -> tuple[int, ...]:
        """Return the paragraphs in which every term stands, and not too many.

        Args:
            terms: one or more.
            near: the paragraph to which the first of those returned is nearest.
        """
        numbers = self._find_all(terms[0])
        for term in terms[1:]:
            numbers = numbers & self._find_all(term)
        in_order = sorted(numbers)
        in_order.sort(key=lambda number: abs(number - near))
        return tuple(in_order[:_SHOWN])

    def list_ways(self, term: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield each way of reading a text, with the forms of a term to look for in it."""
        yield AS_WRITTEN, (normalise_text(term, self._code),)
        forms: list[str] = []
        for way in _WAYS:
            form = normalise_text(
                term,
                self._code,
                self._order,
                way,
            )
            if form not in forms:
                forms.append(form)
        for way in _WAYS:
            yield way, tuple(forms)

    def _find_all(self, term: str) -> set[int]:
        """Return every paragraph in which a term stands."""
        date = find_whole_date(term, self._code, self._order)
        if term not in self._found and date:
            every = range(1, len(self._paragraphs) + 1)
            self._found[term] = {each for each in every if self.has_term(each, term)}
        if term not in self._found:
            numbers: set[int] = set()
            for way, forms in self.list_ways(term):
                whole = self._read_whole(way)
                for words in forms:
                    for offset in find_words(whole.text, words):
                        numbers.add(bisect_right(whole.starts, offset))
            self._found[term] = numbers
        return self._found[term]

    def _read_whole(self, way: int) -> _Whole:
        """Return every paragraph in the form in which it is compared, a line each."""
        if way not in self._wholes:
            numbers = range(1, len(self._paragraphs) + 1)
            lines = [self._normalise_paragraph(number, way) for number in numbers]
            lengths = [len(line) + 1 for line in lines]
            starts = tuple(accumulate(lengths, initial=0))
            self._wholes[way] = _Whole("\n".join(lines), starts)
        return self._wholes[way]

    def _normalise_paragraph(self, number: int, way: int) -> str:
        key = (number, way)
        if key not in self._forms:
            paragraph = self._paragraphs[number - 1]
            self._forms[key] = normalise_text(
                paragraph,
                self._code,
                self._order,
                way,
            )
        return self._forms[key]


def normalise_text(
    text: str,
    code: Tongue,
    order: str = "",
    way: int = AS_WRITTEN,
) -> str:
    """Return text in the form in which it is compared.

    Args:
        text: a paragraph or a term.
        code: its language, for the numbers in it.
        order: of its dates in digits, where the source says so.
        way: `AS_WRITTEN`, or which reading of a date and rounding of a share is taken.
    """
    text = clean_text(text)
    parts: list[str] = []
    last = 0
    for start, end, form in list_forms(text, code, order, way):
        if start >= last:
            parts += [text[last:start], form]
            last = end
    parts.append(text[last:])
    folded = "".join(parts).casefold()
    return " ".join(folded.split())


@lru_cache(maxsize=_KEPT)
def clean_text(text: str) -> str:
    """Return text with one form of each mark, and without what is not read."""
    if "](" in text:
        text = re.sub(LINK, r"\1", text)
    text = unicodedata.normalize("NFC", text)
    return replace_signs(text, ONE_FORM)


def fold_text(text: str) -> str:
    """Return text in one form of its letters, marks and spaces, its numbers as they stand."""
    return " ".join(clean_text(text).casefold().split())


def list_forms(
    text: str,
    code: Tongue,
    order: str,
    way: int,
) -> list[tuple[int, int, str]]:
    """Return where numbers and dates stand in a text, each with the form that replaces it.

    Args:
        text: to compare.
        code: its language.
        order: of its dates in digits, where the source says so.
        way: which reading of what can be read in several; `AS_WRITTEN` for digits alone.
    """
    forms: list[tuple[int, int, str]] = []
    if way == AS_WRITTEN:
        for numeral in find_plain_numbers(text, code):
            if numeral.sure:
                form = f"⟨{numeral.value:f}⟩"
                forms.append((numeral.start, numeral.end, form))
        return forms
    for date in find_dates(text, code, order):
        last = len(date.readings) - 1
        reading = date.readings[min(way, last)]
        form = write_facts(reading, code)
        forms.append((date.start, date.end, form))
    for numeral in find_numbers(text, code):
        if numeral.sure or numeral.is_share:
            values = numeral.list_values()
            value = values[min(way, len(values) - 1)]
            form = f"⟨{value:f}⟩"
            forms.append((numeral.start, numeral.end, form))
    forms.sort(key=lambda form: (form[0], -form[1]))
    return forms


def drop_marks(form: str) -> str:
    """Return words in the form that is compared, without the marks around their numbers."""
    return form.translate(_MARKS)


def find_words(text: str, words: str) -> Iterator[int]:
    """Yield the offsets at which words stand in a text as whole words, all in the same form.

    The number of a note may follow them; without words, nothing is found.
    """
    note = compile_pattern(_NOTE_NUMBER)
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        is_cut = _is_within_word(text, end) and not note.match(text, end)
        if not is_cut and not _is_within_word(text, start):
            yield start
        start = text.find(words, start + 1)


def _is_within_word(text: str, offset: int) -> bool:
    """Return whether an offset lies between two letters, digits, underscores or accents."""
    if not 0 < offset < len(text):
        return False
    for character in text[offset - 1 : offset + 1]:
        is_of_word = character.isalnum() or character == "_"
        if not is_of_word and unicodedata.category(character) != "Mn":
            return False
    return True
