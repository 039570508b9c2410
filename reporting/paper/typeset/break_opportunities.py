"""A word -> the break opportunities within it, by hyphenation patterns and by its own marks.

Acronyms and names with a capital inside are never broken, file names and addresses only
behind the marks that part them, without a hyphen. A number is never cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reporting.design.hyphenation import find_hyphens, load_hyphen_rules
from reporting.design.unicode_breaks import find_unspaced_breaks

_LETTERS = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"(?<=[^\W\d_]{2})[-–/](?=[^\W\d_]{2})|—(?=\w)")
"""A hyphen, dash or slash between words."""
_CODE = re.compile(r"://|www\.|\S@\S|\w_\w|\w\\\w|[^\W\d_]{2}\.[^\W\d_]{2}|/\S*/")
"""What addresses, paths and names of files have."""
_CODE_JOINT = re.compile(r"(?<=\w)[./\\@_=&?:#~-]+(?=\w)|//(?=\w)")
_ELIDED = re.compile(r"[^\W\d_][’']$")
"""What stands before the word in `dell’azienda`, whose first letter goes with it."""
_NUMBER = re.compile(
    r"(?<!\w)(?:(?:(?<![^\w\s])|(?<=\w[^\w\s]))[^\w\s]+)?\d"
    r"[\d.,:’'/\u2009\u202f\u00a0−–-]*[^\w\s]*(?!\w)"
)
"""A number with its signs, a date, an amount. Signs are tried from the first of them alone."""
_MARKS_AFTER = ".,;:!?)"
_LONGEST_NUMBER = 40
"""Characters up to which digits are a number that someone reads."""
_LEAST_BEFORE = 2
_LEAST = 6
"""Letters before a hyphen, and of a word that is hyphenated at all."""
_FEW = 2
"""Letters that are few to be left of a word."""

_WORDS = 4096
"""Words whose break opportunities are kept."""
_HYPHEN = 140.0
_TWO = 60.0
_NAME = 400.0
"""Costs: of a hyphen; and beyond that, of few letters, of a name."""
_WRITTEN = 30.0
_JOINED = 20.0
_ANYWHERE = 400.0
"""Costs: after a written hyphen, after another mark, and between any two letters."""


class BreakOpportunity(NamedTuple):
    """A place within a word where a line may end.

    Args:
        at: letters before it.
        hyphen: whether a hyphen is shown there.
        broken: whether the line ends in a hyphen, shown or written.
        cost: how bad it is to end a line there.
    """

    at: int
    hyphen: bool
    broken: bool
    cost: float


def is_plain_word(word: str) -> bool:
    """Whether a word has Latin letters only, two at least, and marks after them."""
    if len(word) == 1 or not word.isascii():
        return False
    letters = word.rstrip(_MARKS_AFTER)
    return letters.isalpha()


@lru_cache(maxsize=_WORDS)
def find_joints(word: str) -> tuple[BreakOpportunity, ...]:
    """Return where a line may end in a word without hyphenation: after what joins its parts."""
    unspaced = find_unspaced_breaks(word)
    if unspaced:
        return tuple([_make_joint(at, cost) for at, cost in unspaced])
    if word.rstrip(_MARKS_AFTER).isalpha():
        return ()
    return tuple(_find_marks(word))


def _make_joint(at: int, cost: float) -> BreakOpportunity:
    return BreakOpportunity(at, hyphen=False, broken=False, cost=cost)


def _find_marks(word: str) -> Iterator[BreakOpportunity]:
    is_code = bool(_CODE.search(word))
    pattern = _CODE_JOINT if is_code else _JOINT
    for match in pattern.finditer(word):
        at = match.end()
        is_written = not is_code and match.group() == "-"
        if is_written and word[at].isupper():  # a name: SAG-AFTRA
            continue
        yield BreakOpportunity(
            at,
            hyphen=False,
            broken=is_written,
            cost=_WRITTEN if is_written else _JOINED,
        )


def find_hyphenation_points(word: str, patterns: str) -> tuple[BreakOpportunity, ...]:
    """Return where a hyphen may be put into a word.

    Args:
        word: what stands between two places where a line may end.
        patterns: name of the hyphenation patterns, such as `en_GB`.
    """
    bare = word.rstrip(_MARKS_AFTER)
    return _find_points(bare, patterns)


@lru_cache(maxsize=_WORDS)
def _find_points(word: str, patterns: str) -> tuple[BreakOpportunity, ...]:
    if len(word) < _LEAST or _CODE.search(word):
        return ()
    found: list[BreakOpportunity] = []
    for match in _LETTERS.finditer(word):
        letters = match.group()
        start = match.start()
        before = word[max(0, start - 2) : start]
        is_elided = bool(_ELIDED.search(before))
        for at, cost in _hyphenate(letters, patterns, is_elided=is_elided):
            place = BreakOpportunity(
                start + at,
                hyphen=True,
                broken=True,
                cost=cost,
            )
            found.append(place)
    return tuple(found)


def _hyphenate(
    letters: str, patterns: str, *, is_elided: bool
) -> Iterator[tuple[int, float]]:
    """Yield after how many letters a hyphen may stand, and its cost."""
    count = len(letters)
    others = letters[1:]
    if count < _LEAST or others != others.lower():
        return
    least = 1 if is_elided else _LEAST_BEFORE
    rules = load_hyphen_rules(patterns)
    base = _HYPHEN
    if letters[0].isupper() and not rules.nouns_have_capitals:
        base += _NAME
    for at in find_hyphens(letters, patterns):
        if not least <= at <= count - rules.after:
            continue
        if letters[at - 1 : at + 1] in rules.unparted:
            continue
        is_few = min(at, count - at) <= _FEW
        yield at, base + _TWO if is_few else base


def find_emergency_breaks(
    word: str, step: int = 1, *, cuts_numbers: bool = False
) -> tuple[BreakOpportunity, ...]:
    """Return where a word is cut that is wider than its line: between letters, in no number.

    Args:
        word: what stands between two places where a line may end.
        step: letters from one place to the next.
        cuts_numbers: whether numbers are cut like words.
    """
    whole: set[int] = set()
    for match in _NUMBER.finditer(word):
        start, stop = match.span()
        if stop - start <= _LONGEST_NUMBER and not cuts_numbers:
            whole.update(range(start + 1, stop))
    found: list[BreakOpportunity] = []
    for at in range(step, len(word), step):
        if at not in whole:
            found.append(_make_joint(at, _ANYWHERE))
    return tuple(found)
