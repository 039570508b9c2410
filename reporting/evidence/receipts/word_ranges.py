"""The words of a paragraph as they are counted, and stretches of them.

Words are known by their numbers in their paragraph, from 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from reporting.evidence.sources.matched_spans import Span
from reporting.patterns import compile_pattern

_WORD = (
    "[\u2e80-\u30ff\u31f0-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    "|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{1,4}"
    "|[^\\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u31f0-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]{1,24}"
)
"""What counts as one word: a letter of Chinese or Japanese, up to four of scripts that part no
words, and else what stands between spaces, at most 24 characters of it."""

Words = tuple[int, int]
"""Words by their numbers, from one to before another."""


def find_tokens(text: str) -> list[Span]:
    """Return where the words of a text stand, as they are counted."""
    word = compile_pattern(_WORD)
    return [match.span() for match in word.finditer(text)]


def find_words(tokens: Sequence[Span], span: Span) -> Words:
    """Return the words that a stretch of characters touches."""
    start, stop = span
    touched: list[int] = []
    for number, (begin, end) in enumerate(tokens):
        if begin < stop and start < end:
            touched.append(number)
    if not touched:
        return 0, 1
    return touched[0], touched[-1] + 1


def choose_nearest(found: Sequence[tuple[Words, int]]) -> list[Words]:
    """Return for each term the place where it stands nearest to the others.

    Args:
        found: places, each with the term that stands there.
    """
    by_term: dict[int, list[Words]] = {}
    for words, term in found:
        by_term.setdefault(term, []).append(words)
    trials: list[list[Words]] = []
    for middle, _ in found:
        chosen: list[Words] = []
        for places in by_term.values():
            distance = partial(measure_distance, middle)
            chosen.append(min(places, key=distance))
        trials.append(chosen)
    return min(trials, key=measure_extent, default=[])


def measure_extent(chosen: Sequence[Words]) -> tuple[int, int]:
    """Return how many words lie between the first and the last of some, and the first."""
    first = min(start for start, _ in chosen)
    last = max(stop for _, stop in chosen)
    return last - first, first


def measure_distance(one: Words, other: Words) -> int:
    """Return how many words lie between two stretches of words."""
    start, stop = one
    begin, end = other
    return max(
        start - end,
        begin - stop,
        0,
    )


def widen(
    cores: Iterable[Words],
    reach: int,
    last: int,
) -> tuple[Words, ...]:
    """Return stretches of words made longer on both sides, joined where they meet.

    Args:
        cores: in any order.
        reach: by how many words.
        last: how many the paragraph has.
    """
    joined: list[Words] = []
    for first, behind in sorted(cores):
        start = max(first - reach, 0)
        stop = min(behind + reach, last)
        if joined and start <= joined[-1][1]:
            before = joined.pop()
            start = before[0]
            stop = max(stop, before[1])
        joined.append((start, stop))
    return tuple(joined)
