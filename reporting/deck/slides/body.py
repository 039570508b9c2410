"""One planned slide -> its shapes: a function for each kind of slide, chosen from `DRAW`.

Where text stands and how large it is, the plan has settled; here are only the lines and
forms that hold it together.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from reporting.deck.ooxml import shapes
from reporting.deck.ooxml.master import BODY
from reporting.deck.ooxml.xml import Element, make
from reporting.deck.slides.charts import draw_chart
from reporting.deck.slides.slide_builder import SlideBuilder
from reporting.deck.slides.tables import draw_table
from reporting.deck.slides.text import fade_colours
from reporting.design.grid import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import (
    ChartBlock,
    DisagreementBlock,
    ImageBlock,
    TimelineBlock,
    plain_text,
)
from reporting.scene import SlideKind
from reporting.slides.model import DeckPlan, TextFrame

BAR = pt(4)
"""Thickness of a bar of colour."""


def draw_body(stage: SlideBuilder, deck: DeckPlan) -> None:
    """Draw what stands between a slide's title and its source line."""
    DRAW[stage.plan.kind](stage, deck)


def _text(stage: SlideBuilder, _deck: DeckPlan) -> None:
    """Draw running text in the body placeholder, the status of its claims beside it."""
    frames = stage.plan.body.frames
    for number, frame in enumerate(frames):
        if number == 0:
            stage.placeholder(
                BODY, "body", "Text", frame.texts, frame.box, middle=frame.middle
            )
        else:
            stage.put(stage.words(frame, f"Text {number + 1}", stage.align))
    _chips(stage)


def _chips(stage: SlideBuilder) -> None:
    stage.put(*(stage.chip(chip) for chip in stage.plan.body.chips))


def _behind_bar(stage: SlideBuilder, deck: DeckPlan) -> None:
    """Draw a statement or a speaker's words behind a bar of the section's colour."""
    first = stage.plan.body.frames[0]
    used = max(frame.box.bottom for frame in stage.plan.body.frames)
    bar = Rect(stage.grid.text.left, first.box.top, BAR, used - first.box.top)
    stage.put(stage.block("Bar", bar, stage.accent))
    _text(stage, deck)


def _cover(stage: SlideBuilder, deck: DeckPlan) -> None:
    """Draw the cover's words beside a band of the sections' colours; a template has its own."""
    if stage.dress:
        _text(stage, deck)
        return
    slide, width = stage.grid.slide, stage.grid.kicker.left.times(0.8)
    band = Rect(slide.right - width, slide.top, width, slide.height)
    places = band.rows(len(deck.sections), Length(0))
    colours = [stage.theme.accent(section.id) for section in deck.sections]
    drawn = [
        stage.block(f"Section {n}", place, colour)
        for n, (place, colour) in enumerate(zip(places, colours, strict=True), 1)
    ]
    stage.put(shapes.make_group(stage.ids.next(), "Sections", drawn, band))
    _text(stage, deck)


def _section(stage: SlideBuilder, deck: DeckPlan) -> None:
    """Draw what follows in a section, and its number very large and faint where there is room for it."""
    section, place = stage.plan.section, stage.grid.aside
    if section and not stage.dress:
        number = str(section.number)
        size = min(place.height, place.width.times(1.5 / len(number)))
        text = stage.line_of(number, Style.OPENING, size.times(1.1), place.height)
        words = stage.writer.body((text,), align="r")
        fade_colours(words, 0.75)
        stage.put(
            shapes.make_shape(
                stage.ids.next(), "Section number", place, words=words, decorative=True
            )
        )
    _text(stage, deck)


def _cells(
    stage: SlideBuilder, name: str, frames: Sequence[TextFrame], first: int = 1
) -> None:
    """Draw text boxes that stand side by side."""
    stage.put(
        *(
            stage.words(frame, f"{name} {number}")
            for number, frame in enumerate(frames, first)
        )
    )


def _figures(stage: SlideBuilder, _deck: DeckPlan) -> None:
    for number, frame in enumerate(stage.plan.body.frames, 1):
        rule = Rect(frame.box.left, frame.box.top - pt(9), pt(36), pt(3))
        stage.put(
            stage.block(f"Rule {number}", rule, stage.accent),
            stage.words(frame, f"Figure {number}"),
        )
    _chips(stage)


