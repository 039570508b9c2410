"""Things that stand side by side -> slides: cells with their chips, dealt out evenly.

Items are dealt out to as few slides as hold them whole and break no word, at the largest
type size that does. An item too long for a slide of its own runs on over several.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from reporting.design.grid import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import Block, Evidence, Para, Runs
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides import status_badges
from reporting.slides.model import (
    SlideBody,
    SlideText,
    StatusBadge,
    TextFrame,
)
from reporting.slides.neatness import ABOUT_AS_LARGE, count_blemishes, narrow_neatly
from reporting.slides.pagination import group_evenly
from reporting.slides.splitting import clip_texts, split_text
from reporting.slides.typesetter import Typesetter

UNDER = pt(6)
"""Between a cell's text and its chips."""

Item = TypeVar("Item")


class Cell(Record, frozen=True):
    """Texts that stand in one place with what they rest on."""

    texts: Sequence[SlideText]
    evidence: Sequence[Evidence]
    place: Rect
    path: str
    """Of what it shows, within the block."""


class CellLayout(Record, Generic[Item], frozen=True):
    """How items of one kind become slides."""

    most: int
    """So many stand side by side at the most."""
    body: Callable[[Sequence[tuple[int, Item]], Length], SlideBody]
    """Sets some items, each with its place in the block, at a size."""
    text: Callable[[Item], Para] | None = None
    """Returns an item's running text; without it an item cannot run on over slides."""
    part: Callable[[Item, Para], Item] | None = None
    """Makes the same item with a part of its text."""


# ---------------------------------------------------------------- dealing out


def lay_out_cells(
    setter: Typesetter, items: Sequence[Item], lay: CellLayout[Item]
) -> tuple[SlideBody, ...]:
    """Deal items out to slides."""
    numbered, sizes = tuple(enumerate(items)), setter.list_sizes()
    for fits in (_keeps_words, _holds_all):
        for together in range(min(lay.most, len(items)), 0, -1):
            pages = group_evenly(len(items), together)
            tried = (
                tuple(lay.body(numbered[page], size) for page in pages)
                for size in sizes
            )
            fitting = [
                made for made in tried if all(fits(setter, body) for body in made)
            ]
            if fitting:
                return _neatest(setter, fitting)
    return tuple(
        body for one in numbered for body in _alone(setter, one, lay, sizes[-1])
    )


def _holds_all(_setter: Typesetter, body: SlideBody) -> bool:
    return not body.clipped


def _keeps_words(setter: Typesetter, body: SlideBody) -> bool:
    """Whether all of a body stands on its slide, with no ordinary word broken."""
    return not body.clipped and not any(
        setter.breaks_word(text, frame.box.width)
        for frame in body.frames
        for text in frame.texts
    )


def _neatest(
    setter: Typesetter, tried: Sequence[tuple[SlideBody, ...]]
) -> tuple[SlideBody, ...]:
    """Return the neatest try that is about as large as the largest, which comes first."""

    def blemishes(made: tuple[SlideBody, ...]) -> tuple[int, int]:
        texts = []
        for body in made:
            for frame in body.frames:
                texts += [(text, frame.box.width) for text in frame.texts]
        return count_blemishes(setter, texts)

    least = tried[0][0].size.times(ABOUT_AS_LARGE)
    return min((made for made in tried if made[0].size >= least), key=blemishes)


def _alone(
    setter: Typesetter, one: tuple[int, Item], lay: CellLayout[Item], size: Length
) -> Iterator[SlideBody]:
    """Yield the slides of an item by itself: one, or as many as its text runs on over."""
    number, item = one
    body, make = lay.body((one,), size), lay.part
    if not body.clipped or lay.text is None or make is None:
        yield body
        return

    def laid(part: Para) -> SlideBody:
        return lay.body(((number, make(item, part)),), size)

    para = lay.text(item)
    rest: SlideText | None = setter.make_text(para.runs, Style.TEXT, size)
    while rest:
        head, rest = _most(
            setter, rest, lambda runs: not laid(_part(para, runs)).clipped
        )
        body = laid(_part(para, head.runs))
        yield body
        if body.clipped:  # what stands over the text leaves it no room at all
            return


def _most(
    setter: Typesetter, text: SlideText, fits: Callable[[Runs], bool]
) -> tuple[SlideText, SlideText | None]:
    """Cut a text after as many lines as fit, but after one at least."""
    place = setter.grid.body
    low, high = 1, int(place.height // text.leading)
    while low < high:
        middle = -(-(low + high) // 2)
        if fits(split_text(setter, text, place.width, middle)[0].runs):
            low = middle
        else:
            high = middle - 1
    return split_text(setter, text, place.width, low)


def _part(para: Para, runs: Runs) -> Para:
    marks = {run.mark for run in runs}
    return Para(runs, tuple(proof for proof in para.evidence if proof.number in marks))


# ---------------------------------------------------------------- cells


def lay_out_row(
    setter: Typesetter, kind: SlideKind, size: Length, cells: Sequence[Cell]
) -> SlideBody:
    """Set cells, each in its place; what does not fit is clipped and named."""
    made = [_cell(setter, cell) for cell in cells]
    return SlideBody(
        kind,
        size,
        frames=tuple(frame for frame, _, _ in made),
        chips=tuple(chip for _, placed, _ in made for chip in placed),
        evidence=tuple(proof for cell in cells for proof in cell.evidence),
        clipped=tuple(
            cell.path
            for cell, (_, _, whole) in zip(cells, made, strict=True)
            if not whole
        ),
    )


def _cell(
    setter: Typesetter, cell: Cell
) -> tuple[TextFrame, tuple[StatusBadge, ...], bool]:
    """Set texts with their chips under them.

    Returns:
        The frame, as tall as its text; the chips; whether all of the text stands there.
    """
    place = cell.place
    deep = status_badges.measure_badge_depth(
        status_badges.place_badges_in_line(setter, cell.evidence, place), place.top
    )
    kept = clip_texts(
        setter, cell.texts, place.width, place.height - (deep + UNDER if deep else 0)
    )
    height = setter.measure_height(kept, place.width)
    placed = status_badges.place_badges_in_line(
        setter, cell.evidence, place.below(height + UNDER)
    )
    box = replace(place.tall(height), width=narrow_neatly(setter, kept, place.width))
    return TextFrame(box, kept), placed, kept == tuple(cell.texts)


def settle_body(setter: Typesetter, body: SlideBody) -> SlideBody:
    """Lower what does not fill the body, so that it does not hang from the title."""
    whole = setter.grid.body
    boxes = [frame.box for frame in body.frames] + [chip.box for chip in body.chips]
    drop = (whole.bottom - max(box.bottom for box in boxes)).times(0.22)

    def lowered(box: Rect) -> Rect:
        return replace(box, top=box.top + drop)

    return replace(
        body,
        frames=tuple(replace(frame, box=lowered(frame.box)) for frame in body.frames),
        chips=tuple(replace(chip, box=lowered(chip.box)) for chip in body.chips),
        exhibit=lowered(body.exhibit) if body.exhibit else None,
    )


def attach_block(body: SlideBody, block: Block) -> SlideBody:
    """Bear the block, and what the whole of it stands on."""
    return replace(body, block=block, shared=(*block.evidence, *body.shared))
