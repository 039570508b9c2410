"""Pages of the body -> the back matter: disagreements, register, names, sources, colophon.

All of it stands across text and margin, and refers to the pages before it.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from reporting.dossier.galley.galley import Galley, Slabs, measure_height
from reporting.dossier.galley.page import Breaking, Page, Part
from reporting.dossier.pages.anchors import list_block_anchors
from reporting.dossier.pages.disagreement_table import list_pages, typeset_disagreements
from reporting.dossier.pages.name_list import NAME_GAP, list_entry_pages, typeset_names
from reporting.dossier.pages.opener import typeset_heading
from reporting.dossier.pages.page_references import PlacesFound, link_pages
from reporting.dossier.pages.paginate import PageMeasure, paginate
from reporting.dossier.pages.register import typeset_check, typeset_register
from reporting.dossier.pages.source_list import typeset_sources
from reporting.dossier.pages.two_columns import fill_columns, measure_half
from reporting.dossier.typeset.context import TypesetContext
from reporting.memory import Memory
from reporting.plan.model import DossierPlan
from reporting.plan.provenance import list_origins
from reporting.record import Record, replace

_TIED = 0.4
"""Share of the column up to which a colophon stands below the last source."""
_LEAST = 6.0
"""Lines that names must have below their heading to begin on a page."""


_WIDE: Memory[TypesetContext, TypesetContext] = Memory()
_BEGUN: Memory[tuple[TypesetContext, str, str], tuple[TypesetContext, Galley]] = (
    Memory()
)
"""By the place, name and title of a part: the place below its heading, and that."""
_SET: Memory[Hashable, tuple[Galley, ...]] = Memory()
"""By the place of a part and all that is said in it."""


def list_back_titles(plan: DossierPlan) -> dict[str, str]:
    """Return by name the titles of the back matter's parts that have something to say."""
    labels = plan.labels
    titles = {
        "disagrees": labels.disagrees if plan.disagreements else "",
        "claims": labels.claims if plan.claims else "",
        "entities": labels.entities if plan.entities else "",
        "sources": labels.sources if plan.sources else "",
        "colophon": labels.colophon if plan.colophon else "",
    }
    return {name: title for name, title in titles.items() if title}


class BackMatter(Record, frozen=True, eq=False):
    """The back matter on its pages.

    Args:
        pages: its own, and before them the last of the body, which it may begin on.
        parts: in order, for their elements.
    """

    pages: tuple[Page, ...]
    parts: tuple[Part, ...]


def add_back_matter(
    setting: TypesetContext,
    plan: DossierPlan,
    last: Page,
    places: PlacesFound,
    measure: PageMeasure,
    begins: Breaking,
) -> BackMatter:
    """Return the last page of the body with the back matter below and behind it.

    Args:
        setting: the text column, at the top of the document.
        plan: of the dossier.
        last: page of the body.
        places: what stands where on the pages up to it.
        measure: of a page.
        begins: where the first of its parts may begin; the others run on.
    """
    measure = replace(measure, opener_share=0.0)  # what it is tied to is enough
    linked = link_pages(setting, places.words)
    maker = _Maker(
        _WIDE.recall(linked, lambda: linked.in_width(linked.across)),
        plan,
        places,
        measure,
    )
    done = [last]
    parts: list[Part] = []
    titles = list_back_titles(plan)
    has_sources = "sources" in titles
    for name, title in titles.items():
        if has_sources and name == "colophon":
            continue  # goes on with the sources
        galleys = maker.typeset(
            name,
            title,
            done[-1].filled,
        )
        if name == "sources" and plan.colophon:
            galleys += maker.typeset(
                "colophon",
                titles["colophon"],
                0.0,
            )
        part = Part(
            title,
            tuple(galleys),
            begins,
            setting.accent,
        )
        last = done.pop()
        done += paginate([part], measure, after=last)
        parts.append(part)
        begins = Breaking.RUN_ON
    return BackMatter(tuple(done), tuple(parts))