def _table(stage: SlideBuilder, _deck: DeckPlan) -> None:
    body = stage.plan.body
    if body.table:
        draw_table(stage, body.table, plain_text(stage.plan.title.runs))
    _cells(stage, "Note", body.frames)


def _chart(stage: SlideBuilder, deck: DeckPlan) -> None:
    block = stage.plan.body.block
    if isinstance(block, ChartBlock):
        draw_chart(stage, block, deck.meta.date)
    _cells(stage, "Note", stage.plan.body.frames)


def _timeline(stage: SlideBuilder, _deck: DeckPlan) -> None:
    """Draw a line with a mark over each event: open, and the line broken, where its date is not given."""
    body = stage.plan.body
    if not (isinstance(body.block, TimelineBlock) and body.exhibit):
        return
    axis, colours = body.exhibit, stage.theme.colours
    middle, side = axis.top + axis.height.part(1, 2), pt(13)
    ends = [frame.box.left for frame in body.frames] + [stage.grid.body.right]
    drawn = [
        stage.rule(
            f"Line {number}",
            Rect(left, middle, right - left, Length(0)),
            colours.muted,
            1.25,
            dashed=event.uncertain,
        )
        for number, (event, (left, right)) in enumerate(
            zip(body.block.events, pairwise(ends), strict=True), 1
        )
    ]
    for number, (event, frame) in enumerate(
        zip(body.block.events, body.frames, strict=True), 1
    ):
        long = frame.box.width.times(0.8) if event.lasting else side
        place = Rect(frame.box.left, middle - side.part(1, 2), long, side)
        fill = stage.paint.fill(colours.paper if event.uncertain else stage.accent)
        line = stage.paint.line(stage.accent, pt(2).emu)
        drawn.append(
            shapes.make_shape(
                stage.ids.next(),
                f"Mark {number}",
                place,
                preset="flowChartTerminator" if event.lasting else "ellipse",
                fill=fill,
                line=line,
                decorative=True,
            )
        )
    drawn += [
        stage.words(frame, f"Event {number}")
        for number, frame in enumerate(body.frames, 1)
    ]
    _together(stage, "Timeline", drawn, [axis, *(frame.box for frame in body.frames)])
    _chips(stage)


def _together(
    stage: SlideBuilder, name: str, drawn: Sequence[Element], boxes: Sequence[Rect]
) -> None:
    """Put shapes on the slide as one group, which says in words what it shows."""
    said = " – ".join(
        " ".join(plain_text(text.runs) for text in frame.texts)
        for frame in stage.plan.body.frames
    )
    stage.put(
        shapes.make_group(stage.ids.next(), name, drawn, shapes.enclose(boxes), said)
    )


def _process(stage: SlideBuilder, _deck: DeckPlan) -> None:
    """Draw a numbered disc over each step, joined by connectors."""
    body = stage.plan.body
    if not body.exhibit:
        return
    band, discs, drawn = body.exhibit, [], []
    for frame in body.frames:
        number = frame.texts[0].number if frame.texts else None
        disc = stage.ids.next()
        discs.append((disc, Rect(frame.box.left, band.top, band.height, band.height)))
        drawn.append(_disc(stage, disc, discs[-1][1], str(number or "")))
    for number, ((start, left), (end, right)) in enumerate(pairwise(discs), 1):
        middle = left.top + left.height.part(1, 2)
        gap = Rect(left.right, middle, right.left - left.right, Length(0))
        line = stage.paint.line(stage.accent, pt(1.5).emu)
        line.append(make("a:tailEnd", type="triangle", w="med", len="med"))
        drawn.append(
            shapes.make_connector(
                stage.ids.next(),
                f"To step {number + 1}",
                gap,
                line,
                ((start, 6), (end, 2)),
            )
        )
    drawn += [
        stage.words(frame, f"Step {number}")
        for number, frame in enumerate(body.frames, 1)
    ]
    _together(
        stage,
        "Process",
        drawn,
        [*(box for _, box in discs), *(frame.box for frame in body.frames)],
    )
    _chips(stage)


