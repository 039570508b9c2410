"""The evidence of a claim -> its note: number, status in shape, word and colour, citations.

Notes stand in the margin, beside the line of their mark, or in a row below what is wide.
Which of them, the paginator decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from reporting.dossier.galley.compose import Cell, abreast, keep_together, stack
from reporting.dossier.galley.galley import TIED, Note, Slab, Slabs
from reporting.paper.marks import StatusMark, TextLine
from reporting.plan.words import Evidence, Run, Runs
from reporting.record import replace

if TYPE_CHECKING:
    from reporting.dossier.typeset.context import TypesetContext

_INDENT = 11.0
"""From a note's edge to its words, in points."""
_RADIUS = 3.1
"""Of a status symbol, in points."""
_RAISED = 0.3
"""Height of a symbol's middle above the baseline, as a share of the type size."""
_GUTTER = 18.0
"""Between notes that stand side by side, in points."""
_ROW_GAP = 4.0
"""Between rows of notes, in points."""
_KEPT_ROWS = 6
"""Up to so many rows of notes stand on one page."""


# ---------------------------------------------------------------- one note


def typeset_note(setting: TypesetContext, evidence: Evidence) -> Note:
    """Set the evidence of a claim as wide as the margin.

    Args:
        setting: the place after which the note is read.
        evidence: of the claim.
    """
    width = setting.theme.page.margin.pt
    tag = setting.elem("Note", note=evidence)
    place = setting.within(tag).in_width(width)
    head = set_status(place, evidence, link=f"#{evidence.anchor}")
    cited = set_citations(place, evidence)
    draft = setting.draft
    written = (
        draft.claims.get(
            evidence.claim,
            "",
        )
        if draft
        else ""
    )
    return Note(
        evidence,
        tag,
        full=(*head, *cited),
        short=head,
        written=written,
    )


def set_status(setting: TypesetContext, evidence: Evidence, link: str = "") -> Slabs:
    """Return number and status of a claim in one line, behind the status' symbol.

    Args:
        setting: the place, as wide as the line may be.
        evidence: of the claim.
        link: where the words lead.
    """
    words = f"{evidence.number} {evidence.status_word}"
    return set_symbol_line(
        setting,
        evidence,
        (Run(words, link=link or None),),
    )


def set_symbol_line(setting: TypesetContext, evidence: Evidence, runs: Runs) -> Slabs:
    """Return words in the colour of a status, behind its symbol."""
    ink = setting.theme.status[evidence.status.value]
    style = setting.styles.note_head
    room = setting.width - _INDENT
    left = setting.flip(_INDENT, room)
    first, *rest = setting.words(
        runs,
        style,
        width=room,
        x=left,
        ink=ink,
    )
    x = setting.flip(0, 2 * _RADIUS) + _RADIUS
    y = find_baseline(first) - style.size * _RAISED
    symbol = StatusMark(x, y, _RADIUS, evidence.status, ink)
    return (
        replace(
            first,
            marks=(symbol, *first.marks),
        ),
        *rest,
    )


def set_citations(setting: TypesetContext, evidence: Evidence) -> Slabs:
    """Return the citations of a claim, a paragraph a source, level with its status."""
    room = setting.width - _INDENT
    left = setting.flip(_INDENT, room)
    lines: list[Slab] = []
    for runs in format_citations(evidence, setting):
        lines += setting.words(runs, setting.styles.note, width=room, x=left)
    return tuple(lines)


def format_citations(evidence: Evidence, setting: TypesetContext) -> tuple[Runs, ...]:
    """Return the citations of a claim, a line a source, linked to the list of sources."""
    done: list[Runs] = []
    for source, group in groupby(evidence.citations, key=lambda line: line.source):
        lines = list(group)
        words = [lines[0].short, lines[0].date]
        words += [line.place for line in lines]
        anchor = setting.sources.get(source, "")
        done.append(
            (
                Run(
                    setting.language.comma.join(words),
                    link=f"#{anchor}",
                ),
            )
        )
    return tuple(done)


def find_baseline(slab: Slab) -> float:
    """Return the baseline of a slab's first line, from its head, in points; 0 without text."""
    for mark in slab.marks:
        if isinstance(mark, TextLine):
            return mark.y
    return 0.0


# ---------------------------------------------------------------- several notes


def set_notes_row(
    setting: TypesetContext, notes: Sequence[Note], width: float
) -> Slabs:
    """Set notes side by side, in the order of reading; what is wide has them below it.

    Args:
        setting: the place.
        notes: as `typeset_note` returns them.
        width: of the row, in points; as many notes stand in it as are as wide as the margin.
    """
    one = setting.theme.page.margin.pt
    count = max(
        1,
        int((width + _GUTTER) / (one + _GUTTER)),
    )
    step = (width + _GUTTER) / count
    across = setting.in_width(width)
    rows: list[Slabs] = []
    for first in range(0, len(notes), count):
        cells: list[Cell] = []
        for place, note in enumerate(notes[first : first + count]):
            left = across.flip(place * step, one)
            cell = Cell(left, note.full)
            cells.append(cell)
        rows.append(abreast(cells, whole=True))
    slabs = stack(*rows, gap=_ROW_GAP)
    if len(rows) <= _KEPT_ROWS:
        return keep_together(slabs, TIED)
    return slabs


def measure_crowd(setting: TypesetContext) -> int:
    """Return how many numbers of three digits stand in a line of the margin."""
    words = setting.begin().words("000", setting.styles.note)
    advance = _measure_line(words) + _space_numbers(setting)
    return max(
        1,
        int((setting.theme.page.margin.pt - _INDENT) / advance),
    )


def set_crowd(setting: TypesetContext, crowd: Iterable[Note]) -> Slabs:
    """Set the numbers of claims whose notes the margin has no room for, in lines.

    Args:
        setting: styles; each number belongs to its own note's element.
        crowd: the notes.
    """
    width = setting.theme.page.margin.pt
    margin = setting.in_width(width)
    lines: list[Slabs] = []
    row: list[Cell] = []
    x = _INDENT
    for slabs, advance in set_numbers(setting, crowd):
        if row and x + advance > width:
            lines.append(abreast(row, whole=True))
            row = []
            x = _INDENT
        row.append(
            Cell(
                margin.flip(x, advance),
                slabs,
            )
        )
        x += advance
    if row:
        lines.append(abreast(row, whole=True))
    return stack(*lines)


def set_numbers(
    setting: TypesetContext, crowd: Iterable[Note]
) -> Iterator[tuple[Slabs, float]]:
    """Yield the number of each claim, and how far it takes a line."""
    style = setting.styles.note
    for note in crowd:
        evidence = note.evidence
        run = Run(
            str(evidence.number),
            link=f"#{evidence.anchor}",
        )
        width = setting.theme.page.margin.pt
        slabs = setting.words(
            (run,),
            style,
            width=width,
            tag=note.tag,
        )
        yield slabs, _measure_line(slabs) + _space_numbers(setting)


def _measure_line(slabs: Slabs) -> float:
    """Return the width of what stands in the first slab, in points."""
    width = 0.0
    for mark in slabs[0].marks:
        if isinstance(mark, TextLine):
            width += mark.width
    return width


def _space_numbers(setting: TypesetContext) -> float:
    return setting.styles.note.size / 2
