"""A kind of growth and a size -> what is written in a field: long words, many items, runs of marks."""

from __future__ import annotations

UNITS: dict[str, str] = {
    "letters": "abcdefghij",
    "words": "orchard ",
    "names": "Vera Lane ",
    "sentences": "It grew. ",
    "capitals": "AB ",
    "hyphenated": "well-",
    "dashes": "-",
    "en-dashes": "a–",
    "dots": ".",
    "accents": "e\u0301",
    "marks-on-one": "\u0301",
    "soft-hyphens": "\u00ad",
    "soft-hyphened": "ab\u00ad",
    "joiners": "a\u200b",
    "apostrophes": "'",
    "quotes": '"',
    "quoted": '"a" ',
    "elided": "l'",
    "both-quotes": "'\"",
    "spaces": " ",
    "tabs": "\t",
    "newlines": "\n",
    "paragraphs": "a\n\n",
    "lines": "a\n",
    "spaced-lines": "a  \n",
    "no-break": "a\u00a0",
    "stars": "*",
    "star-words": "*a ",
    "star-pairs": "*a* ",
    "strong": "**a",
    "brackets": "[",
    "closing": "]",
    "links": "[a](",
    "whole-links": "[a](https://e.org) ",
    "back-ticks": "`",
    "carets": "^",
    "claims-open": "[^",
    "claims": "a[^growth] ",
    "braces": "{",
    "figures": "{revenue} ",
    "backslashes": "\\",
    "underscores": "_",
    "angles": "<",
    "tags": "<a>",
    "ampersands": "&",
    "entities": "&amp;",
    "bullets": "- a\n",
    "ordered": "1. a\n",
    "hashes": "#",
    "pipes": "|",
    "digits": "1",
    "numbers": "12 ",
    "grouped": "1,234",
    "pointed": "1.",
    "spelt": "hundred ",
    "spelt-one": "one ",
    "twenty": "twenty",
    "percent": "12% ",
    "money": "$12 ",
    "dates": "May 2025 ",
    "year-range": "2024–",
    "minus": "-1",
    "slashes": "a/",
    "address": "https://example.org/",
    "www": "www.",
    "mail": "a@b.",
    "east": "漢",
    "thai": "ก",
    "korean": "한",
    "arabic": "ا",
    "hebrew": "aא",
    "emoji": "☺",
    "ligatures": "ffi",
    "parens": "(",
    "colons": "a: ",
    "semicolons": "a;",
    "exclaims": "!",
    "question-marks": "? ",
    "roman": "IV ",
    "zeros": "0",
    "nulls": "n/a ",
}
"""What a text is made of again and again, by the kind of growth."""


_RUN = 60
"""Characters of a run in a text that has many, with a space after each."""


def grow_word(kind: str, size: int) -> str:
    """Return about so many characters in a row, between two letters."""
    unit = UNITS[kind]
    return f"a{unit * (size // len(unit))}z"


def grow_text(kind: str, size: int) -> str:
    """Return a text of about so many characters, of words that are no longer than words are."""
    unit = UNITS[kind]
    if not unit.strip():
        return f"a {unit * size}z"
    run = unit * max(_RUN // len(unit), 1)
    return f"a {f'{run} ' * (size // (len(run) + 1))}z"
