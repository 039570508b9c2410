"""A planned block -> the bodies of its slides: frames, badges and exhibits, measured to fit."""

from __future__ import annotations

from typing import assert_never

from reporting.doing import tell_place
from reporting.plan.block_model import (
    Block,
    BulletsBlock,
    CalloutBlock,
    ChartBlock,
    ComparisonBlock,
    DisagreementBlock,
    FiguresBlock,
    GlossaryBlock,
    ImageBlock,
    ProcessBlock,
    ProseBlock,
    QuotationBlock,
    TimelineBlock,
)
from reporting.plan.table_model import TableBlock
from reporting.slides.disagreements import lay_out_disagreement
from reporting.slides.exhibits import lay_out_chart
from reporting.slides.glossary import lay_out_glossary
from reporting.slides.key_figures import lay_out_key_figures
from reporting.slides.model import SlideBody
from reporting.slides.pictures import lay_out_picture
from reporting.slides.sides import lay_out_comparison
from reporting.slides.statements import lay_out_callout, lay_out_quotation
from reporting.slides.steps import lay_out_process
from reporting.slides.tables import lay_out_table
from reporting.slides.text import lay_out_text
from reporting.slides.timelines import lay_out_timeline
from reporting.slides.typesetter import Typesetter


def lay_out_block(
    setter: Typesetter,
    block: Block,
) -> tuple[SlideBody, ...]:
    """Lay out one block on slides of its own.

    The bodies depend on the block and on the typesetter's grid and theme alone.
    """
    tell_place("block", block.id)
    match block:
        case ProseBlock() | BulletsBlock():
            return lay_out_text(setter, (block,))
        case CalloutBlock():
            return lay_out_callout(setter, block)
        case QuotationBlock():
            return lay_out_quotation(setter, block)
        case FiguresBlock():
            return lay_out_key_figures(setter, block)
        case TableBlock():
            return lay_out_table(setter, block)
        case ChartBlock():
            return lay_out_chart(setter, block)
        case TimelineBlock():
            return lay_out_timeline(setter, block)
        case ProcessBlock():
            return lay_out_process(setter, block)
        case ComparisonBlock():
            return lay_out_comparison(setter, block)
        case ImageBlock():
            return lay_out_picture(setter, block)
        case DisagreementBlock():
            return lay_out_disagreement(setter, block)
        case GlossaryBlock():
            return lay_out_glossary(setter, block)
        case _:
            assert_never(block)
