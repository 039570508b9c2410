"""Blocks of content -> planned blocks: final words, numbers written out, evidence resolved.

One function a kind of block; both outputs draw the same planned blocks.
"""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from reporting.content import blocks as content_blocks
from reporting.content.inline import Part
from reporting.content.model import Figure
from reporting.plan import block_model as plan
from reporting.plan.chart import plan_chart
from reporting.plan.located_text import LocatedText, find_origin
from reporting.plan.scope import Scope, format_figure, make_source_mark
from reporting.plan.timeline import plan_timeline
from reporting.reading.origin import Origin
from reporting.record import replace


def plan_block(block: content_blocks.Block, scope: Scope, path: str) -> plan.Block:
    """Plan one block in the scope's language.

    Args:
        block: a valid block.
        scope: the content it belongs to, in one language.
        path: its place in the content, such as `sections[2].blocks[0]`.
    """
    why = scope.text(block.unsourced)
    unsourced = scope.language.phrase("unsourced", why=why) if why else ""
    notes = scope.paras(block.notes) if block.notes else ()
    return replace(
        _plan_kind(block, scope),
        unsourced=scope.stand_for(unsourced, block, "unsourced"),
        placement=block.deck,
        is_built=isinstance(block, content_blocks.Bullets) and block.build,
        speaker_notes=tuple(map(plan.plain_paragraph, notes)),
        origin=scope.origins.find(block) or Origin(path),
    )


def _plan_kind(block: content_blocks.Block, scope: Scope) -> plan.Block:
    match block:
        case content_blocks.Prose():
            return plan_prose(block, scope)
        case content_blocks.Bullets():
            return plan_bullets(block, scope)
        case content_blocks.KeyFigures():
            return plan_key_figures(block, scope)
        case content_blocks.Table():
            return plan_table(block, scope)
        case content_blocks.Chart():
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
        case _:
            assert_never(block)


# ---------------------------------------------------------------- text


def plan_prose(block: content_blocks.Prose, scope: Scope) -> plan.ProseBlock:
    """Plan running text."""
    return plan.ProseBlock(
        block.id,
        scope.text(block.title),
        scope.proof(block.claims),
        paragraphs=scope.paras(block.text),
    )


def plan_bullets(block: content_blocks.Bullets, scope: Scope) -> plan.BulletsBlock:
    """Plan a bullet list."""
    return plan.BulletsBlock(
        block.id,
        scope.text(block.title),
        scope.proof(block.claims),
        items=tuple(map(scope.para, block.items)),
    )


def plan_callout(block: content_blocks.Callout, scope: Scope) -> plan.CalloutBlock:
    """Plan a remark set apart."""
    return plan.CalloutBlock(
        block.id,
        scope.text(block.title),
        scope.proof(block.claims),
        paragraphs=scope.paras(block.text),
    )


def plan_quotation(
    block: content_blocks.Quotation, scope: Scope
) -> plan.QuotationBlock:
    """Plan a speaker's words; one that is not in the language of the source says so."""
    parts = [scope.text(scope.entities[block.speaker].name), scope.text(block.role)]
    attribution = ", ".join(filter(None, parts))
    if block.translated_from and block.translated_from != scope.code:
        attribution = f"{attribution} ({scope.language.phrase('translation')})"
    proof = scope.evidence[block.claim]
    cited = [citation.text for citation in proof.citations]
    return plan.QuotationBlock(
        block.id,
        scope.text(block.title),
        scope.proof(block.claims),
        text=_quote(scope.text(block.text), scope),
        attribution=scope.stand_for(attribution, block, "speaker"),
        item=proof,
        source_line="; ".join(dict.fromkeys(cited)),
    )


def _quote(words: str, scope: Scope) -> str:
    """Put words between quotation marks; each letter keeps its place, the marks have none."""
    quoted = scope.language.quoted(words)
    origin = find_origin(words)
    if origin is None:
        return quoted
    lead = quoted.index(words)
    turns = [(at + lead, to, line) for at, to, line in origin.turns]
    begin = (lead, origin.start, origin.line)
    return LocatedText(quoted, replace(origin, turns=(begin, *turns)))


# ---------------------------------------------------------------- numbers


def plan_key_figures(
    block: content_blocks.KeyFigures, scope: Scope
) -> plan.FiguresBlock:
    """Plan figures that are set large."""
    figures = [scope.figures[name] for name in block.figures]
    return plan.FiguresBlock(
        block.id,
        scope.text(block.title),
        scope.proof(block.claims),
        items=tuple(_plan_figure(figure, scope) for figure in figures),
    )


