"""Evidence noted on a page -> notes in the outer margin, level with their claims and never overlapping.

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

from reporting.dossier.pages.line_reference import draw_line_reference
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.cross_references import Noted
from reporting.dossier.typeset.paragraph import EvidenceParagraph
from reporting.design.stacking import stack_notes
from reporting.dossier.typeset.status_mark import draw_status
from reporting.pdf.canvas import TaggedCanvas
from reporting.plan.block_model import CitationLine, Evidence, Run, Runs
from reporting.record import Record

_INDENT = 11.0
_GAP = 5.0
_RADIUS = 3.1


class Space(Record, frozen=True):
    """Where notes may stand: left edge, width, head and foot, in points from the page's lower left."""

    left: float
    width: float
    head: float
    foot: float


def format_citations(evidence: Evidence, setting: RenderContext) -> tuple[Runs, ...]:
    """Return the citations of a claim, a line a source, linked to the list of sources."""
    return tuple(
        (_citation(source, tuple(lines), setting),)
        for source, lines in groupby(evidence.citations, key=lambda line: line.source)
    )


def _citation(
    source: int, lines: tuple[CitationLine, ...], setting: RenderContext
) -> Run:
    first = lines[0]
    text = ", ".join(
        [
            first.short,
            first.date,
            *(line.paragraph.replace(" ", "\u00a0") for line in lines),
        ]
    )
    return Run(text, link=f"#{setting.sources.get(source, '')}")


def format_status(evidence: Evidence) -> Runs:
    """Return a claim's number and status, linked to the register."""
    link = f"#{evidence.anchor}"
    return (Run(f"{evidence.number} {evidence.status_word}", link=link),)


def typeset_note(
    noted: Noted, setting: RenderContext, *, short: bool = False
) -> list[EvidenceParagraph]:
    """Return the paragraphs of a note: number and status, and its citations unless `short`."""
    evidence, setting = noted.evidence, setting.within(noted.elem)
    styles, ink = setting.styles, setting.theme.status[evidence.status.value]
    head = setting.words(format_status(evidence), styles.note_head, ink=ink)
    lines = () if short else format_citations(evidence, setting)
    return [head, *(setting.words(line, styles.note) for line in lines)]


def draw_notes(
    canvas: TaggedCanvas,
    standing: Sequence[tuple[float, Noted]],
    space: Space,
    setting: RenderContext,
) -> None:
    """Draw the notes of a page.

    Args:
        canvas: the page, still open.
        standing: evidence with the baseline it is wanted at; a claim that comes again is
            left out.
        space: the margin.
        setting: styles and links.
    """
    size, ceiling = setting.styles.note.fontSize, space.head
    once: dict[int, tuple[float, Noted]] = {}
    for item in sorted(standing, key=lambda place: -round(place[0])):
        once.setdefault(item[1].evidence.number, item)
    for short in (False, True):
        notes = [
            typeset_note(noted, setting, short=short) for _, noted in once.values()
        ]
        heights = [_height(words, space) + (1.0 if short else _GAP) for words in notes]
        edges = stack_notes(
            [baseline + size for baseline, _ in once.values()],
            heights,
            ceiling,
            space.foot,
        )
        if edges is not None:
            for (_, noted), words, edge in zip(
                once.values(), notes, edges, strict=True
            ):
                _draw(canvas, noted, words, edge, space, setting)
            return
    _draw_crowd(canvas, [noted for _, noted in once.values()], space, setting)


def _height(words: Sequence[EvidenceParagraph], space: Space) -> float:
    return sum(float(line.wrap(space.width - _INDENT, space.head)[1]) for line in words)


def _draw(
    canvas: TaggedCanvas,
    noted: Noted,
    words: Sequence[EvidenceParagraph],
    edge: float,
    space: Space,
    setting: RenderContext,
) -> None:
    """Draw one note; of a paragraph over two pages, it is read once, and shown on both."""
    size, status = setting.styles.note.fontSize, noted.evidence.status
    ink = setting.theme.status[status.value]
    draw_status(
        canvas, status, space.left + _RADIUS, edge - size + size * 0.3, _RADIUS, ink
    )
    if setting.draft and (written := setting.draft.claims.get(noted.evidence.claim)):
        draw_line_reference(
            canvas,
            setting.theme,
            written,
            space.left + space.width,
            edge - size,
            space.width,
        )
    with canvas.artifact("Pagination") if _is_read(noted) else nullcontext():
        for line in words:
            _, height = line.wrap(space.width - _INDENT, space.head)
            edge -= height
            line.drawOn(canvas, space.left + _INDENT, edge)


def _is_read(noted: Noted) -> bool:
    return any(elem.drawn for elem in noted.elem.walk())


def _draw_crowd(
    canvas: TaggedCanvas, crowd: Sequence[Noted], space: Space, setting: RenderContext
) -> None:
    """Draw short notes as far as they go, and the numbers of the others in a last paragraph."""
    leading = setting.styles.note.leading + 1.0
    room = int((space.head - space.foot) / leading)
    kept = max(0, room - 2 - (len(crowd) - room) // 4)
    edge = space.head
    for noted in crowd[:kept]:
        _draw(
            canvas,
            noted,
            typeset_note(noted, setting, short=True),
            edge,
            space,
            setting,
        )
        edge -= leading
    rest = setting.joined(
        [(_number(noted.evidence), noted.elem) for noted in crowd[kept:]],
        setting.styles.note,
    )
    for part in rest.split(space.width - _INDENT, max(edge - space.foot, leading))[:1]:
        _, height = part.wrap(space.width - _INDENT, space.head)
        part.drawOn(canvas, space.left + _INDENT, edge - height)


def _number(evidence: Evidence) -> Runs:
    return (Run(str(evidence.number), link=f"#{evidence.anchor}"), Run(" "))
