"""The render context of a block: theme, styles, anchors, record, the section's accent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle

from reporting.design.theme import Theme
from reporting.dossier.typeset.columns import Rest
from reporting.dossier.typeset.cross_references import CrossReferences, Noted
from reporting.dossier.typeset.fragments import Fragment, Linking, make_fragments
from reporting.dossier.typeset.page_geometry import Sheet
from reporting.dossier.typeset.paragraph import EvidenceParagraph, Ties
from reporting.dossier.typeset.paragraph_styles import (
    Styles,
    measure_column_height,
    parse_colour,
)
from reporting.i18n import Language
from reporting.pdf.structure import StructElem
from reporting.plan.model import DraftMarks, Labels
from reporting.plan.words import Evidence, Para, Run, Runs, make_run
from reporting.reading.origin import Origin
from reporting.record import Record, replace


class RenderContext(Record, frozen=True):
    """How and where words are set, and what they belong to.

    Args:
        language: the language of the words.
        linking: where links lead.
        sources: anchor of each source by its number.
        sheet: where things stand on a page.
        draft: what a draft shows; None of what is final.
        accent: colour of the part at hand, as #RRGGBB.
        width: width of the column, in points.
        place: the element that what is set belongs to.
        level: how many headings stand above it.
    """

    theme: Theme
    styles: Styles
    labels: Labels
    language: Language
    linking: Linking
    sources: Mapping[int, str]
    record: CrossReferences
    sheet: Sheet
    accent: str
    width: float
    place: StructElem
    level: int = 0
    draft: DraftMarks | None = None

    # -- structure

    def elem(self, tag: str, **entries: Any) -> StructElem:
        """Return a new element at this place, with the entries that `StructElem` takes."""
        return StructElem(tag, self.place, **entries)

    def within(self, place: StructElem) -> RenderContext:
        """The same setting within an element."""
        return replace(self, place=place)

    def group(self, tag: str, **entries: Any) -> RenderContext:
        """The same setting within a new element at this place."""
        return self.within(self.elem(tag, **entries))

    def group_located(
        self, tag: str, name: str, origin: Origin | None, **entries: Any
    ) -> RenderContext:
        """The same setting within a new element of a name, with its provenance.

        Args:
            tag: of the element.
            name: its ID in the file.
            origin: where what it holds is written.
            entries: as `StructElem` takes them.
        """
        setting = self.group(tag, id=name, **entries)
        self.record.locate(setting.place, origin)
        return setting

    def below(self) -> RenderContext:
        """The same setting below one more heading."""
        return replace(self, level=self.level + 1)

    def notes(self, evidence: Iterable[Evidence]) -> tuple[Noted, ...]:
        """Return evidence with notes that are read at this place."""
        return tuple([self.record.note(claim, self.place) for claim in evidence])

    def mirrors(self, page: int) -> bool:
        """Whether the evidence stands to the left on the page drawn as number `page`."""
        return self.sheet.is_mirrored(self.record.folio(page))

    # -- looks

    def with_accent(self, accent: str) -> RenderContext:
        """The same setting in another accent colour."""
        return replace(self, accent=accent)

    def words(
        self,
        said: Para | Runs | str,
        style: ParagraphStyle,
        *,
        elem: StructElem | None = None,
        ink: str | None = None,
        anchor: str = "",
        outline: tuple[str, int] | None = None,
        label: StructElem | None = None,
    ) -> EvidenceParagraph:
        """Return a paragraph.

        Args:
            said: a paragraph with its evidence, runs, or plain words.
            style: its look.
            elem: what it is; left out, a paragraph at this place. Evidence is read after it
                at this place.
            ink: another text colour than the style's, as #RRGGBB.
            anchor: name under which links find it.
            outline: title and level in the document's outline; needs an anchor.
            label: what a bullet before it is; left out, there is no bullet.
        """
        if isinstance(said, str):
            said = (make_run(said),)
        para = said if isinstance(said, Para) else Para(said)
        if ink:
            style = style.clone(style.name, textColor=parse_colour(ink))
        said_by = elem or self.elem("P")
        self.record.locate(said_by, para.origin)
        marks = {run.mark for run in para.runs}
        marked: dict[int, Noted] = {}
        unmarked: list[Noted] = []
        for noted in self.notes(para.evidence):
            number = noted.evidence.number
            marked[number] = noted
            if number not in marks:
                unmarked.append(noted)
        ties = Ties(
            self.record,
            marked=marked,
            standing=tuple(unmarked),
            anchor=anchor,
            outline=outline,
            bullet=(self.accent, label) if label else None,
            is_said=self.place.tag != "Note",
        )
        pieces = self._make_pieces(para.runs, style, said_by)
        return EvidenceParagraph(pieces, style, ties, said_by)

    def _make_pieces(
        self,
        runs: Runs,
        style: ParagraphStyle,
        elem: StructElem,
    ) -> list[Fragment]:
        return make_fragments(
            runs,
            style,
            self.theme,
            self.linking,
            self.accent,
            elem,
        )

    def heading(
        self, said: str, style: ParagraphStyle, **options: Any
    ) -> EvidenceParagraph:
        """Return a heading one level down, with the options that `words` takes."""
        elem = self.elem(f"H{self.level + 1}")
        return self.words(said, style, elem=elem, **options)

    def join_runs(
        self, parts: Sequence[tuple[Runs, StructElem]], style: ParagraphStyle
    ) -> EvidenceParagraph:
        """Return one paragraph whose parts belong to elements of their own."""
        pieces: list[Fragment] = []
        for runs, elem in parts:
            pieces += self._make_pieces(runs, style, elem)
        ties = Ties(self.record, is_said=False)
        _, first = parts[0]
        return EvidenceParagraph(pieces, style, ties, first)

    def mark(self, evidence: Evidence) -> Run:
        """Return the source mark of a claim, linked to the register."""
        number = evidence.number
        return Run(
            str(number),
            link=f"#{evidence.anchor}",
            mark=number,
        )


def make_rest(setting: RenderContext, least: float) -> Rest:
    """Return space of some points at least, down to the next line of the page's grid."""
    grid = setting.styles.body.leading / 2
    return Rest(least, grid, measure_column_height(setting.theme))
