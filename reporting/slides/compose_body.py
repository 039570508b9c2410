"""What stands between a slide's title and its source line -> items of a scene.

Where text stands and how large it is, the plan has settled; here are the lines and forms
that hold it together, by a function for each kind of slide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import ChartBlock, ImageBlock
from reporting.plan.words import Run, plain_text
from reporting.scene import (
    Bar,
    Chart,
    Group,
    Picture,
    Role,
    Rule,
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
from reporting.slides.table_columns import CELL_X, CELL_Y
from reporting.slides.table_rows import measure_inner

Compose = Callable[[SlideContext], Iterable[SceneItem]]

HEAD_RULE, HAIRLINE = pt(1.25), pt(0.5)
"""Width of the rule under a table's header, and under its other rows."""

BAND = 0.8
"""Width of the band on the cover, as a share of the slide's margin."""

FADE = 0.75
"""How far the ground shines through a section's large number."""


def compose_body(context: SlideContext) -> Iterator[SceneItem]:
    """Yield what a slide shows between its title and its source line."""
    for compose in COMPOSE[context.slide.kind]:
        yield from compose(context)


def compose_text(context: SlideContext) -> Iterator[TextFrame]:
    """Yield running text: the first frame in the body's slot, others in text boxes."""
    for number, frame in enumerate(context.slide.body.frames, 1):
        if number > 1:
            align = context.look.align
            yield compose_frame(
                context,
                frame,
                f"Text {number}",
                Role.BODY,
                align,
            )
            continue
        yield fill_slot(
            context,
            Slot.BODY,
            "Text",
            frame.texts,
            frame.box,
        )


def compose_rules(context: SlideContext) -> Iterator[Rule]:
    """Yield the hairlines between the rows of running text."""
    stroke = Stroke(context.theme.colours.hairline, HAIRLINE)
    for number, place in enumerate(context.slide.body.rules, 1):
        yield Rule(
            name=f"Hairline {number}",
            rect=place,
            role=Role.DECORATION,
            stroke=stroke,
        )


def compose_badges(context: SlideContext) -> Iterator[Group]:
    """Yield the status badges beside or under what they are about."""
    for badge in context.slide.body.badges:
        yield compose_badge(context, badge)


def compose_bar(context: SlideContext) -> Iterator[Bar]:
    """Yield the bar of the section's colour before a statement or a speaker's words."""
    frames = context.slide.body.frames
    top = frames[0].box.top
    bottom = max([frame.box.bottom for frame in frames])
    yield Bar(
        name="Bar",
        rect=Rect(context.grid.text.left, top, BAR, bottom - top),
        role=Role.DECORATION,
        fill=context.accent,
    )


# ---------------------------------------------------------------- framing slides


def compose_band(context: SlideContext) -> Iterator[Group]:
    """Yield a band of the sections' colours at the cover's right, where the layout is ours."""
    if not context.look.is_ours:
        return
    sections = context.sections
    grid = context.grid
    width = grid.kicker.left.times(BAND)
    band = Rect(
        grid.slide.right - width,
        grid.slide.top,
        width,
        grid.slide.height,
    )
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
    yield Group(name="Sections", rect=band, role=Role.DECORATION, items=tuple(bars))


def compose_section_number(context: SlideContext) -> Iterator[TextFrame]:
    """Yield a section's number, very large and faint, where the layout is ours."""
    section, place = context.slide.section, context.grid.aside
    if section is None or not context.look.is_ours:
        return
    number = str(section.number)
    widest = place.width.times(1.5 / len(number))
    size = min(place.height, widest)
    text = SlideText(
        (Run(number),),
        Style.OPENING,
        size.times(1.1),
        place.height,
    )
    yield TextFrame(
        name="Section number",
        rect=place,
        role=Role.DECORATION,
        paragraphs=(compose_paragraph(context, text, None),),
        align="r",
        fade=FADE,
    )


# ---------------------------------------------------------------- exhibits


def compose_key_figures(context: SlideContext) -> Iterator[SceneItem]:
    """Yield each figure under a short rule of the section's colour."""
    for number, frame in enumerate(context.slide.body.frames, 1):
        box = frame.box
        yield Bar(
            name=f"Rule {number}",
            rect=Rect(
                box.left,
                box.top - pt(9),
                pt(36),
                pt(3),
            ),
            role=Role.DECORATION,
            fill=context.accent,
        )
        yield compose_frame(context, frame, f"Figure {number}", Role.FIGURE)


