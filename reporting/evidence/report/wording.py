"""Words of the content -> how messages show them."""

from __future__ import annotations

from collections.abc import Iterable


def quote_words(words: Iterable[str]) -> str:
    """Return words as a message lists them: `` `Lane`, `Ash` ``."""
    return ", ".join(f"`{each}`" for each in words)
