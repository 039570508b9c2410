"""Figures, events, steps and sides -> slides on which they stand side by side.

Items are dealt out evenly to as few slides as hold them whole, at the largest type size that does.
What does not fit a slide even by itself is clipped, and goes whole into the speaker notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from reporting.design.grid import Box
from reporting.design.styles import Style
from reporting.design.units import Length, pt
from reporting.plan import chips
from reporting.plan.fit import Row, Typesetter, clusters
from reporting.plan.model import (
    Block,
    ComparisonBlock,
    ComparisonSide,
    DisagreementBlock,
    Evidence,
    FigureItem,
    FiguresBlock,
    Para,
    ProcessBlock,
    ProcessStep,
    TimelineBlock,
    TimelineEvent,
    plain,
)
from reporting.plan.slide_model import Chip, Frame, SlideBody, SlideKind, SlideText

MOST_FIGURES = 4
MOST_EVENTS = 6
MOST_STEPS = 5
MOST_SIDES = 3

ONE_ROW = 2
"""More figures than these may stand in two rows."""
VALUE_LINES = 2
TITLE_LINES = 2
POINT_SPACE = 0.4
"""Above a point, as a share of its leading."""
STILL_LARGE = 0.8
"""Share of their full size down to which values are rather set smaller than on two lines."""


Item = TypeVar("Item")


def figures(setter: Typesetter, block: FiguresBlock) -> tuple[SlideBody, ...]:
    """Lay out key figures, at most four together."""
    return _dealt(setter, block.items, MOST_FIGURES, lambda some, size: _figures(setter, block, some, size))


def timeline(setter: Typesetter, block: TimelineBlock) -> tuple[SlideBody, ...]:
    """Lay out events under a line, at most six together."""
    return _dealt(setter, block.events, MOST_EVENTS, lambda some, size: _events(setter, block, some, size))


def process(setter: Typesetter, block: ProcessBlock) -> tuple[SlideBody, ...]:
    """Lay out numbered steps, at most five together."""
    steps = tuple(enumerate(block.steps, 1))
    return _dealt(setter, steps, MOST_STEPS, lambda some, size: _steps(setter, block, some, size))


def disagreement(setter: Typesetter, block: DisagreementBlock) -> tuple[SlideBody, ...]:
    """Lay out contradicting claims beside each other, at most three together."""
    return _dealt(setter, block.sides, MOST_SIDES, lambda some, size: _sides(setter, block, some, size))


def _dealt(
    setter: Typesetter,
    items: Sequence[Item],
    most: int,
    lay: Callable[[Sequence[Item], Length], SlideBody],
) -> tuple[SlideBody, ...]:
    """Deal items out to as few slides as hold them whole, at the largest size that does."""
    sizes = setter.sizes()
    for together in range(min(most, len(items)), 0, -1):
        pages = clusters(len(items), together)
        for size in sizes:
            made = tuple(lay(items[page], size) for page in pages)
            if not any(body.clipped for body in made):
                return made
    return tuple(lay((item,), sizes[-1]) for item in items)


def _cell(
    setter: Typesetter, texts: Sequence[SlideText], evidence: Sequence[Evidence], place: Box
) -> tuple[Frame, tuple[Chip, ...], str]:
    """Set texts in a cell with their chips under them.

    Returns:
        The frame, as tall as its text; the chips; the whole words if some did not fit, else nothing.
    """
    deep = chips.depth(chips.along(setter, evidence, place), place.top)
    room = place.height - (deep + pt(6) if deep else 0)
    kept = setter.clip_all(texts, place.width, room)
    height = setter.height(kept, place.width)
    placed = chips.along(setter, evidence, place.below(height + pt(6)))
    missing = "" if kept == tuple(texts) else " · ".join(plain(text.runs) for text in texts)
    return Frame(place.tall(height), kept), placed, missing


def _row_of_cells(
    setter: Typesetter,
    kind: SlideKind,
    size: Length,
    cells: Sequence[tuple[Sequence[SlideText], Sequence[Evidence], Box]],
) -> SlideBody:
    made = [_cell(setter, texts, evidence, place) for texts, evidence, place in cells]
    return SlideBody(
        kind,
        size,
        frames=tuple(frame for frame, _, _ in made),
        chips=tuple(chip for _, placed, _ in made for chip in placed),
        evidence=tuple(proof for _, evidence, _ in cells for proof in evidence),
        clipped=tuple(missing for _, _, missing in made if missing),
    )


def _figures(setter: Typesetter, block: FiguresBlock, items: Sequence[FigureItem], size: Length) -> SlideBody:
    """Set figures in a row or in two: values on one line if that keeps them large, else on two."""
    tokens = setter.tokens
    tried = [
        _figures_in(setter, items, value_size, size, rows)
        for value_size in setter.sizes(tokens.figure.size, tokens.title_floor)
        for rows in ((1, 2) if len(items) > ONE_ROW else (1,))
    ]
    fitting = [(body, deep, at) for body, deep, at in tried if deep and not body.clipped]
    large = (body for body, deep, at in fitting if deep == 1 and at >= tokens.figure.size.times(STILL_LARGE))
    any_lines = (body for body, _, _ in fitting)
    return with_block(_settled(setter, next(chain(large, any_lines), tried[-1][0])), block)


def _figures_in(
    setter: Typesetter, items: Sequence[FigureItem], value_size: Length, size: Length, rows: int
) -> tuple[SlideBody, int, Length]:
    """Set figures in some rows.

    Returns:
        The body; on how many lines its longest value stands, 0 if that is too many or a word of it is
        broken; the values' size.
    """
    grid = setter.grid
    across = -(-len(items) // rows)
    places = [cell for row in grid.body.rows(rows, grid.gap) for cell in row.columns(across, grid.gap)]
    values = [_value(setter, item, value_size) for item in items]
    lines = [setter.lines(value, places[0].width) for value in values]
    deep = max(map(len, lines))
    cells = [
        (
            (value, *_about(setter, item, size, value.leading.times(deep - len(broken)))),
            (item.evidence,),
            place,
        )
        for item, value, broken, place in zip(items, values, lines, places, strict=False)
    ]
    whole = deep <= VALUE_LINES and all(
        " ".join(broken) == plain(value.runs) for value, broken in zip(values, lines, strict=True)
    )
    return _row_of_cells(setter, SlideKind.FIGURES, size, cells), deep if whole else 0, value_size


def _value(setter: Typesetter, item: FigureItem, size: Length) -> SlideText:
    """Set a value large; between its number and its unit it may break there, as it may not in text."""
    return setter.text(item.value.replace("\u00a0", " "), Style.VALUE, size)


def _about(setter: Typesetter, item: FigureItem, size: Length, drop: Length) -> Iterator[SlideText]:
    """Yield what stands under a value, lowered by what the value next to it is taller."""
    small = setter.sizes()[-1]
    parts = (
        setter.text(item.label, Style.HEADING, size, 0.1),
        setter.text(item.detail, Style.TEXT, small, 0.25),
        setter.text(item.comparison, Style.DETAIL, small, 0.25),
    )
    for part in parts:
        if plain(part.runs):
            yield replace(part, before=part.before + drop)
            drop = Length(0)


def _settled(setter: Typesetter, body: SlideBody) -> SlideBody:
    """Lower what does not fill the body, so that it does not hang from the title."""
    whole = setter.grid.body
    boxes = [frame.box for frame in body.frames] + [chip.box for chip in body.chips]
    drop = (whole.bottom - max(box.bottom for box in boxes)).times(0.22)

    def lowered(box: Box) -> Box:
        return replace(box, top=box.top + drop)

    return replace(
        body,
        frames=tuple(replace(frame, box=lowered(frame.box)) for frame in body.frames),
        chips=tuple(replace(chip, box=lowered(chip.box)) for chip in body.chips),
        exhibit=lowered(body.exhibit) if body.exhibit else None,
    )


def with_block(body: SlideBody, block: Block) -> SlideBody:
    """Bear the block, and what the whole of it stands on."""
    return replace(body, block=block, shared=(*block.evidence, *body.shared))


def _events(
    setter: Typesetter, block: TimelineBlock, events: Sequence[TimelineEvent], size: Length
) -> SlideBody:
    """Set events in columns under one line."""
    grid, line = setter.grid, pt(16)
    places = grid.body.below(line + pt(8)).columns(len(events), grid.gap.times(0.7))
    cells = [
        (
            (setter.text(event.when, Style.WHEN, size), setter.text(event.text.runs, Style.TEXT, size, 0.2)),
            event.text.evidence,
            place,
        )
        for event, place in zip(events, places, strict=True)
    ]
    body = _row_of_cells(setter, SlideKind.TIMELINE, size, cells)
    body = _settled(setter, replace(body, exhibit=grid.body.tall(line)))
    return with_block(body, replace(block, events=tuple(events)))


def _steps(
    setter: Typesetter, block: ProcessBlock, steps: Sequence[tuple[int, ProcessStep]], size: Length
) -> SlideBody:
    """Set steps in columns under their numbers."""
    grid, line = setter.grid, pt(36)
    places = grid.body.below(line + pt(12)).columns(len(steps), grid.gap)
    cells = [
        (
            (
                setter.text(step.title, Style.HEADING, size, number=number),
                setter.text(step.text.runs, Style.TEXT, size, 0.2),
            ),
            step.text.evidence,
            place,
        )
        for (number, step), place in zip(steps, places, strict=True)
    ]
    body = _row_of_cells(setter, SlideKind.PROCESS, size, cells)
    body = _settled(setter, replace(body, exhibit=grid.body.tall(line)))
    return with_block(body, replace(block, steps=tuple(step for _, step in steps)))


def comparison(setter: Typesetter, block: ComparisonBlock) -> tuple[SlideBody, ...]:
    """Lay out two sides in columns; each runs on over the slides by itself, under its title."""
    grid = setter.grid
    places = grid.body.below(pt(10)).columns(2, grid.gap.times(2))
    titles = [_side_title(setter, side, place) for side, place in zip(block.sides, places, strict=True)]
    for size in setter.sizes():
        columns = list(zip(block.sides, titles, places, strict=True))
        pages = [_points(setter, side, title, place, size) for side, title, place in columns]
        if max(map(len, pages)) == 1:
            break
    made = []
    for page in range(max(map(len, pages))):
        cells = []
        for (_, title, place), side in zip(columns, pages, strict=True):
            rows = side[page] if page < len(side) else ()
            texts = (title, *(text for row in rows for text in row.texts))
            cells.append((texts, tuple(proof for row in rows for proof in row.evidence), place))
        body = with_block(_row_of_cells(setter, SlideKind.COMPARISON, size, cells), block)
        whole = zip(block.sides, titles, strict=True)
        cut = tuple(side.title for side, title in whole if plain(title.runs) != side.title)
        made.append(replace(body, clipped=(*cut, *body.clipped)))
    return tuple(made)


def _side_title(setter: Typesetter, side: ComparisonSide, place: Box) -> SlideText:
    return setter.clip(
        setter.text(side.title, Style.LEAD, setter.tokens.title_floor), place.width, TITLE_LINES
    )


def _points(
    setter: Typesetter, side: ComparisonSide, title: SlideText, place: Box, size: Length
) -> tuple[tuple[Row, ...], ...]:
    """Return a side's points at one size, slide by slide."""
    evidence = tuple(proof for point in side.points for proof in point.evidence)
    under = chips.depth(chips.along(setter, evidence, place), place.top) + pt(6)
    space = setter.leading(Style.BULLET, size).times(POINT_SPACE)
    room = place.height - setter.height((title,), place.width) - under - space

    def rows(at: Length) -> list[Row]:
        return [Row((setter.text(p.runs, Style.BULLET, at, POINT_SPACE),), p.evidence) for p in side.points]

    return setter.pack(rows, place.width, room, (size,)).pages


