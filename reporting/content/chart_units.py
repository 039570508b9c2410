"""A chart's `unit` -> whether it is a key of its own, or words.

`percent` and `points` say how the numbers are written, in every language.
"""

from __future__ import annotations

from reporting.content.values import Text

PERCENT, POINTS = "percent", "points"
"""The numbers are ratios (0.52 is 52%), or percentage points (4 is 4 of them)."""


def find_unit_key(unit: Text | None) -> str:
    """Return `percent` or `points` where a unit is one of them; else nothing."""
    words = set(unit.by_language.values()) if unit else set()
    for key in (PERCENT, POINTS):
        if key in words:
            return key
    return ""
