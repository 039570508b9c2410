"""Evidence beside its line: every mark has a note of its number, in the margin near it or in a row below its block."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tests.dossier.frames import House, Wide, back_matter, columns, wide_blocks
from tests.dossier.geometry import Geometry
from tests.dossier.margins import Margin, Shown, margin_of, marked, read_mark

_NEAR_LINES = 2.0
"""Lines of the text by which a note may be off its mark."""
_NEAR_SHARE = 0.95
"""Share of the marks of a dossier whose notes are that near."""


def marks_without_evidence(geometry: Geometry, house: House) -> Iterator[str]:
    """Each source mark has its note on the same page, or in the row below its wide block."""
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
        if not any(piece.part in back for piece in _pieces(geometry, one)):
            for number in sorted(_marked_in(geometry, one) - _noted_in(geometry, one)):
                yield f"the mark {number} of {one.block.text[:50]!r} has no note below it"


def _is_marked(
    geometry: Geometry, margin: Margin, number: int, back: set[int]
) -> bool:
    """Say whether a claim is marked on a page in what is no back matter."""
    return any(
        read_mark(word) == number and line.page == margin.page
        for piece in geometry.on[margin.page]
        if piece.part not in back and not piece.within("TOC", "Note")
        for line, word in marked(piece)
    )


def _pieces(geometry: Geometry, one: Wide):  # type: ignore[no-untyped-def]
    return [piece for piece in geometry.pieces if piece.is_within(one.block)]


def _marked_in(geometry: Geometry, one: Wide) -> set[int]:
    return {
        read_mark(word)
        for piece in _pieces(geometry, one)
        if not piece.within("Note")
        for _, word in marked(piece)
    }


def _noted_in(geometry: Geometry, one: Wide) -> set[int]:
    return {
        int(piece.lines[0].words[0].text)
        for piece in _pieces(geometry, one)
        if piece.within("Note") and piece.lines[0].words[0].text.isdigit()
    }


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


def _is_inside(wall: object, note: Shown) -> bool:
    _, foot, _, head = wall  # type: ignore[misc]
    return bool(note.first > foot and note.last < head)


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
    """Yield the notes of a wide block that stand above anything of it, and those out of order."""
    pieces = _pieces(geometry, one)
    ends = [
        (line.page, -line.baseline)
        for piece in pieces
        if not piece.within("Note")
        for line in piece.lines
    ]
    firsts = [
        (line.page, -line.baseline, line.box.left, line.words[0].text)
        for piece in pieces
        if piece.within("Note")
        for line in piece.lines[:1]
        if line.words[0].text.isdigit()
    ]
    for page, drop, _, number in firsts:
        if ends and (page, drop) <= max(ends):
            yield f"page {page + 1}: the note {number} stands in its wide block, not below it"
    shown = [(page, round(drop), left, int(number)) for page, drop, left, number in firsts]
    for above, below in pairwise(sorted(shown)):
        if above[3] > below[3]:
            yield f"page {below[0] + 1}: the note {below[3]} stands after the note {above[3]}"


def _margins(
    geometry: Geometry, house: House, wide: list[Wide]
) -> Iterator[Margin]:
    for at in range(1, len(geometry.media)):
        place = columns(geometry, house, at)
        yield margin_of(geometry, place, house.theme, at, wide)
