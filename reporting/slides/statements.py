"""Callouts and quotations -> slides on which they stand in large type behind a bar."""

from __future__ import annotations

from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import CalloutBlock, QuotationBlock
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.model import PlannedFrame, SlideBody
from reporting.slides.packing import Row, pack_rows
from reporting.slides.splitting import clip_text
from reporting.slides.status_badges import place_badges_in_line
from reporting.slides.text import set_paragraphs, stack_pages
from reporting.slides.typesetter import Typesetter

DISPLAY_LINES = 3
"""A quotation of no more lines is set larger than the quotation's own size."""

SPEAKER_GAP, SPEAKER_ROOM = pt(12), pt(20)
"""Between a quotation and its speaker; what that and the badge take beyond their heights."""


def lay_out_callout(
    setter: Typesetter,
    block: CalloutBlock,
) -> tuple[SlideBody, ...]:
    """Lay out a callout as a statement, in large type behind a bar no taller than its words."""
    place = setter.grid.text.indent(setter.grid.gap)
    margin = setter.grid.evidence

    def make_rows(size: Length) -> list[Row]:
        return list(set_paragraphs(setter, block.paragraphs, Style.LEAD, size, 0.5))

    sizes = setter.list_kind_sizes(SlideKind.CALLOUT, setter.tokens.title.size)
    packed = pack_rows(setter, make_rows, place.width, place.height, sizes)
    bodies = []
    for body in stack_pages(setter, packed, place, margin, block.evidence):
        frame = body.frames[0]
        height = setter.measure_height(frame.texts, place.width)
        short = replace(frame, box=place.tall(height))
        bodies.append(replace(body, kind=SlideKind.CALLOUT, frames=(short,)))
    return tuple(bodies)


def lay_out_quotation(
    setter: Typesetter,
    block: QuotationBlock,
) -> tuple[SlideBody, ...]:
    """Lay out a speaker's words in large type, and under them who said so."""
    place = setter.grid.text.indent(setter.grid.gap)
    clipped: tuple[str, ...] = ()
    for size in setter.list_sizes():
        speaker = setter.make_text(block.attribution, Style.DETAIL, size)
        if setter.count_lines(speaker, place.width) <= DISPLAY_LINES:
            break
    else:
        speaker = clip_text(setter, speaker, place.width, DISPLAY_LINES)
        clipped = ("speaker",)
    speaker_height = setter.measure_height((speaker,), place.width)
    room = place.height - speaker_height - setter.badge_height - SPEAKER_ROOM

    def make_rows(size: Length) -> list[Row]:
        text = setter.make_text(block.text, Style.QUOTE, size)
        return [Row((text,))]

    tokens = setter.tokens
    proofs = block.proofs
    sizes = []
    for size in setter.list_sizes(tokens.cover.size, tokens.quote.size):
        text = setter.make_text(block.text, Style.QUOTE, size)
        if setter.count_lines(text, place.width) <= DISPLAY_LINES:
            sizes.append(size)
    sizes += setter.list_sizes(tokens.quote.size, tokens.body_floor)
    packed = pack_rows(setter, make_rows, place.width, room, sizes)
    bodies = []
    for page in packed.pages:
        texts = tuple([text for row in page for text in row.texts])
        height = setter.measure_height(texts, place.width)
        drop = (room - height).times(0.25)
        words = place.below(drop).tall(height)
        under = place.below(words.bottom - place.top + SPEAKER_GAP)
        foot = under.top + speaker_height
        beside = place.below(foot - place.top + pt(4))
        frames = (
            PlannedFrame(words, texts),
            PlannedFrame(under.tall(speaker_height), (speaker,)),
        )
        body = SlideBody(
            SlideKind.QUOTATION,
            packed.size,
            frames=frames,
            badges=place_badges_in_line(setter, proofs, beside),
            evidence=proofs,
            shared=block.evidence,
            clipped=clipped,
        )
        bodies.append(body)
    return tuple(bodies)
