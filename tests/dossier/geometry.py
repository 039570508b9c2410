"""A finished PDF -> what stands where: every line of text with its box and the element it belongs to.

PDFium places the characters and says in which marked content each stands; pikepdf reads the
structure tree that this content belongs to. So a heading is known to be a heading, a note
to be a note, and nothing is asked of the code that drew the page.

PDFium shows a string once that is drawn twice at the same place; two of the same words one
upon the other are therefore not seen.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from tests.pdf.reading import Node, Tagged, show_parts

_INLINE = frozenset({"Span", "Link", "Reference", "Quote", "Code", "Annot"})
"""What is a part of the line it stands in; the words belong to the element around it."""
_LINE_END_HYPHENS = "\u0002\ufffe"
"""What PDFium makes of a hyphen at the end of a line."""
_ASCENT, _DESCENT = 0.72, 0.18
"""How far ink commonly reaches above and below the baseline, as shares of the type size."""


class Box(NamedTuple):
    """Edges in points from the page's lower left."""

    left: float
    foot: float
    right: float
    head: float

    def holds(self, other: Box, slack: float = 0.0) -> bool:
        """Say whether another box lies within this one; `slack` points beyond its edges are forgiven."""
        return (
            other.left >= self.left - slack
            and other.foot >= self.foot - slack
            and other.right <= self.right + slack
            and other.head <= self.head + slack
        )

    @property
    def height(self) -> float:
        """From the foot to the head."""
        return self.head - self.foot

    def placed(self, left: float, width: float, *, mirrored: bool) -> Box:
        """Return the box moved right by `left`, within a strip of some width that may be mirrored."""
        if mirrored:
            return Box(
                left + width - self.right,
                self.foot,
                left + width - self.left,
                self.head,
            )
        return Box(left + self.left, self.foot, left + self.right, self.head)

    def overlap(self, other: Box) -> tuple[float, float]:
        """Return width and height of what two boxes have in common, negative where they are apart."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.head, other.head) - max(self.foot, other.foot),
        )


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around some."""
    first, *more = boxes
    if not more:
        return first
    lefts, feet, rights, heads = zip(first, *more, strict=True)
    return Box(min(lefts), min(feet), max(rights), max(heads))


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space between them, of one look; `mcid` is None in an artifact."""

    text: str
    page: int
    mcid: int | None
    baseline: float
    size: float
    box: Box
    """As wide as the letters advance, as high as ink commonly reaches; turned text as it is inked."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one element on one baseline, raised ones included."""

    words: tuple[Word, ...]

    @property
    def lead(self) -> Word:
        """The first of its largest words."""
        return max(self.words, key=lambda word: word.size)

    @property
    def baseline(self) -> float:
        """Where its largest words stand."""
        return self.lead.baseline

    @property
    def page(self) -> int:
        """The page it is on, counted from 0."""
        return self.words[0].page

    @property
    def box(self) -> Box:
        """Around all words."""
        return around(word.box for word in self.words)

    @property
    def text(self) -> str:
        """Its words, apart."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Piece:
    """An element that is no part of a line, and the lines that are its own.

    Args:
        order: its place in the order of reading.
        path: the elements around it from the root down, itself the last.
        lines: page by page, from the head to the foot.
    """

    order: int
    path: tuple[Node, ...]
    lines: tuple[Line, ...]

    @property
    def node(self) -> Node:
        """The element."""
        return self.path[-1]

    @property
    def part(self) -> int:
        """Which part of the document it stands in: a section, or a piece of the back matter."""
        return id(self.path[1]) if len(self.path) > 1 else 0

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading of any level."""
        return self.node.tag[:1] == "H" and self.node.tag[1:].isdigit()

    def within(self, *tags: str) -> Node | None:
        """Return the innermost element of some tags that it stands in or is."""
        return next((node for node in reversed(self.path) if node.tag in tags), None)

    def is_within(self, node: Node) -> bool:
        """Say whether it stands in this very element or is it."""
        return any(one is node for one in self.path)

    def inline(self, tag: str) -> Iterator[Node]:
        """Yield the elements of a tag that are parts of its lines."""
        return (node for node in _inline(self.node) if node.tag == tag)

    def pages(self) -> tuple[int, ...]:
        """Return the pages that it stands on, in order."""
        return tuple(dict.fromkeys(line.page for line in self.lines))

    def on(self, page: int) -> tuple[Line, ...]:
        """Return its lines on a page."""
        return tuple(line for line in self.lines if line.page == page)

    def __str__(self) -> str:
        said = " ".join(line.text for line in self.lines)
        pages = ", ".join(str(page + 1) for page in self.pages())
        return f"{self.node.tag} {said[:50]!r} (page {pages})"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its page, and the box that its attributes give it."""

    page: int
    box: Box
    path: tuple[Node, ...]


class Geometry:
    """What stands where in a PDF.

    Args:
        data: the file.
    """

    def __init__(self, data: bytes) -> None:
        with pikepdf.open(BytesIO(data)) as file:
            self.media = [_box(page.mediabox) for page in file.pages]
            self.trim = [_box(page.trimbox) for page in file.pages]
            self.root = Tagged(file).root
        paths = tuple(_paths(self.root))
        self.figures = tuple(_figures(paths))
        owners = {
            (kid.page, kid.mcid): at
            for at, path in enumerate(paths)
            for kid in _own(path[-1])
        }
        self.words = tuple(_words(data))
        owned: dict[int, list[Word]] = defaultdict(list)
        for word in self.words:
            if word.mcid is not None:
                owned[owners[word.page, word.mcid]].append(word)
        self.pieces = tuple(
            Piece(at, path, tuple(rows(owned[at])))
            for at, path in enumerate(paths)
            if at in owned
        )

        self._owners = owners
        self._by_order = {piece.order: piece for piece in self.pieces}
        self._inside: dict[int, list[Piece]] = defaultdict(list)
        for piece in self.pieces:
            for node in piece.path:
                self._inside[id(node)].append(piece)

    def inside(self, node: Node) -> Sequence[Piece]:
        """Return the pieces that stand in this very element or are it, in order of reading."""
        return self._inside.get(id(node), ())

    def piece(self, word: Word) -> Piece:
        """Return the piece that a word belongs to; it may not be of an artifact."""
        return self._by_order[self._owners[word.page, word.mcid]]

    @property
    def artifacts(self) -> tuple[Word, ...]:
        """The words that belong to no element."""
        return tuple(word for word in self.words if word.mcid is None)

    @cached_property
    def on(self) -> Mapping[int, tuple[Piece, ...]]:
        """The pieces of each page, in order of reading."""
        found: dict[int, list[Piece]] = {at: [] for at in range(len(self.media))}
        for piece in self.pieces:
            for page in piece.pages():
                found[page].append(piece)
        return {at: tuple(pieces) for at, pieces in found.items()}


# ---------------------------------------------------------------- structure


def _paths(node: Node, above: tuple[Node, ...] = ()) -> Iterator[tuple[Node, ...]]:
    """Yield the way to every element that is no part of a line, in order of reading."""
    here = (*above, node)
    if node.tag not in _INLINE:
        yield here
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _paths(kid, here)


def _own(node: Node) -> Iterator[Any]:
    """Yield the marked content of an element and of what is a part of its lines."""
    for one in (node, *_inline(node)):
        yield from (kid for kid in one.kids if not isinstance(kid, Node))


def _inline(node: Node) -> Iterator[Node]:
    for kid in node.kids:
        if isinstance(kid, Node) and kid.tag in _INLINE:
            yield kid
            yield from _inline(kid)


def _figures(paths: Iterable[tuple[Node, ...]]) -> Iterator[Figure]:
    for path in paths:
        figure = path[-1]
        if figure.tag == "Figure" and "/BBox" in figure.attributes:
            page = next(content.page for content in figure.contents())
            yield Figure(page, _box(figure.attributes["/BBox"]), path)


def _box(edges: Any) -> Box:
    left, foot, right, head = (float(edge) for edge in edges)
    return Box(left, foot, right, head)


# ---------------------------------------------------------------- text


class _Letter(NamedTuple):
    text: str
    x: float
    baseline: float
    box: Box


class _Object(NamedTuple):
    """What the letters of one text object share: their mark, their size, whether they stand upright."""

    mcid: int | None
    size: float
    upright: bool


def _words(data: bytes) -> Iterator[Word]:
    file = pypdfium2.PdfDocument(show_parts(data))
    try:
        for at, page in enumerate(file):
            yield from _page_words(at, page)
    finally:
        file.close()


def _page_words(at: int, page: Any) -> Iterator[Word]:
    """Yield the words of a page, in the order in which they are drawn."""
    text = page.get_textpage()
    objects: dict[int, _Object] = {}
    run: list[_Letter] = []
    before: _Object | None = None
    for index in range(text.count_chars()):
        handle = pdfium.FPDFText_GetTextObject(text.raw, index)
        if not handle:
            continue  # a space or an end of line that PDFium adds
        key = ctypes.addressof(handle.contents)
        if key not in objects:
            objects[key] = _object(handle, text.raw, index)
        here = objects[key]
        letter = _letter(text, index, here)
        if run and (here != before or not _follows(run[-1], letter, here)):
            yield _word(at, run, before)
            run = []
        before = here
        if not letter.text.isspace():
            run.append(letter)
    if run:
        yield _word(at, run, before)


def _object(handle: Any, text: Any, index: int) -> _Object:
    mcid = pdfium.FPDFPageObj_GetMarkedContentID(handle)
    angle = pdfium.FPDFText_GetCharAngle(text, index)
    size = pdfium.FPDFText_GetFontSize(text, index)
    return _Object(
        mcid if mcid >= 0 else None,
        size,
        abs(angle) < 1e-3 or abs(angle - 6.2831853) < 1e-3,
    )


def _letter(text: Any, index: int, here: _Object) -> _Letter:
    said = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
    left, foot, right, head = text.get_charbox(index, loose=here.upright)
    if here.upright:
        left = x.value  # letters such as an italic f lean out of what they advance
        foot, head = y.value - _DESCENT * here.size, y.value + _ASCENT * here.size
    return _Letter(
        "-" if said in _LINE_END_HYPHENS else said,
        x.value,
        y.value,
        Box(left, foot, right, head),
    )


def _follows(one: _Letter, other: _Letter, here: _Object) -> bool:
    """Say whether a letter belongs to the word of the one before it."""
    if other.text.isspace():
        return False
    if not here.upright:
        return min(one.box.overlap(other.box)) > -0.4 * here.size
    is_ligature = abs(other.x - one.x) < 0.01
    return abs(one.baseline - other.baseline) < 0.1 and (
        is_ligature or abs(other.x - one.box.right) < 0.2 * here.size
    )


def _word(page: int, run: list[_Letter], here: _Object | None) -> Word:
    assert here is not None
    text = "".join(letter.text for letter in run)
    return Word(
        text,
        page,
        here.mcid,
        run[0].baseline,
        here.size,
        around(letter.box for letter in run),
    )


def rows(words: Iterable[Word]) -> Iterator[Line]:
    """Yield words as lines, by page from the head; raised words go with those they are raised from."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.page, -word.size)):
        for row in found:
            lead = row[0]
            if (
                lead.page == word.page
                and -0.1 < word.baseline - lead.baseline < 0.5 * lead.size
            ):
                row.append(word)
                break
        else:
            found.append([word])
    found.sort(key=lambda row: (row[0].page, -row[0].baseline))
    yield from (
        Line(tuple(sorted(row, key=lambda word: word.box.left))) for row in found
    )
