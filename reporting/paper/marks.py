"""What stands on paper, as plain values: lines of shaped text, shapes, drawings, pictures.

Places are in points from the upper left of the slab that holds the mark; y grows downwards. A
mark with a tag is content of that element; one without is an artifact (ISO 32000-1, 14.8.2.2).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import TypeAlias, assert_never

from reporting.charts.marks import Dash, Point
from reporting.charts.marks import Mark as ChartMark
from reporting.content.model import Status
from reporting.design.token_groups import Colours
from reporting.paper.tag import Tag
from reporting.pdf.face import ShapedWord
from reporting.record import Record, replace

# ---------------------------------------------------------------- text


class LineEnd(Enum):
    """How a line ends: with a word, or within one, with a hyphen shown or without."""

    WORD = "word"
    HYPHEN = "hyphen"
    WITHIN = "within"


class Look(Record, frozen=True):
    """The look of a stretch of text.

    Args:
        face: key of the face, as `pdf.face.find_face` takes it.
        size: in points.
        ink: as #RRGGBB.
        rise: of the baseline, in points.
    """

    face: str
    size: float
    ink: str
    rise: float = 0.0


class Link(Record, frozen=True):
    """Where words lead: an address, or `#name` within the document; and that in words."""

    target: str
    contents: str


class Span(Record, frozen=True):
    """Words of one look and one tag, in the order in which they are shown, left to right.

    Args:
        look: of all of them.
        tag: what they belong to.
        words: shaped; a space stands between every two.
        link: where they lead.
        has_space: whether a space follows the last word.
        mark: number of a claim, if this is its source mark.
        actual: what is read instead of the words, where they are a part of one (14.9.4).
    """

    look: Look
    tag: Tag | None
    words: tuple[ShapedWord, ...]
    link: Link | None = None
    has_space: bool = False
    mark: int | None = None
    actual: str = ""


class TextLine(Record, frozen=True):
    """One line of text.

    Args:
        x: left edge of its first letter.
        y: its baseline.
        spans: from left to right.
        gap: what every space is wider than the face's.
        letter: what every letter is further from the next.
        end: how it ends.
        text: its words in the order of reading, without source marks, as `find_entity_pages`
            and tests read them; a broken word has no hyphen here.
        width: from x to where it ends, gaps included.
    """

    x: float
    y: float
    spans: tuple[Span, ...]
    gap: float = 0.0
    letter: float = 0.0
    end: LineEnd = LineEnd.WORD
    text: str = ""
    width: float = 0.0


# ---------------------------------------------------------------- shapes


EDGE = 0.75
"""Width of an outline for which none is given, in points."""


class Fill(Record, frozen=True):
    """A filled rectangle; `edge` is the colour of its outline, or empty."""

    x: float
    y: float
    width: float
    height: float
    ink: str
    edge: str = ""
    tag: Tag | None = None
    edge_width: float = EDGE
    is_round: bool = False
    """Whether its shorter sides are half circles."""


class Stroke(Record, frozen=True):
    """A line through points."""

    points: tuple[Point, ...]
    ink: str
    width: float = 0.5
    dash: Dash = ()
    tag: Tag | None = None


class Polygon(Record, frozen=True):
    """A filled area between points."""

    points: tuple[Point, ...]
    ink: str
    edge: str = ""
    tag: Tag | None = None


class Disc(Record, frozen=True):
    """A filled circle around x and y."""

    x: float
    y: float
    radius: float
    ink: str
    edge: str = ""
    tag: Tag | None = None
    edge_width: float = EDGE


class Capsule(Record, frozen=True):
    """A filled upright bar with round ends around x, from its head down to its foot."""

    x: float
    head: float
    foot: float
    radius: float
    ink: str
    edge: str
    dash: Dash = ()
    tag: Tag | None = None


class StatusMark(Record, frozen=True):
    """The symbol of a status around x and y; `radius` is half its width."""

    x: float
    y: float
    radius: float
    status: Status
    ink: str
    tag: Tag | None = None


class Drawing(Record, frozen=True):
    """A chart, or a part of one: marks of `charts/` in a box, all of one figure.

    Args:
        x: left edge of the box.
        y: upper edge of the box.
        width: of the box.
        height: of the box, from whose lower left the marks count upwards.
        marks: in the order in which they are painted.
        accent: colour of the section, as #RRGGBB.
        tag: the figure.
        size: of its lettering, in points; 0 for that of the theme's small type.
        colours: of a slide, whose tints are made as programs of slides make them; None for
            those of the theme.
    """

    x: float
    y: float
    width: float
    height: float
    marks: tuple[ChartMark, ...]
    accent: str
    tag: Tag | None = None
    size: float = 0.0
    colours: Colours | None = None


class Picture(Record, frozen=True):
    """An image (PNG or JPEG) in a box."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    tag: Tag | None = None


class Unseen(Record, frozen=True):
    """Nothing to be seen: where what an element says, and nobody shows, has its place."""

    tag: Tag


class LinkArea(Record, frozen=True):
    """A rectangle that leads somewhere wherever it is clicked on; nothing is seen of it."""

    x: float
    y: float
    width: float
    height: float
    link: Link
    tag: Tag


Mark: TypeAlias = (
    TextLine
    | Fill
    | Stroke
    | Polygon
    | Disc
    | Capsule
    | StatusMark
    | Drawing
    | Picture
    | Unseen
    | LinkArea
)
"""A mark of any kind; a match over it ends in `assert_never`."""


def shift_marks(marks: Iterable[Mark], x: float, y: float) -> tuple[Mark, ...]:
    """Return marks that stand some points further to the right and further down."""
    if not x and not y:
        return tuple(marks)
    return tuple([_shift_mark(mark, x, y) for mark in marks])


def _shift_mark(mark: Mark, x: float, y: float) -> Mark:
    match mark:
        case (
            TextLine()
            | Fill()
            | Disc()
            | StatusMark()
            | Drawing()
            | Picture()
            | LinkArea()
        ):
            return replace(
                mark,
                x=mark.x + x,
                y=mark.y + y,
            )
        case Stroke() | Polygon():
            points = tuple([(across + x, down + y) for across, down in mark.points])
            return replace(mark, points=points)
        case Capsule():
            return replace(
                mark,
                x=mark.x + x,
                head=mark.head + y,
                foot=mark.foot + y,
            )
        case Unseen():
            return mark
        case _:
            assert_never(mark)
