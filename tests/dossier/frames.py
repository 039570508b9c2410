"""Geometry and theme -> the columns of each page, and which blocks stand across both.

Nothing is asked of the code that laid the pages out: a block is wide if it is of a kind that may be, uses the
margin, and has no note beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise
from typing import NamedTuple

from reporting.design.theme import Theme
from reporting.plan.model import Labels
from tests.dossier.geometry import Box, Geometry, Piece, around
from tests.pdf.reading import Node

SLACK = 0.6
"""Points by which letters may lean over an edge: side bearings and rounding."""


def said_box(box: Box) -> str:
    """Return a box in words."""
    return "({:.1f}, {:.1f}, {:.1f}, {:.1f})".format(*box)


class House(NamedTuple):
    """What a check knows beside the file."""

    theme: Theme
    labels: Labels
    is_rtl: bool = False

    @property
    def leading(self) -> float:
        """From one line of body text to the next."""
        return self.theme.print.body.leading.pt


class Columns(NamedTuple):
    """Where text may stand on a page: the text column, and the margin of evidence beside it."""

    text: Box
    margin: Box

    @property
    def both(self) -> Box:
        """From the inner edge of the text to the outer edge of the margin."""
        return around(self)

    def half_of(self, box: Box) -> Box:
        """From one edge to the middle of text and margin together: the half that something is in."""
        both = self.both
        middle = (both.left + both.right) / 2
        if box.left < middle:
            return both._replace(right=middle)
        return both._replace(left=middle)

    def uses_margin(self, box: Box) -> bool:
        """Say whether something begins in the margin or takes more than half of it."""
        middle = (self.margin.left + self.margin.right) / 2
        if self.margin.left > self.text.left:
            return box.right > middle or box.left > self.text.right + 1
        return box.left < middle


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
    mirrored = mirrored != house.is_rtl
    width = trim.right - trim.left
    return Columns(
        *(box.placed(trim.left, width, mirrored=mirrored) for box in columns)
    )


# ---------------------------------------------------------------- parts


def back_matter(geometry: Geometry, house: House) -> set[int]:
    """Return the parts that register claims, entities and sources; evidence is told there in full."""
    labels = house.labels
    titles = (
        labels.disagrees,
        labels.claims,
        labels.entities,
        labels.sources,
        labels.source,
        labels.colophon,
    )
    return {
        piece.part
        for piece in geometry.pieces
        if piece.node.tag == "H1" and piece.node.text in titles
    }


def key(geometry: Geometry, house: House) -> Node | None:
    """Return the element that explains the evidence, if the dossier has one."""
    title = house.labels.key.split()  # its spaces may be narrow ones
    for piece in geometry.pieces:
        if piece.node.tag == "P" and piece.node.text.split() == title:
            return piece.path[-2]
    return None


def has_wide_contents(geometry: Geometry, house: House) -> bool:
    """Say whether the contents stand in two columns: a line of them begins in the second."""
    for piece in geometry.pieces:
        for line in piece.lines if piece.within("TOC") else ():
            both = columns(geometry, house, line.page).both
            middle = (both.left + both.right) / 2
            begins = line.box.right < middle if house.is_rtl else line.box.left > middle
            if begins and len(line.words) > 1:
                return True
    return False


# ---------------------------------------------------------------- wide blocks


def block_of(piece: Piece) -> Node | None:
    """Return the block that a piece is of: what stands right in a part and holds more than text."""
    if len(piece.path) < 4 or piece.path[2].tag not in ("Sect", "Div"):
        return None
    return piece.path[2]


def is_of_opener(piece: Piece) -> bool:
    """Say whether a piece is the title or the standfirst of a section, which may take the margin too."""
    if block_of(piece) is not None or len(piece.path) < 2 or piece.within("Note"):
        return False
    headings = [node.text for node in piece.path[1].all("H1")]
    return any(re.match(r"\d+ ", text) for text in headings)


def is_exhibit(block: Node) -> bool:
    """Say whether a block is of a kind that may be set across text and margin."""
    lists = [node.attributes.get("/ListNumbering") for node in block.all("L")]
    return bool(block.all("Table", "Figure")) or any(
        numbering != "/Disc" for numbering in lists
    )


class Wide(NamedTuple):
    """A block set across text and margin, and the box around what stands of it on each page."""

    block: Node
    boxes: Mapping[int, Box]


def wide_blocks(geometry: Geometry, house: House) -> list[Wide]:
    """Return the blocks that are set across text and margin, and the parts of the back matter, which are.

    The key, in the margin alone, is none.
    """
    explained = key(geometry, house)
    pieces: dict[int, list[Piece]] = {}
    blocks: dict[int, Node] = {}
    for piece in geometry.pieces:
        block = block_of(piece)
        if block is not None and block is not explained:
            pieces.setdefault(id(block), []).append(piece)
            blocks[id(block)] = block
    wide = [
        Wide(blocks[at], _boxes(geometry, blocks[at], of_it))
        for at, of_it in pieces.items()
        if is_exhibit(blocks[at]) and _is_wide(geometry, house, blocks[at], of_it)
    ]
    back = back_matter(geometry, house)
    parts: dict[int, list[Piece]] = {}
    for piece in geometry.pieces:
        if piece.part in back:
            parts.setdefault(piece.part, []).append(piece)
    for of_part in parts.values():
        part = of_part[0].path[1]
        wide.append(Wide(part, _boxes(geometry, part, of_part)))
    wide += _wide_openers(geometry, house)
    exhibits = [
        one for one in _all_boxes(geometry, blocks, pieces) if is_exhibit(one.block)
    ]
    for first, second in pairwise(exhibits):
        if _are_abreast(first, second):
            boxes = {
                page: around(
                    [one.boxes[page] for one in (first, second) if page in one.boxes]
                )
                for page in first.boxes
            }
            pair = (first.block, second.block)
            wide = [one for one in wide if not any(one.block is of for of in pair)]
            wide += [Wide(first.block, boxes), Wide(second.block, boxes)]
    return wide


def _all_boxes(
    geometry: Geometry, blocks: Mapping[int, Node], pieces: Mapping[int, list[Piece]]
) -> Iterator[Wide]:
    """Yield each block with the boxes of what is drawn of it, without its notes."""
    for at, of_it in pieces.items():
        bare = [piece for piece in of_it if not piece.within("Note")]
        yield Wide(blocks[at], _boxes(geometry, blocks[at], bare))


def _are_abreast(first: Wide, second: Wide) -> bool:
    """Say whether two blocks stand side by side: on one page, on one level, neither over the other."""
    if list(first.boxes) != list(second.boxes) or len(first.boxes) != 1:
        return False
    (one,), (other,) = first.boxes.values(), second.boxes.values()
    level = min(one.head, other.head) - max(one.foot, other.foot)
    apart = max(one.left, other.left) - min(one.right, other.right)
    return level > 0 and apart > 0


def _wide_openers(geometry: Geometry, house: House) -> Iterator[Wide]:
    """Yield title and standfirst of each section of which a line reaches over the text's edge."""
    openers: dict[int, list[Piece]] = {}
    for piece in geometry.pieces:
        if is_of_opener(piece):
            openers.setdefault(id(piece.path[1]), []).append(piece)
    for pieces in openers.values():
        lines = [line for piece in pieces for line in piece.lines]
        places = [columns(geometry, house, line.page).text for line in lines]
        if not all(
            place.left - SLACK <= line.box.left
            and line.box.right <= place.right + SLACK
            for line, place in zip(lines, places, strict=True)
        ):
            boxes = {lines[0].page: around([line.box for line in lines])}
            yield from (Wide(piece.node, boxes) for piece in pieces)