def _plan_figure(figure: Figure, scope: Scope) -> plan.FigureItem:
    period = figure.period
    when = ""
    if period:
        when = scope.language.period(
            period.year, period.quarter, period.month, period.day
        )
    value = format_figure(scope.language, figure, scope.code, Part.VALUE)
    change = format_figure(scope.language, figure, scope.code, Part.CHANGE)
    detail = " · ".join(filter(None, (when, change)))
    return plan.FigureItem(
        id=figure.id,
        value=scope.stand_for(value, figure, "value"),
        label=scope.text(figure.label),
        detail=scope.stand_for(detail, figure, "period"),
        comparison=scope.text(figure.comparison),
        evidence=scope.evidence[figure.claim],
        origin=scope.origins.find(figure),
    )


def plan_table(block: content_blocks.Table, scope: Scope) -> plan.TableBlock:
    """Plan a table; its columns share the width as their `width` says."""
    columns = _plan_columns(block, scope)
    rows: list[tuple[plan.Para, ...]] = []
    if block.csv:
        for row in scope.content.tables[block.csv].rows:
            rows.append(_plan_csv_row(row, columns, block, scope))
    else:
        for cells in block.rows:
            rows.append(tuple(map(scope.para, cells)))
    has_widths = any("width" in column.model_fields_set for column in block.columns)
    return plan.TableBlock(
        block.id,
        scope.text(block.title),
        scope.proof(block.claims),
        columns=columns,
        rows=tuple(rows),
        note=scope.optional(block.note),
        fitted=not has_widths,
    )


def _plan_columns(
    block: content_blocks.Table, scope: Scope
) -> tuple[plan.TableColumn, ...]:
    whole = sum(column.width for column in block.columns)
    columns = []
    for column in block.columns:
        label = scope.text(column.label)
        share = float(column.width / whole)
        origin = scope.origins.find(column)
        columns.append(plan.TableColumn(label, plan.Align(column.align), share, origin))
    return tuple(columns)


def _plan_csv_row(
    cells: tuple[str, ...],
    columns: tuple[plan.TableColumn, ...],
    block: content_blocks.Table,
    scope: Scope,
) -> tuple[plan.Para, ...]:
    """Plan data: numbers are written by language, the rest is printed as it stands."""
    row = []
    for words, column in zip(cells, columns, strict=True):
        if words and column.align is plan.Align.DECIMAL:
            words = scope.language.number(Decimal(words))  # noqa: PLW2901
        located = scope.stand_for(words, block, "csv")
        row.append(plan.Para((plan.make_run(located),) if words else ()))
    return tuple(row)


# ---------------------------------------------------------------- what stands side by side


def plan_process(block: content_blocks.Process, scope: Scope) -> plan.ProcessBlock:
    """Plan steps."""
    steps = []
    for step in block.steps:
        title = scope.text(step.title)
        origin = scope.origins.find(step)
        steps.append(plan.ProcessStep(title, scope.para(step.text), origin))
    return plan.ProcessBlock(
        block.id, scope.text(block.title), scope.proof(block.claims), steps=tuple(steps)
    )


def plan_comparison(
    block: content_blocks.Comparison, scope: Scope
) -> plan.ComparisonBlock:
    """Plan two sides."""
    left, right = block.sides
    return plan.ComparisonBlock(
        block.id,
        scope.text(block.title),
        scope.proof(block.claims),
        sides=(_plan_side(left, scope), _plan_side(right, scope)),
    )


def _plan_side(side: content_blocks.Side, scope: Scope) -> plan.ComparisonSide:
    points = tuple(map(scope.para, side.points))
    return plan.ComparisonSide(scope.text(side.title), points, scope.origins.find(side))


def plan_disagreement(
    block: content_blocks.Disagreement, scope: Scope
) -> plan.DisagreementBlock:
    """Plan claims side by side, each of which carries its own evidence."""
    return plan.DisagreementBlock(
        block.id,
        scope.text(block.title),
        (),
        question=scope.text(block.question),
        sides=tuple(plan_claim_paragraph(claim, scope) for claim in block.claims),
        reading=scope.optional(block.reading),
    )


def plan_claim_paragraph(claim: str, scope: Scope) -> plan.Para:
    """Return a claim's own words as a paragraph that ends in its source mark."""
    proof = scope.evidence[claim]
    mark = make_source_mark(proof, proof.origin)
    return plan.Para((*scope.runs(scope.claims[claim].text), mark), (proof,))


# ---------------------------------------------------------------- pictures


def plan_image(block: content_blocks.Image, scope: Scope) -> plan.ImageBlock:
    """Plan a picture with its alternative text, its caption and its credit."""
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
