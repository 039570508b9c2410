"""A planned block -> flowables, by one table of how each kind is set and broken over pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from reportlab.platypus import Flowable

from reporting.dossier.blocks.comparisons import (
    typeset_comparison,
    typeset_disagreement,
)
from reporting.dossier.blocks.exhibits import typeset_chart, typeset_image
from reporting.dossier.blocks.glossary import typeset_terms
from reporting.dossier.blocks.key_figures import typeset_key_figures
from reporting.dossier.blocks.lists import typeset_bullets, typeset_process
from reporting.dossier.blocks.page_breaks import (
    HeadingPlace,
    PageBreakPolicy,
    break_over_pages,
)
from reporting.dossier.blocks.tables import RuledTable, typeset_table
from reporting.dossier.blocks.text_blocks import (
    name_block_anchor,
    typeset_callout,
    typeset_prose,
    typeset_quotation,
)
from reporting.dossier.blocks.timelines import typeset_timeline
from reporting.dossier.charts.rows import Strips
from reporting.dossier.typeset.columns import Anchor, Columns, Standing
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.cross_references import Noted
from reporting.dossier.typeset.paragraph import EvidenceParagraph, add_standing_evidence
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
    TableBlock,
    TimelineBlock,
)
from reporting.plan.words import make_run
from reporting.record import Record, replace


class BlockLayout(Record, frozen=True):
    """How the blocks of one kind are set.

    Args:
        typeset: returns a block's flowables without its heading; an element of the structure
            that holds all of them is its own affair.
        breaks: how they break over pages.
    """

    typeset: Callable[[RenderContext, Any], list[Flowable]]
    breaks: PageBreakPolicy


BLOCK_LAYOUTS: Mapping[type[Block], BlockLayout] = MappingProxyType(
    {
        ProseBlock: BlockLayout(
            typeset_prose,
            PageBreakPolicy(cut_at=EvidenceParagraph, head_lines=4, has_space=False),
        ),
        BulletsBlock: BlockLayout(
            typeset_bullets,
            PageBreakPolicy(
                cut_at=EvidenceParagraph, whole=0.2, head_items=2, foot_items=2
            ),
        ),
        FiguresBlock: BlockLayout(
            typeset_key_figures, PageBreakPolicy(heading=HeadingPlace.EXHIBIT)
        ),
        TableBlock: BlockLayout(
            typeset_table,
            PageBreakPolicy(
                heading=HeadingPlace.EXHIBIT,
                cut_at=RuledTable,
                whole=0.2,
                head_room=1.0,
            ),
        ),
        ChartBlock: BlockLayout(
            typeset_chart,
            PageBreakPolicy(
                heading=HeadingPlace.EXHIBIT, cut_at=Strips, whole_content=0.75
            ),
        ),
        TimelineBlock: BlockLayout(
            typeset_timeline,
            PageBreakPolicy(
                heading=HeadingPlace.EXHIBIT,
                cut_at=Columns,
                whole=0.35,
                head_items=2,
                foot_items=2,
            ),
        ),
        ProcessBlock: BlockLayout(
            typeset_process,
            PageBreakPolicy(
                heading=HeadingPlace.EXHIBIT,
                cut_at=Columns,
                whole=0.35,
                head_items=2,
                foot_items=2,
            ),
        ),
        ComparisonBlock: BlockLayout(
            typeset_comparison, PageBreakPolicy(heading=HeadingPlace.EXHIBIT)
        ),
        QuotationBlock: BlockLayout(typeset_quotation, PageBreakPolicy()),
        ImageBlock: BlockLayout(
            typeset_image, PageBreakPolicy(heading=HeadingPlace.EXHIBIT)
        ),
        CalloutBlock: BlockLayout(
            typeset_callout,
            PageBreakPolicy(heading=HeadingPlace.WITHIN, cut_at=Columns, head_lines=4),
        ),
        DisagreementBlock: BlockLayout(
            typeset_disagreement, PageBreakPolicy(cut_at=Columns, whole=0.2)
        ),
        GlossaryBlock: BlockLayout(
            typeset_terms,
            PageBreakPolicy(cut_at=Columns, whole=0.2, head_items=2, foot_items=2),
        ),
    }
)
"""Every kind of block: a test holds it against the kinds that a plan may have."""


def draw_block(setting: RenderContext, block: Block) -> list[Flowable]:
    """Return what a block looks like, its heading included.

    Args:
        setting: the column, and the section's accent.
        block: of any kind.
    """
    layout = BLOCK_LAYOUTS[type(block)]
    tag = "Sect" if block.title else "Div"
    name = name_block_anchor(block.id)
    place = setting.group_located(tag, name, block.origin)
    heading: list[Flowable] = []
    if block.title and layout.breaks.heading is not HeadingPlace.WITHIN:
        is_exhibit = layout.breaks.heading is HeadingPlace.EXHIBIT
        styles = setting.styles
        words = place.heading(
            block.title,
            styles.h3 if is_exhibit else styles.h2,
            anchor=name,
            outline=(block.title, 1),
        )
        heading.append(words)
    notes = place.notes(block.evidence) if heading else ()
    below = place.below() if heading else place
    content = layout.typeset(below, block)
    if block.unsourced:
        style = setting.styles.small.clone("unsourced", spaceBefore=4)
        reason = make_run(block.unsourced, italic=True)
        content.append(below.words((reason,), style))
    if not heading:
        notes = place.notes(block.evidence)
    anchor = "" if heading else name
    parts = _tie_to_first(
        place,
        [*heading, *content],
        notes,
        anchor,
    )
    above = parts[: len(parts) - len(content)]
    return break_over_pages(
        setting,
        layout.breaks,
        above,
        content,
        parts,
    )


def _tie_to_first(
    setting: RenderContext,
    parts: list[Flowable],
    notes: Sequence[Noted],
    anchor: str,
) -> list[Flowable]:
    """Put a block's evidence level with its first line, and its name for links there.

    Args:
        setting: the block's place.
        parts: its flowables.
        notes: the evidence of the block as a whole.
        anchor: the name; empty where a heading has it.
    """
    first, *rest = parts
    if isinstance(first, EvidenceParagraph):
        add_standing_evidence(first, tuple(notes))
        if anchor:
            first.ties = replace(first.ties, anchor=anchor)
        return parts
    if notes:
        drop = setting.styles.body.fontSize
        first = Standing(
            setting.record,
            tuple(notes),
            drop,
            first,
        )
    if anchor:
        return [Anchor(setting.record, anchor), first, *rest]
    return [first, *rest]
