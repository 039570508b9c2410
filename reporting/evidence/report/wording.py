"""Words of the content -> how messages show them."""

from __future__ import annotations

from collections.abc import Iterable


def quote_words(words: Iterable[str]) -> str:
    """Return words as a message lists them: `` `Lane`, `Ash` ``."""
    return ", ".join(f"`{each}`" for each in words)


def describe_two_readings(shown: str, source: str) -> tuple[str, str]:
    """Return that a date in digits can be read in two ways, and the cure.

    Args:
        shown: the date as the source writes it.
        source: its id.
    """
    message = (
        f"`{shown}` in `{source}` can be read in two ways, and a claim rests on it"
    )
    hint = "write `dates: day-first` or `dates: month-first` on the source"
    return message, hint
