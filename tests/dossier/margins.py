"""Geometry -> the evidence margin of a page: its notes from head to foot, and where each is wanted.

A note is wanted level with a line on its page that carries its claim's mark, or, where the
claim bears a block as a whole, level with what the block begins with. A wide block parts the
margin, and has its notes in rows below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reporting.design.theme import Theme
from tests.dossier.frames import Columns, Wide
from tests.dossier.geometry import Box, Geometry, Line, Piece, Word, rows
from tests.pdf.reading import Node

_MARK = re.compile(r"\d+|\[\d+\]")
_GAP = 5.5
"""The most that notes which touch are apart, in points."""
_LEVEL = 0.5
"""Points by which a note may be off the line that carries its mark."""
_BESIDE = 20.0
"""The same for a block without a mark, which may begin with a drawing, a rule or a numeral of 30 points."""
_WALL = 26.0
"""Points from the words of a wide block to its edge: discs, rules and space without words."""
_NEAR = 2.0
"""Lines within which notes change places to stand in the order of their numbers."""


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
        leading: of the notes, and of the text.
        walls: boxes of the wide blocks, which part it.
        notes: from the head to the foot.
        marks: baselines of the lines that carry the mark of each claim, by its number, falling; those of
            wide blocks left out.
        starts: baselines at which a block may begin that a claim bears as a whole, by that
            claim's number.
        crowd: numbers that are gathered in lines because the margin does not hold all notes.
        strays: lines that are of no note.
    """

    page: int
    frame: Box
    leading: tuple[float, float]
    walls: tuple[Box, ...]
    notes: tuple[Shown, ...]
    marks: Mapping[int, tuple[float, ...]]
    starts: Mapping[int, tuple[float, ...]]
    crowd: frozenset[int]
    strays: tuple[Line, ...]

    @property
    def numbers(self) -> frozenset[int]:
        """The claims that are noted in it, in words or by their numbers alone."""
        return self.crowd | {note.number for note in self.notes}

    def moved(self, note: Shown) -> list[float]:
        """Return how far above each of its places a note stands, in points; 0 for level.

        A place that another note of the claim is nearer to is not its own, unless it is near.
        """
        marks = (
            note.first - place
            for place in self.marks.get(note.number, ())
            if self._is_nearest(note, place)
        )
        starts = (
            note.first - place
            for place in self.starts.get(note.number, ())
            if self._is_nearest(note, place)
        )
        return [
            *(0.0 if self._is_level(note, move) else move for move in marks),
            *(0.0 if self._is_beside(note, move) else move for move in starts),
        ]

    def _is_nearest(self, note: Shown, place: float) -> bool:
        """Say whether no other note of its claim is nearer to a place, or it is near by itself.

        A note that others push down may come to stand half way to the next of its marks.
        """
        _, leading = self.leading
        offs = [
            abs(one.first - place) for one in self.notes if one.number == note.number
        ]
        off = abs(note.first - place)
        return off <= max(min(offs), _NEAR * leading + _LEVEL)

    def _is_level(self, note: Shown, move: float) -> bool:
        """Say whether a note is level with its mark, or with one near it whose note comes later in number or place."""
        if abs(move) <= _LEVEL:
            return True
        _, leading = self.leading
        others = (line for lines in self.marks.values() for line in lines)
        level = any(abs(note.first - line) <= _LEVEL for line in others)
        return level and abs(move) <= _NEAR * leading + _LEVEL

    def _is_beside(self, note: Shown, move: float) -> bool:
        """Say the same of a block without a mark: its note may change places with that of a mark in the block."""
        return abs(move) <= _BESIDE or self._is_level(note, move)

    def touch(self, above: Shown, below: Shown) -> bool:
        """Say whether two notes are as close as notes get."""
        own, _ = self.leading
        return above.last - below.first <= own + _GAP + 0.5

    def at_head(self, note: Shown) -> bool:
        """Say whether a note cannot stand higher, for the page's head or a wide block."""
        own, _ = self.leading
        feet = (wall.foot for wall in self.walls)
        return note.first >= self.frame.head - own or any(
            0 <= foot - note.first <= own + _GAP for foot in feet
        )

    def at_foot(self, note: Shown) -> bool:
        """Say whether a note cannot stand lower, for the page's foot or a wide block."""
        own, _ = self.leading
        heads = (wall.head for wall in self.walls)
        return note.last <= self.frame.foot + own + _GAP or any(
            0 <= note.last - head <= own + _WALL for head in heads
        )

    def clusters(self) -> Iterator[list[Shown]]:
        """Yield notes that touch one another, from the head to the foot."""
        cluster: list[Shown] = []
        for note in self.notes:
            if cluster and not self.touch(cluster[-1], note):
                yield cluster
                cluster = []
            cluster.append(note)
        if cluster:
            yield cluster


