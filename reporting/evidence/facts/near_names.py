"""A name that stands nowhere, and the words of a text -> the nearest spelling in it."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from reporting.patterns import compile_pattern
from reporting.record import Record

_KEPT = 4096
"""Comparisons that are remembered: most of them come again with the next build."""
ALIKE = 0.6
"""From here on a spelling is near a name; 1 is the name itself."""
_SLIP = 0.8
"""From here on it may be a slip of it, if each of its words is near one of the name."""
_ODD = 0.5
"""From here on one word may be a slip, where all others are the same."""


class Spelling(Record, frozen=True):
    """What a text writes that is near a name.

    Args:
        words: as they stand there.
        likeness: from 0 to 1, which is the name itself.
        source: id of the source that writes so; nothing where that is not known.
        is_slip: whether it may be the same name, misspelt on one side.
        is_rival: whether the text gives the name another first name or legal form.
    """

    words: str
    likeness: float
    source: str = ""
    is_slip: bool = False
    is_rival: bool = False


def may_be_slip(name: str, words: str) -> bool:
    """Whether folded words may be a name that is misspelt on one side."""
    ours = name.split()
    theirs = words.split()
    if len(ours) != len(theirs):
        return compare_words(name.replace(" ", ""), words.replace(" ", "")) > _JOINED
    strange = _compare_each(ours, theirs)
    if len(strange) == 1 and len(ours) > 1:
        return strange[0] >= _ODD
    return is_near(name, words) and compare_words(name, words) >= _SLIP


def is_near(name: str, words: str) -> bool:
    """Whether each of some folded words is near one of a name."""
    ours = name.split()
    theirs = words.split()
    if len(ours) != len(theirs):
        return False
    return min(_compare_each(ours, theirs), default=1) >= ALIKE


def _compare_each(ours: Sequence[str], theirs: Sequence[str]) -> list[float]:
    """Return how alike the words of two names are that are not the same."""
    pairs = zip(ours, theirs, strict=True)
    return [compare_words(one, other) for one, other in pairs if one != other]


_JOINED = 0.9
"""Above this a name may be a slip that is written in more words, or in fewer."""


@lru_cache(maxsize=_KEPT)
def compare_words(one: str, other: str) -> float:
    """Return how alike words are: 1 where they are the same."""
    if one == other:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@lru_cache(maxsize=_KEPT)
def find_near_word(word: str, words: tuple[str, ...]) -> str:
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


class NearWords:
    """Finds the words of a text that are most like a name.

    Args:
        name: folded words.
        text: in small letters, without accents.
    """

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._size = len(name.split())
        self._text = text
        self._reach = 2 * len(name) + _REACH
        self._matcher = SequenceMatcher(None, "", name, autojunk=False)
        self._seen: set[str] = set()
        self.best = ""
        self.likeness = 0.0

    def look_around(self, first: int, last: int) -> None:
        """Look at the words around a word that is like one of the name.

        Args:
            first: offset of its first character.
            last: offset behind its last one.
        """
        text = self._text
        word = compile_pattern(_WORD)
        before = word.findall(
            text,
            max(0, first - self._reach),
            first,
        )
        after = word.findall(
            text,
            last,
            last + self._reach,
        )
        words = [*before, text[first:last], *after]
        place = len(before)
        for start in range(max(0, place - self._size + 1), place + 1):
            for size in range(max(1, self._size - 1), self._size + 2):
                end = start + size
                if place < end <= len(words):
                    self._compare(" ".join(words[start:end]))

    def _compare(self, words: str) -> None:
        """Keep some words if they are more like the name than those before."""
        if words in self._seen:
            return
        self._seen.add(words)
        matcher = self._matcher
        matcher.set_seq1(words)
        if matcher.real_quick_ratio() <= self.likeness:
            return
        if matcher.quick_ratio() > self.likeness:
            likeness = compare_words(words, self._name)
            if likeness > self.likeness:
                self.best = words
                self.likeness = likeness


_WORD = r"[^\W_]+"
_REACH = 10
"""Characters beside a name that may be more than its own."""
