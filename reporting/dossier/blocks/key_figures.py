"""Key figures -> large numbers, each with its label, period and comparison."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from reporting.dossier.typeset.columns import (
    Cell,
    Columns,
    Extent,
    Gap,
    group_rows,
    measure_height,
)
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing
from reporting.dossier.typeset.paragraph import EvidenceParagraph, add_standing_evidence
from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.structure import StructElem
from reporting.plan.block_model import FigureItem, FiguresBlock, Run, make_run
from reporting.record import Record

_ABREAST = (4, 3, 2)
"""How many figures may stand abreast."""
_GUTTER = 20.0
"""Between two figures, in points."""
_SHARES = (1.0, 0.9, 0.8, 0.7, 0.6)
"""Sizes that values are tried in, as shares of the full size."""
_SMALLEST = 0.7
"""Share of the full size down to which a value's words stand as they were asked for."""
_WORDS = 0.56
"""Size of the words beside a number, as a share of the number's."""
_VALUE = 0.42
"""Share of the column for values whose words stand at their right."""
_LABEL_LINES = 1.7
"""Lines, filled, that a label may take where four figures stand abreast."""
_PARTS = 2
"""Parts of a value that may be cut into two lines."""
_NUMBER = re.compile(r"\S*\d\S*")


class ValuePart(Record, frozen=True):
    """A part of a value: a number, set large, or the words beside it."""

    text: str
    is_number: bool


class ValueLook(Record, frozen=True):
    """How the values of a block are set.

    Args:
        share: of the full size.
        is_stacked: whether the words after a number stand below it.
        is_wrapped: whether these words may take several lines.
    """

    share: float
    is_stacked: bool
    is_wrapped: bool = False


def typeset_key_figures(setting: RenderContext, block: FiguresBlock) -> list[Flowable]:
    """Set as many numbers abreast as can be large, in one size, none alone in a row.

    Where not even two can, they stand below one another with their words beside them.
    """
    items = block.items
    listed = setting.group("L", numbering="None")
    for count in _list_counts(len(items)):
        width = (setting.width - _GUTTER * (count - 1)) / count
        look = _choose_look(setting, items, width)
        is_crowded = count == max(_ABREAST) and not _is_brief(setting, items, width)
        if look and not is_crowded:
            rows = group_rows(items, count)
            return [_typeset_row(listed, row, look, width) for row in rows]
    look = _choose_look(setting, items, setting.width * _VALUE)
    if look is None:
        look = ValueLook(min(_SHARES), is_stacked=True)
    return [_typeset_beside(listed, item, look) for item in items]


# ---------------------------------------------------------------- choice of a look


def _list_counts(number: int) -> list[int]:
    """Return how many figures may stand abreast, the best first.

    Best are many in rows of equal length; a count that leaves one alone in the last row is
    left out, and two abreast come last.
    """

    def rank(count: int) -> tuple[bool, bool, int]:
        is_uneven = -number % count > 1
        return (count == min(_ABREAST), is_uneven, -count)

    counts = [count for count in _ABREAST if count <= number and number % count != 1]
    return sorted(counts, key=rank)


def _is_brief(
    setting: RenderContext, items: Sequence[FigureItem], width: float
) -> bool:
    """Whether two lines of a column hold the label of each figure."""
    style = setting.styles.label
    widths = [stringWidth(item.label, style.fontName, style.fontSize) for item in items]
    return max(widths, default=0.0) < _LABEL_LINES * width


def _list_looks() -> list[ValueLook]:
    """Return all looks, the best first."""
    large = [share for share in _SHARES if share >= _SMALLEST]
    looks = [ValueLook(share, is_stacked=False) for share in large]
    looks += [ValueLook(share, is_stacked=True) for share in large]
    looks += [ValueLook(share, is_stacked=True, is_wrapped=True) for share in _SHARES]
    return looks


def _choose_look(
    setting: RenderContext, items: Sequence[FigureItem], width: float
) -> ValueLook | None:
    """Return the best look in which no value is wider than its column, if there is one."""
    for look in _list_looks():
        widths = [_measure_value(setting, item.value, look) for item in items]
        if max(widths) <= width:
            return look
    return None


