"""Where and how a block is set: theme, styles, language, accent, and the tags that it makes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reporting.design.theme import Theme
from reporting.dossier.galley.galley import (
    Anchor,
    Galley,
    Note,
    NotePlace,
    Slab,
    Slabs,
)
from reporting.dossier.typeset.notes import find_baseline, typeset_note
from reporting.dossier.typeset.page_geometry import Sheet
from reporting.dossier.typeset.slabs import make_slabs
from reporting.i18n import Language
from reporting.paper.marks import TextLine
from reporting.paper.tag import Tag
from reporting.paper.typeset.fragments import (
    Fragment,
    FragmentMaker,
    Linking,
    bind_numbers,
)
from reporting.paper.typeset.paragraph import Paragraph
from reporting.paper.typeset.styles import (
    Styles,
    TextStyle,
    measure_column_height,
)
from reporting.plan.model import DraftMarks, Labels
from reporting.plan.words import Evidence, Para, Run, Runs, make_run
from reporting.reading.origin import Origin
from reporting.record import Record, replace

_ON_GRID = ("body", "bullet")
"""Styles whose baselines are those of the page's grid."""


class TypesetContext(Record, frozen=True, eq=False):
    """How and where words are set, and what they belong to.

    Args:
        theme: the tokens.
        styles: made of them.
        labels: fixed words of the dossier.
        language: the language of the words.
        linking: where links lead.
        sources: anchor of each source by its number.
        sheet: where things stand on a page.
        accent: colour of the part at hand, as #RRGGBB.
        width: width of the column, in points.
        place: the tag that what is set belongs to.
        tags: takes the tags that are made, in the order of reading.
        level: how many headings stand above it.
        draft: what a draft shows; None of what is final.
        is_rtl: whether the language reads from right to left.
    """

    theme: Theme
    styles: Styles
    labels: Labels
    language: Language
    linking: Linking
    sources: Mapping[int, str]
    sheet: Sheet
    accent: str
    width: float
    place: Tag
    tags: list[Tag]
    level: int = 0
    draft: DraftMarks | None = None
    is_rtl: bool = False

    @property
    def column_height(self) -> float:
        """Height of the columns of a page, in points."""
        return measure_column_height(self.theme)

    @property
    def across(self) -> float:
        """Width of text and margin together, in points."""
        return self.sheet.page.across.pt

    # -- structure

    def elem(self, name: str, **entries: Any) -> Tag:
        """Return a new tag at this place, with the entries that `Tag` takes."""
        tag = Tag(name=name, parent=self.place, **entries)
        self.tags.append(tag)
        return tag

    def within(self, place: Tag) -> TypesetContext:
        """The same setting within a tag."""
        return replace(self, place=place)

    def group(self, name: str, **entries: Any) -> TypesetContext:
        """The same setting within a new tag at this place."""
        return self.within(self.elem(name, **entries))

    def group_located(
        self, name: str, label: str, origin: Origin | None, **entries: Any
    ) -> TypesetContext:
        """The same setting within a new tag of an ID, with its provenance.

        Args:
            name: of the tag.
            label: its ID in the file.
            origin: where what it holds is written.
            entries: as `Tag` takes them.
        """
        return self.group(name, id=label, origin=origin, **entries)

    def put_notes_last(self) -> None:
        """Let the notes at this place be read after all else that was set here.

        Who listens hears a unit of some lines to its end before what it rests on.
        """
        first = len(self.tags)
        while first and self.tags[first - 1] is not self.place:
            first -= 1
        notes: list[Tag] = []
        others: list[Tag] = []
        held: set[Tag] = set()
        for tag in self.tags[first:]:
            is_note = tag.name == "Note" and tag.parent is self.place
            if is_note or tag.parent in held:
                held.add(tag)
                notes.append(tag)
            else:
                others.append(tag)
        self.tags[first:] = [*others, *notes]

    def begin(self) -> TypesetContext:
        """The same setting for another galley, of which no tag was made."""
        return replace(self, tags=[])

    def begin_again(self) -> TypesetContext:
        """The same setting with the tags that were made so far, for one of several galleys."""
        return replace(self, tags=[*self.tags])

    def finish(self, slabs: Slabs, **fields: Any) -> Galley:
        """Return slabs as a galley with the tags that were made, and fields of `Galley`."""
        return Galley(slabs, tuple(self.tags), **fields)

    # -- place and colour

    def below(self) -> TypesetContext:
        """The same setting below one more heading."""
        return replace(self, level=self.level + 1)

    def with_accent(self, accent: str) -> TypesetContext:
        """The same setting in another accent colour."""
        return replace(self, accent=accent)

    def in_width(self, width: float) -> TypesetContext:
        """The same setting in a column of another width, in points."""
        return replace(self, width=width)

    def flip(self, x: float, width: float = 0.0) -> float:
        """Return the left edge of what begins `x` points from where lines begin.

        Args:
            x: in points.
            width: of what stands there, in points.
        """
        if self.is_rtl:
            return self.width - x - width
        return x

    # -- evidence

    def notes(self, evidence: Iterable[Evidence]) -> tuple[Note, ...]:
        """Return evidence as notes that are read at this place."""
        return tuple([typeset_note(self, claim) for claim in evidence])

    def mark(self, evidence: Evidence) -> Run:
        """Return the source mark of a claim, linked to the register."""
        number = evidence.number
        return Run(
            str(number),
            link=f"#{evidence.anchor}",
            mark=number,
        )

    # -- words

    def pieces(
        self, said: Para | Runs | str, style: TextStyle, tag: Tag | None
    ) -> list[Fragment]:
        """Return words as pieces of one look each, as `TextRow.of` takes them.

        Args:
            said: a paragraph, runs, or plain words.
            style: their look.
            tag: what they belong to; links and phrases become tags within it.
        """
        maker = FragmentMaker(
            style,
            self.theme,
            self.linking,
            self.accent,
            tag,
            self.tags,
        )
        maker.add_runs(_list_runs(said))
        return bind_numbers(maker.pieces, self.language)

    def words(
        self,
        said: Para | Runs | str,
        style: TextStyle,
        *,
        width: float | None = None,
        x: float = 0.0,
        tag: Tag | None = None,
        ink: str | None = None,
        anchor: str = "",
        outline: tuple[str, int] | None = None,
    ) -> Slabs:
        """Return a paragraph, a slab a line; the space around it is the caller's.

        Args:
            said: a paragraph with its evidence, runs, or plain words.
            style: its look.
            width: of its column, in points; left out, the setting's.
            x: left edge of its column, in points.
            tag: what it is; left out, a paragraph at this place. Evidence is read after it
                at this place.
            ink: another text colour than the style's, as #RRGGBB.
            anchor: name under which links find it.
            outline: title and level in the document's outline; needs an anchor.
        """
        if ink:
            style = replace(style, ink=ink)
        if width is None:
            width = self.width
        if tag is None:
            tag = self.elem("P", origin=_find_origin(said))
        pieces = self.pieces(said, style, tag)
        paragraph = self._make_paragraph(pieces, style, width, x)
        lines = paragraph.set_lines()
        slabs = list(make_slabs(lines, style, on_grid=style.name in _ON_GRID))
        if isinstance(said, Para) and said.evidence:
            self._place_notes(slabs, lines, said.evidence)
        if anchor:
            title, level = outline or ("", 0)
            slabs[0] = replace(slabs[0], anchors=(Anchor(anchor, title, level),))
        return tuple(slabs)

    def heading(
        self, said: Para | Runs | str, style: TextStyle, **options: Any
    ) -> Slabs:
        """Return a heading one level down, with the options that `words` takes."""
        origin = _find_origin(said)
        tag = self.elem(f"H{self.level + 1}", origin=origin)
        return self.words(said, style, tag=tag, **options)

    def join_runs(
        self,
        parts: Sequence[tuple[Runs, Tag]],
        style: TextStyle,
        *,
        width: float | None = None,
        x: float = 0.0,
    ) -> Slabs:
        """Return one paragraph whose parts belong to tags of their own.

        Args:
            parts: runs and what they belong to.
            style: their look.
            width: of the column, in points; left out, the setting's.
            x: left edge of the column, in points.
        """
        if width is None:
            width = self.width
        pieces: list[Fragment] = []
        for runs, tag in parts:
            pieces += self.pieces(runs, style, tag)
        paragraph = self._make_paragraph(pieces, style, width, x)
        return make_slabs(paragraph.set_lines(), style, on_grid=False)

    def _make_paragraph(
        self, pieces: Sequence[Fragment], style: TextStyle, width: float, x: float
    ) -> Paragraph:
        return Paragraph(
            pieces,
            style,
            width,
            language=self.language,
            x=x,
            is_rtl=self.is_rtl,
        )

    def _place_notes(
        self,
        slabs: list[Slab],
        lines: Sequence[TextLine],
        evidence: Iterable[Evidence],
    ) -> None:
        """Put notes beside the lines of their marks; without a mark, beside the first."""
        if self.place.name == "Note":
            return
        places: dict[int, list[int]] = {}
        for at, line in enumerate(lines):
            for span in line.spans:
                if span.mark is None:
                    continue
                found = places.setdefault(span.mark, [])
                if at not in found:
                    found.append(at)
        for note in self.notes(evidence):
            number = note.evidence.number
            for at in places.get(number, (0,)):
                place = NotePlace(find_baseline(slabs[at]), note)
                slabs[at] = replace(slabs[at], notes=(*slabs[at].notes, place))


def _list_runs(said: Para | Runs | str) -> Runs:
    """Return words of any kind as runs."""
    if isinstance(said, str):
        return (make_run(said),)
    if isinstance(said, Para):
        return said.runs
    return said


def _find_origin(said: Para | Runs | str) -> Origin | None:
    """Return where words are written."""
    return Para(_list_runs(said)).origin
