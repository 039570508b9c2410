"""Words of a line in the order in which they are shown -> in the order in which they are read.

Only a line with words that read from right to left needs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reporting.paper.marks import Span, TextLine
from reporting.pdf.face import ShapedWord


class ShownWord(NamedTuple):
    """A word where it stands on its line.

    Args:
        x: from the line's left edge, in points.
        word: shaped.
        span: that it is of.
        has_space: whether a space stands on its right.
    """

    x: float
    word: ShapedWord
    span: Span
    has_space: bool


class ReadWord(NamedTuple):
    """A word, and whether a space follows it when it is read."""

    shown: ShownWord
    has_space: bool


def has_rtl(line: TextLine) -> bool:
    """Whether any word of a line reads from right to left."""
    for span in line.spans:
        for word in span.words:
            if word.is_rtl:
                return True
    return False


def sort_by_reading(line: TextLine, words: Sequence[ShownWord]) -> Iterator[ReadWord]:
    """Yield the words of a line in the order of reading.

    Words of the line's own direction follow one another in it; those of the other direction
    stand turned round among them.

    Args:
        line: has its text in the order of reading.
        words: of it, from left to right.
    """
    is_rtl = reads_from_right(line, words)
    runs: list[list[ShownWord]] = []
    for _, group in groupby(words, key=lambda one: one.word.is_rtl):
        runs.append(list(group))
    spaces = [False, *[run[-1].has_space for run in runs]]
    places = range(len(runs))
    for place in reversed(places) if is_rtl else places:
        following = spaces[place] if is_rtl else spaces[place + 1]
        yield from read_run(runs[place], has_space=following)


def read_run(run: Sequence[ShownWord], *, has_space: bool) -> Iterator[ReadWord]:
    """Yield words of one direction, which a space follows or not."""
    is_rtl = run[0].word.is_rtl
    ordered = run
    if is_rtl:
        ordered = run[::-1]
    for number, shown in enumerate(ordered, 1):
        following = has_space
        if number < len(ordered):
            following = shown.has_space
            if is_rtl:
                following = ordered[number].has_space
        yield ReadWord(shown, following)


def reads_from_right(line: TextLine, words: Sequence[ShownWord]) -> bool:
    """Whether a line begins on the right: there stands what its text begins with.

    Args:
        line: has its text in the order of reading.
        words: of it, from left to right.
    """
    text = line.text.lstrip()
    first = words[0].word
    last = words[-1].word
    begins_left = not first.is_rtl and text.startswith(first.text)
    begins_right = last.is_rtl and text.startswith(last.text)
    if begins_left != begins_right:
        return begins_right
    count = sum([one.word.is_rtl for one in words])
    return 2 * count > len(words)
