"""Bullets, process, comparison, disagreement -> paragraphs in columns, with drawn marks."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from reporting.dossier.typeset.columns import Cell, Columns, Extent, Gap, group_rows
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing
from reporting.dossier.typeset.status_mark import draw_status
from reporting.pdf.canvas import TaggedCanvas
from reporting.plan.block_model import (
    BulletsBlock,
    ComparisonBlock,
    ComparisonSide,
    DisagreementBlock,
    Para,
    ProcessBlock,
    ProcessStep,
    make_run,
    plain_text,
)
from reporting.record import Record

_GUTTER = 18.0
"""Between two columns, in points."""
_DISC = 9.0
"""Radius of the disc that a step's number stands in, in points."""
_STEP_LEFT = 2 * _DISC + 12
"""From the edge of the column to the words of a step, in points."""
_ARROW = 3.2
"""Half the width of an arrow's head, in points."""
_BAR = 3.0
"""Height of the bar above a side of a comparison, in points."""
_BRIEF = 150
"""Most characters of claims that stand three abreast."""
_MARK = 3.1
"""Radius of a status symbol, in points."""
_MARK_LEFT = 11.0
"""From a status symbol's left edge to the words beside it, in points."""

# ---------------------------------------------------------------- bullets


def typeset_bullets(setting: RenderContext, block: BulletsBlock) -> list[Flowable]:
    """Set points below one another behind drawn dots."""
    return typeset_points(setting, block.items)


def typeset_points(setting: RenderContext, points: Sequence[Para]) -> list[Flowable]:
    """Set points as one list of the structure."""
    setting = setting.group("L", numbering="Disc")
    done: list[Flowable] = []
    for point in points:
        item = setting.group("LI")
        label = item.elem("Lbl", actual="•")
        body = item.group("LBody")
        done.append(body.words(point, item.styles.bullet, label=label))
    return done


# ---------------------------------------------------------------- process


def typeset_process(setting: RenderContext, block: ProcessBlock) -> list[Flowable]:
    """Set numbered steps below one another, each leading to the next by an arrow."""
    setting = setting.group("L", numbering="Decimal")
    count = len(block.steps)
    done: list[Flowable] = []
    for number, step in enumerate(block.steps, 1):
        done.append(_typeset_step(setting, step, number, is_last=number == count))
    return done


def _typeset_step(
    setting: RenderContext, step: ProcessStep, number: int, *, is_last: bool
) -> Columns:
    styles = setting.styles
    theme = setting.theme
    item = setting.group("LI")
    label = item.elem("Lbl")
    body = item.group("LBody")

    def draw_number(canvas: TaggedCanvas, extent: Extent) -> None:
        drawing = Drawing(canvas, theme)
        centre = extent.height - _DISC
        if not is_last:
            head = centre - _DISC - 2 if extent.first else extent.height
            drawing.line((_DISC, head), (_DISC, 4), setting.accent, 1)
        if extent.last and not is_last:
            left = (_DISC - _ARROW, 5)
            right = (_DISC + _ARROW, 5)
            drawing.polygon((left, right, (_DISC, 0.5)), setting.accent)
        if extent.first:
            drawing.disc(_DISC, centre, _DISC, setting.accent)
            ink = theme.colours.paper
            with canvas.mark(label):
                drawing.text(
                    _DISC, centre - 3, str(number), "middle", bold=True, ink=ink
                )

    title_style = styles.h3.clone("step", spaceBefore=0, spaceAfter=1)
    title = body.words(step.title, title_style)
    text = body.words(step.text, styles.aside)
    below = Gap(0.0 if is_last else styles.aside.leading * 0.7)
    number_cell = Cell(0, 2 * _DISC, (Gap(2 * _DISC + 8),))
    width = setting.width - _STEP_LEFT
    text_cell = Cell(_STEP_LEFT, width, (title, text, below))
    return Columns([number_cell, text_cell], draw_number)


# ---------------------------------------------------------------- comparison


