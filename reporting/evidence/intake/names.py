"""Words -> an id, a short name, each sound and not yet taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection

_ID = 40
"""Letters of an id that is proposed; it may have 64."""
_SHORT = 32
"""Letters of a short name."""
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "’": "",
        "'": "",
    }
)
_ARTICLE = re.compile(
    r"\A(?:the|an?|il|lo|la|i|gli|le|les|der|die|das|el|los|las|de|het|o|os|as)-(?=.{3})"
)
"""An article with which names of papers begin in the bundled languages."""
_ELISION = re.compile(r"\A[ld]['’]")
"""An article that has lost its vowel."""


def slugify(words: str) -> str:
    """Return words as an id; nothing where they have no Latin letters or digits."""
    plain = _ELISION.sub("", words.lower())
    parts = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
    letters = [letter for letter in parts if not unicodedata.combining(letter)]
    found = re.findall(r"[a-z0-9]+", "".join(letters))
    slug = _ARTICLE.sub("", "-".join(found))
    return cut_at("-", slug, _ID)


def cut_at(gap: str, words: str, most: int) -> str:
    """Return words cut before a gap, so that they have no more letters than allowed."""
    if len(words) <= most:
        return words
    head, _, _ = words[: most + 1].rpartition(gap)
    return head or words[:most]


def shorten(words: str) -> str:
    """Return the words of a name or a title that have room in a margin."""
    short = cut_at(" ", words, _SHORT)
    return short if short == words else f"{short.rstrip(',;:–—-. ')}…"


def make_unique(name: str, taken: Collection[str]) -> str:
    """Return a name, numbered where it is taken."""
    return count_up(name, "-", lambda each: each in taken)


def count_up(
    name: str, gap: str, is_taken: Callable[[str], bool], end: str = ""
) -> str:
    """Return the first of a name and its numbered likes that is not taken.

    Args:
        name: without its ending.
        gap: what stands before a number.
        is_taken: says whether a name with its ending is.
        end: the ending.
    """
    number = 1
    found = f"{name}{end}"
    while is_taken(found):
        number += 1
        found = f"{name}{gap}{number}{end}"
    return found
