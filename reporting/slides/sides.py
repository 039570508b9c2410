"""Comparisons and disagreements -> slides on which their sides stand beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.design.grid import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import (
    ComparisonBlock,
    ComparisonSide,
    DisagreementBlock,
    Para,
)
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides import status_badges
from reporting.slides.cells import (
    UNDER,
    Cell,
    CellLayout,
    attach_block,
    lay_out_cells,
    lay_out_row,
)
from reporting.slides.model import SlideBody, SlideText, TextFrame
from reporting.slides.packing import Row, pack_rows
from reporting.slides.splitting import clip_text, clip_texts
from reporting.slides.text import lay_out_remarks
from reporting.slides.typesetter import Typesetter

MOST_SIDES = 3
TITLE_LINES = 2
POINT_SPACE = 0.4
"""Above a point, as a share of its leading."""

_QUESTION = 4
_READING = 3
"""The question takes a quarter of a slide at the most, the reading a third."""


# ---------------------------------------------------------------- comparison


def lay_out_comparison(
    setter: Typesetter, block: ComparisonBlock
) -> tuple[SlideBody, ...]:
    """Lay out two sides in columns; each runs on over the slides by itself, under its title."""
    places = setter.grid.body.below(pt(10)).columns(2, setter.grid.gap.times(2))
    titles = [
        _side_title(setter, side, place)
        for side, place in zip(block.sides, places, strict=True)
    ]
    for size in setter.list_sizes():
        columns = list(zip(block.sides, titles, places, strict=True))
        pages = [
            _points(setter, side, title, place, size) for side, title, place in columns
        ]
        if max(map(len, pages)) == 1:
            break
    cut = tuple(
        f"sides[{number}].title"
        for number, (side, title) in enumerate(zip(block.sides, titles, strict=True))
        if "".join(run.text for run in title.runs) != side.title
    )
    made = []
    for page in range(max(map(len, pages))):
        cells = []
        for number, ((_, title, place), side) in enumerate(
            zip(columns, pages, strict=True)
        ):
            rows = side[page] if page < len(side) else ()
            texts = (title, *(text for row in rows for text in row.texts))
            evidence = tuple(proof for row in rows for proof in row.evidence)
            cells.append(Cell(texts, evidence, place, f"sides[{number}]"))
        body = attach_block(
            lay_out_row(setter, SlideKind.COMPARISON, size, cells), block
        )
        made.append(replace(body, clipped=(*cut, *body.clipped)))
    return tuple(made)


def _side_title(setter: Typesetter, side: ComparisonSide, place: Rect) -> SlideText:
    """Set a side's title, smaller if it is long; clipped if it is too long even so."""
    for size in setter.list_sizes(setter.tokens.title_floor):
        title = setter.make_text(side.title, Style.LEAD, size)
        if len(setter.break_lines(title, place.width)) <= TITLE_LINES:
            return title
    room = place.height.part(1, _READING)
    return clip_text(setter, title, place.width, int(room // title.leading))


def _points(
    setter: Typesetter,
    side: ComparisonSide,
    title: SlideText,
    place: Rect,
    size: Length,
) -> tuple[tuple[Row, ...], ...]:
    """Return a side's points at one size, slide by slide."""
    evidence = tuple(proof for point in side.points for proof in point.evidence)
    under = (
        status_badges.measure_badge_depth(
            status_badges.place_badges_in_line(setter, evidence, place), place.top
        )
        + UNDER
    )
    space = setter.find_leading(Style.BULLET, size).times(POINT_SPACE)
    room = place.height - setter.measure_height((title,), place.width) - under - space

    def rows(at: Length) -> list[Row]:
        return [
            Row((setter.make_text(p.runs, Style.BULLET, at, POINT_SPACE),), p.evidence)
            for p in side.points
        ]

    return pack_rows(setter, rows, place.width, room, (size,)).pages


# ---------------------------------------------------------------- disagreement


def lay_out_disagreement(
    setter: Typesetter, block: DisagreementBlock
) -> tuple[SlideBody, ...]:
    """Lay out contradicting claims beside each other, at most three together.

    A careful reader's word on them stands under them, or on a slide of its own if it is long.
    """
    place, reading = setter.grid.body, block.reading
    room = place.height.part(1, _READING)
    floor = setter.make_text(
        reading.runs if reading else "", Style.TEXT, setter.tokens.body_floor
    )
    below = reading if setter.measure_height((floor,), place.width) <= room else None
    lay: CellLayout[Para] = CellLayout(
        MOST_SIDES,
        lambda some, size: _sides(setter, block, below, some, size),
        lambda side: side,
        lambda side, part: replace(part, evidence=side.evidence),
    )
    made = lay_out_cells(setter, block.sides, lay)
    return (
        made if below or not reading else (*made, *lay_out_remarks(setter, (reading,)))
    )


def _question(setter: Typesetter, block: DisagreementBlock) -> tuple[TextFrame, bool]:
    """Set the question, smaller if it is long; say whether all of it stands there."""
    place = setter.grid.body
    room = place.height.part(1, _QUESTION)
    for size in setter.list_sizes(setter.tokens.title_floor):
        question = setter.make_text(block.question, Style.LEAD, size)
        if setter.measure_height((question,), place.width) <= room:
            break
    kept = clip_texts(setter, (question,), place.width, room)
    return TextFrame(
        place.tall(setter.measure_height(kept, place.width)), kept
    ), kept == (question,)


def _sides(
    setter: Typesetter,
    block: DisagreementBlock,
    reading: Para | None,
    sides: Sequence[tuple[int, Para]],
    size: Length,
) -> SlideBody:
    """Set the question, the contradicting claims in columns, and the reading under them."""
    grid = setter.grid
    question, asked = _question(setter, block)
    foot = _foot(setter, reading, size)
    head, tail = (
        question.box.height + pt(18),
        foot.box.height + pt(14) if foot else Length(0),
    )
    middle = grid.body.below(head).tall(grid.body.height - head - tail)
    cells = [
        Cell(
            (
                setter.make_text(side.runs, Style.TEXT, size),
                *(
                    setter.make_text(proof.who, Style.DETAIL, size, 0.3)
                    for proof in side.evidence
                ),
            ),
            side.evidence,
            place,
            f"claims[{number}]",
        )
        for (number, side), place in zip(
            sides, middle.columns(len(sides), grid.gap.times(2)), strict=True
        )
    ]
    body = lay_out_row(setter, SlideKind.DISAGREEMENT, size, cells)
    also = reading.evidence if reading else ()
    body = replace(
        body,
        frames=(question, *body.frames, *((foot,) if foot else ())),
        evidence=(*body.evidence, *also),
        clipped=(*body.clipped, *(() if asked else ("question",))),
    )
    return attach_block(
        body, replace(block, sides=tuple(side for _, side in sides), reading=reading)
    )


def _foot(setter: Typesetter, reading: Para | None, size: Length) -> TextFrame | None:
    """Set the reading at the body's foot."""
    if reading is None:
        return None
    place, text = setter.grid.body, setter.make_text(reading.runs, Style.TEXT, size)
    height = setter.measure_height((text,), place.width)
    return TextFrame(place.below(place.height - height), (text,))
