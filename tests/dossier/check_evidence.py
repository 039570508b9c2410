"""Evidence beside its line: every mark has a note of its number, in the margin near it or in a row below its block."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tests.dossier.frames import House, Wide, back_matter, columns, wide_blocks
from tests.dossier.geometry import Box, Geometry, Line
from tests.dossier.margins import Margin, Shown, margin_of, marked, read_mark

_NEAR_LINES = 2.0
"""Lines of the text by which a note may be off its mark."""
_NEAR_SHARE = 0.95
"""Share of the marks of a dossier whose notes are that near."""


def marks_without_evidence(geometry: Geometry, house: House) -> Iterator[str]:
    """Each source mark has its note on the same page, or in the rows of notes that end its wide block."""
    back = back_matter(geometry, house)
    wide = wide_blocks(geometry, house)
    for margin in _margins(geometry, house, wide):
        listed = {
            number
            for number in margin.marks
            if _is_marked(geometry, margin, number, back)
        }
        for number in sorted(listed - margin.numbers):
            yield f"page {margin.page + 1}: the mark {number} has no note beside it"
    for one in wide:
        abreast = [other for other in wide if other.boxes == one.boxes]
        notes = [note for other in abreast for note in _notes_of(geometry, other)]
        ends = max(one.boxes)
        for number, line in _marks_of(geometry, one, back):
            pages = {note.page for noted, note in notes if noted == number}
            if not pages & {line.page, ends}:
                yield f"page {line.page + 1}: the mark {number} has no note below {one.block.text[:40]!r}"


def _is_marked(geometry: Geometry, margin: Margin, number: int, back: set[int]) -> bool:
    """Say whether a claim is marked on a page in what is no back matter."""
    return any(
        read_mark(word) == number and line.page == margin.page
        for piece in geometry.on[margin.page]
        if piece.part not in back and not piece.within("TOC", "Note")
        for line, word in marked(piece)
    )


def _marks_of(
    geometry: Geometry, one: Wide, back: set[int] | frozenset[int] = frozenset()
) -> Iterator[tuple[int, Line]]:
    """Yield the marks in a wide block with the lines that carry them."""
    for piece in geometry.inside(one.block):
        if not piece.within("Note") and piece.part not in back:
            yield from ((read_mark(word), line) for line, word in marked(piece))


def _notes_of(geometry: Geometry, one: Wide) -> Iterator[tuple[int, Line]]:
    """Yield the notes of a wide block, each with its first line."""
    for piece in geometry.inside(one.block):
        if piece.within("Note"):
            line = piece.lines[0]
            if line.words[0].text.isdigit():
                yield int(line.words[0].text), line


def marks_torn_off(geometry: Geometry, _: House) -> Iterator[str]:
    """A source mark stands in the line of the word that it marks: no line begins with one."""
    for piece in geometry.pieces:
        for line, word in marked(piece) if not piece.within("Note", "TOC") else ():
            if word is line.words[0] and piece.lines[0] is not line:
                yield f"the mark {word.text} begins a line of {piece}"


def marks_far_off(geometry: Geometry, house: House) -> Iterator[str]:
    """A note of its number stands within two lines of nearly every mark that has the margin beside it."""
    reach = _NEAR_LINES * house.leading + 0.5
    back = back_matter(geometry, house)
    far: list[str] = []
    count = 0
    for margin in _margins(geometry, house, wide_blocks(geometry, house)):
        for number, lines in margin.marks.items():
            if not _is_marked(geometry, margin, number, back):
                continue
            firsts = [note.first for note in margin.notes if note.number == number]
            for line in lines:
                count += 1
                off = min((abs(first - line) for first in firsts), default=None)
                if off is None or off > reach:
                    said = "none" if off is None else f"{off:.0f} points"
                    far.append(
                        f"page {margin.page + 1}: the mark {number} is {said} from its note"
                    )
    if len(far) > (1 - _NEAR_SHARE) * count:
        yield f"{len(far)} of {count} marks are far from their notes: {'; '.join(far)}"


def notes_astray(geometry: Geometry, house: House) -> Iterator[str]:
    """A note stands level with its claim, or is kept from it by another note, a wide block or the page's edge."""
    wide = wide_blocks(geometry, house)
    for margin in _margins(geometry, house, wide):
        for line in margin.strays:
            yield f"page {margin.page + 1}: {line.text!r} is of no note"
        for note in margin.notes:
            if any(_is_inside(wall, note) for wall in margin.walls):
                yield f"page {margin.page + 1}: the note {note.lines[0].text!r} stands in a wide block"
        if margin.crowd:
            continue  # the last numbers are gathered in a line
        for cluster in margin.clusters():
            yield from _judge_cluster(margin, cluster)
    for one in wide:
        yield from _judge_rows(geometry, one)


