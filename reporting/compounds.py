"""Compound words for numbers, such as `centoventidue` or `einundzwanzig` -> their values.

The grammar of each language is text2num's (Danish, Dutch, English, French, German, Italian,
Portuguese, Spanish). It is asked about single words only, and imported when a word looks
like a compound; numbers in running text are found by `numerals.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from decimal import Decimal

_VOWELS = "[aeiou]"


class CompoundNumbers:
    """The compound words of one language, each looked into once.

    Args:
        language: ISO 639-1 code; of a language that text2num does not know, no word is read.
        words: the language's simple words for numbers, by their value; scale words too.
        ones: its words for one, which may end a compound: `ventuna`.
    """

    def __init__(
        self, language: str, words: Mapping[str, Decimal], ones: Collection[str]
    ) -> None:
        self._language = language
        self._ones = ones
        self._one = _find_word(words, 1)
        self._hundred = _find_word(words, 100)
        simple = {*words, *ones}
        self._met = set(simple)
        self._endings = tuple(map(_fold_accents, simple))
        elided = map(elide_vowel, self._endings)
        self._beginnings = (*self._endings, *elided)

    def read_new(self, words: set[str]) -> dict[str, Decimal]:
        """Return what the compounds among some words come to, those met before left out.

        Args:
            words: words of a text in small letters, most of them no numbers.
        """
        values: dict[str, Decimal] = {}
        unmet = words - self._met
        self._met |= unmet
        for word in unmet:
            folded = _fold_accents(word)
            if not folded.endswith(self._endings):
                continue
            if not folded.startswith(self._beginnings):
                continue
            value = self.read(word)
            if value is not None:
                values[word] = value
        return values

    def read(self, word: str) -> Decimal | None:
        """Return what a word comes to; None if it is no number."""
        from text_to_num import text2num  # noqa: PLC0415  (most texts have no such word)

        for spelling in (word, self.restore_vowels(word)):
            try:
                value = text2num(spelling, self._language)
            except ValueError:  # no number, or a language that it does not know
                continue
            return Decimal(value)
        return None

    def restore_vowels(self, word: str) -> str:
        """Return a compound as text2num asks for it: `duecentuna` as `duecentouno`."""
        for one in self._ones:
            if word.endswith(one):
                stem = word.removesuffix(one)
                word = stem + self._one
        hundred = self._hundred
        elided = elide_vowel(hundred)
        if elided == hundred:
            return word
        return re.sub(f"{elided}(?={_VOWELS})(?!{hundred[-1]})", hundred, word)


def elide_vowel(word: str) -> str:
    """Return a word as it may stand before a vowel, without its last: `vent` of `venti`."""
    return re.sub(f"{_VOWELS}$", "", word)


def _find_word(words: Mapping[str, Decimal], value: int) -> str:
    """Return the first word of a value; empty where there is none."""
    for word, known in words.items():
        if known == value:
            return word
    return ""


def _fold_accents(word: str) -> str:
    """Return a word without accents: `ventitré` ends as `tre` does."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
