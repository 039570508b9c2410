"""A deck plan and a theme -> the bytes of a PowerPoint presentation.

Scenes are written as the text of parts, in one pass: names are assigned here, relations are
collected while a part is written. Equal plans give equal bytes: nothing here asks for the
time, and the package is zipped at a fixed one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reporting.deck.ooxml.base import MAIN, Base, make_base
from reporting.deck.ooxml.custom_xml import (
    ORIGINS,
    SOURCE,
    make_custom_parts,
    write_files,
)
from reporting.deck.ooxml.notes import make_notes_part
from reporting.deck.ooxml.origins import SlideOrigins, write_origins
from reporting.deck.ooxml.package import Part, Relations, write_package
from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.presentation import (
    CORE_PROPERTIES,
    CORE_RELATION,
    FIRST_SLIDE_ID,
    SorterSection,
    make_core_properties,
    write_sections,
    write_slide_list,
)
from reporting.deck.slides.exhibits import Exhibits, PartNames
from reporting.deck.slides.links import SlideLinks
from reporting.deck.slides.slide_writer import SlideWriter
from reporting.deck.slides.text import TextWriter
from reporting.design.grid import make_grid
from reporting.design.theme import Theme
from reporting.scene import Scene, SlideKind
from reporting.slides.model import DeckPlan

if TYPE_CHECKING:
    from reporting.deck.template.load import Template


def render_deck(
    plan: DeckPlan,
    theme: Theme,
    template: Template | None = None,
    carried: Mapping[str, bytes] | None = None,
) -> bytes:
    """Write a deck.

    Args:
        plan: its scenes, and what it says of itself.
        theme: the look that the scenes were composed with.
        template: the user's own, on whose layouts the deck stands; ours when left out.
        carried: the files it is made from, by name, if it is to carry them. Where each shape
            was written goes with them: lines of files that are not there would help nobody.

    Returns:
        The bytes of a .pptx file (ECMA-376, transitional).
    """
    writer = _DeckWriter(plan, theme, template)
    return writer.write(carried or {})


class _DeckWriter:
    """Writes the parts of one deck."""

    def __init__(self, plan: DeckPlan, theme: Theme, template: Template | None) -> None:
        self.plan = plan
        self.theme = theme
        self.bindings = template.bindings if template else {}
        self._own_paint = Paint(theme)
        self.base = template.base if template else self._make_own_base()
        self.names = PartNames([part.name for part in self.base.parts])
        self.exhibits = Exhibits(self.names, plan.meta.language, plan.meta.date)
        self.parts = list(self.base.parts)
        self.relations = Relations(self.base.relations)
        self.origins: list[SlideOrigins] = []
        self._writers: dict[SlideKind, TextWriter] = {}

    def _make_own_base(self) -> Base:
        """Write the base of the deck's theme, with the layouts that it uses."""
        kinds = {scene.kind for scene in self.plan.scenes}
        return make_base(self._own_paint, make_grid(self.theme), kinds)

    def write(self, carried: Mapping[str, bytes]) -> bytes:
        """Return the bytes of the package."""
        plan = self.plan
        slides = [self.names.make_name("ppt/slides/slide") for _ in plan.scenes]
        by_id = {
            scene.id: name for scene, name in zip(plan.scenes, slides, strict=True)
        }
        targets = {}
        for anchor, identity in plan.targets.items():
            if identity in by_id:
                targets[anchor] = by_id[identity]
        for number, scene in enumerate(plan.scenes):
            self._add_slide(scene, slides[number], targets)
        slide_list = write_slide_list(
            [self.relations.add("slide", name) for name in slides]
        )
        self._carry(carried)
        sections = write_sections(_list_sections(plan), plan.meta.fingerprint)
        xml = self.base.write_main(slide_list, sections)
        main = Part(self.base.main, MAIN, xml.encode(), self.relations.list_all())
        start = Relations()
        start.add("officeDocument", self.base.main)
        start.add(CORE_RELATION, CORE_PROPERTIES)
        parts = [main, *self.parts, *self.exhibits.parts]
        parts.append(make_core_properties(plan.meta))
        return write_package(parts, start.list_all())

    def _add_slide(self, scene: Scene, name: str, targets: Mapping[str, str]) -> None:
        """Write a slide and its notes."""
        relations = Relations()
        relations.add("slideLayout", self.base.layouts[scene.kind])
        notes = self.names.make_name("ppt/notesSlides/notesSlide")
        writer = SlideWriter(
            scene,
            self._find_writer(scene.kind),
            SlideLinks(name, targets, relations),
            self.exhibits,
            self.bindings.get(scene.kind),
        )
        relations.add("notesSlide", notes)
        fades = self.theme.slide.transition == "fade"
        self.parts.append(writer.make_part(name, fades=fades))
        language = self.plan.meta.language
        self.parts.append(
            make_notes_part(self.base, notes, name, scene.notes, language)
        )
        number = len(self.origins)
        self.origins.append(
            SlideOrigins(
                FIRST_SLIDE_ID + number,
                number + 1,
                scene.origin,
                tuple(writer.list_origins()),
            )
        )

    def _find_writer(self, kind: SlideKind) -> TextWriter:
        """Return what writes the text of a kind of slide; all of ours have one."""
        binding = self.bindings.get(kind)
        key = kind if binding else SlideKind.TEXT
        writer = self._writers.get(key)
        if writer is None:
            paint = binding.paint if binding else self._own_paint
            writer = TextWriter(paint, self.plan.meta.language)
            self._writers[key] = writer
        return writer

    def _carry(self, files: Mapping[str, bytes]) -> None:
        """Add the files that the deck carries, and where its shapes were written in them."""
        if not files:
            return
        written = ((SOURCE, write_files(files)), (ORIGINS, write_origins(self.origins)))
        for number, (space, xml) in enumerate(written, 1):
            parts = make_custom_parts(number, space, xml)
            self.parts += parts
            self.relations.add("customXml", parts[0].name)


def _list_sections(plan: DeckPlan) -> Sequence[SorterSection]:
    """Return the sections of the slide sorter: the dossier's, and those that frame them."""
    titles = {section.id: section.title for section in plan.sections}
    found: list[SorterSection] = []
    for scene in plan.scenes:
        if scene.section:
            key, name = scene.section, titles[scene.section]
        elif scene.is_backup:
            key, name = "backup", plan.backup
        else:
            key, name = scene.kind.value, scene.title
        if found and found[-1].key == key:
            last = found.pop()
            found.append(SorterSection(key, last.name, last.count + 1))
        else:
            found.append(SorterSection(key, name, 1))
    return found
