"""A content -> what windows show of it: built anew on demand, drawn where it is looked at.

All of it runs in one thread, for PDFium is not safe for several. What could not be built is
told, and the last good pages stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from reporting.assets import list_bundled_themes
from reporting.design.theme import Theme
from reporting.dossier.galley.printed_page import PrintedPage
from reporting.errors import Problem, ReportError, Severity
from reporting.handout.render import PaintedSlides, finish_slides, paint_slides
from reporting.job import BuildOptions
from reporting.pdf.page_pictures import PagePictures
from reporting.plan.block_model import ChartBlock
from reporting.plan.model import DossierPlan
from reporting.plan.words import plain_line
from reporting.preview.finding import Found, find_line
from reporting.preview.marks import list_page_marks, list_slide_marks
from reporting.preview.model import Place, Sheet, SheetKind, View
from reporting.preview.pictures import PictureStore
from reporting.preview.placing import Source, make_places
from reporting.reading.ledger import Stamp
from reporting.reading.origin import Origin
from reporting.record import Record, replace
from reporting.rendered import Rendered, RenderedFile
from reporting.slides.model import DeckPlan
from reporting.watch.rebuilder import Outcome, Rebuilder

_DIGEST = 12
"""Bytes of a key."""
_KINDS: tuple[SheetKind, ...] = ("page", "slide")


class _Drawn(Record, frozen=True, eq=False):
    """The last good build, as it was drawn.

    Args:
        pages: of the dossier, in order.
        slides: of the deck.
        source: that both are written in.
    """

    pages: tuple[PrintedPage, ...]
    slides: PaintedSlides
    source: Source


class Studio:
    """Builds, and knows what was built last. One thread alone may call it.

    Args:
        options: what is built; language and theme change as windows ask.
        salt: of the keys of pictures, so that no other run has the same.

    Attributes:
        view: what windows show.
        inputs: the files that the last build was made from, as they were then.
        pictures: of what is shown.
    """

    def __init__(self, options: BuildOptions, salt: bytes = b"") -> None:
        self.rebuilder = Rebuilder(options, keeps_pages=True)
        self.pictures = PictureStore()
        self.inputs: Mapping[Path, Stamp] = {}
        self._salt = salt
        self._drawn: _Drawn | None = None
        self._looks: list[Theme] = []
        self._own_theme = options.theme
        self._places: dict[tuple[SheetKind, int], tuple[Place, ...]] = {}
        themes = self._list_themes()
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

    def _list_themes(self) -> tuple[str, ...]:
        names = list_bundled_themes()
        own = self._own_theme
        if own is not None and str(own) not in names:
            return (str(own), *names)
        return names

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
        self.rebuilder.options = options
        return True

    def rebuild(self) -> View:
        """Build anew; return what windows show now."""
        outcome = self.rebuilder.rebuild()
        self.inputs = outcome.inputs
        problems = list_faults(outcome, str(self.options.content))
        view = replace(self.view, is_current=False)
        if outcome.rendered:
            view = self._show(outcome.rendered)
        self.view = replace(
            view,
            number=view.number + 1,
            theme=str(self.options.theme or view.themes[0]),
            problems=problems,
            seconds=outcome.seconds,
        )
        return self.view

    def _show(self, rendered: Rendered) -> View:
        """Return a view of what was built, and take it as the last good one."""
        dossier, deck = (find_file(rendered, kind) for kind in ("pdf", "deck"))
        plan, slides = dossier.plan, deck.deck
        if plan is None or slides is None:
            raise ValueError("pages were not kept")
        painted = paint_slides(slides, deck.theme, plan.language)
        source = make_source(rendered, plan)
        self._drawn = _Drawn(sort_pages(dossier.printed), painted, source)
        self._places = {}
        files: dict[SheetKind, PagePictures] = {
            "page": PagePictures(dossier.data),
            "slide": PagePictures(finish_slides(slides, painted)),
        }
        before = self.view
        look = self._number_look(dossier.theme)
        page_keys = self._make_keys(look, dossier.digests)
        slide_keys = self._make_keys(look, painted.painter.document.digests)
        pages = make_pages(self._drawn.pages, page_keys, files["page"].sizes)
        shown = make_slides(slides, slide_keys, files["slide"].sizes)
        pages = mark_changes(pages, before.pages)
        shown = mark_changes(shown, before.slides)
        self.pictures.take(files, (*pages, *shown))
        accents = [dossier.theme.accent(section.id) for section in plan.sections]
        return replace(
            before,
            title=plan.meta.title,
            language=dossier.language,
            languages=rendered.languages,
            accents=tuple(accents),
            pages=pages,
            slides=shown,
            is_current=True,
        )

    def _make_keys(self, look: int, digests: Iterable[int]) -> list[str]:
        """Return the keys of sheets: by what is painted on each, and the look of all."""
        keys: list[str] = []
        for digest in digests:
            made = blake2b(self._salt, digest_size=_DIGEST)
            made.update(f"{look} {digest}".encode())
            keys.append(made.hexdigest())
        return keys

    def _number_look(self, theme: Theme) -> int:
        """Return the number of a theme among those that were shown, for the keys."""
        with suppress(ValueError):
            return self._looks.index(theme)
        self._looks.append(theme)
        return len(self._looks) - 1

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
        drawn, sheets = self._drawn, self.view.list_sheets(kind)
        if drawn is None or not 0 <= number < len(sheets):
            return ()
        if kind == "slide":
            marks = list_slide_marks(drawn.slides.slides[number])
        else:
            marks = list_page_marks(drawn.pages[number])
        return make_places(marks, sheets[number].size, drawn.source)

    def find(self, line: int) -> Mapping[SheetKind, Found]:
        """Return what a line of the content makes: the nearest of pages, and of slides."""
        found: dict[SheetKind, Found] = {}
        for kind in _KINDS:
            count = len(self.view.list_sheets(kind))
            places = [self.list_places(kind, number) for number in range(count)]
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


def find_file(rendered: Rendered, kind: str) -> RenderedFile:
    """Return the output of a kind."""
    return next(file for file in rendered.files if file.kind == kind)


def make_source(rendered: Rendered, plan: DossierPlan) -> Source:
    """Return what the outputs are traced back to."""
    claims: dict[int, Origin] = {}
    for entry in plan.claims:
        if entry.evidence.origin:
            claims[entry.evidence.number] = entry.evidence.origin
    charts: dict[str, ChartBlock] = {}
    for section in plan.sections:
        for block in section.blocks:
            if isinstance(block, ChartBlock) and block.origin:
                charts[block.origin.path] = block
    return Source(rendered.loaded.parsed.text, plan.places, claims, charts)


def make_pages(
    pages: Sequence[PrintedPage],
    keys: Sequence[str],
    sizes: Sequence[tuple[float, float]],
) -> tuple[Sheet, ...]:
    """Return the pages as windows show them."""
    sheets: list[Sheet] = []
    for number, page in enumerate(pages):
        name = f"Page {number + 1}"
        title = page.page.part if number else "Cover"
        sheet = Sheet("page", keys[number], name, title, sizes[number])
        sheets.append(sheet)
    return tuple(sheets)


def make_slides(
    deck: DeckPlan,
    keys: Sequence[str],
    sizes: Sequence[tuple[float, float]],
) -> tuple[Sheet, ...]:
    """Return the slides as windows show them, each with its notes."""
    sheets: list[Sheet] = []
    for number, scene in enumerate(deck.scenes):
        remark = "backup" if scene.is_backup else ""
        if scene.is_hidden:
            remark = "hidden"
        notes = [plain_line(line) for line in scene.notes]
        sheet = Sheet(
            "slide",
            keys[number],
            f"Slide {number + 1}",
            scene.title,
            sizes[number],
            scene.section,
            tuple(notes),
            deck.slides[number].seconds,
            remark,
        )
        sheets.append(sheet)
    return tuple(sheets)


def sort_pages(pages: Sequence[PrintedPage]) -> tuple[PrintedPage, ...]:
    """Return pages as they follow one another; they come as they were painted."""
    return tuple(sorted(pages, key=lambda page: page.page.folio))


def mark_changes(sheets: Sequence[Sheet], before: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Mark those sheets that were not there before.

    Args:
        sheets: of a build.
        before: those of the build before; none where nothing was shown yet.
    """
    known = {sheet.key for sheet in before}
    marked: list[Sheet] = []
    for sheet in sheets:
        is_changed = bool(known) and sheet.key not in known
        marked.append(replace(sheet, is_changed=is_changed))
    return tuple(marked)


def list_faults(outcome: Outcome, path: str) -> tuple[Problem, ...]:
    """Return what is wrong with a build, errors first.

    Args:
        outcome: of the build.
        path: of the content, as the user named it.
    """
    error = outcome.error
    if error is None or outcome.problems:
        return tuple(sorted(outcome.problems, key=lambda one: one.severity.value))
    words = " ".join(str(error).split())
    if not isinstance(error, ReportError):
        kind = type(error).__name__
        words = f"this is our fault, not your content's: {kind}: {words}"
    return (Problem(path, 0, 0, Severity.ERROR, words),)
