"""The deck as it will be drawn: every slide's words, sizes and places, measured to fit.

Frozen values that `slides/deck.py` fills and `slides/compose.py` turns into scenes; nothing
here knows PowerPoint.
"""

from __future__ import annotations

from collections.abc import Mapping

from reporting.content.model import Status
from reporting.content.origins import Places
from reporting.design.rect import Rect
from reporting.design.slide_styles import ListMark, Style, find_indent
from reporting.design.units import Length
from reporting.plan.block_model import Block
from reporting.plan.model import Metadata, SectionPlan
from reporting.plan.table_model import Align
from reporting.plan.words import Evidence, Line, Runs
from reporting.reading.origin import Origin
from reporting.record import Record
from reporting.scene import Merge, Scene, SlideKind


class SlideText(Record, frozen=True):
    """A paragraph as it stands on a slide: its words, its look, its measures."""

    runs: Runs
    style: Style
    size: Length
    leading: Length
    """Exact line spacing."""
    before: Length = Length(0)
    """Space above; none at the top of a frame."""
    number: int | None = None
    """For a numbered entry."""
    section: str = ""
    """Id of the section whose accent the entry bears, if not the slide's own."""
    status: Status | None = None
    """Whose colour its words have, if they name one."""
    mark: ListMark | None = None
    """How it stands in a list of several levels, or of numbers."""
    small: Length = Length(0)
    """Of its runs that are small. Where it has some, all of it stands on one line, whoever
    set it has seen to that."""
    line_starts: tuple[int, ...] = ()
    """Where its lines after the first begin, in a text whose breaks are set."""

    @property
    def stands_in(self) -> Length:
        """How far its lines stand in from the edge of its frame."""
        return find_indent(self.style, self.size, self.mark)


class PlannedFrame(Record, frozen=True):
    """A text box, and the paragraphs measured to fit it.

    Args:
        box: where it stands.
        texts: its paragraphs.
        item: of what stands side by side, the place of that which it belongs to, from 0.
        name: of what it holds of that, if it is not all of it: `Number`, `Value`.
        anchor: where in the box its words stand: `t`, `ctr` or `b`.
    """

    box: Rect
    texts: tuple[SlideText, ...]
    item: int | None = None
    name: str = ""
    anchor: str = "t"


class PlannedCard(Record, frozen=True):
    """A field of colour with words, a shape of its own, which leads somewhere.

    Args:
        box: its edges.
        texts: its paragraphs.
        section: id of the section whose colour it has.
        link: `#anchor` within the deck.
    """

    box: Rect
    texts: tuple[SlideText, ...]
    section: str
    link: str


class StatusBadge(Record, frozen=True):
    """A status mark with its word: `3, 7 reported`."""

    box: Rect
    status: Status
    text: str
    paragraph: int | None = None
    """Place in its frame of the paragraph that it stands beside."""
    origin: Origin | None = None
    """Where the first of its claims is written."""
    item: int | None = None
    """Of what stands side by side, the place of that which it belongs to, from 0."""


class SlideTable(Record, frozen=True):
    """A table with every width and height measured; its header is the first row."""

    box: Rect
    widths: tuple[Length, ...]
    paddings: tuple[tuple[Length, Length], ...]
    """Space before and behind the text of each column's cells."""
    padding_y: Length
    """Space above and below it."""
    heights: tuple[Length, ...]
    aligns: tuple[Align, ...]
    rows: tuple[tuple[SlideText, ...], ...]
    merges: tuple[Merge, ...] = ()
    """The cells that take the place of several."""
    names_rows: bool = False
    """Whether the first column names the rows."""
    has_total: bool = False
    """Whether the last row sums up the others."""


