"""A value of the wrong form -> what to write instead, where that can be told."""

from __future__ import annotations

import re
import unicodedata

from reporting.errors import RefusedError

_HASH = 64
_LANGUAGES = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "français": "fr",
    "spanish": "es",
    "español": "es",
    "italian": "it",
    "italiano": "it",
    "portuguese": "pt",
    "português": "pt",
    "dutch": "nl",
    "nederlands": "nl",
    "polish": "pl",
    "polski": "pl",
}
"""Codes of languages by what people call them."""
_CODES = r"[a-z]{2}(?:\s+[a-z]{2})+"
_SEVERAL = r"\d+\s*(?:[-–—,;/&]|\b(?:and|to)\b)\s*\d+.*"


def suggest_id(words: str) -> str:
    """Return the id that is meant by some words: `` write `vera-lane` `` for `Vera Lane`."""
    plain = unicodedata.normalize("NFKD", words)
    letters = [letter for letter in plain if not unicodedata.combining(letter)]
    parts = re.findall(r"[a-z0-9]+", "".join(letters).lower())
    cure = ""
    if parts:
        cure = f"write `{'-'.join(parts)}`"
    if " " in words.strip():
        cure += "; between two ids stands a comma"
    return cure


def suggest_language(words: str) -> str:
    """Return the code that is meant by some words: `` write `en-US` `` for `en_us`."""
    plain = words.strip().lower()
    several = re.fullmatch(_CODES, plain)
    if several:
        return f"part the codes with commas: `[{', '.join(plain.split())}]`"
    known = _LANGUAGES.get(plain)
    if known:
        return f"write `{known}`"
    match = re.fullmatch(r"([a-z]{2,3})(?:[-_]([a-z]{2}))?", plain)
    if not match:
        return ""
    code = f"{match[1]}-{match[2].upper()}" if match[2] else match[1]
    return f"write `{code}`"


def suggest_hash(words: str) -> str:
    """Return what to do about words that are no SHA-256."""
    plain = words.strip().lower()
    if re.fullmatch(r"[0-9a-f]{64}", plain):
        return "write its letters small"
    if re.fullmatch(r"[0-9a-f]+", plain):
        return f"it has {len(plain)} digits, not {_HASH}: copy the whole"
    return "`sha256sum` prints it, or `Get-FileHash` in Windows"


def read_paragraph(words: str) -> str:
    """Return the number of a paragraph as it is written, refusing several at once.

    Raises:
        RefusedError: it is a range, or a list.
    """
    if re.fullmatch(_SEVERAL, words.strip()):
        numbers = re.findall(r"\d+", words)
        message = f"a citation names one paragraph, not several: `{words[:60]}`"
        hint = "give one citation each: "
        hint += " and ".join(f"`paragraph: {number}`" for number in numbers[:2])
        raise RefusedError(message, hint, "E264")
    return words
