"""A key -> what stands in its place until somebody writes it: `[title]`, in each language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reporting.content.cell_addresses import name_column
from reporting.content.unwritten import BLANKS
from reporting.reading.yaml_words import Flow


class Blanks:
    """What stands in the place of texts in a dossier of some languages.

    Args:
        languages: their codes, the default first.
    """

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = tuple(languages)

    def make(
        self,
        name: str,
        number: int | None = None,
        tail: str = "",
    ) -> Any:
        """Return what stands for a text: one value, or a map of the languages.

        Args:
            name: of its key, one of `BLANKS`.
            number: from 0, of one among several that must differ.
            tail: what stands behind the brackets.
        """
        if name not in BLANKS:
            raise ValueError(name)
        words = f"[{name}]" if number is None else f"[{name} {count_letters(number)}]"
        words += tail
        if len(self.languages) == 1:
            return words
        return Flow(dict.fromkeys(self.languages, words))

    def make_several(self, name: str, count: int) -> list[Any]:
        """Return what stands for some texts that must differ."""
        return [self.make(name, number) for number in range(count)]


def count_letters(number: int) -> str:
    """Return a number in letters: a to z, then aa to zz; a digit would want a claim."""
    return name_column(number % (26 * 27) + 1).lower()
