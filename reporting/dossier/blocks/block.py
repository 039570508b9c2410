"""A planned block -> a galley, by one table of how each kind is set and how it takes a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from math import ceil
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from reporting.doing import tell_place
from reporting.dossier.blocks.body import BlockBody
from reporting.dossier.blocks.comparisons import (
    typeset_comparison,
    typeset_disagreement,
)
from reporting.dossier.blocks.exhibits import typeset_chart, typeset_image
from reporting.dossier.blocks.glossary import typeset_terms
from reporting.dossier.blocks.key_figures import typeset_key_figures
from reporting.dossier.blocks.lists import typeset_bullets
from reporting.dossier.blocks.note_places import (
    level_notes,
    set_notes_below,
    take_notes,
)
from reporting.dossier.blocks.process import typeset_process
from reporting.dossier.blocks.tables import typeset_table
from reporting.dossier.blocks.text_blocks import (
    name_block_anchor,
    typeset_callout,
    typeset_further_prose,
    typeset_prose,
    typeset_quotation,
)
from reporting.dossier.blocks.timelines import typeset_timeline
from reporting.dossier.galley.compose import (
    add_anchor,
    append_tied,
    keep_together,
    make_space,
    stack,
    tie_head,
)
from reporting.dossier.galley.galley import (
    NEVER,
    Anchor,
    Flow,
    Galley,
    Note,
    Slabs,
    measure_height,
)
from reporting.dossier.typeset.context import TypesetContext
from reporting.dossier.typeset.notes import set_notes_row
from reporting.paper.tag import Tag
from reporting.paper.typeset.styles import TextStyle
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
from reporting.plan.words import find_line_origin, plain_line, set_in_italics
from reporting.record import Record, replace

_KEPT_LINES = 3
"""Lines that stand below a heading at least."""
_LEAST_GAP = 5.0
"""Between a heading and the text below it, in points."""
_UNSOURCED_GAP = 4.0
"""Above the reason why numbers rest on no claim, in points."""


class HeadingPlace(Enum):
    """Where a block's title stands."""

    TEXT = "above text"
    EXHIBIT = "above a figure or table, set smaller"
    WITHIN = "within the block itself"


class BlockLayout(Record, frozen=True):
    """How the blocks of one kind are set.

    Args:
        typeset: returns a block without its heading; an element of the structure that holds
            all of it is its own affair.
        heading: where the title stands.
        space: above and below a block without a heading, in lines of body text.
    """

    typeset: Callable[[TypesetContext, Any], BlockBody]
    heading: HeadingPlace = HeadingPlace.EXHIBIT
    space: float = 1.0


class Exhibit(Record, frozen=True):
    """A block that shares a galley with others.

    Args:
        head: its heading, with the space below; empty where it has none.
        content: what stands below.
        body: how it would take a page by itself.
        before: least space above it, in points.
        after: least space below it.
    """

    head: Slabs
    content: Slabs
    body: BlockBody
    before: float
    after: float


BLOCK_LAYOUTS: Mapping[type[Block], BlockLayout] = MappingProxyType(
    {
        ProseBlock: BlockLayout(typeset_prose, HeadingPlace.TEXT, space=0.0),
        BulletsBlock: BlockLayout(typeset_bullets, HeadingPlace.TEXT, space=0.5),
        FiguresBlock: BlockLayout(typeset_key_figures),
        TableBlock: BlockLayout(typeset_table),
        ChartBlock: BlockLayout(typeset_chart),
        TimelineBlock: BlockLayout(typeset_timeline),
        ProcessBlock: BlockLayout(typeset_process),
        ComparisonBlock: BlockLayout(typeset_comparison),
        QuotationBlock: BlockLayout(typeset_quotation, HeadingPlace.TEXT),
        ImageBlock: BlockLayout(typeset_image),
        CalloutBlock: BlockLayout(typeset_callout, HeadingPlace.WITHIN),
        DisagreementBlock: BlockLayout(typeset_disagreement, HeadingPlace.TEXT),
        GlossaryBlock: BlockLayout(typeset_terms, HeadingPlace.TEXT),
    }
)
"""Every kind of block: a test holds it against the kinds that a plan may have."""


def typeset_block(
    setting: TypesetContext,
    block: Block,
    previous: Block | None = None,
) -> Galley:
    """Return a block as it is set, its heading included.

    Args:
        setting: the column, and the section's accent.
        block: of any kind.
        previous: the block above it in its section: prose without a title goes on with prose.
    """
    layout = BLOCK_LAYOUTS[type(block)]
    goes_on = isinstance(block, ProseBlock) and isinstance(previous, ProseBlock)
    if goes_on and not block.title:
        layout = replace(layout, typeset=typeset_further_prose)
    made = _set_block(setting.begin(), block, layout)
    place, body = made.place, made.body
    head, content = made.head, made.content
    if body.is_wide and body.flow is Flow.TEXT:
        head, content = _put_notes_within(
            place,
            head,
            made.notes,
            content,
        )
        slabs = (*head, *content)
    else:
        slabs = _level_notes(made)
    if head:
        kept = measure_height(head) + _KEPT_LINES * place.styles.body.leading
        slabs = tie_head(slabs, kept)
    if body.is_wide:
        width = place.across
        slabs = set_notes_below(place, slabs, width, set())
    before, after = _choose_spaces(place, layout, has_heading=bool(head))
    return place.finish(
        slabs,
        flow=body.flow,
        is_wide=body.is_wide,
        before=before,
        after=after,
        repeats=body.repeats,
        repeats_from=len(head),
        written=find_written(setting, block),
        unfit="" if body.has_room else block.path,
    )


