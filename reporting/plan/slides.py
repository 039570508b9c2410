"""A planned block -> the bodies of its slides: text boxes, chips and exhibits, measured to fit.

`bodies` chooses by the kind of block; charts and pictures are laid out here, text and what stands
side by side in the modules beside this one.
"""

from __future__ import annotations

from dataclasses import replace

from reporting.design.grid import Box
from reporting.design.styles import Style
from reporting.design.units import Length, pt
from reporting.plan.fit import Typesetter
from reporting.plan.model import (
    Block,
    BulletsBlock,
    CalloutBlock,
    ChartBlock,
    ComparisonBlock,
    DisagreementBlock,
    FiguresBlock,
    ImageBlock,
    ProcessBlock,
    ProseBlock,
    QuotationBlock,
    TableBlock,
    TimelineBlock,
    plain,
)
from reporting.plan.slide_cells import comparison, disagreement, figures, process, timeline, with_block
from reporting.plan.slide_model import Frame, SlideBody, SlideKind
from reporting.plan.slide_table import table_bodies
from reporting.plan.slide_text import callout, quotation, text_bodies


def bodies(setter: Typesetter, block: Block) -> tuple[SlideBody, ...]:
    """Lay out one block on slides of its own."""
    match block:
        case ProseBlock() | BulletsBlock():
            return text_bodies(setter, (block,))
        case CalloutBlock():
            return callout(setter, block)
        case QuotationBlock():
            return quotation(setter, block)
        case FiguresBlock():
            return figures(setter, block)
        case TableBlock():
            return table_bodies(setter, block)
        case ChartBlock():
            return _chart(setter, block)
        case TimelineBlock():
            return timeline(setter, block)
        case ProcessBlock():
            return process(setter, block)
        case ComparisonBlock():
            return comparison(setter, block)
        case ImageBlock():
            return _image(setter, block)
        case DisagreementBlock():
            return disagreement(setter, block)
        case _:
            raise TypeError(f"no slide for a {type(block).__name__}")


def _chart(setter: Typesetter, block: ChartBlock) -> tuple[SlideBody, ...]:
    grid, floor = setter.grid, setter.tokens.body_floor
    place = grid.body
    unit = (setter.text(block.unit, Style.DETAIL, floor),) if block.unit else ()
    over = setter.clip_all(unit, place.width, setter.leading(Style.DETAIL, floor))
    note = (setter.text(block.note.runs, Style.DETAIL, floor),) if block.note else ()
    under = setter.clip_all(note, place.width, place.height.part(1, 4))
    above, below = setter.height(over, place.width), setter.height(under, place.width)
    frames = []
    if over:
        frames.append(Frame(place.tall(above), over))
    exhibit = place.below(above).tall(place.height - above - below - (pt(8) if under else 0))
    if under:
        frames.append(Frame(place.below(place.height - below), under))
    body = SlideBody(SlideKind.CHART, floor, tuple(frames), exhibit=exhibit)
    body = replace(
        body,
        shared=block.note.evidence if block.note else (),
        clipped=tuple(plain(t.runs) for t in note if note != under),
    )
    return (with_block(body, block),)


def _image(setter: Typesetter, block: ImageBlock) -> tuple[SlideBody, ...]:
    """Fit the picture; its caption and credit stand beside it, or under it when it is very wide."""
    grid, floor = setter.grid, setter.tokens.body_floor
    wide = block.width > 2.4 * block.height
    texts = (
        *((setter.text(block.caption.runs, Style.TEXT, setter.tokens.body.size),) if block.caption else ()),
        setter.text(block.credit, Style.DETAIL, floor, 0.3),
    )
    if wide:
        kept = setter.clip_all(texts, grid.body.width, grid.body.height.part(1, 3))
        under = setter.height(kept, grid.body.width)
        space = grid.body.tall(grid.body.height - under - pt(10))
        exhibit = _fitted(block, space)
        words = grid.body.below(exhibit.bottom - grid.body.top + pt(10)).tall(under)
    else:
        space = replace(grid.body, width=grid.body.width.times(0.62))
        exhibit = _fitted(block, space)
        words = grid.body.indented(exhibit.width + grid.gap)
        kept = setter.clip_all(texts, words.width, words.height)
    missing = () if kept == texts else (" · ".join(plain(text.runs) for text in texts),)
    body = SlideBody(SlideKind.IMAGE, floor, (Frame(words, kept),), exhibit=exhibit, clipped=missing)
    body = replace(body, shared=block.caption.evidence if block.caption else ())
    return (with_block(body, block),)


def _fitted(block: ImageBlock, space: Box) -> Box:
    """Return the largest box of the picture's proportions within a space, in its upper left."""
    scale = min(space.width / block.width, space.height / block.height)
    width, height = max(1, round(block.width * scale)), max(1, round(block.height * scale))
    return Box(space.left, space.top, Length(width), Length(height))