def _disc(stage: SlideBuilder, number: int, place: Rect, words: str) -> Element:
    text = stage.line_of(
        words,
        Style.OPENING_LABEL,
        stage.theme.slide.body_floor,
        place.height.part(1, 2),
    )
    body = stage.writer.body((text,), anchor="ctr", align="ctr")
    fill, line = stage.paint.fill(stage.accent), stage.paint.line(None)
    return shapes.make_shape(
        number,
        f"Number {words}",
        place,
        preset="ellipse",
        fill=fill,
        line=line,
        words=body,
    )


def _comparison(stage: SlideBuilder, _deck: DeckPlan) -> None:
    """Draw two sides under bars of their own lightness."""
    frames, colours = stage.plan.body.frames, stage.theme.colours
    drawn = []
    for number, (frame, colour) in enumerate(
        zip(frames, (stage.accent, colours.muted), strict=False), 1
    ):
        bar = Rect(frame.box.left, stage.grid.body.top, frame.box.width, BAR)
        drawn += [
            stage.block(f"Bar {number}", bar, colour),
            stage.words(frame, f"Side {number}"),
        ]
    _together(
        stage,
        "Comparison",
        drawn,
        [stage.grid.body.tall(BAR), *(frame.box for frame in frames)],
    )
    _chips(stage)


def _disagreement(stage: SlideBuilder, _deck: DeckPlan) -> None:
    """Draw the question, the claims side by side behind bars, and the reading under a hairline."""
    body = stage.plan.body
    if not isinstance(body.block, DisagreementBlock):
        return
    proof = [side.evidence[0] for side in body.block.sides]
    count = len(proof)
    question, sides, reading = (
        body.frames[0],
        body.frames[1 : 1 + count],
        body.frames[1 + count :],
    )
    stage.put(stage.words(question, "Question"))
    foot = max(
        [
            *(side.box.bottom for side in sides),
            *(chip.box.bottom for chip in body.chips),
        ]
    )
    drawn = []
    for number, (side, evidence) in enumerate(zip(sides, proof, strict=True), 1):
        bar = Rect(side.box.left - pt(12), side.box.top, pt(3), foot - side.box.top)
        colour = stage.theme.status[evidence.status.value]
        drawn += [
            stage.block(f"Bar {number}", bar, colour),
            stage.words(side, f"Claim {number}"),
        ]
    _together(stage, "Claims that disagree", drawn, [side.box for side in sides])
    _chips(stage)
    for frame in reading:
        rule = Rect(frame.box.left, frame.box.top - pt(8), frame.box.width, Length(0))
        stage.put(
            stage.rule("Rule", rule, stage.theme.colours.hairline, 0.75),
            stage.words(frame, "Reading"),
        )


def _image(stage: SlideBuilder, _deck: DeckPlan) -> None:
    body = stage.plan.body
    if isinstance(body.block, ImageBlock) and body.exhibit:
        place = body.exhibit
        extent = (place.left.emu, place.top.emu, place.width.emu, place.height.emu)
        picture = stage.slide.shapes.add_picture(io.BytesIO(body.block.data), *extent)
        stage.adopt(picture, "Picture", body.block.alt)
    _cells(stage, "Caption", body.frames)


DRAW: Mapping[SlideKind, Callable[[SlideBuilder, DeckPlan], None]] = MappingProxyType(
    {
        **dict.fromkeys(
            (SlideKind.AGENDA, SlideKind.TEXT, SlideKind.SOURCES, SlideKind.CLOSE),
            _text,
        ),
        SlideKind.COVER: _cover,
        SlideKind.SECTION: _section,
        SlideKind.CALLOUT: _behind_bar,
        SlideKind.QUOTATION: _behind_bar,
        SlideKind.FIGURES: _figures,
        **dict.fromkeys((SlideKind.TABLE, SlideKind.CLAIMS), _table),
        SlideKind.CHART: _chart,
        SlideKind.TIMELINE: _timeline,
        SlideKind.PROCESS: _process,
        SlideKind.COMPARISON: _comparison,
        SlideKind.DISAGREEMENT: _disagreement,
        SlideKind.IMAGE: _image,
    }
)
"""How each kind of slide is drawn."""
