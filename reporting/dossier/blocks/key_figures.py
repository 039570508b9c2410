"""Key figures -> large numbers, each with its label, period and comparison."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from reporting.dossier.blocks.value_look import (
    SMALLEST,
    WORDS,
    ValueLook,
    choose_look,
    list_counts,
)
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
from reporting.plan.block_model import FigureItem, FiguresBlock
from reporting.plan.words import Run, make_run

_GUTTER = 20.0
"""Between two figures, in points."""
_VALUE = 0.42
"""Share of the column for values whose words stand at their right."""
_MANY = 4
"""Figures abreast whose labels must be brief."""
_LABEL_LINES = 1.7
"""Lines, filled, that these labels may take."""


def typeset_key_figures(setting: RenderContext, block: FiguresBlock) -> list[Flowable]:
    """Set as many numbers abreast as can be large, in one size, none alone in a row.

    Where not even two can, they stand below one another with their words beside them.
    """
    items = block.items
    style = setting.styles.figure
    label = setting.styles.label
    values = [item.value for item in items]
    labels = [
        stringWidth(
            item.label,
            label.fontName,
            label.fontSize,
        )
        for item in items
    ]
    listed = setting.group("L", numbering="None")
    for count in list_counts(len(items)):
        width = (setting.width - _GUTTER * (count - 1)) / count
        look = choose_look(values, style, width)
        is_crowded = count == _MANY and max(labels) >= _LABEL_LINES * width
        if look and not is_crowded:
            rows = group_rows(items, count)
            return [_typeset_row(listed, row, look, width) for row in rows]
    look = (
        choose_look(
            values,
            style,
            setting.width * _VALUE,
        )
        or SMALLEST
    )
    return [_typeset_beside(listed, item, look) for item in items]


def _typeset_row(
    listed: RenderContext,
    items: Sequence[FigureItem],
    look: ValueLook,
    width: float,
) -> Columns:
    """Set figures abreast, with hairlines between; their labels begin level."""
    figures = [_typeset_figure(listed, item, look) for item in items]
    tallest = max([measure_height(value, width) for value, _ in figures])
    cells: list[Cell] = []
    for number, (value, words) in enumerate(figures):
        left = number * (width + _GUTTER)
        level = Gap(tallest - measure_height(value, width))
        cells.append(
            Cell(
                left,
                width,
                (*value, level, *words),
            )
        )
    theme = listed.theme

    def draw_hairlines(canvas: TaggedCanvas, extent: Extent) -> None:
        drawing = Drawing(canvas, theme)
        for cell in cells[1:]:
            x = cell.left - _GUTTER / 2
            drawing.line(
                (x, extent.height),
                (x, 0),
                theme.colours.hairline,
            )

    return Columns(
        cells,
        draw_hairlines,
        before=4,
        after=listed.styles.body.leading,
    )


def _typeset_beside(
    listed: RenderContext,
    item: FigureItem,
    look: ValueLook,
) -> Columns:
    """Set a figure with its words at its right."""
    styles = listed.styles
    left = listed.width * _VALUE + _GUTTER
    value, words = _typeset_figure(listed, item, look)
    drop = styles.figure.fontSize * look.share - styles.label.leading
    level = Gap(max(0.0, drop))
    value_cell = Cell(
        0,
        left - _GUTTER,
        tuple(value),
    )
    words_cell = Cell(
        left,
        listed.width - left,
        (level, *words),
    )
    return Columns([value_cell, words_cell], after=styles.body.leading)


def _typeset_figure(
    listed: RenderContext,
    item: FigureItem,
    look: ValueLook,
) -> tuple[list[EvidenceParagraph], list[EvidenceParagraph]]:
    """Return the lines of a figure's value, and its label with what is below."""
    styles = listed.styles
    setting = listed.group("LI").group("LBody")
    elem = setting.elem("P")
    setting.record.locate(elem, item.origin)
    value: list[EvidenceParagraph] = []
    large = styles.figure.fontSize * look.share
    small = large * WORDS
    for parts in look.split_lines(item.value):
        runs: list[Run] = []
        sizes: list[float] = []
        for part in parts:
            runs.append(Run(part.text))
            sizes.append(large if part.is_number else small)
        size = max(sizes)
        style = styles.figure.clone(
            "value",
            fontSize=size,
            leading=size * 1.08,
        )
        line = setting.words(
            tuple(runs),
            style,
            elem=elem,
            ink=setting.accent,
        )
        for piece, piece_size in zip(line.pieces, sizes, strict=True):
            piece.size = piece_size
        value.append(line)
    label_style = styles.label.clone(
        "label",
        spaceBefore=4,
        spaceAfter=2,
        patterns="",
    )
    label = (make_run(item.label), setting.mark(item.evidence))
    words = [setting.words(label, label_style)]
    for text in (item.detail, item.comparison):
        if text:
            words.append(setting.words(text, styles.small))
    notes = setting.notes((item.evidence,))
    add_standing_evidence(value[0], notes)
    return value, words
