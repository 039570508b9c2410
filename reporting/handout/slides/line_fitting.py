"""A row of text and a width -> the lines that programs of slides break it into.

They fill each line with as many words as it holds, as they are shaped, and end it where all
of them do: at spaces, behind hyphens and dashes, between the letters of East Asia. A deck is
planned with some room left; here it is shown, so that a line may hold a word more than was
planned.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.design.measure import MeasuredText, Span
from reporting.design.units import pt
from reporting.paper.marks import LineEnd
from reporting.paper.typeset.lines import BrokenLine
from reporting.paper.typeset.text_row import TextRow

_LARGE, _ROUNDED = 24.0, 0.001
"""Type size below which programs round widths of letters up, and by how much of a line."""


def fit_lines(row: TextRow, room: float) -> list[BrokenLine]:
    """Break a row into lines.

    Args:
        row: the words of a paragraph.
        room: width of a line, in points.
    """
    text = row.text
    if not text:
        return []
    size = max(piece.look.size for piece in row.pieces)
    if size < _LARGE:
        room *= 1 - _ROUNDED
    if row.whole <= room:
        return [BrokenLine(0, len(text), LineEnd.WORD)]
    spans = [Span(part, piece.look.face) for piece, part in row.strings(0, len(text))]
    measured = MeasuredText(spans)
    starts = [start for start, _, _ in measured.list_words()]
    breaks = fill_lines(row, starts, room)
    if breaks is None:
        breaks = list(measured.find_breaks(pt(size), pt(room)))
    return make_lines(text, breaks)


def fill_lines(
    row: TextRow,
    starts: Sequence[int],
    room: float,
) -> list[int] | None:
    """Return where lines after the first begin; None where a word is wider than a line.

    Args:
        row: the words of a paragraph.
        starts: where what stands together on a line begins.
        room: width of a line, in points.
    """
    text = row.text
    breaks: list[int] = []
    first = 0
    used = 0.0
    stops = [*starts[1:], len(text)]
    for start, stop in zip(starts, stops, strict=True):
        word = text[start:stop].rstrip(" ")
        end = start + len(word)
        width = row.width(start, end)
        if width > room:
            return None
        if start > first and used + width > room:
            breaks.append(start)
            first = start
            used = 0.0
        used += width + row.width(end, stop)
    return breaks


def make_lines(text: str, breaks: Sequence[int]) -> list[BrokenLine]:
    """Return the lines of a text that begin at some places, without spaces at their ends."""
    lines: list[BrokenLine] = []
    starts = [0, *breaks]
    stops = [*breaks, len(text)]
    for start, stop in zip(starts, stops, strict=True):
        shown = text[start:stop].rstrip(" ")
        end = start + len(shown)
        is_last = stop == len(text)
        kind = LineEnd.WORD if is_last or end < stop else LineEnd.WITHIN
        lines.append(BrokenLine(start, end, kind))
    return lines
