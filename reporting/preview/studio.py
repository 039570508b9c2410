"""A content -> what windows show of it: built anew on demand, drawn where it is looked at.

All of it runs in one thread, for PDFium is not safe for several. What could not be built is
told, and the last good pages stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from time import monotonic

from reporting.assets import list_bundled_themes
from reporting.design.theme import Theme
from reporting.dossier.galley.printed_page import PrintedPage
from reporting.errors import (
    ContentError,
    EvidenceError,
    Problem,
    ReportError,
    Severity,
)
from reporting.job import BuildOptions
from reporting.paper.marks import Picture
from reporting.pdf.page_pictures import PagePictures
from reporting.plan.words import plain_line
from reporting.preview.finding import Found, find_line
from reporting.preview.model import Place, Sheet, SheetKind, View
from reporting.preview.page_places import list_page_places
from reporting.preview.pictures import PictureStore
from reporting.preview.slide_places import list_slide_places
from reporting.reading.origin import Origin
from reporting.record import replace
from reporting.render import Rendered, RenderedFile, render

_DIGEST = 12
"""Bytes of a key."""


class Studio:
    """Builds, and knows what was built last. One thread alone may call it.

    Args:
        options: what is built; language and theme change as windows ask.
        salt: of the keys of pictures, so that no other run has the same.

    Attributes:
        options: as they are now.
        view: what windows show.
        inputs: the files that the last build was made from.
    """

    def __init__(self, options: BuildOptions, salt: bytes = b"") -> None:
        self.options = options
        self.pictures = PictureStore()
        self.inputs: tuple[Path, ...] = (Path(options.content),)
        self._salt = salt
        self._rendered: Rendered | None = None
        self._looks: list[Theme] = []
        self._own_theme = options.theme
        self._places: dict[tuple[SheetKind, int], tuple[Place, ...]] = {}
        self.view = View(
            0,
            Path(options.content).name,
            "",
            (),
            str(options.theme or list_bundled_themes()[0]),
            self._list_themes(),
            is_current=False,
        )

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
        self.options = options
        return True

    def rebuild(self) -> View:
        """Build anew; return what windows show now."""
        began = monotonic()
        try:
            rendered = render(self.options, keeps_pages=True)
        except Exception as error:  # noqa: BLE001  (whatever it is, the windows stay)
            problems = list_faults(error, str(self.options.content))
            view = replace(self.view, problems=problems, is_current=False)
        else:
            view = self._show(rendered)
        self.view = replace(
            view,
            number=self.view.number + 1,
            theme=str(self.options.theme or view.themes[0]),
            seconds=monotonic() - began,
        )
        return self.view

    def _show(self, rendered: Rendered) -> View:
        """Return a view of what was built, and take it as the last good one."""
        before = self.view
        dossier, deck = (_find_file(rendered, kind) for kind in ("pdf", "deck"))
        files = {"page": PagePictures(dossier.data)}
        pages = self._list_pages(dossier, files["page"])
        slides = ()
        pages = mark_changes(pages, before.pages)
        slides = mark_changes(slides, before.slides)
        self.pictures.take(files, (*pages, *slides))
        self._rendered = rendered
        self._places = {}
        self.inputs = rendered.inputs
        return replace(
            before,
            title=str(dossier.plan.meta.title),
            language=dossier.language,
            languages=rendered.languages,
            pages=pages,
            slides=slides,
            problems=rendered.warnings,
            is_current=True,
        )

    def _list_pages(
        self, file: RenderedFile, pictures: PagePictures
    ) -> tuple[Sheet, ...]:
        look = self._number_look(file.theme)
        pages: list[Sheet] = []
        for number, page in enumerate(sort_pages(file.printed)):
            parts = [file.digests[number], *_list_pictures(page)]
            sheet = Sheet(
                "page",
                self._make_key(look, parts),
                f"Page {number + 1}",
                page.page.part,
                pictures.sizes[number],
            )
            pages.append(sheet)
        return tuple(pages)

    def _number_look(self, theme: Theme) -> int:
        """Return the number of a theme among those that were shown, for the keys."""
        with suppress(ValueError):
            return self._looks.index(theme)
        self._looks.append(theme)
        return len(self._looks) - 1

    def _make_key(self, look: int, parts: Sequence[bytes]) -> str:
        digest = blake2b(self._salt, digest_size=_DIGEST)
        digest.update(str(look).encode())
        for part in parts:
            digest.update(blake2b(part).digest())
        return digest.hexdigest()

    # ------------------------------------------------------------ places

    def list_places(self, kind: SheetKind, number: int) -> tuple[Place, ...]:
        """Return what stands on a sheet of the last good build.

        Args:
            kind: whether it is a page or a slide.
            number: of the sheet, from 0.
        """
        known = self._places.get((kind, number))
        if known is None:
            known = tuple(self._find_places(kind, number))
            self._places[kind, number] = known
        return known

    def _find_places(self, kind: SheetKind, number: int) -> tuple[Place, ...]:
        sheets = self.view.list_sheets(kind)
        if self._rendered is None or not 0 <= number < len(sheets):
            return ()
        size = sheets[number].size
        if kind == "slide":
            deck = _find_file(self._rendered, "deck")
            return list_slide_places(deck.deck.scenes[number], size)
        file = _find_file(self._rendered, "pdf")
        page = sort_pages(file.printed)[number]
        return list_page_places(page, size, _list_claims(file))

    def find(self, line: int) -> Mapping[SheetKind, Found]:
        """Return what a line of the content makes: the nearest of pages, and of slides."""
        found: dict[SheetKind, Found] = {}
        kinds: tuple[SheetKind, ...] = ("page", "slide")
        for kind in kinds:
            count = len(self.view.list_sheets(kind))
            places = [self.list_places(kind, number) for number in range(count)]
            hit = find_line(places, line)
            if hit:
                found[kind] = hit
        return found

    def read_lines(self, first: int, last: int) -> list[str]:
        """Return some lines of the content as it was built last, counted from 1."""
        if self._rendered is None:
            return []
        lines = self._rendered.loaded.parsed.text.splitlines()
        return lines[max(first - 1, 0) : last]


def _find_file(rendered: Rendered, kind: str) -> RenderedFile:
    return next(file for file in rendered.files if file.kind == kind)


def _list_claims(file: RenderedFile) -> dict[int, Origin]:
    claims: dict[int, Origin] = {}
    for entry in file.plan.claims if file.plan else ():
        if entry.evidence.origin:
            claims[entry.evidence.number] = entry.evidence.origin
    return claims


def _list_pictures(page: PrintedPage) -> list[bytes]:
    """Return the pictures that stand on a page."""
    found: list[bytes] = []
    for placement in page.page.placements:
        for slab in placement.galley.slabs[placement.start : placement.stop]:
            for mark in slab.marks:
                if isinstance(mark, Picture):
                    found.append(mark.data)
    return found


def sort_pages(pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """Return pages as they follow one another; they come as they were painted."""
    return sorted(pages, key=lambda page: page.page.folio)


def mark_changes(
    sheets: Sequence[Sheet], before: Sequence[Sheet]
) -> tuple[Sheet, ...]:
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


def list_faults(error: Exception, path: str) -> tuple[Problem, ...]:
    """Return why nothing could be built.

    Args:
        error: that was raised.
        path: of the content, as the user named it.
    """
    if isinstance(error, (ContentError, EvidenceError)) and error.problems:
        return tuple(sorted(error.problems, key=lambda one: one.severity.value))
    words = " ".join(str(error).split())
    if not isinstance(error, ReportError):
        kind = type(error).__name__
        words = f"this is our fault, not your content's: {kind}: {words}"
    return (Problem(path, 0, 0, Severity.ERROR, words),)
