"""Process, comparison and disagreement -> paragraphs in columns with drawn lines and shapes."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from reporting.dossier.typeset.columns import (
    Cell,
    Columns,
    Extent,
    Gap,
    Ground,
    group_rows,
)
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing
from reporting.dossier.typeset.status_mark import draw_status
from reporting.pdf.canvas import TaggedCanvas
from reporting.plan.block_model import (
    ComparisonBlock,
    ComparisonSide,
    Para,
    ProcessBlock,
    ProcessStep,
    Run,
    plain_text,
)

_GUTTER = 18.0


def typeset_bullets(setting: RenderContext, points: Sequence[Para]) -> list[Flowable]:
    """Set points below one another behind drawn dots."""
    setting = setting.group("L", numbering="Disc")
    return [_point(setting.group("LI"), point) for point in points]


def _point(item: RenderContext, point: Para) -> Flowable:
    label = item.elem("Lbl", actual="•")
    return item.group("LBody").words(point, item.styles.bullet, label=label)


def typeset_process(setting: RenderContext, block: ProcessBlock) -> list[Flowable]:
    """Set numbered steps below one another, each leading to the next by an arrow."""
    last = len(block.steps)
    setting = setting.group("L", numbering="Decimal")
    return [
        _step(setting, step, number, is_last=number == last)
        for number, step in enumerate(block.steps, 1)
    ]


def _step(
    setting: RenderContext, step: ProcessStep, number: int, *, is_last: bool
) -> Columns:
    styles, theme, radius = setting.styles, setting.theme, 9.0
    left = 2 * radius + 12
    item = setting.group("LI")
    label, body = item.elem("Lbl"), item.group("LBody")

    def ground(canvas: TaggedCanvas, extent: Extent) -> None:
        pen, centre = Drawing(canvas, theme), extent.height - radius
        if not is_last:
            head = centre - radius - 2 if extent.first else extent.height
            pen.line((radius, head), (radius, 4), setting.accent, 1)
            if extent.last:
                pen.polygon(
                    ((radius - 3.2, 5), (radius + 3.2, 5), (radius, 0.5)),
                    setting.accent,
                )
        if extent.first:
            pen.disc(radius, centre, radius, setting.accent)
            with canvas.mark(label):
                pen.text(
                    radius,
                    centre - 3,
                    str(number),
                    "middle",
                    bold=True,
                    ink=theme.colours.paper,
                )

    title = styles.h3.clone("step", spaceBefore=0, spaceAfter=1)
    words = (body.words(step.title, title), body.words(step.text, styles.aside))
    pad = 0.0 if is_last else styles.aside.leading * 0.7
    return Columns(
        [
            Cell(0, 2 * radius, (Gap(2 * radius + 8),)),
            Cell(left, setting.width - left, (*words, Gap(pad))),
        ],
        ground,
    )


def typeset_comparison(
    setting: RenderContext, block: ComparisonBlock
) -> list[Flowable]:
    """Set two sides beside one another under bars of their own lightness, parted by a hairline."""
    width = (setting.width - _GUTTER) / 2
    cells = [
        Cell(at * (width + _GUTTER), width, _side(setting, side))
        for at, side in enumerate(block.sides)
    ]
    return [Columns(cells, _bars(setting, width), padding=8)]


def _side(setting: RenderContext, side: ComparisonSide) -> tuple[Flowable, ...]:
    styles = setting.styles
    setting = setting.group("Sect")
    title = styles.h3.clone("side", spaceBefore=0, spaceAfter=5)
    return (setting.heading(side.title, title), *typeset_bullets(setting, side.points))


def _bars(setting: RenderContext, width: float) -> Ground:
    theme = setting.theme

    def ground(canvas: TaggedCanvas, extent: Extent) -> None:
        pen = Drawing(canvas, theme)
        if extent.first:
            pen.rect(0, extent.height - 3, width, 3, setting.accent)
            pen.rect(width + _GUTTER, extent.height - 3, width, 3, theme.colours.muted)
        middle = width + _GUTTER / 2
        pen.line((middle, extent.height - 8), (middle, 0), theme.colours.hairline)

    return ground


_BRIEF = 150
"""Most characters of claims that stand three abreast."""


def typeset_disagreement(
    setting: RenderContext, sides: Sequence[Para]
) -> list[Flowable]:
    """Set contradicting claims beside one another, each under its status, none alone in a row.

    Two stand abreast, or three if they are brief; an odd number of longer ones stand below
    one another.
    """
    count = _abreast(sides)
    width = (setting.width - _GUTTER * (count - 1)) / count
    setting = setting.group("L", numbering="None")
    rows: list[Flowable] = []
    for row in group_rows(sides, count):
        lefts = [at * (width + _GUTTER) for at in range(len(row))]
        cells = [
            _claim(setting, side, left, width)
            for side, left in zip(row, lefts, strict=True)
        ]
        rows.append(Columns(cells, _divided(setting, row, lefts), after=8))
    return rows


def _abreast(sides: Sequence[Para]) -> int:
    brief = all(len(plain_text(side.runs)) <= _BRIEF for side in sides)
    if brief and len(sides) > 2 and len(sides) % 3 != 1:  # noqa: PLR2004  (a pair is set as one)
        return 3
    return 1 if len(sides) % 2 else 2


def _claim(setting: RenderContext, side: Para, left: float, width: float) -> Cell:
    styles = setting.styles
    setting = setting.group("LI").group("LBody")
    if not side.evidence:
        return Cell(left, width, (setting.words(side, styles.aside),))
    evidence = side.evidence[0]
    ink = setting.theme.status[evidence.status.value]
    head = setting.words(evidence.status_word, styles.label, ink=ink)
    text = setting.words(side, styles.aside)
    who = setting.words((Run(evidence.who),), styles.small)
    return Cell(left + 11, width - 11, (head, text, who))


def _divided(
    setting: RenderContext, row: Sequence[Para], lefts: Sequence[float]
) -> Ground:
    """Draw hairlines between claims, and the mark of each one's status."""
    theme = setting.theme
    size = setting.styles.label.fontSize

    def ground(canvas: TaggedCanvas, extent: Extent) -> None:
        pen = Drawing(canvas, theme)
        for left in lefts[1:]:
            x = left - _GUTTER / 2
            pen.line((x, extent.height), (x, 0), theme.colours.hairline)
        for side, left in zip(row, lefts, strict=True):
            if side.evidence and extent.first:
                status = side.evidence[0].status
                y = extent.height - size + size * 0.3
                draw_status(
                    canvas, status, left + 3.1, y, 3.1, theme.status[status.value]
                )

    return ground
