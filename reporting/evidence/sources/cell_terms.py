"""A cell of a table, with the words that say what it is -> which terms it bears, and how.

A number is compared by its value: what the cell holds, or what its format shows (0.1587 is 16%
too), and as its heads scale it, so that 1,234.5 under `USD million` bears `$1.2345 billion`.
Its sign counts: −5 does not bear `5`. The other words of a term may stand in the heads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from reporting.content.currencies import find_named_code
from reporting.content.sheets import SheetCell
from reporting.content.workbook_cells import read_format
from reporting.evidence.facts.numbers import Numeral, find_numbers, find_plain_numbers
from reporting.evidence.sources.matching import Matcher, fold_text
from reporting.i18n import Tongue
from reporting.patterns import compile_pattern

_SCALES = frozenset(map(Decimal, ("0.01", "1e3", "1e6", "1e9", "1e12")))
"""By what heads say that numbers are multiplied: per cent, thousands to trillions."""
_THOUSANDS = (
    r"(?<!\d)['’]?000s?(?![\d.,])|\b(?:[TK]|k)(?:EUR|USD|GBP|CHF|€|\$|£)|\bmigliaia\b"
)
"""Thousands in short: `'000`, `TEUR`, `k€`."""
_PRICED = r"(?:[$€£¥]|\b[A-Z]{3})\s?(k|mn|m|bn|b|tn)\b"
"""A scale letter behind a currency: `USD m`."""
_BEGIN = r"(?<![\d.,'’])\b\w|%"
"""Where a word begins that may scale numbers."""
_WORD = r"us\$|[$€£¥]|[^\W\d_]+"
_MINUS = r"(?:^|[\s(])[-−–]\s?[$€£¥]?$|\($|\([$€£¥]$"
"""What stands before a number that is less than nothing, in print or in accounts."""
_LESS = r"[$€£¥\s]*(?:[-−–]\s?[$€£¥]?\d|\([$€£¥]?\s?\d[^()]*\)$)"
_SIGNS = {"$": "usd", "us$": "usd", "€": "eur", "£": "gbp", "¥": "jpy"}
_GENERAL = "General"
_CODE = r"\b[A-Z]{3}\b"


class Standing(StrEnum):
    """Where a term stands."""

    CELL = "cell"
    HEADS = "heads"
    NOWHERE = "nowhere"


class CellReader:
    """Says which terms a cell bears.

    Args:
        cell: a filled one.
        context: the words of its heads and titles.
        tongue: the language of the source.
        order: of its dates in digits, where the source says so.
    """

    def __init__(
        self,
        cell: SheetCell,
        context: Sequence[str],
        tongue: Tongue,
        order: str = "",
    ) -> None:
        self._tongue = tongue
        self._is_number = cell.value is not None
        self._is_less = is_less(cell)
        values, beside = list_values(cell, tongue)
        heads = [*context, beside]
        self._values = set(values)
        for words in heads:
            for scale in find_scales(words, tongue):
                self._values.update(value * scale for value in values)
        self._texts = [cell.shown, *heads]
        self._matcher = Matcher(self._texts, tongue, order)

    def find_term(self, term: str) -> Standing:
        """Return whether the cell bears a term, or only its heads do."""
        if not self._is_number and self._matcher.has_term(1, term):
            return Standing.CELL
        numerals = find_numbers(term, self._tongue)
        if numerals:
            standing = self._find_numbers(term, numerals)
            if standing is Standing.CELL:
                return standing
        if self._is_in_heads(term):
            return Standing.HEADS
        return Standing.NOWHERE

    def _is_in_heads(self, term: str) -> bool:
        places = range(2, len(self._texts) + 1)
        return any(self._matcher.has_term(place, term) for place in places)

    def _find_numbers(self, term: str, numerals: Sequence[Numeral]) -> Standing:
        """Return whether the numbers of a term are the cell's, and its words the heads'."""
        standing = Standing.HEADS
        rest: list[str] = []
        last = 0
        for numeral in numerals:
            before = term[last : numeral.start]
            rest.append(before)
            last = numeral.end
            if self._bears(numeral, before):
                standing = Standing.CELL
            elif not self._is_in_heads(numeral.cut_from(term)):
                return Standing.NOWHERE
        rest.append(term[last:])
        words = list_words(" ".join(rest))
        if all(map(self._knows_word, words)):
            return standing
        return Standing.NOWHERE

    def _bears(self, numeral: Numeral, before: str) -> bool:
        """Whether the cell holds a number, with its sign."""
        if self._values.isdisjoint(numeral.list_values()):
            return False
        is_less = bool(compile_pattern(_MINUS).search(before))
        return is_less == self._is_less

    def _knows_word(self, word: str) -> bool:
        """Whether a word stands in the cell or its heads, a currency under any of its names."""
        known = self._known_words
        code = _SIGNS.get(word, word)
        if word in known or code in known:
            return True
        if known.isdisjoint(self._codes):
            return False
        named = find_named_code(word)
        return named.lower() in known

    @cached_property
    def _known_words(self) -> frozenset[str]:
        """The words of the cell and its heads; signs of currencies by their codes too."""
        words = list_words(" ".join(self._texts))
        codes = [_SIGNS[word] for word in words if word in _SIGNS]
        return frozenset([*words, *codes])

    @cached_property
    def _codes(self) -> frozenset[str]:
        """What may be the code of a currency, of the words of the cell and its heads."""
        signs = list(_SIGNS.values())
        for words in self._texts:
            signs += compile_pattern(_CODE).findall(words)
        return frozenset(sign.lower() for sign in signs)


def list_values(cell: SheetCell, tongue: Tongue) -> tuple[set[Decimal], str]:
    """Return the numbers that a cell bears without their signs, and what stands beside them.

    Args:
        cell: a filled one.
        tongue: the language of the source.
    """
    if cell.value is not None:
        scaled, beside = read_format(cell.value, cell.number_format or _GENERAL)
        return {abs(cell.value), abs(scaled)}, beside
    values: set[Decimal] = set()
    for numeral in find_numbers(cell.shown, tongue):
        values.update(numeral.list_values())
    return values, ""


def list_words(text: str) -> list[str]:
    """Return the words and the signs of currencies in a text, in small letters."""
    found = compile_pattern(_WORD).findall(fold_text(text))
    return list(found)


def is_less(cell: SheetCell) -> bool:
    """Whether a cell holds less than nothing: `-5`, or `(5)` in accounts."""
    if cell.value is not None:
        return cell.value < 0
    return bool(compile_pattern(_LESS).match(cell.shown))


def find_scales(words: str, tongue: Tongue) -> Iterator[Decimal]:
    """Yield by what a head says that the numbers below it are multiplied.

    Args:
        words: such as `USD million`, `in Tsd. Euro`, `Growth, %`.
        tongue: their language.
    """
    if compile_pattern(_THOUSANDS).search(words):
        yield Decimal(1000)
    forms: list[str] = []
    for word in words.split():
        one = word.removesuffix("s")
        forms.append(f"1 {one}")
    for match in compile_pattern(_BEGIN).finditer(words):
        rest = words[match.start() :]
        forms.append(f"1 {rest}")
    for letter in compile_pattern(_PRICED).findall(words):
        forms.append(f"$1{letter}")
    for form in forms:
        numerals = find_plain_numbers(form, tongue)
        first = numerals[0] if numerals else None
        if first and first.start <= 1 and first.value in _SCALES:
            yield first.value
