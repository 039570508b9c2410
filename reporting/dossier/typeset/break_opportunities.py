"""A word -> the break opportunities within it, by hyphenation patterns and by its own marks.

Acronyms and names with a capital inside are never broken, file names and addresses only
behind the marks that part them, without a hyphen.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reporting.design.hyphenation import find_hyphens

_LETTERS = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"(?<=[^\W\d_]{2})[-–/](?=[^\W\d_]{2})|—(?=\w)")
"""A hyphen, dash or slash between words."""
_CODE = re.compile(r"://|www\.|\S@\S|\w_\w|\w\\\w|[^\W\d_]{2}\.[^\W\d_]{2}|/\S*/")
"""What addresses, paths and names of files have."""
_CODE_JOINT = re.compile(r"(?<=\w)[./\\@_=&?:#~-]+(?=\w)|//(?=\w)")
_ELIDED = re.compile(r"[^\W\d_][’']$")
"""What stands before the word in `dell’azienda`, whose first letter goes with it."""
_MARKS_AFTER = ",;:)"
_LEAST_BEFORE, _LEAST_AFTER, _LEAST = 2, 3, 5
"""Letters before a hyphen, after it, and of a word that is hyphenated at all."""
_LEAST_AFTER_IN = {"it_IT": 2}
_FEW = 2
"""Letters that are few to be left of a word."""

_HYPHEN, _TWO, _NAME, _COMPOUND = 50.0, 90.0, 40.0, 60.0
"""Costs: of a hyphen; and beyond that, of few letters, of a name, of a compound."""
_WRITTEN, _JOINED, _ANYWHERE = 30.0, 20.0, 400.0
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


def _is_plain(word: str) -> bool:
    """Whether a word has nothing but letters, with a comma or the like after them."""
    return word.rstrip(_MARKS_AFTER).isalpha()


@lru_cache(maxsize=50_000)
def find_joints(word: str) -> tuple[BreakOpportunity, ...]:
    """Return where a line may end in a word without hyphenation: after what joins its parts."""
    if _is_plain(word):
        return ()
    is_code = bool(_CODE.search(word))
    pattern = _CODE_JOINT if is_code else _JOINT
    joints: list[BreakOpportunity] = []
    for match in pattern.finditer(word):
        is_written = not is_code and match.group() == "-"
        joint = BreakOpportunity(
            match.end(),
            hyphen=False,
            broken=is_written,
            cost=_WRITTEN if is_written else _JOINED,
        )
        joints.append(joint)
    return tuple(joints)


@lru_cache(maxsize=50_000)
def find_break_opportunities(word: str, patterns: str) -> tuple[BreakOpportunity, ...]:
    """Return every place where a line may end in a word, hyphenation included.

    Args:
        word: what stands between two spaces, with punctuation, apostrophes and source marks.
        patterns: name of the hyphenation patterns, such as `en_GB`; empty to hyphenate nothing.
    """
    joints = find_joints(word)
    if not patterns or (not _is_plain(word) and _CODE.search(word)):
        return joints
    found = {joint.at: joint for joint in joints}
    extra = _COMPOUND if joints else 0.0
    least_after = _LEAST_AFTER_IN.get(patterns, _LEAST_AFTER)
    for match in _LETTERS.finditer(word):
        letters, start = match.group(), match.start()
        is_acronym = any(letter.isupper() for letter in letters[1:])
        if len(letters) < _LEAST or is_acronym:
            continue
        is_elided = bool(_ELIDED.search(word[:start]))
        least = 1 if is_elided else _LEAST_BEFORE
        most = len(letters) - least_after
        is_name = letters[0].isupper()
        base = _HYPHEN + extra + (_NAME if is_name else 0.0)
        for at in find_hyphens(letters, patterns):
            if least <= at <= most:
                is_few = min(at, len(letters) - at) <= _FEW
                cost = base + (_TWO if is_few else 0.0)
                place = start + at
                opportunity = BreakOpportunity(place, True, True, cost)  # noqa: FBT003
                found.setdefault(place, opportunity)
    return _sort_by_place(found)


def find_emergency_breaks(
    word: str,
    patterns: str,
    step: int = 1,
) -> tuple[BreakOpportunity, ...]:
    """Return every place in a word that is wider than its line: between any two letters.

    Args:
        word: what stands between two spaces.
        patterns: name of the hyphenation patterns.
        step: letters from one place to the next.
    """
    found: dict[int, BreakOpportunity] = {}
    for at in range(step, len(word), step):
        found[at] = BreakOpportunity(at, hyphen=False, broken=False, cost=_ANYWHERE)
    for place in find_break_opportunities(word, patterns):
        found[place.at] = place
    return _sort_by_place(found)


def _sort_by_place(
    found: dict[int, BreakOpportunity],
) -> tuple[BreakOpportunity, ...]:
    return tuple([found[at] for at in sorted(found)])
