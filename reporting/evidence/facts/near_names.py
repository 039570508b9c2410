"""A name that stands nowhere, and the words of a text -> the nearest spelling in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from reporting.record import Record

ALIKE = 0.6
"""From here on a spelling is near a name; 1 is the name itself."""
SLIP = 0.8
"""From here on it may be a slip of it."""
_SHORT = 4
"""Letters up to which a slip is one letter, since much is alike."""


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


def find_near_word(word: str, words: Iterable[str]) -> tuple[str, float]:
    """Return the word that is most alike to one, with how much; nothing where none is.

    Args:
        word: in small letters.
        words: in small letters too.
    """
    best = ""
    most = ALIKE
    matcher = SequenceMatcher(None, "", word, autojunk=False)
    for other in words:
        if not _may_be_alike(word, other):
            continue
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() < most or matcher.quick_ratio() < most:
            continue
        likeness = matcher.ratio()
        if likeness > most or (likeness == most and not best):
            best = other
            most = likeness
    return best, most if best else 0.0


def _may_be_alike(word: str, other: str) -> bool:
    """Whether two words begin or end alike and are of nearly one length."""
    longer = max(len(word), len(other))
    if abs(len(word) - len(other)) > 0.4 * longer:
        return False
    if word[:1] == other[:1] or word[-2:] == other[-2:]:
        return True
    return len(word) <= _SHORT and word[1:] == other[1:]


def find_near_words(
    name: Sequence[str],
    text: Sequence[str],
    starts: Iterable[int],
) -> tuple[int, int, float]:
    """Return where the words most alike to a name stand: from, to, and how alike.

    Args:
        name: its words, in small letters.
        text: the words of a text, in small letters.
        starts: places in it at which to look.
    """
    joined = " ".join(name)
    best = (0, 0, 0.0)
    seen: set[tuple[int, int]] = set()
    for place in starts:
        for first in range(max(0, place - len(name) + 1), place + 1):
            for size in range(max(1, len(name) - 1), len(name) + 2):
                last = min(len(text), first + size)
                if (first, last) in seen or not first <= place < last:
                    continue
                seen.add((first, last))
                likeness = compare_words(joined, " ".join(text[first:last]))
                if likeness > best[2]:
                    best = (first, last, likeness)
    return best
