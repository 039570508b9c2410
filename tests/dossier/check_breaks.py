"""What belongs together: the lines of a paragraph, a heading and its text, a figure and its caption, sides and reading."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tests.dossier.frames import House, columns, height_of, pages_of
from tests.dossier.geometry import Box, Geometry, Piece, around
from tests.pdf.reading import Node

_ABOVE_TABLE = 30.0
"""Points of space above a table and below its rules."""
_KEPT = 3
"""Lines that stand below a heading or an opener at least."""


def _flowing(piece: Piece) -> bool:
    """Say whether a piece is of the text itself: no note beside it, no line of the contents."""
    return not piece.within("Note", "TOC")


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


def headings_with_few_lines(geometry: Geometry, house: House) -> Iterator[str]:
    """Below an opener, and below any heading, stand three lines of what it heads, or all there is.

    The standfirst is a part of the opener, a heading below it a line; what waits for a later
    page to float there stands not below it. A table stands on the next page whose head and
    first row are higher than what is left of this one.
    """
    for heading in geometry.pieces:
        if not heading.is_heading or len(heading.pages()) > 1:
            continue
        headed = heading.path[-2]
        page = heading.pages()[0]
        text = [
            piece
            for piece in geometry.inside(headed)
            if not piece.within("Note") and piece is not heading
        ]
        if _is_section(headed) and heading.node.tag == "H1":
            text = text[1:]
        more = any(other > page for piece in text for other in piece.pages())
        count = _count_below(geometry, heading, headed, text)
        lowest = min(
            line.baseline
            for piece in geometry.on[page]
            if piece.is_within(headed)
            for line in piece.on(page)
        )
        room = lowest - columns(geometry, house, page).text.foot
        if more and count < _KEPT and _least_height(geometry, heading, headed) < room:
            yield f"{heading} has {count} lines below it"


def _least_height(geometry: Geometry, heading: Piece, headed: Node) -> float:
    """Return how high the head and the first row stand of a table that follows next, else 0."""
    following = [
        piece
        for piece in geometry.inside(headed)
        if piece.order > heading.order
        and not piece.within("Note")
        and min(piece.pages()) > heading.pages()[0]
    ]
    table = following[0].path[2:] if following else ()
    for node in table:
        for found in node.all("Table"):
            titles = sum(
                line.lead.size * 1.35
                for piece in following
                if piece.is_heading and piece.is_within(node)
                for line in piece.lines
            )
            rows = found.all("TR")
            count = _count_held(rows[1:2])
            if count > 1:
                return _height_drawn(geometry, node, rows, count)
            heights = sum(height_of(geometry, row) for row in rows[:2])
            return titles + heights + _height_of_notes(geometry, rows[1:3])
    return 0.0


def _count_held(rows: list[Node]) -> int:
    """Return how many rows stand together with the first of some, which its cells take."""
    cells = [cell for row in rows for cell in (*row.all("TH"), *row.all("TD"))]
    return max((int(cell.attributes.get("/RowSpan", 1)) for cell in cells), default=1)


def _height_drawn(
    geometry: Geometry, node: Node, rows: list[Node], count: int
) -> float:
    """Return how high a block stands down to so many rows below a table's head, their notes included."""
    page = pages_of(rows[0])[0]
    below = rows[1 + count :]
    boxes = [
        line.box
        for piece in geometry.inside(node)
        if not any(map(piece.is_within, below))
        for line in piece.on(page)
    ]
    # The space between an opener and a table, and below its last rule.
    return around(boxes).height + _ABOVE_TABLE if boxes else 0.0


def _height_of_notes(geometry: Geometry, rows: list[Node]) -> float:
    """Return how far the notes of the first of two rows reach below it, if they stand above the second."""
    if not rows:
        return 0.0
    row, *below = rows
    page = pages_of(row)[-1]
    words, notes = _read_row(geometry, row, page)
    foot = min((box.foot for box in words), default=0.0)
    floor = 0.0
    for other in below:
        floor = max(
            (box.head for box in _read_row(geometry, other, page)[0]), default=0.0
        )
    lowest = min((box.foot for box in notes if box.head > floor), default=foot)
    return max(foot - lowest, 0.0)


