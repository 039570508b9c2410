"""What drawing recorded -> the pages on which claims stand and entities are named, as linked references.

The back matter is made when the pages before it are drawn, so one pass suffices. Its own
pages are not referred to: they say again what stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.cross_references import CrossReferences
from reporting.plan.block_model import Run, Runs
from reporting.plan.model import EntityEntry
from reporting.record import replace

_RUN = 3
"""From this many pages in a row on, only the first and the last are given."""


def name_page_anchor(folio: int) -> str:
    """Return the name under which links find a page."""
    return f"page-{folio}"


def link_pages(setting: RenderContext) -> RenderContext:
    """The same setting, whose links may also lead to the pages that are drawn."""
    pages = {name: name for name in map(name_page_anchor, setting.record.heard)}
    return replace(
        setting,
        linking=replace(setting.linking, anchors={**setting.linking.anchors, **pages}),
    )


def find_entity_pages(
    record: CrossReferences, entries: Sequence[EntityEntry]
) -> Mapping[str, tuple[int, ...]]:
    """Return the pages on which each entity is named, by its id; the longest name that fits is meant."""
    owners = {
        _plain(name): entry.id for entry in reversed(entries) for name in entry.names
    }
    if not owners:
        return {}
    longest = sorted(owners, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    found: dict[str, dict[int, None]] = {entry.id: {} for entry in entries}
    for folio, texts in sorted(record.heard.items()):
        for match in pattern.finditer(_plain("\n".join(texts))):
            found[owners[match.group()]][folio] = None
    return {name: tuple(pages) for name, pages in found.items()}


def _plain(text: str) -> str:
    return (
        text.replace("\u00ad", "")
        .replace("\u00a0", " ")
        .replace("\u202f", " ")
        .replace("’", "'")
    )


def format_page_references(setting: RenderContext, pages: Iterable[int]) -> Runs:
    """Return page numbers in words, such as `pages 4, 7–9`, each linked; nothing for no page."""
    spans = _spans(sorted(set(pages)))
    if not spans:
        return ()
    several = len(spans) > 1 or spans[0][0] != spans[0][1]
    runs = [Run(f"{setting.labels.pages if several else setting.labels.page}\u00a0")]
    for at, (first, last) in enumerate(spans):
        runs += [Run(", ")] if at else []
        runs.append(Run(str(first), link=f"#{name_page_anchor(first)}"))
        if last > first:
            runs += [Run("–"), Run(str(last), link=f"#{name_page_anchor(last)}")]
    return tuple(runs)


def _spans(pages: Sequence[int]) -> list[tuple[int, int]]:
    """Return pages as first and last of each run; a short run as single pages."""
    spans: list[tuple[int, int]] = []
    for page in pages:
        if spans and spans[-1][1] == page - 1:
            spans[-1] = (spans[-1][0], page)
        else:
            spans.append((page, page))
    done: list[tuple[int, int]] = []
    for first, last in spans:
        long = last - first + 1 >= _RUN
        done += (
            [(first, last)]
            if long
            else [(page, page) for page in range(first, last + 1)]
        )
    return done