class SlideBody(Record, frozen=True):
    """What stands between a slide's title and its source line, measured to fit.

    `frames` are in reading order; where the block has items (figures, events, steps, sides),
    each knows to which it belongs. The text of a slide of text is its first frame.
    """

    kind: SlideKind
    size: Length
    """Of its running text, which is that of its kind over the whole deck."""
    frames: tuple[PlannedFrame, ...] = ()
    badges: tuple[StatusBadge, ...] = ()
    rules: tuple[Rect, ...] = ()
    """Where hairlines stand between its rows."""
    evidence: tuple[Evidence, ...] = ()
    """What the claims marked in it stand on; each has its badge beside it."""
    shared: tuple[Evidence, ...] = ()
    """What the whole of it stands on."""
    joined: PlannedFrame | None = None
    """Text of another block, which stands under or beside what is shown."""
    block: Block | None = None
    """The block it shows, cut to what stands here, where its parts are drawn one by one."""
    table: SlideTable | None = None
    exhibit: Rect | None = None
    """Where the chart, the picture, or the line of a timeline stands."""
    grounds: tuple[Rect, ...] = ()
    """The grounds of what stands side by side, in order."""
    marks: tuple[Rect, ...] = ()
    """Of a timeline, where the marks of its events stand on its line; of figures, where the
    triangles of their changes do."""
    clipped: tuple[str, ...] = ()
    """Paths of texts that no slide holds whole, within what is shown: `sides[0].title`."""
    noted: tuple[tuple[str, Line], ...] = ()
    """Texts that a template has no place for, with their paths: the notes have them."""
    display: Length = Length(0)
    """Of what stands large in it, likewise; 0 where nothing does."""
    cards: tuple[PlannedCard, ...] = ()
    """Its parts, where each is a field of colour that leads somewhere."""
    panel: Rect | None = None
    """The lower field of a slide that opens or closes."""
    anchors: tuple[str, ...] = ()
    """What links within the deck find here, such as `claim-revenue`."""


class SectionHead(Record, frozen=True):
    """A section as its slides name it.

    Args:
        id: of the section.
        number: from 1.
        title: of the section.
        origin: where that is written.
    """

    id: str
    number: int
    title: str
    origin: Origin | None


class Slide(Record, frozen=True):
    """One slide."""

    id: str
    section: SectionHead | None
    kicker: str
    """Small line above the title: section number and name."""
    kicker_box: Rect
    title: SlideText
    """With `(2/3)` when the slide continues."""
    title_box: Rect
    body: SlideBody
    head: tuple[StatusBadge, ...]
    """Status badges of what the whole slide stands on."""
    up: str
    """Where a click on the kicker leads, `#anchor`; empty for nowhere."""
    source_line: Runs
    """`The Gazette, 2 October 2026: ¶ 3 (12 reported)`; empty where nothing is claimed."""
    notes: tuple[Line, ...]
    """Speaker notes, a paragraph each."""
    backup: bool = False
    """Whether it stands after the close, for questions, and takes no time of the talk."""
    hidden: bool = False
    """Whether the talk passes over it, where it stands; it takes no time then."""
    build: bool = False
    """Whether its paragraphs or its steps appear one by one."""
    is_tight: bool = False
    """Whether its words have room in the deck's own faces alone: at no size in others."""
    origin: Origin | None = None
    """Where the block or the section that it shows is written."""
    seconds: int = 0
    """How long the talk stays at it; 0 where it does not come to it."""

    @property
    def kind(self) -> SlideKind:
        """The layout it is drawn on."""
        return self.body.kind

    @property
    def is_told(self) -> bool:
        """Whether the talk comes to it."""
        return not self.backup and not self.hidden


class Unfit(Record, frozen=True):
    """A text of the content that cannot be split and is too long for a slide at any size."""

    where: str
    """Its path in the content."""
    lost: bool = True
    """Whether words of it would be lost; else it is a title that takes room from the body."""
    noted: bool = False
    """Whether a template has no place for it, so that it stands in the notes, and whole."""


class DeckPlan(Record, frozen=True):
    """Everything the deck says, in order."""

    meta: Metadata
    footer: str
    date: str
    """The edition and its date."""
    backup: str
    """Name of the part after the close."""
    sections: tuple[SectionPlan, ...]
    slides: tuple[Slide, ...]
    scenes: tuple[Scene, ...]
    """The same slides as they are drawn."""
    targets: Mapping[str, str]
    """By anchor, the id of the slide that a link within the deck leads to."""
    tips: Mapping[str, str]
    """By anchor, where such a link leads, in words."""
    unfit: tuple[Unfit, ...] = ()
    """What is too long; what would lose words keeps the deck from being drawn."""
    places: Places = Places()
    """Where in the content file all of it is written."""
    vain_merges: tuple[str, ...] = ()
    """Paths of blocks whose `deck: merge` has no effect, for what they or those before are."""
    is_rtl: bool = False
    """Whether its language is read from right to left."""
