"""A planned dossier, whose blocks know their place in the deck -> the plan of the deck.

The deck shows the dossier's own blocks: same words, same numbers, same order. `topics` settles
which slide each stands on, `finishing` what its title is and what the speaker is told, and
`compose` what is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping

from reporting.design.grid import Grids
from reporting.design.theme import Theme
from reporting.plan.model import DossierPlan
from reporting.scene import Scene, SlideKind
from reporting.slides.compose import compose_scene
from reporting.slides.finishing import finish_slides
from reporting.slides.furniture import make_furniture
from reporting.slides.looks import SlideLook, make_own_looks
from reporting.slides.mirror import mirror_grids, mirror_looks
from reporting.slides.model import DeckPlan
from reporting.slides.speaker_notes import Speaker
from reporting.slides.targets import find_targets, tell_targets
from reporting.slides.timing import time_slides
from reporting.slides.topics import list_topics
from reporting.slides.typesetter import Typesetter


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
    is_rtl = dossier.language.is_rtl
    if is_rtl and grids and looks:
        # What a template holds is turned, and turned back with the scenes.
        grids, looks = mirror_grids(grids), mirror_looks(looks)
    setter = Typesetter(theme, grids)
    speaker = Speaker(dossier, pages or {})
    topics = tuple(list_topics(setter, dossier, speaker))
    finished = tuple(finish_slides(dossier, speaker, topics))
    untimed = [one.slide for one in finished]
    slides = time_slides(dossier, untimed, topics)
    talk = [number for number, slide in enumerate(slides, 1) if not slide.backup]
    furniture = make_furniture(setter, dossier, last=talk[-1])
    looks = looks or make_own_looks(theme, setter.grids)
    scenes: list[Scene] = []
    for number, slide in enumerate(slides, 1):
        look = looks[slide.kind]
        scene = compose_scene(
            slide,
            number,
            look,
            furniture,
            dossier.sections,
            setter,
            is_rtl=is_rtl,
        )
        scenes.append(scene)
    targets = find_targets(slides)
    unfit = [text for one in finished for text in one.unfit]
    vain_merges = [path for topic in topics for path in topic.vain_merges]
    return DeckPlan(
        meta=dossier.meta,
        footer=furniture.footer,
        date=furniture.date,
        backup=dossier.language.fill_phrase("backup"),
        sections=dossier.sections,
        slides=slides,
        scenes=tuple(scenes),
        targets=targets,
        tips=tell_targets(dossier, slides, targets),
        unfit=tuple(dict.fromkeys(unfit)),
        places=dossier.places,
        vain_merges=tuple(vain_merges),
        is_rtl=is_rtl,
    )
