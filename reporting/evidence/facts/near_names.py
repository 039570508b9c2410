"""A name that stands nowhere, and the words of a text -> the nearest spelling in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from reporting.patterns import compile_pattern
from reporting.record import Record

ALIKE = 0.6
"""From here on a spelling is near a name; 1 is the name itself."""
SLIP = 0.8
"""From here on it may be a slip of it."""


class Spelling(Record, frozen=True):
    """What a text writes that is near a name.

    Args:
        words: as they stand there.
        likeness: from 0 to 1, which is the name itself.
        source: id of the source that writes so; nothing where that is not known.
    """

    words: str
    likeness: float
    source: str = ""

    @property
    def is_slip(self) -> bool:
        """Whether it may be the same name, misspelt on one side."""
        return self.likeness >= SLIP


def compare_words(one: str, other: str) -> float:
    """Return how alike words are: 1 where they are the same."""
    if one == other:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def find_near_word(word: str, words: Iterable[str]) -> str:
    """Return the word that is most alike to one; nothing where none is near.

    Args:
        word: in small letters.
        words: in small letters too.
    """
    best = ""
    most = ALIKE
    matcher = SequenceMatcher(None, "", word, autojunk=False)
    for other in words:
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() < most or matcher.quick_ratio() < most:
            continue
        likeness = matcher.ratio()
        if likeness > most or (likeness == most and not best):
            best = other
            most = likeness
    return best


def find_near_words(
    name: Sequence[str],
    text: str,
    first: int,
    last: int,
) -> tuple[str, float]:
    """Return the words around a place that are most like a name, and how alike they are.

    Args:
        name: its words, in small letters.
        text: in small letters, without accents.
        first: offset of the first character of a word that is like one of the name.
        last: offset behind its last one.
    """
    joined = " ".join(name)
    reach = 2 * len(joined) + _REACH
    before = compile_pattern(_WORD).findall(text, max(0, first - reach), first)
    after = compile_pattern(_WORD).findall(text, last, last + reach)
    words = [*before, text[first:last], *after]
    place = len(before)
    best = ""
    most = 0.0
    for start in range(max(0, place - len(name) + 1), place + 1):
        for size in range(max(1, len(name) - 1), len(name) + 2):
            end = start + size
            if not place < end <= len(words):
                continue
            shown = " ".join(words[start:end])
            likeness = compare_words(joined, shown)
            if likeness > most:
                best = shown
                most = likeness
    return best, most


_WORD = r"[^\W_]+"
_REACH = 10
"""Characters beside a name that may be more than its own."""
