"""Regular expressions as text -> patterns, compiled at their first use and not at import."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache


@cache
def compile_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a compiled pattern; each is compiled once, which `re` alone promises of 512.

    Args:
        pattern: the regular expression.
        flags: as `re.compile` takes them.
    """
    return re.compile(pattern, flags)


def match_any(words: Iterable[str]) -> str:
    """Return what fits any of some words, the longest first; without words it fits nothing."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(map(re.escape, longest_first)) or "(?!)"
