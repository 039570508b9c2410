"""What one slide shows, as plain values: the last step before a format.

`slides/` composes scenes; `deck/` writes them as parts of a presentation, and whatever else
shows slides draws the same scenes. A writer decides nothing: lines are broken, places are
settled, colours are chosen. Lengths are in EMU from the slide's upper left corner, colours
#RRGGBB.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from reporting.content.model import Status
from reporting.design.rect import Rect
from reporting.design.slide_styles import ListMark, Style, find_indent
from reporting.design.token_groups import Colours
from reporting.design.units import Length, pt
from reporting.plan.block_model import ChartBlock
from reporting.plan.table_model import Align
from reporting.plan.words import Line, Runs, cut_runs
from reporting.reading.origin import Origin
from reporting.record import Record


class SlideKind(StrEnum):
    """What a slide shows; a deck has a layout for each."""

    COVER = "cover"
    AGENDA = "agenda"
    SECTION = "section"
    TEXT = "text"
    CALLOUT = "callout"
    FIGURES = "figures"
    TABLE = "table"
    CHART = "chart"
    TIMELINE = "timeline"
    PROCESS = "process"
    COMPARISON = "comparison"
    QUOTATION = "quotation"
    IMAGE = "image"
    DISAGREEMENT = "disagreement"
    CLOSE = "close"
    CLAIMS = "claims"
    SOURCES = "sources"


ON_COLOUR = frozenset({SlideKind.COVER, SlideKind.SECTION, SlideKind.CLOSE})
"""Kinds whose ground is a field of colour."""


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


class Side(StrEnum):
    """A side of an item, at whose middle a line may begin or end."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"


class Stroke(Record, frozen=True):
    """How a line is drawn."""

    colour: str
    width: Length
    is_dashed: bool = False


class Paragraph(Record, frozen=True):
    """A paragraph as it stands: its runs, where its lines begin, its look and its measures.

    Args:
        runs: its words as they were written; empty runs are left out.
        breaks: where each line after the first begins, as positions in the paragraph's text;
            the spaces that end a line belong to it.
        style: family, slope, weight, bullet and indent.
        size: of the type.
        leading: exact line spacing.
        colour: of its words.
        mark_colour: of its source marks.
        bullet_colour: of its bullet or its number; empty where it has none.
        before: space above; none at the top of a frame.
        number: of a numbered entry.
        is_bold: whether all of it is bold, whatever the style says.
        mark: how it stands in a list of several levels, or of numbers.
        small: of the type of its runs that are small.
        holds_lines: whether its breaks are set in the text, so that they stay where they are.
    """

    runs: Runs
    breaks: tuple[int, ...]
    style: Style
    size: Length
    leading: Length
    colour: str
    mark_colour: str
    bullet_colour: str = ""
    before: Length = Length(0)
    number: int | None = None
    is_bold: bool = False
    mark: ListMark | None = None
    small: Length = Length(0)
    holds_lines: bool = False

    @property
    def stands_in(self) -> Length:
        """How far its lines stand in from the edge of its frame."""
        return find_indent(self.style, self.size, self.mark)

    @property
    def text(self) -> str:
        """All its words, source marks included."""
        return "".join(run.text for run in self.runs)

    @property
    def lines(self) -> tuple[Runs, ...]:
        """The runs of each line; joined, they are the paragraph's text."""
        lines: list[Runs] = []
        rest, start = self.runs, 0
        for position in self.breaks:
            line, rest = cut_runs(rest, position - start)
            lines.append(line)
            start = position
        return (*lines, rest)


class Item(Record, frozen=True, kw_only=True):
    """What all items have.

    Args:
        name: readable, for the selection pane, and unique on its slide.
        rect: where it stands.
        role: what it is to the reader.
        alt: in words, for whoever cannot see it; empty where its own text says it.
        origin: where it was written, if it was.
        step: with which click it appears, from 0, where its slide is built; None of what is
            there from the start.
    """

    name: str
    rect: Rect
    role: Role
    alt: str = ""
    origin: Origin | None = None
    step: int | None = None

    @property
    def is_decorative(self) -> bool:
        """Whether it says nothing to whoever cannot see it."""
        return self.role is Role.DECORATION


class TextFrame(Item, frozen=True, kw_only=True):
    """A text box, or the text of a placeholder.

    Args:
        paragraphs: measured to fit; none of them is broken anew by a writer.
        slot: the placeholder that it fills; None where the layout has none for it.
        anchor: `t`, `ctr` or `b` (ECMA-376 20.1.10.59).
        align: `l`, `ctr` or `r`; empty for the left, or for the layout's own in a slot.
        fade: how far the ground shines through its words, from 0 to 1.
        wraps: whether its lines end at its edges, as most do.
        is_number_field: whether its text is the slide's number, which a program may renew.
        fill: its colour; empty for none.
        inset: from its edges to its words.
        link: `#anchor` within the deck to which a click on it leads; empty for none.
    """

    paragraphs: tuple[Paragraph, ...]
    slot: Slot | None = None
    anchor: str = "t"
    align: str = ""
    fade: float = 0.0
    wraps: bool = True
    is_number_field: bool = False
    fill: str = ""
    inset: Length = Length(0)
    link: str = ""


class Bar(Item, frozen=True, kw_only=True):
    """A rectangle.

    Args:
        fill: its colour; empty for none.
        fade: how far the ground shines through, from 0 to 1.
        outline: None for none.
    """

    fill: str
    fade: float = 0.0
    outline: Stroke | None = None