def _read_row(geometry: Geometry, row: Node, page: int) -> tuple[list[Box], list[Box]]:
    """Return the boxes around the lines of a row on a page, and around those of its notes."""
    words: list[Box] = []
    notes: list[Box] = []
    for piece in geometry.inside(row):
        found = notes if piece.within("Note") else words
        found += [line.box for line in piece.on(page)]
    return words, notes


def _is_section(node: Node) -> bool:
    """Say whether an element is a section, whose opener has a standfirst."""
    return str(node.attributes.get("/ID", "")).startswith("section-")


def _count_below(
    geometry: Geometry, heading: Piece, headed: Node, text: list[Piece]
) -> int:
    """Count the lines below a heading on its page; a figure counts as many as it has room for."""
    last = heading.lines[-1]
    below = {
        round(line.baseline)
        for piece in text
        for line in piece.on(last.page)
        if line.baseline < last.baseline
    }
    heights = [
        figure.box.height
        for figure in geometry.figures
        if figure.page == last.page and any(node is headed for node in figure.path)
    ]
    return len(below) + int(sum(heights) / last.lead.size)


def pages_of_headings(geometry: Geometry, house: House) -> Iterator[str]:
    """No page has nothing but headings; none is empty but a left one before a part on the right, or a last one."""
    for at in range(1, len(geometry.media)):
        flowing = [piece for piece in geometry.on[at] if not piece.within("Note")]
        if any(not piece.is_heading for piece in flowing):
            continue
        if geometry.on[at] or not _may_be_blank(geometry, house, at):
            yield f"page {at + 1} has nothing but {', '.join(map(str, flowing)) or 'emptiness'}"


def _may_be_blank(geometry: Geometry, house: House, at: int) -> bool:
    """Say whether a page without text has no running heads either, and a reason to be there."""
    trim = geometry.trim[at]
    for word in geometry.words:
        if word.page == at and min(trim.overlap(word.box)) > 0:
            return False
    return _is_before_recto(geometry, house, at) or _fills_sheet(geometry, house, at)


def _is_before_recto(geometry: Geometry, house: House, at: int) -> bool:
    """Say whether a page is a left one before a part that the theme begins on the right."""
    if house.theme.print.breaking != "recto" or at % 2 == 0:
        return False
    following = geometry.on.get(at + 1, ())
    return any(piece.node.tag == "H1" for piece in following[:1])


def _fills_sheet(geometry: Geometry, house: House, at: int) -> bool:
    """Say whether a page is of those that the last leaf lacks, or the last sheet that a press folds."""
    printed = house.theme.print
    sheet = 4 if printed.press else 2 if printed.duplex else 1
    told = [page for page, pieces in geometry.on.items() if pieces]
    drawn = [figure.page for figure in geometry.figures]
    last = max(told + drawn)
    return at > last and len(geometry.media) == (last // sheet + 1) * sheet


def captions_astray(geometry: Geometry, _: House) -> Iterator[str]:
    """A caption begins on the page on which its figure ends, or its table, unless two rows fill that."""
    for parent in geometry.root.walk():
        below = [
            kid for kid in parent.kids if isinstance(kid, Node) and kid.tag != "Note"
        ]
        for one, other in pairwise(below):
            if other.tag == "Caption" and one.tag in ("Figure", "TBody", "Caption"):
                ends, begins = pages_of(one), pages_of(other)
                alone = sum(
                    ends[-1:] == pages_of(row)[-1:] for row in one.all("TR")
                ) in (
                    1,
                    2,
                )
                if ends and begins and ends[-1] != begins[0] and not alone:
                    yield f"the caption {other.text[:60]!r} (page {begins[0] + 1}) is not with its {one.tag}"


def readings_parted(geometry: Geometry, _: House) -> Iterator[str]:
    """What we read into a disagreement begins on the page on which its sides end."""
    for node in geometry.root.walk():
        kids = [
            kid
            for kid in node.kids
            if isinstance(kid, Node) and kid.tag != "Note" and kid.tag[:1] != "H"
        ]
        if [kid.tag for kid in kids[:3]] == ["P", "L", "P"]:
            sides, reading = kids[1:3]
            ends, begins = pages_of(sides)[-1], pages_of(reading)[0]
            if ends != begins:
                yield (
                    f"the reading {reading.text[:50]!r} (page {begins + 1}) is parted from its sides (page {ends + 1})"
                )
