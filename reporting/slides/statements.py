"""Callouts and quotations -> slides on which they stand in large type behind a bar.

Few words are set very large; the statement, who said it and its status are one unit, which
stands a little above the middle of the field.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import CalloutBlock, QuotationBlock
from reporting.plan.words import Evidence
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.cards import INSET
from reporting.slides.model import PlannedFrame, SlideBody, SlideText
from reporting.slides.neatness import balance_texts
from reporting.slides.packing import Row, pack_rows
from reporting.slides.splitting import clip_text
from reporting.slides.status_badges import measure_badge_depth, place_badges_in_line
from reporting.slides.text import set_paragraphs
from reporting.slides.typesetter import Typesetter

DISPLAY_LINES = 4
"""Of words set larger than a quotation's own size; more would shout."""

LARGER = pt(10)
"""By so much a short quotation is larger than the title of a cover."""

SPEAKER_LINES = 3
"""Lines that a speaker's name and office take at the most."""

SPEAKER_GAP = pt(14)
BADGE_GAP = pt(10)
"""Between a quotation and its speaker, and above the status badges."""

DEEP = 0.09
"""Of the size, by which the letters of some programs reach below their last line."""

ABOVE = 0.4
"""Share of the free height that stands above a statement."""


MakeRows = Callable[[Length], Sequence[Row]]
"""Makes the paragraphs of a statement at a type size."""


class _Under(Record, frozen=True):
    """What stands under a statement.

    Args:
        speaker: who said it; nothing under a callout, or where the title says so.
        height: of all of it, with the space above.
    """

    speaker: tuple[SlideText, ...]
    height: Length


def lay_out_callout(
    setter: Typesetter,
    block: CalloutBlock,
) -> tuple[SlideBody, ...]:
    """Lay out a callout as a statement, in large type on a card behind a bar."""
    card = setter.grid.body
    gap = setter.grid.gap
    inner = card.inset(gap, gap.times(INSET))  # away from its edges and its bar
    place = find_place(setter) if setter.grid.fixed else inner
    proofs = [proof for para in block.paragraphs for proof in para.evidence]
    under = _Under((), _measure_badges(setter, proofs, place))

    def make_rows(size: Length) -> list[Row]:
        return list(set_paragraphs(setter, block.paragraphs, Style.LEAD, size, 0.5))

    tops = setter.list_kind_sizes(SlideKind.CALLOUT, setter.tokens.cover.size)
    sizes = _choose_sizes(setter, make_rows, tops, place)
    room = place.height - under.height
    packed = pack_rows(
        setter,
        make_rows,
        place.width,
        room,
        sizes,
    )
    bodies = []
    for page in packed.pages:
        evidence = [proof for row in page for proof in row.evidence]
        body = SlideBody(
            SlideKind.CALLOUT,
            packed.size,
            evidence=tuple(evidence),
            shared=block.evidence,
            grounds=() if setter.grid.fixed else (card,),
        )
        bodies.append(_stand(setter, body, page, under, place))
    return tuple(bodies)


def lay_out_quotation(
    setter: Typesetter,
    block: QuotationBlock,
) -> tuple[SlideBody, ...]:
    """Lay out a speaker's words in large type, and under them who said so."""
    place = find_place(setter)
    speaker, clipped = _set_speaker(setter, block, place.width)
    height = _measure_badges(setter, block.proofs, place)
    if speaker:
        height = height + setter.measure_height(speaker, place.width)
        height = height + setter.scale(SPEAKER_GAP)
    under = _Under(speaker, height)

    def make_rows(size: Length) -> list[Row]:
        return [Row((setter.make_text(block.text, Style.QUOTE, size),))]

    largest = setter.tokens.cover.size + setter.scale(LARGER)
    tops = setter.list_kind_sizes(SlideKind.QUOTATION, largest)
    sizes = _choose_sizes(setter, make_rows, tops, place)
    room = place.height - under.height
    packed = pack_rows(
        setter,
        make_rows,
        place.width,
        room,
        sizes,
    )
    bodies = []
    for page in packed.pages:
        body = SlideBody(
            SlideKind.QUOTATION,
            packed.size,
            evidence=block.proofs,
            shared=block.evidence,
            clipped=clipped,
        )
        bodies.append(_stand(setter, body, page, under, place))
    return tuple(bodies)


def find_place(setter: Typesetter) -> Rect:
    """Return where a statement may stand: the whole field right of its bar."""
    return setter.grid.body.indent(setter.grid.gap)


def _set_speaker(
    setter: Typesetter,
    block: QuotationBlock,
    width: Length,
) -> tuple[tuple[SlideText, ...], tuple[str, ...]]:
    """Return who said it, unless the title does, and the path of what of that is lost."""
    if not block.attribution:
        return (), ()
    for size in setter.list_sizes(setter.tokens.step):
        speaker = setter.make_text(block.attribution, Style.DETAIL, size)
        if setter.count_lines(speaker, width) <= SPEAKER_LINES:
            return (speaker,), ()
    return (clip_text(setter, speaker, width, SPEAKER_LINES),), ("speaker",)


def _choose_sizes(
    setter: Typesetter,
    make_rows: MakeRows,
    sizes: Sequence[Length],
    place: Rect,
) -> list[Length]:
    """Return the sizes at which a statement may stand: the largest for few lines only."""
    chosen = []
    for size in sizes:
        texts = [text for row in make_rows(size) for text in row.texts]
        lines = sum(setter.count_lines(text, place.width) for text in texts)
        if lines <= DISPLAY_LINES or size <= setter.tokens.quote.size:
            chosen.append(size)
    return chosen or [sizes[-1]]


def _measure_badges(
    setter: Typesetter,
    proofs: Sequence[Evidence],
    place: Rect,
) -> Length:
    """Return the height of status badges in a line, with the space above them."""
    badges = place_badges_in_line(setter, proofs, place)
    gap = setter.scale(BADGE_GAP)
    if badges:
        return measure_badge_depth(badges, place.top) + gap
    return gap


def _stand(
    setter: Typesetter,
    body: SlideBody,
    page: Sequence[Row],
    under: _Under,
    place: Rect,
) -> SlideBody:
    """Stand the words of one slide in the field, with what is under them."""
    texts = tuple([text for row in page for text in row.texts])
    width = place.width
    if sum(setter.count_lines(text, width) for text in texts) <= DISPLAY_LINES:
        room = place.height - under.height - texts[-1].size.times(DEEP)
        width = balance_texts(setter, texts, width, room)
    height = setter.measure_height(texts, width) + texts[-1].size.times(DEEP)
    free = place.height - height - under.height
    words = replace(place, width=width).below(max(free, Length(0)).times(ABOVE))
    words = words.tall(height)
    frames = [PlannedFrame(words, texts)]
    foot = words.bottom
    if under.speaker:
        beneath = place.below(foot + setter.scale(SPEAKER_GAP) - place.top)
        own = beneath.tall(setter.measure_height(under.speaker, place.width))
        frame = PlannedFrame(own, under.speaker)
        frames.append(frame)
        foot = own.bottom
    beside = place.below(foot + setter.scale(BADGE_GAP) - place.top)
    badges = place_badges_in_line(setter, body.evidence, beside)
    return replace(body, frames=tuple(frames), badges=badges)