def _is_inside(wall: Box, note: Shown) -> bool:
    return note.first > wall.foot and note.last < wall.head


def _judge_cluster(margin: Margin, cluster: list[Shown]) -> Iterator[str]:
    """Yield the notes of a cluster that nothing keeps from where they are wanted."""
    where = f"page {margin.page + 1}: the note"
    moved = [margin.moved(note) for note in cluster]
    for at, (note, moves) in enumerate(zip(cluster, moved, strict=True)):
        said = note.lines[0].text
        if not moves:
            yield f"{where} {said!r} is beside no claim"
            return
        lower = at > 0 or margin.at_head(note)
        higher = at < len(cluster) - 1 or margin.at_foot(note)
        if not any(move == 0 or (lower if move < 0 else higher) for move in moves):
            nearest = min(moves, key=abs)
            yield f"{where} {said!r} is {nearest:+.1f} points off its claim, and nothing is in the way"
    if len(cluster) > 1:
        texts = [note.lines[0].text for note in cluster]
        every = [move for moves in moved for move in moves]
        if min(every) > 0 and not margin.at_foot(cluster[-1]):
            yield f"{where}s {texts} all stand too high"
        if max(every) < 0 and not margin.at_head(cluster[0]):
            yield f"{where}s {texts} all stand too low"


def _judge_rows(geometry: Geometry, one: Wide) -> Iterator[str]:
    """Yield the notes of a wide block that stand not below what they prove, and those out of order.

    Those of the block as a whole may stand between its heading and all else.
    """
    notes = list(_notes_of(geometry, one))
    if not notes:
        return
    marks = list(_marks_of(geometry, one))
    begins = min(
        _drop(line)
        for piece in geometry.inside(one.block)
        if not piece.within("Note")
        for line in piece.lines
        if not piece.is_heading
    )
    for number, line in notes:
        if _drop(line) < begins:
            continue  # of the block as a whole, below its heading
        above = [
            mark
            for marked, mark in marks
            if marked == number and _drop(mark) < _drop(line)
        ]
        is_marked = any(marked == number for marked, _ in marks)
        if is_marked and not above:
            yield f"page {line.page + 1}: the note {number} stands above its mark"
    rows = groupby(
        sorted(notes, key=lambda note: (*_drop(note[1]), note[1].box.left)),
        key=lambda note: _drop(note[1]),
    )
    for (page, _), row in rows:
        numbers = [number for number, _ in row]
        if numbers != sorted(numbers):
            yield f"page {page + 1}: the notes {numbers} are out of order"


def _drop(line: Line) -> tuple[int, int]:
    """Return where a line stands, in the order from the head of the first page to the foot of the last."""
    return line.page, -round(line.baseline)


def _margins(geometry: Geometry, house: House, wide: list[Wide]) -> Iterator[Margin]:
    for at in range(1, len(geometry.media)):
        place = columns(geometry, house, at)
        yield margin_of(geometry, place, house.theme, at, wide)