def set_exhibit(setting: TypesetContext, block: Block) -> Exhibit:
    """Set a block for a galley that it shares with others.

    Args:
        setting: the column that it takes of the galley.
        block: of any kind.
    """
    layout = BLOCK_LAYOUTS[type(block)]
    made = _set_block(setting, block, layout)
    slabs = _level_notes(made)
    count = len(made.head)
    before, after = _choose_spaces(setting, layout, has_heading=bool(count))
    return Exhibit(
        slabs[:count],
        slabs[count:],
        made.body,
        before,
        after,
    )


def find_written(setting: TypesetContext, block: Block) -> str:
    """Return the line of the content that a block is made from; empty in what is final."""
    lines = setting.draft.blocks if setting.draft else {}
    return lines.get(block.id, "")


class _SetBlock(Record, frozen=True, eq=False):
    """A block whose heading, content and evidence do not yet stand together."""

    place: TypesetContext
    head: Slabs
    content: Slabs
    body: BlockBody
    notes: tuple[Note, ...]


def _set_block(setting: TypesetContext, block: Block, layout: BlockLayout) -> _SetBlock:
    """Set a block within an element of its own."""
    tell_place("block", block.id)
    tag = "Sect" if block.title else "Div"
    name = name_block_anchor(block.id)
    place = setting.group_located(tag, name, block.origin)
    head: Slabs = ()
    if block.title and layout.heading is not HeadingPlace.WITHIN:
        origin = find_line_origin(block.title)
        title = place.elem(f"H{place.level + 1}", origin=origin)
        notes = place.notes(block.evidence)
        body = layout.typeset(place.below(), block)
        head = _set_heading(place, block, title, layout, body)
    else:
        body = layout.typeset(place, block)
        notes = place.notes(block.evidence)
    content = body.slabs
    if block.unsourced:
        words = set_in_italics(block.unsourced)
        width = place.across if body.is_wide else place.width
        reason = place.words(words, place.styles.small, width=width)
        content = append_tied(content, reason, _UNSOURCED_GAP)
    if not block.title:
        content = add_anchor(content, Anchor(name))
    return _SetBlock(place, head, content, body, notes)


def _level_notes(made: _SetBlock) -> Slabs:
    """Return a block with its evidence level with its first line."""
    start = 0 if made.head else made.body.repeats
    slabs = (*made.head, *made.content)
    return level_notes(
        slabs,
        made.notes,
        made.place.styles.body.size,
        start,
    )


def _choose_spaces(
    setting: TypesetContext, layout: BlockLayout, *, has_heading: bool
) -> tuple[float, float]:
    """Return the space above and below a block, in points."""
    space = layout.space * setting.styles.body.leading
    style = _choose_heading_style(setting, layout)
    return style.before if has_heading else space, space


# ---------------------------------------------------------------- heading


def _choose_heading_style(setting: TypesetContext, layout: BlockLayout) -> TextStyle:
    is_exhibit = layout.heading is HeadingPlace.EXHIBIT
    if is_exhibit:
        return setting.styles.h3
    return setting.styles.h2


def _set_heading(
    setting: TypesetContext,
    block: Block,
    tag: Tag,
    layout: BlockLayout,
    body: BlockBody,
) -> Slabs:
    """Return the title of a block, as wide as the block is."""
    wide = setting.across
    width = wide if body.is_wide else setting.width
    style = _choose_heading_style(setting, layout)
    words = setting.words(
        block.title,
        style,
        width=width,
        tag=tag,
        anchor=name_block_anchor(block.id),
        outline=(plain_line(block.title), 1),
    )
    return _space_heading(setting, keep_together(words), body)


def _space_heading(setting: TypesetContext, heading: Slabs, body: BlockBody) -> Slabs:
    """Return a heading and the space between it and a block.

    Above text they take whole lines of the page's grid together, so that space is stretched
    above the heading alone.
    """
    line = setting.styles.body.leading
    height = measure_height(heading)
    gap = setting.styles.h3.after
    baseline = body.slabs[0].baseline
    if baseline is not None:
        lines = ceil((height + _LEAST_GAP) / line)
        gap = lines * line - height
        first, *others = heading
        to_text = lines * line + baseline
        heading = (replace(first, baseline=to_text), *others)
    return (*heading, make_space(gap, NEVER))


# ---------------------------------------------------------------- what stands below


def _put_notes_within(
    setting: TypesetContext, head: Slabs, notes: Sequence[Note], content: Slabs
) -> tuple[Slabs, Slabs]:
    """Return a wide block that may be cut with its notes near what they prove.

    Args:
        setting: the place.
        head: the heading, with the notes of its own marks.
        notes: the evidence of the block as a whole; both come to stand below the heading.
        content: the block itself, whose notes come to stand below each of its parts.
    """
    width = setting.across
    head, marked = take_notes(head)
    shown = {note.evidence.number: note for note in (*notes, *marked)}
    seen = set(shown)
    if shown:
        ordered = sorted(shown.values(), key=attrgetter("evidence.number"))
        row = keep_together(set_notes_row(setting, ordered, width))
        gap = make_space(setting.styles.h3.after, NEVER)
        head = (*head, *row, gap)
    parts = [set_notes_below(setting, (slab,), width, seen) for slab in content]
    return head, stack(*parts)
