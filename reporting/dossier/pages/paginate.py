"""Parts set as galleys -> pages: which slabs stand where, and which notes beside them.

The paginator knows heights, joints, flows and notes; nothing of blocks, themes or PDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reporting.dossier.galley.page import Breaking, Page, Part, Placement
from reporting.dossier.pages.feathering import feather
from reporting.dossier.pages.filled_page import Filling
from reporting.dossier.pages.page_measure import PageMeasure
from reporting.dossier.pages.page_notes import place_notes
from reporting.dossier.pages.page_search import PageSearch
from reporting.dossier.pages.passages import Passages
from reporting.memory import MANY_PAGES, Memory
from reporting.record import replace

__all__ = ["PageMeasure", "flow_pages", "paginate"]

_Placed = tuple[int, int, int, float, bool]
"""The identity of a galley, and which of its slabs stand where."""
_Key = tuple[int, tuple[_Placed, ...], float, str, PageMeasure, bool]
_PAGES: Memory[_Key, tuple[Page, Filling, Page]] = Memory(limit=MANY_PAGES)
"""By the number of a new page, or the identity of one that is begun, and what is placed on it:
the page as it was begun, its filling, and the page."""


def paginate(
    parts: Iterable[Part],
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
    return tuple(
        flow_pages(
            parts,
            measure,
            first_folio=first_folio,
            after=after,
        )
    )


def flow_pages(
    parts: Iterable[Part],
    measure: PageMeasure,
    *,
    first_folio: int = 1,
    after: Page | None = None,
) -> Iterator[Page]:
    """Yield the pages on which parts stand, each as soon as it is settled.

    Parts are asked for as they are wanted and not kept, so that the next can be set while the
    last is painted.

    Args:
        parts: as `paginate` takes them, and so on.
        measure: likewise.
        first_folio: likewise.
        after: likewise.
    """
    passages = Passages(parts)
    search = PageSearch(passages, measure)
    if after is None:
        page = Page(first_folio, "")
        fillings = search.find_fillings()
    else:
        page = after
        space = 0.0
        if page.placements:
            space = page.placements[-1].galley.after
        fillings = search.find_fillings(after.filled, space)
    for filling in fillings:
        if _wants_recto(filling) and page.folio % 2 == 0:
            yield replace(page, is_blank=True)
            page = Page(page.folio + 1, page.part)
        is_end = search.must_end(filling)
        page = _recall_page(page, filling, passages.titles, measure, is_end=is_end)
        yield page
        page = Page(page.folio + 1, page.part)


def _wants_recto(filling: Filling) -> bool:
    """Whether a page begins with a part that begins on a right-hand page."""
    if filling.taken or not filling.entries:
        return False
    first = filling.entries[0]
    return first.is_opener and first.passage.begins is Breaking.RECTO


def _find_title(filling: Filling, titles: Sequence[str]) -> str:
    """Return the title of the first part that begins on a page, or of that which goes on."""
    named = filling.entries[0]
    for entry in filling.entries:
        if entry.is_opener:
            named = entry
            break
    return titles[named.passage.part]


def _recall_page(
    page: Page,
    filling: Filling,
    titles: Sequence[str],
    measure: PageMeasure,
    *,
    is_end: bool,
) -> Page:
    """Return a page with what it was filled with, the same object for the same placements.

    How far ahead was looked to fill it is of no account.
    """
    title, begun = page.part, id(page)
    if not page.placements:
        title, begun = _find_title(filling, titles), page.folio
    placed: list[_Placed] = []
    for entry in filling.entries:
        one = entry.placement
        placed.append((id(one.galley), one.start, one.stop, one.top, one.repeats))
    key = (begun, tuple(placed), filling.y, title, measure, is_end)
    *_, filled = _PAGES.recall(
        key,
        lambda: (
            page,
            filling,
            _fill_page(page, filling, title, measure, is_end=is_end),
        ),
    )
    return filled


def _fill_page(
    page: Page,
    filling: Filling,
    title: str,
    measure: PageMeasure,
    *,
    is_end: bool,
) -> Page:
    """Return a page with what it was filled with.

    It is named by the first part that begins on it, else by the one that goes on. Its foot is
    level with that of others, unless it ends there whatever stands on it.
    """
    placements: list[Placement] = list(page.placements)
    for entry in filling.entries:
        placements.append(entry.placement)
    filled = filling.y
    if not is_end:
        placements, filled = feather(placements, filled, measure)
    notes, crowd = place_notes(placements, measure)
    return replace(
        page,
        part=title,
        placements=tuple(placements),
        notes=notes,
        crowd=crowd,
        filled=filled,
    )
