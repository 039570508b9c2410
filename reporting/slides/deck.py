"""A planned dossier, whose blocks know their place in the deck -> the plan of the deck.

The deck shows the dossier's own blocks: same words, same numbers, same order. `topics` settles
which slide each stands on, `finishing` what its title is and what the speaker is told, and
`compose` what is drawn.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from reporting.design.grid import Grids
from reporting.design.theme import Theme
from reporting.memory import Memory, Same, remember
from reporting.plan.kept import keep_plan
from reporting.plan.model import DossierPlan, SectionPlan
from reporting.plan.words import Line
from reporting.record import Record, replace
from reporting.scene import Scene, SlideKind
from reporting.slides.compose import compose_scene
from reporting.slides.finishing import finish_slides
from reporting.slides.furniture import Furniture, make_furniture
from reporting.slides.looks import SlideLook, make_own_looks
from reporting.slides.mirror import mirror_grids, mirror_looks
from reporting.slides.model import DeckPlan, Slide
from reporting.slides.notes_page import choose_notes_size
from reporting.slides.speaker_notes import Speaker
from reporting.slides.targets import find_targets, tell_targets
from reporting.slides.timing import time_slides
from reporting.slides.topics import list_topics
from reporting.slides.typesetter import Typesetter


class Composer(Record, frozen=True):
    """Composes the slides of one deck, each once while builds show it.

    Args:
        setter: breaks their lines.
        looks: of each kind of slide.
        furniture: what all of them repeat.
        sections: of the deck, in order.
        is_rtl: whether the language is read from right to left.
    """

    setter: Typesetter
    looks: Mapping[SlideKind, SlideLook]
    furniture: Furniture
    sections: tuple[SectionPlan, ...]
    is_rtl: bool

    def compose(self, slide: Slide, number: int, notes: tuple[Line, ...]) -> Scene:
        """Compose a slide.

        Args:
            slide: without its notes.
            number: of the slide, from 1.
            notes: the speaker notes, a paragraph each.
        """
        look = self.looks[slide.kind]
        # of other sections a slide shows that they are there, and in which colour
        marks = tuple([(section.id, section.number) for section in self.sections])
        around = (self.setter, self.furniture, marks, self.is_rtl)
        scene = _SCENES.recall(
            (Same(slide), number, Same(look), around),
            lambda: compose_scene(
                slide,
                number,
                look,
                self.furniture,
                self.sections,
                self.setter,
                is_rtl=self.is_rtl,
            ),
        )
        size = choose_notes_size(self.setter, notes)
        return replace(scene, notes=notes, notes_size=size)


_SCENES: Memory[Hashable, Scene] = Memory()


@remember(lambda grids, looks: (Same(grids), Same(looks)))
def mirror_template(
    grids: Grids, looks: Mapping[SlideKind, SlideLook]
) -> tuple[Grids, Mapping[SlideKind, SlideLook]]:
    """Return where things stand on a template, and how they look, as read from the right."""
    return mirror_grids(grids), mirror_looks(looks)


@remember(lambda theme, grids: (Same(theme), Same(grids)))
def find_typesetter(theme: Theme, grids: Grids | None) -> Typesetter:
    """Return the typesetter of a theme, which remembers what it measured in the last builds."""
    return Typesetter(theme, grids)


def plan_deck(
    dossier: DossierPlan,
    theme: Theme,
    grids: Grids | None = None,
    pages: Mapping[str, int] | None = None,
    looks: Mapping[SlideKind, SlideLook] | None = None,
) -> DeckPlan:
    """Plan the deck.

    Args:
        dossier: the planned dossier, in the language wanted.
        theme: gives the slide's measures and the faces to measure with.
        grids: where things stand, if not where the theme has them.
        pages: by id of a block, the page of the dossier on which it begins.
        looks: of each kind of slide on a user's template; left out, on our own layouts.
    """
    dossier = keep_plan(dossier)
    is_rtl = dossier.language.is_rtl
    if is_rtl and grids and looks:
        # What a template holds is turned, and turned back with the scenes.
        grids, looks = mirror_template(grids, looks)
    setter = find_typesetter(theme, grids)
    speaker = Speaker(dossier, pages or {})
    topics = tuple(list_topics(setter, dossier, speaker))
    finished = tuple(finish_slides(dossier, speaker, topics))
    bare = [one.slide for one in finished]
    talk = [number for number, slide in enumerate(bare, 1) if not slide.backup]
    furniture = make_furniture(setter, dossier, last=talk[-1])
    looks = looks or make_own_looks(setter.theme, setter.grids)
    composer = Composer(setter, looks, furniture, dossier.sections, is_rtl=is_rtl)
    slides: list[Slide] = []
    scenes: list[Scene] = []
    times = time_slides(dossier, bare, topics)
    for number, (one, time) in enumerate(zip(finished, times, strict=True), 1):
        notes = (*time.told, *one.notes)
        slides.append(replace(one.slide, notes=notes, seconds=time.seconds))
        scenes.append(composer.compose(one.slide, number, notes))
    targets = find_targets(slides)
    unfit = [text for one in finished for text in one.unfit]
    vain_merges = [path for topic in topics for path in topic.vain_merges]
    return DeckPlan(
        meta=dossier.meta,
        footer=furniture.footer,
        date=furniture.date,
        backup=dossier.language.fill_phrase("backup"),
        sections=dossier.sections,
        slides=tuple(slides),
        scenes=tuple(scenes),
        targets=targets,
        tips=tell_targets(dossier, slides, targets),
        unfit=tuple(dict.fromkeys(unfit)),
        places=dossier.places,
        vain_merges=tuple(vain_merges),
        is_rtl=is_rtl,
    )