def _sides(setter: Typesetter, block: DisagreementBlock, sides: Sequence[Para], size: Length) -> SlideBody:
    """Set the question, the contradicting claims in columns, and a careful reader's word on them."""
    grid = setter.grid
    question = setter.text(block.question, Style.LEAD, setter.tokens.title_floor)
    top, _, missing = _cell(setter, (question,), (), grid.body.tall(grid.body.height.part(1, 4)))
    reading = (setter.text(block.reading.runs, Style.TEXT, size),) if block.reading else ()
    foot, _, unread = _cell(setter, reading, (), grid.body.tall(grid.body.height.part(1, 3)))
    head = top.box.height + pt(18)
    tail = foot.box.height + pt(14) if reading else Length(0)
    middle = grid.body.below(head).tall(grid.body.height - head - tail)
    cells = [
        (
            (
                setter.text(side.runs, Style.TEXT, size),
                *(setter.text(proof.who, Style.DETAIL, size, 0.3) for proof in side.evidence),
            ),
            side.evidence,
            place,
        )
        for side, place in zip(sides, middle.columns(len(sides), grid.gap.times(2)), strict=True)
    ]
    body = _row_of_cells(setter, SlideKind.DISAGREEMENT, size, cells)
    foot = replace(foot, box=replace(foot.box, top=grid.body.bottom - foot.box.height))
    frames = (top, *body.frames, *((foot,) if reading else ()))
    clipped = (*body.clipped, *(words for words in (missing, unread) if words))
    also = block.reading.evidence if block.reading else ()
    body = replace(body, frames=frames, clipped=clipped, evidence=(*body.evidence, *also))
    return with_block(body, replace(block, sides=tuple(sides)))
