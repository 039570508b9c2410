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
from reporting.plan.words import Para, Run, drop_marks, list_runs, set_in_italics
from reporting.record import replace

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
    table = BackTable.begin(
        setting,
        (labels.question, labels.positions),
        _SHARES,
    )
    head = table.set_head()
    rows: list[Slabs] = []
    for block in blocks:
        rows.append(
            set_disagreement(
                table,
                block,
                anchors.get(block.id, ""),
                places,
            )
        )
    return table.finish(head, rows)


def set_disagreement(
    table: BackTable,
    block: DisagreementBlock,
    anchor: str,
    places: PlacesFound,
) -> Slabs:
    """Return a disagreement as a row."""
    row = table.begin_row()
    styles = row.styles
    about = row.group("TH", scope="Row")
    about = about.in_width(table.widths[0])
    title = []
    for run in list_runs(drop_marks(block.title)):
        title.append(replace(run, link=f"#{anchor}") if anchor else run)
    question = [about.words(tuple(title), styles.label)]
    if block.question:
        asked = set_in_italics(drop_marks(block.question))
        question.append(about.words(asked, styles.cell))
    said = table.cell(row, 1)
    sides = [set_side(said, side) for side in block.sides]
    shown = table.cell(row, 2)
    numbers = format_page_numbers(list_pages(block, anchor, places))
    cells = (
        stack(*question),
        stack(*sides, gap=_SIDE_GAP),
        shown.words(numbers, styles.small),
    )
    return table.join_row(cells)


def set_side(cell: TypesetContext, side: Para) -> Slabs:
    """Return what a side says under who says it and how sure that is."""
    parts: list[Slabs] = []
    for evidence in side.evidence:
        link = f"#{evidence.anchor}"
        number = Run(str(evidence.number), link=link)
        rest = Run(f" {evidence.status_word} · {evidence.who}")
        part = set_symbol_line(cell, evidence, (number, rest))
        parts.append(part)
    words = [run for run in side.runs if run.mark is None]
    parts.append(cell.words(tuple(words), cell.styles.cell))
    return stack(*parts)


def list_pages(
    block: DisagreementBlock,
    anchor: str,
    places: PlacesFound,
) -> tuple[int, ...]:
    """Return where a disagreement stands, or where its claims do if no section shows it."""
    if anchor in places.anchors:
        return (places.anchors[anchor],)
    pages: list[int] = []
    for side in block.sides:
        for evidence in side.evidence:
            pages += places.claims.get(evidence.number, ())
    return tuple(pages)