def typeset_comparison(
    setting: RenderContext, block: ComparisonBlock
) -> list[Flowable]:
    """Set two sides beside one another under bars of different lightness, with a hairline."""
    theme = setting.theme
    width = (setting.width - _GUTTER) / 2
    cells: list[Cell] = []
    for number, side in enumerate(block.sides):
        left = number * (width + _GUTTER)
        cells.append(Cell(left, width, _typeset_side(setting, side)))

    def draw_bars(canvas: TaggedCanvas, extent: Extent) -> None:
        drawing = Drawing(canvas, theme)
        if extent.first:
            foot = extent.height - _BAR
            right = width + _GUTTER
            drawing.rect(0, foot, width, _BAR, setting.accent)
            drawing.rect(right, foot, width, _BAR, theme.colours.muted)
        middle = width + _GUTTER / 2
        head = extent.height - 8
        drawing.line((middle, head), (middle, 0), theme.colours.hairline)

    return [Columns(cells, draw_bars, padding=8)]


def _typeset_side(setting: RenderContext, side: ComparisonSide) -> tuple[Flowable, ...]:
    setting = setting.group("Sect")
    style = setting.styles.h3.clone("side", spaceBefore=0, spaceAfter=5)
    title = setting.heading(side.title, style)
    points = typeset_points(setting, side.points)
    return (title, *points)


# ---------------------------------------------------------------- disagreement


def typeset_disagreement(
    setting: RenderContext, block: DisagreementBlock
) -> list[Flowable]:
    """Set what is asked, the contradicting claims beside one another, and how to read them."""
    styles = setting.styles
    parts: list[Flowable] = []
    if block.question:
        style = styles.standfirst.clone("question", spaceAfter=8)
        question = (make_run(block.question, italic=True),)
        parts.append(setting.words(question, style))
    parts += _typeset_claims(setting, block.sides)
    if block.reading:
        parts.append(setting.words(block.reading, styles.body))
    return parts


def _typeset_claims(setting: RenderContext, sides: Sequence[Para]) -> list[Flowable]:
    """Set claims in rows, each under its status, none alone in a row."""
    count = _count_abreast(sides)
    width = (setting.width - _GUTTER * (count - 1)) / count
    setting = setting.group("L", numbering="None")
    rows: list[Flowable] = []
    for row in group_rows(sides, count):
        cells: list[Cell] = []
        for number, side in enumerate(row):
            left = number * (width + _GUTTER)
            cells.append(_typeset_claim(setting, side, left, width))
        ground = _ClaimsGround(setting, row, width)
        rows.append(Columns(cells, ground.draw, after=8))
    return rows


def _count_abreast(sides: Sequence[Para]) -> int:
    """Return how many claims stand abreast: two, or three if all are brief.

    An odd number of longer ones stand below one another.
    """
    lengths = [len(plain_text(side.runs)) for side in sides]
    is_brief = max(lengths, default=0) <= _BRIEF
    is_pair = len(sides) <= 2  # noqa: PLR2004
    if is_brief and not is_pair and len(sides) % 3 != 1:
        return 3
    return 1 if len(sides) % 2 else 2


def _typeset_claim(
    setting: RenderContext, side: Para, left: float, width: float
) -> Cell:
    styles = setting.styles
    setting = setting.group("LI").group("LBody")
    if not side.evidence:
        return Cell(left, width, (setting.words(side, styles.aside),))
    evidence = side.evidence[0]
    ink = setting.theme.status[evidence.status.value]
    status = setting.words(evidence.status_word, styles.label, ink=ink)
    text = setting.words(side, styles.aside)
    speaker = setting.words((make_run(evidence.who),), styles.small)
    return Cell(left + _MARK_LEFT, width - _MARK_LEFT, (status, text, speaker))


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
        lefts = [at * (self.width + _GUTTER) for at in range(len(self.row))]
        for left in lefts[1:]:
            x = left - _GUTTER / 2
            drawing.line((x, extent.height), (x, 0), theme.colours.hairline)
        if not extent.first:
            return
        size = self.setting.styles.label.fontSize
        y = extent.height - size + size * 0.3
        for side, left in zip(self.row, lefts, strict=True):
            if side.evidence:
                status = side.evidence[0].status
                ink = theme.status[status.value]
                draw_status(canvas, status, left + _MARK, y, _MARK, ink)