def _measure_value(setting: RenderContext, value: str, look: ValueLook) -> float:
    """Return the width of a value's longest line, in points."""
    style = setting.styles.figure
    size = style.fontSize * look.share
    widths: list[float] = []
    for line in _split_lines(value, look):
        width = 0.0
        for part in line:
            if part.is_number:
                width += stringWidth(part.text, style.fontName, size)
                continue
            words = part.text.split() if look.is_wrapped else [part.text]
            small = size * _WORDS
            width += max([stringWidth(word, style.fontName, small) for word in words])
        widths.append(width)
    return max(widths)


def _split_lines(value: str, look: ValueLook) -> list[list[ValuePart]]:
    """Cut a value into lines of numbers and words; words that end it may stand below."""
    parts: list[ValuePart] = []
    value = value.replace("\u00a0", " ")
    start = 0
    for match in _NUMBER.finditer(value):
        parts.append(ValuePart(value[start : match.start()], is_number=False))
        parts.append(ValuePart(match.group(), is_number=True))
        start = match.end()
    parts.append(ValuePart(value[start:], is_number=False))
    parts = [part for part in parts if part.text]
    if not look.is_stacked or len(parts) < _PARTS or parts[-1].is_number:
        return [parts]
    *above, last = parts
    below = ValuePart(last.text.strip(), is_number=False)
    return [above, [below]]


# ---------------------------------------------------------------- typesetting


def _typeset_row(
    listed: RenderContext, items: Sequence[FigureItem], look: ValueLook, width: float
) -> Columns:
    """Set figures abreast, with hairlines between; their labels begin level."""
    figures = [_typeset_figure(listed, item, look) for item in items]
    heights = [measure_height(value, width) for value, _ in figures]
    cells: list[Cell] = []
    for number, (value, words) in enumerate(figures):
        left = number * (width + _GUTTER)
        level = Gap(max(heights) - heights[number])
        cells.append(Cell(left, width, (*value, level, *words)))
    theme = listed.theme

    def draw_hairlines(canvas: TaggedCanvas, extent: Extent) -> None:
        drawing = Drawing(canvas, theme)
        for cell in cells[1:]:
            x = cell.left - _GUTTER / 2
            drawing.line((x, extent.height), (x, 0), theme.colours.hairline)

    return Columns(cells, draw_hairlines, before=4, after=listed.styles.body.leading)


def _typeset_beside(
    listed: RenderContext, item: FigureItem, look: ValueLook
) -> Columns:
    """Set a figure with its words at its right."""
    styles = listed.styles
    left = listed.width * _VALUE + _GUTTER
    value, words = _typeset_figure(listed, item, look)
    drop = styles.figure.fontSize * look.share - styles.label.leading
    level = Gap(max(0.0, drop))
    value_cell = Cell(0, left - _GUTTER, tuple(value))
    words_cell = Cell(left, listed.width - left, (level, *words))
    return Columns([value_cell, words_cell], after=styles.body.leading)


def _typeset_figure(
    listed: RenderContext, item: FigureItem, look: ValueLook
) -> tuple[list[EvidenceParagraph], list[EvidenceParagraph]]:
    """Return the lines of a figure's value, and its label with what is below."""
    styles = listed.styles
    setting = listed.group("LI").group("LBody")
    elem = setting.elem("P")
    setting.record.locate(elem, item.origin)
    value: list[EvidenceParagraph] = []
    for parts in _split_lines(item.value, look):
        value.append(_typeset_value_line(setting, parts, look, elem))
    label_style = styles.label.clone("label", spaceBefore=4, spaceAfter=2, patterns="")
    label = (make_run(item.label), setting.mark(item.evidence))
    words = [setting.words(label, label_style)]
    for text in (item.detail, item.comparison):
        if text:
            words.append(setting.words(text, styles.small))
    notes = setting.notes((item.evidence,))
    add_standing_evidence(value[0], notes)
    return value, words


def _typeset_value_line(
    setting: RenderContext, parts: list[ValuePart], look: ValueLook, elem: StructElem
) -> EvidenceParagraph:
    style = setting.styles.figure
    large = style.fontSize * look.share
    small = large * _WORDS
    sizes = [large if part.is_number else small for part in parts]
    tallest = max(sizes)
    style = style.clone("value", fontSize=tallest, leading=tallest * 1.08)
    runs = tuple(Run(part.text) for part in parts)
    words = setting.words(runs, style, elem=elem, ink=setting.accent)
    for piece, size in zip(words.pieces, sizes, strict=True):
        piece.size = size
    return words
