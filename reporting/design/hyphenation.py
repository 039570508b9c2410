"""A word and a language's patterns -> the places where a hyphen may stand in it (Liang, 1983).

The patterns of the bundled languages are built data: `.ci/built_data.py` makes them from the
dictionaries of pyphen, which takes a tenth of a second to read one. Any other language is read
from pyphen itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

import msgspec.msgpack

from reporting.assets import find_asset
from reporting.record import Record

Patterns = Mapping[str, bytes]
"""By its letters what each pattern says: the offset of its first value, then its values.

Letters with which a longer pattern begins are there too, and say nothing.
"""


@cache
def load_patterns(name: str) -> Patterns:
    """Return the patterns of a language.

    Args:
        name: of a dictionary, such as `en_GB`.

    Raises:
        KeyError: neither we nor pyphen have patterns of that name.
    """
    try:
        path = find_asset(f"hyphenation/{name}.msgpack")
    except FileNotFoundError:
        return read_dictionary(name)
    return msgspec.msgpack.decode(path.read_bytes(), type=dict[str, bytes])


def read_dictionary(name: str) -> Patterns:
    """Read the patterns of a language from pyphen's dictionary.

    Args:
        name: of the dictionary, such as `en_GB`.

    Raises:
        KeyError: pyphen has no such dictionary.
    """
    import pyphen  # noqa: PLC0415  (it looks through a folder)

    dictionary = pyphen.HyphDict(pyphen.LANGUAGES[name])
    patterns: dict[str, bytes] = {}
    for letters, (offset, values) in dictionary.patterns.items():
        patterns[letters] = bytes((offset, *values))
        for length in range(1, len(letters)):
            patterns.setdefault(letters[:length], b"")
    return patterns


class HyphenRules(Record, frozen=True):
    """What hyphenation keeps to beyond its patterns, as the catalogues say of their language.

    Args:
        after: letters behind a hyphen, at the least.
        nouns_have_capitals: whether a capital makes no name of a word.
        unparted: two letters each, between which no hyphen stands.
    """

    after: int = 3
    nouns_have_capitals: bool = False
    unparted: tuple[str, ...] = ()


@cache
def load_hyphen_rules(name: str) -> HyphenRules:
    """Return what is kept to beyond the patterns of a language, in all its countries.

    Args:
        name: of the patterns, such as `de_CH`.
    """
    data = find_asset("hyphenation/rules.msgpack").read_bytes()
    rules = msgspec.msgpack.decode(data, type=dict[str, HyphenRules])
    language, _, _ = name.partition("_")
    return rules.get(language, HyphenRules())


@lru_cache(maxsize=4096)
def find_hyphens(word: str, name: str) -> tuple[int, ...]:
    """Return after how many letters of a word a hyphen may stand.

    Args:
        word: letters only.
        name: of the language's patterns, such as `en_GB`.
    """
    find = load_patterns(name).get
    framed = f".{word.lower()}."
    length = len(framed)
    levels = bytearray(length + 1)
    for start in range(length - 1):
        for stop in range(start + 1, length + 1):
            pattern = find(framed[start:stop])
            if pattern is None:
                break
            if not pattern:
                continue
            place = start + pattern[0]
            for value in pattern[1:]:
                if value > levels[place]:  # noqa: PLR1730  (`max` is slow)
                    levels[place] = value
                place += 1
    places = []
    for place, level in enumerate(levels):
        if level % 2:
            places.append(place - 1)
    return tuple(places)
