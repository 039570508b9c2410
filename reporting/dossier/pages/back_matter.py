"""The back matter as flowables: disagreements, the register of claims, the entities, the sources.

All of it refers to the pages on which things stand before it, and so is made when those are
drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from reporting.dossier.blocks.block import draw_block
from reporting.dossier.pages.margin_notes import format_citations, format_status
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
from reporting.plan.block_model import (
    DisagreementBlock,
    Evidence,
    Para,
    Run,
    Runs,
    name_claims,
)
from reporting.plan.model import ClaimEntry, EntityEntry, SourceEntry

_NUMBER = 26.0
"""Width of the column of numbers, in points."""


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

    Args:
        setting: the column.
        blocks: all disagreements.
        anchors: where those stand that sections show, by their id.
    """
    shown = [block for block in blocks if block.id in anchors]
    listed = setting.group("L", numbering="None")
    done: list[Flowable] = []
    for block in shown:
        done += _reference(listed.group("LI").group("LBody"), block, anchors[block.id])
    for block in blocks:
        if block.id not in anchors:
            done += draw_block(setting, block)
    return done


def _reference(
    setting: RenderContext, block: DisagreementBlock, anchor: str
) -> list[Flowable]:
    """Say in short what a section shows in full: the question, who says what under which claim, the page."""
    styles = setting.styles
    title = styles.h3.clone("reference", spaceBefore=0, spaceAfter=1)
    words: list[Flowable] = [
        setting.words((Run(block.title, link=f"#{anchor}"),), title)
    ]
    if block.question:
        words.append(setting.words((Run(block.question, italic=True),), styles.aside))
    for side in block.sides:
        words += [setting.words(_side(one), styles.cell) for one in side.evidence]
    page = setting.record.pages.get(anchor)
    if page is not None:
        words.append(
            setting.words(format_page_references(setting, [page]), styles.small)
        )
    return _begun(setting, [*words, Gap(styles.body.leading)])


def _side(evidence: Evidence) -> Runs:
    number = Run(str(evidence.number), bold=True, link=f"#{evidence.anchor}")
    return (number, Run(f"  {evidence.who}"), Run(f" · {evidence.status_word}"))


# ---------------------------------------------------------------- claims


def typeset_register(
    setting: RenderContext, claims: tuple[ClaimEntry, ...], checked: Para | None
) -> list[Flowable]:
    """Set every claim as the body does: its text in the text column, what it stands on in the margin."""
    rows: list[Flowable] = [_checked(setting, checked)] if checked else []
    setting = setting.group("L", numbering="Decimal")
    for claim in claims:
        row = _claim(setting, claim)
        most = measure_column_height(setting.theme) / 2
        rows += [KeepRoom(min(measure_height([row], setting.width), most)), row]
    return rows


def _checked(setting: RenderContext, checked: Para) -> Columns:
    """Set what the check of the citations came to, in the text column."""
    page = setting.theme.page
    words = setting.words(checked, setting.styles.aside)
    cell = Cell(0, page.text.pt, (words,), mirrored=(page.margin + page.gutter).pt)
    return Columns(
        [cell], after=setting.styles.aside.leading / 2, mirrors=setting.mirrors
    )


def _claim(setting: RenderContext, entry: ClaimEntry) -> Columns:
    styles, page, evidence = setting.styles, setting.theme.page, entry.evidence
    left = (page.text + page.gutter).pt
    note, pad = page.margin.pt, 6.0
    beside = note + page.gutter.pt  # where the text begins on a mirrored page
    ink = setting.theme.status[evidence.status.value]
    item = setting.group("LI")
    label = item.elem("Lbl")
    number = item.words(
        str(evidence.number),
        styles.label,
        elem=label,
        ink=setting.accent,
        anchor=evidence.anchor,
    )
    setting = item.group("LBody")
    text = setting.words(entry.text, styles.cell)
    told: list[Runs] = [
        (Run(evidence.who),),
        format_page_references(setting, setting.record.claims.get(evidence.number, ())),
    ]
    if entry.contradicts:
        told.append(name_claims(setting.labels.contradicts, entry.contradicts))
    below = setting.words(_joined(told), styles.small)
    status = setting.words(format_status(evidence)[:1], styles.note_head, ink=ink)
    lines = [
        setting.words(line, styles.note) for line in format_citations(evidence, setting)
    ]
    if entry.checked:
        lines.append(setting.words(entry.checked, styles.note))

    def ground(canvas: Canvas, extent: Extent) -> None:
        if extent.first:
            size = styles.note.fontSize
            y = extent.height - pad / 2 - size + size * 0.3
            x = 0.0 if extent.mirrored else left
            draw_status(canvas, evidence.status, x + 3.1, y, 3.1, ink)

    cells = [
        Cell(0, _NUMBER, (number,), mirrored=beside),
        Cell(_NUMBER, page.text.pt - _NUMBER, (text, below), mirrored=beside + _NUMBER),
        Cell(left + 11, note - 11, (status, *lines), mirrored=11),
    ]
    return Columns(cells, ground, padding=pad / 2, mirrors=setting.mirrors)


