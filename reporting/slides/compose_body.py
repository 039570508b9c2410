"""What stands between a slide's title and its source line -> items of a scene.

Where text stands and how large it is, the plan has settled; here are the lines and forms
that hold it together, by a function for each kind of slide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from reporting.charts.slide_lettering import make_lettering
from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import ChartBlock, ImageBlock
from reporting.plan.chart_panels import find_panel
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
from reporting.slides.agenda import INSET as CARD_INSET
from reporting.slides.compose_cards import compose_ground
from reporting.slides.compose_figures import compose_key_figures
from reporting.slides.compose_sides import (
    BAR,
    compose_comparison,
    compose_disagreement,
    compose_reading,
)
from reporting.slides.compose_steps import compose_process
from reporting.slides.compose_text import (
    SlideContext,
    compose_badge,
    compose_frame,
    compose_paragraph,
    compose_paragraphs,
    fill_slot,
    find_text_origin,
    name_numbered,
)
from reporting.slides.compose_timeline import compose_timeline
from reporting.slides.model import SlideTable, SlideText
from reporting.slides.table_columns import ColumnSpaces

Compose = Callable[[SlideContext], Iterable[SceneItem]]

HEAD_RULE = pt(1.25)
HAIRLINE = pt(0.5)
"""Width of the rule under a table's header, and under its other rows."""

BAND = 0.8
"""Width of the band on the cover, as a share of the slide's margin."""

DARKENED, LIGHTENED = 0.78, 0.9
"""How far the ground shines through the lower field of an opener, and of cover and close."""

NUMBER_HEIGHT, WIDEST_DIGIT = 0.8, 0.68
"""Size of a section's number as a share of its place's height, and the width of a digit as a
share of its size, with room for wider faces. Its digits are those of the label, which all
stand on one line: it is level with the title's first."""

FADE = 0.6
"""How far the ground shines through a section's large number."""


def compose_body(context: SlideContext) -> Iterator[SceneItem]:
    """Yield what a slide shows between its title and its source line."""
    for compose in COMPOSE[context.slide.kind]:
        yield from compose(context)
    joined = context.slide.body.joined
    if joined:
        align = context.look.align
        yield compose_frame(context, joined, "Joined text", Role.BODY, align)


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
            anchor=frame.anchor,
        )


def compose_rules(context: SlideContext) -> Iterator[Rule]:
    """Yield the hairlines between the rows of running text."""
    stroke = Stroke(
        context.theme.colours.hairline,
        context.scale(HAIRLINE),
    )
    for number, place in enumerate(context.slide.body.rules, 1):
        yield Rule(
            name=f"Hairline {number}",
            rect=place,
            role=Role.DECORATION,
            stroke=stroke,
        )


def compose_grounds(context: SlideContext) -> Iterator[Bar]:
    """Yield the quiet bands behind rows of text, or the card behind a statement."""
    for number, place in enumerate(context.slide.body.grounds):
        yield compose_ground(context, "Band", number, place)


def compose_badges(context: SlideContext) -> Iterator[Group]:
    """Yield the status badges beside or under what they are about."""
    for badge in context.slide.body.badges:
        yield compose_badge(context, badge)


