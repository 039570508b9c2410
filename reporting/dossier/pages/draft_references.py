"""A page of a draft -> beside each block, in the inner margin, the line it is written on.

It takes no room, and moves no page break. Beside a note stands the line of its claim.
"""

from __future__ import annotations

from reporting.design.units import mm
from reporting.dossier.galley.compose import fuse
from reporting.dossier.galley.galley import Slab, Slabs
from reporting.dossier.galley.page import Page
from reporting.dossier.galley.printed_page import Layer
from reporting.dossier.pages.artifacts import set_artifact
from reporting.dossier.pages.measured_lines import measure_lines, measure_words
from reporting.dossier.typeset.context import TypesetContext
from reporting.paper.marks import Mark, shift_marks
from reporting.paper.typeset.styles import Align, TextStyle
from reporting.record import replace

_SIZE, _LEADING = 6.5, 7.5
"""Of a line's reference, in points."""
_AIR = 6.0
"""Between the text and a line's reference, in points."""
_EDGE = mm(5).pt
"""Least distance from the edge of the page: printers leave 4 mm blank."""
_NARROWEST = 4.0
"""Room for a line's reference where the page has no other, in points."""
_LEAST = 0.85
"""Smallest type in which a reference is set in one line, as a share of its size."""


def refer_to_lines(setting: TypesetContext, page: Page) -> tuple[Layer, ...]:
    """Return where blocks and claims of a page are written; nothing in what is final."""
    if not setting.draft or page.is_blank:
        return ()
    sheet = setting.sheet
    is_mirrored = sheet.is_mirrored(page.folio)
    across = sheet.across(page.folio)
    room = max(sheet.page.inner.pt - _AIR - _EDGE, _NARROWEST)
    left = across - _AIR - room
    if is_mirrored:
        left = across + sheet.page.across.pt + _AIR
    _, height = sheet.size
    head = height - sheet.head
    outer: Align = "start" if setting.is_rtl else "end"
    setting = replace(setting, is_rtl=False)  # the name of a file reads so everywhere
    align: Align = "start" if is_mirrored else "end"
    marks: list[Mark] = []
    for placement in page.placements:
        written = placement.galley.written
        if written and placement.start == 0:
            slabs = _set_reference(setting, written, room, align)
            marks += shift_marks(
                fuse(slabs).marks,
                left,
                head + placement.top,
            )
    margin = sheet.margin(page.folio)
    for note in page.notes:
        if note.note.written:
            slabs = _set_reference(
                setting, note.note.written, sheet.page.margin.pt, outer
            )
            marks += shift_marks(
                fuse(slabs).marks,
                margin,
                head + note.top + 2,
            )
    return (
        (
            Layer(
                0,
                0,
                tuple(marks),
                "Pagination",
            ),
        )
        if marks
        else ()
    )


def _set_reference(
    setting: TypesetContext, written: str, room: float, align: Align
) -> Slabs:
    """Return a line's reference, a little smaller or in two lines where it would not fit."""
    style = replace(
        setting.styles.small, size=_SIZE, leading=_LEADING, align=align, patterns=""
    )
    slabs = set_artifact(setting, written, style, 10 * room)
    width = measure_lines(slabs)
    if width > room:
        return set_narrow(setting, written, style, room, room / width)
    return set_artifact(setting, written, style, room)


def set_narrow(
    setting: TypesetContext, written: str, style: TextStyle, room: float, share: float
) -> Slabs:
    """Return a reference that is too wide: smaller, and below `_LEAST` file above line.

    A file whose name is wider than its room even so is left out; a line never is.
    """
    share = max(share, _LEAST) * 0.99
    smaller = replace(style, size=_SIZE * share)
    file, colon, line = written.rpartition(":")
    if share > _LEAST or not file:
        return set_artifact(setting, written, smaller, room)
    number = colon + line
    parts = [file, number]
    if measure_words(setting, file, smaller) > room:
        width = measure_words(setting, number, smaller)
        smaller = replace(smaller, size=smaller.size * min(1.0, room / width))
        parts = [number]
    lines: list[Slab] = []
    for part in parts:
        lines += set_artifact(setting, part, smaller, room)
    return tuple(lines)
