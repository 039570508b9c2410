"""Parts set as galleys -> pages: which slabs stand where, and which notes beside them.

The paginator knows heights, joints, flows and notes; nothing of blocks, themes or PDF.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.dossier.galley.page import Breaking, Page, Part, Placement
from reporting.dossier.pages.page_filling import (
    Filling,
    PageFiller,
    PageMeasure,
    Place,
)
from reporting.dossier.pages.page_notes import place_notes
from reporting.dossier.pages.passages import Passage, list_passages
from reporting.record import replace

__all__ = ["PageMeasure", "paginate"]


def paginate(
    parts: Sequence[Part],
    measure: PageMeasure,
    *,
    first_folio: int = 1,
    after: Page | None = None,
) -> tuple[Page, ...]:
    """Return the pages on which parts stand.

    Equal parts give equal pages; the time grows with the number of slabs.

    Args:
        parts: in order.
        measure: of every page.
        first_folio: number of the first page; of no account with `after`.
        after: a page that the first part may go on below. The first page that is returned
            is then this one, with what more stands on it.
    """
    passages = list_passages(parts)
    filler = PageFiller(passages, measure)
    pages: list[Page] = []
    folio = after.folio if after else first_folio
    place = Place()
    title = ""
    while _is_unfinished(place, passages) or (after and not pages):
        if (
            _wants_recto(place, passages)
            and folio % 2 == 0
            and not (after and not pages)
        ):
            pages.append(Page(folio, title, is_blank=True))
            folio += 1
        if after and not pages:
            filling = filler.fill(place, after.filled, _find_space(after))
            page = _make_page(after, filling, parts, measure)
        else:
            filling = filler.fill(place)
            page = _make_page(Page(folio, title), filling, parts, measure)
        pages.append(page)
        title = page.part
        folio += 1
        place = filling.following
    return tuple(pages)


def _is_unfinished(place: Place, passages: Sequence[Passage]) -> bool:
    return place.passage < len(passages) or bool(place.waiting)


def _wants_recto(place: Place, passages: Sequence[Passage]) -> bool:
    """Whether a page begins with a part that begins on a right-hand page."""
    if place.waiting or place.slab or place.passage == len(passages):
        return False
    return passages[place.passage].begins is Breaking.RECTO


def _find_space(page: Page) -> float:
    """Return the space that is wanted below what stands on a page."""
    if not page.placements:
        return 0.0
    return page.placements[-1].galley.after


def _make_page(
    page: Page, filling: Filling, parts: Sequence[Part], measure: PageMeasure
) -> Page:
    """Return a page with what it was filled with, named by the first part that begins on it."""
    placements: list[Placement] = list(page.placements)
    title = page.part
    is_named = bool(placements)
    for entry in filling.entries:
        placements.append(entry.placement)
        begins = entry.passage.begins is not None and entry.placement.start == 0
        if begins and not is_named:
            title = parts[entry.passage.part].title
            is_named = True
    notes, crowd = place_notes(placements, measure)
    return replace(
        page,
        part=title,
        placements=tuple(placements),
        notes=notes,
        crowd=crowd,
        filled=filling.y,
    )
