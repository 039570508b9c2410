"""What stands between a slide's title and its source line -> items of a scene.

Where text stands and how large it is, the plan has settled; here are the lines and forms
that hold it together, by a function for each kind of slide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from reporting.design.grid import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import ChartBlock, ImageBlock, Run, plain_text
from reporting.scene import (
    Bar,
    Chart,
    Group,
    Picture,
    Role,
    SceneItem,
    SlideKind,
    Slot,
    Stroke,
    Table,
    TextFrame,
)
from reporting.slides.compose_steps import (
    BAR,
    compose_comparison,
    compose_disagreement,
    compose_process,
    compose_reading,
    compose_timeline,
    name_numbered,
)
from reporting.slides.compose_text import (
    SlideContext,
    compose_badge,
    compose_frame,
    compose_paragraph,
    fill_slot,
)
from reporting.slides.model import SlideTable, SlideText
from reporting.slides.strip import StripSection
from reporting.slides.tables import CELL_X, CELL_Y

Compose = Callable[[SlideContext], Iterable[SceneItem]]

HEAD_RULE, HAIRLINE = pt(1.25), pt(0.5)
"""Width of the rule under a table's header, and under its other rows."""

BAND = 0.8
"""Width of the band on the cover, as a share of the slide's margin."""

FADE = 0.75
"""How far the ground shines through a section's large number."""


def compose_body(
    context: SlideContext, sections: Sequence[StripSection]
) -> Iterator[SceneItem]:
    """Yield what a slide shows between its title and its source line.

    Args:
        context: of the slide.
        sections: of the deck, whose colours stand on its cover.
    """
    if context.slide.kind is SlideKind.COVER and context.look.is_ours:
        yield _make_band(context, sections)
    for compose in COMPOSE[context.slide.kind]:
        yield from compose(context)


def _compose_text(context: SlideContext) -> Iterator[TextFrame]:
    """Yield running text: the first frame in the body's slot, others in text boxes."""
    for number, frame in enumerate(context.slide.body.frames, 1):
        if number > 1:
            align = context.look.align
            yield compose_frame(context, frame, f"Text {number}", Role.BODY, align)
            continue
        yield fill_slot(
            context,
            Slot.BODY,
            "Text",
            frame.texts,
            frame.box,
            anchor="ctr" if frame.middle else "t",
        )


def _compose_badges(context: SlideContext) -> Iterator[Group]:
    """Yield the status badges beside or under what they are about."""
    for badge in context.slide.body.chips:
        yield compose_badge(context, badge)


def _compose_bar(context: SlideContext) -> Iterator[Bar]:
    """Yield the bar of the section's colour before a statement or a speaker's words."""
    frames = context.slide.body.frames
    top = frames[0].box.top
    bottom = max([frame.box.bottom for frame in frames])
    yield Bar(
        name="Bar",
        rect=Rect(context.look.grid.text.left, top, BAR, bottom - top),
        role=Role.DECORATION,
        fill=context.accent,
    )


# ---------------------------------------------------------------- framing slides


def _make_band(context: SlideContext, sections: Sequence[StripSection]) -> Group:
    """Return a band of the sections' colours at the cover's right."""
    grid = context.look.grid
    width = grid.kicker.left.times(BAND)
    band = Rect(grid.slide.right - width, grid.slide.top, width, grid.slide.height)
    places = band.rows(len(sections), Length(0))
    bars = []
    for section, place in zip(sections, places, strict=True):
        bar = Bar(
            name=f"Section {section.number}",
            rect=place,
            role=Role.DECORATION,
            fill=context.theme.accent(section.id),
        )
        bars.append(bar)
    return Group(name="Sections", rect=band, role=Role.DECORATION, items=tuple(bars))


def _compose_section_number(context: SlideContext) -> Iterator[TextFrame]:
    """Yield a section's number, very large and faint, where the layout is ours."""
    section, place = context.slide.section, context.look.grid.aside
    if section is None or not context.look.is_ours:
        return
    number = str(section.number)
    size = min(place.height, place.width.times(1.5 / len(number)))
    text = SlideText((Run(number),), Style.OPENING, size.times(1.1), place.height)
    yield TextFrame(
        name="Section number",
        rect=place,
        role=Role.DECORATION,
        paragraphs=(compose_paragraph(context, text, None),),
        align="r",
        fade=FADE,
    )


# ---------------------------------------------------------------- exhibits


