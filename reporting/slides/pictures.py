"""A picture -> the bodies of its slides: as large as the field and its pixels allow.

Its words stand beside it or under it, whichever leaves the picture larger. Beside it they begin
level with its upper edge, and what is small of them ends level with its lower one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.pdf.images import is_vector
from reporting.plan.block_model import ImageBlock
from reporting.plan.words import Para, list_evidence, list_runs
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.cells import attach_block
from reporting.slides.model import PlannedFrame, SlideBody, SlideText
from reporting.slides.text import lay_out_remarks
from reporting.slides.typesetter import Typesetter

CAPTION_GAP = pt(12)
"""Between a picture and the words under it."""

PIXEL = pt(1)
"""The most that a pixel of a picture takes on a slide: 72 of them to the inch."""

COLUMN_SHARES = (0.22, 0.26, 0.3, 0.34, 0.38, 0.42, 0.5)
"""Of the width, which words beside a picture take: the first that has room for them."""

TEXT_SHARES = (0.36, 0.42, 0.5)
"""Likewise, of words that are said beside it, not of it."""

UNDER_SHARE = 3
"""Words under a picture take a third of the height at the most."""

ABOVE = 0.3
"""Share of the height left free by a picture and the words under it that stands above them."""


class _Words(Record, frozen=True):
    """What is said with a picture.

    Args:
        main: in the text's size.
        small: its caption where other words stand beside it, and its credit.
    """

    main: tuple[SlideText, ...]
    small: tuple[SlideText, ...]

    @property
    def texts(self) -> tuple[SlideText, ...]:
        """All of it."""
        return (*self.main, *self.small)


class _Placed(Record, frozen=True):
    """A picture and its words in their places."""

    exhibit: Rect
    frames: tuple[PlannedFrame, ...]

    @property
    def area(self) -> int:
        """Of the picture."""
        return self.exhibit.width * self.exhibit.height


def lay_out_picture(
    setter: Typesetter,
    block: ImageBlock,
) -> tuple[SlideBody, ...]:
    """Fit a picture with its words; those that have no room follow on a slide of their own.

    Raises:
        ValueError: the picture has no room even without words.
    """
    credit = Para(
        list_runs(block.credit),
        list_evidence(block.credit),
    )
    words = (block.caption, credit) if block.caption else (credit,)
    if block.beside:
        words = (*block.beside.paragraphs, *words)
    for moved in range(len(words) + 1):
        kept = words[moved:]
        body = _set_picture(setter, block, kept, credit)
        if body is None:
            continue
        shared = [proof for para in kept for proof in para.evidence]
        bodies = [attach_block(replace(body, shared=tuple(shared)), block)]
        if moved:
            bodies += lay_out_remarks(setter, words[:moved])
        return tuple(bodies)
    raise ValueError(f"there is no room for the picture {block.id}")


def _set_picture(
    setter: Typesetter,
    block: ImageBlock,
    words: Sequence[Para],
    credit: Para,
) -> SlideBody | None:
    """Set a picture with some words, or nothing if they do not fit at any size."""
    for size in setter.list_kind_sizes(SlideKind.IMAGE, setter.tokens.step):
        said = _set_words(
            setter,
            block,
            words,
            credit,
            size,
        )
        ways = list(_place_beside(setter, block, said))
        if block.beside is None or not said.main:
            ways += _place_under(setter, block, said)
        if ways:
            best = max(ways, key=lambda way: way.area)
            frames = best.frames
            return SlideBody(SlideKind.IMAGE, size, frames, exhibit=best.exhibit)
    return None


def _set_words(
    setter: Typesetter,
    block: ImageBlock,
    words: Sequence[Para],
    credit: Para,
    size: Length,
) -> _Words:
    """Set what is said with a picture at a size; credits are small at every one."""
    main: list[SlideText] = []
    small: list[SlideText] = []
    floor = setter.tokens.body_floor
    for para in words:
        if para is credit or (para is block.caption and block.beside):
            small.append(setter.make_text(para.runs, Style.DETAIL, floor, 0.3))
        else:
            main.append(setter.make_text(para.runs, Style.TEXT, size, 0.4))
    return _Words(tuple(main), tuple(small))


# ---------------------------------------------------------------- places


def _place_beside(
    setter: Typesetter,
    block: ImageBlock,
    words: _Words,
) -> Iterator[_Placed]:
    """Yield a picture with its words beside it, where they have room."""
    body = setter.grid.body
    gap = setter.grid.gap
    has_column = block.beside is not None and words.main
    for share in TEXT_SHARES if has_column else COLUMN_SHARES:
        space = replace(body, width=body.width.times(1 - share) - gap)
        exhibit = fit_picture(block, space)
        column = body.indent(exhibit.width + gap)
        if block.beside and block.beside.is_first:
            column = replace(body, width=column.width)
            exhibit = replace(exhibit, left=body.right - exhibit.width)
        height = setter.measure_height(words.texts, column.width)
        is_broken = any(setter.breaks_word(one, column.width) for one in words.texts)
        if height > body.height or is_broken:
            continue
        yield _Placed(exhibit, tuple(_level(setter, words, column, exhibit)))
        return


def _level(
    setter: Typesetter,
    words: _Words,
    column: Rect,
    exhibit: Rect,
) -> Iterator[PlannedFrame]:
    """Yield words from the upper edge of a picture, and small ones down to its lower edge."""
    main = setter.measure_height(words.main, column.width)
    small = setter.measure_height(words.small, column.width)
    free = exhibit.height - main - small
    if not words.small or free < setter.scale(CAPTION_GAP):
        if words.texts:
            yield PlannedFrame(column, words.texts)
        return
    if words.main:
        yield PlannedFrame(column.tall(exhibit.height - small), words.main)
    foot = column.below(exhibit.height - small).tall(small)
    yield PlannedFrame(foot, words.small, anchor="b")


def _place_under(
    setter: Typesetter,
    block: ImageBlock,
    words: _Words,
) -> Iterator[_Placed]:
    """Yield a picture with its words under it, where they have room."""
    body = setter.grid.body
    gap = setter.scale(CAPTION_GAP)
    height = setter.measure_height(words.texts, body.width)
    widest = fit_picture(block, body)
    most = max(
        body.height.part(1, UNDER_SHARE),
        body.height - widest.height - gap,
    )
    if height > most:
        return
    space = body.tall(body.height - height - gap)
    exhibit = fit_picture(block, space)
    drop = (space.height - exhibit.height).times(ABOVE)
    exhibit = replace(exhibit, top=exhibit.top + drop)
    under = body.below(exhibit.bottom + gap - body.top).tall(height)
    frames = (PlannedFrame(under, words.texts),) if words.texts else ()
    yield _Placed(exhibit, frames)


def fit_picture(block: ImageBlock, space: Rect) -> Rect:
    """Return the largest box of a picture within a space, in its upper left.

    It has the picture's proportions; the pixels of one that is no drawing are not stretched.
    """
    scale = min(
        space.width / block.width,
        space.height / block.height,
    )
    if not is_vector(block.data):
        scale = min(scale, float(PIXEL))
    width = max(1, round(block.width * scale))
    height = max(1, round(block.height * scale))
    return Rect(
        space.left,
        space.top,
        Length(width),
        Length(height),
    )
