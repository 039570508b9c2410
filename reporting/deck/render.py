"""A deck plan and a theme -> the bytes of a PowerPoint presentation.

Equal plans give equal bytes: nothing here asks for the time, and the package is zipped at a
fixed time. The one room that knows python-pptx.
"""

from __future__ import annotations

import io
import uuid
from collections.abc import Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.oxml.ns import qn

from reporting.deck.ooxml.master import make_base_presentation
from reporting.deck.ooxml.package import rezip_package
from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.source_part import carry_files
from reporting.deck.ooxml.xml import Element, clean_text, make
from reporting.deck.slides.animation import animate
from reporting.deck.slides.body import draw_body
from reporting.deck.slides.furniture import draw_foot, draw_head
from reporting.deck.slides.notes import write_notes
from reporting.deck.slides.slide_builder import SlideBuilder
from reporting.deck.slides.text import TextWriter
from reporting.design.theme import Theme
from reporting.plan.model import Metadata
from reporting.scene import SlideKind
from reporting.slides.model import DeckPlan, Slide

if TYPE_CHECKING:
    from reporting.deck.template.load import Template

_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""Extension that holds the sections of the slide sorter (MS-PPTX 2.2.7)."""


def render_deck(
    plan: DeckPlan,
    theme: Theme,
    template: Template | None = None,
    carried: Mapping[str, bytes] | None = None,
) -> bytes:
    """Draw a deck.

    Args:
        plan: every slide's words, sizes and places.
        theme: the look the plan was measured with.
        template: the user's own, on whose layouts the deck is drawn; ours when left out.
        carried: the files it is made from, by name, if it is to carry them.

    Returns:
        The bytes of a .pptx file (ECMA-376, transitional).
    """
    own = Paint(theme)
    empty = (
        template.data if template else make_base_presentation(own, plan.grids.content)
    )
    deck = Presentation(io.BytesIO(empty))
    layouts = _layouts(deck, template)
    slides = {
        planned.id: deck.slides.add_slide(layouts[planned.kind])
        for planned in plan.slides
    }
    targets = {
        anchor: slides[name].part
        for anchor, name in plan.targets.items()
        if name in slides
    }
    for number, planned in enumerate(plan.slides, 1):
        slide = slides[planned.id]
        dress = template.dresses[planned.kind] if template else None
        look, paint = (dress.theme, dress.paint) if dress else (theme, own)
        accent = look.accent(planned.section.id if planned.section else None)
        writer = TextWriter(
            look, paint, plan.meta.language, slide.part, accent, targets
        )
        places = plan.grids.of(planned.kind)
        _draw(
            SlideBuilder(
                planned, number, slide, look, places, paint, writer, accent, dress
            ),
            plan,
        )
    if not template:
        _remove_unused(deck, {slide.kind for slide in plan.slides}, layouts)
    _describe(deck.core_properties, plan.meta)
    _sections(deck, plan)
    if carried:
        carry_files(deck, carried)
    out = io.BytesIO()
    deck.save(out)
    return rezip_package(out.getvalue())


def _layouts(deck: Any, template: Template | None) -> dict[SlideKind, Any]:
    """Return the layout of each kind of slide."""
    if not template:
        return dict(zip(SlideKind, deck.slide_layouts, strict=True))
    known = {
        str(layout.part.partname).lstrip("/"): layout
        for master in deck.slide_masters
        for layout in master.slide_layouts
    }
    return {kind: known[dress.layout] for kind, dress in template.dresses.items()}


def _draw(stage: SlideBuilder, plan: DeckPlan) -> None:
    slide = stage.slide
    for given in list(slide.placeholders):
        given._element.getparent().remove(given._element)  # noqa: SLF001  (python-pptx has no public door to it)
    if stage.dress:
        _keep_colour_map(slide, stage.dress.colour_map)
        if stage.dress.panel:
            stage.put(stage.block("Panel", *stage.dress.panel))
    elif stage.plan.kind is SlideKind.SECTION:
        ground = make(
            "p:bg", make("p:bgPr", stage.paint.fill(stage.accent), make("a:effectLst"))
        )
        slide._element.cSld.insert(0, ground)  # noqa: SLF001  (likewise)
    draw_head(stage)
    draw_body(stage, plan)
    draw_foot(stage, plan)
    animate(stage)
    write_notes(slide, stage.plan.notes, plan.meta.language)


def _keep_colour_map(slide: Any, own: Element | None) -> None:
    """Let a slide name its colours as its layout does, where that differs from the master."""
    if own is not None:
        override = slide._element.find(qn("p:clrMapOvr"))  # noqa: SLF001  (likewise)
        override[:] = [deepcopy(own)]


def _remove_unused(
    deck: Any, used: set[SlideKind], layouts: dict[SlideKind, Any]
) -> None:
    """Drop the layouts that no slide is drawn on."""
    for kind, layout in layouts.items():
        if kind not in used:
            deck.slide_layouts.remove(layout)


def _describe(properties: Any, meta: Metadata) -> None:
    """Write the document's properties (ECMA-376 part 2, 11)."""
    when = meta.date.replace(tzinfo=None, microsecond=0)
    properties.title, properties.subject = (
        clean_text(meta.title)[:255],
        clean_text(meta.subject)[:255],
    )
    properties.author = properties.last_modified_by = clean_text(meta.author)[:255]
    properties.keywords = clean_text(", ".join(meta.keywords))[:255]
    properties.language, properties.identifier = meta.language, meta.fingerprint
    properties.created = properties.modified = when
    properties.revision = 1


def _sorted_under(slide: Slide, plan: DeckPlan) -> tuple[str, str]:
    """Return key and name of the section of the slide sorter that a slide stands in."""
    if slide.section:
        return slide.section.id, slide.section.title
    if slide.backup:
        return "backup", plan.backup
    return slide.kind.value, "".join(run.text for run in slide.title.runs)


def _sections(deck: Any, plan: DeckPlan) -> None:
    """Show the dossier's sections in the slide sorter, what frames them in sections of their own."""
    root = deck.part._element  # noqa: SLF001  (likewise)
    numbers = [entry.get("id") for entry in root.sldIdLst]
    sections: list[tuple[str, str, list[str]]] = []
    for slide, number in zip(plan.slides, numbers, strict=True):
        key, name = _sorted_under(slide, plan)
        if not sections or sections[-1][0] != key:
            sections.append((key, name, []))
        sections[-1][2].append(number)
    listed = (
        make(
            "p14:section",
            make("p14:sldIdLst", *(make("p14:sldId", id=number) for number in slides)),
            name=name,
            id=f"{{{uuid.uuid5(uuid.NAMESPACE_URL, f'{plan.meta.fingerprint}/{key}')}}}".upper(),
        )
        for key, name, slides in sections
    )
    extensions = root.find(qn("p:extLst"))  # a template may have some
    if extensions is None:
        extensions = make("p:extLst")
        root.append(extensions)
    extensions.append(make("p:ext", make("p14:sectionLst", *listed), uri=_SECTIONS))
