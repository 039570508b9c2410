"""A planned block -> the bodies of its slides: text boxes, chips and exhibits, measured to fit.

`bodies` chooses by the kind of block; charts and pictures are laid out here, text and what
stands side by side in the modules beside this one.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.design.grid import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import (
    Block,
    BulletsBlock,
    CalloutBlock,
    ChartBlock,
    ComparisonBlock,
    DisagreementBlock,
    FiguresBlock,
    ImageBlock,
    Para,
    ProcessBlock,
    ProseBlock,
    QuotationBlock,
    Run,
    TableBlock,
    TimelineBlock,
)
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.cells import attach_block
from reporting.slides.key_figures import lay_out_key_figures
from reporting.slides.model import SlideBody, TextFrame
from reporting.slides.sides import lay_out_comparison, lay_out_disagreement
from reporting.slides.splitting import clip_texts
from reporting.slides.steps import lay_out_process, lay_out_timeline
from reporting.slides.tables import lay_out_table
from reporting.slides.text import (
    lay_out_callout,
    lay_out_quotation,
    lay_out_remarks,
    lay_out_text,
)
from reporting.slides.typesetter import Typesetter

UNIT_LINES = 2
WIDE = 2.4
"""Times its height: wider pictures have their words under them."""


def lay_out_block(setter: Typesetter, block: Block) -> tuple[SlideBody, ...]:
    """Lay out one block on slides of its own."""
    match block:
        case ProseBlock() | BulletsBlock():
            return lay_out_text(setter, (block,))
        case CalloutBlock():
            return lay_out_callout(setter, block)
        case QuotationBlock():
            return lay_out_quotation(setter, block)
        case FiguresBlock():
            return lay_out_key_figures(setter, block)
        case TableBlock():
            return lay_out_table(setter, block)
        case ChartBlock():
            return _chart(setter, block)
        case TimelineBlock():
            return lay_out_timeline(setter, block)
        case ProcessBlock():
            return lay_out_process(setter, block)
        case ComparisonBlock():
            return lay_out_comparison(setter, block)
        case ImageBlock():
            return _image(setter, block)
        case DisagreementBlock():
            return lay_out_disagreement(setter, block)
        case _:
            raise TypeError(f"no slide for a {type(block).__name__}")


def _chart(setter: Typesetter, block: ChartBlock) -> tuple[SlideBody, ...]:
    """Fit the chart under its unit; its note stands under it, or on a slide of its own if it is long."""
    place, floor = setter.grid.body, setter.tokens.body_floor
    unit = (setter.make_text(block.unit, Style.DETAIL, floor),) if block.unit else ()
    over = clip_texts(
        setter,
        unit,
        place.width,
        setter.find_leading(Style.DETAIL, floor).times(UNIT_LINES),
    )
    note = (
        (setter.make_text(block.note.runs, Style.DETAIL, floor),) if block.note else ()
    )
    under = (
        note
        if setter.measure_height(note, place.width) <= place.height.part(1, 4)
        else ()
    )
    above, below = (
        setter.measure_height(over, place.width),
        setter.measure_height(under, place.width),
    )
    frames = [TextFrame(place.tall(above), over)] if over else []
    exhibit = place.below(above).tall(
        place.height - above - below - (pt(8) if under else 0)
    )
    if under:
        frames.append(TextFrame(place.below(place.height - below), under))
    body = SlideBody(
        SlideKind.CHART,
        floor,
        tuple(frames),
        shared=block.note.evidence if block.note and under else (),
        exhibit=exhibit,
        clipped=() if over == unit else ("unit",),
    )
    rest = lay_out_remarks(setter, (block.note,)) if block.note and not under else ()
    return (attach_block(body, block), *rest)


def _image(setter: Typesetter, block: ImageBlock) -> tuple[SlideBody, ...]:
    """Fit the picture; its caption and credit stand beside it, or under it when it is very wide.

    A long caption follows on a slide of its own, and so does a long credit.
    """
    credit = Para((Run(block.credit),))
    said = (*((block.caption,) if block.caption else ()), credit)
    ways = (
        (said[cut:], said[:cut], _pictured(setter, block, said[cut:], credit))
        for cut in (0, 1, 2)
    )
    kept, rest, body = next((kept, rest, body) for kept, rest, body in ways if body)
    shown = replace(
        body, shared=tuple(proof for para in kept for proof in para.evidence)
    )
    return (
        attach_block(shown, block),
        *(lay_out_remarks(setter, rest) if rest else ()),
    )


def _pictured(
    setter: Typesetter, block: ImageBlock, said: Sequence[Para], credit: Para
) -> SlideBody | None:
    """Set a picture with some words, or nothing if they do not fit."""
    grid, floor = setter.grid, setter.tokens.body_floor
    wide = block.width > WIDE * block.height
    for size in setter.list_sizes():
        texts = tuple(
            setter.make_text(para.runs, Style.DETAIL, floor, 0.3)
            if para is credit
            else setter.make_text(para.runs, Style.TEXT, size)
            for para in said
        )
        if wide:
            height = setter.measure_height(texts, grid.body.width)
            exhibit = _fitted(block, grid.body.tall(grid.body.height - height - pt(10)))
            words = grid.body.below(exhibit.height + pt(10)).tall(height)
            room = grid.body.height.part(1, 3)
        else:
            exhibit = _fitted(
                block, replace(grid.body, width=grid.body.width.times(0.62))
            )
            words = grid.body.indented(exhibit.width + grid.gap)
            height, room = setter.measure_height(texts, words.width), words.height
        if height <= room:
            return SlideBody(
                SlideKind.IMAGE,
                size,
                (TextFrame(words, texts),) if texts else (),
                exhibit=exhibit,
            )
    return None


def _fitted(block: ImageBlock, space: Rect) -> Rect:
    """Return the largest box of the picture's proportions within a space, in its upper left."""
    scale = min(space.width / block.width, space.height / block.height)
    width, height = (
        max(1, round(block.width * scale)),
        max(1, round(block.height * scale)),
    )
    return Rect(space.left, space.top, Length(width), Length(height))