class _Maker(Record, frozen=True, eq=False):
    """Sets the parts of the back matter."""

    setting: TypesetContext
    plan: DossierPlan
    places: PlacesFound
    measure: PageMeasure

    def typeset(
        self,
        name: str,
        title: str,
        filled: float,
    ) -> list[Galley]:
        """Return a part with its heading.

        Args:
            name: of the part, one of those that `list_back_titles` returns.
            title: of the part.
            filled: what of the page is taken where it may begin, in points.
        """
        place, heading = self._begin(name, title)
        match name:
            case "disagrees":
                galleys = self._set_disagreements(place)
            case "claims":
                galleys = self._set_claims(place)
            case "entities":
                galleys = self._set_entities(place, heading, filled)
            case "sources":
                galleys = self._set_sources(place, heading)
            case _:
                galleys = self._set_colophon(place, heading)
        return [heading, *galleys]

    def _begin(self, name: str, title: str) -> tuple[TypesetContext, Galley]:
        """Return the place below a heading, and the heading."""

        def make() -> tuple[TypesetContext, Galley]:
            place = self.setting.begin().group("Sect", id=f"part-{name}")
            heading = typeset_heading(place, title, name, is_wide=True)
            return place.below().begin(), heading

        return _BEGUN.recall((self.setting, name, title), make)

    def _set_disagreements(self, place: TypesetContext) -> tuple[Galley, ...]:
        blocks, places = self.plan.disagreements, self.places
        anchors = list_block_anchors(self.plan)
        shown = tuple([anchors.get(block.id, "") for block in blocks])
        pages: list[tuple[int, ...]] = []
        for block, anchor in zip(blocks, shown, strict=True):
            pages.append(list_pages(block, anchor, places))
        return _SET.recall(
            (place, blocks, list_origins(blocks), shown, tuple(pages)),
            lambda: (typeset_disagreements(place.begin(), blocks, anchors, places),),
        )

    def _set_claims(self, place: TypesetContext) -> tuple[Galley, ...]:
        table = typeset_register(
            place,
            self.plan.claims,
            self.places.claims,
        )
        checked = self.plan.checked
        if not checked:
            return (table,)
        above = _SET.recall(
            (place, checked),
            lambda: (typeset_check(place.begin(), checked),),
        )
        return (*above, table)

    def _set_entities(
        self,
        place: TypesetContext,
        heading: Galley,
        filled: float,
    ) -> tuple[Galley, ...]:
        entries = self.plan.entities
        pages = list_entry_pages(entries, self.places)

        def make() -> tuple[Galley, ...]:
            below = place.begin()
            things = typeset_names(below, entries, pages)
            return self._set_columns(
                below,
                heading,
                things,
                NAME_GAP,
                filled,
            )

        key = (place, entries, list_origins(entries), pages, filled, self.measure)
        return _SET.recall(key, make)

    def _set_sources(
        self,
        place: TypesetContext,
        heading: Galley,
    ) -> tuple[Galley, ...]:
        entries, ties = self.plan.sources, self.measure_colophon(heading)

        def make() -> tuple[Galley, ...]:
            *others, last = typeset_sources(place.begin(), entries)
            return (*others, replace(last, ties=ties))

        return _SET.recall((place, entries, list_origins(entries), ties), make)

    def measure_colophon(self, heading: Galley) -> float:
        """Return what the colophon takes below a heading, so that it never stands alone.

        Args:
            heading: one as high as its own.
        """
        apart = self.setting
        set_below = self._set_colophon(apart, heading) if self.plan.colophon else ()
        height = sum([measure_height(galley.slabs) for galley in set_below])
        if not height:
            return 0.0
        above = heading.before + measure_height(heading.slabs) + heading.after
        return min(above + height, self.measure.height * _TIED)

    def _set_colophon(
        self,
        place: TypesetContext,
        heading: Galley,
    ) -> tuple[Galley, ...]:
        """Return how the dossier was made, a paragraph each, in two columns."""
        colophon = self.plan.colophon

        def make() -> tuple[Galley, ...]:
            setting = place.begin()
            style = setting.styles.cell
            width = measure_half(setting)
            things: list[Slabs] = []
            for paragraph in colophon:
                things.append(setting.words(paragraph, style, width=width))
            gap = style.leading / 2
            return self._set_columns(
                setting,
                heading,
                things,
                gap,
                0.0,
            )

        taken = measure_height(heading.slabs) + heading.after
        key = (place, "colophon", colophon, heading.before, taken, self.measure)
        return _SET.recall(key, make)

    def _set_columns(
        self,
        setting: TypesetContext,
        heading: Galley,
        things: Sequence[Slabs],
        gap: float,
        filled: float,
    ) -> tuple[Galley, ...]:
        """Return things in two columns, for the room that is left and for whole pages."""
        taken = measure_height(heading.slabs) + heading.after
        room = self.measure.height
        first = room - filled - heading.before - taken
        line = setting.styles.body.leading
        if first < _LEAST * line:
            first = room - taken
        slabs = fill_columns(
            setting,
            things,
            gap,
            first - line,
            room - line,
        )
        return (setting.finish(slabs, is_wide=True, is_back=True, after=line),)