def compose_bar(context: SlideContext) -> Iterator[Bar]:
    """Yield the bar of the section's colour before a statement or a speaker's words."""
    body = context.slide.body
    boxes = body.grounds or [frame.box for frame in body.frames]
    top = min([box.top for box in boxes])
    bottom = max([box.bottom for box in boxes])
    yield Bar(
        name="Bar",
        rect=Rect(context.grid.text.left, top, context.scale(BAR), bottom - top),
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


def compose_field(context: SlideContext) -> Iterator[Bar]:
    """Yield the lower field of a slide that opens or closes, where the layout is ours."""
    panel = context.slide.body.panel
    if panel is None or not context.look.is_ours:
        return
    colours = context.theme.colours
    is_opener = context.slide.kind is SlideKind.SECTION
    yield Bar(
        name="Field",
        rect=panel,
        role=Role.DECORATION,
        fill=colours.ink if is_opener else colours.paper,
        fade=DARKENED if is_opener else LIGHTENED,
    )


def compose_cards(context: SlideContext) -> Iterator[TextFrame]:
    """Yield the agenda's cards, each a shape with its words that leads to its section."""
    inset = context.theme.slide.margin.times(CARD_INSET)
    for number, card in enumerate(context.slide.body.cards, 1):
        width = card.box.inset(inset).width
        yield TextFrame(
            name=f"Section {number}",
            rect=card.box,
            role=Role.BODY,
            origin=find_text_origin(card.texts),
            paragraphs=compose_paragraphs(context, card.texts, width),
            fill=context.theme.accent(card.section),
            inset=inset,
            link=card.link,
        )


def compose_section_number(context: SlideContext) -> Iterator[TextFrame]:
    """Yield a section's number, very large and faint, where the layout is ours."""
    section = context.slide.section
    place = context.grid.aside
    if section is None or not context.look.is_ours:
        return
    number = str(section.number)
    widest = place.width.times(1 / (WIDEST_DIGIT * len(number)))
    size = min(place.height.times(NUMBER_HEIGHT), widest)
    text = SlideText(
        (Run(number),),
        Style.OPENING_TEXT,
        size,
        size,
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
            inner = _measure_inner(table, number, column)
            cell = compose_paragraph(context, text, inner)
            cells.append(cell)
        rows.append(tuple(cells))
        is_above_total = table.has_total and number == last - 1
        is_edge = number in (0, last) or is_above_total
        colour = context.accent if is_edge else context.theme.colours.hairline
        is_strong = number == 0 or is_above_total
        width = HEAD_RULE if is_strong else HAIRLINE
        rule = Stroke(colour, context.scale(width))
        rules.append(rule)
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
        paddings=table.paddings,
        padding_y=table.padding_y,
        merges=table.merges,
        names_rows=table.names_rows,
        has_total=table.has_total,
    )


def _measure_inner(table: SlideTable, row: int, column: int) -> Length:
    """Return the width of the text of a cell, with all columns that it takes."""
    spaces = ColumnSpaces(table.widths, table.paddings)
    for merge in table.merges:
        if (merge.row, merge.column) == (row, column):
            return spaces.measure_inner(column, merge.columns)
    return spaces.measure_inner(column)


def compose_panels(context: SlideContext, block: ChartBlock, place: Rect) -> Group:
    """Return a chart for each panel, all of them together told as one.

    Args:
        context: of the slide.
        block: the panels that it shows.
        place: for all of them.
    """
    from reporting.slides.panels import (  # noqa: PLC0415  (few charts have panels)
        lie_down,
        place_panels,
    )

    size = context.slide.body.display
    theme = context.theme
    lettering = make_lettering(theme, size)
    block = lie_down(block, place, lettering)
    charts: list[Chart] = []
    for number, panel in enumerate(place_panels(block, place, lettering)):
        charts.append(
            Chart(
                name=f"Chart {number + 1}",
                rect=panel.frame,
                role=Role.EXHIBIT,
                alt=block.panels[number].alt,
                block=find_panel(block, number),
                size=size,
                accent=context.accent,
                colours=theme.colours,
                head=panel.head,
                plot=panel.plot,
                has_ticks=panel.has_ticks,
                has_names=panel.has_names,
            )
        )
    return Group(
        name="Chart",
        rect=place,
        role=Role.EXHIBIT,
        origin=context.slide.origin,
        alt=block.alt,
        items=tuple(charts),
    )


def compose_chart(context: SlideContext) -> Iterator[Chart | Group]:
    """Yield the chart as the block describes it, or one for each of its panels.

    Raises:
        ValueError: the plan has no place for it.
    """
    body = context.slide.body
    if not isinstance(body.block, ChartBlock):
        return
    if body.exhibit is None:
        raise ValueError(f"the plan has no place for the chart {body.block.id}")
    if body.block.panels:
        yield compose_panels(context, body.block, body.exhibit)
        return
    yield Chart(
        name="Chart",
        rect=body.exhibit,
        role=Role.EXHIBIT,
        origin=context.slide.origin,
        alt=body.block.alt,
        block=body.block,
        size=body.display,
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
    """Return the subtitle over an exhibit and the note under it."""
    return name_numbered(context, context.slide.body.frames, "Note", Role.NOTE)


def compose_captions(context: SlideContext) -> list[TextFrame]:
    """Return the words beside a picture."""
    return name_numbered(context, context.slide.body.frames, "Caption", Role.CAPTION)


def compose_exhibit(context: SlideContext) -> Iterator[SceneItem]:
    """Yield a chart or a picture with its words, in the order in which they are read."""
    body = context.slide.body
    exhibit: list[SceneItem] = [*compose_chart(context), *compose_picture(context)]
    is_chart = isinstance(body.block, ChartBlock)
    words = compose_notes(context) if is_chart else compose_captions(context)
    place = body.exhibit
    later = []
    for frame in words:
        rect = frame.rect
        if place and (rect.bottom <= place.top or rect.right <= place.left):
            yield frame
        else:
            later.append(frame)
    yield from (*exhibit, *later)


TEXT = (compose_text, compose_badges)
STATEMENT = (compose_bar, *TEXT)
TABLE = (compose_table, compose_notes)
COMPOSE: Mapping[SlideKind, tuple[Compose, ...]] = MappingProxyType(
    {
        SlideKind.COVER: (compose_field, compose_band, *TEXT),
        SlideKind.AGENDA: (compose_cards, *TEXT),
        SlideKind.SECTION: (compose_section_number, compose_field, *TEXT),
        SlideKind.TEXT: (compose_grounds, compose_rules, *TEXT),
        SlideKind.CALLOUT: (compose_grounds, *STATEMENT),
        SlideKind.QUOTATION: STATEMENT,
        SlideKind.FIGURES: (compose_key_figures,),
        SlideKind.TABLE: TABLE,
        SlideKind.CLAIMS: TABLE,
        SlideKind.CHART: (compose_exhibit,),
        SlideKind.TIMELINE: (compose_timeline,),
        SlideKind.PROCESS: (compose_process,),
        SlideKind.COMPARISON: (compose_comparison,),
        SlideKind.DISAGREEMENT: (
            compose_disagreement,
            compose_reading,
        ),
        SlideKind.IMAGE: (compose_exhibit,),
        SlideKind.SOURCES: TEXT,
        SlideKind.CLOSE: (compose_field, *TEXT),
    }
)
"""What the body of each kind of slide is composed of, in reading order."""
