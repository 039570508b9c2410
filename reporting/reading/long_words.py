"""A text -> the first word in it that is longer than any that is honestly written.

What stands between blanks is set as one piece, and where a line ends it is tried at many
places. A blank that lines are not broken at joins words to one.
"""

from __future__ import annotations

import re
from functools import cache

from reporting.limits import find_limit
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


@cache
def gap_pattern() -> re.Pattern[str]:
    """Return what stands between words, and the letters of scripts that have no blanks."""
    blanks = r"[^\S\xa0\u2007\u202f]"
    east_asian = "\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
    south_east_asian = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    return re.compile(f"{blanks}+|[{east_asian}{south_east_asian}]")


def find_long_word(text: str) -> LongWord | None:
    """Return the first word of a text that is beyond its limit, if there is one.

    An address, which nobody can shorten, may be longer than a word.
    """
    most = find_limit("word")
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
