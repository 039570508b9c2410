"""A page that was painted -> a value by which it stands in another file as it is.

Its operators name fonts, images and marked content by numbers that are its own; what is not,
the elements that it shows something of, is told apart from them. An element is known by what it
was made from, which outlives the file.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reporting.pdf.places import Link, Place
from reporting.pdf.structure import AnnotationRef, Box, MarkedContent, StructElem
from reporting.pdf.syntax import format_stream
from reporting.pdf.tagging import TaggingError
from reporting.record import Record, replace

if TYPE_CHECKING:
    from reporting.pdf.page_canvas import PageCanvas

Owner = tuple[int, Hashable]
"""A branch by its number among those of a page, and what an element in it was made from."""
Told = tuple[Hashable, MarkedContent | AnnotationRef | Box]
"""What an element was made from, and what was painted of it: content, a link, or its box."""


class Recorder(Protocol):
    """Whatever takes what is painted of the elements of a branch on the page at hand."""

    log: list[Told]


class RecordedElem(StructElem):
    """An element that only notes what is painted of it; another takes it in."""

    __slots__ = ("origin_of", "owner")

    owner: Recorder
    """The branch that it is of."""
    origin_of: Hashable
    """What it was made from."""

    def add(self, content: MarkedContent | AnnotationRef) -> None:
        """Note what was painted of the element."""
        self.owner.log.append((self.origin_of, content))

    def include(self, box: Box) -> None:
        """Note a part of the element's bounding box."""
        self.owner.log.append((self.origin_of, box))


class PaintedLink(NamedTuple):
    """A link: of which element, where it is, where it leads, and that in words."""

    owner: Owner
    box: Box
    target: str
    contents: str


class PaintedPage(Record, frozen=True, eq=False):
    """A page as it was painted.

    Args:
        number: of its object.
        first_link: number of the object of its first link, 0 without one; the others follow.
        stream: the object of its operators.
        marked: the elements of its marked content, by their MCID.
        links: its annotations.
        places: that links and the outline find, by name, with their heights.
        used: images and opacities, each with its name.
        told: branch by branch, what was painted of each element.
    """

    number: int
    first_link: int
    stream: bytes
    marked: tuple[Owner, ...]
    links: tuple[PaintedLink, ...]
    places: tuple[tuple[str, float], ...]
    used: tuple[tuple[bytes | float, str], ...]
    told: tuple[Sequence[Told], ...]


def record_page(
    canvas: PageCanvas, owners: Sequence[Recorder], elem: StructElem
) -> PaintedPage:
    """Close the page, and return what was painted, all of it into recorded elements.

    Args:
        canvas: the page, which lets the elements go.
        owners: of the elements, which let go what they took of the page.
        elem: stands for those of its content and links.
    """
    canvas.close()
    places = {id(owner): at for at, owner in enumerate(owners)}
    marked: list[Owner] = []
    for painted in canvas.marked:
        marked.append(_name_owner(painted, places))
    links: list[PaintedLink] = []
    for link in canvas.links:
        links.append(PaintedLink(_name_owner(link.elem, places), *link[2:]))
    told = [owner.log for owner in owners]
    for owner in owners:
        owner.log = []
    page = PaintedPage(
        canvas.number,
        canvas.links[0].number if canvas.links else 0,
        take_stream(canvas),
        tuple(marked),
        tuple(links),
        tuple(canvas.places),
        tuple(canvas.used.items()),
        tuple(told),
    )
    _hold(canvas, page, page.first_link, elem)
    return page


def take_page(canvas: PageCanvas, page: PaintedPage, elem: StructElem) -> int:
    """Let a page be one that was painted before; return the object of its first link.

    Args:
        canvas: the page, with nothing on it.
        page: as it was painted.
        elem: stands for those of its content and links.
    """
    first = canvas.document.reserve(len(page.links)) if page.links else 0
    _hold(canvas, page, first, elem)
    canvas.used = dict(page.used)
    for name, y in page.places:
        canvas.document.places.setdefault(name, Place(canvas.number, y, None))
    return first


def _hold(canvas: PageCanvas, page: PaintedPage, first: int, elem: StructElem) -> None:
    """Let a page have the content and the links of a painted one, all of one element."""
    canvas.links = []
    for number, link in enumerate(page.links, first):
        canvas.links.append(Link(number, elem, *link[1:]))
    canvas.marked = [elem] * len(page.marked)


def settle_page(canvas: PageCanvas) -> bool:
    """Let a page name elements by their places in its branches, if these are finished.

    It cannot be taken by another file then, and holds nothing of what it was made from.

    Args:
        canvas: the page.

    Returns:
        whether it does.
    """
    page = canvas.painted
    if page is None or canvas.is_settled:
        return True
    if any(branch.kept is None for branch in canvas.branches):
        return False
    ranks = [branch.content.ranks for branch in canvas.branches]
    links: list[PaintedLink] = []
    for link in page.links:
        at, name = link.owner
        links.append(link._replace(owner=(at, ranks[at][name])))
    canvas.painted = replace(
        page,
        marked=tuple([(at, ranks[at][name]) for at, name in page.marked]),
        links=tuple(links),
        told=(),
    )
    canvas.is_settled = True
    return True


def _name_owner(elem: StructElem, places: Mapping[int, int]) -> Owner:
    """Return the branch of an element and what it was made from.

    Raises:
        TaggingError: it is of none of the page's branches.
    """
    if isinstance(elem, RecordedElem) and id(elem.owner) in places:
        return places[id(elem.owner)], elem.origin_of
    raise TaggingError(f"{elem.tag} is of no part that the page shows")


def take_stream(canvas: PageCanvas) -> bytes:
    """Return the object of a page's operators (7.4.4), which the page lets go."""
    if canvas.painted:
        return canvas.painted.stream
    if not canvas.content:
        canvas.close()
    stream = format_stream("/Filter/FlateDecode", canvas.content)
    canvas.content = b""
    return stream