class Rule(Item, frozen=True, kw_only=True):
    """A straight line from the upper left of its rectangle to the lower right.

    Args:
        stroke: its look.
        is_leftward: whether it runs from the upper right to the lower left instead.
    """

    stroke: Stroke
    is_leftward: bool = False


class Disc(Item, frozen=True, kw_only=True):
    """A round mark; it may hold a number, in its middle.

    Args:
        fill: its colour.
        outline: None for none.
        paragraphs: its number, if it has one.
        is_long: whether it is a bar with round ends, not a circle.
    """

    fill: str
    outline: Stroke | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    is_long: bool = False


class Triangle(Item, frozen=True, kw_only=True):
    """A small filled triangle beside what has become more, or less.

    Args:
        fill: its colour.
        is_down: whether its tip is below.
    """

    fill: str
    is_down: bool = False


class Connector(Item, frozen=True, kw_only=True):
    """An arrow from one item to another, which it follows where they are moved.

    It begins at the top of its rectangle, or runs level. From below an item to above one that
    stands elsewhere it is bent twice.

    Args:
        stroke: its look.
        start: name of the item at which it begins: a bar or a disc, in whatever group.
        end: likewise of the item to which it leads.
        start_side: at which it begins.
        end_side: at which it ends.
        is_leftward: whether it begins at the right of its rectangle and ends at its left.
    """

    stroke: Stroke
    start: str
    end: str
    start_side: Side = Side.RIGHT
    end_side: Side = Side.LEFT
    is_leftward: bool = False


class Symbol(Item, frozen=True, kw_only=True):
    """The symbol of a status: full disc, half disc, ring, or opposed triangles."""

    status: Status
    colour: str


class Picture(Item, frozen=True, kw_only=True):
    """A picture, by its bytes (PNG or JPEG)."""

    data: bytes


class Chart(Item, frozen=True, kw_only=True):
    """A chart, described and not drawn.

    Args:
        block: its numbers, its axes and its words.
        size: of its type.
        accent: colour of its first series; the others are lighter.
        colours: of axes, words and ground.
        is_rtl: whether its categories are read from right to left.
        head: the lines that name it over its plot area, as one of several panels has them.
        plot: where its plot area stands on the slide; none where that is the writer's affair.
        has_ticks: whether the ticks of its values have labels; else those of a panel beside it.
        has_names: whether its categories are named; else those of a panel below it.
    """

    block: ChartBlock
    size: Length
    accent: str
    colours: Colours
    is_rtl: bool = False
    head: tuple[str, ...] = ()
    plot: Rect | None = None
    has_ticks: bool = True
    has_names: bool = True


class Merge(Record, frozen=True):
    """A cell of a table that takes the place of several.

    Args:
        row: its first, from 0, the header counted.
        column: its first, from 0.
        columns: how many it takes.
        rows: likewise.
        align: how its words stand.
    """

    row: int
    column: int
    columns: int
    rows: int
    align: Align = Align.START

    def covers(self, row: int, column: int) -> bool:
        """Whether it takes the place of a cell; its own counts."""
        is_across = self.column <= column < self.column + self.columns
        return is_across and self.row <= row < self.row + self.rows


class Table(Item, frozen=True, kw_only=True):
    """A table with every width and height measured; its header is the first row.

    Args:
        widths: of its columns.
        heights: of its rows.
        aligns: of its columns.
        rows: a paragraph for each cell; heads stand at the foot of their cells, the others
            at the top.
        rules: under each row.
        paddings: before and behind the text of each column's cells.
        padding_y: above and below it.
        merges: the cells that take the place of several, whose paragraphs are empty.
        names_rows: whether the first column names the rows.
        has_total: whether the last row sums up the others.
        is_rtl: whether its first column stands at the right.
    """

    widths: tuple[Length, ...]
    heights: tuple[Length, ...]
    aligns: tuple[Align, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    rules: tuple[Stroke, ...]
    paddings: tuple[tuple[Length, Length], ...]
    padding_y: Length
    merges: tuple[Merge, ...] = ()
    names_rows: bool = False
    has_total: bool = False
    is_rtl: bool = False


class Group(Item, frozen=True, kw_only=True):
    """Items held together.

    Args:
        items: back to front.
        paragraph: of a status badge, the paragraph of the body's first frame beside which it
            stands, from 0; where paragraphs appear one by one, it appears with that one.
    """

    items: tuple[SceneItem, ...]
    paragraph: int | None = None


SceneItem: TypeAlias = (
    TextFrame
    | Bar
    | Rule
    | Disc
    | Triangle
    | Connector
    | Symbol
    | Picture
    | Chart
    | Table
    | Group
)


class Scene(Record, frozen=True, cache_hash=True):
    """One slide.

    Args:
        id: of the slide, which links and sections go by.
        kind: of the slide, which is the layout it stands on.
        number: from 1.
        title: its words, for lists of slides.
        section: id of its section; empty outside of any.
        accent: the section's colour.
        items: in reading order, which is back to front too.
        ground: the colour of the whole slide, if not the layout's.
        notes: the speaker notes, a paragraph each.
        notes_size: of their type, in which they fit a printed page.
        is_built: whether the paragraphs of its body, or its steps, appear one by one.
        is_backup: whether it stands after the close.
        is_hidden: whether a show of the slides passes over it.
        origin: of the block or section that it shows.
    """

    id: str
    kind: SlideKind
    number: int
    title: str
    section: str
    accent: str
    items: tuple[SceneItem, ...]
    ground: str = ""
    notes: tuple[Line, ...] = ()
    notes_size: Length = pt(12)
    is_built: bool = False
    is_backup: bool = False
    is_hidden: bool = False
    origin: Origin | None = None
