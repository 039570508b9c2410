"""A chart, a picture, a table or figures, and text that joins their slide -> one body.

A sentence or two stands under the exhibit, what is longer beside it; each keeps the size that
its kind has. Where there is no room for both the text has slides of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.rect import Rect
from reporting.design.units import Length, pt
from reporting.plan.block_model import (
    Block,
    BulletsBlock,
    CalloutBlock,
    ChartBlock,
    FiguresBlock,
    ImageBlock,
    ProseBlock,
)
from reporting.plan.table_model import TableBlock
from reporting.plan.words import Evidence
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.blocks import lay_out_block
from reporting.slides.model import PlannedFrame, SlideBody, SlideText
from reporting.slides.packing import Row
from reporting.slides.text import TextBlock, make_text_rows
from reporting.slides.typesetter import Typesetter

JOINED = (ChartBlock, ImageBlock, TableBlock, FiguresBlock)
"""What text may join: each leaves a part of its field to it."""

JOINING = (ProseBlock, BulletsBlock, CalloutBlock)
"""What may join them; a quotation stands alone."""

UNDER_LINES, UNDER_ROWS = 2, 4
"""Lines of text that stand under what fills its field, and under what is of rows and cards."""

UNDER_GAP = pt(14)
"""Between them."""

BESIDE_SHARES = (0.32, 0.38, 0.44)
"""Of the width, which words beside an exhibit take: the first that has room for them."""


class _Said(Record, frozen=True):
    """What joins an exhibit, at one size."""

    size: Length
    texts: tuple[SlideText, ...]
    evidence: tuple[Evidence, ...]


def may_join(shown: Sequence[Block], block: Block) -> bool:
    """Whether a block is of a kind that may join what a slide shows, an exhibit alone."""
    if len(shown) != 1 or not isinstance(block, JOINING):
        return False
    exhibit = shown[0]
    if isinstance(exhibit, ChartBlock | ImageBlock) and exhibit.beside:
        return False
    return isinstance(exhibit, JOINED)


def lay_out_joined(
    setter: Typesetter,
    exhibit: Block,
    texts: Sequence[TextBlock],
) -> SlideBody | None:
    """Lay an exhibit out on one slide with what joins it; None where they have no room."""
    (kind, *_) = {body.kind for body in lay_out_block(setter, exhibit)}
    for size in setter.list_kind_sizes(kind, setter.tokens.step):
        said = _set_said(setter, texts, size)
        for body in _try_places(setter, exhibit, said):
            own = size if kind is SlideKind.CHART else body.size
            shared = (*body.shared, *said.evidence)
            return replace(body, size=own, shared=shared)
    return None


def _set_said(setter: Typesetter, blocks: Sequence[TextBlock], size: Length) -> _Said:
    """Set what joins an exhibit; each block brings its title as a heading."""
    rows: list[Row] = make_text_rows(setter, blocks, size, has_headings=True)
    texts = [text for row in rows for text in row.texts]
    proofs = [proof for row in rows for proof in row.evidence]
    proofs += [proof for block in blocks for proof in block.evidence]
    return _Said(
        size,
        tuple(texts),
        tuple(proofs),
    )


def _try_places(setter: Typesetter, exhibit: Block, said: _Said) -> Iterator[SlideBody]:
    """Yield the exhibit with the words under it or beside it, where both have room."""
    body = setter.grid.body
    gap = setter.grid.gap
    height = setter.measure_height(said.texts, body.width)
    lines = sum(setter.count_lines(text, body.width) for text in said.texts)
    is_drawn = isinstance(exhibit, ChartBlock | ImageBlock)
    if lines <= (UNDER_LINES if is_drawn else UNDER_ROWS):
        under = setter.scale(UNDER_GAP)
        place = body.tall(body.height - height - under)
        shown = _lay_out_within(setter, exhibit, place)
        if shown:
            top = body.bottom - height
            if shown.table:
                top = min(find_bottom(shown) + under, top)
            frame = PlannedFrame(body.below(top - body.top).tall(height), said.texts)
            yield replace(shown, joined=frame)
    if isinstance(exhibit, FiguresBlock):
        return
    for share in BESIDE_SHARES:
        column = body.indent(body.width.times(1 - share))
        if setter.measure_height(said.texts, column.width) > column.height:
            continue
        if any(setter.breaks_word(text, column.width) for text in said.texts):
            continue
        place = replace(body, width=body.width - column.width - gap)
        shown = _lay_out_within(setter, exhibit, place)
        if shown:
            yield replace(shown, joined=PlannedFrame(column, said.texts))


def _lay_out_within(
    setter: Typesetter,
    exhibit: Block,
    place: Rect,
) -> SlideBody | None:
    """Lay an exhibit out within a part of its field, on one slide or not at all."""
    bodies = lay_out_block(setter.within(place), exhibit)
    if len(bodies) == 1 and not bodies[0].clipped:
        return bodies[0]
    return None


def find_bottom(body: SlideBody) -> Length:
    """Return where a table with its note ends."""
    boxes = [frame.box for frame in body.frames]
    if body.table:
        boxes.append(body.table.box)
    return max(box.bottom for box in boxes)
