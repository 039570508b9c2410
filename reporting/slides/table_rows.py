"""Cells and widths of columns -> rows of a table none of which is taller than a slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.words import Evidence, Para
from reporting.record import Record
from reporting.slides.model import SlideText
from reporting.slides.splitting import split_text
from reporting.slides.table_columns import PADDING_X, PADDING_Y
from reporting.slides.typesetter import Typesetter


class TableRow(Record, frozen=True):
    """Cells at one size, no taller than a slide."""

    cells: tuple[SlideText, ...]
    height: Length
    evidence: tuple[Evidence, ...] = ()


def split_row(
    setter: Typesetter,
    cells: Sequence[Para],
    size: Length,
    widths: Sequence[Length],
    room: Length,
) -> Iterator[TableRow]:
    """Yield a row, or the parts of it where it is taller than a slide."""
    most = count_fitting(setter, Style.TEXT, size, room)
    evidence = tuple([proof for cell in cells for proof in cell.evidence])
    empty = setter.make_text("", Style.TEXT, size)
    rest = [setter.make_text(cell.runs, Style.TEXT, size) for cell in cells]
    is_whole = False
    while not is_whole:
        heads = []
        tails = []
        is_whole = True
        for text, width in zip(rest, widths, strict=True):
            head, tail = split_text(setter, text, measure_inner(width), most)
            heads.append(head)
            tails.append(tail or empty)
            is_whole = is_whole and tail is None
        yield make_row(setter, heads, widths, evidence)
        rest = tails


def make_row(
    setter: Typesetter,
    texts: Sequence[SlideText],
    widths: Sequence[Length],
    evidence: tuple[Evidence, ...] = (),
) -> TableRow:
    """Return a row as tall as its tallest cell."""
    height = Length(0)
    for text, width in zip(texts, widths, strict=True):
        own = setter.measure_height((text,), measure_inner(width))
        height = max(height, own)
    return TableRow(tuple(texts), height + PADDING_Y, evidence)


def measure_inner(width: Length) -> Length:
    """Return the width of a cell's text."""
    return width - PADDING_X


def count_fitting(
    setter: Typesetter,
    style: Style,
    size: Length,
    room: Length,
) -> int:
    """Return how many lines a cell may have in a row of a height."""
    leading = setter.find_leading(style, size)
    return max(1, int((room - PADDING_Y) // leading))
