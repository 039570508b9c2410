"""Prose, bullets, callouts and quotations -> slides of running text, over as many as they need.

Paragraphs stand under each other in one frame; the status badge of each claim stands beside it
in the margin, as in the dossier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias, assert_never

from reporting.design.grid import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import (
    BulletsBlock,
    CalloutBlock,
    Evidence,
    Para,
    ProseBlock,
    QuotationBlock,
)
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.model import SlideBody, SlideText, StatusBadge, TextFrame
from reporting.slides.packing import (
    PackedRows,
    Row,
    measure_badge_drop,
    measure_row,
    pack_rows,
)
from reporting.slides.splitting import clip_text
from reporting.slides.status_badges import place_badges_in_line, stack_badges
from reporting.slides.typesetter import Typesetter

TextBlock: TypeAlias = ProseBlock | BulletsBlock | CalloutBlock | QuotationBlock
"""A block of running text."""

MERGING = (ProseBlock, BulletsBlock, CalloutBlock, QuotationBlock)
"""Kinds that `deck: merge` lets join the slide before, which is of such a kind too."""

DISPLAY_LINES = 3
"""A quotation of no more lines is set larger than the quotation's own size."""

SPEAKER_GAP, SPEAKER_ROOM = pt(12), pt(20)
"""Between a quotation and its speaker; what that and the badge take beyond their heights."""


# ---------------------------------------------------------------- running text


def lay_out_text(
    setter: Typesetter, blocks: Sequence[TextBlock]
) -> tuple[SlideBody, ...]:
    """Lay out blocks of text together; all but the first bring their titles as headings."""

    def make_rows(size: Length) -> list[Row]:
        rows: list[Row] = []
        for block in blocks:
            own = list(_make_rows(setter, block, size))
            if rows and block.title:
                heading = setter.make_text(block.title, Style.HEADING, size, 0.6)
                own[0] = replace(own[0], texts=(heading, *own[0].texts))
            rows += own
        return rows

    place, margin = setter.grid.text, setter.grid.evidence
    packed = pack_rows(setter, make_rows, place.width, place.height)
    shared = [proof for block in blocks for proof in block.evidence]
    return stack_pages(setter, packed, place, margin, shared)


def _make_rows(setter: Typesetter, block: TextBlock, size: Length) -> Iterator[Row]:
    """Yield a row for each paragraph of a block."""
    match block:
        case ProseBlock() | CalloutBlock():
            yield from _set_paragraphs(setter, block.paragraphs, Style.TEXT, size, 0.4)
        case BulletsBlock():
            yield from _set_paragraphs(setter, block.items, Style.BULLET, size, 0.4)
        case QuotationBlock():
            words = setter.make_text(block.text, Style.QUOTE, size, 0.4)
            speaker = setter.make_text(block.attribution, Style.DETAIL, size)
            yield Row((words, speaker), (block.item,))
        case _:
            assert_never(block)


def _set_paragraphs(
    setter: Typesetter,
    paragraphs: Sequence[Para],
    style: Style,
    size: Length,
    before: float,
) -> Iterator[Row]:
    for para in paragraphs:
        text = setter.make_text(para.runs, style, size, before)
        yield Row((text,), para.evidence)


def lay_out_remarks(
    setter: Typesetter, paragraphs: Sequence[Para]
) -> tuple[SlideBody, ...]:
    """Lay out what an exhibit leaves no room for, on slides that follow it."""
    block = ProseBlock("", "", (), paragraphs=tuple(paragraphs))
    return lay_out_text(setter, (block,))


def stack_pages(
    setter: Typesetter,
    packed: PackedRows,
    place: Rect,
    margin: Rect,
    shared: Sequence[Evidence],
) -> tuple[SlideBody, ...]:
    """Return the slides of packed rows.

    Args:
        setter: measures.
        packed: the rows of each slide.
        place: of the text.
        margin: of the badges beside it.
        shared: what the whole of it stands on.
    """
    bodies = []
    for page in packed.pages:
        texts, badges = _stack_rows(setter, page, place, margin)
        body = SlideBody(
            SlideKind.TEXT,
            packed.size,
            frames=(TextFrame(place, texts),),
            chips=badges,
            evidence=tuple([proof for row in page for proof in row.evidence]),
            shared=tuple(shared),
        )
        bodies.append(body)
    return tuple(bodies)


