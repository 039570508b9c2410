"""A planned dossier -> how its pages are set: how full, how even, and how near notes are to their marks.

Read from the pages that are painted, so that a line is known to be body text, a note to be a note.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reporting.design.theme import Theme
from reporting.dossier import render
from reporting.dossier.galley.galley import Flow, Slab, measure_height
from reporting.dossier.galley.page import Page, Placement
from reporting.dossier.pages.page_measure import PageMeasure
from reporting.paper.marks import LineEnd, TextLine
from reporting.paper.tag import Tag
from reporting.pdf.face import find_face
from reporting.plan.model import DossierPlan

NEAR_LINES = 2
"""How many lines of the text a note may be off its mark."""
SHORT_LINE = 0.2
"""Share of the measure below which the last line of a paragraph is a scrap."""
_LEVEL = 0.5
"""Points by which a baseline may be off the grid."""
_INLINE = frozenset({"Span", "Link", "Reference", "Lbl", "Quote", "Code", "Note"})


@dataclass(frozen=True)
class StandingLine:
    """A line of text on a page, its baseline from the head of the column."""

    line: TextLine
    baseline: float
    slab: Slab
    placement: Placement


@dataclass
class Sheet:
    """What was measured on a page.

    `empty` is the share of the column below what stands lowest; `marks` has for each source mark how many lines the
    nearest note of its number is off, None where the page has none; `openers` how many lines high
    is what stands below an opener whose part goes on overleaf.
    """

    folio: int
    empty: float
    marks: list[float | None] = field(default_factory=list)
    openers: list[int] = field(default_factory=list)
    lines: int = 0
    broken: int = 0
    body: int = 0
    off_grid: int = 0
    last: int = 0
    scraps: int = 0
    gaps: list[float] = field(default_factory=list)
    crowd: int = 0


@dataclass(frozen=True)
class Layout:
    """The sheets of a dossier without its cover and its blank pages, and the share of openers tied."""

    name: str
    sheets: tuple[Sheet, ...]

    @property
    def empty(self) -> float:
        """Mean emptiness."""
        return statistics.fmean(sheet.empty for sheet in self.sheets)

    @property
    def empty_but_last(self) -> float:
        """Mean emptiness of all pages but the last, which text of any length leaves unfilled."""
        return statistics.fmean(sheet.empty for sheet in self.sheets[:-1])

    @property
    def too_empty(self) -> list[int]:
        """Folios of the pages but the last that are over 40% empty."""
        return [sheet.folio for sheet in self.sheets[:-1] if sheet.empty > 0.4]

    @property
    def marks(self) -> list[float | None]:
        """Of all source marks, how many lines their notes are off."""
        return [mark for sheet in self.sheets for mark in sheet.marks]

    @property
    def near(self) -> float:
        """Share of the marks whose note is near."""
        marks = self.marks
        near = [one for one in marks if one is not None and one <= NEAR_LINES + 0.05]
        return len(near) / len(marks) if marks else 1.0

    @property
    def farthest(self) -> float:
        """How many lines the farthest note is off; a mark without one counts as a page."""
        return max((99.0 if one is None else one for one in self.marks), default=0.0)

    @property
    def stretch(self) -> float:
        """Standard deviation of the spaces in justified lines, as a share of the face's."""
        gaps = [gap for sheet in self.sheets for gap in sheet.gaps]
        return statistics.pstdev(gaps) if gaps else 0.0

    @property
    def least_tied(self) -> int:
        """Fewest lines that stand below an opener or heading on its page."""
        tied = [count for sheet in self.sheets for count in sheet.openers]
        return min(tied, default=99)

    def count(self, name: str) -> int:
        """Add up a figure of all sheets."""
        return sum(getattr(sheet, name) for sheet in self.sheets)


def measure_layout(name: str, plan: DossierPlan, theme: Theme) -> Layout:
    """Set a dossier and measure its pages.

    Args:
        name: what it is called.
        plan: everything it says.
        theme: how it looks.
    """
    body = render.Body(plan, theme)
    *before, last = body.list_pages()
    all_pages = [*before, *body.add_back(last).pages]
    pages = [page for page in all_pages if not page.is_blank]
    following = [*pages[1:], None]
    sheets = [
        _measure_page(page, after, body.measure)
        for page, after in zip(pages, following, strict=True)
    ]
    return Layout(name, tuple(sheets))


