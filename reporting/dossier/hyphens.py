"""Where words may be broken, by the patterns of their language.

ReportLab asks a function for the parts of a plain word. It never asks about a word with an apostrophe
inside (dell’azienda) or with a source mark behind it; the breaks of these are marked with soft
hyphens, which are not printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

import pyphen

_SOFT = "\u00ad"
_ELIDED = re.compile(r"(?<=[^\W\d_][’'])[^\W\d_]{5,}")
_LAST = re.compile(r"[^\W\d_]{5,}(?=[^\w\s]*$)")
_LEAST_BEFORE, _LEAST_AFTER = 2, 3


@cache
def breaker(patterns: str) -> Callable[[str], Iterator[tuple[str, str]]]:
    """Return the function that yields both parts of a word at each place it may break, last place first.

    Acronyms and names with a capital inside are never broken.

    Args:
        patterns: name of the patterns, such as `en_GB`.
    """
    words = pyphen.Pyphen(lang=patterns, left=_LEAST_BEFORE, right=_LEAST_AFTER)

    def parts(word: str) -> Iterator[tuple[str, str]]:
        return iter(()) if _is_name(word) else words.iterate(word)

    return parts


def soften(text: str, patterns: str, *, marked: bool = False) -> str:
    """Put soft hyphens into words after an apostrophe, and into the last word before a source mark.

    Args:
        text: running words; soft hyphens in it are taken out.
        patterns: name of the patterns; empty to put none in.
        marked: a source mark follows.
    """
    text = text.replace(_SOFT, "")
    if not patterns:
        return text
    words = pyphen.Pyphen(lang=patterns, left=_LEAST_BEFORE, right=_LEAST_AFTER)

    def softened(match: re.Match[str]) -> str:
        word = match.group()
        return word if _is_name(word) else words.inserted(word, _SOFT)

    if marked:
        text = _LAST.sub(softened, text)
    return _ELIDED.sub(softened, text)


def _is_name(word: str) -> bool:
    return any(letter.isupper() for letter in word[1:])
