"""A word -> the places where a line may end within it, by the patterns of its language.

Acronyms and names with a capital inside are never broken, file names and addresses only
behind the marks that part them, without a hyphen.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

import pyphen

_LETTERS = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"(?<=[^\W\d_]{2})[-–/](?=[^\W\d_]{2})|—(?=\w)")
"""A hyphen, dash or slash between words."""
_CODE = re.compile(r"://|www\.|\S@\S|\w_\w|\w\\\w|[^\W\d_]{2}\.[^\W\d_]{2}|/\S*/")
"""What addresses, paths and names of files have."""
_CODE_JOINT = re.compile(r"(?<=\w)[./\\@_=&?:#~-]+(?=\w)|//(?=\w)")
_ELIDED = re.compile(r"[^\W\d_][’']$")
"""What stands before the word in `dell’azienda`, whose first letter goes with it: `dell’a-zienda`."""
_LEAST_BEFORE, _LEAST_AFTER, _LEAST = 2, 3, 5
_LEAST_AFTER_IN = {"it_IT": 2}
_HYPHEN, _TWO, _NAME, _COMPOUND = 50.0, 90.0, 40.0, 60.0
"""Costs: of any broken word; and beyond that, of one of whose parts only two letters are left, of a
name, and of a part of a compound."""
_FEW = 2
_WRITTEN, _JOINED, _ANYWHERE = 30.0, 20.0, 400.0
"""Costs: of a line's end after a written hyphen, after another mark, and between any two letters."""


class BreakOpportunity(NamedTuple):
    """A place within a word where a line may end."""

    at: int
    """Letters before it."""
    hyphen: bool
    """Whether a hyphen is shown there."""
    broken: bool
    """Whether the line ends in a hyphen, shown or written."""
    cost: float


@cache
def _patterns(name: str) -> Any:
    return pyphen.Pyphen(
        lang=name, left=1, right=_LEAST_AFTER_IN.get(name, _LEAST_AFTER)
    )


@lru_cache(maxsize=50_000)
def find_joints(word: str) -> tuple[BreakOpportunity, ...]:
    """Return where a line may end in a word without a hyphen of its own: after what joins its parts."""
    if _CODE.search(word):
        return tuple(
            BreakOpportunity(match.end(), False, False, _JOINED)
            for match in _CODE_JOINT.finditer(word)
        )
    return tuple(
        BreakOpportunity(
            match.end(),
            False,
            match.group() == "-",
            _WRITTEN if match.group() == "-" else _JOINED,
        )
        for match in _JOINT.finditer(word)
    )


@lru_cache(maxsize=50_000)
def find_break_opportunities(word: str, patterns: str) -> tuple[BreakOpportunity, ...]:
    """Return every place where a line may end in a word, hyphens included.

    Args:
        word: what stands between two spaces, with punctuation, apostrophes and source marks.
        patterns: name of the patterns, such as `en_GB`; empty to hyphenate nothing.
    """
    fixed = find_joints(word)
    if not patterns or _CODE.search(word):
        return fixed
    found = {place.at: place for place in fixed}
    for match in _LETTERS.finditer(word):
        part = match.group()
        if len(part) < _LEAST or any(letter.isupper() for letter in part[1:]):
            continue
        least = 1 if _ELIDED.search(word[: match.start()]) else _LEAST_BEFORE
        cost = (
            _HYPHEN
            + (_NAME if part[0].isupper() else 0.0)
            + (_COMPOUND if fixed else 0.0)
        )
        for at in _patterns(patterns).positions(part):
            if at >= least:
                place, few = match.start() + at, min(at, len(part) - at) <= _FEW
                found.setdefault(
                    place, BreakOpportunity(place, True, True, cost + _TWO * few)
                )
    return tuple(found[at] for at in sorted(found))


def find_emergency_breaks(
    word: str, patterns: str, step: int = 1
) -> tuple[BreakOpportunity, ...]:
    """Return every place in a word that is wider than its line: between any two letters, if need be.

    Args:
        word: what stands between two spaces.
        patterns: name of the patterns.
        step: letters from one place to the next.
    """
    found = {
        at: BreakOpportunity(at, hyphen=False, broken=False, cost=_ANYWHERE)
        for at in range(step, len(word), step)
    }
    found |= {place.at: place for place in find_break_opportunities(word, patterns)}
    return tuple(found[at] for at in sorted(found))
