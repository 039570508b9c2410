"""What drawing recorded -> linked references to the pages of claims and entities.

The back matter is made when the pages before it are drawn, so one pass suffices. Its own
pages are not referred to: they say again what stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.cross_references import CrossReferences
from reporting.plan.model import EntityEntry
from reporting.plan.words import Run, Runs
from reporting.record import replace

_RUN = 3
"""From this many pages in a row on, only the first and the last are given."""
_SIMPLER = str.maketrans({"\u00ad": "", "\u00a0": " ", "\u202f": " ", "’": "'"})
"""What a name is found without: soft hyphens, no-break spaces, printed apostrophes."""


def name_page_anchor(folio: int) -> str:
    """Return the name under which links find a page."""
    return f"page-{folio}"


def link_pages(setting: RenderContext) -> RenderContext:
    """The same setting, whose links may also lead to the pages that are drawn."""
    anchors = dict(setting.linking.anchors)
    for folio in setting.record.words_by_page:
        name = name_page_anchor(folio)
        anchors[name] = name
    linking = replace(setting.linking, anchors=anchors)
    return replace(setting, linking=linking)


def find_entity_pages(
    record: CrossReferences, entries: Sequence[EntityEntry]
) -> Mapping[str, tuple[int, ...]]:
    """Return the pages on which each entity is named, by its id.

    Where several names fit, the longest is meant; of two entities with one name, the first.
    """
    owners: dict[str, str] = {}
    for entry in reversed(entries):
        for name in entry.names:
            owners[_simplify(name)] = entry.id
    if not owners:
        return {}
    longest = sorted(owners, key=lambda name: (-len(name), name))
    names = "|".join([re.escape(name) for name in longest])
    pattern = re.compile(rf"(?<!\w)(?:{names})(?!\w)")
    found: dict[str, dict[int, None]] = {entry.id: {} for entry in entries}
    for folio, texts in sorted(record.words_by_page.items()):
        text = _simplify("\n".join(texts))
        for match in pattern.finditer(text):
            owner = owners[match.group()]
            found[owner][folio] = None
    return {name: tuple(pages) for name, pages in found.items()}


def _simplify(text: str) -> str:
    """Return a text as it is compared: without soft hyphens, with plain spaces."""
    return text.translate(_SIMPLER)


def format_page_references(setting: RenderContext, pages: Iterable[int]) -> Runs:
    """Return page numbers in words, each linked, such as `pages 4, 7–9`; nothing for none."""
    spans = _join_pages(sorted(set(pages)))
    if not spans:
        return ()
    is_one = len(spans) == 1 and spans[0][0] == spans[0][1]
    word = setting.labels.page if is_one else setting.labels.pages
    runs = [Run(f"{word}\u00a0")]
    for number, (first, last) in enumerate(spans):
        if number:
            runs.append(Run(", "))
        runs.append(_link_page(first))
        if last > first:
            runs.append(Run("–"))
            runs.append(_link_page(last))
    return tuple(runs)


def _link_page(folio: int) -> Run:
    return Run(str(folio), link=f"#{name_page_anchor(folio)}")


def _join_pages(pages: Sequence[int]) -> list[tuple[int, int]]:
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
