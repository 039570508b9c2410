"""People and things -> their names by the alphabet, each with what it is and its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reporting.dossier.galley.compose import add_anchor, keep_together, make_space
from reporting.dossier.galley.galley import Anchor, Slabs
from reporting.dossier.pages.anchors import name_entity_anchor
from reporting.dossier.pages.page_references import (
    PlacesFound,
    find_entity_pages,
    format_page_references,
)
from reporting.dossier.pages.two_columns import measure_half
from reporting.dossier.typeset.context import TypesetContext
from reporting.plan.model import EntityEntry
from reporting.plan.words import Run, Runs, make_run
from reporting.record import replace

_HANGING = 10.0
"""Indent of all lines but the first of an entry, in points."""
NAME_GAP = 4.5
"""Between two entries, in points."""


def typeset_names(
    setting: TypesetContext,
    entries: Sequence[EntityEntry],
    pages: Sequence[tuple[int, ...]],
) -> list[Slabs]:
    """Set names, each by itself, as wide as one of two columns.

    Args:
        setting: text column and margin together, within the part's element.
        entries: by the alphabet.
        pages: on which each of them is named.
    """
    column = setting.in_width(measure_half(setting))
    style = replace(
        setting.styles.cell,
        name="entity",
        left=_HANGING,
        first=-_HANGING,
    )
    done: list[Slabs] = []
    group = None
    for entry, shown in zip(entries, pages, strict=True):
        head: Slabs = ()
        if entry.group != group:
            group = entry.group
            listed = column.group("L", numbering="None")
            head = set_group_caption(listed, group)
        anchor = name_entity_anchor(entry.id)
        item = listed.group_located("LI", anchor, entry.origin)
        runs = format_entry(setting, entry, shown)
        words = item.group("LBody").words(runs, style)
        whole = add_anchor(
            keep_together(words),
            Anchor(anchor),
        )
        space = (make_space(NAME_GAP),) if head and done else ()
        done.append((*space, *keep_together((*head, *whole))))
    return done


def list_entry_pages(
    entries: Sequence[EntityEntry], places: PlacesFound
) -> tuple[tuple[int, ...], ...]:
    """Return the pages on which each entry is named, or where what it says stands.

    Args:
        entries: by the alphabet.
        places: what is said on which page, and the pages of claims.
    """
    named = find_entity_pages(places.words, entries)
    pages: list[tuple[int, ...]] = []
    for entry in entries:
        pages.append(named.get(entry.id) or list_claimed(entry, places.claims))
    return tuple(pages)


def set_group_caption(listed: TypesetContext, words: str) -> Slabs:
    """Return what those of one kind are called; nothing where all are of one kind.

    It is the caption of their list (ISO 32000-1, 14.8.4.3.3).
    """
    if not words:
        return ()
    tag = listed.elem("Caption")
    ink = listed.theme.colours.muted
    return listed.words(words, listed.styles.label, tag=tag, ink=ink)


def list_claimed(
    entry: EntityEntry, claims: Mapping[int, tuple[int, ...]]
) -> tuple[int, ...]:
    """Return the pages of what someone says, who is named in no text."""
    pages: list[int] = []
    for evidence in entry.claims:
        pages += claims.get(evidence.number, ())
    return tuple(pages)


def format_entry(
    setting: TypesetContext, entry: EntityEntry, pages: tuple[int, ...]
) -> Runs:
    """Return name, what it is, other names and pages, as one paragraph."""
    runs = [
        make_run(
            entry.name,
            bold=True,
        ),
        Run("  "),
        *entry.line,
    ]
    references = format_page_references(setting, pages)
    more: list[Run] = []
    if entry.aliases:
        aliases = "; ".join(entry.aliases)
        more.append(Run(f" ({aliases})"))
    if references:
        more += [Run("\u00a0· "), *references]
    last = runs[-1]
    if more and last.text.endswith("."):
        runs[-1] = last.slice(0, -1)  # more follows its full stop
    return (*runs, *more)
