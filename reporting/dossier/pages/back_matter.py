"""The back matter as flowables: disagreements, register of claims, entities, sources.

All of it refers to the pages on which things stand before it, and so is made when those are
drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from reportlab.platypus import Flowable

from reporting.dossier.blocks.block import draw_block
from reporting.dossier.pages.margin_notes import typeset_evidence
from reporting.dossier.pages.page_references import (
    find_entity_pages,
    format_page_references,
)
from reporting.dossier.typeset.columns import (
    Cell,
    Columns,
    Extent,
    Gap,
    KeepRoom,
    measure_height,
)
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.paragraph_styles import measure_column_height
from reporting.dossier.typeset.status_mark import draw_status
from reporting.pdf.canvas import TaggedCanvas
from reporting.plan.block_model import DisagreementBlock
from reporting.plan.model import ClaimEntry, EntityEntry, SourceEntry
from reporting.plan.words import Evidence, Para, Run, Runs, make_run, name_claims

_NUMBER = 26.0
"""Width of the column of numbers, in points."""
_MARK = 3.1
"""Radius of a status symbol, in points."""
_MARK_LEFT = 11.0
"""From a status symbol's left edge to the words beside it, in points."""
_CLAIM_PAD = 3.0
"""Above and below a claim of the register, in points."""


def name_source_anchor(name: str) -> str:
    """Return the name under which links find a source."""
    return f"source-{name}"


def name_entity_anchor(name: str) -> str:
    """Return the name under which links find an entity."""
    return f"entity-{name}"


# ---------------------------------------------------------------- disagreements


def typeset_disagreements(
    setting: RenderContext,
    blocks: tuple[DisagreementBlock, ...],
    anchors: Mapping[str, str],
) -> list[Flowable]:
    """Refer to the disagreements that sections show, and show the others.

    A reference says the question, who says what under which claim, and the page.

    Args:
        setting: the column.
        blocks: all disagreements.
        anchors: where those stand that sections show, by their id.
    """
    styles = setting.styles
    title_style = styles.h3.clone("reference", spaceBefore=0, spaceAfter=1)
    listed = setting.group("L", numbering="None")
    done: list[Flowable] = []
    others: list[DisagreementBlock] = []
    for block in blocks:
        if block.id not in anchors:
            others.append(block)
            continue
        anchor = anchors[block.id]
        item = listed.group("LI").group("LBody")
        title = (Run(block.title, link=f"#{anchor}"),)
        words: list[Flowable] = [item.words(title, title_style)]
        if block.question:
            question = (make_run(block.question, italic=True),)
            words.append(item.words(question, styles.aside))
        for side in block.sides:
            for evidence in side.evidence:
                words.append(item.words(_format_side(evidence), styles.cell))
        page = item.record.pages.get(anchor)
        if page is not None:
            references = format_page_references(item, [page])
            words.append(item.words(references, styles.small))
        words.append(Gap(styles.body.leading))
        done += _keep_start(item, words)
    for block in others:
        done += draw_block(setting, block)
    return done


def _format_side(evidence: Evidence) -> Runs:
    """Return who says something, under which claim and how sure it is."""
    number = Run(
        str(evidence.number),
        bold=True,
        link=f"#{evidence.anchor}",
    )
    speaker = Run(f"  {evidence.who}")
    status = Run(f" · {evidence.status_word}")
    return (number, speaker, status)


# ---------------------------------------------------------------- claims


def typeset_register(
    setting: RenderContext,
    claims: tuple[ClaimEntry, ...],
    checked: Para | None,
) -> list[Flowable]:
    """Set every claim as the body does: its text in the column, its evidence in the margin.

    Args:
        setting: text column and margin together.
        claims: in order of their numbers.
        checked: what the check of the citations came to; it opens the register.
    """
    page = setting.theme.page
    rows: list[Flowable] = []
    if checked:
        style = setting.styles.aside
        words = setting.words(checked, style)
        beside = (page.margin + page.gutter).pt
        cell = Cell(
            0,
            page.text.pt,
            (words,),
            mirrored=beside,
        )
        mirrors = setting.mirrors
        rows.append(
            Columns(
                [cell],
                after=style.leading / 2,
                mirrors=mirrors,
            )
        )
    setting = setting.group("L", numbering="Decimal")
    most = measure_column_height(setting.theme) / 2
    for claim in claims:
        row = _typeset_claim(setting, claim)
        height = measure_height([row], setting.width)
        rows.append(KeepRoom(min(height, most)))
        rows.append(row)
    return rows


