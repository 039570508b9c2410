"""What stands on every page and nobody reads aloud: running heads, the foot, crop marks.

All of it is artifacts (ISO 32000-1, 14.8.2.2).
"""

from __future__ import annotations

from reporting.dossier.pen import Pen
from reporting.dossier.sheet import Sheet
from reporting.pdf.canvas import TaggedCanvas

_HEAD_LINES = 2
_HAIR = 0.25
"""Width of a crop mark, in points."""


def draw_heads(canvas: TaggedCanvas, pen: Pen, sheet: Sheet, folio: int, dossier: str, part: str) -> None:
    """Draw the running heads: over the text the dossier's, over the margin the part's.

    Args:
        canvas: the page.
        pen: draws on it.
        sheet: where things stand.
        folio: number of the page.
        dossier: running head of the whole.
        part: title of the part.
    """
    page, muted = sheet.page, pen.theme.colours.muted
    with canvas.artifact("Pagination", "Header"):
        for left, text, width in (
            (sheet.text(folio), dossier, page.text.pt),
            (sheet.margin(folio), part, page.margin.pt),
        ):
            for at, line in enumerate(_clipped(pen, text, width)):
                pen.text(left, sheet.heads - at * pen.letters.leading, line, ink=muted)


def draw_foot(canvas: TaggedCanvas, pen: Pen, sheet: Sheet, folio: int, edition: str) -> None:
    """Draw the foot: below the text the edition, below the margin the page number.

    Args:
        canvas: the page.
        pen: draws on it.
        sheet: where things stand.
        folio: number of the page.
        edition: number and date of the edition.
    """
    with canvas.artifact("Pagination", "Footer"):
        first = _clipped(pen, edition, sheet.page.text.pt)[0]
        pen.text(sheet.text(folio), sheet.folio, first, ink=pen.theme.colours.muted)
        pen.text(sheet.margin(folio), sheet.folio, str(folio), bold=True)


def draw_crop_marks(canvas: TaggedCanvas, pen: Pen, sheet: Sheet) -> None:
    """Show where the sheet is to be cut; nothing where it is the page itself."""
    with canvas.artifact("Page"):
        for x, y, to_x, to_y in sheet.crop_marks():
            pen.line((x, y), (to_x, to_y), pen.theme.colours.ink, _HAIR)


def _clipped(pen: Pen, text: str, width: float) -> list[str]:
    """Return the lines of a running head; what takes more than two is shortened at a word."""
    lines = pen.letters.lines(text, width)
    if len(lines) <= _HEAD_LINES:
        return lines
    *above, last = pen.letters.lines(text, width - pen.letters.width(" …"))[:_HEAD_LINES]
    return [*above, f"{last.rstrip(' ,;:')} …"]
