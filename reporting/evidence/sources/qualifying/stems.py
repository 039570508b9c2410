"""A word -> what it shares with its other forms, as far as letters tell.

That is little, and enough to see whether a claim takes over a word of its source.
"""

from __future__ import annotations

WEIGHT = 4
"""Letters of a word that says more than how others hang together."""
ALIKE = 6
"""Letters of a word up to which only its consonants count: `rise`, `rose`."""
_VOWELS = str.maketrans("", "", "aeiouyäöüáéíóúàèìòùâêîôûãõąęó")


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


def make_bones(form: str) -> str:
    """Return the consonants of a short word; a long one as it is."""
    if len(form) > ALIKE:
        return form
    return form.translate(_VOWELS)
