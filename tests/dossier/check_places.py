"""Where text stands: on the trimmed page, in its column, above the foot, upon nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.dossier.frames import (
    SLACK,
    House,
    back_matter,
    columns,
    has_wide_contents,
    is_of_opener,
    key,
    said_box,
    wide_blocks,
)
from tests.dossier.geometry import Box, Geometry, Line, Piece, Word

_LEANING = "fƒ"
_OVERHANG = 0.12
"""By which such a letter may reach beyond what it advances, as a share of the type size."""


def beyond_the_trim(geometry: Geometry, _: House) -> Iterator[str]:
    """Every letter and every figure lies on the trimmed page."""
    for word in geometry.words:
        if not geometry.trim[word.page].holds(word.box):
            yield f"{word.text!r} leaves page {word.page + 1}: {said_box(word.box)}"
    for figure in geometry.figures:
        if not geometry.trim[figure.page].holds(figure.box, SLACK):
            yield f"a figure leaves page {figure.page + 1}: {said_box(figure.box)}"


def outside_its_frame(geometry: Geometry, house: House) -> Iterator[str]:
    """Text keeps to the text column and notes to the margin; the back matter and wide blocks use both."""
    back = back_matter(geometry, house)
    wide = wide_blocks(geometry, house)
    explained = key(geometry, house)
    in_halves = has_wide_contents(geometry, house)
    for piece in geometry.pieces:
        across = piece.part in back or any(piece.is_within(one.block) for one in wide)
        across = across or is_of_opener(piece)
        is_key = explained is not None and piece.is_within(explained)
        in_margin = piece.within("Note") or (
            is_key and _in_margin(geometry, house, piece)
        )
        for line in piece.lines if piece.node.tag != "Figure" else ():
            place = columns(geometry, house, line.page)
            frame = place.both if across else place.margin if in_margin else place.text
            if in_halves and (piece.within("TOC") or is_key):
                frame = place.half_of(line.box)
            if line.page and not _reaches(frame, line):
                yield f"{piece} leaves its frame: {line.text[:60]!r} at {said_box(line.box)}"
    for figure in geometry.figures:
        place = columns(geometry, house, figure.page)
        across = any(one.block in figure.path for one in wide)
        frame = place.both if across else place.text
        if not frame.holds(figure.box, SLACK):
            yield f"a figure leaves the columns on page {figure.page + 1}: {said_box(figure.box)}"
        inside = {(kid.page, kid.mcid) for kid in figure.path[-1].contents()}
        for word in geometry.words:
            if (word.page, word.mcid) in inside and not figure.box.holds(word.box, 1):
                yield f"page {figure.page + 1}: {_where(word)} leaves its figure {said_box(figure.box)}"


def _in_margin(geometry: Geometry, house: House, piece: Piece) -> bool:
    """Say whether a piece, such as a line of the key, begins in the margin."""
    line = piece.lines[0]
    margin = columns(geometry, house, line.page).margin
    return margin.left - 1 <= line.box.left < margin.right


def _reaches(frame: Box, line: Line) -> bool:
    """Say whether a line lies in a frame; what reaches over its head or foot are parts of letters.

    An f at its end leans over the edge by what the face lets it overhang.
    """
    last = max(line.words, key=lambda word: word.box.right)
    slack = _OVERHANG * last.size if last.text[-1] in _LEANING else SLACK
    wider = Box(frame.left, frame.foot - 6, frame.right, frame.head + 6)
    box = line.box
    leaning = Box(box.left, box.foot, box.right - max(slack - SLACK, 0), box.head)
    return wider.holds(leaning, SLACK)


def over_the_foot(geometry: Geometry, house: House) -> Iterator[str]:
    """No line stands below the foot of the columns, nor any figure, but for the running foot."""
    for word in geometry.words:
        if word.page and word.baseline < _foot(geometry, house, word.page):
            is_furniture = word.mcid is None and _is_furniture(geometry, house, word)
            if not is_furniture:
                yield f"page {word.page + 1}: {_where(word)} is below the foot"
    for figure in geometry.figures:
        if figure.box.foot < _foot(geometry, house, figure.page):
            yield f"page {figure.page + 1}: a figure is below the foot {said_box(figure.box)}"


def _foot(geometry: Geometry, house: House, page: int) -> float:
    return columns(geometry, house, page).text.foot - SLACK


def _is_furniture(geometry: Geometry, house: House, word: Word) -> bool:
    """Say whether a word stands where running feet do: half way from the trim to the columns."""
    foot = columns(geometry, house, word.page).text.foot
    return abs(word.baseline - (geometry.trim[word.page].foot + foot) / 2) < 1


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
            if not apart and min(word.box.overlap(figure.box)) > SLACK:
                yield f"page {figure.page + 1}: {_where(word)} upon a figure {said_box(figure.box)}"


def _where(word: Word) -> str:
    return f"{word.text[:40]!r} {said_box(word.box)}"


def _level(words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Yield the pairs of words, given by rising foot, that share some height."""
    below: list[Word] = []
    for word in words:
        below = [one for one in below if one.box.head > word.box.foot]
        yield from ((one, word) for one in below)
        below.append(word)
