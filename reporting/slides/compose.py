"""A planned slide and the look of its kind -> its scene.

A scene depends on what is handed in and on nothing else, so equal slides give equal scenes.
"""

from __future__ import annotations

from reporting.plan.model import SectionPlan
from reporting.scene import Bar, Role, Scene, SceneItem, SlideKind
from reporting.slides.compose_body import compose_body
from reporting.slides.compose_text import SlideContext, name_apart
from reporting.slides.furniture import Furniture, compose_foot, compose_head
from reporting.slides.looks import SlideLook
from reporting.slides.mirror import mirror_scene
from reporting.slides.model import Slide
from reporting.slides.notes_page import choose_notes_size
from reporting.slides.typesetter import Typesetter


def compose_scene(
    slide: Slide,
    number: int,
    look: SlideLook,
    furniture: Furniture,
    sections: tuple[SectionPlan, ...],
    setter: Typesetter,
    *,
    is_rtl: bool = False,
) -> Scene:
    """Compose one slide.

    Args:
        slide: its words, sizes and places.
        number: of the slide, from 1.
        look: of its kind.
        furniture: what all slides repeat.
        sections: of the deck, in order.
        setter: breaks its lines.
        is_rtl: whether the language is read from right to left.
    """
    section = slide.section.id if slide.section else None
    accent = look.theme.accent(section)
    if slide.is_tight:
        setter = setter.tight
    context = SlideContext(slide, look, setter, accent, sections, is_rtl)
    items: list[SceneItem] = []
    if look.panel:
        place, colour = look.panel
        item = Bar(name="Panel", rect=place, role=Role.DECORATION, fill=colour)
        items.append(item)
    items += compose_head(context)
    items += compose_body(context)
    items += compose_foot(context, furniture, number)
    has_ground = slide.kind is SlideKind.SECTION and look.is_ours
    scene = Scene(
        id=slide.id,
        kind=slide.kind,
        number=number,
        title="".join([run.text for run in slide.title.runs]),
        section=section or "",
        accent=accent,
        items=tuple(name_apart(items)),
        ground=accent if has_ground else "",
        notes=slide.notes,
        notes_size=choose_notes_size(setter, slide.notes),
        is_built=slide.build,
        is_backup=slide.backup,
        is_hidden=slide.hidden,
        origin=slide.origin,
    )
    if not is_rtl:
        return scene
    return mirror_scene(scene, look.grid.slide.width, is_ours=look.is_ours)
