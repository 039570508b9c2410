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
from itertools import accumulate, islice

from reporting.evidence.facts.numbers import find_numbers

_SHOWN = 10
"""Paragraphs that are named at most."""

_ONE_FORM = str.maketrans(
    {
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff*", ""),
        **dict.fromkeys("‘’‚‛′´`ʼ", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        **{
            chr(0xFB00 + at): letters
            for at, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))
        },
    }
)
_NOTED = re.compile(r"(?<=[^\W\d_])[\d⁰¹²³⁴-⁹]{1,3}(?!\w)")
"""The number of a note that stands right after a word: `found12`."""
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")


class Matcher:
    """Finds terms in the paragraphs of one source.

    Args:
        paragraphs: the text; the first is number 1.
        code: its language.
    """

    def __init__(self, paragraphs: Sequence[str], code: str) -> None:
        self._paragraphs = paragraphs
        self._code = code
        self._forms: dict[int, str] = {}
        self._found: dict[str, set[int]] = {}

    def has(self, number: int, term: str) -> bool:
        """Return whether a term stands in a paragraph; there is none beyond the last.

        Args:
            number: the paragraph, counted from 1.
            term: a few words, in the language of the source.
        """
        if number > len(self._paragraphs):
            return False
        return (
            next(_places(self._form(number), normalise_text(term, self._code)), None)
            is not None
        )

    def where(self, term: str, near: int) -> tuple[int, ...]:
        """Return the paragraphs that a term stands in, the nearest to `near` first, and not too many."""
        return _nearest(self._all(term), near)

    def together(self, terms: Sequence[str], near: int) -> tuple[int, ...]:
        """Return the paragraphs in which every term stands, the nearest to `near` first."""
        return _nearest(set.intersection(*(self._all(term) for term in terms)), near)

    def _all(self, term: str) -> set[int]:
        if term not in self._found:
            text, starts = self._whole
            places = _places(text, normalise_text(term, self._code))
            self._found[term] = {bisect_right(starts, place) for place in places}
        return self._found[term]

    @cached_property
    def _whole(self) -> tuple[str, list[int]]:
        """Every paragraph in one form, a line each, and where each begins."""
        forms = [self._form(number) for number in range(1, len(self._paragraphs) + 1)]
        return "\n".join(forms), list(
            accumulate((len(form) + 1 for form in forms), initial=0)
        )

    def _form(self, number: int) -> str:
        if number not in self._forms:
            self._forms[number] = normalise_text(
                self._paragraphs[number - 1], self._code
            )
        return self._forms[number]


def normalise_text(text: str, code: str) -> str:
    """Return text in the form in which it is compared.

    Args:
        text: a paragraph or a term.
        code: its language, for the numbers in it.
    """
    text = unicodedata.normalize(
        "NFC", _LINK.sub(r"\1", text) if "](" in text else text
    ).translate(_ONE_FORM)
    parts, last = [], 0
    for numeral in find_numbers(text, code):
        if numeral.sure:
            parts += [text[last : numeral.start], f"⟨{numeral.value:f}⟩"]
            last = numeral.end
    return " ".join("".join((*parts, text[last:])).casefold().split())


def _places(text: str, term: str) -> Iterator[int]:
    """Yield where a term stands as whole words."""
    at = text.find(term) if term else -1
    while at >= 0:
        end = at + len(term)
        if not (
            _within(text, at) or (_within(text, end) and not _NOTED.match(text, end))
        ):
            yield at
        at = text.find(term, at + 1)


def _within(text: str, at: int) -> bool:
    """Return whether a place lies within a word: between two letters, digits or underscores."""
    return 0 < at < len(text) and _of_word(text[at - 1]) and _of_word(text[at])


def _of_word(character: str) -> bool:
    return (
        character.isalnum()
        or character == "_"
        or unicodedata.category(character) == "Mn"
    )


def _nearest(numbers: set[int], near: int) -> tuple[int, ...]:
    return tuple(
        islice(sorted(numbers, key=lambda number: (abs(number - near), number)), _SHOWN)
    )
