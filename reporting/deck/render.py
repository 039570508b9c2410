"""A deck plan and a theme -> the bytes of a PowerPoint presentation.

Scenes are written as the text of parts, in one pass: names are assigned here, relations are
collected while a part is written. Equal plans give equal bytes: nothing here asks for the
time, and the package is zipped at a fixed one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from reporting.deck.ooxml.app_properties import (
    APP_PROPERTIES,
    APP_RELATION,
    make_app_properties,
)
from reporting.deck.ooxml.base import MAIN, PML, Base, make_base
from reporting.deck.ooxml.custom_xml import (
    ORIGINS,
    SOURCE,
    make_custom_parts,
    write_files,
)
from reporting.deck.ooxml.languages import Script
from reporting.deck.ooxml.notes import NotesWriter, make_notes_part
from reporting.deck.ooxml.origins import ShapeOrigin, SlideOrigins, write_origins
from reporting.deck.ooxml.package import Part, Relation, Relations, write_package
from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.part_names import PartNames
from reporting.deck.ooxml.presentation import (
    CORE_PROPERTIES,
    CORE_RELATION,
    FIRST_SLIDE_ID,
    SorterSection,
    make_core_properties,
    write_sections,
    write_slide_list,
)
from reporting.deck.ooxml.xml import qn
from reporting.deck.slides.exhibits import Exhibits
from reporting.deck.slides.links import SlideLinks
from reporting.deck.slides.text import TextWriter
from reporting.deck.slides.writing import SlideStyle, write_slide
from reporting.deck.slides.written import WrittenSlide
from reporting.design.deck_faces import list_carried_families
from reporting.design.grid import make_grids
from reporting.design.theme import Theme
from reporting.memory import Same, remember
from reporting.record import replace
from reporting.scene import Scene, SlideKind
from reporting.slides.mirror import mirror_grids
from reporting.slides.model import DeckPlan

if TYPE_CHECKING:
    from reporting.deck.template.load import Template

_ABOVE_SLIDES = ("ppt/slideMasters/", "ppt/slideLayouts/", "ppt/presentation")
"""Parts from which the text of slides has what they do not say."""
_RTL = (b' rtl="1"', b' rtl="true"')
"""What text says that is read from right to left."""


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
    writer = DeckWriter(plan, theme, template)
    writer.add_slides()
    if carried:
        writer.carry(carried)
    return writer.write()


@remember(lambda *of: of)
def make_own_base(paint: Paint, kinds: frozenset[SlideKind], script: Script) -> Base:
    """Write the base of a theme of ours, which is turned where its language is."""
    grids = make_grids(paint.theme)
    if script.is_rtl:
        grids = mirror_grids(grids)
    return make_base(paint, grids, kinds, script)


@remember(bytes)
def list_characters(data: bytes) -> frozenset[str]:
    """Return the characters of a part."""
    return frozenset(data.decode())


@remember(Same)
def find_paint(theme: Theme) -> Paint:
    """Return the paint of a theme, the same at every call."""
    return Paint(theme)


@remember(lambda paint, script, undoes_capitals: (paint, script, undoes_capitals))
def find_text_writer(
    paint: Paint, script: Script, *, undoes_capitals: bool
) -> TextWriter:
    """Return what writes text in a paint and a script, on a template with capitals or none."""
    return TextWriter(paint, script, undoes_capitals=undoes_capitals)


class DeckWriter:
    """Writes the parts of one deck."""

    def __init__(
        self,
        plan: DeckPlan,
        theme: Theme,
        template: Template | None,
    ) -> None:
        """Begin with the base that slides are put into.

        Args:
            plan: of the deck.
            theme: of its scenes.
            template: whose base it is; None for that of the theme.
        """
        self.plan = plan
        self.language = plan.meta.language
        self.script = Script(self.language, is_rtl=plan.is_rtl)
        self.paint = find_paint(theme)
        self._undoes_capitals = False
        self.is_ours = template is None
        if template is None:
            kinds = frozenset([scene.kind for scene in plan.scenes])
            self.base = make_own_base(self.paint, kinds, self.script)
            self.bindings = {}
        else:
            self.base = template.base
            self.bindings = dict(template.bindings)
            says_direction = has_rtl_master(self.base)
            self._undoes_capitals = has_capitals(template)
            self.script = replace(self.script, says_direction=says_direction)
        self.names = PartNames([part.name for part in self.base.parts])
        self.exhibits = Exhibits(self.names)
        ratio = theme.slide.ratio if template is None else ""
        about = make_app_properties(plan.scenes, ratio)
        self.parts = [*self.base.parts, make_core_properties(plan.meta), about]
        self.relations = Relations(self.base.relations)
        self.origins: list[SlideOrigins] = []
        self.slide_ids: list[str] = []
        self.slides: dict[str, str] = {}

    def add_slides(self) -> None:
        """Write all slides, each with its notes."""
        for scene in self.plan.scenes:
            self.slides[scene.id] = self.names.make_name("ppt/slides/slide")
        known = self.plan.targets.items()
        targets = {anchor: slide for anchor, slide in known if slide in self.slides}
        for scene in self.plan.scenes:
            self.add_slide(scene, targets)

    def add_slide(
        self,
        scene: Scene,
        targets: Mapping[str, str],
    ) -> None:
        """Write a slide and its notes.

        Args:
            scene: what it shows.
            targets: by anchor, the id of the slide that a link leads to.
        """
        name = self.slides[scene.id]
        notes = self.names.make_name("ppt/notesSlides/notesSlide")
        style = self.find_style(scene.kind)
        written, xml = write_slide(scene, style, targets, self.plan.tips)
        slide = Part(
            name,
            f"{PML}.slide+xml",
            xml,
            tuple(self.name_relations(scene.kind, written, notes)),
        )
        page = self.make_notes(scene, notes, name)
        self.parts += (slide, page)
        self.slide_ids.append(self.relations.add("slide", name))
        self.add_origins(scene, written)

    def add_origins(self, scene: Scene, written: WrittenSlide) -> None:
        """Note where what a slide shows stands in the content file."""
        locate = self.plan.places.locate
        shapes: list[ShapeOrigin] = []
        for shape, origin in written.origins:
            shapes.append(ShapeOrigin(shape, locate(origin)))
        place = len(self.origins)
        origins = SlideOrigins(
            slide=FIRST_SLIDE_ID + place,
            number=place + 1,
            origin=locate(scene.origin) if scene.origin else None,
            shapes=tuple(shapes),
        )
        self.origins.append(origins)

    def name_relations(
        self, kind: SlideKind, written: WrittenSlide, notes: str
    ) -> Iterator[Relation]:
        """Yield the relations of a slide with the names of what it refers to.

        Args:
            kind: of the slide.
            written: as which it is written.
            notes: name of the part of its notes.
        """
        for relation in written.relations:
            target = relation.target
            match relation.kind:
                case "slideLayout":
                    target = self.base.layouts[kind]
                case "notesSlide":
                    target = notes
                case "slide":
                    target = self.slides[target]
                case "chart":
                    target = self.exhibits.name_chart(written.charts[int(target)])
                case "image":
                    target = self.exhibits.name_picture(written.pictures[int(target)])
            yield replace(relation, target=target)

    def make_notes(
        self,
        scene: Scene,
        name: str,
        slide: str,
    ) -> Part:
        """Write the notes of a slide; of its links, those lead somewhere that leave the deck.

        Args:
            scene: of the slide.
            name: of the part.
            slide: name of the slide's part.
        """
        relations = Relations()
        links = SlideLinks(scene.id, {}, {}, relations)
        writer = NotesWriter(self.script, scene.notes_size, links.write_click)
        body = writer.write_body(scene.notes)
        return make_notes_part(self.base, name, slide, body, relations)

    def find_style(self, kind: SlideKind) -> SlideStyle:
        """Return what a kind of slide is written with."""
        binding = self.bindings.get(kind)
        paint = binding.paint if binding else self.paint
        return SlideStyle(
            text=find_text_writer(
                paint, self.script, undoes_capitals=self._undoes_capitals
            ),
            binding=binding,
            transition=self.paint.theme.slide.transition,
            date=self.plan.meta.date,
        )

    def carry(self, files: Mapping[str, bytes]) -> None:
        """Add the files that the deck is made from, and where its shapes were written."""
        written = (
            (SOURCE, write_files(files)),
            (ORIGINS, [write_origins(self.origins).encode()]),
        )
        for number, (space, xml) in enumerate(written, 1):
            item, properties = make_custom_parts(number, space, *xml)
            self.parts += (item, properties)
            self.relations.add("customXml", item.name)

    def embed_fonts(self) -> str:
        """Add the fonts that a deck on our own layouts carries; return their list."""
        theme = self.paint.theme
        if not self.is_ours or not list_carried_families(theme.fonts):
            return ""
        from reporting.deck.ooxml.embedded_fonts import (  # noqa: PLC0415  (few decks do)
            embed_families,
            write_embedded_fonts,
        )

        characters: set[str] = set()
        for part in self.parts:
            if part.name.endswith(".xml"):
                characters |= list_characters(part.data)
        families = embed_families(theme.fonts, characters)
        listed, parts = write_embedded_fonts(families, self.relations)
        self.parts += parts
        return listed

    def write(self) -> bytes:
        """Return the bytes of the package."""
        base = self.base
        fonts = self.embed_fonts()
        slides = write_slide_list(self.slide_ids)
        sections = write_sections(
            list_sections(self.plan),
            self.plan.meta.fingerprint,
        )
        xml = base.write_main(slides, sections, fonts).encode()
        main = Part(
            base.main,
            MAIN,
            xml,
            self.relations.list_all(),
        )
        start = Relations()
        start.add("officeDocument", base.main)
        start.add(CORE_RELATION, CORE_PROPERTIES)
        start.add(APP_RELATION, APP_PROPERTIES)
        parts = [main, *self.parts, *self.exhibits.parts]
        return write_package(parts, start.list_all())


def has_capitals(template: Template) -> bool:
    """Whether a template sets text boxes in capitals, or spaces their letters."""
    main = template.found.parts[template.found.main]
    styles = [main.root.find(qn("p:defaultTextStyle"))]
    other = "/".join([qn("p:txStyles"), qn("p:otherStyle")])
    for name in {layout.master for layout in template.layouts}:
        master = template.found.parts[name].root
        styles.append(master.find(other))
    for style in styles:
        for look in () if style is None else style.iter(qn("a:defRPr")):
            is_spaced = look.get("spc", "0") != "0"
            if is_spaced or look.get("cap", "none") != "none":
                return True
    return False


def has_rtl_master(base: Base) -> bool:
    """Whether the master or a layout of a template has text read from right to left."""
    for part in base.parts:
        is_above = part.name.startswith(_ABOVE_SLIDES)
        if is_above and any(sign in part.data for sign in _RTL):
            return True
    return False


def list_sections(plan: DeckPlan) -> Sequence[SorterSection]:
    """Return the sections of the slide sorter: the dossier's, and those that frame them."""
    titles = {section.id: section.title for section in plan.sections}
    found: list[SorterSection] = []
    count = 0
    for scene in plan.scenes:
        key = scene.kind.value
        name = scene.title
        if scene.section:
            key = scene.section
            name = titles[key]
        elif scene.is_backup:
            key = "backup"
            name = plan.backup
        count += 1
        if found and found[-1].key == key:
            name = found.pop().name
        else:
            count = 1
        found.append(SorterSection(key, name, count))
    return found