def compose_table(context: SlideContext) -> Iterator[Table]:
    """Yield the table, with strong rules under its header and its last row."""
    table = context.slide.body.table
    if table is None:
        return
    last = len(table.rows) - 1
    rows = []
    rules = []
    for number, row in enumerate(table.rows):
        cells = []
        for column, text in enumerate(row):
            inner = measure_inner(_find_width(table, number, column))
            cells.append(compose_paragraph(context, text, inner))
        rows.append(tuple(cells))
        is_above_total = table.has_total and number == last - 1
        is_edge = number in (0, last) or is_above_total
        colour = context.accent if is_edge else context.theme.colours.hairline
        is_strong = number == 0 or is_above_total
        rules.append(Stroke(colour, HEAD_RULE if is_strong else HAIRLINE))
    yield Table(
        name="Table",
        rect=table.box,
        role=Role.EXHIBIT,
        origin=context.slide.origin,
        alt=plain_text(context.slide.title.runs),
        widths=table.widths,
        heights=table.heights,
        aligns=table.aligns,
        rows=tuple(rows),
        rules=tuple(rules),
        padding_x=CELL_X,
        padding_y=CELL_Y,
        merges=table.merges,
        names_rows=table.names_rows,
        has_total=table.has_total,
    )


def _find_width(table: SlideTable, row: int, column: int) -> Length:
    """Return the width of a cell, that of all columns that it takes."""
    for merge in table.merges:
        if (merge.row, merge.column) == (row, column):
            return Length(sum(table.widths[column : column + merge.columns]))
    return table.widths[column]


def compose_chart(context: SlideContext) -> Iterator[Chart]:
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
        origin=context.slide.origin,
        alt=body.block.alt,
        block=body.block,
        size=body.size,
        accent=context.accent,
        colours=context.theme.colours,
    )


def compose_picture(context: SlideContext) -> Iterator[Picture]:
    """Yield the picture, where it has room."""
    body = context.slide.body
    if isinstance(body.block, ImageBlock) and body.exhibit is not None:
        yield Picture(
            name="Picture",
            rect=body.exhibit,
            role=Role.EXHIBIT,
            origin=context.slide.origin,
            alt=body.block.alt,
            data=body.block.data,
        )


def compose_notes(context: SlideContext) -> list[TextFrame]:
    """Return the unit over an exhibit and the note under it."""
    return name_numbered(context, context.slide.body.frames, "Note", Role.NOTE)


def compose_captions(context: SlideContext) -> list[TextFrame]:
    """Return the words beside a picture."""
    return name_numbered(context, context.slide.body.frames, "Caption", Role.CAPTION)


def compose_exhibit(context: SlideContext) -> Iterator[SceneItem]:
    """Yield a chart or a picture with its words, in the order in which they are read."""
    block = context.slide.body.block
    exhibit: list[SceneItem] = [*compose_chart(context), *compose_picture(context)]
    is_chart = isinstance(block, ChartBlock)
    said = compose_notes(context) if is_chart else compose_captions(context)
    words: list[SceneItem] = list(said)
    beside = block.beside if isinstance(block, ChartBlock | ImageBlock) else None
    if beside and beside.is_first:
        yield from (*words, *exhibit)
    else:
        yield from (*exhibit, *words)


TEXT = (compose_text, compose_badges)
STATEMENT = (compose_bar, *TEXT)
TABLE = (compose_table, compose_notes)
COMPOSE: Mapping[SlideKind, tuple[Compose, ...]] = MappingProxyType(
    {
        SlideKind.COVER: (compose_band, *TEXT),
        SlideKind.AGENDA: TEXT,
        SlideKind.SECTION: (compose_section_number, *TEXT),
        SlideKind.TEXT: (compose_rules, *TEXT),
        SlideKind.CALLOUT: STATEMENT,
        SlideKind.QUOTATION: STATEMENT,
        SlideKind.FIGURES: (compose_key_figures, compose_badges),
        SlideKind.TABLE: TABLE,
        SlideKind.CLAIMS: TABLE,
        SlideKind.CHART: (compose_exhibit,),
        SlideKind.TIMELINE: (compose_timeline, compose_badges),
        SlideKind.PROCESS: (compose_process, compose_badges),
        SlideKind.COMPARISON: (compose_comparison, compose_badges),
        SlideKind.DISAGREEMENT: (
            compose_disagreement,
            compose_badges,
            compose_reading,
        ),
        SlideKind.IMAGE: (compose_exhibit,),
        SlideKind.SOURCES: TEXT,
        SlideKind.CLOSE: TEXT,
    }
)
"""What the body of each kind of slide is composed of, in reading order."""
