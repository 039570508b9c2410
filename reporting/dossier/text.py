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
from reportlab.platypus import Flowable
from reportlab.platypus.paraparser import ParaFrag

from reporting.design.fonts import font, spans
from reporting.design.theme import Theme
from reporting.dossier.hyphens import soften
from reporting.dossier.record import Noted, Record
from reporting.dossier.styles import colour
from reporting.pdf.canvas import link_to
from reporting.pdf.structure import StructElem
from reporting.pdf.text import TaggedParagraph
from reporting.plan.model import Run, Runs

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
        bullet: colour of a bullet before the first line, and what it is; None for no bullet.
    """

    record: Record
    marked: Mapping[int, Noted] = field(default_factory=dict)
    standing: tuple[Noted, ...] = ()
    anchor: str = ""
    outline: tuple[str, int] | None = None
    bullet: tuple[str, StructElem] | None = None

    def rest(self) -> Ties:
        """What the part of a paragraph on the next page is tied to."""
        return Ties(self.record, self.marked)


class Words(TaggedParagraph):
    """A paragraph of fragments that knows what it is tied to, also when it is split over pages.

    Args:
        pieces: ReportLab's fragments.
        style: its look.
        ties: what it is tied to.
        elem: what it is in the structure of the document.
    """

    def __init__(self, pieces: list[Any], style: ParagraphStyle, ties: Ties, elem: StructElem) -> None:
        super().__init__(pieces, style, elem)
        self.ties = ties
        self.fixed = False  # whether this is a part of a paragraph, whose lines are settled

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Break the lines, always from the whole words: a word once broken does not lose its hyphen."""
        if not self.fixed:
            self._break(available_width, available_height)
            if getattr(self.style, "balanced", False):
                self._balance(available_width, available_height)
        return available_width, self.height

    def _break(self, width: float, height: float) -> int:
        self.frags, self.ends = list(self.whole), None
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
        part = Words(self.frags, style, self.ties.rest() if start else self.ties, self.elem)
        part.ends = self.line_ends()[start:stop]
        part.blPara = self.blPara.clone(lines=self.blPara.lines[start:stop])
        part.fixed, part.width, part.height = True, self.width, (stop - start) * style.leading
        vars(part)["_JustifyLast"] = stop < len(self.blPara.lines)
        return part

    def draw(self) -> None:
        """Draw the words; note anchors, outline and evidence where they fall.

        The head of a table is read once: where it comes again, it is an artifact.
        """
        if self.elem.tag == "TH" and self.elem.drawn:
            with self.canv.artifact("Pagination"):
                super().draw()
            return
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
            self._dot(*ties.bullet, first)
        for noted in ties.standing:
            ties.record.stand(self._on_page(first), noted)
        for line, number in self._marks():
            if number in ties.marked:
                ties.record.stand(self._on_page(first - line * self.style.leading), ties.marked[number])

    def _dot(self, ink: str, label: StructElem, first: float) -> None:
        """Draw the bullet before the first line."""
        self.canv.setFillColor(colour(ink))
        with self.canv.mark(label):
            self.canv.circle(3.2, first + self.style.fontSize * 0.28, 1.7, stroke=0, fill=1)

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


@dataclass(frozen=True, slots=True)
class Linking:
    """Where links lead, and what is said of it to those who do not see the page.

    Args:
        anchors: where each link within the document leads; one that leads nowhere becomes plain text.
        spoken: what each source mark says, by the number of its claim.
    """

    anchors: Mapping[str, str]
    spoken: Mapping[int, str]


def fragments(
    runs: Runs, style: ParagraphStyle, theme: Theme, linking: Linking, accent: str, elem: StructElem
) -> list[Any]:
    """Return runs as ReportLab's fragments.

    Args:
        runs: the words.
        style: look of a run without emphasis.
        theme: for the faces of emphasis and marks.
        linking: where links lead.
        accent: colour of source marks, as #RRGGBB.
        elem: what the words are in the structure of the document; links and foreign phrases become
            elements within it.
    """
    done = []
    previous: Run | None = None
    for number, (run, following) in enumerate(zip(runs, (*runs[1:], None), strict=True)):
        if run.mark is not None and previous is not None and previous.mark is not None:
            done.append(_mark(_fragment(",", style), theme, accent))
        fragment = _fragment(run.text, style, marked=following is not None and following.mark is not None)
        if run.bold or run.italic:
            fragment.fontName = _face(style.fontName, theme, run)
        if _tag(fragment, run, number, linking, elem):
            fragment.textColor = colour(theme.colours.link)
        if run.mark is not None:
            _mark(fragment, theme, accent).mark = run.mark
        done += _covered(fragment, theme)
        previous = run
    return done or [_fragment("", style)]


def _tag(fragment: Any, run: Run, number: int, linking: Linking, elem: StructElem) -> bool:
    """Give a fragment its own element, if it is a link or a phrase in another language.

    Returns:
        whether it leads out of the document.
    """
    target = _link(run.link, linking.anchors)
    spoken = linking.spoken.get(run.mark) if run.mark is not None else None
    if target:
        parent = elem if run.mark is None else StructElem("Reference", elem, inline=True)
        link = StructElem("Link", parent, inline=True, alt=spoken, lang=run.lang)
        fragment.link = [(number, link_to(link, target, spoken or _contents(run, target)))]
    elif run.lang:
        fragment.link = [(number, link_to(StructElem("Span", elem, inline=True, lang=run.lang)))]
    return bool(target) and not target.startswith("#")


def _contents(run: Run, target: str) -> str:
    """Return where a link leads, in words."""
    return run.text if target.startswith("#") or run.text == target else f"{run.text} ({target})"


def _covered(fragment: Any, theme: Theme) -> list[Any]:
    """Cut a fragment where its face lacks a character that another bundled face has."""
    pieces = spans(theme, fragment.text, fragment.fontName)
    if len(pieces) == 1 and pieces[0].font == fragment.fontName:
        return [fragment]
    return [fragment.clone(text=piece.text, fontName=piece.font) for piece in pieces]


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
    fragment.fontName = font(theme, "label", bold=True)
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


def with_standing(flowable: Words, notes: tuple[Noted, ...]) -> None:
    """Let evidence stand level with the first line of a paragraph, after what stands there already."""
    flowable.ties = replace(flowable.ties, standing=(*flowable.ties.standing, *notes))
