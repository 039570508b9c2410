"""Prose, bullets, callouts and quotations -> slides of running text, over as many as they need.

Paragraphs stand under each other in one frame; the status of each claim stands beside it in the
margin, as in the dossier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.grid import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import (
    Block,
    BulletsBlock,
    CalloutBlock,
    Evidence,
    Para,
    ProseBlock,
    QuotationBlock,
)
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides import status_badges
from reporting.slides.model import (
    SlideBody,
    SlideText,
    StatusBadge,
    TextFrame,
)
from reporting.slides.packing import Row, measure_badge_drop, measure_row, pack_rows
from reporting.slides.splitting import clip_text
from reporting.slides.typesetter import Typesetter

TEXT_LIKE = (ProseBlock, BulletsBlock, CalloutBlock, QuotationBlock)
"""Blocks that may join the slide of the block before."""

DISPLAY_LINES = 3
"""A quotation of no more lines is set larger than the quotation\'s own size."""


def lay_out_text(setter: Typesetter, blocks: Sequence[Block]) -> tuple[SlideBody, ...]:
    """Lay out text-like blocks together; all but the first bring their titles as headings."""

    def rows(size: Length) -> list[Row]:
        first, *others = blocks
        return [
            *_plain_rows(setter, first, size),
            *(row for block in others for row in _headed_rows(setter, block, size)),
        ]

    place, margin = setter.grid.text, setter.grid.evidence
    packed = pack_rows(setter, rows, place.width, place.height)
    shared = tuple(proof for block in blocks for proof in block.evidence)
    return tuple(
        _page(setter, page, packed.size, place, margin, shared) for page in packed.pages
    )


def _page(
    setter: Typesetter,
    page: Sequence[Row],
    size: Length,
    place: Rect,
    margin: Rect,
    shared: Sequence[Evidence],
) -> SlideBody:
    """Stack rows into one frame, with each row's chips in the margin level with it."""
    texts: list[SlideText] = []
    placed: list[StatusBadge] = []
    top = place.top
    spare = Length(0)  # what the row before needs for its chips beyond its text
    for number, row in enumerate(page):
        first = replace(
            row.texts[0], before=row.texts[0].before + spare if number else Length(0)
        )
        own = (first, *row.texts[1:])
        top = top + (first.before if number else 0)
        drop = measure_badge_drop(setter, row, place.width)
        beside = status_badges.stack_badges(
            setter, row.evidence, margin.below(top + drop - margin.top)
        )
        placed += (replace(chip, paragraph=len(texts)) for chip in beside)
        height = setter.measure_height(own, place.width)
        spare = measure_row(setter, row, place.width) - height
        top = top + height
        texts += own
    evidence = tuple(proof for row in page for proof in row.evidence)
    frame = TextFrame(place, tuple(texts))
    return SlideBody(
        SlideKind.TEXT, size, (frame,), tuple(placed), evidence, tuple(shared)
    )


def _headed_rows(setter: Typesetter, block: Block, size: Length) -> Iterator[Row]:
    """Yield a block's rows, the first under the block's title."""
    first, *others = _plain_rows(setter, block, size)
    heading = (
        (setter.make_text(block.title, Style.HEADING, size, 0.6),)
        if block.title
        else ()
    )
    yield Row((*heading, *first.texts), first.evidence)
    yield from others


def _plain_rows(setter: Typesetter, block: Block, size: Length) -> Iterator[Row]:
    def one(para: Para, style: Style) -> Row:
        return Row((setter.make_text(para.runs, style, size, 0.4),), para.evidence)

    match block:
        case ProseBlock(paragraphs=paragraphs) | CalloutBlock(paragraphs=paragraphs):
            yield from (one(para, Style.TEXT) for para in paragraphs)
        case BulletsBlock(items=items):
            yield from (one(para, Style.BULLET) for para in items)
        case QuotationBlock():
            words = setter.make_text(block.text, Style.QUOTE, size, 0.4)
            yield Row(
                (words, setter.make_text(block.attribution, Style.DETAIL, size)),
                (block.item,),
            )


