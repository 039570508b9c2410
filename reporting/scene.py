"""What one slide shows, as plain values: the last step before a format.

`slides/` composes scenes; `deck/` writes them as parts of a presentation, and whatever else shows
slides draws the same scenes. A writer decides nothing: lines are broken, places are settled,
colours are chosen. Lengths are in EMU from the slide's upper left corner, colours #RRGGBB.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from reporting.content.model import Status
from reporting.design.grid import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.block_model import Align, ChartBlock, Runs
from reporting.reading.origin import Origin
from reporting.record import Record


class Role(StrEnum):
    """What an item is to the reader."""

    TITLE = "title"
    KICKER = "kicker"
    BODY = "body"
    FIGURE = "figure"
    EVENT = "event"
    STEP = "step"
    SIDE = "side"
    CAPTION = "caption"
    NOTE = "note"
    STATUS = "status"
    EXHIBIT = "exhibit"
    SOURCE_LINE = "source line"
    FOOTER = "footer"
    DATE = "date"
    SLIDE_NUMBER = "slide number"
    DECORATION = "decoration"


class Slot(StrEnum):
    """A placeholder that a layout has for a text."""

    TITLE = "title"
    KICKER = "kicker"
    BODY = "body"
    SOURCE_LINE = "source line"
    FOOTER = "footer"
    DATE = "date"
    SLIDE_NUMBER = "slide number"


class Paragraph(Record, frozen=True):
    """A paragraph as it stands: its broken lines as runs, its look and its measures.

    Args:
        lines: the runs of each line; a run that is broken stands in two lines, and each part
            knows its own characters of the content. Joined, the lines are the paragraph's text.
        style: family, weight, colour and bullet.
        size: of the type.
        leading: exact line spacing.
        before: space above; none at the top of a frame.
        number: of a numbered entry.
        accent: colour of its bullet or number, if not the slide's accent.
        colour: of all its words, if not the style's.
        is_bold: whether all of it is bold, whatever the style says.
    """

    lines: tuple[Runs, ...]
    style: Style
    size: Length
    leading: Length
    before: Length = Length(0)
    number: int | None = None
    accent: str = ""
    colour: str = ""
    is_bold: bool = False


class Item(Record, frozen=True, kw_only=True):
    """What all items have.

    Args:
        name: readable, for the selection pane, and unique on its slide.
        rect: where it stands.
        role: what it is to the reader.
        alt: in words, for whoever cannot see it; empty where its own text says it.
        origin: where it was written, if it was.
    """

    name: str
    rect: Rect
    role: Role
    alt: str = ""
    origin: Origin | None = None

    @property
    def is_decorative(self) -> bool:
        """Whether it says nothing to whoever cannot see it."""
        return self.role is Role.DECORATION


class TextFrame(Item, frozen=True, kw_only=True):
    """A text box, or the text of a placeholder.

    Args:
        paragraphs: measured to fit; none of them is broken anew by a writer.
        slot: the placeholder that it fills, if the layout has one.
        anchor: `t`, `ctr` or `b` (ECMA-376 20.1.10.59).
        align: `l`, `ctr` or `r`; empty for the layout's own.
        fade: how far the ground shines through its words, from 0 to 1.
        wraps: whether its lines end at its edges, as most do.
        is_number_field: whether its text is the slide's number, which a program may renew.
    """

    paragraphs: tuple[Paragraph, ...]
    slot: Slot | None = None
    anchor: str = "t"
    align: str = ""
    fade: float = 0.0
    wraps: bool = True
    is_number_field: bool = False


class Bar(Item, frozen=True, kw_only=True):
    """A filled rectangle; a click on it may lead to an anchor within the deck."""

    fill: str
    link: str = ""


class Rule(Item, frozen=True, kw_only=True):
    """A straight line from the upper left of its rectangle to the lower right."""

    colour: str
    width: Length
    is_dashed: bool = False


class Disc(Item, frozen=True, kw_only=True):
    """A round mark, long and rounded where it is wider than high; it may hold a number."""

    fill: str
    outline: str = ""
    outline_width: Length = Length(0)
    paragraphs: tuple[Paragraph, ...] = ()


class Connector(Item, frozen=True, kw_only=True):
    """An arrow between two discs, which it follows where they are moved.

    Args:
        start: name of the item at which it begins, on its right side.
        end: name of the item to which it leads, on its left side.
    """

    colour: str
    width: Length
    start: str
    end: str


class Symbol(Item, frozen=True, kw_only=True):
    """The symbol of a status: full disc, half disc, ring, or opposed triangles."""

    status: Status
    colour: str


class Picture(Item, frozen=True, kw_only=True):
    """A picture, by its bytes (PNG or JPEG)."""

    data: bytes


class Chart(Item, frozen=True, kw_only=True):
    """A chart, described and not drawn: its numbers, its axes, its type size and its accent."""

    block: ChartBlock
    size: Length


class Table(Item, frozen=True, kw_only=True):
    """A table with every width and height measured; its header is the first row."""

    widths: tuple[Length, ...]
    heights: tuple[Length, ...]
    aligns: tuple[Align, ...]
    rows: tuple[tuple[Paragraph, ...], ...]


class Group(Item, frozen=True, kw_only=True):
    """Items held together."""

    items: tuple[SceneItem, ...]
    paragraph: int | None = None
    """Place in the body of the paragraph that it stands beside and appears with."""


SceneItem: TypeAlias = (
    TextFrame | Bar | Rule | Disc | Connector | Symbol | Picture | Chart | Table | Group
)


class Scene(Record, frozen=True):
    """One slide, in reading order.

    Args:
        id: of the slide, which links and sections go by.
        kind: of the slide, which is the layout it stands on.
        number: from 1.
        section: id of its section; empty outside of any.
        accent: the section's colour.
        items: back to front, which is the reading order too.
        ground: the colour of the whole slide, if not the layout's.
        notes: the speaker notes, a paragraph each.
        is_built: whether the body's paragraphs appear one by one.
        is_backup: whether it stands after the close.
        origin: of the block or section that it shows.
    """

    id: str
    kind: str
    number: int
    section: str
    accent: str
    items: tuple[SceneItem, ...]
    ground: str = ""
    notes: tuple[str, ...] = ()
    is_built: bool = False
    is_backup: bool = False
    origin: Origin | None = None
