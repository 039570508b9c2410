"""Prose, callout and quotation -> paragraphs, on a quiet ground or beside a bar."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from reporting.dossier.typeset.columns import Cell, Columns, Extent
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing
from reporting.dossier.typeset.paragraph import EvidenceParagraph, add_standing_evidence
from reporting.pdf.canvas import TaggedCanvas
from reporting.plan.block_model import CalloutBlock, ProseBlock, QuotationBlock
from reporting.plan.words import make_run

_CALLOUT_INSET = 12.0
_CALLOUT_PADDING = 10.0
_QUOTE_INSET = 8.0
_QUOTE_LEFT = 0.7
"""From a quotation's inset to its words, as a share of their size."""
_BAR = 2.5
"""Width of the bar beside a quotation, in points."""


def name_block_anchor(name: str) -> str:
    """Return the name under which links and the contents find the block of an id."""
    return f"block-{name}"


def typeset_prose(setting: RenderContext, block: ProseBlock) -> list[Flowable]:
    """Set paragraphs of running text."""
    style = setting.styles.body
    return [setting.words(paragraph, style) for paragraph in block.paragraphs]


def typeset_callout(setting: RenderContext, block: CalloutBlock) -> list[Flowable]:
    """Set a remark on a quiet ground."""
    styles = setting.styles
    theme = setting.theme
    content: list[Flowable] = []
    if block.title:
        heading = setting.heading(
            block.title,
            styles.h3.clone("callout", spaceBefore=0, spaceAfter=4),
            ink=setting.accent,
            anchor=name_block_anchor(block.id),
            outline=(block.title, 1),
        )
        content.append(heading)
    for paragraph in block.paragraphs:
        content.append(setting.words(paragraph, styles.aside))

    def draw_ground(canvas: TaggedCanvas, extent: Extent) -> None:
        drawing = Drawing(canvas, theme)
        drawing.rect(
            0,
            0,
            extent.width,
            extent.height,
            theme.colours.wash,
        )

    width = setting.width - 2 * _CALLOUT_INSET
    cell = Cell(_CALLOUT_INSET, width, tuple(content))
    columns = Columns(
        [cell],
        draw_ground,
        padding=_CALLOUT_PADDING,
        before=styles.body.leading,
        after=styles.body.leading / 2,
    )
    return [columns]


def typeset_quotation(setting: RenderContext, block: QuotationBlock) -> list[Flowable]:
    """Set a speaker's words large above who said them and where.

    Their first quotation mark hangs out of the left edge, beside a bar.
    """
    styles = setting.styles
    setting = setting.group("BlockQuote")
    style = styles.quote
    hang = stringWidth(
        block.text[:1],
        style.fontName,
        style.fontSize,
    )
    left = _QUOTE_INSET + style.fontSize * _QUOTE_LEFT
    indent = left - _QUOTE_INSET
    quote_style = style.clone(
        "quote", spaceAfter=6, leftIndent=indent, firstLineIndent=-hang
    )
    small = styles.small.clone("attribution", leftIndent=indent)
    quote = setting.words(block.text, quote_style)
    attribution = setting.words(
        (make_run(block.attribution), setting.mark(block.item)),
        small,
        ink=setting.theme.colours.ink,
    )
    content: list[EvidenceParagraph] = [quote, attribution]
    if block.source_line:
        source = f"{setting.labels.source}: {block.source_line}"
        content.append(setting.words(source, small))
    notes = setting.notes((block.item,))
    add_standing_evidence(quote, notes)

    def draw_bar(canvas: TaggedCanvas, extent: Extent) -> None:
        drawing = Drawing(canvas, setting.theme)
        drawing.rect(
            0,
            0,
            _BAR,
            extent.height,
            setting.accent,
        )

    cell = Cell(
        _QUOTE_INSET,
        setting.width - _QUOTE_INSET,
        tuple(content),
    )
    before = styles.body.leading
    columns = Columns(
        [cell],
        draw_bar,
        before=before,
        after=before / 2,
    )
    return [columns]
