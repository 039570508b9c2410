"""A planned block -> flowables: a function a kind, and what each kind keeps together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether

from reporting.content.blocks import ChartKind
from reporting.dossier.blocks.key_figures import typeset_key_figures
from reporting.dossier.blocks.lists import (
    typeset_bullets,
    typeset_comparison,
    typeset_disagreement,
    typeset_process,
)
from reporting.dossier.blocks.tables import (
    measure_table_lead,
    typeset_note,
    typeset_table,
)
from reporting.dossier.blocks.timelines import ToScale, typeset_timeline
from reporting.dossier.charts.rows import Strips
from reporting.dossier.charts.chart import draw_chart as plot
from reporting.dossier.typeset.columns import (
    Anchor,
    Cell,
    Columns,
    Extent,
    KeepRoom,
    Picture,
    Standing,
    measure_height,
)
from reporting.dossier.typeset.context import RenderContext, make_rest
from reporting.dossier.typeset.cross_references import Noted
from reporting.dossier.typeset.drawing import Drawing
from reporting.dossier.typeset.paragraph import EvidenceParagraph, add_standing_evidence
from reporting.dossier.typeset.paragraph_styles import measure_column_height
from reporting.plan.block_model import (
    Block,
    BulletsBlock,
    CalloutBlock,
    ChartBlock,
    ComparisonBlock,
    DisagreementBlock,
    FiguresBlock,
    ImageBlock,
    ProcessBlock,
    ProseBlock,
    QuotationBlock,
    Run,
    TableBlock,
    TimelineBlock,
)
from reporting.plan.pictures import measure_printed_size
from reporting.record import replace


def draw_block(setting: RenderContext, block: Block, level: int = 1) -> list[Flowable]:
    """Return what a block looks like, its heading included.

    Args:
        setting: the column, and the section's accent.
        block: any kind of block.
        level: level of its heading in the document's outline.
    """
    place = setting.group("Sect") if block.title else setting
    heading = _heading(place, block, level)
    notes = place.notes(block.evidence) if heading else ()
    below = place.below() if heading else place
    content = [*_KINDS[type(block)](below, block), *_unsourced(below, block)]
    parts = _standing(place, [*heading, *content], notes or place.notes(block.evidence))
    if not heading:
        parts = _found(place, block, parts)
    if _flows(setting, block, content):
        return _flow(setting, block, parts, content)
    return [KeepTogether(parts), make_rest(setting, setting.styles.body.leading / 2)]


def _found(
    setting: RenderContext, block: Block, parts: list[Flowable]
) -> list[Flowable]:
    """Give a block without a heading a name for links, at its first words if it begins with some."""
    first = parts[0]
    if isinstance(first, EvidenceParagraph):
        first.ties = replace(first.ties, anchor=name_anchor(block))
        return parts
    return [Anchor(setting.record, name_anchor(block)), *parts]


def _flows(setting: RenderContext, block: Block, content: Sequence[Flowable]) -> bool:
    """Whether a block may run on over pages."""
    if isinstance(block, ChartBlock):
        tall = (
            measure_height(content, setting.width)
            > measure_column_height(setting.theme) * _TALL
        )
        return tall and any(isinstance(part, Strips) for part in content)
    return isinstance(block, _FLOWING) and not isinstance(content[0], ToScale)


def name_anchor(block: Block) -> str:
    """Return the name under which links and the contents find a block."""
    return f"block-{block.id}"


_EXHIBITS = (
    FiguresBlock,
    TableBlock,
    ChartBlock,
    TimelineBlock,
    ProcessBlock,
    ComparisonBlock,
    ImageBlock,
)
_LISTED = (BulletsBlock, TimelineBlock, ProcessBlock)
"""Blocks of things below one another, two of which at least stand together on a page."""
_FLOWING = (ProseBlock, TableBlock, CalloutBlock, DisagreementBlock, *_LISTED)
_SHORT, _LINKED, _TALL, _PAIR = 0.2, 0.35, 0.75, 0.25
"""Shares of the page up to which a list or table is not cut, a drawing of things that lead to one another
is not, a chart is not, and the last two things of a list stand together."""


def _heading(setting: RenderContext, block: Block, level: int) -> list[Flowable]:
    if not block.title or isinstance(block, CalloutBlock):
        return []
    style = setting.styles.h3 if isinstance(block, _EXHIBITS) else setting.styles.h2
    return [
        setting.heading(
            block.title, style, anchor=name_anchor(block), outline=(block.title, level)
        )
    ]


def _standing(
    setting: RenderContext, parts: list[Flowable], notes: tuple[Noted, ...]
) -> list[Flowable]:
    """Put the evidence of the whole block level with its first line."""
    if not notes:
        return parts
    if isinstance(parts[0], EvidenceParagraph):
        add_standing_evidence(parts[0], notes)
        return parts
    first, *rest = parts
    return [Standing(setting.record, notes, setting.styles.body.fontSize, first), *rest]


def _flow(
    setting: RenderContext, block: Block, parts: list[Flowable], content: list[Flowable]
) -> list[Flowable]:
    """Begin a block that may run over pages only where its heading and first lines have room."""
    styles, room = setting.styles, measure_column_height(setting.theme)
    after = make_rest(
        setting, 0 if isinstance(block, ProseBlock) else styles.body.leading / 2
    )
    whole = _LINKED if isinstance(block, (TimelineBlock, ProcessBlock)) else _SHORT
    if (
        not isinstance(block, (ProseBlock, CalloutBlock))
        and measure_height(parts, setting.width) < room * whole
    ):
        return [KeepTogether(parts), after]
    first = _lead(setting, block, content)
    least = (
        min(first, 4 * styles.body.leading)
        if isinstance(block, (ProseBlock, CalloutBlock))
        else first
    )
    heading = measure_height(parts[: len(parts) - len(content)], setting.width)
    needed = styles.h2.spaceBefore + heading + styles.h2.spaceAfter + least
    if isinstance(block, _LISTED) and len(content) > _FEW:
        parts = _paired(setting, parts)
    most = room if isinstance(block, TableBlock) else room / 2
    return [KeepRoom(min(needed, most)), *parts, after]


_FEW = 2


def _paired(setting: RenderContext, parts: list[Flowable]) -> list[Flowable]:
    """Let the last two things of a list stand together."""
    if (
        measure_height(parts[-2:], setting.width)
        > measure_column_height(setting.theme) * _PAIR
    ):
        return parts
    return [*parts[:-2], KeepTogether(parts[-2:])]


def _unsourced(setting: RenderContext, block: Block) -> list[Flowable]:
    """Say below a block that its numbers rest on no claim, and why."""
    style = setting.styles.small.clone("unsourced", spaceBefore=4)
    return (
        [setting.words((Run(block.unsourced, italic=True),), style)]
        if block.unsourced
        else []
    )


def _lead(setting: RenderContext, block: Block, content: list[Flowable]) -> float:
    """Return the height of what a block begins with, which stays with its heading."""
    if isinstance(block, TableBlock):
        return measure_table_lead(setting, content)
    if isinstance(block, DisagreementBlock):
        return measure_height(content[: 1 + bool(block.question)], setting.width)
    if isinstance(block, _LISTED):
        first = (
            len(content) if len(content) == _FEW + 1 else _FEW
        )  # of three, the last two are a pair
        return measure_height(content[:first], setting.width)
    strips = next(
        (at for at, part in enumerate(content) if isinstance(part, Strips)), 0
    )
    begun = content[strips]
    height = measure_height(content[:strips], setting.width)
    return height + (
        begun.lead
        if isinstance(begun, Strips)
        else measure_height([begun], setting.width)
    )


# ---------------------------------------------------------------- text


def _prose(setting: RenderContext, block: ProseBlock) -> list[Flowable]:
    return [setting.words(para, setting.styles.body) for para in block.paragraphs]


def _bullets(setting: RenderContext, block: BulletsBlock) -> list[Flowable]:
    return typeset_bullets(setting, block.items)


def _callout(setting: RenderContext, block: CalloutBlock) -> list[Flowable]:
    """Set a remark on a quiet ground."""
    styles, inset = setting.styles, 12.0
    words: list[Flowable] = []
    if block.title:
        title = styles.h3.clone("callout", spaceBefore=0, spaceAfter=4)
        outline = (block.title, 1)
        words.append(
            setting.heading(
                block.title,
                title,
                ink=setting.accent,
                anchor=name_anchor(block),
                outline=outline,
            )
        )
    words += [setting.words(para, styles.aside) for para in block.paragraphs]

    def ground(canvas: Canvas, extent: Extent) -> None:
        Drawing(canvas, setting.theme).rect(
            0, 0, extent.width, extent.height, setting.theme.colours.wash
        )

    cell = Cell(inset, setting.width - 2 * inset, tuple(words))
    space = styles.body.leading
    return [Columns([cell], ground, padding=10, before=space, after=space / 2)]


def _quotation(setting: RenderContext, block: QuotationBlock) -> list[Flowable]:
    """Set a speaker's words large, their first mark hanging beside a bar, above who said them and where."""
    styles, inset = setting.styles, 8.0
    setting = setting.group("BlockQuote")
    look = styles.quote
    hang = stringWidth(block.text[:1], look.fontName, look.fontSize)
    left = inset + look.fontSize * 0.7
    hanging = look.clone(
        "said", spaceAfter=6, leftIndent=left - inset, firstLineIndent=-hang
    )
    below = styles.small.clone("by", leftIndent=left - inset)
    said = setting.words(block.text, hanging)
    by = setting.words(
        (Run(block.attribution), setting.mark(block.item)),
        below,
        ink=setting.theme.colours.ink,
    )
    words = [said, by]
    if block.source_line:
        words.append(
            setting.words(f"{setting.labels.source}: {block.source_line}", below)
        )
    add_standing_evidence(said, setting.notes((block.item,)))

    def ground(canvas: Canvas, extent: Extent) -> None:
        Drawing(canvas, setting.theme).rect(0, 0, 2.5, extent.height, setting.accent)

    space, width = styles.body.leading, setting.width - inset
    return [
        Columns(
            [Cell(inset, width, tuple(words))], ground, before=space, after=space / 2
        )
    ]