def _compose_key_figures(context: SlideContext) -> Iterator[SceneItem]:
    """Yield each figure under a short rule of the section's colour."""
    for number, frame in enumerate(context.slide.body.frames, 1):
        box = frame.box
        yield Bar(
            name=f"Rule {number}",
            rect=Rect(box.left, box.top - pt(9), pt(36), pt(3)),
            role=Role.DECORATION,
            fill=context.accent,
        )
        yield compose_frame(context, frame, f"Figure {number}", Role.FIGURE)


def _compose_table(context: SlideContext) -> Iterator[SceneItem]:
    table = context.slide.body.table
    if table is None:
        return
    rows = []
    for row in table.rows:
        cells = []
        for text, width in zip(row, table.widths, strict=True):
            inner = width - CELL_X.times(2)
            cells.append(compose_paragraph(context, text, inner))
        rows.append(tuple(cells))
    yield Table(
        name="Table",
        rect=table.box,
        role=Role.EXHIBIT,
        alt=plain_text(context.slide.title.runs),
        widths=table.widths,
        heights=table.heights,
        aligns=table.aligns,
        rows=tuple(rows),
        rules=tuple(_rule_rows(context, table)),
        padding_x=CELL_X,
        padding_y=CELL_Y,
    )


def _rule_rows(context: SlideContext, table: SlideTable) -> Iterator[Stroke]:
    """Yield the rule under each row: strong under the header, of the accent under the last."""
    last = len(table.rows) - 1
    for number in range(len(table.rows)):
        if number == 0:
            yield Stroke(context.accent, HEAD_RULE)
        elif number == last:
            yield Stroke(context.accent, HAIRLINE)
        else:
            yield Stroke(context.theme.colours.hairline, HAIRLINE)


def _compose_chart(context: SlideContext) -> Iterator[Chart]:
    """Yield the chart as the block describes it.

    Raises:
        ValueError: the plan has no place for it.
    """
    body = context.slide.body
    if not isinstance(body.block, ChartBlock):
        return
    if body.exhibit is None:
        raise ValueError(f"the plan has no place for the chart {body.block.id}")
    yield Chart(
        name="Chart",
        rect=body.exhibit,
        role=Role.EXHIBIT,
        alt=body.block.alt,
        block=body.block,
        size=body.size,
        accent=context.accent,
        colours=context.theme.colours,
    )


def _compose_picture(context: SlideContext) -> Iterator[Picture]:
    body = context.slide.body
    if isinstance(body.block, ImageBlock) and body.exhibit is not None:
        yield Picture(
            name="Picture",
            rect=body.exhibit,
            role=Role.EXHIBIT,
            alt=body.block.alt,
            data=body.block.data,
        )


def _compose_notes(context: SlideContext) -> list[TextFrame]:
    return name_numbered(context, context.slide.body.frames, "Note", Role.NOTE)


def _compose_captions(context: SlideContext) -> list[TextFrame]:
    return name_numbered(context, context.slide.body.frames, "Caption", Role.CAPTION)


TEXT = (_compose_text, _compose_badges)
STATEMENT = (_compose_bar, *TEXT)
TABLE = (_compose_table, _compose_notes)
COMPOSE: Mapping[SlideKind, tuple[Compose, ...]] = MappingProxyType(
    {
        SlideKind.COVER: TEXT,
        SlideKind.AGENDA: TEXT,
        SlideKind.SECTION: (_compose_section_number, *TEXT),
        SlideKind.TEXT: TEXT,
        SlideKind.CALLOUT: STATEMENT,
        SlideKind.QUOTATION: STATEMENT,
        SlideKind.FIGURES: (_compose_key_figures, _compose_badges),
        SlideKind.TABLE: TABLE,
        SlideKind.CLAIMS: TABLE,
        SlideKind.CHART: (_compose_chart, _compose_notes),
        SlideKind.TIMELINE: (compose_timeline, _compose_badges),
        SlideKind.PROCESS: (compose_process, _compose_badges),
        SlideKind.COMPARISON: (compose_comparison, _compose_badges),
        SlideKind.DISAGREEMENT: (
            compose_disagreement,
            _compose_badges,
            compose_reading,
        ),
        SlideKind.IMAGE: (_compose_picture, _compose_captions),
        SlideKind.SOURCES: TEXT,
        SlideKind.CLOSE: TEXT,
    }
)
"""What the body of each kind of slide is composed of, in reading order."""
