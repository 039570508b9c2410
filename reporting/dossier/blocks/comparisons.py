"""Comparison and disagreement -> columns side by side, with hairlines and status symbols."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from reporting.dossier.blocks.lists import typeset_points
from reporting.dossier.typeset.columns import Cell, Columns, Extent, group_rows
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing
from reporting.dossier.typeset.status_mark import draw_status
from reporting.pdf.canvas import TaggedCanvas
from reporting.plan.block_model import ComparisonBlock, DisagreementBlock
from reporting.plan.words import Para, make_run, plain_text
from reporting.record import Record

_GUTTER = 18.0
"""Between two columns, in points."""
_BAR = 3.0
"""Height of the bar above a side of a comparison, in points."""
_BRIEF = 150
"""Most characters of claims that stand three abreast."""
_MARK = 3.1
"""Radius of a status symbol, in points."""
_MARK_LEFT = 11.0
"""From a status symbol's left edge to the words beside it, in points."""


def typeset_comparison(
    setting: RenderContext, block: ComparisonBlock
) -> list[Flowable]:
    """Set two sides beside one another under bars of different lightness, with a hairline."""
    theme = setting.theme
    width = (setting.width - _GUTTER) / 2
    cells: list[Cell] = []
    for number, side in enumerate(block.sides):
        left = number * (width + _GUTTER)
        place = setting.group("Sect")
        style = place.styles.h3.clone(
            "side",
            spaceBefore=0,
            spaceAfter=5,
        )
        title = place.heading(side.title, style)
        points = typeset_points(place, side.points)
        cells.append(
            Cell(
                left,
                width,
                (title, *points),
            )
        )

    def draw_bars(canvas: TaggedCanvas, extent: Extent) -> None:
        drawing = Drawing(canvas, theme)
        if extent.first:
            foot = extent.height - _BAR
            right = width + _GUTTER
            drawing.rect(
                0,
                foot,
                width,
                _BAR,
                setting.accent,
            )
            drawing.rect(
                right,
                foot,
                width,
                _BAR,
                theme.colours.muted,
            )
        middle = width + _GUTTER / 2
        head = extent.height - 8
        drawing.line(
            (middle, head),
            (middle, 0),
            theme.colours.hairline,
        )

    return [Columns(cells, draw_bars, padding=8)]


def typeset_disagreement(
    setting: RenderContext, block: DisagreementBlock
) -> list[Flowable]:
    """Set what is asked, the contradicting claims beside one another, and how to read them.

    Each claim stands under its status, none alone in a row.
    """
    styles = setting.styles
    parts: list[Flowable] = []
    if block.question:
        style = styles.standfirst.clone("question", spaceAfter=8)
        question = (make_run(block.question, italic=True),)
        parts.append(setting.words(question, style))
    lengths = [len(plain_text(side.runs)) for side in block.sides]
    number = len(lengths)
    is_many = number > 2  # noqa: PLR2004
    # Two stand abreast, or three if they are brief; an odd number of longer ones, none.
    count = 1 if number % 2 else 2
    if is_many and number % 3 != 1 and max(lengths) <= _BRIEF:
        count = 3
    width = (setting.width - _GUTTER * (count - 1)) / count
    listed = setting.group("L", numbering="None")
    for row in group_rows(block.sides, count):
        cells: list[Cell] = []
        for place, side in enumerate(row):
            left = place * (width + _GUTTER)
            cells.append(_typeset_claim(listed, side, left, width))
        ground = _ClaimsGround(listed, row, width)
        parts.append(Columns(cells, ground.draw, after=8))
    if block.reading:
        parts.append(setting.words(block.reading, styles.body))
    return parts


def _typeset_claim(
    setting: RenderContext,
    side: Para,
    left: float,
    width: float,
) -> Cell:
    styles = setting.styles
    setting = setting.group("LI").group("LBody")
    if not side.evidence:
        return Cell(
            left,
            width,
            (setting.words(side, styles.aside),),
        )
    evidence = side.evidence[0]
    ink = setting.theme.status[evidence.status.value]
    status = setting.words(
        evidence.status_word,
        styles.label,
        ink=ink,
    )
    text = setting.words(side, styles.aside)
    speaker = setting.words((make_run(evidence.who),), styles.small)
    return Cell(
        left + _MARK_LEFT,
        width - _MARK_LEFT,
        (status, text, speaker),
    )


class _ClaimsGround(Record, frozen=True):
    """What is drawn behind a row of claims: hairlines, and the symbol of each one's status."""

    setting: RenderContext
    row: Sequence[Para]
    width: float
    """Of a claim, in points."""

    def draw(self, canvas: TaggedCanvas, extent: Extent) -> None:
        """Draw it behind the part of the row that is shown."""
        theme = self.setting.theme
        drawing = Drawing(canvas, theme)
        step = self.width + _GUTTER
        for number in range(1, len(self.row)):
            x = number * step - _GUTTER / 2
            drawing.line(
                (x, extent.height),
                (x, 0),
                theme.colours.hairline,
            )
        if not extent.first:
            return
        size = self.setting.styles.label.fontSize
        y = extent.height - size + size * 0.3
        for number, side in enumerate(self.row):
            if side.evidence:
                x = number * step + _MARK
                status = side.evidence[0].status
                ink = theme.status[status.value]
                draw_status(
                    canvas,
                    status,
                    x,
                    y,
                    _MARK,
                    ink,
                )
