"""Geometry -> the evidence margin of a page: its notes from head to foot, and where each is wanted.

A note is wanted level with the first line on its page that carries its claim's mark, or,
where the claim bears a block as a whole, level with what the block begins with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from reporting.design.tokens import TypeSize
from tests.dossier.geometry import Box, Geometry, Line, Piece, Word, rows
from tests.pdf.reading import Node

_GAP = 5.5
"""The most that notes which touch are apart, in points."""
_LEVEL = 0.5
"""Points by which a note may be off the line that carries its mark."""
_BESIDE = 20.0
"""The same for a block without a mark, which may begin with a drawing, a rule or a numeral of 30 points."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A note as it is shown on a page; read is the element, or None where it is shown once more."""

    number: int
    lines: tuple[Line, ...]
    read: Node | None

    @property
    def first(self) -> float:
        """Baseline of its first line."""
        return self.lines[0].baseline

    @property
    def last(self) -> float:
        """Baseline of its last line."""
        return self.lines[-1].baseline


@dataclass(frozen=True, slots=True)
class Margin:
    """The margin of a page.

    Args:
        page: counted from 0.
        frame: where notes may stand.
        type: size and leading of notes.
        notes: from the head to the foot.
        marks: baselines of the lines that carry the mark of each claim, by its number, falling.
        starts: baselines at which a block may begin that a claim bears as a whole, by that
            claim's number.
        crowded: whether the margin gathers numbers in a line because it does not hold all
            notes.
    """

    page: int
    frame: Box
    type: TypeSize
    notes: tuple[Shown, ...]
    marks: Mapping[int, tuple[float, ...]]
    starts: Mapping[int, tuple[float, ...]]
    numbers: frozenset[int]
    crowded: bool

    def moved(self, note: Shown) -> list[float]:
        """Return how far above each of its places a note stands, in points; 0 for level."""
        marks = (note.first - baseline for baseline in self.marks.get(note.number, ()))
        starts = (
            note.first - baseline for baseline in self.starts.get(note.number, ())
        )
        return [
            *(0.0 if abs(move) <= _LEVEL else move for move in marks),
            *(0.0 if abs(move) <= _BESIDE else move for move in starts),
        ]

    def touch(self, above: Shown, below: Shown) -> bool:
        """Say whether two notes are as close as notes get."""
        return above.last - below.first <= self.type.leading.pt + _GAP + 0.5

    def at_head(self, note: Shown) -> bool:
        """Say whether a note cannot stand higher."""
        return note.first >= self.frame.head - self.type.leading.pt

    def at_foot(self, note: Shown) -> bool:
        """Say whether a note cannot stand lower."""
        return note.last <= self.frame.foot + self.type.leading.pt


def margin_of(geometry: Geometry, frame: Box, kind: TypeSize, page: int) -> Margin:
    """Read the margin of a page.

    Args:
        geometry: the file.
        frame: where notes may stand.
        kind: size and leading of notes.
        page: counted from 0.
    """
    heads = _heads(geometry)
    wide = _wide_blocks(geometry, frame, page)
    notes: list[Shown] = []
    loose: list[Line] = []
    for line in rows(_beside(geometry, frame, page, wide)):
        texts = [word.text for word in line.words]
        if texts[0].isdigit() and tuple(texts[1:]) in heads:
            notes.append(Shown(int(texts[0]), (line,), _read(geometry, line)))
        elif all(text.isdigit() for text in texts) or not notes:
            loose.append(line)
        else:
            notes[-1] = Shown(
                notes[-1].number, (*notes[-1].lines, line), notes[-1].read
            )
    numbers = {
        word.text for line in loose for word in line.words if word.text.isdigit()
    }
    below = _noted_below(geometry, page, wide)
    return Margin(
        page, frame, kind, tuple(notes), dict(_marks(geometry, page)), dict(_starts(geometry, page, notes)),
        frozenset({note.number for note in notes} | set(map(int, numbers)) | below), bool(numbers),
    )  # fmt: skip


def _block(path: tuple[Node, ...]) -> int:
    """Return what tells the block of an element from others; 0 where it is in none."""
    return id(path[2]) if len(path) > 3 else 0


def _wide_blocks(geometry: Geometry, frame: Box, page: int) -> set[int]:
    """Return the blocks of a page that reach into the margin with more than their notes."""
    wide = set()
    for piece in geometry.on[page]:
        for line in piece.on(page) if not piece.within("Note") else ():
            if min(line.box.overlap(frame)) > _LEVEL:
                wide.add(_block(piece.path))
    for figure in geometry.figures:
        if figure.page == page and min(figure.box.overlap(frame)) > _LEVEL:
            wide.add(_block(figure.path))
    return wide - {0}


