"""A word -> what it shares with its other forms, as far as letters tell.

That is little, and enough to see whether a claim takes over a word of its source.
"""

from __future__ import annotations

WEIGHT = 4
"""Letters of a word that says more than how others hang together."""


def make_stem(form: str) -> str:
    """Return what a word shares with its other forms: its first letters."""
    return form[: max(WEIGHT, len(form) * 2 // 3)]


def has_stem(form: str, stems: frozenset[str]) -> bool:
    """Whether a word is a form of one whose stem is known."""
    if form in stems:
        return True
    return any(form[:size] in stems for size in range(WEIGHT, len(form)))


def is_stem_of(stem: str, form: str) -> bool:
    """Whether a word begins with a stem that is long enough to tell."""
    return len(stem) >= WEIGHT and form.startswith(stem)