def _typeset_claim(setting: RenderContext, entry: ClaimEntry) -> Columns:
    styles = setting.styles
    page = setting.theme.page
    evidence = entry.evidence
    name = f"claim-{evidence.claim}"
    item = setting.group_located("LI", name, evidence.origin)
    number = item.words(
        str(evidence.number),
        styles.label,
        elem=item.elem("Lbl"),
        ink=setting.accent,
        anchor=evidence.anchor,
    )
    setting = item.group("LBody")
    text = setting.words(entry.text, styles.cell)
    about: list[Runs] = [(Run(evidence.who),)]
    pages = setting.record.claims.get(evidence.number, ())
    about.append(format_page_references(setting, pages))
    if entry.contradicts:
        about.append(name_claims(setting.labels.contradicts, entry.contradicts))
    below = setting.words(_join_runs(about), styles.small)
    notes = typeset_evidence(evidence, setting)
    if entry.checked:
        notes.append(setting.words(entry.checked, styles.note))
    left = (page.text + page.gutter).pt
    beside = (page.gutter + page.margin).pt

    def draw_symbol(canvas: TaggedCanvas, extent: Extent) -> None:
        if extent.first:
            size = styles.note.fontSize
            y = extent.height - _CLAIM_PAD - size + size * 0.3
            x = _MARK if extent.mirrored else left + _MARK
            ink = setting.theme.status[evidence.status.value]
            draw_status(canvas, evidence.status, x, y, _MARK, ink)

    text_width = page.text.pt - _NUMBER
    note_width = page.margin.pt - _MARK_LEFT
    notes_left = left + _MARK_LEFT
    text_left = beside + _NUMBER
    cells = [
        Cell(0, _NUMBER, (number,), mirrored=beside),
        Cell(_NUMBER, text_width, (text, below), mirrored=text_left),
        Cell(notes_left, note_width, tuple(notes), mirrored=_MARK_LEFT),
    ]
    mirrors = setting.mirrors
    return Columns(cells, draw_symbol, padding=_CLAIM_PAD, mirrors=mirrors)


def _join_runs(parts: Iterable[Runs]) -> Runs:
    """Put what is said of one thing on one line, with dots between."""
    joined: list[Run] = []
    for part in parts:
        if joined and part:
            joined.append(Run("\u00a0· "))
        joined += part
    return tuple(joined)


# ---------------------------------------------------------------- entities


def typeset_glossary(
    setting: RenderContext, entries: tuple[EntityEntry, ...]
) -> list[Flowable]:
    """Set entities by kind, name and line in one paragraph, other names below."""
    styles = setting.styles
    indent = _NUMBER / 2
    hanging = styles.aside.clone(
        "entity", leftIndent=indent, firstLineIndent=-indent, spaceAfter=0
    )
    below_style = styles.small.clone("aliases", leftIndent=indent)
    pages = find_entity_pages(setting.record, entries)
    done: list[Flowable] = []
    for word, group in groupby(entries, key=lambda entry: entry.kind_word):
        kind = word[:1].upper() + word[1:]
        place = setting.group("Sect")
        parts: list[Flowable] = [
            place.heading(
                kind,
                styles.h3,
                ink=setting.accent,
            )
        ]
        listed = place.group("L", numbering="None")
        for entry in group:
            anchor = name_entity_anchor(entry.id)
            item = listed.group_located("LI", anchor, entry.origin).group("LBody")
            name = make_run(entry.name, bold=True)
            runs = (name, Run("  "), *entry.line)
            parts.append(item.words(runs, hanging, anchor=anchor))
            about: list[Runs] = []
            if entry.aliases:
                about.append((Run("; ".join(entry.aliases)),))
            about.append(format_page_references(item, pages.get(entry.id, ())))
            below = _join_runs(about)
            if below:
                parts.append(item.words(below, below_style))
            parts.append(Gap(4))
            done += _keep_start(setting, parts)
            parts = []
    return done


def _keep_start(setting: RenderContext, parts: list[Flowable]) -> list[Flowable]:
    """Keep short parts together; begin long ones only where a quarter of the page is left."""
    most = measure_column_height(setting.theme) / 4
    height = measure_height(parts, setting.width)
    needed = parts[0].getSpaceBefore() + min(height, most)
    return [KeepRoom(needed), *parts]


# ---------------------------------------------------------------- sources


def typeset_sources(
    setting: RenderContext, entries: tuple[SourceEntry, ...]
) -> list[Flowable]:
    """Set sources by number, with what each says of itself and the claims that rest on it."""
    styles = setting.styles
    small = styles.cell
    title_style = styles.aside.clone("source", patterns="")
    below_style = small.clone("below", spaceBefore=2)
    listed = setting.group("L", numbering="Decimal")
    done: list[Flowable] = []
    for entry in entries:
        anchor = name_source_anchor(entry.id)
        item = listed.group_located("LI", anchor, entry.origin)
        label = item.elem("Lbl")
        ink = item.accent
        number = item.words(
            str(entry.number),
            styles.aside,
            elem=label,
            ink=ink,
        )
        body = item.group("LBody")
        title = Run(
            entry.title,
            bold=True,
            link=entry.link,
            lang=entry.language,
        )
        words: list[Flowable] = [body.words((title,), title_style, anchor=anchor)]
        details: list[Runs] = []
        for name, value in entry.details:
            details.append((Run(f"{name}: {value}"),))
        words.append(body.words(_join_runs(details), small))
        if entry.link:
            link = Run(entry.link, link=entry.link)
            words.append(body.words((link,), small))
        if entry.note:
            words.append(body.words(entry.note, below_style))
        if entry.claims:
            claims = name_claims(body.labels.rests_on_it, entry.claims)
            words.append(body.words(claims, below_style))
        number_cell = Cell(0, _NUMBER, (number,))
        words_cell = Cell(
            _NUMBER,
            body.width - _NUMBER,
            tuple(words),
        )
        done.append(KeepRoom(6 * small.leading))
        done.append(Columns([number_cell, words_cell], after=styles.body.leading))
    return done