def _noted_below(geometry: Geometry, page: int, wide: set[int]) -> set[int]:
    """Return the numbers of the claims that wide blocks note in a row below."""
    numbers = set()
    for piece in geometry.on[page]:
        if piece.within("Note") and _block(piece.path) in wide:
            first = piece.on(page)[0].words[0].text
            numbers |= {int(first)} if first.isdigit() else set()
    return numbers


def _heads(geometry: Geometry) -> set[tuple[str, ...]]:
    """Return what stands after the number in the first lines of notes: the words for a status."""
    firsts = (piece.lines[0].words for piece in geometry.pieces if piece.within("Note"))
    return {
        tuple(word.text for word in words[1:])
        for words in firsts
        if words[0].text.isdigit()
    } - {()}


def _beside(
    geometry: Geometry, frame: Box, page: int, wide: set[int]
) -> Iterator[Word]:
    """Yield the words of notes beside text on a page, those that are shown once more included."""
    room = Box(frame.left, frame.foot - 8, frame.right, frame.head + 8)
    for word in geometry.words:
        if word.page != page or min(word.box.overlap(room)) <= 0:
            continue
        if word.mcid is None:
            yield word
            continue
        piece = geometry.piece(word)
        if piece.within("Note") and _block(piece.path) not in wide:
            yield word


def _read(geometry: Geometry, line: Line) -> Node | None:
    return (
        geometry.piece(line.words[0]).within("Note")
        if line.words[0].mcid is not None
        else None
    )


_BRACKETS = "[]"
"""Around a mark that follows a number."""


def _marks(geometry: Geometry, page: int) -> Iterator[tuple[int, tuple[float, ...]]]:
    """Yield the number of each claim that is marked on a page, with the baselines of the lines."""
    found: dict[int, list[float]] = {}
    for piece in geometry.on[page]:
        for line, word in marked(piece) if not piece.within("TOC", "Note") else ():
            if line.page == page:
                number = int(word.text.strip(_BRACKETS))
                found.setdefault(number, []).append(line.baseline)
    yield from (
        (number, tuple(sorted(lines, reverse=True))) for number, lines in found.items()
    )


def marked(piece: Piece) -> Iterator[tuple[Line, Word]]:
    """Yield the source marks of a piece, each with the line that it stands in."""
    marks = {
        (kid.page, kid.mcid)
        for mark in piece.inline("Reference")
        for kid in mark.contents()
    }
    for line in piece.lines:
        yield from (
            (line, word)
            for word in line.words
            if (line.page, word.mcid) in marks and word.text.strip(_BRACKETS).isdigit()
        )


def _starts(
    geometry: Geometry, page: int, notes: list[Shown]
) -> Iterator[tuple[int, tuple[float, ...]]]:
    """Yield for the claim of each note where else than beside its mark that may stand."""
    for note in notes:
        if note.read is not None:
            nodes = [
                node
                for node in _beside_what(geometry, note.read)
                if _first(geometry, page, node)
            ]
            yield note.number, tuple(_first(geometry, page, node)[0] for node in nodes)


def _beside_what(geometry: Geometry, note: Node) -> list[Node]:
    """Return the elements whose first line a note may stand beside, by where it is read."""
    path = next(piece.path for piece in geometry.pieces if piece.is_within(note))
    parent = next(one for one, other in pairwise(path) if other is note)
    kids = [
        kid
        for kid in parent.kids
        if isinstance(kid, Node) and (kid is note or kid.tag != "Note")
    ]
    others = kids[: kids.index(note)]
    if not others:  # a block without a title begins below its notes
        return kids[1:2]
    if others[-1].tag.startswith("H"):
        return others[-1:]
    if parent.tag in ("LBody", "BlockQuote"):
        return others[:1]
    return others


def _first(geometry: Geometry, page: int, node: Node) -> list[float]:
    """Return where an element begins on a page: the baseline of its first line, or a figure's edge."""
    drawn = [
        figure.box.head
        for figure in geometry.figures
        if figure.page == page and figure.path[-1] is node
    ]
    lines = [
        piece.on(page)[0].baseline
        for piece in geometry.on[page]
        if piece.is_within(node)
    ]
    return drawn or sorted(lines)[-1:]
