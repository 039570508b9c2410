"""Prose, callout and quotation -> lines of text, on a quiet ground or beside a bar."""

from __future__ import annotations

from reporting.dossier.blocks.body import BlockBody
from reporting.dossier.galley.compose import (
    keep_together,
    make_space,
    stack,
    tie_foot,
    tie_head,
    with_ground,
)
from reporting.dossier.galley.galley import (
    NEVER,
    Ground,
    Slab,
    Slabs,
    measure_height,
)
from reporting.dossier.typeset.context import TypesetContext
from reporting.pdf.face import find_face
from reporting.plan.block_model import CalloutBlock, ProseBlock, QuotationBlock
from reporting.plan.words import Para, join_lines, plain_line
from reporting.record import replace

_CALLOUT_INSET = 12.0
_CALLOUT_PADDING = 6.0
"""Above and below the words of a callout, in points; it goes with the first and last line."""
_TITLED_LINES = 3
"""Lines that stand below the title of a callout or a quotation at least."""
_CALLOUT_REACH = 4.0
"""How far the ground of a callout reaches beyond that, and where a page cuts it."""
_BELOW_TITLE = 3.0
_QUOTE_INSET = 8.0
_QUOTE_LEFT = 0.7
"""From a quotation's inset to its words, as a share of their size."""
_BAR = 2.5
"""Width of the bar beside a quotation, in points."""
_BRIEF = 40
"""The most words of a quotation that is set in full size."""
_LONG_QUOTE = 0.76
"""Size of a longer one, as a share of the full size."""
_KEPT_LINES = 2
"""Lines of a quotation that stand with its first and with who said it."""


def name_block_anchor(name: str) -> str:
    """Return the name under which links and the contents find the block of an id."""
    return f"block-{name}"


# ---------------------------------------------------------------- prose


def typeset_prose(setting: TypesetContext, block: ProseBlock) -> BlockBody:
    """Set paragraphs of running text; the first has no indent."""
    first, *others = block.paragraphs
    style = setting.styles.body
    opening = setting.words(first, replace(style, first=0.0))
    return BlockBody(stack(opening, *_set_paragraphs(setting, others)))


def typeset_further_prose(setting: TypesetContext, block: ProseBlock) -> BlockBody:
    """Set paragraphs that go on with the prose above."""
    return BlockBody(stack(*_set_paragraphs(setting, block.paragraphs)))


def _set_paragraphs(
    setting: TypesetContext, paragraphs: tuple[Para, ...] | list[Para]
) -> list[Slabs]:
    style = setting.styles.body
    return [setting.words(paragraph, style) for paragraph in paragraphs]


# ---------------------------------------------------------------- callout


def typeset_callout(setting: TypesetContext, block: CalloutBlock) -> BlockBody:
    """Set a remark on a quiet ground."""
    styles = setting.styles
    width = setting.width - 2 * _CALLOUT_INSET
    parts: list[Slabs] = []
    if block.title:
        heading = setting.heading(
            block.title,
            replace(styles.h3, before=0.0, after=0.0),
            width=width,
            x=_CALLOUT_INSET,
            ink=setting.accent,
            anchor=name_block_anchor(block.id),
            outline=(plain_line(block.title), 1),
        )
        gap = make_space(_BELOW_TITLE, NEVER)
        parts.append((*keep_together(heading), gap))
    style = styles.aside
    for paragraph in block.paragraphs:
        part = setting.words(paragraph, style, width=width, x=_CALLOUT_INSET)
        parts.append(part)
        style = replace(style, first=styles.body.first)
    words = stack(*parts)
    kept = _TITLED_LINES if block.title else _KEPT_LINES
    first = measure_height(parts[0])
    words = tie_head(words, first + kept * styles.aside.leading)
    ground = Ground(
        0,
        setting.width,
        setting.theme.colours.wash,
        above=_CALLOUT_REACH,
        below=_CALLOUT_REACH,
    )
    # No page drops the room above and below, which goes with the first and the last line.
    head = Slab(_CALLOUT_PADDING, cut=NEVER)
    foot = Slab(_CALLOUT_PADDING)
    *others, last = words
    padded = (head, *others, replace(last, cut=NEVER), foot)
    return BlockBody(with_ground(padded, ground))


# ---------------------------------------------------------------- quotation


def typeset_quotation(setting: TypesetContext, block: QuotationBlock) -> BlockBody:
    """Set a speaker's words large above who said them and where.

    Their first quotation mark hangs out of the edge, beside a bar. Many words are set
    smaller.
    """
    styles = setting.styles
    setting = setting.group("BlockQuote")
    style = styles.quote
    said = plain_line(block.text)
    if len(said.split()) > _BRIEF:
        style = replace(
            style,
            size=style.size * _LONG_QUOTE,
            leading=style.leading * _LONG_QUOTE,
        )
    mark = find_face(style.face).advance(said[:1])
    hang = mark * style.size
    width = setting.width - _QUOTE_INSET
    x = setting.flip(_QUOTE_INSET, width)
    indent = style.size * _QUOTE_LEFT
    quote = setting.words(
        block.text,
        replace(style, left=indent, first=-hang),
        width=width,
        x=x,
    )
    small = replace(styles.small, left=indent)
    said_by = join_lines(
        block.attribution, Para((setting.mark(block.item),), (block.item,))
    )
    attribution = setting.words(
        said_by,
        small,
        width=width,
        x=x,
        ink=setting.theme.colours.ink,
    )
    below = attribution
    if block.source_line:
        labels = setting.labels
        source = f"{labels.source}{labels.colon}{block.source_line}"
        below = stack(below, setting.words(source, small, width=width, x=x))
    setting.put_notes_last()
    kept = _TITLED_LINES if block.title else _KEPT_LINES
    tied = tie_head(quote, kept * style.leading)
    words = (*tied, make_space(6, NEVER), *below)
    foot = measure_height(below) + 6 + _KEPT_LINES * style.leading
    bar = Ground(setting.flip(0, _BAR), _BAR, setting.accent)
    return BlockBody(with_ground(tie_foot(words, foot), bar))
