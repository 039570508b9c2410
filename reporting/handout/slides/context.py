"""What a slide is drawn with: theme, language, ground, links, and the tags that it makes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.design.theme import Theme
from reporting.i18n import Language
from reporting.paper.marks import Link
from reporting.paper.tag import Tag
from reporting.plan.words import Run, Runs
from reporting.reading.origin import Origin
from reporting.record import Record, replace


class SlideLinks(Record, frozen=True):
    """Where links of a deck lead, and what is said of it.

    Args:
        targets: by anchor, the name of the place of the slide that it leads to.
        tips: by anchor, where it leads, in words.
    """

    targets: Mapping[str, str]
    tips: Mapping[str, str]

    def find(self, link: str, words: str, own: str) -> Link | None:
        """Return a link, if it leads anywhere but to its own slide.

        Args:
            link: an address, or `#anchor` within the deck.
            words: that it stands on.
            own: name of the place of its slide.
        """
        if not link:
            return None
        if not link.startswith("#"):
            shown = words.strip()
            said = shown if shown == link else f"{shown} ({link})"
            return Link(link, said)
        anchor = link[1:]
        place = self.targets.get(anchor)
        if place is None or place == own:
            return None
        return Link(f"#{place}", self.tips.get(anchor) or words.strip())


class SlideContext(Record, frozen=True, eq=False):
    """How and where what stands on a slide is drawn, and what it belongs to.

    Args:
        theme: of the deck.
        language: of its words.
        links: of the deck.
        name: of the place of the slide.
        ground: its colour, as #RRGGBB.
        place: the tag that what is drawn belongs to.
        tags: takes the tags that are made, in the order of reading.
        level: how many headings stand above it.
        is_rtl: whether its language reads from right to left.
    """

    theme: Theme
    language: Language
    links: SlideLinks
    name: str
    ground: str
    place: Tag
    tags: list[Tag]
    level: int
    is_rtl: bool = False

    def elem(self, name: str, origin: Origin | None = None, **entries: Any) -> Tag:
        """Return a new tag at this place, with the entries that `Tag` takes."""
        tag = Tag(
            name=name,
            parent=self.place,
            origin=origin,
            **entries,
        )
        self.tags.append(tag)
        return tag

    def within(self, place: Tag) -> SlideContext:
        """The same within a tag."""
        return replace(self, place=place)

    def group(
        self, name: str, origin: Origin | None = None, **entries: Any
    ) -> SlideContext:
        """The same within a new tag at this place."""
        return self.within(self.elem(name, origin, **entries))

    def find_link(self, run: Run) -> Link | None:
        """Return where a run leads, if it leads anywhere."""
        return self.links.find(run.link or "", run.text, self.name)

    @property
    def heading(self) -> str:
        """The tag of a heading at this level."""
        return f"H{self.level}"


def find_origin(runs: Runs) -> Origin | None:
    """Return where a paragraph is written, if any of it is."""
    for run in runs:
        if run.origin:
            return run.origin
    return None
