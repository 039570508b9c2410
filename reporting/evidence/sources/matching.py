"""The paragraphs of a source -> where a term stands in them, whatever the typography.

Text and term are brought to one form before they are compared: letters in one case with
their accents kept, one kind of quotation mark, dash and space, no soft hyphens, and every
number as its value, so that `dieci volte` bears `10 volte` and `16` is not in `2016` or
`16,5`. Emphasis and links in the manner of Markdown are read through, and so are the
numbers of notes. Inflection is left to whoever chooses the terms.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from reporting.evidence.facts.numbers import find_numbers
from reporting.patterns import compile_pattern

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
_ONE_FORM = str.maketrans(
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
_LINK = r"!?\[([^\[\]]*)\]\([^()\s]*\)"


class Matcher:
    """Finds terms in the paragraphs of one source.

    Args:
        paragraphs: the text; the first is number 1.
        code: its language.
    """

    def __init__(self, paragraphs: Sequence[str], code: str) -> None:
        self._paragraphs = paragraphs
        self._code = code
        self._normalised: dict[int, str] = {}
        self._found: dict[str, set[int]] = {}

    def has_term(self, number: int, term: str) -> bool:
        """Return whether a term stands in a paragraph; there is none beyond the last.

        Args:
            number: the paragraph, counted from 1.
            term: a few words, in the language of the source.
        """
        if number > len(self._paragraphs):
            return False
        text = self._normalise_paragraph(number)
        words = normalise_text(term, self._code)
        return any(True for _ in find_words(text, words))

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

    def _find_all(self, term: str) -> set[int]:
        """Return every paragraph in which a term stands."""
        if term not in self._found:
            words = normalise_text(term, self._code)
            offsets = find_words(self._whole, words)
            starts = self._starts
            self._found[term] = {bisect_right(starts, offset) for offset in offsets}
        return self._found[term]

    @cached_property
    def _whole(self) -> str:
        """Every paragraph in the form in which it is compared, a line each."""
        numbers = range(1, len(self._paragraphs) + 1)
        return "\n".join(map(self._normalise_paragraph, numbers))

    @cached_property
    def _starts(self) -> list[int]:
        """The offsets at which the paragraphs begin in the whole."""
        lines = self._whole.splitlines(keepends=True)
        lengths = map(len, lines)
        return list(accumulate(lengths, initial=0))

    def _normalise_paragraph(self, number: int) -> str:
        if number not in self._normalised:
            paragraph = self._paragraphs[number - 1]
            self._normalised[number] = normalise_text(paragraph, self._code)
        return self._normalised[number]


def normalise_text(text: str, code: str) -> str:
    """Return text in the form in which it is compared.

    Args:
        text: a paragraph or a term.
        code: its language, for the numbers in it.
    """
    if "](" in text:
        text = re.sub(_LINK, r"\1", text)
    text = unicodedata.normalize("NFC", text)
    text = text.translate(_ONE_FORM)
    parts: list[str] = []
    last = 0
    for numeral in find_numbers(text, code):
        if numeral.sure:
            before = text[last : numeral.start]
            value = f"⟨{numeral.value:f}⟩"
            parts += [before, value]
            last = numeral.end
    parts.append(text[last:])
    folded = "".join(parts).casefold()
    return " ".join(folded.split())


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
