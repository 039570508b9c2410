"""Claims that contradict each other -> slides: a question, a card for each claim, a reading."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import DisagreementBlock
from reporting.plan.words import Para, list_evidence, plain_line, plain_text
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.cards import Cell, Manner, Names, set_cards
from reporting.slides.cells import (
    CellLayout,
    MakeBody,
    TypeSizes,
    attach_block,
    lay_out_cells,
)
from reporting.slides.model import PlannedFrame, SlideBody
from reporting.slides.splitting import clip_texts
from reporting.slides.text import lay_out_remarks
from reporting.slides.typesetter import Typesetter

MOST_CLAIMS = 4
MOST_ABREAST = 3
MOST_ACROSS = 4

QUESTION_SHARE, READING_SHARE = 4, 3
"""The question takes a quarter of a slide at the most; the reading a third."""

QUESTION_GAP, READING_GAP = 0.4, 0.7
"""Under the question, and over the reading, in gaps between columns."""

CARD_GAP = 0.6
"""Between cards side by side, likewise."""
BAR = 0.2
"""Room for the bar of a claim's status, in gaps between columns."""
SMALLER = 0.8
"""Size of who makes a claim, as a share of that of the claim."""

NAMES = Names(text="Words", foot="Who")


def lay_out_disagreement(
    setter: Typesetter,
    block: DisagreementBlock,
) -> tuple[SlideBody, ...]:
    """Lay out contradicting claims beside each other, or under each other where they are long.

    A careful reader's word on them stands under them, or on a slide of its own if it is long.

    Args:
        setter: measures.
        block: the question, the claims, and how to read them.
    """
    below = block.reading
    if below:
        place = setter.grid.body
        floor = setter.tokens.body_floor
        text = setter.make_text(below.runs, Style.TEXT, floor)
        height = setter.measure_height((text,), place.width)
        if height > place.height.part(1, READING_SHARE):
            below = None
    shown = replace(block, reading=below)

    def make_body(
        manner: Manner,
        claims: Sequence[tuple[int, Para]],
        size: TypeSizes,
    ) -> SlideBody:
        return _set_claims(
            setter,
            shown,
            claims,
            size.body,
            manner,
        )

    def list_forms(count: int) -> list[MakeBody[Para]]:
        manners = [Manner.UPRIGHT] if count <= MOST_ABREAST else []
        if count == MOST_CLAIMS:
            manners.append(Manner.BEHIND)
        if 1 < count <= MOST_ACROSS:
            manners.append(Manner.ACROSS)
        return [partial(make_body, manner) for manner in manners]

    layout: CellLayout[Para] = CellLayout(
        SlideKind.DISAGREEMENT,
        MOST_CLAIMS,
        list_forms,
        partial(make_body, Manner.UPRIGHT),
        get_text=lambda claim: claim,
        replace_text=lambda claim, part: replace(part, evidence=claim.evidence),
    )
    bodies = lay_out_cells(setter, block.sides, layout)
    if block.reading and not below:
        return (*bodies, *lay_out_remarks(setter, (block.reading,)))
    return bodies


def _set_question(
    setter: Typesetter,
    block: DisagreementBlock,
) -> PlannedFrame:
    """Set the question, smaller if it is long; clipped if it is too long even so."""
    place = setter.grid.body
    room = place.height.part(1, QUESTION_SHARE)
    for size in setter.list_sizes(setter.tokens.body.size):
        question = setter.make_text(block.question, Style.LEAD, size)
        if setter.measure_height((question,), place.width) <= room:
            break
    kept = clip_texts(
        setter,
        (question,),
        place.width,
        room,
    )
    height = setter.measure_height(kept, place.width)
    return PlannedFrame(place.tall(height), kept, name="Question")


def _set_claims(
    setter: Typesetter,
    block: DisagreementBlock,
    claims: Sequence[tuple[int, Para]],
    size: Length,
    manner: Manner,
) -> SlideBody:
    """Set the question, some of the claims on cards, and the reading under them."""
    grid = setter.grid
    question = _set_question(setter, block)
    middle = grid.body.below(question.box.height + grid.gap.times(QUESTION_GAP))
    reading = _set_reading(setter, block, size)
    if reading:
        under = middle.height - reading.box.height
        middle = middle.tall(under - grid.gap.times(READING_GAP))
    cells = _make_cells(
        setter,
        claims,
        _place_cards(
            setter,
            middle,
            manner,
            claims,
        ),
        size,
    )
    body = set_cards(
        setter,
        SlideKind.DISAGREEMENT,
        size,
        cells,
        NAMES,
        manner,
        bar=grid.gap.times(BAR),
    )
    frames = [question, *body.frames]
    evidence = [*list_evidence(block.question), *body.evidence]
    if block.reading and reading:
        frames.append(reading)
        evidence += block.reading.evidence
    clipped = list(body.clipped)
    words = "".join([plain_text(text.runs) for text in question.texts])
    if words != plain_line(block.question):
        clipped.append("question")
    body = replace(
        body,
        frames=tuple(frames),
        evidence=tuple(evidence),
        clipped=tuple(clipped),
    )
    shown = tuple([claim for _, claim in claims])
    return attach_block(body, replace(block, sides=shown))


def _set_reading(
    setter: Typesetter,
    block: DisagreementBlock,
    size: Length,
) -> PlannedFrame | None:
    """Set how the claims are to be read, at the foot of the slide."""
    if not block.reading:
        return None
    body = setter.grid.body
    text = setter.make_text(block.reading.runs, Style.TEXT, size)
    height = setter.measure_height((text,), body.width)
    return PlannedFrame(
        body.below(body.height - height),
        (text,),
        name="Reading",
    )


def _place_cards(
    setter: Typesetter,
    room: Rect,
    manner: Manner,
    claims: Sequence[tuple[int, Para]],
) -> tuple[Rect, ...]:
    """Return the places of the cards of claims."""
    gap = setter.grid.gap
    if manner is Manner.ACROSS:
        return room.rows(len(claims), gap.part(1, 2))
    if manner is Manner.BEHIND:
        upper, lower = room.rows(2, gap.part(1, 2))
        half = len(claims) // 2
        return (
            *upper.columns(half, gap.times(CARD_GAP)),
            *lower.columns(len(claims) - half, gap.times(CARD_GAP)),
        )
    return room.columns(len(claims), gap.times(CARD_GAP))


def _make_cells(
    setter: Typesetter,
    claims: Sequence[tuple[int, Para]],
    places: Sequence[Rect],
    size: Length,
) -> list[Cell]:
    """Return contradicting claims, each with who makes it."""
    cells = []
    smaller = pt(round(size.times(SMALLER).pt))
    small = max(setter.tokens.body_floor, smaller)
    for (number, claim), place in zip(claims, places, strict=True):
        who = [
            setter.make_text(proof.who, Style.DETAIL, small) for proof in claim.evidence
        ]
        cell = Cell(
            place,
            f"claims[{number}]",
            texts=(setter.make_text(claim.runs, Style.TEXT, size),),
            evidence=claim.evidence,
            foot=tuple(who),
        )
        cells.append(cell)
    return cells
