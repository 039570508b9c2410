"""What a window shows, as values: pages and slides, what stands where on them, problems.

Places are shares of the sheet, from its upper left corner: 0.5 is its middle, whatever the
size at which it is shown.
"""

from __future__ import annotations

from typing import Literal

from reporting.errors import Problem
from reporting.record import Record

SheetKind = Literal["page", "slide"]


class Box(Record, frozen=True):
    """A rectangle on a sheet, in shares of its width and its height."""

    left: float
    top: float
    right: float
    bottom: float

    def join(self, other: Box) -> Box:
        """Return the smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Its left, upper, right and lower edge."""
        return self.left, self.top, self.right, self.bottom

    @property
    def area(self) -> float:
        """Its share of the sheet."""
        width = self.right - self.left
        return width * (self.bottom - self.top)


class Place(Record, frozen=True):
    """Something that stands on a sheet, and where it is written.

    Args:
        box: where it stands.
        path: in the content, such as `sections[2].blocks[0].items[1]`.
        line: in the content, from 1; 0 where it is not known.
        last: the line in which it ends, if that is another.
        kind: what it is, in a word or two: `paragraph`, `chart`, `bar`.
        text: its words, if it has some.
    """

    box: Box
    path: str
    line: int
    last: int
    kind: str
    text: str = ""


class Fault(Record, frozen=True):
    """A problem of the last build, and the line that it is about.

    Args:
        problem: what is wrong, and where.
        source: the line of the content as it is now; empty where it is about none.
    """

    problem: Problem
    source: str = ""


class Sheet(Record, frozen=True):
    """A page or a slide.

    Args:
        kind: which of the two.
        key: of its picture: equal keys show equal pictures.
        name: what it is called: `Page 4`, `Slide 7`.
        title: what stands first on it, or the slide's title.
        size: its width and height, in points.
        section: id of its section; empty outside of any.
        notes: what the speaker says, a paragraph each.
        seconds: how long the speaker takes; 0 where the talk passes over it.
        remark: what is special of it: `backup`, `hidden`; else empty.
        is_changed: whether it looks otherwise than in the build before.
    """

    kind: SheetKind
    key: str
    name: str
    title: str
    size: tuple[float, float]
    section: str = ""
    notes: tuple[str, ...] = ()
    seconds: int = 0
    remark: str = ""
    is_changed: bool = False


class View(Record, frozen=True):
    """What all windows show.

    Args:
        number: of the build that it comes from, from 1; a build that failed counts too.
        title: of the dossier.
        language: code of the language shown.
        languages: codes of all languages of the content.
        theme: name of the theme shown.
        themes: names of those there are.
        accents: colours of the sections in their order, as #RRGGBB.
        pages: of the dossier, as they were when it could be built last.
        slides: of the deck, likewise.
        faults: of the last build, errors first.
        is_current: whether pages and slides are those of the last build.
        seconds: how long it took.
    """

    number: int
    title: str
    language: str
    languages: tuple[str, ...]
    theme: str
    themes: tuple[str, ...]
    accents: tuple[str, ...] = ()
    pages: tuple[Sheet, ...] = ()
    slides: tuple[Sheet, ...] = ()
    faults: tuple[Fault, ...] = ()
    is_current: bool = True
    seconds: float = 0.0

    def list_sheets(self, kind: SheetKind) -> tuple[Sheet, ...]:
        """Return the pages or the slides."""
        return self.pages if kind == "page" else self.slides