def lay_out_remarks(
    setter: Typesetter, paragraphs: Sequence[Para]
) -> tuple[SlideBody, ...]:
    """Lay out what an exhibit leaves no room for, on slides that follow it."""
    return lay_out_text(setter, (ProseBlock("", "", (), paragraphs=tuple(paragraphs)),))


def lay_out_callout(setter: Typesetter, block: CalloutBlock) -> tuple[SlideBody, ...]:
    """Lay out a callout as a statement, in large type behind a bar."""
    place = setter.grid.text.indented(setter.grid.gap)
    top = setter.tokens.title.size

    def rows(size: Length) -> list[Row]:
        return [
            Row((setter.make_text(p.runs, Style.LEAD, size, 0.5),), p.evidence)
            for p in block.paragraphs
        ]

    packed = pack_rows(setter, rows, place.width, place.height, setter.list_sizes(top))
    made = (
        _page(setter, page, packed.size, place, setter.grid.evidence, block.evidence)
        for page in packed.pages
    )
    return tuple(_shortened(setter, body) for body in made)


def _shortened(setter: Typesetter, body: SlideBody) -> SlideBody:
    """Return a callout whose box, and so its bar, is no taller than its words."""
    frame = body.frames[0]
    height = setter.measure_height(frame.texts, frame.box.width)
    return replace(
        body,
        kind=SlideKind.CALLOUT,
        frames=(replace(frame, box=frame.box.tall(height)),),
    )


def lay_out_quotation(
    setter: Typesetter, block: QuotationBlock
) -> tuple[SlideBody, ...]:
    """Lay out a speaker's words in large type, and under them who said so."""
    place = setter.grid.text.indented(setter.grid.gap)
    floor = setter.tokens.body_floor
    by, told = _speaker(setter, block, place)
    by_height = setter.measure_height((by,), place.width)
    room = place.height - by_height - setter.badge_height - pt(20)

    def rows(size: Length) -> list[Row]:
        return [Row((setter.make_text(block.text, Style.QUOTE, size),))]

    large = (
        size
        for size in setter.list_sizes(
            setter.tokens.cover.size, setter.tokens.quote.size
        )
        if len(
            setter.break_lines(
                setter.make_text(block.text, Style.QUOTE, size), place.width
            )
        )
        <= DISPLAY_LINES
    )
    sizes = (*large, *setter.list_sizes(setter.tokens.quote.size, floor))
    packed = pack_rows(setter, rows, place.width, room, sizes)
    made = []
    for page in packed.pages:
        texts = tuple(text for row in page for text in row.texts)
        height = setter.measure_height(texts, place.width)
        words = place.below((room - height).times(0.25)).tall(height)
        under = place.below(words.bottom - place.top + pt(12)).tall(by_height)
        proof = status_badges.place_badges_in_line(
            setter, (block.item,), place.below(under.bottom - place.top + pt(4))
        )
        frames = (TextFrame(words, texts), TextFrame(under, (by,)))
        body = SlideBody(
            SlideKind.QUOTATION,
            packed.size,
            frames,
            proof,
            (block.item,),
            block.evidence,
        )
        made.append(replace(body, clipped=() if told else ("speaker",)))
    return tuple(made)


def _speaker(
    setter: Typesetter, block: QuotationBlock, place: Rect
) -> tuple[SlideText, bool]:
    """Set who said so, smaller if it is long; say whether all of it stands there."""
    for size in setter.list_sizes():
        speaker = setter.make_text(block.attribution, Style.DETAIL, size)
        if len(setter.break_lines(speaker, place.width)) <= DISPLAY_LINES:
            return speaker, True
    return clip_text(setter, speaker, place.width, DISPLAY_LINES), False
