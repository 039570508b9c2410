"""A chart -> the bodies of its slides, with the words that stand beside and under it."""

from __future__ import annotations

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import ChartBlock, TextBeside
from reporting.plan.words import Evidence, Para
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.cells import attach_block
from reporting.slides.chart_parts import split_chart
from reporting.slides.model import PlannedFrame, SlideBody, SlideText
from reporting.slides.splitting import clip_texts
from reporting.slides.text import lay_out_remarks, set_short_note
from reporting.slides.typesetter import Typesetter

SUBTITLE_LINES = 2
"""Lines that the subtitle of a chart may take."""

NOTE_GAP = pt(8)
"""Between a chart and its note."""

EXHIBIT_SHARE = 0.58
"""Share of a slide's width that an exhibit takes with words beside it."""

CHART_SIZE = 18
"""Size of the type in a chart that has room for it, in points of our own slide."""

ROW, COLUMN = 2.2, 1.2
"""Room for the name of a lying bar in its height, and of another category in its width, as
multiples of the type and of the name."""

MOST_NAMES = 6
"""Names of series, or of slices, that have room at that size."""

PLOT_SHARE = 0.84
"""Share of a chart's width in which its categories stand side by side."""


def lay_out_chart(
    setter: Typesetter,
    block: ChartBlock,
) -> tuple[SlideBody, ...]:
    """Fit a chart under its subtitle; its note stands under it, or on a slide of its own."""
    body = setter.grid.body
    frames: list[PlannedFrame] = []
    shared: tuple[Evidence, ...] = ()
    place = body
    note = set_short_note(setter, block.note)
    if note and block.note:
        below = setter.measure_height(note, body.width)
        place = body.tall(body.height - below - setter.scale(NOTE_GAP))
        foot = body.below(body.height - below)
        frames.append(PlannedFrame(foot, note))
        shared = block.note.evidence
    words: tuple[Para, ...] = ()
    size = Length(0)
    if block.beside:
        words = block.beside.paragraphs
        set_words = set_beside(setter, block.beside, place)
        if set_words:
            place, text = set_words
            frames.append(text)
            size = text.texts[0].size
            shared = (*shared, *[proof for para in words for proof in para.evidence])
            words = ()
    over, is_clipped = set_subtitle(setter, block, place.width)
    above = setter.measure_height(over, place.width)
    if over:
        frames.insert(0, PlannedFrame(place.tall(above), over))
    exhibit = place.below(above)
    shown = SlideBody(
        SlideKind.CHART,
        size,
        tuple(frames),
        shared=shared,
        exhibit=exhibit,
        display=choose_chart_size(setter, block, exhibit),
        clipped=("unit",) if is_clipped else (),
    )
    bodies = [attach_block(shown, part) for part in split_chart(setter, block, exhibit)]
    if words:
        bodies += lay_out_remarks(setter, words)
    if block.note and not note:
        bodies += lay_out_remarks(setter, (block.note,))
    return tuple(bodies)


def choose_chart_size(setter: Typesetter, block: ChartBlock, place: Rect) -> Length:
    """Return the size of the type in a chart: larger where all its names have room.

    Args:
        setter: measures.
        block: the chart.
        place: where it stands.
    """
    floor = setter.tokens.body_floor
    larger = max(floor, setter.scale(pt(CHART_SIZE)))
    for size in setter.list_display_sizes(SlideKind.CHART, larger, floor):
        if _has_room(setter, block, place, size):
            return size
    return floor


def _has_room(
    setter: Typesetter,
    block: ChartBlock,
    place: Rect,
    size: Length,
) -> bool:
    """Whether the names of a chart have room at a size."""
    names = [setter.make_text(name, Style.TEXT, size) for name in block.categories]
    is_of_many = len(block.series) > MOST_NAMES or bool(block.panels)
    if is_of_many or not block.traits.has_categories:
        return False
    if block.traits.names_categories:
        return len(names) <= MOST_NAMES
    count = max(1, len(names))
    if block.traits.is_sideways:
        is_beside = block.traits.has_bars and not block.is_stacked
        bars = max(1, len(block.series) if is_beside else 1)
        return place.height.part(1, count * bars) >= size.times(ROW)
    room = place.width.part(PLOT_SHARE, count)
    return all(setter.measure_line(name).times(COLUMN) <= room for name in names)


def set_subtitle(
    setter: Typesetter,
    block: ChartBlock,
    width: Length,
) -> tuple[tuple[SlideText, ...], bool]:
    """Return what stands over a chart, and whether words of it are lost.

    Of many places without a value only the first are told: the dossier tells them all.
    """
    over, is_clipped = _set_over(
        setter,
        join_subtitle(block),
        width,
    )
    if is_clipped and block.gaps:
        _, is_clipped = _set_over(
            setter,
            block.subtitle,
            width,
        )
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
        text = setter.make_text(words, Style.DETAIL, floor)
        texts.append(text)
    room = setter.find_leading(Style.DETAIL, floor).times(SUBTITLE_LINES)
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
            text = setter.make_text(
                para.runs,
                Style.TEXT,
                size,
                0.4,
            )
            texts.append(text)
        if setter.measure_height(texts, column.width) <= column.height:
            return exhibit, PlannedFrame(column, tuple(texts))
    return None


def join_subtitle(block: ChartBlock) -> str:
    """Return what stands over a chart: its subtitle, and where no value is known."""
    parts = [part for part in (block.subtitle, block.gaps) if part]
    return " · ".join(parts)
