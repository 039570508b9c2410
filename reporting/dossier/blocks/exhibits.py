"""A planned chart or picture -> its drawing, with caption, source line and note around it."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from reporting.dossier.blocks.tables import typeset_note
from reporting.dossier.charts.chart import draw_chart
from reporting.dossier.typeset.columns import Cell, Columns, Picture
from reporting.dossier.typeset.context import RenderContext
from reporting.plan.block_model import ChartBlock, ImageBlock
from reporting.plan.pictures import measure_printed_size

_BESIDE = 0.55
"""Share of the column up to which a picture has its caption beside it."""
_APART = 14.0
"""From a picture to the caption beside it, in points."""


def typeset_chart(setting: RenderContext, block: ChartBlock) -> list[Flowable]:
    """Set drawing, unit with source, and note below one another.

    What the chart shows is its heading.
    """
    parts = draw_chart(setting, block)
    captions: list[str] = []
    # Where points are shown, the unit stands at its axis.
    if block.unit and block.traits.has_categories:
        captions.append(f"{setting.labels.unit}: {block.unit}")
    if block.source_line:
        captions.append(f"{setting.labels.source}: {block.source_line}")
    if captions:
        style = setting.styles.small.clone("source", spaceBefore=5)
        elem = setting.elem("Caption")
        parts.append(
            setting.words(
                " · ".join(captions),
                style,
                elem=elem,
            )
        )
    if block.note:
        parts.append(typeset_note(setting, block.note))
    return parts


def typeset_image(setting: RenderContext, block: ImageBlock) -> list[Flowable]:
    """Set a picture with caption and credit below, or beside it where it is narrow."""
    size = measure_printed_size(
        setting.theme,
        block.width,
        block.height,
    )
    width = size.width.pt
    height = size.height.pt
    reader = ImageReader(BytesIO(block.data))

    def paint(canvas: Canvas) -> None:
        canvas.drawImage(
            reader,
            0,
            0,
            width,
            height,
            mask="auto",
        )

    figure = setting.elem("Figure", alt=block.alt)
    picture = Picture(width, height, paint, figure)
    setting = setting.group("Caption")
    small = setting.styles.small
    is_beside = width <= setting.width * _BESIDE
    first = small.clone(
        "caption",
        spaceBefore=0 if is_beside else 5,
        spaceAfter=2,
    )
    captions: list[Flowable] = []
    if block.caption:
        ink = setting.theme.colours.ink
        captions.append(setting.words(block.caption, first, ink=ink))
    if block.credit:
        style = small if captions else first
        captions.append(setting.words(block.credit, style))
    if not captions or not is_beside:
        return [picture, *captions]
    left = width + _APART
    picture_cell = Cell(0, width, (picture,))
    caption_cell = Cell(
        left,
        setting.width - left,
        tuple(captions),
    )
    return [Columns([picture_cell, caption_cell])]
