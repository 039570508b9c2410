"""Runs of a paragraph -> the same runs, held together where they read against their language.

A slide's paragraph begins at the side where its language begins, whatever its words are, so
that bullets, numbers and indents stand level. Words of the other direction then keep their
own order, but what stands at their ends would not: `Who said so?` between words that are read
from right to left has its question mark at the left. An unseen letter of their own direction
holds it (UAX 9, 2.6).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from unicodedata import bidirectional

from reporting.plan.words import Run, Runs
from reporting.record import replace

_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters that are read from right to left, and what makes others be read so."""
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\u200e", "\u200f"
_LETTERS: Mapping[bool, frozenset[str]] = MappingProxyType(
    {True: frozenset({"R", "AL"}), False: frozenset({"L"})}
)
"""Classes of letters (UAX 9, table 4) by whether they are read from right to left."""


def reads_from_right(text: str, *, is_rtl: bool) -> bool:
    """Whether the words of a paragraph follow one another from right to left.

    Its language says so (UAX 9, HL1), unless it has no letter of that direction and some of
    the other: a quotation, a title or a name is read as its own language is.

    Args:
        text: all its words.
        is_rtl: whether the language around it is read from right to left.
    """
    if text.isascii() and not is_rtl:
        return False
    if (_FROM_RIGHT.search(text) is not None) is is_rtl:
        return is_rtl
    return all(bidirectional(char) != "L" for char in text)


def hold_direction(runs: Runs, *, is_rtl: bool) -> tuple[Runs, int]:
    """Hold the ends of words that read against the language around them.

    Args:
        runs: of a paragraph.
        is_rtl: whether that language is read from right to left.

    Returns:
        its runs, with a mark of their direction where they begin or end in none; and how
        many characters were put before them.
    """
    text = "".join([run.text for run in runs])
    own = reads_from_right(text, is_rtl=is_rtl)
    if own is is_rtl:
        return runs, 0
    mark = _RIGHT_TO_LEFT if own else _LEFT_TO_RIGHT
    held = runs
    before = 0
    letters = _LETTERS[own]
    if bidirectional(text[0]) not in letters:
        held = (_make_mark(mark, runs[0]), *held)
        before = 1
    if bidirectional(text[-1]) not in letters:
        held = (*held, _make_mark(mark, runs[-1]))
    return held, before


def _make_mark(mark: str, beside: Run) -> Run:
    """Return a mark of direction in the look of a run; it is no part of a link."""
    return replace(beside, text=mark, link=None, origin=None)
