"""A planned deck -> the bytes of a PDF: its slides alone, with their notes, or what is spoken.

Slides are drawn from the scenes that the deck is written from, so that both look alike; notes
are set in the typography of the dossier, on its paper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import hypot
from typing import NamedTuple

from reporting.design.grid import make_grids
from reporting.design.rect import Rect
from reporting.design.theme import Theme
from reporting.handout.kinds import HandoutKind
from reporting.handout.pages.entries import Entry, EntryMaker
from reporting.handout.pages.flow import FilledPage, PageFlow
from reporting.handout.pages.notes import ToldNotes, part_notes
from reporting.handout.pages.page import Furniture, HandoutPage
from reporting.handout.painter import HandoutPainter
from reporting.handout.slides.context import SlideContext, SlideLinks
from reporting.handout.slides.scene import (
    DrawnSlide,
    draw_scene,
    find_level,
    find_links,
    make_setting,
    name_place,
)
from reporting.i18n import Language
from reporting.paper.page_origins import list_located, make_origins_file
from reporting.paper.tag import Tag
from reporting.paper.typeset.styles import make_styles
from reporting.pdf.attachments import Attachment
from reporting.pdf.conformance import UA_1, Conformance
from reporting.pdf.document import PageLabels, finish_document
from reporting.pdf.page_canvas import PageCanvas
from reporting.pdf.xmp import Metadata
from reporting.record import Record
from reporting.scene import Scene, SlideKind
from reporting.slides.model import DeckPlan, Slide
from reporting.slides.timing import format_clock

_COUNTS: Mapping[HandoutKind, int] = {
    HandoutKind.ONE: 1,
    HandoutKind.TWO: 2,
    HandoutKind.THREE: 3,
    HandoutKind.SCRIPT: 0,
}
"""Slides on a page at the most; 0 for as many as have room."""


class SlidePaper(Record, frozen=True, eq=False):
    """What slides on a user's template stand on.

    Args:
        size: the whole of a slide.
        grounds: pictures (JPEG) of what is drawn behind each kind of slide.
    """

    size: Rect
    grounds: Mapping[SlideKind, bytes]


class PaintedSlides(Record, frozen=True, eq=False):
    """The slides of a deck as pages that are not written yet.

    Args:
        painter: of the pages.
        slides: as they were drawn.
    """

    painter: HandoutPainter
    slides: tuple[DrawnSlide, ...]


class RenderedHandout(NamedTuple):
    """A drawn handout: the PDF file, its number of pages, and what tells each from others."""

    data: bytes
    pages: int
    digests: tuple[int, ...] = ()


def render_handout(
    deck: DeckPlan,
    theme: Theme,
    language: Language,
    kind: HandoutKind = HandoutKind.TWO,
    attachments: Sequence[Attachment] = (),
    conformance: Conformance = UA_1,
    draft: str = "",
    paper: SlidePaper | None = None,
) -> RenderedHandout:
    """Draw a handout.

    Args:
        deck: the planned deck.
        theme: that its scenes were composed with, and whose paper it is printed on.
        language: of its words.
        kind: what it shows.
        attachments: files that it carries; with any, it carries too where everything is
            written.
        conformance: the standards that the file keeps to.
        draft: the word that says across each page that it is one; empty for what is final.
        paper: what slides on a user's template stand on; None for our own layouts.

    Returns:
        a PDF; equal plans give equal bytes.
    """
    maker = _HandoutMaker(
        deck,
        theme,
        language,
        conformance,
        draft,
        paper,
    )
    labels: list[PageLabels] = []
    if kind is HandoutKind.SLIDES:
        shown = [scene for scene in deck.scenes if not scene.is_hidden]
        maker.show_slides(shown)
        labels = label_slides(shown)
    elif kind is HandoutKind.SCRIPT:
        maker.print_pages(maker.list_spoken(), kind)
    else:
        maker.print_pages(maker.list_entries(kind), kind)
    is_presented = kind is HandoutKind.SLIDES
    painter = maker.painter
    data = finish_handout(
        deck,
        painter,
        attachments,
        labels,
        is_presented=is_presented,
    )
    document = painter.document
    return RenderedHandout(data, len(document.pages), tuple(document.digests))


def render_slides(
    deck: DeckPlan,
    theme: Theme,
    language: Language,
    attachments: Sequence[Attachment] = (),
    conformance: Conformance = UA_1,
    paper: SlidePaper | None = None,
) -> bytes:
    """Draw all slides of a deck, hidden ones too, one a page, each as large as it is.

    The arguments are those of `render_handout`.
    """
    painted = paint_slides(
        deck,
        theme,
        language,
        conformance,
        paper,
    )
    return finish_slides(deck, painted, attachments)


def paint_slides(
    deck: DeckPlan,
    theme: Theme,
    language: Language,
    conformance: Conformance = UA_1,
    paper: SlidePaper | None = None,
) -> PaintedSlides:
    """Paint the slides of a deck, one a page; the arguments are those of `render_slides`."""
    maker = _HandoutMaker(
        deck,
        theme,
        language,
        conformance,
        "",
        paper,
    )
    slides = maker.show_slides(deck.scenes)
    return PaintedSlides(maker.painter, tuple(slides))


def finish_slides(
    deck: DeckPlan,
    painted: PaintedSlides,
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """Return painted slides as a PDF."""
    return finish_handout(
        deck,
        painted.painter,
        attachments,
        is_presented=True,
    )


def label_slides(scenes: Sequence[Scene]) -> list[PageLabels]:
    """Return labels by which each page is called as its slide is numbered."""
    labels: list[PageLabels] = []
    expected = 0
    for page, scene in enumerate(scenes):
        if scene.number != expected:
            labels.append(PageLabels(page, start=scene.number))
        expected = scene.number + 1
    return labels


class _HandoutMaker:
    """Draws one handout.

    Args:
        deck: the planned deck.
        theme: of its scenes and of its paper.
        language: of its words.
        conformance: the standards that the file keeps to.
        draft: the word of a draft.
        paper: what slides on a user's template stand on.
    """

    def __init__(
        self,
        deck: DeckPlan,
        theme: Theme,
        language: Language,
        conformance: Conformance,
        draft: str,
        paper: SlidePaper | None,
    ) -> None:
        self.deck = deck
        self.theme = theme
        self.language = language
        self.draft = draft
        self.top = Tag(name="Document", title=deck.meta.title)
        self.painter = HandoutPainter(
            theme,
            language,
            self.top,
            conformance,
        )
        self.page = HandoutPage.of(theme, is_rtl=language.is_rtl)
        self.styles = make_styles(theme, language.hyphenation)
        self.size = paper.size if paper else make_grids(theme).content.slide
        self.grounds = paper.grounds if paper else {}
        title = " · ".join(filter(None, (draft, deck.meta.title)))
        self.furniture = Furniture(
            self.page,
            theme,
            self.styles,
            language,
            title,
            deck.date,
        )

    def make_setting(self, scene: Scene, links: SlideLinks) -> SlideContext:
        """Return how and where what belongs to a slide is set."""
        return make_setting(
            scene,
            self.theme,
            self.language,
            links,
            self.top,
        )

    def draw(self, scene: Scene, links: SlideLinks) -> DrawnSlide:
        """Draw a slide."""
        setting = self.make_setting(scene, links)
        return draw_scene(scene, setting, self.grounds.get(scene.kind, b""))

    # ---- slides alone

    def show_slides(self, scenes: Sequence[Scene]) -> list[DrawnSlide]:
        """Paint slides, one a page, and return them."""
        slides: list[DrawnSlide] = []
        links = find_links(self.deck, scenes)
        width, height = self.size.width.pt, self.size.height.pt
        place = Rect[float](
            0.0,
            0.0,
            width,
            height,
        )
        for scene in scenes:
            drawn = self.draw(scene, links)
            self.painter.add_tags(drawn.setting.tags)
            self.add_outline(scene)
            canvas = self.painter.document.begin_page((width, height))
            self.painter.paint_slide(
                canvas,
                drawn,
                place,
                1.0,
            )
            self.mark_draft(canvas)
            canvas.close()
            slides.append(drawn)
        return slides

    def add_outline(self, scene: Scene) -> None:
        """Put a slide into the outline."""
        level = find_level(scene) - 1
        self.painter.document.add_outline(scene.title, name_place(scene.number), level)

    # ---- with notes

    def list_entries(self, kind: HandoutKind) -> list[Entry]:
        """Return all slides with their notes."""
        deck = self.deck
        ratio = self.size.height.pt / self.size.width.pt
        maker = EntryMaker(self.page, self.styles, ratio)
        links = find_links(deck, deck.scenes)
        entries: list[Entry] = []
        for scene, slide in zip(deck.scenes, deck.slides, strict=True):
            drawn = self.draw(scene, links)
            told = self.part_notes(scene, slide)
            if kind is HandoutKind.THREE:
                entry = maker.make_wide(drawn, told)
            else:
                is_whole = kind is HandoutKind.ONE
                entry = maker.make_tall(drawn, told, is_whole=is_whole)
            self.painter.add_tags(drawn.setting.tags)
            self.add_outline(scene)
            entries.append(entry)
        return entries

    def list_spoken(self) -> list[Entry]:
        """Return what is said at each slide that the talk comes to, with its time."""
        deck = self.deck
        told = [
            (scene, slide)
            for scene, slide in zip(deck.scenes, deck.slides, strict=True)
            if slide.is_told
        ]
        links = find_links(deck, [scene for scene, _ in told])
        ratio = self.size.height.pt / self.size.width.pt
        maker = EntryMaker(self.page, self.styles, ratio)
        entries: list[Entry] = []
        passed = 0
        for scene, slide in told:
            setting = self.make_setting(scene, links)
            notes = self.part_notes(scene, slide)
            clock = format_clock(passed)
            entry = maker.make_spoken(
                setting,
                scene.accent,
                scene.title,
                notes,
                clock,
            )
            passed += slide.seconds
            self.painter.add_tags(setting.tags)
            self.add_outline(scene)
            entries.append(entry)
        return entries

    def part_notes(self, scene: Scene, slide: Slide) -> ToldNotes:
        """Return the notes of a slide in their parts."""
        language = self.language
        head = f"{language.fill_phrase('notes_who')}{language.labels['colon'].rstrip()}"
        return part_notes(scene.notes, head, has_time=slide.seconds > 0)

    def print_pages(self, entries: Sequence[Entry], kind: HandoutKind) -> None:
        """Paint entries on pages."""
        flow = PageFlow(self.page, _COUNTS[kind], self.theme.colours.hairline)
        for folio, page in enumerate(flow.fill(entries), 1):
            self.paint_page(page, folio)

    def paint_page(self, page: FilledPage, folio: int) -> None:
        """Paint a page: slides first, then what is set around them, as it is read."""
        painter = self.painter
        size = (self.page.width, self.page.height)
        canvas = painter.document.begin_page(size)
        self.mark_draft(canvas)
        for placed in page.slides:
            if placed.slide and placed.place:
                scale = placed.place.width / self.size.width.pt
                painter.paint_slide(
                    canvas,
                    placed.slide,
                    placed.place,
                    scale,
                )
            else:
                y = self.page.height - placed.top
                painter.bookmark(canvas, placed.setting, y)
        painter.paint(canvas, page.marks)
        painter.paint_artifacts(canvas, page.rules)
        painter.paint_artifacts(
            canvas, self.furniture.list_marks(folio, page.part), "Pagination"
        )
        canvas.close()

    def mark_draft(self, canvas: PageCanvas) -> None:
        """Say across a page that it is a draft, if it is one."""
        if self.draft:
            _, _, width, height = canvas.media
            line = self.furniture.set_watermark(self.draft, hypot(width, height))
            self.painter.paint_watermark(canvas, line)


def finish_handout(
    deck: DeckPlan,
    painter: HandoutPainter,
    attachments: Sequence[Attachment] = (),
    labels: Sequence[PageLabels] = (),
    *,
    is_presented: bool = False,
) -> bytes:
    """Return painted pages as a file.

    Args:
        deck: that they are of.
        painter: of the pages.
        attachments: files that it carries.
        labels: how pages are called.
        is_presented: whether they are slides that are shown one by one.
    """
    tree = painter.structure.tree
    tree.close()
    meta = deck.meta
    metadata = Metadata(
        meta.title,
        meta.language,
        meta.date,
        meta.author,
        meta.subject,
        meta.keywords,
        "make-report",
        is_rtl=deck.is_rtl,
        is_presented=is_presented,
    )
    carried = list(attachments)
    if carried:
        located = list_located(tree, painter.structure.origins)
        file = make_origins_file([located], deck.places, painter.language)
        carried.append(file)
    return finish_document(painter.document, tree, metadata, carried, labels)
