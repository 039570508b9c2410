"""Words of the content and where they were written -> words that know it."""

from __future__ import annotations

from typing import Self

from reporting.reading.origin import Origin


class LocatedText(str):
    """Words of the content as they are printed, which know where they were written.

    An ordinary string otherwise, as `markupsafe.Markup` is: equal to one of the same letters.
    What is made of it (joined, sliced, stripped) is a plain string again.
    """

    __slots__ = ("origin",)
    origin: Origin | None

    def __new__(cls, words: str, origin: Origin | None) -> Self:
        """Return words with the place of each of their characters, if it is known."""
        made = super().__new__(cls, words)
        made.origin = origin
        return made


def find_origin(words: str) -> Origin | None:
    """Return where words were written; None of what the plan made itself."""
    if isinstance(words, LocatedText):
        return words.origin
    return None
