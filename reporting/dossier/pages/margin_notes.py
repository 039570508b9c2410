"""Evidence noted on a page -> notes in the outer margin, level with claims, never overlapping.

A note says the claim's number, its status in shape, word and colour, and where the claim
stands in which source. Notes stand where they are wanted, move down rather than collide,
and move up together where they would run past the foot. A page with more evidence than the
margin holds first drops the citations, which the register of claims has too, and then
gathers the last numbers in one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from itertools import groupby

from reporting.design.rect import PageRect
from reporting.design.stacking import stack_notes
from reporting.dossier.pages.line_reference import draw_line_reference
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.cross_references import Noted
from reporting.dossier.typeset.paragraph import EvidenceParagraph
from reporting.dossier.typeset.status_mark import draw_status
from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.structure import StructElem
from reporting.plan.words import Evidence, Run, Runs
from reporting.record import Record

_INDENT = 11.0
"""From the margin's left edge to the words of a note, in points."""
_GAP = 5.0
"""Below a note, in points."""
_SHORT_GAP = 1.0
"""Below a note without its citations."""
_RADIUS = 3.1
"""Of a status symbol, in points."""


def format_citations(evidence: Evidence, setting: RenderContext) -> tuple[Runs, ...]:
    """Return the citations of a claim, a line a source, linked to the list of sources."""
    done: list[Runs] = []
    for source, group in groupby(evidence.citations, key=lambda line: line.source):
        lines = list(group)
        first = lines[0]
        words = [first.short, first.date]
        for line in lines:
            words.append(line.paragraph.replace(" ", "\u00a0"))
        anchor = setting.sources.get(source, "")
        done.append((Run(", ".join(words), link=f"#{anchor}"),))
    return tuple(done)


def format_status(evidence: Evidence) -> Runs:
    """Return a claim's number and status, linked to the register."""
    words = f"{evidence.number} {evidence.status_word}"
    return (Run(words, link=f"#{evidence.anchor}"),)


def typeset_evidence(
    evidence: Evidence,
    setting: RenderContext,
    *,
    short: bool = False,
) -> list[EvidenceParagraph]:
    """Return the evidence of a claim: number and status, and its citations unless `short`."""
    styles = setting.styles
    ink = setting.theme.status[evidence.status.value]
    lines = [
        setting.words(
            format_status(evidence),
            styles.note_head,
            ink=ink,
        )
    ]
    if not short:
        for citation in format_citations(evidence, setting):
            lines.append(setting.words(citation, styles.note))
    return lines


class _MarginNote(Record, frozen=True):
    """A note as it is set; its height is in points, with the space below."""

    noted: Noted
    lines: Sequence[EvidenceParagraph]
    height: float


def draw_notes(
    canvas: TaggedCanvas,
    standing: Sequence[tuple[float, Noted]],
    margin: PageRect,
    setting: RenderContext,
) -> None:
    """Draw the notes of a page.

    Args:
        canvas: the page, still open.
        standing: evidence with the baseline it is wanted at; a claim that comes again is
            left out.
        margin: where notes may stand.
        setting: styles and links.
    """
    size = setting.styles.note.fontSize
    once: dict[int, tuple[float, Noted]] = {}
    for place in sorted(standing, key=lambda place: -round(place[0])):
        number = place[1].evidence.number
        once.setdefault(number, place)
    wanted = [baseline + size for baseline, _ in once.values()]
    crowd = [noted for _, noted in once.values()]
    for is_short in (False, True):
        notes = [_typeset(noted, margin, setting, is_short=is_short) for noted in crowd]
        heights = [note.height for note in notes]
        edges = stack_notes(
            wanted,
            heights,
            margin.top,
            margin.bottom,
        )
        if edges is not None:
            for note, edge in zip(notes, edges, strict=True):
                _draw_note(canvas, note, edge, margin, setting)
            return
    _draw_crowd(canvas, crowd, margin, setting)


def _typeset(
    noted: Noted,
    margin: PageRect,
    setting: RenderContext,
    *,
    is_short: bool,
) -> _MarginNote:
    place = setting.within(noted.elem)
    lines = typeset_evidence(noted.evidence, place, short=is_short)
    height = 0.0
    for line in lines:
        height += float(line.wrap(margin.width - _INDENT, margin.top)[1])
    gap = _SHORT_GAP if is_short else _GAP
    return _MarginNote(noted, lines, height + gap)


def _draw_note(
    canvas: TaggedCanvas,
    note: _MarginNote,
    edge: float,
    margin: PageRect,
    setting: RenderContext,
) -> None:
    """Draw one note; that of a paragraph over two pages is read once, and shown on both."""
    size = setting.styles.note.fontSize
    evidence = note.noted.evidence
    ink = setting.theme.status[evidence.status.value]
    x = margin.left + _RADIUS
    y = edge - size + size * 0.3
    draw_status(
        canvas,
        evidence.status,
        x,
        y,
        _RADIUS,
        ink,
    )
    written = setting.draft.claims.get(evidence.claim) if setting.draft else None
    if written:
        baseline = edge - size
        draw_line_reference(
            canvas, setting.theme, written, margin.right, baseline, margin.width
        )
    is_read = any(elem.drawn for elem in note.noted.elem.walk())
    with canvas.mark_artifact("Pagination") if is_read else nullcontext():
        for line in note.lines:
            _, height = line.wrap(margin.width - _INDENT, margin.top)
            edge -= height
            line.drawOn(
                canvas,
                margin.left + _INDENT,
                edge,
            )


def _draw_crowd(
    canvas: TaggedCanvas,
    crowd: Sequence[Noted],
    margin: PageRect,
    setting: RenderContext,
) -> None:
    """Draw short notes as far as they go, and the others' numbers in a last paragraph."""
    leading = setting.styles.note.leading + _SHORT_GAP
    room = int((margin.top - margin.bottom) / leading)
    kept = max(0, room - 2 - (len(crowd) - room) // 4)
    edge = margin.top
    for noted in crowd[:kept]:
        note = _typeset(noted, margin, setting, is_short=True)
        _draw_note(canvas, note, edge, margin, setting)
        edge -= leading
    numbers: list[tuple[Runs, StructElem]] = []
    for noted in crowd[kept:]:
        evidence = noted.evidence
        number = Run(str(evidence.number), link=f"#{evidence.anchor}")
        numbers.append(((number, Run(" ")), noted.elem))
    rest = setting.join_runs(numbers, setting.styles.note)
    width = margin.width - _INDENT
    parts = rest.split(width, max(edge - margin.bottom, leading))
    for part in parts[:1]:
        _, height = part.wrap(width, margin.top)
        part.drawOn(
            canvas,
            margin.left + _INDENT,
            edge - height,
        )
