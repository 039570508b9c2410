"""Blocks of content -> planned blocks: final words, numbers written out, evidence resolved.

One function a kind of block; both outputs draw the same planned blocks.
"""

from __future__ import annotations

from typing import assert_never

from reporting.content import blocks as content_blocks
from reporting.content.chart_blocks import Chart
from reporting.content.inline import Part
from reporting.content.model import Figure
from reporting.doing import tell_place
from reporting.plan import block_model as plan
from reporting.plan.beside import plan_beside
from reporting.plan.chart import plan_chart
from reporting.plan.kept import keep
from reporting.plan.lists import plan_bullets
from reporting.plan.located_text import LocatedText, find_origin
from reporting.plan.periods import format_period
from reporting.plan.printing import format_amount, format_figure, make_source_mark
from reporting.plan.scope import Scope
from reporting.plan.table import plan_table
from reporting.plan.timeline import plan_timeline
from reporting.plan.value_parts import find_number
from reporting.plan.words import (
    Line,
    Para,
    join_lines,
)
from reporting.reading.origin import Origin
from reporting.record import replace


def plan_block(block: content_blocks.Block, scope: Scope, path: str) -> plan.Block:
    """Plan one block in the scope's language.

    Args:
        block: a valid block.
        scope: the content it belongs to, in one language.
        path: its place in the content, such as `sections[2].blocks[0]`.
    """
    tell_place("block", block.id)
    unsourced: Line = ""
    if block.unsourced:
        why = scope.set_line(block.unsourced)
        unsourced = scope.fill_line("unsourced", "why", why)
        unsourced = scope.stand_for_line(unsourced, block, "unsourced")
    is_built = False
    if isinstance(block, content_blocks.BUILT):
        is_built = block.build
    planned: plan.Block = replace(
        plan_kind(block, scope),
        unsourced=unsourced,
        placement=block.deck,
        is_built=is_built,
        speaker_notes=scope.set_spoken_lines(block.notes),
        origin=scope.origins.find(block) or Origin(path),
    )
    return keep(planned)


def plan_kind(block: content_blocks.Block, scope: Scope) -> plan.Block:
    """Plan what a block says, by its kind; what all kinds share is left to `plan_block`."""
    match block:
        case content_blocks.Prose():
            return plan_prose(block, scope)
        case content_blocks.Bullets():
            return plan_bullets(block, scope)
        case content_blocks.KeyFigures():
            return plan_key_figures(block, scope)
        case content_blocks.Table():
            return plan_table(block, scope)
        case Chart():
            return plan_chart(block, scope)
        case content_blocks.Timeline():
            return plan_timeline(block, scope)
        case content_blocks.Process():
            return plan_process(block, scope)
        case content_blocks.Comparison():
            return plan_comparison(block, scope)
        case content_blocks.Quotation():
            return plan_quotation(block, scope)
        case content_blocks.Image():
            return plan_image(block, scope)
        case content_blocks.Callout():
            return plan_callout(block, scope)
        case content_blocks.Disagreement():
            return plan_disagreement(block, scope)
        case content_blocks.Glossary():
            return plan_glossary(block, scope)
        case _:
            assert_never(block)


# ---------------------------------------------------------------- text


def plan_prose(block: content_blocks.Prose, scope: Scope) -> plan.ProseBlock:
    """Plan running text."""
    return plan.ProseBlock(
        block.id,
        scope.set_line(block.title),
        scope.find_evidence(block.claims),
        paragraphs=scope.set_paragraphs(block.text),
    )


def plan_callout(block: content_blocks.Callout, scope: Scope) -> plan.CalloutBlock:
    """Plan a remark set apart."""
    return plan.CalloutBlock(
        block.id,
        scope.set_line(block.title),
        scope.find_evidence(block.claims),
        paragraphs=scope.set_paragraphs(block.text),
    )


def plan_glossary(block: content_blocks.Glossary, scope: Scope) -> plan.GlossaryBlock:
    """Plan terms with their definitions."""
    entries = []
    for entry in block.entries:
        planned = plan.GlossaryEntry(
            scope.print_text(entry.term),
            scope.set_paragraph(entry.text),
            scope.origins.find(entry),
        )
        entries.append(planned)
    return plan.GlossaryBlock(
        block.id,
        scope.set_line(block.title),
        scope.find_evidence(block.claims),
        entries=tuple(entries),
    )


def plan_quotation(
    block: content_blocks.Quotation,
    scope: Scope,
) -> plan.QuotationBlock:
    """Plan a speaker's words; one that is not in the language of the source says so."""
    speaker = scope.entities[block.speaker]
    attribution: Line = scope.print_text(speaker.name)
    if block.role:
        role = scope.set_line(block.role)
        attribution = join_lines(attribution, scope.language.comma, role)
    original = block.translated_from
    if original and original != scope.code:
        translation = scope.language.fill_phrase("translation")
        attribution = join_lines(attribution, f" ({translation})")
    words = scope.set_line(block.text)
    proof = scope.evidence[block.claim]
    cited = [citation.text for citation in proof.citations]
    return plan.QuotationBlock(
        block.id,
        scope.set_line(block.title),
        scope.find_evidence(block.claims),
        text=quote_line(words, scope),
        attribution=scope.stand_for_line(attribution, block, "speaker"),
        item=proof,
        source_line="; ".join(dict.fromkeys(cited)),
    )