def _measure_page(page: Page, after: Page | None, measure: PageMeasure) -> Sheet:
    sheet = Sheet(page.folio, 1 - page.filled / measure.height, crowd=len(page.crowd))
    lines = list(list_lines(page))
    notes = dict[int, list[float]]()
    for number, baseline in _list_notes(page, lines):
        notes.setdefault(number, []).append(baseline)
    text = [one for one in lines if _find_note(one.line) is None]
    for one in text:
        _measure_line(sheet, one, measure)
        if not one.placement.galley.is_wide:
            _measure_marks(sheet, one, notes, measure)
    _measure_ends(sheet, text)
    if after is not None and not _begins_part(after):
        sheet.openers = list(_measure_below(page, measure))
    return sheet


def list_lines(page: Page) -> Iterator[StandingLine]:
    """Yield the lines of text on a page, from head to foot, without those that are repeated."""
    for placement in page.placements:
        galley = placement.galley
        top = placement.top + placement.lead
        if placement.repeats:
            top += measure_height(galley.repeated)
        for slab in galley.slabs[placement.start : placement.stop]:
            for mark in slab.marks:
                if isinstance(mark, TextLine):
                    yield StandingLine(mark, top + mark.y, slab, placement)
            top += slab.height


def _list_notes(
    page: Page, lines: Iterable[StandingLine]
) -> Iterator[tuple[int, float]]:
    """Yield number and baseline of each note, in the margin and in rows below wide blocks."""
    for placed in page.notes:
        slabs = placed.note.short if placed.is_short else placed.note.full
        texts = [mark for mark in slabs[0].marks if isinstance(mark, TextLine)]
        yield placed.note.evidence.number, placed.top + texts[0].y
    for one in lines:
        tag = _find_note(one.line)
        if tag is not None and tag.note is not None:
            yield tag.note.number, one.baseline


def _find_note(line: TextLine) -> Tag | None:
    tag = line.spans[0].tag if line.spans else None
    while tag is not None and tag.name != "Note":
        tag = tag.parent
    return tag


def _measure_line(sheet: Sheet, one: StandingLine, measure: PageMeasure) -> None:
    line = one.line
    sheet.lines += 1
    sheet.broken += line.end is LineEnd.HYPHEN
    if one.slab.baseline is not None and one.slab.baseline == line.y:
        sheet.body += 1
        off = (one.baseline - measure.baseline) % measure.leading
        sheet.off_grid += min(off, measure.leading - off) > _LEVEL
    if line.gap:
        look = line.spans[0].look
        sheet.gaps.append(line.gap / (find_face(look.face).advance(" ") * look.size))


def _measure_marks(
    sheet: Sheet,
    one: StandingLine,
    notes: dict[int, list[float]],
    measure: PageMeasure,
) -> None:
    for number in sorted(
        {span.mark for span in one.line.spans if span.mark is not None}
    ):
        offs = [abs(baseline - one.baseline) for baseline in notes.get(number, [])]
        sheet.marks.append(min(offs) / measure.leading if offs else None)


def _measure_ends(sheet: Sheet, lines: Sequence[StandingLine]) -> None:
    """Count the last lines of paragraphs of running text, and those that are scraps."""
    widths: dict[int, list[float]] = {}
    for one in lines:
        tag = one.line.spans[0].tag if one.line.spans else None
        while tag is not None and tag.name in _INLINE:
            tag = tag.parent
        if one.slab.baseline is not None and tag is not None:
            widths.setdefault(id(tag), []).append(one.line.width)
    for of_paragraph in widths.values():
        if len(of_paragraph) > 1:
            sheet.last += 1
            sheet.scraps += of_paragraph[-1] < SHORT_LINE * max(of_paragraph)


def _begins_part(page: Page) -> bool:
    first = page.placements[0]
    return first.galley.flow is Flow.OPENER and first.start == 0


def _measure_below(page: Page, measure: PageMeasure) -> Iterator[int]:
    """Yield how many lines high is what stands below the last opener on a page."""
    for placement in reversed(page.placements):
        galley = placement.galley
        if galley.flow is Flow.OPENER:
            height = measure_height(galley.slabs[placement.start : placement.stop])
            below = page.filled - placement.top - height
            yield round(below / measure.leading)
            return
