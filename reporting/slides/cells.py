"""Things that stand side by side -> slides: cells with their badges, dealt out evenly.

Items are dealt out to as few slides as hold them whole and break no word, at the largest
type size that does. An item too long for a slide of its own runs on over several.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import Block
from reporting.plan.words import Evidence, Para, Runs
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.model import PlannedFrame, SlideBody, SlideText, StatusBadge
from reporting.slides.neatness import breaks_words, narrow_neatly
from reporting.slides.pagination import group_evenly
from reporting.slides.splitting import clip_texts, split_fitting
from reporting.slides.status_badges import measure_badge_depth, place_badges_in_line
from reporting.slides.typesetter import Typesetter

BADGE_GAP = pt(6)
"""Between a cell's text and its badges."""

SETTLING = 0.22
"""Share of the room left free under a body by which it is lowered."""

Item = TypeVar("Item")


class Cell(Record, frozen=True):
    """Texts that stand in one place with what they rest on.

    Args:
        texts: under each other.
        evidence: whose badges stand under them.
        place: the most room that they may take.
        path: of what they show, within the block.
    """

    texts: Sequence[SlideText]
    evidence: Sequence[Evidence]
    place: Rect
    path: str


class CellLayout(Record, Generic[Item], frozen=True):
    """How items of one kind become slides.

    Args:
        kind: of the slides.
        most: how many stand side by side at the most.
        make_body: sets some items, each with its place in the block, at a size.
        get_text: returns an item's running text; without it an item cannot run on.
        replace_text: makes the same item with a part of its text.
    """

    kind: SlideKind
    most: int
    make_body: Callable[[Sequence[tuple[int, Item]], Length], SlideBody]
    get_text: Callable[[Item], Para] | None = None
    replace_text: Callable[[Item, Para], Item] | None = None


# ---------------------------------------------------------------- dealing out


def lay_out_cells(
    setter: Typesetter,
    items: Sequence[Item],
    layout: CellLayout[Item],
) -> tuple[SlideBody, ...]:
    """Deal items out to slides."""
    numbered = tuple(enumerate(items))
    sizes = setter.list_kind_sizes(layout.kind, setter.tokens.step)
    for may_break in (False, True):
        most = min(layout.most, len(items))
        for together in range(most, 0, -1):
            groups = group_evenly(len(items), together)
            pages = [numbered[page] for page in groups]
            for size in sizes:
                bodies = tuple([layout.make_body(page, size) for page in pages])
                if any(body.clipped for body in bodies):
                    continue
                if may_break or not breaks_words(setter, bodies):
                    return bodies
    alone: list[SlideBody] = []
    for item in numbered:
        alone += _run_on(setter, item, layout, sizes[-1])
    return tuple(alone)


def _run_on(
    setter: Typesetter,
    numbered: tuple[int, Item],
    layout: CellLayout[Item],
    size: Length,
) -> Iterator[SlideBody]:
    """Yield the slides of an item by itself: one, or as many as its text runs on over."""
    number, item = numbered
    body = layout.make_body((numbered,), size)
    get_text, replace_text = layout.get_text, layout.replace_text
    if not body.clipped or get_text is None or replace_text is None:
        yield body
        return
    para = get_text(item)

    def make_part(runs: Runs) -> SlideBody:
        marks = {run.mark for run in runs}
        evidence = [proof for proof in para.evidence if proof.number in marks]
        part = replace(para, runs=runs, evidence=tuple(evidence))
        return layout.make_body(((number, replace_text(item, part)),), size)

    def fits(runs: Runs) -> bool:
        return not make_part(runs).clipped

    rest: SlideText | None = setter.make_text(
        para.runs,
        Style.TEXT,
        size,
    )
    while rest:
        head, rest = split_fitting(setter, rest, setter.grid.body, fits)
        body = make_part(head.runs)
        yield body
        if body.clipped:  # what stands over the text leaves it no room at all
            return


# ---------------------------------------------------------------- cells


def lay_out_row(
    setter: Typesetter,
    kind: SlideKind,
    size: Length,
    cells: Sequence[Cell],
) -> SlideBody:
    """Set cells, each in its place with its badges under it; what does not fit is named.

    Frames are as tall as their texts.
    """
    frames: list[PlannedFrame] = []
    badges: list[StatusBadge] = []
    evidence: list[Evidence] = []
    clipped: list[str] = []
    for cell in cells:
        place = cell.place
        own = place_badges_in_line(setter, cell.evidence, place)
        depth = measure_badge_depth(own, place.top)
        room = place.height - (depth + BADGE_GAP if depth else 0)
        kept = clip_texts(setter, cell.texts, place.width, room)
        if kept != tuple(cell.texts):
            clipped.append(cell.path)
        height = setter.measure_height(kept, place.width)
        width = narrow_neatly(setter, kept, place.width)
        box = Rect(place.left, place.top, width, height)
        frames.append(PlannedFrame(box, kept))
        under = place.below(height + BADGE_GAP)
        badges += place_badges_in_line(setter, cell.evidence, under)
        evidence += cell.evidence
    return SlideBody(
        kind,
        size,
        frames=tuple(frames),
        badges=tuple(badges),
        evidence=tuple(evidence),
        clipped=tuple(clipped),
    )


def settle_body(
    setter: Typesetter,
    body: SlideBody,
) -> SlideBody:
    """Lower what does not fill the body, so that it does not hang from the title."""
    bottoms = [frame.box.bottom for frame in body.frames]
    bottoms += [badge.box.bottom for badge in body.badges]
    room = setter.grid.body.bottom - max(bottoms)
    drop = room.times(SETTLING)
    frames = []
    for frame in body.frames:
        box = _lower(frame.box, drop)
        frames.append(replace(frame, box=box))
    badges = []
    for badge in body.badges:
        box = _lower(badge.box, drop)
        badges.append(replace(badge, box=box))
    return replace(
        body,
        frames=tuple(frames),
        badges=tuple(badges),
        exhibit=_lower(body.exhibit, drop) if body.exhibit else None,
    )


def _lower(
    rect: Rect,
    drop: Length,
) -> Rect:
    return replace(rect, top=rect.top + drop)


def attach_block(
    body: SlideBody,
    block: Block,
) -> SlideBody:
    """Let a body bear its block, and what the whole of that stands on."""
    return replace(body, block=block, shared=(*block.evidence, *body.shared))