def quote_line(line: Line, scope: Scope) -> Line:
    """Put a line between quotation marks; each letter keeps its place, the marks have none."""
    if isinstance(line, Para):
        opening, closing = scope.language.quotes
        return join_lines(opening, line, closing)
    return quote_words(line, scope)


def quote_words(words: str, scope: Scope) -> str:
    """Put plain words between quotation marks."""
    quoted = scope.language.quote(words)
    origin = find_origin(words)
    if origin is None:
        return quoted
    lead = quoted.index(words)
    turns = [(lead, origin.start, origin.line)]
    for at, to, line in origin.turns:
        turns.append((lead + at, to, line))
    return LocatedText(quoted, replace(origin, turns=tuple(turns)))


# ---------------------------------------------------------------- numbers


def plan_key_figures(
    block: content_blocks.KeyFigures,
    scope: Scope,
) -> plan.FiguresBlock:
    """Plan figures that are set large."""
    items = []
    for name in block.figures:
        figure = scope.figures[name]
        items.append(plan_figure(figure, scope))
    return plan.FiguresBlock(
        block.id,
        scope.set_line(block.title),
        scope.find_evidence(block.claims),
        items=tuple(items),
    )


def plan_figure(figure: Figure, scope: Scope) -> plan.FigureItem:
    """Plan a figure that is set large, with its period and its change."""
    lang = scope.language
    value = format_figure(
        lang,
        figure,
        scope.code,
        Part.VALUE,
    )
    change = format_figure(
        lang,
        figure,
        scope.code,
        Part.CHANGE,
    )
    period = ""
    if figure.period:
        period = format_period(lang, figure.period)
    detail = " · ".join(filter(None, (period, change)))
    moved = figure.change or 0
    return plan.FigureItem(
        id=figure.id,
        value=scope.stand_for(value, figure, "value"),
        label=scope.print_text(figure.label),
        detail=scope.stand_for(detail, figure, "period"),
        comparison=scope.set_line(figure.comparison),
        evidence=scope.evidence[figure.claim],
        origin=scope.origins.find(figure),
        number=find_number(format_amount(lang, figure, scope.code)),
        period=scope.stand_for(period, figure, "period"),
        change=scope.stand_for(change, figure, "change"),
        direction=(moved > 0) - (moved < 0),
    )


# ---------------------------------------------------------------- what stands side by side


def plan_process(block: content_blocks.Process, scope: Scope) -> plan.ProcessBlock:
    """Plan steps."""
    steps = []
    for step in block.steps:
        planned = plan.ProcessStep(
            scope.set_line(step.title),
            scope.set_paragraph(step.text),
            scope.origins.find(step),
        )
        steps.append(planned)
    return plan.ProcessBlock(
        block.id,
        scope.set_line(block.title),
        scope.find_evidence(block.claims),
        steps=tuple(steps),
    )


def plan_comparison(
    block: content_blocks.Comparison,
    scope: Scope,
) -> plan.ComparisonBlock:
    """Plan two sides."""
    left, right = [plan_side(side, scope) for side in block.sides]
    return plan.ComparisonBlock(
        block.id,
        scope.set_line(block.title),
        scope.find_evidence(block.claims),
        sides=(left, right),
    )


def plan_side(side: content_blocks.Side, scope: Scope) -> plan.ComparisonSide:
    """Plan one side of a comparison."""
    points = map(scope.set_paragraph, side.points)
    return plan.ComparisonSide(
        scope.set_line(side.title),
        tuple(points),
        scope.origins.find(side),
    )


def plan_disagreement(
    block: content_blocks.Disagreement,
    scope: Scope,
) -> plan.DisagreementBlock:
    """Plan claims side by side, each of which carries its own evidence."""
    sides = [plan_claim_paragraph(claim, scope) for claim in block.claims]
    return plan.DisagreementBlock(
        block.id,
        scope.set_line(block.title),
        (),
        question=scope.set_line(block.question),
        sides=tuple(sides),
        reading=scope.optional(block.reading),
    )


def plan_claim_paragraph(claim: str, scope: Scope) -> Para:
    """Return a claim's own words as a paragraph that ends in its source mark."""
    proof = scope.evidence[claim]
    text = scope.claims[claim].text
    mark = make_source_mark(proof, proof.origin)
    return Para((*scope.set_runs(text), mark), (proof,))


# ---------------------------------------------------------------- pictures


def plan_image(block: content_blocks.Image, scope: Scope) -> plan.ImageBlock:
    """Plan a picture with its alternative text, its caption and its credit."""
    file = scope.content.images[block.file]
    return plan.ImageBlock(
        block.id,
        scope.set_line(block.title),
        scope.find_evidence(block.claims),
        data=file.data,
        width=file.width,
        height=file.height,
        alt=scope.print_text(block.alt),
        credit=scope.set_line(block.credit),
        caption=scope.optional(block.caption),
        beside=plan_beside(block.beside, scope),
    )
