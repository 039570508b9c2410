"""A planned deck -> the bytes of a PDF that shows its slides."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.design.grid import make_grids
from reporting.design.rect import Rect
from reporting.design.theme import Theme
from reporting.design.units import Length
from reporting.handout.painter import HandoutPainter
from reporting.handout.slides.scene import (
    DrawnSlide,
    draw_scene,
    find_level,
    find_links,
)
from reporting.i18n import Language
from reporting.paper.tag import Tag
from reporting.pdf.attachments import Attachment
from reporting.pdf.conformance import UA_1, Conformance
from reporting.pdf.document import finish_document
from reporting.pdf.xmp import Metadata
from reporting.record import Record
from reporting.slides.model import DeckPlan


class PaintedSlides(Record, frozen=True, eq=False):
    """The slides of a deck as pages that are not written yet.

    Args:
        painter: of the pages.
        slides: as they were drawn.
    """

    painter: HandoutPainter
    slides: tuple[DrawnSlide, ...]


def render_slides(
    deck: DeckPlan,
    theme: Theme,
    language: Language,
    attachments: Sequence[Attachment] = (),
    conformance: Conformance = UA_1,
    size: Rect[Length] | None = None,
) -> bytes:
    """Draw a deck as slides, one a page, each as large as it is.

    Args:
        deck: the planned deck.
        theme: that its scenes were composed with.
        language: of its words.
        attachments: files that it carries.
        conformance: the standards that the file keeps to.
        size: of its slides, if not the theme's.

    Returns:
        a PDF; equal plans give equal bytes.
    """
    painted = paint_slides(deck, theme, language, conformance, size)
    return finish_slides(deck, painted, attachments)


def paint_slides(
    deck: DeckPlan,
    theme: Theme,
    language: Language,
    conformance: Conformance = UA_1,
    size: Rect[Length] | None = None,
) -> PaintedSlides:
    """Paint the slides of a deck, one a page; the arguments are those of `render_slides`."""
    slide = size or make_grids(theme).content.slide
    width, height = slide.width.pt, slide.height.pt
    top = Tag(name="Document", title=deck.meta.title)
    painter = HandoutPainter(theme, deck.meta.language, top, conformance)
    links = find_links(deck)
    place = Rect[float](0.0, 0.0, width, height)
    slides: list[DrawnSlide] = []
    for scene in deck.scenes:
        drawn = draw_scene(scene, theme, language, links, top)
        painter.add_tags(drawn.tags)
        level = find_level(scene) - 1
        painter.document.add_outline(scene.title, drawn.name, level)
        canvas = painter.document.begin_page((width, height))
        painter.paint_slide(canvas, drawn, place, 1.0)
        canvas.close()
        slides.append(drawn)
    return PaintedSlides(painter, tuple(slides))


def finish_slides(
    deck: DeckPlan,
    painted: PaintedSlides,
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """Return painted slides as a PDF."""
    painter = painted.painter
    tree = painter.structure.tree
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
    )
    return finish_document(painter.document, tree, metadata, attachments)
