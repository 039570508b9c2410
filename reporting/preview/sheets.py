"""What was drawn -> the pages and slides that windows show, and which of them are new."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.dossier.galley.printed_page import PrintedPage
from reporting.plan.words import plain_line
from reporting.preview.model import Sheet
from reporting.record import replace
from reporting.slides.model import DeckPlan

Sizes = Sequence[tuple[float, float]]
"""Widths and heights in points."""


def make_pages(
    pages: Sequence[PrintedPage],
    keys: Sequence[str],
    sizes: Sizes,
) -> tuple[Sheet, ...]:
    """Return the pages as windows show them."""
    sheets: list[Sheet] = []
    for number, page in enumerate(pages):
        name = f"Page {number + 1}"
        sheet = Sheet(
            "page",
            keys[number],
            name,
            page.page.part if number else "Cover",
            sizes[number],
        )
        sheets.append(sheet)
    return tuple(sheets)


def make_slides(
    deck: DeckPlan,
    keys: Sequence[str],
    sizes: Sizes,
) -> tuple[Sheet, ...]:
    """Return the slides as windows show them, each with its notes."""
    sheets: list[Sheet] = []
    for number, scene in enumerate(deck.scenes):
        remark = "backup" if scene.is_backup else ""
        if scene.is_hidden:
            remark = "hidden"
        notes = [plain_line(line) for line in scene.notes]
        sheet = Sheet(
            "slide",
            keys[number],
            f"Slide {number + 1}",
            scene.title,
            sizes[number],
            scene.section,
            tuple(notes),
            deck.slides[number].seconds,
            remark,
        )
        sheets.append(sheet)
    return tuple(sheets)


def sort_pages(pages: Sequence[PrintedPage]) -> tuple[PrintedPage, ...]:
    """Return pages as they follow one another; they come as they were painted."""
    return tuple(sorted(pages, key=lambda page: page.page.folio))


def mark_changes(sheets: Sequence[Sheet], before: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Mark those sheets that were not there before.

    Args:
        sheets: of a build.
        before: those of the build before; none where nothing was shown yet.
    """
    known = {sheet.key for sheet in before}
    marked: list[Sheet] = []
    for sheet in sheets:
        is_changed = bool(known) and sheet.key not in known
        marked.append(replace(sheet, is_changed=is_changed))
    return tuple(marked)
