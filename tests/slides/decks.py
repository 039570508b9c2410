"""Decks around one hand-made block, and what is wrong with how a slide is filled."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from hypothesis import strategies as st

from reporting.content.chart_blocks import ChartKind
from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.theme import Theme
from reporting.design.units import Length
from reporting.plan.block_model import (
    Block,
    BulletsBlock,
    CalloutBlock,
    ChartBlock,
    ComparisonBlock,
    ComparisonSide,
    DisagreementBlock,
    FigureItem,
    FiguresBlock,
    ImageBlock,
    ProcessBlock,
    ProcessStep,
    ProseBlock,
    QuotationBlock,
    TimelineBlock,
    TimelineEvent,
)
from reporting.plan.model import DossierPlan
from reporting.plan.table_model import Align, TableBlock, TableColumn
from reporting.plan.words import Evidence, Para, Run
from reporting.reading.origin import Origin
from reporting.record import replace
from reporting.scene import Merge, SlideKind
from reporting.slides.deck import plan_deck
from reporting.slides.held_titles import OPENINGS
from reporting.slides.model import DeckPlan, Slide
from reporting.slides.typesetter import Typesetter

PLACE = "steps"
"""Id of a block of the sample with a slide of its own, in whose place others are put."""

WRITTEN = Origin("sections[2].blocks[1]")
"""Where that block is written."""

SENTENCE = (
    "The robots pick apples by night, "
    "and in the morning the growers count what is left on the trees. "
)
HARD_TEXTS = st.text(
    st.sampled_from("aiWm .-–\u00a0é漢"), min_size=1, max_size=400
).filter(str.strip)
"""Texts that are hard to break: spaces, hyphens, dashes, and letters of all widths."""

LONG_WORD = "Donaudampfschifffahrt" * 15
SLACK = Length(2)
"""EMU that rounding may cost."""


def words(text: str) -> Para:
    return Para((Run(text),))


def deck_with(dossier: DossierPlan, theme: Theme, *blocks: Block) -> list[Slide]:
    """Return the slides of a section whose blocks are these; the first takes the sample block's place."""
    return [
        slide for slide in whole_deck(dossier, theme, *blocks).slides if belongs(slide)
    ]


def whole_deck(dossier: DossierPlan, theme: Theme, *blocks: Block) -> DeckPlan:
    placed = (replace(blocks[0], id=PLACE, origin=WRITTEN), *blocks[1:])
    sections = tuple(
        replace(section, blocks=placed) if section.id == "vfx" else section
        for section in dossier.sections
    )
    return plan_deck(replace(dossier, sections=sections), theme)


def belongs(slide: Slide) -> bool:
    return (
        slide.section is not None
        and slide.section.id == "vfx"
        and slide.kind is not SlideKind.SECTION
    )


def title(slide: Slide) -> str:
    return "".join(run.text for run in slide.title.runs)


def shown(slide: Slide) -> str:
    """Return all words in the body of a slide, without source marks."""
    texts = [text for frame in slide.body.frames for text in frame.texts]
    texts += [text for card in slide.body.cards for text in card.texts]
    if slide.body.table:
        texts += [cell for row in slide.body.table.rows for cell in row]
    return "\n".join(
        "".join(run.text for run in text.runs if run.mark is None) for text in texts
    )


def unfit(slide: Slide, theme: Theme) -> list[str]:
    """Return what on a slide is too small, too tall, over an edge or over something else."""
    setter = Typesetter(theme)
    if slide.is_tight:
        setter = setter.tight
    return [
        f"{slide.id}: {fault}"
        for fault in (*_sizes(slide, setter), *_places(slide, setter))
    ]


