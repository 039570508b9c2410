"""YAML -> where it may say something else than was meant: a hash, words without a colon."""

from __future__ import annotations

from reporting.reading.nodes import Map, Scalar


def find_hashes(text: str) -> frozenset[int]:
    """Return the offsets of blanks before a hash that a letter or digit follows.

    What follows is a comment to YAML, and may have been meant as the rest of a text.
    """
    offsets: set[int] = set()
    at = text.find("#")
    while at >= 0:
        start = at
        while start and text[start - 1] in " \t":
            start -= 1
        if start < at and text[at + 1 : at + 2].isalnum():
            offsets.add(start)
        at = text.find("#", at + 1)
    return frozenset(offsets)


def has_strays(node: Map) -> bool:
    """Whether a map in braces holds words without a colon."""
    for key, value in node.entries.items():
        if isinstance(value, Scalar) and value.value is None:
            start, stop = value.span
            if start == stop == node.keys[key].span[1]:
                return True
    return False
