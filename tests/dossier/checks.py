"""What a printed page owes its reader, as checks of what stands where; each yields what is wrong, in words.

`CHECKS` lists them. They judge a finished PDF by its `Geometry`, and know of its making
only where the theme puts the columns and what the parts of the back matter are called.
`tests/dossier/test_geometry.py` plants for each a page that it must find fault with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from reporting.design.theme import Theme
from reporting.plan.model import Labels
from tests.dossier.geometry import Box, Geometry, Piece, Word, around
from tests.dossier.margins import Margin, Shown, margin_of, marked
from tests.pdf.reading import Node

_SLACK = 0.6
"""Points by which letters may lean over an edge: side bearings and rounding."""


class House(NamedTuple):
    """What a check knows beside the file."""

    theme: Theme
    labels: Labels


Check = Callable[[Geometry, House], Iterator[str]]


class Columns(NamedTuple):
    """Where text may stand on a page: the text column, and the margin of evidence beside it."""

    text: Box
    margin: Box

    @property
    def both(self) -> Box:
        """From the inner edge of the text to the outer edge of the margin."""
        return around(self)


def columns(geometry: Geometry, house: House, page: int) -> Columns:
    """Return the columns of a page, counted from 0, as the theme lays them out within the trim.

    The margin is on the side that the theme says; of a page printed on both sides, on the
    outer one.
    """
    tokens, trim = house.theme.page, geometry.trim[page]
    foot, head = trim.foot + tokens.bottom.pt, trim.head - tokens.top.pt
    edges = [tokens.inner.pt, tokens.text.pt, tokens.gutter.pt, tokens.margin.pt]
    inner, text, outer, margin = accumulate(edges)
    columns = Columns(Box(inner, foot, text, head), Box(outer, foot, margin, head))
    mirrored = page % 2 == 1 if house.theme.print.duplex else tokens.evidence == "left"
    width = trim.right - trim.left
    return Columns(
        *(box.placed(trim.left, width, mirrored=mirrored) for box in columns)
    )


def _flowing(piece: Piece) -> bool:
    """Say whether a piece is of the text itself: no note beside it, no line of the contents."""
    return not piece.within("Note", "TOC")


def _said(box: Box) -> str:
    return "({:.1f}, {:.1f}, {:.1f}, {:.1f})".format(*box)


# ---------------------------------------------------------------- where text stands


def beyond_the_trim(geometry: Geometry, _: House) -> Iterator[str]:
    """Every letter and every figure lies on the trimmed page."""
    for word in geometry.words:
        if not geometry.trim[word.page].holds(word.box):
            yield f"{word.text!r} leaves page {word.page + 1}: {_said(word.box)}"
    for figure in geometry.figures:
        if not geometry.trim[figure.page].holds(figure.box, _SLACK):
            yield f"a figure leaves page {figure.page + 1}: {_said(figure.box)}"


def outside_its_frame(geometry: Geometry, house: House) -> Iterator[str]:
    """Text keeps to the text column and notes to the margin; exhibits and the back matter may use both."""
    back = back_matter(geometry, house)
    for piece in geometry.pieces:
        wide = piece.part in back or is_exhibit(piece) or is_key(piece)
        for line in piece.lines if piece.node.tag != "Figure" else ():
            place = columns(geometry, house, line.page)
            frame = (
                place.both
                if wide
                else place.margin
                if piece.within("Note")
                else place.text
            )
            if line.page and not _reaches(frame, line.box):
                yield f"{piece} leaves its frame: {line.text[:60]!r} at {_said(line.box)}"
    for figure in geometry.figures:
        if not columns(geometry, house, figure.page).both.holds(figure.box, _SLACK):
            yield f"a figure leaves the columns on page {figure.page + 1}: {_said(figure.box)}"
        inside = {(kid.page, kid.mcid) for kid in figure.path[-1].contents()}
        for word in geometry.words:
            if (word.page, word.mcid) in inside and not figure.box.holds(word.box, 1):
                yield f"page {figure.page + 1}: {_where(word)} leaves its figure {_said(figure.box)}"


def is_key(piece: Piece) -> bool:
    """Say whether a piece is of the key to the evidence, which may stand in the margin."""
    return any(str(node.attributes.get("/ID")) == "part-key" for node in piece.path)


def is_exhibit(piece: Piece) -> bool:
    """Say whether a piece is of a block that may be set across text and margin."""
    if len(piece.path) < 3:
        return False
    block = piece.path[2]
    lists = [node.attributes.get("/ListNumbering") for node in block.all("L")]
    return bool(block.all("Table", "Figure")) or any(
        numbering != "/Disc" for numbering in lists
    )


def back_matter(geometry: Geometry, house: House) -> set[int]:
    """Return the parts that register claims, entities and sources; evidence is told there in full."""
    labels = house.labels
    titles = (
        labels.disagrees,
        labels.claims,
        labels.entities,
        labels.sources,
        labels.colophon,
    )
    return {
        piece.part
        for piece in geometry.pieces
        if piece.node.tag == "H1" and piece.node.text in titles
    }


def _reaches(frame: Box, box: Box) -> bool:
    """Say whether a line lies in a frame; what reaches over its head or foot are parts of letters."""
    return Box(frame.left, frame.foot - 6, frame.right, frame.head + 6).holds(
        box, _SLACK
    )


def overlapping(geometry: Geometry, _: House) -> Iterator[str]:
    """No word is printed upon another, nor upon a figure that it is no part of."""
    for at in range(len(geometry.media)):
        words = sorted(
            (word for word in geometry.words if word.page == at),
            key=lambda word: word.box.foot,
        )
        for one, other in _level(words):
            if min(one.box.overlap(other.box)) > 0.4:
                yield f"page {at + 1}: {_where(one)} upon {_where(other)}"
    for figure in geometry.figures:
        inside = {(kid.page, kid.mcid) for kid in figure.path[-1].contents()}
        for word in geometry.words:
            apart = word.page != figure.page or (word.page, word.mcid) in inside
            if not apart and min(word.box.overlap(figure.box)) > _SLACK:
                yield f"page {figure.page + 1}: {_where(word)} upon a figure {_said(figure.box)}"


def _where(word: Word) -> str:
    return f"{word.text[:40]!r} {_said(word.box)}"


def _level(words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Yield the pairs of words, given by rising foot, that share some height."""
    below: list[Word] = []
    for word in words:
        below = [one for one in below if one.box.head > word.box.foot]
        yield from ((one, word) for one in below)
        below.append(word)


