"""A planned chart or picture -> its drawing, with subtitle, caption, source and note."""

from __future__ import annotations

from reporting.dossier.blocks.beside import add_words, set_beside
from reporting.dossier.blocks.body import BlockBody, float_up_to
from reporting.dossier.blocks.rows import guess_height
from reporting.dossier.charts.chart import draw_chart
from reporting.dossier.galley.compose import (
    Cell,
    abreast,
    keep_together,
    stack,
)
from reporting.dossier.galley.galley import NEVER, Flow, Slab, Slabs, measure_height
from reporting.dossier.typeset.context import TypesetContext
from reporting.paper.marks import Picture
from reporting.plan.block_model import ChartBlock, ImageBlock
from reporting.plan.pictures import measure_printed_size

_BESIDE = 0.56
"""Share of the column up to which a picture has its caption beside it."""
_APART = 14.0
"""From a picture to the caption beside it, in points."""
_ABOVE = 5.0
"""From a drawing to the words below it, in points."""
_BETWEEN = 2.0
"""Between a caption and the credit, in points."""
_BELOW_SUBTITLE = 4.0
"""From the subtitle to the drawing, in points."""
_WIDE_SERIES = 3
"""How many series take text and margin together."""
_WHOLE = 0.75
"""Share of the column's height up to which an exhibit is never cut."""
_SHORT_CAPTION = 0.4
"""Share of the column's height up to which a caption stands beside a picture."""


# ---------------------------------------------------------------- charts


def typeset_chart(setting: TypesetContext, block: ChartBlock) -> BlockBody:
    """Set subtitle, drawing, source and note below one another.

    What the chart shows is its heading.
    """
    if block.beside:
        body = set_beside(
            setting, block.beside, block.evidence, lambda at: set_chart(at, block)
        )
        if body is not None:
            return body
    is_wide = len(block.series) >= _WIDE_SERIES
    if is_wide:
        setting = setting.in_width(setting.across)
    slabs = set_chart(setting, block)
    column = setting.column_height
    body = BlockBody(slabs, Flow.TEXT, is_wide)
    if measure_height(slabs) <= column * _WHOLE:
        body = BlockBody(keep_together(slabs), Flow.FLOAT, is_wide)
    return add_words(setting, body, block.beside)


def set_chart(setting: TypesetContext, block: ChartBlock) -> Slabs:
    """Set subtitle, drawing, source and note in a column."""
    subtitle = set_subtitle(setting, block)
    drawn = draw_chart(setting, block)
    below = set_source(setting, block)
    return stack(subtitle, drawn, below)


def set_subtitle(setting: TypesetContext, block: ChartBlock) -> Slabs:
    """Set what is measured, in which unit and over which period, quietly."""
    if not block.subtitle:
        return ()
    words = setting.words(block.subtitle, setting.styles.small)
    return keep_together((*words, Slab(_BELOW_SUBTITLE)))


def set_source(setting: TypesetContext, block: ChartBlock) -> Slabs:
    """Set where no value is known, where the numbers are from, and the note.

    No page parts them from the drawing.
    """
    small = setting.styles.small
    parts: list[Slabs] = []
    if block.gaps:
        part = setting.words(block.gaps, small)
        parts.append(part)
    if block.source_line:
        caption = setting.elem("Caption")
        labels = setting.labels
        source = f"{labels.source}{labels.colon}{block.source_line}"
        parts.append(setting.words(source, small, tag=caption))
    if block.note:
        parts.append(setting.words(block.note, small))
    if not parts:
        return ()
    return keep_together(stack((Slab(_ABOVE),), *parts))


# ---------------------------------------------------------------- pictures


def typeset_image(setting: TypesetContext, block: ImageBlock) -> BlockBody:
    """Set a picture with caption and credit below, or beside it where it is narrow."""
    if block.beside:
        body = set_beside(
            setting,
            block.beside,
            block.evidence,
            lambda at: set_picture(at, block).slabs,
        )
        if body is not None:
            return body
    return add_words(setting, set_picture(setting, block), block.beside)


def set_picture(setting: TypesetContext, block: ImageBlock) -> BlockBody:
    """Set a picture with its caption and its credit in a column."""
    size = measure_printed_size(setting.theme, block.width, block.height)
    share = min(1.0, setting.width / size.width.pt)
    width = size.width.pt * share
    height = size.height.pt * share
    figure = setting.elem("Figure", alt=block.alt)
    said = (block.caption,) if block.caption else ()
    beside = guess_height(
        setting,
        said,
        setting.width - width - _APART,
        0,
    )
    is_short = beside <= setting.column_height * _SHORT_CAPTION
    is_beside = is_short and width <= setting.width * _BESIDE
    x = setting.flip(0, width)
    picture = Slab(
        height,
        (Picture(x, 0, width, height, block.data, figure),),
        cut=NEVER,
    )
    if not is_beside:
        caption = set_caption(setting, block, 0, setting.width)
        slabs = stack((picture,), caption, gap=_ABOVE)
        return float_up_to(slabs, setting.column_height * _WHOLE)
    left = width + _APART
    room = setting.width - left
    caption = set_caption(
        setting,
        block,
        setting.flip(left, room),
        room,
    )
    cells = Cell(0, (picture,)), Cell(0, caption)
    return BlockBody(abreast(cells, whole=True), Flow.FLOAT)


def set_caption(
    setting: TypesetContext,
    block: ImageBlock,
    x: float,
    width: float,
) -> Slabs:
    """Set caption and credit in a box whose left edge and width are given, in points."""
    small = setting.styles.small
    place = setting.group("Caption")
    caption: Slabs = ()
    credit: Slabs = ()
    if block.caption:
        ink = setting.theme.colours.ink
        caption = place.words(
            block.caption,
            small,
            x=x,
            width=width,
            ink=ink,
        )
    if block.credit:
        credit = place.words(block.credit, small, x=x, width=width)
    place.put_notes_last()
    return stack(caption, credit, gap=_BETWEEN)