# ---------------------------------------------------------------- numbers


def _chart(setting: RenderContext, block: ChartBlock) -> list[Flowable]:
    """Set drawing, unit with source, and note below one another; the finding is the heading above."""
    small = setting.styles.small
    parts = plot(setting, block)
    unit = (
        "" if block.kind is ChartKind.SCATTER else block.unit
    )  # there it stands at its axis
    said = [(setting.labels.unit, unit), (setting.labels.source, block.source_line)]
    line = " · ".join(f"{label}: {words}" for label, words in said if words)
    if line:
        style = small.clone("source", spaceBefore=5)
        parts.append(setting.words(line, style, elem=setting.elem("Caption")))
    if block.note:
        parts.append(typeset_note(setting, block.note))
    return parts


# ---------------------------------------------------------------- pictures


_BESIDE = 0.55
"""Share of the column up to which a picture has its caption beside it."""


def _image(setting: RenderContext, block: ImageBlock) -> list[Flowable]:
    """Set a picture with caption and credit below, or beside it where it is narrow."""
    size = measure_printed_size(setting.theme, block.width, block.height)
    width, height = size.width.pt, size.height.pt
    reader = ImageReader(BytesIO(block.data))

    def paint(canvas: Canvas) -> None:
        canvas.drawImage(reader, 0, 0, width, height, mask="auto")

    picture = Picture(width, height, paint, setting.elem("Figure", alt=block.alt))
    small, setting = setting.styles.small, setting.group("Caption")
    beside = width <= setting.width * _BESIDE
    above = small.clone("caption", spaceBefore=0 if beside else 5, spaceAfter=2)
    said: list[Flowable] = []
    if block.caption:
        said.append(setting.words(block.caption, above, ink=setting.theme.colours.ink))
    if block.credit:
        said.append(setting.words(block.credit, small if said else above))
    if not beside or not said:
        return [picture, *said]
    left = width + _APART
    return [
        Columns(
            [Cell(0, width, (picture,)), Cell(left, setting.width - left, tuple(said))]
        )
    ]


_APART = 14.0
"""From a picture to the caption beside it, in points."""


# ---------------------------------------------------------------- disagreement


def _disagreement(setting: RenderContext, block: DisagreementBlock) -> list[Flowable]:
    styles = setting.styles
    question = styles.standfirst.clone("question", spaceAfter=8)
    parts: list[Flowable] = []
    if block.question:
        parts.append(setting.words((Run(block.question, italic=True),), question))
    parts += typeset_disagreement(setting, block.sides)
    if block.reading:
        parts.append(setting.words(block.reading, styles.body))
    return parts


_KINDS: dict[type[Block], Callable[[RenderContext, Any], list[Flowable]]] = {
    ProseBlock: _prose,
    BulletsBlock: _bullets,
    FiguresBlock: typeset_key_figures,
    TableBlock: typeset_table,
    ChartBlock: _chart,
    TimelineBlock: typeset_timeline,
    ProcessBlock: typeset_process,
    ComparisonBlock: typeset_comparison,
    QuotationBlock: _quotation,
    ImageBlock: _image,
    CalloutBlock: _callout,
    DisagreementBlock: _disagreement,
}
