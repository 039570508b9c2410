"""Prose, bullets, callouts and quotations -> slides of running text, over as many as they need.

Paragraphs stand under each other in one frame; the status badge of each claim stands beside it
in the margin, as in the dossier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias, assert_never

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.block_model import (
    BulletsBlock,
    CalloutBlock,
    ProseBlock,
    QuotationBlock,
)
from reporting.plan.words import Evidence, Para, list_evidence
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.lists import number_from_first, set_list
from reporting.slides.model import PlannedFrame, SlideBody, SlideText, StatusBadge
from reporting.slides.packing import (
    PackedRows,
    Row,
    measure_badge_drop,
    measure_row,
    pack_rows,
)
from reporting.slides.status_badges import stack_badges
from reporting.slides.typesetter import Typesetter

TextBlock: TypeAlias = ProseBlock | BulletsBlock | CalloutBlock | QuotationBlock
"""A block of running text."""

MERGING = (ProseBlock, BulletsBlock, CalloutBlock, QuotationBlock)
"""Kinds that `deck: merge` lets join the slide before, which is of such a kind too."""

NOTE_SHARE = 4
"""A note under an exhibit takes a quarter of a slide at the most."""


# ---------------------------------------------------------------- running text


def lay_out_text(
    setter: Typesetter,
    blocks: Sequence[TextBlock],
) -> tuple[SlideBody, ...]:
    """Lay out blocks of text together; all but the first bring their titles as headings."""

    def make_rows(size: Length) -> list[Row]:
        rows: list[Row] = []
        for block in blocks:
            own = list(_make_rows(setter, block, size))
            if rows and block.title:
                heading = setter.make_text(block.title, Style.HEADING, size, 0.6)
                first = own[0]
                own[0] = replace(
                    first,
                    texts=(heading, *first.texts),
                    evidence=(*list_evidence(block.title), *first.evidence),
                )
            rows += own
        return rows

    place, margin = setter.grid.text, setter.grid.evidence
    sizes = setter.list_kind_sizes(SlideKind.TEXT)
    packed = pack_rows(setter, make_rows, place.width, place.height, sizes)
    shared = [proof for block in blocks for proof in block.evidence]
    return stack_pages(setter, packed, place, margin, shared)


def _make_rows(
    setter: Typesetter,
    block: TextBlock,
    size: Length,
) -> Iterator[Row]:
    """Yield a row for each paragraph of a block."""
    match block:
        case ProseBlock() | CalloutBlock():
            yield from set_paragraphs(setter, block.paragraphs, Style.TEXT, size, 0.4)
        case BulletsBlock():
            yield from set_list(setter, block, size)
        case QuotationBlock():
            words = setter.make_text(block.text, Style.QUOTE, size, 0.4)
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
        text = setter.make_text(para.runs, style, size, before)
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
    place, floor = setter.grid.body, setter.tokens.body_floor
    text = setter.make_text(note.runs, Style.DETAIL, floor)
    height = setter.measure_height((text,), place.width)
    return (text,) if height <= place.height.part(1, NOTE_SHARE) else ()


def stack_pages(
    setter: Typesetter,
    packed: PackedRows,
    place: Rect,
    margin: Rect,
    shared: Sequence[Evidence],
) -> tuple[SlideBody, ...]:
    """Stack the rows of each slide, with each row's badges in the margin level with it.

    Args:
        setter: measures.
        packed: the rows of each slide.
        place: of the text.
        margin: of the badges beside it.
        shared: what the whole of it stands on.
    """
    bodies = []
    for page in packed.pages:
        texts: list[SlideText] = []
        badges: list[StatusBadge] = []
        evidence: list[Evidence] = []
        top = place.top
        spare = Length(0)  # what the row before needs for its badges beyond its text
        for row in page:
            first, *others = row.texts
            before = first.before + spare if texts else Length(0)
            top = top + before
            own = (replace(first, before=before), *others)
            drop = measure_badge_drop(setter, row, place.width)
            beside = margin.below(top + drop - margin.top)
            for badge in stack_badges(setter, row.evidence, beside):
                badges.append(replace(badge, paragraph=len(texts)))
            height = setter.measure_height(own, place.width)
            spare = measure_row(setter, row, place.width) - height
            top = top + height
            texts += own
            evidence += row.evidence
        texts = number_from_first(texts)
        body = SlideBody(
            SlideKind.TEXT,
            packed.size,
            frames=(PlannedFrame(place, tuple(texts)),),
            badges=tuple(badges),
            evidence=tuple(evidence),
            shared=tuple(shared),
        )
        bodies.append(body)
    return tuple(bodies)
