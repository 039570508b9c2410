"""A name -> what it is sorted by, in the alphabet of a language.

This is the order of CLDR's root collation for letters, spaces and marks (UTS 10 and 35, part
5), with what the catalogue says of letters that its alphabet has of its own: `ñ` after `n`.
First letters count, then accents, then capitals. A library that knows every script would
cost half a second to load, for lists of names of a few dozen.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from unicodedata import category, combining, normalize

from reporting.i18n import Language

Weight = tuple[int, str, int]
"""Of a character: spaces, then marks, digits and letters; its letter; its place behind that."""

_SPACE, _MARK, _DIGIT, _LETTER = range(4)
_UNMARKED = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "đ": "d",
        "ø": "o",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
        "ŧ": "t",
    }
)
"""Letters that no accent can be taken from, by what they are sorted as."""

SortKey = tuple[tuple[Weight, ...], str, str, str]


def make_sort_key(name: str, lang: Language) -> SortKey:
    """Return what a name is sorted by: its letters, then its accents, then its capitals.

    Args:
        name: as it is printed; an article before it does not count.
        lang: of the list.
    """
    letters = normalize("NFC", drop_article(name, lang))
    own = place_letters(lang)
    weights: list[Weight] = []
    for char in letters.lower():
        weights += weigh_character(char, own)
    decomposed = normalize("NFD", letters)
    accents = "".join(char if combining(char) else " " for char in decomposed)
    return tuple(weights), accents.rstrip(), letters.swapcase(), name


def drop_article(name: str, lang: Language) -> str:
    """Return a name without the article that it begins with.

    Args:
        name: as it is printed.
        lang: whose articles are meant.
    """
    for article in lang.articles:
        if name.startswith(article):
            return name.removeprefix(article)
    return name


def weigh_character(char: str, own: Mapping[str, tuple[str, int]]) -> list[Weight]:
    """Return the weights of a small letter or another character.

    Args:
        char: composed.
        own: letters of the alphabet that are none of the 26, with their places.
    """
    if char in own:
        letter, place = own[char]
        return [(_LETTER, letter, place)]
    weights: list[Weight] = []
    for part in normalize("NFKD", char.translate(_UNMARKED)):
        kind = category(part)
        if kind[0] == "M":
            continue
        level = {"L": _LETTER, "N": _DIGIT, "Z": _SPACE}.get(kind[0], _MARK)
        weights.append((level, part, 0))
    return weights


@cache
def place_letters(lang: Language) -> dict[str, tuple[str, int]]:
    """Return where an alphabet has its own letters: behind which of the 26, at what place.

    Args:
        lang: of the alphabet.
    """
    places: dict[str, tuple[str, int]] = {}
    for letter, before in lang.letters_after.items():
        base, place = places.get(before, (before, 0))
        places[letter] = (base, place + 1)
    return places
