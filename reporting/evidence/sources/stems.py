"""A word -> what it shares with its other forms, as far as letters tell.

That is little, and enough to see whether a claim takes over a word of its source.
"""

from __future__ import annotations

from functools import lru_cache

from reporting.evidence.facts.numbers import MEMO_SIZE

WEIGHT = 4
"""Letters of a word that says more than how others hang together."""


def make_stem(form: str) -> str:
    """Return what a word shares with its other forms: its first letters."""
    return form[: max(WEIGHT, len(form) * 2 // 3)]


def has_stem(form: str, stems: frozenset[str]) -> bool:
    """Whether a word is a form of one whose stem is known."""
    if len(form) < WEIGHT:
        return form in stems
    if form in list_beginnings(stems):
        return True
    return any(form[:end] in stems for end in range(WEIGHT, len(form)))


@lru_cache(maxsize=MEMO_SIZE)
def list_beginnings(stems: frozenset[str]) -> frozenset[str]:
    """Return with what long stems begin, themselves included; each word of a text asks."""
    beginnings: set[str] = set()
    for stem in stems:
        for end in range(WEIGHT, len(stem) + 1):
            beginnings.add(stem[:end])
    return frozenset(beginnings)