def _sizes(slide: Slide, setter: Typesetter) -> Iterator[str]:
    tokens = setter.tokens
    floor = tokens.backup_floor if slide.backup else tokens.body_floor
    least = tokens.title_floor
    if slide.kind in (*OPENINGS, SlideKind.CLOSE):
        least = floor  # a takeaway of three hundred letters loses size before words
    if slide.title.size < least:
        yield "the title is under its floor"
    if (
        setter.measure_height((slide.title,), slide.title_box.width)
        > slide.title_box.height + SLACK
    ):
        yield "the title is taller than its box"
    for frame in slide.body.frames:
        if (
            setter.measure_height(frame.texts, frame.box.width)
            > frame.box.height + SLACK
        ):
            yield f"text is taller than its box: {frame.texts[0].runs}"
        if any(
            text.size < floor for text in frame.texts if text.style is not Style.SMALL
        ):
            yield "text is under its floor"
    source = setter.make_text(slide.source_line, Style.SMALL, tokens.small.size)
    if len(setter.break_lines(source, setter.grid.source.width)) > 2:
        yield "the source line has more than two lines"
    if table := slide.body.table:
        taken = {(merge.row, merge.column): merge for merge in table.merges}
        for number, row in enumerate(table.rows):
            for column, cell in enumerate(row):
                merge = taken.get((number, column), Merge(number, column, 1, 1))
                width = Length(sum(table.widths[column : column + merge.columns]))
                height = sum(table.heights[number : number + merge.rows])
                if setter.measure_height((cell,), width) > height:
                    yield f"a cell is taller than its row: {cell.runs}"
                if cell.size < floor:
                    yield "a cell is under the floor"


def _places(slide: Slide, setter: Typesetter) -> Iterator[str]:
    grid, body = setter.grid, slide.body
    margin = Length(457_200)  # half an inch
    inside = Rect(
        margin,
        margin.part(1, 2),
        grid.slide.width - margin.times(2),
        grid.strip.top - margin.part(1, 2),
    )
    boxes: dict[str, Rect] = {
        "title": slide.title_box,
        "kicker": slide.kicker_box,
        **{
            f"frame {n}": frame.box
            for n, frame in enumerate(body.frames)
            if frame.texts
        },
        **{f"chip {n}": chip.box for n, chip in enumerate(body.badges)},
        **{f"head {n}": chip.box for n, chip in enumerate(slide.head)},
    }
    if body.table:
        boxes["table"] = body.table.box
    if body.exhibit:
        boxes["exhibit"] = body.exhibit
    if slide.source_line:
        boxes["source"] = grid.source
    for name, box in boxes.items():
        if not inside.contains(box):
            yield f"{name} is over the margin"
    for (name, box), (other, second) in combinations(boxes.items(), 2):
        if overlap(box, second):
            yield f"{name} is over {other}"


def overlap(one: Rect, other: Rect) -> bool:
    return (
        one.left + SLACK < other.right
        and other.left + SLACK < one.right
        and one.top + SLACK < other.bottom
        and other.top + SLACK < one.bottom
    )


def every_kind(text: str, proof: Evidence) -> list[Block]:
    """Return a block of each kind that says the same in each of its parts."""
    para = Para((Run(text), Run("1", mark=1)), (proof,))
    column = TableColumn(text, Align.START, 0.5)
    return [
        ProseBlock("x", text, (proof,), paragraphs=(para, para)),
        BulletsBlock("x", text, (proof,), items=(para, para, para)),
        CalloutBlock("x", text, (), paragraphs=(para,)),
        QuotationBlock("x", text, (), text=f"“{text}”", attribution=text, item=proof),
        FiguresBlock(
            "x", text, (), items=(FigureItem("f", text, text, text, text, proof),) * 3
        ),
        TableBlock(
            "x",
            text,
            (proof,),
            columns=(column,) * 2,
            rows=((para, para),) * 2,
            note=para,
        ),
        TimelineBlock(
            "x",
            text,
            (),
            events=(TimelineEvent(text, is_uncertain=True, text=para),) * 3,
        ),
        ProcessBlock("x", text, (), steps=(ProcessStep(text, para),) * 3),
        ComparisonBlock("x", text, (), sides=(ComparisonSide(text, (para,) * 2),) * 2),
        DisagreementBlock(
            "x", text, (), question=text, sides=(para,) * 3, reading=para
        ),
        ImageBlock(
            "x",
            text,
            (),
            data=b"",
            width=300,
            height=200,
            alt=text,
            credit=text,
            caption=para,
        ),
        ImageBlock(
            "x",
            text,
            (),
            data=b"",
            width=9000,
            height=90,
            alt=text,
            credit=text,
            caption=para,
        ),
        chart(text, para),
    ]


def chart(text: str, note: Para) -> ChartBlock:
    return ChartBlock(
        "x",
        text,
        (),
        kind=ChartKind.BAR,
        categories=("a",),
        series=(),
        ticks=(),
        x_ticks=(),
        unit=text,
        x_label="",
        alt=text,
        note=note,
        number_format="0",
        source_line="",
        subtitle=text,
    )
