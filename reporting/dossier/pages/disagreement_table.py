"""What sources disagree on -> a table: the question, what each side says, and the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reporting.dossier.galley.compose import stack
from reporting.dossier.galley.galley import Galley, Slabs
from reporting.dossier.pages.back_table import BackTable
from reporting.dossier.pages.page_references import PlacesFound, format_page_numbers
from reporting.dossier.typeset.context import TypesetContext
from reporting.dossier.typeset.notes import set_symbol_line
from reporting.plan.block_model import DisagreementBlock
from reporting.plan.words import Para, Run, Runs, make_run

_SHARES = (0.32, 0.6, 0.08)
"""Of the columns: question, what each side says, page."""
_SIDE_GAP = 3.0
"""Between two sides, in points."""


def typeset_disagreements(
    setting: TypesetContext,
    blocks: Sequence[DisagreementBlock],
    anchors: Mapping[str, str],
    places: PlacesFound,
) -> Galley:
    """Set a table of all disagreements: those that sections show, and the others.

    Args:
        setting: text column and margin together.
        blocks: all disagreements.
        anchors: where those stand that sections show, by their id.
        places: the pages of anchors and claims.
    """
    labels = setting.labels
    page = labels.page[:1].upper() + labels.page[1:]
    table = BackTable.begin(setting, _SHARES)
    head = table.set_head((labels.question, labels.positions, page))
    rows: list[Slabs] = []
    for block in blocks:
        rows.append(_set_disagreement(table, block, anchors.get(block.id, ""), places))
    return table.finish(head, rows)


def _set_disagreement(
    table: BackTable, block: DisagreementBlock, anchor: str, places: PlacesFound
) -> Slabs:
    row = table.begin_row()
    styles = row.styles
    about = row.group("TH", scope="Row").in_width(table.widths[0])
    link = f"#{anchor}" if anchor else None
    question = [about.words((_link_title(block, link),), styles.label)]
    if block.question:
        asked = make_run(block.question, italic=True)
        question.append(about.words((asked,), styles.cell))
    said = table.cell(row, 1)
    sides = [_set_side(said, side) for side in block.sides]
    shown = table.cell(row, 2)
    numbers = format_page_numbers(_list_pages(block, anchor, places))
    cells = (
        stack(*question),
        stack(*sides, gap=_SIDE_GAP),
        shown.words(numbers, styles.small),
    )
    return table.join_row(cells)


def _link_title(block: DisagreementBlock, link: str | None) -> Run:
    return Run(block.title, bold=True, link=link, origin=make_run(block.title).origin)


def _set_side(cell: TypesetContext, side: Para) -> Slabs:
    """Return what a side says under who says it and how sure that is."""
    parts: list[Slabs] = []
    for evidence in side.evidence:
        number = Run(str(evidence.number), link=f"#{evidence.anchor}")
        rest = Run(f" {evidence.status_word} · {evidence.who}")
        parts.append(set_symbol_line(cell, evidence, (number, rest)))
    parts.append(cell.words(_without_marks(side.runs), cell.styles.cell))
    return stack(*parts)


def _without_marks(runs: Runs) -> Runs:
    return tuple([run for run in runs if run.mark is None])


def _list_pages(
    block: DisagreementBlock, anchor: str, places: PlacesFound
) -> tuple[int, ...]:
    """Return where a disagreement stands, or where its claims do if no section shows it."""
    if anchor in places.anchors:
        return (places.anchors[anchor],)
    pages: list[int] = []
    for side in block.sides:
        for evidence in side.evidence:
            pages += places.claims.get(evidence.number, ())
    return tuple(pages)