def _joined(parts: Iterable[Runs]) -> Runs:
    """Put what is said of one thing on one line."""
    done: list[Run] = []
    for part in parts:
        done += [Run("\u00a0· ")] if done and part else []
        done += part
    return tuple(done)


# ---------------------------------------------------------------- entities


def typeset_glossary(
    setting: RenderContext, entries: tuple[EntityEntry, ...]
) -> list[Flowable]:
    """Set entities by kind, name and line in one paragraph, other names below."""
    pages = find_entity_pages(setting.record, entries)
    done: list[Flowable] = []
    for word, group in groupby(entries, key=lambda entry: entry.kind_word):
        name = word[:1].upper() + word[1:]
        place = setting.group("Sect")
        heading = place.heading(name, setting.styles.h3, ink=setting.accent)
        listed = place.group("L", numbering="None")
        first, *more = [
            _entity(listed.group("LI").group("LBody"), entry, pages.get(entry.id, ()))
            for entry in group
        ]
        for parts in ([heading, *first], *more):
            done += _begun(setting, parts)
    return done


def _begun(setting: RenderContext, parts: list[Flowable]) -> list[Flowable]:
    """Keep short parts together, and begin long ones only where a quarter of the page is left."""
    most = measure_column_height(setting.theme) / 4
    return [
        KeepRoom(
            parts[0].getSpaceBefore() + min(measure_height(parts, setting.width), most)
        ),
        *parts,
    ]


def _entity(
    setting: RenderContext, entry: EntityEntry, pages: Sequence[int]
) -> list[Flowable]:
    styles = setting.styles
    hanging = styles.aside.clone(
        "entity", leftIndent=_NUMBER / 2, firstLineIndent=-_NUMBER / 2, spaceAfter=0
    )
    runs = (Run(entry.name, bold=True), Run("  "), *entry.line)
    words = setting.words(runs, hanging, anchor=name_entity_anchor(entry.id))
    told = _joined(
        [
            (Run("; ".join(entry.aliases)),) if entry.aliases else (),
            format_page_references(setting, pages),
        ]
    )
    if not told:
        return [words, Gap(4)]
    below = styles.small.clone("aliases", leftIndent=_NUMBER / 2)
    return [words, setting.words(told, below), Gap(4)]


# ---------------------------------------------------------------- sources


def typeset_sources(
    setting: RenderContext, entries: tuple[SourceEntry, ...]
) -> list[Flowable]:
    """Set sources by number, with what each says of itself and the claims that rest on it."""
    setting = setting.group("L", numbering="Decimal")
    return [
        flowable
        for entry in entries
        for flowable in _source(setting.group("LI"), entry)
    ]


def _source(item: RenderContext, entry: SourceEntry) -> list[Flowable]:
    styles, small = item.styles, item.styles.cell
    label = item.elem("Lbl")
    number = item.words(str(entry.number), styles.aside, elem=label, ink=item.accent)
    setting = item.group("LBody")
    width = setting.width - _NUMBER
    title = Run(entry.title, bold=True, link=entry.link, lang=entry.language)
    heading = styles.aside.clone("source", patterns="")
    words: list[Flowable] = [
        setting.words((title,), heading, anchor=name_source_anchor(entry.id))
    ]
    details = (Run(f"{label}: {value}") for label, value in entry.details)
    words.append(setting.words(_joined((run,) for run in details), small))
    if entry.link:
        words.append(setting.words((Run(entry.link, link=entry.link),), small))
    if entry.note:
        words.append(setting.words(entry.note, small.clone("note", spaceBefore=2)))
    if entry.claims:
        rests = name_claims(setting.labels.rests_on_it, entry.claims)
        words.append(setting.words(rests, small.clone("rests", spaceBefore=2)))
    cells = [Cell(0, _NUMBER, (number,)), Cell(_NUMBER, width, tuple(words))]
    return [KeepRoom(6 * small.leading), Columns(cells, after=styles.body.leading)]
