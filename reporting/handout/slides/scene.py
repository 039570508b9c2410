"""A scene -> what a page shows of it, and its elements."""

from __future__ import annotations

from collections.abc import Iterable

from reporting.design.theme import Theme
from reporting.handout.slides.context import SlideContext, SlideLinks
from reporting.handout.slides.items import ItemDrawer
from reporting.handout.slides.strata import Stratum
from reporting.i18n import Language
from reporting.paper.tag import Tag
from reporting.record import Record
from reporting.scene import ON_COLOUR, Scene, SlideKind
from reporting.slides.model import DeckPlan

TOP_LEVEL = frozenset({SlideKind.COVER, SlideKind.AGENDA, SlideKind.SECTION})
"""Kinds of slides whose titles head what follows."""


class DrawnSlide(Record, frozen=True, eq=False):
    """A slide as it is painted.

    Args:
        scene: that it shows.
        picture: what a template draws behind it (JPEG); empty for nothing.
        strata: from the back to the front.
        setting: in which it was drawn, and its notes are set; it holds all their tags.
    """

    scene: Scene
    picture: bytes
    strata: tuple[Stratum, ...]
    setting: SlideContext


def name_place(number: int) -> str:
    """Return the name of the place of a slide."""
    return f"slide-{number}"


def find_links(deck: DeckPlan, scenes: Iterable[Scene]) -> SlideLinks:
    """Return where the links of a deck lead among some of its slides."""
    places: dict[str, str] = {}
    for scene in scenes:
        places[scene.id] = name_place(scene.number)
    targets: dict[str, str] = {}
    for anchor, identity in deck.targets.items():
        if identity in places:
            targets[anchor] = places[identity]
    return SlideLinks(targets, deck.tips)


def find_ground(scene: Scene, theme: Theme) -> str:
    """Return the colour of a slide's ground on our own layouts, as #RRGGBB."""
    if scene.ground:
        return scene.ground
    colours = theme.colours
    return colours.cover if scene.kind in ON_COLOUR else colours.paper


def find_level(scene: Scene) -> int:
    """Return the level of a slide's title: within a section it is the second."""
    if scene.kind in TOP_LEVEL or not scene.section:
        return 1
    return 2


def make_setting(
    scene: Scene,
    theme: Theme,
    language: Language,
    links: SlideLinks,
    top: Tag,
) -> SlideContext:
    """Return how and where what belongs to a slide is set; its first tag is that of all of it.

    Args:
        scene: what it shows.
        theme: of the deck.
        language: of its words.
        links: of the deck.
        top: the element of the document.
    """
    name = name_place(scene.number)
    whole = Tag(
        name="Sect",
        parent=top,
        title=scene.title,
        id=name,
        origin=scene.origin,
    )
    return SlideContext(
        theme,
        language,
        links,
        name,
        find_ground(scene, theme),
        whole,
        [whole],
        find_level(scene),
        language.is_rtl,
    )


def draw_scene(scene: Scene, setting: SlideContext, picture: bytes = b"") -> DrawnSlide:
    """Draw a slide.

    Args:
        scene: what it shows.
        setting: of the slide.
        picture: what a template draws behind it (JPEG).
    """
    strata = tuple(ItemDrawer(setting).draw(scene.items))
    return DrawnSlide(
        scene,
        picture,
        strata,
        setting,
    )
