"""A content -> what windows show of it: built anew on demand, drawn where it is looked at.

All of it runs in one thread, for PDFium is not safe for several. What could not be built is
told, and the last good pages stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path

from reporting.assets import list_bundled_themes
from reporting.design.theme import Theme
from reporting.dossier.galley.printed_page import PrintedPage
from reporting.handout.render import PaintedSlides, finish_slides, paint_slides
from reporting.job import BuildOptions
from reporting.pdf.page_pictures import PagePictures
from reporting.plan.block_model import ChartBlock
from reporting.plan.model import DossierPlan
from reporting.plan.words import plain_text
from reporting.preview.faults import list_faults, read_text
from reporting.preview.finding import Found, find_line
from reporting.preview.marks import list_page_marks, list_slide_marks
from reporting.preview.model import Place, SheetKind, View
from reporting.preview.pictures import PictureStore
from reporting.preview.placing import Source, make_notes, make_places
from reporting.preview.sheets import make_pages, make_slides, mark_changes, sort_pages
from reporting.reading.ledger import Stamp
from reporting.reading.origin import Origin
from reporting.record import Record, replace
from reporting.rendered import Rendered, RenderedFile
from reporting.slides.model import DeckPlan
from reporting.watch.rebuilder import Outcome, Rebuilder, list_problems

_DIGEST = 12
"""Bytes of a key."""
_LOOKS = 8
"""Themes that are known again."""
_KINDS: tuple[SheetKind, ...] = ("page", "slide")


_Name = tuple[SheetKind, int]
"""Whether it is a page or a slide, and its number from 0."""


class _Drawn(Record, frozen=True, eq=False):
    """The last good build, as it was drawn.

    Args:
        pages: of the dossier, in order.
        deck: as it was planned.
        theme: of the deck.
        slides: of the deck.
        file: that shows the slides.
        source: that both are written in.
    """

    pages: tuple[PrintedPage, ...]
    deck: DeckPlan
    theme: Theme
    slides: PaintedSlides
    file: PagePictures
    source: Source


class Studio:
    """Builds, and knows what was built last. One thread alone may call it.

    Args:
        options: what is built; language and theme change as windows ask.
        salt: of the keys of pictures, so that no other run has the same.
        folder: that the outputs are written to; None to write none.

    Attributes:
        view: what windows show.
        inputs: the files that the last build was made from, as they were then.
        pictures: of what is shown.
    """

    def __init__(
        self,
        options: BuildOptions,
        salt: bytes = b"",
        folder: Path | None = None,
    ) -> None:
        self.rebuilder = Rebuilder(options, folder, keeps_pages=True)
        self._folder = folder
        self.pictures = PictureStore()
        self.inputs: Mapping[Path, Stamp] = {}
        self._salt = salt
        self._drawn: _Drawn | None = None
        self._looks: dict[int, Theme] = {}
        self._own_theme = options.theme
        self._places: dict[_Name, tuple[Place, ...]] = {}
        themes = list_bundled_themes()
        own = self._own_theme
        if own is not None and str(own) not in themes:
            themes = (str(own), *themes)
        self.view = View(
            0,
            Path(options.content).name,
            "",
            (),
            str(options.theme or themes[0]),
            themes,
            is_current=False,
        )

    @property
    def options(self) -> BuildOptions:
        """What is built now."""
        return self.rebuilder.options

    # ------------------------------------------------------------ building

    def choose(self, language: str | None, theme: str | None) -> bool:
        """Take another language or theme, if there is such a one; return whether there is."""
        options = self.options
        if language is not None:
            if language not in self.view.languages:
                return False
            options = replace(options, languages=(language,))
        if theme is not None:
            if theme not in self.view.themes:
                return False
            options = replace(options, theme=theme)
            # a look that is tried on is not written
            is_own = theme == str(self._own_theme or self.view.themes[0])
            self.rebuilder.folder = self._folder if is_own else None
        self.rebuilder.options = options
        return True

    def build(self) -> Outcome:
        """Build anew; windows go on showing what they show."""
        outcome = self.rebuilder.rebuild()
        self.inputs = outcome.inputs
        return outcome

    def show(self, outcome: Outcome) -> View:
        """Take what came of a build as what windows show; return that."""
        view = replace(self.view, is_current=False)
        if outcome.rendered:
            try:
                view = self._draw(outcome.rendered)
            except Exception as error:  # noqa: BLE001  (whatever it is, the windows stay)
                problems = list_problems(self.options.content, None, error)
                outcome = replace(outcome, error=error, problems=problems)
        path = Path(self.options.content)
        text = read_text(path) if outcome.error else ""
        faults = list_faults(outcome, str(path), text.splitlines())
        self.view = replace(
            view,
            number=view.number + 1,
            theme=self._name_theme(),
            faults=faults,
            seconds=outcome.seconds,
        )
        return self.view

    def _draw(self, rendered: Rendered) -> View:
        """Return a view of what was built, and take it as the last good one."""
        before = self.view
        dossier = find_file(rendered, "pdf")
        deck = find_file(rendered, "deck")
        plan = dossier.plan
        slides = deck.deck
        if plan is None or slides is None:
            raise ValueError("pages were not kept")
        pages = sort_pages(dossier.printed)
        painted, file = self._paint_slides(slides, deck, plan)
        source = make_source(rendered, plan)
        self._drawn = _Drawn(
            pages,
            slides,
            deck.theme,
            painted,
            file,
            source,
        )
        self._places = {}
        shown = PagePictures(dossier.data)
        page_keys = self._make_keys(dossier.theme, dossier.digests)
        slide_keys = self._make_keys(deck.theme, painted.painter.document.digests)
        page_sheets = make_pages(pages, page_keys, shown.sizes)
        slide_sheets = make_slides(slides, slide_keys, file.sizes)
        theme = self._name_theme()
        if (before.language, before.theme) == (dossier.language, theme):
            page_sheets = mark_changes(page_sheets, before.pages)
            slide_sheets = mark_changes(slide_sheets, before.slides)
        sheets = (*page_sheets, *slide_sheets)
        self.pictures.take({"page": shown, "slide": file}, sheets)
        accents = [dossier.theme.accent(section.id) for section in plan.sections]
        return replace(
            before,
            title=plan.meta.title,
            language=dossier.language,
            languages=rendered.languages,
            accents=tuple(accents),
            pages=page_sheets,
            slides=slide_sheets,
            is_current=True,
        )

    def _paint_slides(
        self, deck: DeckPlan, file: RenderedFile, plan: DossierPlan
    ) -> tuple[PaintedSlides, PagePictures]:
        """Return the slides as painted, and their file: the last ones, if all are the same."""
        last = self._drawn
        is_ours = file.paper is None
        has_last = last is not None and is_ours and last.theme == file.theme
        if last and has_last and shows_same(last.deck, deck):
            return last.slides, last.file
        painted = paint_slides(deck, file.theme, plan.language, paper=file.paper)
        return painted, PagePictures(finish_slides(deck, painted))

    def _name_theme(self) -> str:
        return str(self.options.theme or self.view.themes[0])

    def _make_keys(self, theme: Theme, digests: Iterable[int]) -> list[str]:
        """Return the keys of sheets: by what is painted on each, and the look of all."""
        look = self._number_look(theme)
        keys: list[str] = []
        for digest in digests:
            made = blake2b(self._salt, digest_size=_DIGEST)
            made.update(f"{look} {digest}".encode())
            keys.append(made.hexdigest())
        return keys

    def _number_look(self, theme: Theme) -> int:
        """Return the number of a theme among those that were shown, for the keys."""
        for number, known in self._looks.items():
            if known == theme:
                return number
        number = max(self._looks, default=0) + 1
        self._looks[number] = theme
        if number - _LOOKS in self._looks:
            del self._looks[number - _LOOKS]
        return number

    # ------------------------------------------------------------ places

    def list_places(self, kind: SheetKind, number: int) -> tuple[Place, ...]:
        """Return what stands on a sheet of the last good build.

        Args:
            kind: whether it is a page or a slide.
            number: of the sheet, from 0.
        """
        known = self._places.get((kind, number))
        if known is None:
            known = self._find_places(kind, number)
            self._places[kind, number] = known
        return known

    def _find_places(self, kind: SheetKind, number: int) -> tuple[Place, ...]:
        drawn = self._drawn
        sheets = self.view.list_sheets(kind)
        if drawn is None or number >= len(sheets):
            return ()
        size = sheets[number].size
        if kind == "page":
            marks = list_page_marks(drawn.pages[number])
            return make_places(marks, size, drawn.source)
        marks = list_slide_marks(drawn.slides.slides[number])
        places = make_places(marks, size, drawn.source)
        notes = drawn.deck.scenes[number].notes
        return (*places, *make_notes(notes, drawn.source))

    def find(self, line: int) -> Mapping[SheetKind, Found]:
        """Return what a line of the content makes: the nearest of pages, and of slides."""
        found: dict[SheetKind, Found] = {}
        for kind in _KINDS:
            count = len(self.view.list_sheets(kind))
            places = []
            for number in range(count):
                places.append(self.list_places(kind, number))
            hit = find_line(places, line)
            if hit:
                found[kind] = hit
        return found

    def read_lines(self, first: int, last: int) -> list[str]:
        """Return some lines of the content as it was built last, counted from 1."""
        if self._drawn is None:
            return []
        lines = self._drawn.source.text.splitlines()
        return lines[max(first - 1, 0) : last]


def shows_same(deck: DeckPlan, other: DeckPlan) -> bool:
    """Whether the slides of two decks are the same, whatever the speaker is told."""
    if (deck.targets, deck.tips) != (other.targets, other.tips):
        return False
    if len(deck.scenes) != len(other.scenes):
        return False
    for scene, shown in zip(deck.scenes, other.scenes, strict=True):
        if scene != replace(shown, notes=scene.notes, notes_size=scene.notes_size):
            return False
    return True


def find_file(rendered: Rendered, kind: str) -> RenderedFile:
    """Return the output of a kind."""
    return next(file for file in rendered.files if file.kind == kind)


def make_source(rendered: Rendered, plan: DossierPlan) -> Source:
    """Return what the outputs are traced back to."""
    claims: dict[int, Origin] = {}
    spoken: dict[str, Origin] = {}
    for entry in plan.claims:
        origin = entry.evidence.origin
        if origin:
            claims[entry.evidence.number] = origin
            spoken[plain_text(entry.text)] = origin
    charts: dict[str, ChartBlock] = {}
    for section in plan.sections:
        for block in section.blocks:
            if isinstance(block, ChartBlock) and block.origin:
                charts[block.origin.path] = block
    return Source(
        rendered.loaded.parsed.text,
        plan.places,
        claims,
        charts,
        spoken,
    )