# ---------------------------------------------------------------- what belongs together


def widows_and_orphans(geometry: Geometry, _: House) -> Iterator[str]:
    """Of a paragraph over two pages, at least two lines stand on each."""
    for piece in geometry.pieces:
        pages = piece.pages()
        if len(pages) > 1 and not piece.within("TOC", "Table"):
            for page in pages:
                lines = piece.on(page)
                if len(lines) == 1:
                    yield f"{piece} has one line on page {page + 1}: {lines[0].text!r}"


def headings_left_alone(geometry: Geometry, _: House) -> Iterator[str]:
    """Below a heading stand two lines of what it heads, or all there is."""
    flowing = [piece for piece in geometry.pieces if _flowing(piece)]
    for heading, following in pairwise(flowing):
        if not heading.is_heading:
            continue
        page = heading.pages()[-1]
        if len(heading.pages()) > 1:
            yield f"{heading} is cut"
        elif following.is_within(heading.path[-2]) and page not in following.pages():
            yield f"{heading} stands at the foot of its page; {following} is on another"
        elif following.is_within(heading.path[-2]) and len(
            following.on(page)
        ) == 1 < len(following.lines):
            yield f"{heading} has a single line of {following} below it"


def pages_of_headings(geometry: Geometry, house: House) -> Iterator[str]:
    """No page has nothing but headings; none is empty but a left one before a part on the right."""
    for at in range(1, len(geometry.media)):
        flowing = [piece for piece in geometry.on[at] if not piece.within("Note")]
        left = house.theme.print.recto and at % 2 == 1 and not flowing
        if not left and not any(not piece.is_heading for piece in flowing):
            yield f"page {at + 1} has nothing but {', '.join(map(str, flowing)) or 'emptiness'}"


def captions_astray(geometry: Geometry, _: House) -> Iterator[str]:
    """A caption begins on the page on which its figure ends, or its table, unless two rows fill that."""
    for parent in geometry.root.walk():
        below = [
            kid for kid in parent.kids if isinstance(kid, Node) and kid.tag != "Note"
        ]
        for one, other in pairwise(below):
            if other.tag == "Caption" and one.tag in ("Figure", "TBody", "Caption"):
                ends, begins = _pages(one), _pages(other)
                alone = sum(ends[-1:] == _pages(row)[-1:] for row in one.all("TR")) in (
                    1,
                    2,
                )
                if ends and begins and ends[-1] != begins[0] and not alone:
                    yield f"the caption {other.text[:60]!r} (page {begins[0] + 1}) is not with its {one.tag}"


def _pages(node: Node) -> list[int]:
    return sorted({content.page for content in node.contents()})


