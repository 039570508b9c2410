"""What each kind of text on a slide looks like: its family, its weight, its colour by name.

The plan measures with these faces and the renderer writes them, so both speak of the same look.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from reporting.design.theme import Role, Theme
from reporting.design.units import Length
from reporting.patterns import compile_pattern
from reporting.record import Record

_UPRIGHT = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
"""East Asian letters, which never slope: they take long to compile."""
_UPRIGHT_FROM = "\u3040"


class Tone(StrEnum):
    """A colour by what it is for; `ACCENT` is that of the section."""

    INK = "ink"
    MUTED = "muted"
    ACCENT = "accent"
    PAPER = "paper"

    def colour(self, theme: Theme, accent: str) -> str:
        """Return the colour as #RRGGBB, where `accent` is the section's."""
        if self is Tone.ACCENT:
            return accent
        return str(getattr(theme.colours, self.value))


class Style(StrEnum):
    """What a paragraph on a slide is."""

    TEXT = "text"
    BULLET = "bullet"
    HEADING = "heading"
    LEAD = "lead"
    """A statement or a question, set as such."""
    QUOTE = "quote"
    VALUE = "value"
    """A figure set large."""
    UNIT = "unit"
    """The words of a figure: `billion` of `$11 billion`."""
    DETAIL = "detail"
    WHEN = "when"
    """The date of an event."""
    KICKER = "kicker"
    SMALL = "small"
    TABLE_HEAD = "table_head"
    STRONG_CELL = "strong_cell"
    """A cell of a total, or of a column that is said to name the rows."""
    ENTRY = "entry"
    """The numbered head of an entry: a section in the agenda, a source in its list."""
    ENTRY_TEXT = "entry_text"
    """What stands under such a head."""
    TITLE = "title"
    OPENING = "opening"
    """A title on a ground of colour."""
    OPENING_TEXT = "opening_text"
    OPENING_BULLET = "opening_bullet"
    OPENING_LABEL = "opening_label"
    CARD_TITLE = "card_title"
    """A section's title on a card of its colour."""


class Face(Record, frozen=True):
    """Family, weight, slope and colour."""

    family: Role
    tone: Tone
    bold: bool = False
    italic: bool = False

    def emphasise(self, *, bold: bool, italic: bool) -> tuple[bool, bool]:
        """Return whether emphasised words are bold, and whether they slope.

        Emphasis is seen in every style: it stands where others slope, and what is strong
        slopes where others are bold.
        """
        slopes = italic or (bold and self.bold)
        return self.bold or bold, self.italic is not slopes

    def emphasise_upright(self, *, bold: bool, italic: bool) -> tuple[bool, bool]:
        """Return the same of words whose script has no sloping letters: what slopes is bold.

        A quotation that slopes whole stands upright.
        """
        return self.bold or bold or italic, False


FACES: Mapping[Style, Face] = MappingProxyType(
    {
        Style.TEXT: Face("label", Tone.INK),
        Style.BULLET: Face("label", Tone.INK),
        Style.HEADING: Face("label", Tone.INK, bold=True),
        Style.LEAD: Face("heading", Tone.INK),
        Style.QUOTE: Face("heading", Tone.INK, italic=True),
        Style.VALUE: Face("heading", Tone.ACCENT),
        Style.UNIT: Face("heading", Tone.ACCENT),
        Style.DETAIL: Face("label", Tone.MUTED),
        Style.WHEN: Face("label", Tone.ACCENT, bold=True),
        Style.KICKER: Face("label", Tone.ACCENT, bold=True),
        Style.SMALL: Face("label", Tone.MUTED),
        Style.TABLE_HEAD: Face("label", Tone.ACCENT, bold=True),
        Style.STRONG_CELL: Face("label", Tone.INK, bold=True),
        Style.ENTRY: Face("heading", Tone.INK, bold=True),
        Style.ENTRY_TEXT: Face("label", Tone.INK),
        Style.TITLE: Face("heading", Tone.INK),
        Style.OPENING: Face("heading", Tone.PAPER),
        Style.OPENING_TEXT: Face("label", Tone.PAPER),
        Style.OPENING_BULLET: Face("label", Tone.PAPER),
        Style.OPENING_LABEL: Face("label", Tone.PAPER, bold=True),
        Style.CARD_TITLE: Face("heading", Tone.PAPER, bold=True),
    }
)

BULLETED = frozenset({Style.BULLET, Style.OPENING_BULLET})
"""Styles that hang a bullet before their text."""


ENTRIES = frozenset({Style.ENTRY, Style.ENTRY_TEXT})
"""Styles of numbered lists."""

INDENTED = BULLETED | ENTRIES
"""Styles whose text stands in, behind a bullet or a number."""


def measure_indent(style: Style, size: Length) -> Length:
    """Return how far a style's text stands in at a type size."""
    if style not in INDENTED:
        return Length(0)
    return size.times(1.6 if style in ENTRIES else 0.95)


class ListMark(Record, frozen=True):
    """How an item stands in a list of several levels, or of numbers.

    Args:
        level: how many items it stands below.
        inset: from the edge of its frame to its bullet or number.
        hang: from there to its words; none where it goes on with an item of the slide before.
        number: in its list; 0 of one with a bullet.
        start: the number that the list begins with on this slide.
    """

    level: int
    inset: Length
    hang: Length
    number: int = 0
    start: int = 0

    @property
    def goes_on(self) -> ListMark:
        """The mark of what goes on with an item, without a bullet or number of its own."""
        return ListMark(
            self.level,
            self.inset + self.hang,
            Length(0),
        )


def find_indent(style: Style, size: Length, mark: ListMark | None) -> Length:
    """Return how far the lines of a paragraph stand in from the edge of its frame.

    Args:
        style: of the paragraph.
        size: of its type.
        mark: how it stands in a list; None where the style says it.
    """
    if mark:
        return mark.inset + mark.hang
    return measure_indent(style, size)


def has_upright_letters(text: str) -> bool:
    """Whether a text has East Asian letters."""
    if text.isascii() or max(text) < _UPRIGHT_FROM:
        return False
    return compile_pattern(_UPRIGHT).search(text) is not None
