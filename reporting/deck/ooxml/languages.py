"""A language tag -> how its words are marked: for spelling, for fonts, for their direction."""

from __future__ import annotations

from functools import cache

from reporting.deck.ooxml.xml import write_value
from reporting.record import Record

_EAST_ASIAN = frozenset({"ja", "ko", "zh"})
"""Languages that Office tells apart from one of Latin letters beside them."""
_BESIDE = "en-US"
"""What Office takes Latin letters in such a text for."""


class Script(Record, frozen=True):
    """In which script most of a deck is written.

    Args:
        language: tag of its language (BCP 47).
        is_rtl: whether that is read from right to left.
        says_direction: whether paragraphs that are read from left to right say so, on a
            master where others are usual.
    """

    language: str = "en-GB"
    is_rtl: bool = False
    says_direction: bool = False

    @property
    def start(self) -> str:
        """The side on which lines begin."""
        return "r" if self.is_rtl else "l"

    @property
    def end(self) -> str:
        """The side on which lines end."""
        return "l" if self.is_rtl else "r"

    def write_place(self, align: str = "") -> str:
        """Write on which side lines stand, and in which direction they are read.

        `l` and `r` are the left and the right in both directions; margins and indents are on
        the side where lines begin (ECMA-376 21.1.2.2.7).

        Args:
            align: `l`, `ctr` or `r`; empty for where the language has them, or the layout.
        """
        if self.is_rtl or self.says_direction:
            return f' algn="{align or self.start}" rtl="{int(self.is_rtl)}"'
        if align:
            return f' algn="{align}"'
        return ""


LATIN = Script()


@cache
def write_language(tag: str) -> str:
    """Write the language of a run, as attributes (ECMA-376 21.1.2.3.9).

    Args:
        tag: of the language (BCP 47).
    """
    language, _, _ = tag.partition("-")
    written = f'lang="{write_value(tag)}"'
    if language.lower() in _EAST_ASIAN:
        return f'{written} altLang="{_BESIDE}"'
    return written