def _stack_rows(
    setter: Typesetter, rows: Sequence[Row], place: Rect, margin: Rect
) -> tuple[tuple[SlideText, ...], tuple[StatusBadge, ...]]:
    """Stack rows, with each row's badges in the margin level with it."""
    texts: list[SlideText] = []
    badges: list[StatusBadge] = []
    top = place.top
    spare = Length(0)  # what the row before needs for its badges beyond its text
    for row in rows:
        first, *others = row.texts
        before = first.before + spare if texts else Length(0)
        if texts:
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
    return tuple(texts), tuple(badges)


# ---------------------------------------------------------------- statements


def lay_out_callout(setter: Typesetter, block: CalloutBlock) -> tuple[SlideBody, ...]:
    """Lay out a callout as a statement, in large type behind a bar no taller than its words."""
    place, margin = setter.grid.text.indented(setter.grid.gap), setter.grid.evidence

    def make_rows(size: Length) -> list[Row]:
        return list(_set_paragraphs(setter, block.paragraphs, Style.LEAD, size, 0.5))

    sizes = setter.list_sizes(setter.tokens.title.size)
    packed = pack_rows(setter, make_rows, place.width, place.height, sizes)
    bodies = []
    for body in stack_pages(setter, packed, place, margin, block.evidence):
        frame = body.frames[0]
        height = setter.measure_height(frame.texts, place.width)
        short = replace(frame, box=place.tall(height))
        bodies.append(replace(body, kind=SlideKind.CALLOUT, frames=(short,)))
    return tuple(bodies)


def lay_out_quotation(
    setter: Typesetter, block: QuotationBlock
) -> tuple[SlideBody, ...]:
    """Lay out a speaker's words in large type, and under them who said so."""
    place = setter.grid.text.indented(setter.grid.gap)
    speaker, is_whole = _set_speaker(setter, block, place)
    speaker_height = setter.measure_height((speaker,), place.width)
    room = place.height - speaker_height - setter.badge_height - SPEAKER_ROOM

    def make_rows(size: Length) -> list[Row]:
        return [Row((setter.make_text(block.text, Style.QUOTE, size),))]

    sizes = _list_quote_sizes(setter, block, place)
    packed = pack_rows(setter, make_rows, place.width, room, sizes)
    bodies = []
    for page in packed.pages:
        texts = tuple([text for row in page for text in row.texts])
        height = setter.measure_height(texts, place.width)
        words = place.below((room - height).times(0.25)).tall(height)
        under = place.below(words.bottom - place.top + SPEAKER_GAP)
        beside = place.below(under.top + speaker_height - place.top + pt(4))
        frames = (
            TextFrame(words, texts),
            TextFrame(under.tall(speaker_height), (speaker,)),
        )
        body = SlideBody(
            SlideKind.QUOTATION,
            packed.size,
            frames=frames,
            chips=place_badges_in_line(setter, (block.item,), beside),
            evidence=(block.item,),
            shared=block.evidence,
            clipped=() if is_whole else ("speaker",),
        )
        bodies.append(body)
    return tuple(bodies)


def _list_quote_sizes(
    setter: Typesetter, block: QuotationBlock, place: Rect
) -> list[Length]:
    """Return the sizes to try: a cover's where few lines come of it, then a quotation's own."""
    tokens = setter.tokens
    sizes = []
    for size in setter.list_sizes(tokens.cover.size, tokens.quote.size):
        text = setter.make_text(block.text, Style.QUOTE, size)
        if setter.count_lines(text, place.width) <= DISPLAY_LINES:
            sizes.append(size)
    return [*sizes, *setter.list_sizes(tokens.quote.size, tokens.body_floor)]


def _set_speaker(
    setter: Typesetter, block: QuotationBlock, place: Rect
) -> tuple[SlideText, bool]:
    """Set who said so, smaller if it is long; say whether all of it stands there."""
    for size in setter.list_sizes():
        speaker = setter.make_text(block.attribution, Style.DETAIL, size)
        if setter.count_lines(speaker, place.width) <= DISPLAY_LINES:
            return speaker, True
    return clip_text(setter, speaker, place.width, DISPLAY_LINES), False