# ---------------------------------------------------------------- tables


def heads_not_repeated(geometry: Geometry, _: House) -> Iterator[str]:
    """Every page that a table goes on to begins with the table's head, as an artifact."""
    for table in geometry.root.all("Table"):
        cells = [
            piece
            for piece in geometry.pieces
            if piece.is_within(table) and _flowing(piece)
        ]
        head = Counter(
            word.text
            for cell in cells
            if cell.within("THead")
            for line in cell.lines
            for word in line.words
        )
        for page in sorted(
            {page for body in table.all("TBody") for page in _pages(body)}
        )[1:]:
            top = max(line.box.head for cell in cells for line in cell.on(page))
            above = Counter(
                word.text
                for word in geometry.artifacts
                if word.page == page and word.box.foot > top
            )
            if head - above:
                yield f"page {page + 1} lacks {' '.join(head - above)!r} of the table's head"


def rows_cut(geometry: Geometry, house: House) -> Iterator[str]:
    """A row of a table stands on one page, unless the head and two such rows would fill most of one."""
    for table in geometry.root.all("Table"):
        head, *rows = table.all("TR")
        for row in rows:
            pages = _pages(row)
            if len(pages) > 1:
                room = columns(geometry, house, pages[0]).text.height
                if _height(geometry, head) + 2 * _height(geometry, row) < room * 0.6:
                    yield f"the row {row.text[:60]!r} is cut after page {pages[0] + 1}"


def _height(geometry: Geometry, row: Node) -> float:
    """Return about how high a row of a table would stand if it were not cut."""
    cells = [
        piece for piece in geometry.pieces if piece.is_within(row) and _flowing(piece)
    ]
    return max(
        (sum(line.lead.size * 1.35 for line in cell.lines) for cell in cells),
        default=0.0,
    )


# ---------------------------------------------------------------- evidence


def marks_without_evidence(geometry: Geometry, house: House) -> Iterator[str]:
    """Each source mark has its note on the same page."""
    back = back_matter(geometry, house)
    for margin in _margins(geometry, house):
        if any(piece.part in back for piece in geometry.on[margin.page]):
            continue
        for number in sorted(set(margin.marks) - margin.numbers):
            yield f"page {margin.page + 1}: the mark {number} has no note beside it"


def marks_torn_off(geometry: Geometry, _: House) -> Iterator[str]:
    """A source mark stands in the line of the word that it marks: no line begins with one."""
    for piece in geometry.pieces:
        for line, word in marked(piece) if _flowing(piece) else ():
            if word is line.words[0] and piece.lines[0] is not line:
                yield f"the mark {word.text} begins a line of {piece}"


def notes_astray(geometry: Geometry, house: House) -> Iterator[str]:
    """A note stands level with its claim, or is kept from it by another note or by the page's edge."""
    for margin in _margins(geometry, house):
        if margin.crowded:
            continue  # the last numbers are gathered in a line
        for above, note, below in zip(
            [None, *margin.notes], margin.notes, [*margin.notes[1:], None], strict=False
        ):
            fault = _astray(margin, note, above, below)
            if fault:
                yield f"page {margin.page + 1}: the note {note.lines[0].text!r} is {fault}"


def _astray(
    margin: Margin, note: Shown, above: Shown | None, below: Shown | None
) -> str:
    moves = margin.moved(note)
    lower = (above is not None and margin.touch(above, note)) or margin.at_head(note)
    higher = (below is not None and margin.touch(note, below)) or margin.at_foot(note)
    if any(move == 0 or (lower if move < 0 else higher) for move in moves):
        return ""
    return (
        f"{moves[0]:+.1f} points off its claim, and nothing is in the way"
        if moves
        else "beside no claim"
    )


def _margins(geometry: Geometry, house: House) -> Iterator[Margin]:
    for at in range(1, len(geometry.media)):
        yield margin_of(
            geometry, columns(geometry, house, at).margin, house.theme.print.margin, at
        )


CHECKS: tuple[Check, ...] = (
    beyond_the_trim,
    outside_its_frame,
    overlapping,
    widows_and_orphans,
    headings_left_alone,
    pages_of_headings,
    captions_astray,
    heads_not_repeated,
    rows_cut,
    marks_without_evidence,
    marks_torn_off,
    notes_astray,
)


def faults(geometry: Geometry, house: House) -> list[str]:
    """Return everything that the checks find wrong, each with the check's name."""
    return [
        f"{check.__name__}: {fault}"
        for check in CHECKS
        for fault in check(geometry, house)
    ]
