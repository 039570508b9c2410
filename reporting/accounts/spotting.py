"""A text as it is printed -> the numbers in it, digits in names and in words included.

Dates, figures and counts are those that the rules of evidence read (`facts/`); whatever holds
a digit besides is a number of the list too, as the word that it is part of: `A24`, `Q2`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterator
from decimal import Decimal
from enum import StrEnum

from reporting.content.addresses import blank_addresses
from reporting.evidence.facts.dates import Date
from reporting.evidence.facts.names import Names
from reporting.evidence.facts.numbers import Numeral
from reporting.evidence.facts.statements import find_statements
from reporting.i18n import Tongue, load_notation
from reporting.patterns import compile_pattern
from reporting.record import Record

_WORD = r"(?<!\w)\w*\d[\w.,]*"
"""A word with digits in it, and the marks within."""
_RUN = r"\d+"
_SIGNED = (
    r"(?:(?<![\w.,)\]])[-−+±])?[$€£¥]?\d+(?:[.,'’٫٬:/]\d+)*(?:[\u00a0\u202f ]?[%٪])?"
)
"""Digits as they must be found in the files: with the marks within them, sign and per cent."""
_BEFORE = "$€£¥−+±"
"""What stands before a number and is a part of it."""
_LETTERS = r"[^\W\d_]+"
_APART = str.maketrans(
    "",
    "",
    "\u2060\u200e\u200f\u061c\u00ad\u200b",
)
"""What is set between characters and says nothing."""


class Sort(StrEnum):
    """How a number stands in its text."""

    FIGURE = "figure"
    COUNT = "count"
    """A small one, in words."""
    DATE = "date"
    NAME = "name"
    """Of an entity."""
    ADDRESS = "address"
    WORD = "word"
    """Digits within a word, or behind one that makes a name of them: `section 3`."""


class Spotted(Record, frozen=True):
    """A number in a text.

    Args:
        start: offset of its first character.
        stop: offset after its last one.
        text: as it stands there.
        sort: how.
        keys: what it says, in whatever way it is written: values, or facts of a date.
        date: what the rules read, of a date.
    """

    start: int
    stop: int
    text: str
    sort: Sort
    keys: tuple[Hashable, ...]
    date: Date | None = None


class Spotter:
    """Finds the numbers of one language's texts.

    Args:
        tongue: the language of the texts.
        names: those of entities, in which digits are no numbers.
        is_rtl: whether they are read from right to left.
    """

    def __init__(self, tongue: Tongue, names: Names, *, is_rtl: bool = False) -> None:
        self.tongue = tongue
        self.marked = _RUN if is_rtl else _SIGNED
        self.names = names
        notation = load_notation(tongue)
        words = {*notation.words, *notation.scales}
        self.number_words = words - notation.ones - notation.homographs

    def spot(self, text: str) -> list[Spotted]:
        """Return the numbers of a text in their order."""
        if not self.may_hold(text):
            return []
        bare = blank_addresses(text)
        blanked = self.names.blank_out(bare)
        statements = find_statements(blanked, self.tongue)
        read = [read_date(date, text) for date in statements.dates]
        read += [
            read_numeral(
                each,
                text,
                Sort.FIGURE,
            )
            for each in statements.figures
        ]
        read += [
            read_numeral(
                each,
                text,
                Sort.COUNT,
            )
            for each in statements.counts
        ]
        found: list[Spotted] = []
        taken: set[int] = set()
        for each in read:  # `1:15 of 20:00` is no share
            offsets = range(each.start, each.stop)
            if taken.isdisjoint(offsets):
                found.append(each)
                taken.update(offsets)
        for match in compile_pattern(_WORD).finditer(text):
            start, stop = match.span()
            words = match[0].rstrip(".,")
            if not taken.isdisjoint(range(start, stop)):
                found += self.list_rest(
                    text,
                    start,
                    stop,
                    taken,
                )
                continue
            sort = Sort.WORD
            if not any(char.isdigit() for char in bare[start:stop]):
                sort = Sort.ADDRESS
            elif not any(char.isdigit() for char in blanked[start:stop]):
                sort = Sort.NAME
            stop = start + len(words)
            found.append(
                Spotted(
                    start,
                    stop,
                    words,
                    sort,
                    list_digits(words),
                )
            )
        found.sort(key=lambda each: each.start)
        return found

    def list_rest(
        self,
        text: str,
        start: int,
        stop: int,
        taken: set[int],
    ) -> Iterator[Spotted]:
        """Yield the digits of a word of which others are part of a number that is known."""
        for match in compile_pattern(_RUN).finditer(
            text,
            start,
            stop,
        ):
            if taken.isdisjoint(range(*match.span())):
                digits = match[0]
                yield Spotted(
                    *match.span(),
                    digits,
                    Sort.WORD,
                    list_digits(digits),
                )

    def may_hold(self, text: str) -> bool:
        """Whether a text may hold a number at all."""
        if compile_pattern(_RUN).search(text):
            return True
        stated = find_statements(text, self.tongue)
        return bool(stated.figures or stated.counts)

    def count_marks(self, text: str) -> Counter[str]:
        """Return what of the numbers of a text must be found where it is printed.

        Digits with the marks in them, and words for numbers: what does not hang on how lines
        were broken. PDFium turns the marks in a line that is read from the right: there it is
        the digits alone.
        """
        plain = text.translate(_APART)
        found: Counter[str] = Counter()
        for match in compile_pattern(self.marked).finditer(plain):
            found[normalise(match[0])] += 1
        for match in compile_pattern(_LETTERS).finditer(plain):
            word = match[0].lower()
            if word in self.number_words:
                found[word] += 1
        return found


def read_numeral(numeral: Numeral, text: str, sort: Sort) -> Spotted:
    """Return a number that the rules read, with its sign and that of its currency."""
    words = numeral.cut_from(text)
    keys = (*numeral.list_values(), *list_digits(words))
    start = numeral.start
    while start and text[start - 1] in _BEFORE:
        start -= 1
    return Spotted(
        start,
        numeral.end,
        text[start : numeral.end],
        sort,
        keys,
    )


def read_date(date: Date, text: str) -> Spotted:
    """Return a date that the rules read."""
    words = date.cut_from(text)
    keys = (date.readings, *list_digits(words))
    return Spotted(
        date.start,
        date.end,
        words,
        Sort.DATE,
        keys,
        date,
    )


def list_digits(words: str) -> tuple[Hashable, ...]:
    """Return the digits of a number as they stand, and what they come to alone."""
    runs = list_runs(words)
    keys: list[Hashable] = ["".join(words.lower().split())]
    if len(runs) == 1:
        keys.append(Decimal(runs[0]).normalize())
    return tuple(keys)


def list_runs(words: str) -> list[str]:
    """Return the runs of digits of a number, each in one form."""
    return [normalise(run) for run in compile_pattern(_RUN).findall(words)]


def normalise(words: str) -> str:
    """Return a number in one form of its digits, without spaces: `16 %` is `16%`."""
    if words.isascii():
        return "".join(words.split())
    plain = unicodedata.normalize("NFKC", words)
    digits = []
    for char in plain:
        if char.isspace():
            continue
        value = unicodedata.decimal(char, None)
        digits.append(char if value is None else str(value))
    return "".join(digits).replace("−", "-")


def find_context(text: str, words: str) -> str:
    """Return the words around a number in a text, for whoever looks for it."""
    at = text.find(words)
    if at < 0:
        return ""
    around = text[max(0, at - 30) : at + len(words) + 30]
    return " ".join(
        re.sub(
            r"\s+",
            " ",
            around,
        ).split()
    )
