"""Blanks that are none of the keyboard -> how a problem speaks of them.

Text that is pasted from a web page or a word processor brings no-break spaces, which YAML takes
for letters.
"""

from __future__ import annotations

import re
from functools import cache

from reporting.cleaning import name_character
from reporting.record import Record

BLANKS = "\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"
"""What is blank to the eye and is no space to YAML, as a regular expression has it."""

_NAMES = {
    "\t": "a tab",
    "\u00a0": "a no-break space",
    "\u202f": "a narrow no-break space",
    "\u200b": "an invisible space",
    "\u3000": "an ideographic space",
}
INDENT = "indent with plain spaces"


class OddBlanks(Record, frozen=True):
    """Blanks around a key that YAML takes for a part of it.

    Args:
        key: without them.
        message: what is wrong.
        hint: what to do.
        is_indent: whether they stand before it, so that nothing below has its place.
    """

    key: str
    message: str
    hint: str
    is_indent: bool


@cache
def blank_pattern() -> re.Pattern[str]:
    """Return what finds blanks around a key, or between a dash and a key."""
    return re.compile(f"(-?[{BLANKS} ]*)(.*?)([{BLANKS} ]*)")


def name_blank(blank: str) -> str:
    """Return a blank as one speaks of it: `a no-break space (U+00A0)`."""
    name = _NAMES.get(blank, "a blank that is no plain space")
    if blank == "\t":
        return name
    return f"{name} ({name_character(blank)})"


def find_odd_blanks(key: str) -> OddBlanks | None:
    """Return what is to be said of the blanks around a key, if there are any.

    Args:
        key: as it was read.
    """
    match = blank_pattern().fullmatch(key)
    if not match:
        return None
    before, clean, after = match.groups()
    dash = before[:1] == "-"
    before = before.lstrip("- ")
    if before:
        blank = name_blank(before[0])
        message = f"{blank} cannot indent"
        hint = INDENT
        if dash:
            message = f"{blank} stands behind the dash"
            hint = "write a plain space there"
        return OddBlanks(clean, message, hint, is_indent=True)
    after = after.strip(" ")
    if not after:
        return None
    message = f"{name_blank(after[0])} stands behind the key `{clean}`"
    return OddBlanks(clean, message, "delete it", is_indent=False)
