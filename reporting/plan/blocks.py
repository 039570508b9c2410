"""Blocks of content -> planned blocks: final words, numbers written out, evidence resolved.

One function a kind of block; `PLANNERS` lists them. Both outputs draw the same planned blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from reporting.content import blocks as content_blocks
from reporting.content import model as content_model
from reporting.content.inline import Part
from reporting.plan import block_model as plan
from reporting.plan.chart import plan_chart
from reporting.plan.scope import Scope, format_figure
from reporting.plan.timeline import plan_timeline
from reporting.reading.origin import Origin
from reporting.record import replace


def _prose(block: content_blocks.Prose, scope: Scope) -> plan.ProseBlock:
    return plan.ProseBlock(
        block.id,
        scope.text(block.title),
        scope.proof(block.claims),
        paragraphs=scope.paras(block.text),
    )


def _bullets(block: content_blocks.Bullets, scope: Scope) -> plan.BulletsBlock:
    items = tuple(scope.para(item) for item in block.items)
    return plan.BulletsBlock(
        block.id, scope.text(block.title), scope.proof(block.claims), items=items
    )


def _figures(block: content_blocks.KeyFigures, scope: Scope) -> plan.FiguresBlock:
    items = tuple(_figure(scope.figures[name], scope) for name in block.figures)
    return plan.FiguresBlock(
        block.id, scope.text(block.title), scope.proof(block.claims), items=items
    )


def _figure(figure: content_model.Figure, scope: Scope) -> plan.FigureItem:
    lang, period = scope.language, figure.period
    when = (
        lang.period(period.year, period.quarter, period.month, period.day)
        if period
        else ""
    )
    change = format_figure(lang, figure, scope.code, Part.CHANGE)
    return plan.FigureItem(
        id=figure.id,
        value=format_figure(lang, figure, scope.code, Part.VALUE),
        label=scope.text(figure.label),
        detail=" · ".join(part for part in (when, change) if part),
        comparison=scope.text(figure.comparison),
        evidence=scope.evidence[figure.claim],
    )


def _table(block: content_blocks.Table, scope: Scope) -> plan.TableBlock:
    whole = sum(column.width for column in block.columns)
    columns = tuple(
        plan.TableColumn(
            scope.text(column.label),
            plan.Align(column.align),
            float(column.width / whole),
        )
        for column in block.columns
    )
    if block.csv:
        rows = tuple(
            tuple(
                _csv_cell(cell, column, scope)
                for cell, column in zip(row, columns, strict=True)
            )
            for row in scope.content.tables[block.csv].rows
        )
    else:
        rows = tuple(tuple(scope.para(cell) for cell in row) for row in block.rows)
    return plan.TableBlock(
        block.id,
        scope.text(block.title),
        scope.proof(block.claims),
        columns=columns,
        rows=rows,
        note=scope.optional(block.note),
        fitted=not any("width" in column.model_fields_set for column in block.columns),
    )


def _csv_cell(cell: str, column: plan.TableColumn, scope: Scope) -> plan.Para:
    """A CSV cell is data: numbers are written by language, the rest is printed as it stands."""
    words = (
        scope.language.number(Decimal(cell))
        if cell and column.align is plan.Align.DECIMAL
        else cell
    )
    return plan.Para((plan.Run(words),) if words else ())


def _process(block: content_blocks.Process, scope: Scope) -> plan.ProcessBlock:
    steps = tuple(
        plan.ProcessStep(scope.text(step.title), scope.para(step.text))
        for step in block.steps
    )
    return plan.ProcessBlock(
        block.id, scope.text(block.title), scope.proof(block.claims), steps=steps
    )


def _comparison(block: content_blocks.Comparison, scope: Scope) -> plan.ComparisonBlock:
    left, right = (
        plan.ComparisonSide(
            scope.text(side.title), tuple(scope.para(point) for point in side.points)
        )
        for side in block.sides
    )
    return plan.ComparisonBlock(
        block.id,
        scope.text(block.title),
        scope.proof(block.claims),
        sides=(left, right),
    )


def _quotation(block: content_blocks.Quotation, scope: Scope) -> plan.QuotationBlock:
    speaker = scope.text(scope.entities[block.speaker].name)
    attribution = ", ".join(part for part in (speaker, scope.text(block.role)) if part)
    if block.translated_from and block.translated_from != scope.code:
        attribution = f"{attribution} ({scope.language.phrase('translation')})"
    proof = scope.evidence[block.claim]
    return plan.QuotationBlock(
        block.id,
        scope.text(block.title),
        scope.proof(block.claims),
        text=scope.language.quoted(scope.text(block.text)),
        attribution=attribution,
        item=proof,
        source_line="; ".join(
            dict.fromkeys(citation.text for citation in proof.citations)
        ),
    )


def _image(block: content_blocks.Image, scope: Scope) -> plan.ImageBlock:
    file = scope.content.images[block.file]
    return plan.ImageBlock(
        block.id,
        scope.text(block.title),
        scope.proof(block.claims),
        data=file.data,
        width=file.width,
        height=file.height,
        alt=scope.text(block.alt),
        credit=scope.text(block.credit),
        caption=scope.optional(block.caption),
    )


def _callout(block: content_blocks.Callout, scope: Scope) -> plan.CalloutBlock:
    paragraphs = scope.paras(block.text)
    return plan.CalloutBlock(
        block.id,
        scope.text(block.title),
        scope.proof(block.claims),
        paragraphs=paragraphs,
    )


def _disagreement(
    block: content_blocks.Disagreement, scope: Scope
) -> plan.DisagreementBlock:
    return plan.DisagreementBlock(
        block.id,
        scope.text(block.title),
        (),  # each side carries its own
        question=scope.text(block.question),
        sides=tuple(plan_claim_paragraph(claim, scope) for claim in block.claims),
        reading=scope.optional(block.reading),
    )


def plan_claim_paragraph(claim: str, scope: Scope) -> plan.Para:
    """Return a claim's own words as a paragraph that ends in its source mark."""
    proof = scope.evidence[claim]
    mark = plan.Run(str(proof.number), link=f"#{proof.anchor}", mark=proof.number)
    return plan.Para((*scope.runs(scope.claims[claim].text), mark), (proof,))


PLANNERS: Mapping[
    type[content_blocks.BlockBase], Callable[[Any, Scope], plan.Block]
] = {
    content_blocks.Prose: _prose,
    content_blocks.Bullets: _bullets,
    content_blocks.KeyFigures: _figures,
    content_blocks.Table: _table,
    content_blocks.Chart: plan_chart,
    content_blocks.Timeline: plan_timeline,
    content_blocks.Process: _process,
    content_blocks.Comparison: _comparison,
    content_blocks.Quotation: _quotation,
    content_blocks.Image: _image,
    content_blocks.Callout: _callout,
    content_blocks.Disagreement: _disagreement,
}


def plan_block(block: content_blocks.Block, scope: Scope, path: str) -> plan.Block:
    """Plan one block in the scope's language.

    Args:
        block: a valid block.
        scope: the content it belongs to, in one language.
        path: its place in the content, such as `sections[2].blocks[0]`.
    """
    planned = PLANNERS[type(block)](block, scope)
    why = scope.text(block.unsourced)
    notes = scope.paras(block.notes) if block.notes else ()
    return replace(
        planned,
        unsourced=scope.language.phrase("unsourced", why=why) if why else "",
        placement=block.deck,
        is_built=isinstance(block, content_blocks.Bullets) and block.build,
        speaker_notes=tuple(plan.plain_text(para.runs) for para in notes),
        origin=Origin(path),
    )
