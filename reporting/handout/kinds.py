"""What a handout may show."""

from __future__ import annotations

from enum import StrEnum


class HandoutKind(StrEnum):
    """What a handout shows."""

    ONE = "one"
    TWO = "two"
    THREE = "three"
    SLIDES = "slides"
    SCRIPT = "script"


KINDS: tuple[str, ...] = tuple(HandoutKind)
DEFAULT = HandoutKind.TWO
"""Where nothing else is said."""
