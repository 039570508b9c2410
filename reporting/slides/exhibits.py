"""A chart or a picture -> the bodies of its slides, with the words that stand beside it."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import ChartBlock, ImageBlock, TextBeside
from reporting.plan.words import Evidence, Para, list_evidence, list_runs
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.cells import attach_block
from reporting.slides.model import PlannedFrame, SlideBody, SlideText
from reporting.slides.splitting import clip_texts
from reporting.slides.text import lay_out_remarks, set_short_note
from reporting.slides.typesetter import Typesetter

UNIT_LINES = 2
"""Lines that the unit over a chart may take."""

NOTE_GAP, CAPTION_GAP = pt(8), pt(10)
"""Between a chart and its note, and between a picture and the words under it."""

WIDE = 2.4
"""Times its height: wider pictures have their words under them."""

EXHIBIT_SHARE = 0.58
"""Share of a slide's width that an exhibit takes with words beside it."""

PICTURE_SHARE = 0.62
"""Share of a slide's width that a picture takes at the most if its words stand beside it."""


def lay_out_chart(
    setter: Typesetter,
    block: ChartBlock,
) -> tuple[SlideBody, ...]:
    """Fit a chart under its unit; its note stands under it, or on a slide of its own."""
    body, floor = setter.grid.body, setter.tokens.body_floor
    frames: list[PlannedFrame] = []
    shared: tuple[Evidence, ...] = ()
    place = body
    note = set_short_note(setter, block.note)
    if note and block.note:
        below = setter.measure_height(note, body.width)
        place = body.tall(body.height - below - NOTE_GAP)
        foot = body.below(body.height - below)
        frames.append(PlannedFrame(foot, note))
        shared = block.note.evidence
    words: tuple[Para, ...] = ()
    if block.beside:
        words = block.beside.paragraphs
        set_words = set_beside(setter, block.beside, place)
        if set_words:
            place, text = set_words
            frames.append(text)
            shared = (*shared, *[proof for para in words for proof in para.evidence])
            words = ()
    over, is_clipped = set_unit(setter, block, place.width)
    above = setter.measure_height(over, place.width)
    if over:
        frames.insert(0, PlannedFrame(place.tall(above), over))
    shown = SlideBody(
        SlideKind.CHART,
        floor,
        tuple(frames),
        shared=shared,
        exhibit=place.below(above),
        clipped=("unit",) if is_clipped else (),
    )
    bodies = [attach_block(shown, block)]
    if words:
        bodies += lay_out_remarks(setter, words)
    if block.note and not note:
        bodies += lay_out_remarks(setter, (block.note,))
    return tuple(bodies)


def set_unit(
    setter: Typesetter,
    block: ChartBlock,
    width: Length,
) -> tuple[tuple[SlideText, ...], bool]:
    """Return what stands over a chart, and whether words of its unit are lost.

    Of many places without a value only the first are told: the dossier tells them all.
    """
    over, is_clipped = _set_over(setter, join_unit(block), width)
    if is_clipped and block.gaps:
        unit = join_unit(replace(block, gaps=""))
        _, is_clipped = _set_over(setter, unit, width)
    return over, is_clipped


def _set_over(
    setter: Typesetter,
    words: str,
    width: Length,
) -> tuple[tuple[SlideText, ...], bool]:
    """Return words as they stand over a chart, and whether some are lost."""
    floor = setter.tokens.body_floor
    texts: list[SlideText] = []
    if words:
        texts.append(setter.make_text(words, Style.DETAIL, floor))
    room = setter.find_leading(Style.DETAIL, floor).times(UNIT_LINES)
    over = clip_texts(setter, texts, width, room)
    return over, list(over) != texts


def set_beside(
    setter: Typesetter,
    beside: TextBeside,
    place: Rect,
) -> tuple[Rect, PlannedFrame] | None:
    """Return where an exhibit stands, and the words beside it; None where they have no room."""
    wide = place.width.times(EXHIBIT_SHARE)
    narrow = place.width - wide - setter.grid.gap
    exhibit = replace(place, width=wide)
    column = place.indent(wide + setter.grid.gap)
    if beside.is_first:
        exhibit = place.indent(narrow + setter.grid.gap)
        column = replace(place, width=narrow)
    for size in setter.list_kind_sizes(SlideKind.CHART, setter.tokens.step):
        texts: list[SlideText] = []
        for para in beside.paragraphs:
            texts.append(setter.make_text(para.runs, Style.TEXT, size, 0.4))
        if setter.measure_height(texts, column.width) <= column.height:
            return exhibit, PlannedFrame(column, tuple(texts))
    return None


def join_unit(block: ChartBlock) -> str:
    """Return what stands over a chart: its unit, and where no value is known.

    Where there are two axes each says its own unit.
    """
    unit = "" if block.has_second_axis else block.unit
    parts = [part for part in (unit, block.gaps) if part]
    return " · ".join(parts)


def lay_out_picture(
    setter: Typesetter,
    block: ImageBlock,
) -> tuple[SlideBody, ...]:
    """Fit a picture; its caption and credit stand beside it, or under it when it is very wide.

    A long caption follows on a slide of its own, and so does a long credit.

    Raises:
        ValueError: the picture has no room even without words.
    """
    credit = Para(list_runs(block.credit), list_evidence(block.credit))
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
    """Set a picture with some words, or nothing if they do not fit at any size.

    Args:
        setter: measures.
        block: the picture.
        words: what stands beside it, or under it when it is very wide.
        credit: that of them which is small at every size.
    """
    body = setter.grid.body
    is_beside = block.beside is not None
    is_wide = block.width > WIDE * block.height and not is_beside
    share = EXHIBIT_SHARE if is_beside else PICTURE_SHARE
    for size in setter.list_kind_sizes(SlideKind.IMAGE, setter.tokens.step):
        texts: tuple[SlideText, ...] = ()
        for para in words:
            if para is credit:
                floor = setter.tokens.body_floor
                text = setter.make_text(para.runs, Style.DETAIL, floor, 0.3)
            elif para is block.caption and is_beside:
                floor = setter.tokens.body_floor
                text = setter.make_text(para.runs, Style.DETAIL, floor, 0.6)
            else:
                text = setter.make_text(para.runs, Style.TEXT, size, 0.4)
            texts = (*texts, text)
        if is_wide:
            height = setter.measure_height(texts, body.width)
            space = body.tall(body.height - height - CAPTION_GAP)
            exhibit = _fit_picture(block, space)
            place = body.below(exhibit.height + CAPTION_GAP).tall(height)
            room = body.height.part(1, 3)
        else:
            space = replace(body, width=body.width.times(share))
            exhibit = _fit_picture(block, space)
            place = body.indent(exhibit.width + setter.grid.gap)
            if block.beside and block.beside.is_first:
                place = replace(body, width=place.width)
                left = body.right - exhibit.width
                exhibit = replace(exhibit, left=left)
            height = setter.measure_height(texts, place.width)
            room = place.height
        if height <= room:
            frames = (PlannedFrame(place, texts),) if texts else ()
            return SlideBody(SlideKind.IMAGE, size, frames, exhibit=exhibit)
    return None


def _fit_picture(
    block: ImageBlock,
    space: Rect,
) -> Rect:
    """Return the largest box of the picture's proportions within a space, in its upper left."""
    scale = min(
        space.width / block.width,
        space.height / block.height,
    )
    width = max(1, round(block.width * scale))
    height = max(1, round(block.height * scale))
    return Rect(
        space.left,
        space.top,
        Length(width),
        Length(height),
    )
