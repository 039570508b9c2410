"""A text -> the first word in it that is longer than any that is honestly written.

What stands between blanks is set as one piece, and where a line ends it is tried at many
places. A blank that lines are not broken at joins words to one.
"""

from __future__ import annotations

import re
from functools import cache

from reporting.limits import find_limit, tell_cure, tell_excess
from reporting.reading.wording import format_value
from reporting.record import Record

_ADDRESS = "://"


class LongWord(Record, frozen=True):
    """A word beyond its limit.

    Args:
        word: the whole of it.
        limit: the name of the limit.
        line: of the text that it stands in, from 0.
    """

    word: str
    limit: str
    line: int

    @property
    def message(self) -> str:
        """What is wrong, in a sentence."""
        return f"{format_value(self.word)} has {self.excess}"

    @property
    def excess(self) -> str:
        """How much too long it is."""
        return tell_excess(self.limit, len(self.word))

    @property
    def hint(self) -> str:
        """What to do."""
        cure = tell_cure(self.limit, len(self.word))
        return f"shorten it, or put blanks into it; {cure}"


@cache
def gap_pattern() -> re.Pattern[str]:
    """Return what stands between words, and the letters of scripts that have no blanks."""
    blanks = r"[^\S\xa0\u2007\u202f]"
    east_asian = "\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
    south_east_asian = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    return re.compile(f"{blanks}+|[{east_asian}{south_east_asian}]")


@cache
def marks_pattern(most: int) -> re.Pattern[str]:
    """Return what finds more than so many combining marks in a row (Unicode, Mn and Me)."""
    latin = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    others = "\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    more = "\u0711\u0730-\u074a\u08d3-\u0902\u093c-\u094d\u0e31-\u0e4e\u302a-\u302f"
    variations = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
    return re.compile(f"[{latin}{others}{more}{variations}]{{{most + 1},}}")


def find_long_word(text: str) -> LongWord | None:
    """Return the first word of a text that is beyond its limit, if there is one.

    An address, which nobody can shorten, may be longer than a word. So many marks upon one
    letter that no script has them are a word beyond its limit too.
    """
    most = find_limit("word")
    marks = None if text.isascii() else marks_pattern(find_limit("marks")).search(text)
    if marks:
        line = text.count("\n", 0, marks.start())
        return LongWord(marks[0], "marks", line)
    if len(text) <= most:
        return None
    for word in gap_pattern().split(text):
        if len(word) <= most:
            continue
        limit = "address" if _ADDRESS in word else "word"
        if len(word) > find_limit(limit):
            line = text.count("\n", 0, text.index(word))
            return LongWord(word, limit, line)
    return None
