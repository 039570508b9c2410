"""Prose, bullets, callouts and quotations -> slides of running text, over as many as they need.

Paragraphs stand under each other in one frame; the status badge of each claim stands beside it
in the margin, as in the dossier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias, assert_never

from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.block_model import (
    BulletsBlock,
    CalloutBlock,
    ProseBlock,
    QuotationBlock,
)
from reporting.plan.words import Para, list_evidence
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.list_columns import lay_out_in_columns
from reporting.slides.lists import set_list
from reporting.slides.model import SlideBody, SlideText
from reporting.slides.packing import Row, pack_rows
from reporting.slides.stacking import find_stack_place, stack_in_bands, stack_pages
from reporting.slides.typesetter import Typesetter

TextBlock: TypeAlias = ProseBlock | BulletsBlock | CalloutBlock | QuotationBlock
"""A block of running text."""

MERGING = (ProseBlock, BulletsBlock, CalloutBlock, QuotationBlock)
"""Kinds that `deck: merge` lets join a slide before it of such a kind."""

UNDER_HEADING = 0.1
"""Space under the heading of a merged block, as a share of the leading."""

NOTE_SHARE = 4
"""A note under an exhibit takes a quarter of a slide at the most."""


# ---------------------------------------------------------------- running text


def lay_out_text(
    setter: Typesetter,
    blocks: Sequence[TextBlock],
) -> tuple[SlideBody, ...]:
    """Lay out blocks of text together; all but the first bring their titles as headings."""

    def make_rows(size: Length) -> list[Row]:
        return make_text_rows(setter, blocks, size)

    sizes = setter.list_kind_sizes(SlideKind.TEXT)
    proofs = [row.evidence for row in make_rows(sizes[0])]
    place = find_stack_place(setter, proofs)
    text = place.text
    packed = pack_rows(
        setter,
        make_rows,
        text.width,
        text.height,
        sizes,
    )
    shared = [proof for block in blocks for proof in block.evidence]
    if len(blocks) == 1 and isinstance(blocks[0], BulletsBlock):
        is_whole = len(packed.pages) == 1
        least = packed.size if is_whole else Length(0)
        columns = lay_out_in_columns(setter, blocks[0], least)
        if columns:
            return (replace(columns, shared=tuple(shared)),)
    has_rules = isinstance(blocks[0], BulletsBlock) and not blocks[0].is_built
    if has_rules and not setter.grid.fixed:
        inner = place.inset(setter.grid)
        again = pack_rows(
            setter,
            make_rows,
            inner.text.width,
            text.height,
            sizes,
        )
        is_as_good = again.cost <= packed.cost
        banded = is_as_good and stack_in_bands(setter, again, inner, shared)
        if banded:
            return banded
    place = replace(place, has_rules=has_rules)
    return stack_pages(setter, packed, place, shared)


def make_text_rows(
    setter: Typesetter,
    blocks: Sequence[TextBlock],
    size: Length,
    *,
    has_headings: bool = False,
) -> list[Row]:
    """Return the rows of blocks of text at a size.

    Args:
        setter: measures.
        blocks: of text, in order.
        size: of the type.
        has_headings: whether the first brings its title as a heading too, as the others do.
    """
    rows: list[Row] = []
    for block in blocks:
        own = list(_make_rows(setter, block, size))
        if block.title and (rows or has_headings):
            heading = setter.make_text(
                block.title,
                Style.HEADING,
                size,
                0.6,
            )
            first = own[0]
            head, *others = first.texts
            under = replace(head, before=head.leading.times(UNDER_HEADING))
            own[0] = replace(
                first,
                texts=(heading, under, *others),
                evidence=(*list_evidence(block.title), *first.evidence),
            )
        rows += own
    return rows


def _make_rows(
    setter: Typesetter,
    block: TextBlock,
    size: Length,
) -> Iterator[Row]:
    """Yield a row for each paragraph of a block."""
    match block:
        case ProseBlock() | CalloutBlock():
            yield from set_paragraphs(
                setter,
                block.paragraphs,
                Style.TEXT,
                size,
                0.4,
            )
        case BulletsBlock():
            yield from set_list(setter, block, size)
        case QuotationBlock():
            words = setter.make_text(
                block.text,
                Style.QUOTE,
                size,
                0.4,
            )
            speaker = setter.make_text(block.attribution, Style.DETAIL, size)
            yield Row((words, speaker), block.proofs)
        case _:
            assert_never(block)


def set_paragraphs(
    setter: Typesetter,
    paragraphs: Sequence[Para],
    style: Style,
    size: Length,
    before: float,
) -> Iterator[Row]:
    """Yield a row for each paragraph; `before` is the space above as a share of the leading."""
    for para in paragraphs:
        text = setter.make_text(
            para.runs,
            style,
            size,
            before,
        )
        yield Row((text,), para.evidence)


def lay_out_remarks(
    setter: Typesetter,
    paragraphs: Sequence[Para],
) -> tuple[SlideBody, ...]:
    """Lay out what an exhibit leaves no room for, on slides that follow it."""
    block = ProseBlock("", "", (), paragraphs=tuple(paragraphs))
    return lay_out_text(setter, (block,))


def set_short_note(
    setter: Typesetter,
    note: Para | None,
) -> tuple[SlideText, ...]:
    """Return the note under a table or a chart, if it has one that is short enough."""
    if note is None:
        return ()
    place = setter.grid.body
    floor = setter.tokens.body_floor
    text = setter.make_text(note.runs, Style.DETAIL, floor)
    height = setter.measure_height((text,), place.width)
    if height <= place.height.part(1, NOTE_SHARE):
        return (text,)
    return ()