def margin_of(
    geometry: Geometry, place: Columns, theme: Theme, page: int, wide: Sequence[Wide]
) -> Margin:
    """Read the margin of a page.

    Args:
        geometry: the file.
        place: its columns.
        theme: for the leading of notes and text.
        page: counted from 0.
        wide: the blocks that stand across text and margin.
    """
    heads = _heads(geometry)
    here = [one for one in wide if page in one.boxes]
    notes: list[Shown] = []
    crowd: set[int] = set()
    strays: list[Line] = []
    for line in rows(_beside(geometry, place.margin, page, here)):
        texts = [word.text for word in line.words]
        if texts[0].isdigit() and tuple(texts[1:]) in heads:
            notes.append(Shown(int(texts[0]), (line,), _read(geometry, line)))
        elif all(text.isdigit() for text in texts):
            crowd.update(map(int, texts))
        elif not notes:
            strays.append(line)
        else:
            notes[-1] = Shown(
                notes[-1].number, (*notes[-1].lines, line), notes[-1].read
            )
    return Margin(
        page,
        place.margin,
        (theme.print.margin.leading.pt, theme.print.body.leading.pt),
        tuple(one.boxes[page] for one in here),
        tuple(notes),
        dict(marks_on(geometry, page, [one.block for one in here])),
        _starts(geometry, page, notes),
        frozenset(crowd),
        tuple(strays),
    )


def _heads(geometry: Geometry) -> set[tuple[str, ...]]:
    """Return what stands after the number in the first lines of notes: the words for a status."""
    firsts = (piece.lines[0].words for piece in geometry.pieces if piece.within("Note"))
    return {
        tuple(word.text for word in words[1:])
        for words in firsts
        if words[0].text.isdigit()
    } - {()}


def _beside(
    geometry: Geometry, frame: Box, page: int, wide: Sequence[Wide]
) -> Iterator[Word]:
    """Yield the words of notes in the margin, those that are shown once more included.

    What a table repeats at the head of a page may stand in the margin too: those are the
    words above it that it begins with.
    """
    room = Box(frame.left - 1, frame.foot - 30, frame.right + 1, frame.head + 8)
    repeated = list(_repeated_heads(geometry, page))
    trim = geometry.trim[page]
    folio = (trim.foot + frame.foot) / 2
    for word in geometry.words:
        if word.page != page or min(word.box.overlap(room)) <= 0:
            continue
        if word.mcid is not None:
            piece = geometry.piece(word)
            if piece.within("Note") and not any(
                piece.is_within(one.block) for one in wide
            ):
                yield word
        elif abs(word.baseline - folio) > 1 and not any(
            word.text in head and word.box.foot > top for head, top in repeated
        ):
            yield word


def _repeated_heads(
    geometry: Geometry, page: int
) -> Iterator[tuple[frozenset[str], float]]:
    """Yield for each table that goes on on a page the words of its head, and above what they are repeated."""
    for table in geometry.root.all("Table"):
        pieces = geometry.inside(table)
        heads = [line.box.head for piece in pieces for line in piece.on(page)]
        words = [
            word.text
            for piece in pieces
            if piece.within("THead")
            for line in piece.lines
            for word in line.words
        ]
        goes_on = any(at < page for piece in pieces for at in piece.pages())
        if heads and goes_on:
            yield frozenset(words), max(heads)


def _read(geometry: Geometry, line: Line) -> Node | None:
    return (
        geometry.piece(line.words[0]).within("Note")
        if line.words[0].mcid is not None
        else None
    )


def marks_on(
    geometry: Geometry, page: int, without: Sequence[Node]
) -> Iterator[tuple[int, tuple[float, ...]]]:
    """Yield the number of each claim that is marked on a page, with the baselines of the lines.

    Args:
        geometry: the file.
        page: counted from 0.
        without: elements whose marks are left out.
    """
    found: dict[int, list[float]] = {}
    for piece in geometry.on[page]:
        if piece.within("TOC", "Note") or any(map(piece.is_within, without)):
            continue
        for line, word in marked(piece):
            if line.page == page:
                found.setdefault(read_mark(word), []).append(line.baseline)
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
            if (line.page, word.mcid) in marks and _MARK.fullmatch(word.text)
        )


def read_mark(word: Word) -> int:
    """Return the number of a source mark, which stands in brackets where it follows a number."""
    return int(word.text.strip("[]"))


def _starts(
    geometry: Geometry, page: int, notes: list[Shown]
) -> Mapping[int, tuple[float, ...]]:
    """Return for the claim of each note where else than beside its mark that may stand."""
    found: dict[int, list[float]] = {}
    for note in notes:
        for node in _beside_what(geometry, note.read) if note.read else ():
            for begun in (node, *_first_row(node)):
                places = _first(geometry, page, begun)[:1]
                found.setdefault(note.number, []).extend(places)
    return {number: tuple(firsts) for number, firsts in found.items() if firsts}


def _beside_what(geometry: Geometry, note: Node) -> list[Node]:
    """Return the elements whose first line a note may stand beside, by where it is read."""
    path = geometry.inside(note)[0].path
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


def _first_row(node: Node) -> list[Node]:
    """Return the first row below a table's head: the head, which is repeated, has no notes of the whole."""
    if node.tag != "Table":
        return []
    bodies = [kid for kid in node.all("TBody") if kid.all("TR")]
    return [body.all("TR")[0] for body in bodies[:1]]


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
