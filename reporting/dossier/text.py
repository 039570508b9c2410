"""Runs -> a paragraph, with its links, its source marks and what stands in the margin beside it.

All text of the dossier that is not lettering inside a drawing goes through `Words`. Runs become
ReportLab's fragments directly: there is no paragraph markup on the way, so nothing in a text can
be taken for markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paraparser import ParaFrag

from reporting.design.fonts import font
from reporting.design.theme import Theme
from reporting.dossier.hyphens import soften
from reporting.dossier.record import Record
from reporting.dossier.styles import colour
from reporting.plan.model import Evidence, Run, Runs

_MARK_SIZE = 0.66
_MARK_RISE = 0.36
"""Size and rise of a source mark, as shares of the type size."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What a paragraph is tied to beside its words.

    Args:
        record: where drawing is noted.
        marked: evidence by the number of the source mark in the text.
        standing: evidence that stands level with the first line.
        anchor: name under which links find the paragraph.
        outline: title and level in the document's outline.
        bullet: colour of a bullet before the first line; empty for none.
    """

    record: Record
    marked: Mapping[int, Evidence] = field(default_factory=dict)
    standing: tuple[Evidence, ...] = ()
    anchor: str = ""
    outline: tuple[str, int] | None = None
    bullet: str = ""

    def rest(self) -> Ties:
        """What the part of a paragraph on the next page is tied to."""
        return Ties(self.record, self.marked)


class Words(Paragraph):
    """A paragraph of fragments that knows what it is tied to, also when it is split over pages.

    Args:
        pieces: ReportLab's fragments.
        style: its look.
        ties: what it is tied to.
    """

    blPara: Any  # noqa: N815  (ReportLab's name for the broken lines)

    def __init__(self, pieces: list[Any], style: ParagraphStyle, ties: Ties) -> None:
        super().__init__("", style, frags=pieces)
        self.ties = ties
        self.whole = list(pieces)  # as they are before ReportLab breaks them into lines
        self.fixed = False  # whether this is a part of a paragraph, whose lines are settled

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Break the lines, always from the whole words: a word once broken does not lose its hyphen."""
        if not self.fixed:
            self._break(available_width, available_height)
            if getattr(self.style, "balanced", False):
                self._balance(available_width, available_height)
        return available_width, self.height

    def _break(self, width: float, height: float) -> int:
        self.frags = list(self.whole)
        super().wrap(width, height)
        return len(self.blPara.lines)

    def _balance(self, width: float, height: float) -> None:
        """Make the lines of a heading as even as they can be without taking one more."""
        count = len(self.blPara.lines)
        self.frags = list(self.whole)
        low, high = min(self.minWidth(), width), width
        while count > 1 and high - low > 1:
            middle = (low + high) / 2
            low, high = (low, middle) if self._break(middle, height) <= count else (middle, high)
        self._break(high, height)

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Cut the paragraph between lines, never leaving one line alone on either side.

        The parts share its marks; the first keeps its anchor, bullet and standing evidence.
        """
        if not self.fixed:
            self.wrap(available_width, available_height)
        lines = self.blPara.lines
        fit = int(available_height / self.style.leading + 1e-6)
        if fit >= len(lines):
            return [self]
        fit -= int(len(lines) - fit == 1)
        return [self._part(0, fit), self._part(fit, len(lines))] if fit > 1 else []

    def _part(self, start: int, stop: int) -> Words:
        style = self.style.clone(self.style.name, firstLineIndent=0) if start else self.style
        part = Words(self.frags, style, self.ties.rest() if start else self.ties)
        part.blPara = self.blPara.clone(lines=self.blPara.lines[start:stop])
        part.fixed, part.width, part.height = True, self.width, (stop - start) * style.leading
        vars(part)["_JustifyLast"] = stop < len(self.blPara.lines)
        return part

    def draw(self) -> None:
        """Draw the words; note anchors, outline and evidence where they fall."""
        self._tie(self.ties)
        super().draw()

    def _tie(self, ties: Ties) -> None:
        canvas, first = self.canv, self.height - self.style.fontSize
        if ties.anchor:
            canvas.bookmarkHorizontal(ties.anchor, 0, self.height + self.style.leading)
            ties.record.reach(ties.anchor, canvas.getPageNumber())
        if ties.outline:
            title, level = ties.outline
            canvas.addOutlineEntry(title, ties.anchor, level, closed=level == 0)
        if ties.bullet:
            canvas.setFillColor(colour(ties.bullet))
            canvas.circle(3.2, first + self.style.fontSize * 0.28, 1.7, stroke=0, fill=1)
        for evidence in ties.standing:
            ties.record.stand(self._on_page(first), evidence)
        for line, number in self._marks():
            if number in ties.marked:
                ties.record.stand(self._on_page(first - line * self.style.leading), ties.marked[number])

    def _on_page(self, y: float) -> float:
        place: tuple[float, float] = self.canv.absolutePosition(0, y)
        return place[1]

    def _marks(self) -> list[tuple[int, int]]:
        """Return line and number of each source mark, as the lines were broken."""
        lines = self.blPara.lines
        if self.blPara.kind == 0:
            number = getattr(self.blPara, "mark", None)
            return [(0, number)] if number is not None else []
        return [
            (line, piece.mark)
            for line, pieces in enumerate(lines)
            for piece in pieces.words
            if getattr(piece, "mark", None) is not None
        ]


def fragments(
    runs: Runs, style: ParagraphStyle, theme: Theme, anchors: Mapping[str, str], accent: str
) -> list[Any]:
    """Return runs as ReportLab's fragments.

    Args:
        runs: the words.
        style: look of a run without emphasis.
        theme: for the faces of emphasis and marks.
        anchors: where links within the document lead; one that leads nowhere becomes plain text.
        accent: colour of source marks, as #RRGGBB.
    """
    done = []
    previous: Run | None = None
    for number, (run, following) in enumerate(zip(runs, (*runs[1:], None), strict=True)):
        if run.mark is not None and previous is not None and previous.mark is not None:
            done.append(_mark(_fragment(",", style), theme, accent))
        fragment = _fragment(run.text, style, marked=following is not None and following.mark is not None)
        if run.bold or run.italic:
            fragment.fontName = _face(style.fontName, theme, run)
        link = _link(run.link, anchors)
        if link:
            fragment.link = [(number, link)]
            if not link.startswith("#"):
                fragment.textColor = colour(theme.colours.link)
        if run.mark is not None:
            _mark(fragment, theme, accent).mark = run.mark
        done.append(fragment)
        previous = run
    return done or [_fragment("", style)]


def _fragment(text: str, style: ParagraphStyle, *, marked: bool = False) -> Any:
    return ParaFrag(
        text=soften(text, style.patterns, marked=marked),
        fontName=style.fontName,
        fontSize=style.fontSize,
        textColor=style.textColor,
        rise=0,
        link=[],
        us_lines=[],
        greek=0,
        bold=0,
        italic=0,
    )


def _mark(fragment: Any, theme: Theme, accent: str) -> Any:
    fragment.fontName = font(theme, "sans", bold=True)
    fragment.rise = fragment.fontSize * _MARK_RISE
    fragment.fontSize *= _MARK_SIZE
    fragment.textColor = colour(accent)
    return fragment


def _face(name: str, theme: Theme, run: Run) -> str:
    """Return the cut of the same family that emphasis asks for; in an italic text it stands upright."""
    for family in theme.fonts:
        for bold in (False, True):
            for italic in (False, True):
                if font(theme, family, bold=bold, italic=italic) == name:
                    return font(theme, family, bold=bold or run.bold, italic=italic != run.italic)
    return name


def _link(link: str | None, anchors: Mapping[str, str]) -> str:
    if link and link.startswith("#"):
        return f"#{anchors[link[1:]]}" if link[1:] in anchors else ""
    return link or ""


def with_standing(flowable: Words, evidence: tuple[Evidence, ...]) -> None:
    """Let evidence stand level with the first line of a paragraph, after what stands there already."""
    flowable.ties = replace(flowable.ties, standing=(*flowable.ties.standing, *evidence))