def _is_wide(
    geometry: Geometry, house: House, block: Node, pieces: list[Piece]
) -> bool:
    places = {
        page: columns(geometry, house, page) for page in range(len(geometry.media))
    }
    drawn = list(_drawn(geometry, block, pieces))
    notes = [line for piece in pieces if piece.within("Note") for line in piece.lines]
    in_margin = all(
        places[line.page].margin.holds(_strip(line.box, places[line.page].margin), 1)
        for line in notes
    )
    # Notes in rows stand below what they prove, and level with nothing of it.
    is_level = any(
        page == line.page
        and min(box.head - line.box.foot, line.box.head - box.foot) > 1
        for line in notes
        for page, box in drawn
    )
    uses = any(places[page].uses_margin(box) for page, box in drawn)
    uses = uses or _has_words_beside(geometry, block, pieces)
    return uses and not (in_margin and is_level)


def _has_words_beside(geometry: Geometry, block: Node, pieces: list[Piece]) -> bool:
    """Say whether a figure of a block has words beside it that are no caption: the two take text and margin."""
    lines = [
        line
        for piece in pieces
        if not piece.within("Note", "Caption", "Figure")
        for line in piece.lines
    ]
    for figure in geometry.figures:
        if not any(node is block for node in figure.path):
            continue
        for line in lines:
            wide, high = line.box.overlap(figure.box)
            is_level = high > -line.lead.size
            if line.page == figure.page and wide < 0 and is_level:
                return True
    return False


def _strip(box: Box, frame: Box) -> Box:
    """Return a box as high as a frame, so that only its sides count."""
    return Box(box.left, frame.foot, box.right, frame.head)


def _drawn(
    geometry: Geometry, block: Node, pieces: list[Piece]
) -> Iterator[tuple[int, Box]]:
    """Yield page and box of each line and each figure of a block, without its notes."""
    for piece in pieces:
        if not piece.within("Note"):
            yield from ((line.page, line.box) for line in piece.lines)
    for figure in geometry.figures:
        if any(node is block for node in figure.path):
            yield figure.page, figure.box


def _boxes(geometry: Geometry, block: Node, pieces: list[Piece]) -> dict[int, Box]:
    boxes: dict[int, list[Box]] = {}
    for page, box in _drawn(geometry, block, pieces):
        boxes.setdefault(page, []).append(box)
    for piece in pieces:
        for line in piece.lines:
            boxes.setdefault(line.page, []).append(line.box)
    return {page: around(of_it) for page, of_it in boxes.items()}


# ---------------------------------------------------------------- elements


def pages_of(node: Node) -> list[int]:
    """Return the pages on which an element has content, in order."""
    return sorted({content.page for content in node.contents()})


def height_of(geometry: Geometry, row: Node) -> float:
    """Return about how high a row of a table would stand if it were not cut."""
    heights: dict[int, float] = {}
    for piece in geometry.inside(row):
        cell = piece.within("TD", "TH")
        if cell is not None and not piece.within("Note"):
            height = sum(line.lead.size * 1.35 for line in piece.lines)
            heights[id(cell)] = heights.get(id(cell), 0.0) + height
    return max(heights.values(), default=0.0)
