"""Pages of the body -> where claims, names and anchors stand, and linked references to that.

The back matter's own pages are not referred to: they say again what stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from reporting.charts.marks import Label
from reporting.dossier.galley.galley import Slabs
from reporting.dossier.galley.page import Page, Placement
from reporting.dossier.pages.measured_lines import find_lines
from reporting.dossier.typeset.context import TypesetContext
from reporting.memory import MANY_PAGES, Memory
from reporting.paper.marks import Drawing, LineEnd, TextLine
from reporting.paper.tag import EMPHASIS
from reporting.plan.model import EntityEntry
from reporting.plan.words import Evidence, Run, Runs
from reporting.record import MutableRecord, Record, field, replace

_RUN = 3
"""From this many pages in a row on, only the first and the last are given."""
_INLINE = EMPHASIS | {"Span", "Link", "Reference", "Quote"}
"""Elements that are a part of a line."""
_SIMPLER = str.maketrans({"\u00ad": "", "\u00a0": " ", "\u202f": " ", "’": "'"})
"""What a name is found without: soft hyphens, no-break spaces, printed apostrophes."""


def name_page_anchor(folio: int) -> str:
    """Return the name under which links find a page."""
    return f"page-{folio}"


# ---------------------------------------------------------------- what stands where


class PlacesFound(MutableRecord, eq=False):
    """What the pages before the back matter say where, by the numbers that they print.

    Attributes:
        anchors: page of each anchor.
        claims: pages of each claim, by its number.
        words: what text and exhibits say on each page.
    """

    anchors: dict[str, int] = field(default_factory=dict)
    claims: dict[int, tuple[int, ...]] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)

    def add(self, page: Page) -> None:
        """Take in what stands on the page after those that are known."""
        folio = page.folio
        told = read_page(page)
        for number in told.claims:
            self.claims[number] = (*self.claims.get(number, ()), folio)
        self._add_anchors(told.anchors, folio)
        self.words[folio] = told.words

    def add_names(self, page: Page) -> None:
        """Take in the anchors of a page alone."""
        self._add_anchors(read_page(page).anchors, page.folio)

    def _add_anchors(self, names: Iterable[str], folio: int) -> None:
        for name in names:
            self.anchors.setdefault(name, folio)


class _Told(Record, frozen=True, eq=False):
    """What a page says: claims and anchors in order, and all words."""

    page: Page
    claims: tuple[int, ...]
    anchors: tuple[str, ...]
    words: str


_TOLD: Memory[int, _Told] = Memory(limit=MANY_PAGES)
"""By the identity of a page, which is held with it."""


def read_page(page: Page) -> _Told:
    """Return what a page says; it is read once."""
    return _TOLD.recall(id(page), lambda: _read_page(page))


def _read_page(page: Page) -> _Told:
    anchors: list[str] = []
    for placement in page.placements:
        for slab in _cut_slabs(placement):
            anchors += [anchor.name for anchor in slab.anchors]
    return _Told(
        page,
        tuple(dict.fromkeys(list_claims(page))),
        tuple(anchors),
        "\n".join(list_words(page)),
    )


def _cut_slabs(placement: Placement) -> Slabs:
    """Return the slabs that stand on a page and are not repeated from another one."""
    return placement.galley.slabs[placement.start : placement.stop]


def list_claims(page: Page) -> Iterator[int]:
    """Yield the numbers of the claims that a page shows: marked, or noted at what they bear."""
    for placement in page.placements:
        if placement.galley.is_back:
            continue
        slabs = _cut_slabs(placement)
        for slab in slabs:
            yield from [place.note.evidence.number for place in slab.notes]
        for line in find_lines(slabs):
            note = _find_note(line) if placement.galley.is_wide else None
            if note:
                yield note.number
            yield from [span.mark for span in line.spans if span.mark]


def _find_note(line: TextLine) -> Evidence | None:
    """Return the evidence that a line gives, if it is one of a note below what is wide."""
    tag = line.spans[0].tag if line.spans else None
    while tag and not tag.note:
        tag = tag.parent
    return tag.note if tag else None


# ---------------------------------------------------------------- what is said where


def list_words(page: Page) -> Iterator[str]:
    """Yield what the parts of a page say, each as one text."""
    for placement in page.placements:
        galley = placement.galley
        if not galley.is_back:
            yield join_text(_cut_slabs(placement), has_notes=galley.is_wide)


def join_text(slabs: Slabs, *, has_notes: bool) -> str:
    """Return the text of slabs, each element by itself; broken words are whole again."""
    said: dict[int, list[str]] = {}
    for slab in slabs:
        for mark in slab.marks:
            if isinstance(mark, Drawing):
                labels = [one.text for one in mark.marks if isinstance(one, Label)]
                said[id(mark)] = ["\n".join(labels)]
            elif isinstance(mark, TextLine) and not (has_notes and _find_note(mark)):
                parts = said.setdefault(name_element(mark), [])
                parts.append(mark.text.rstrip())
                parts.append(" " if mark.end is LineEnd.WORD else "")
    return "\n".join(["".join(parts) for parts in said.values()])


def name_element(line: TextLine) -> int:
    """Return what tells the element of a line from those beside it."""
    tag = line.spans[0].tag if line.spans else None
    while tag and tag.name in _INLINE:
        tag = tag.parent
    return id(tag)


# ---------------------------------------------------------------- names


def find_entity_pages(
    words: Mapping[int, str],
    entries: Sequence[EntityEntry],
) -> Mapping[str, tuple[int, ...]]:
    """Return the pages on which each entity is named, by its id.

    Where several names fit, the longest is meant; of two entities with one name, the first.

    Args:
        words: what each page says, by its number.
        entries: names of each entity.
    """
    owners: dict[str, str] = {}
    for entry in reversed(entries):
        for name in entry.names:
            owners[_simplify(name)] = entry.id
    if not owners:
        return {}
    longest = sorted(
        owners,
        key=lambda name: (-len(name), name),
    )
    names = "|".join([re.escape(name) for name in longest])
    pattern = rf"(?<!\w)(?:{names})(?!\w)"
    found: dict[str, dict[int, None]] = {}
    for entry in entries:
        found[entry.id] = {}
    for folio, text in words.items():
        for name in _NAMED.recall((pattern, text), partial(_find_named, pattern, text)):
            found[owners[name]][folio] = None
    return {name: tuple(pages) for name, pages in found.items()}


_NAMED: Memory[tuple[str, str], tuple[str, ...]] = Memory(limit=MANY_PAGES)
"""By what names are looked for, and the words of a page."""


def _find_named(pattern: str, text: str) -> tuple[str, ...]:
    """Return the names in a text, each once."""
    found = re.findall(pattern, _simplify(text))
    return tuple(dict.fromkeys(found))


def _simplify(text: str) -> str:
    """Return a text as it is compared: without soft hyphens, with plain spaces."""
    return text.translate(_SIMPLER)


# ---------------------------------------------------------------- references


_LINKED: Memory[tuple[TypesetContext, tuple[str, ...]], TypesetContext] = Memory()


def link_pages(setting: TypesetContext, folios: Iterable[int]) -> TypesetContext:
    """The same setting, whose links may also lead to pages."""
    names = tuple([name_page_anchor(folio) for folio in folios])

    def make() -> TypesetContext:
        anchors = dict(setting.linking.anchors)
        anchors |= dict(zip(names, names, strict=True))
        linking = replace(setting.linking, anchors=anchors)
        return replace(setting, linking=linking)

    return _LINKED.recall((setting, names), make)


def format_page_references(setting: TypesetContext, pages: Iterable[int]) -> Runs:
    """Return page numbers in words, each linked, such as `pages 4, 7–9`; nothing for none."""
    numbers = format_page_numbers(pages)
    if not numbers:
        return ()
    is_one = len(numbers) == 1
    word = setting.labels.page if is_one else setting.labels.pages
    return (Run(f"{word}\u00a0"), *numbers)


def format_page_numbers(pages: Iterable[int]) -> Runs:
    """Return page numbers, each linked, such as `4, 7–9`; nothing for none."""
    runs: list[Run] = []
    for first, last in join_pages(sorted(set(pages))):
        if runs:
            runs.append(Run(", "))
        runs.append(_link_page(first))
        if last > first:
            runs.append(Run("–"))
            runs.append(_link_page(last))
    return tuple(runs)


def _link_page(folio: int) -> Run:
    return Run(
        str(folio),
        link=f"#{name_page_anchor(folio)}",
    )


def join_pages(pages: Sequence[int]) -> list[tuple[int, int]]:
    """Return pages as first and last of each run; a short run as single pages."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    spans: list[tuple[int, int]] = []
    for run in runs:
        if len(run) >= _RUN:
            spans.append((run[0], run[-1]))
        else:
            spans += [(page, page) for page in run]
    return spans
