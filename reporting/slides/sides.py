"""Comparisons and disagreements -> slides on which their sides stand beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import (
    ComparisonBlock,
    ComparisonSide,
    DisagreementBlock,
)
from reporting.plan.words import (
    Evidence,
    Para,
    list_evidence,
    plain_line,
    plain_text,
)
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.cells import (
    BADGE_GAP,
    Cell,
    CellLayout,
    attach_block,
    lay_out_cells,
    lay_out_row,
)
from reporting.slides.model import PlannedFrame, SlideBody, SlideText
from reporting.slides.packing import Row, pack_rows
from reporting.slides.splitting import clip_text, clip_texts
from reporting.slides.status_badges import measure_badge_depth, place_badges_in_line
from reporting.slides.text import lay_out_remarks
from reporting.slides.typesetter import Typesetter

MOST_SIDES = 3
TITLE_LINES = 2

POINT_SPACE = 0.4
"""Above a point, as a share of its leading."""

SIDE_DROP = pt(10)
"""From the top of a comparison, where its bars stand, to the titles of its sides."""

QUESTION_SHARE, READING_SHARE = 4, 3
"""The question takes a quarter of a slide at the most; the reading, or a title, a third."""

QUESTION_GAP, READING_GAP = pt(18), pt(14)
"""Under the question, and over the reading."""


# ---------------------------------------------------------------- comparison


def lay_out_comparison(
    setter: Typesetter,
    block: ComparisonBlock,
) -> tuple[SlideBody, ...]:
    """Lay out two sides in columns; each runs on over the slides by itself, under its title."""
    gap = setter.grid.gap.times(2)
    below = setter.grid.body.below(SIDE_DROP)
    places = below.columns(len(block.sides), gap)
    titles = []
    clipped = []
    for number, (side, place) in enumerate(zip(block.sides, places, strict=True)):
        title = _set_side_title(setter, side, place)
        titles.append(title)
        if plain_text(title.runs) != plain_line(side.title):
            clipped.append(f"sides[{number}].title")
    for size in setter.list_kind_sizes(SlideKind.COMPARISON, setter.tokens.step):
        columns = []
        for side, title, place in zip(block.sides, titles, places, strict=True):
            columns.append(_pack_points(setter, side, title, place, size))
        count = max([len(pages) for pages in columns])
        if count == 1:
            break
    bodies = []
    for index in range(count):
        cells = []
        for number, (pages, title, place) in enumerate(
            zip(columns, titles, places, strict=True)
        ):
            marked = list_evidence(block.sides[number].title)
            texts = [title]
            evidence: list[Evidence] = list(marked)
            for row in pages[index] if index < len(pages) else ():
                texts += row.texts
                evidence += row.evidence
            cells.append(
                Cell(
                    texts,
                    evidence,
                    place,
                    f"sides[{number}]",
                )
            )
        body = lay_out_row(setter, SlideKind.COMPARISON, size, cells)
        body = replace(body, clipped=(*clipped, *body.clipped))
        bodies.append(attach_block(body, block))
    return tuple(bodies)


def _set_side_title(
    setter: Typesetter,
    side: ComparisonSide,
    place: Rect,
) -> SlideText:
    """Set a side's title, smaller if it is long; clipped if it is too long even so."""
    for size in setter.list_sizes(setter.tokens.title_floor):
        title = setter.make_text(side.title, Style.LEAD, size)
        if setter.count_lines(title, place.width) <= TITLE_LINES:
            return title
    room = place.height.part(1, READING_SHARE)
    return clip_text(
        setter,
        title,
        place.width,
        int(room // title.leading),
    )


def _pack_points(
    setter: Typesetter,
    side: ComparisonSide,
    title: SlideText,
    place: Rect,
    size: Length,
) -> tuple[tuple[Row, ...], ...]:
    """Return a side's points at one size, slide by slide."""
    evidence = list(list_evidence(side.title))
    for point in side.points:
        evidence += point.evidence
    badges = place_badges_in_line(setter, evidence, place)
    under = measure_badge_depth(badges, place.top) + BADGE_GAP
    space = setter.find_leading(Style.BULLET, size).times(POINT_SPACE)
    height = setter.measure_height((title,), place.width)

    def make_row(
        point: Para,
        size: Length,
    ) -> Row:
        text = setter.make_text(point.runs, Style.BULLET, size, POINT_SPACE)
        return Row((text,), point.evidence)

    def make_rows(size: Length) -> list[Row]:
        return [make_row(point, size) for point in side.points]

    room = place.height - height - under - space
    return pack_rows(setter, make_rows, place.width, room, (size,)).pages


# ---------------------------------------------------------------- disagreement


def lay_out_disagreement(
    setter: Typesetter,
    block: DisagreementBlock,
) -> tuple[SlideBody, ...]:
    """Lay out contradicting claims beside each other, at most three together.

    A careful reader's word on them stands under them, or on a slide of its own if it is long.
    """
    below = block.reading
    if below:
        place, floor = setter.grid.body, setter.tokens.body_floor
        text = setter.make_text(below.runs, Style.TEXT, floor)
        height = setter.measure_height((text,), place.width)
        if height > place.height.part(1, READING_SHARE):
            below = None

    def make_body(
        sides: Sequence[tuple[int, Para]],
        size: Length,
    ) -> SlideBody:
        return _set_sides(setter, replace(block, reading=below), sides, size)

    layout: CellLayout[Para] = CellLayout(
        SlideKind.DISAGREEMENT,
        MOST_SIDES,
        make_body,
        get_text=lambda side: side,
        replace_text=lambda side, part: replace(part, evidence=side.evidence),
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
    for size in setter.list_sizes(setter.tokens.title_floor):
        question = setter.make_text(block.question, Style.LEAD, size)
        if setter.measure_height((question,), place.width) <= room:
            break
    kept = clip_texts(setter, (question,), place.width, room)
    height = setter.measure_height(kept, place.width)
    return PlannedFrame(place.tall(height), kept)


def _set_sides(
    setter: Typesetter,
    block: DisagreementBlock,
    sides: Sequence[tuple[int, Para]],
    size: Length,
) -> SlideBody:
    """Set the question, some of the claims in columns, and the reading under them."""
    reading = block.reading
    grid = setter.grid
    question = _set_question(setter, block)
    frames = [question]
    top = question.box.height + QUESTION_GAP
    height = grid.body.height - top
    evidence: list[Evidence] = []
    if reading:
        text = setter.make_text(reading.runs, Style.TEXT, size)
        foot = setter.measure_height((text,), grid.body.width)
        under = grid.body.below(grid.body.height - foot)
        height = height - foot - READING_GAP
        evidence += reading.evidence
    middle = grid.body.below(top).tall(height)
    places = middle.columns(
        len(sides),
        grid.gap.times(2),
    )
    cells = _make_claims(setter, sides, places, size)
    body = lay_out_row(setter, SlideKind.DISAGREEMENT, size, cells)
    frames += body.frames
    if reading:
        frames.append(PlannedFrame(under, (text,)))
    clipped = list(body.clipped)
    words = "".join([plain_text(text.runs) for text in question.texts])
    if words != plain_line(block.question):
        clipped.append("question")
    body = replace(
        body,
        frames=tuple(frames),
        evidence=(*list_evidence(block.question), *body.evidence, *evidence),
        clipped=tuple(clipped),
    )
    shown = tuple([side for _, side in sides])
    return attach_block(body, replace(block, sides=shown))


def _make_claims(
    setter: Typesetter,
    sides: Sequence[tuple[int, Para]],
    places: Sequence[Rect],
    size: Length,
) -> list[Cell]:
    """Return contradicting claims, each with who makes it, as cells."""
    cells = []
    for (number, side), place in zip(sides, places, strict=True):
        texts = [setter.make_text(side.runs, Style.TEXT, size)]
        for proof in side.evidence:
            who = setter.make_text(proof.who, Style.DETAIL, size, 0.3)
            texts.append(who)
        path = f"claims[{number}]"
        cells.append(Cell(texts, side.evidence, place, path))
    return cells
