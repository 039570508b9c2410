"""What stands on every page and nobody reads aloud: running heads, the foot, crop marks.

All of it is artifacts (ISO 32000-1, 14.8.2.2).
"""

from __future__ import annotations

from math import atan2, degrees, hypot

from reportlab.pdfbase.pdfmetrics import stringWidth

from reporting.design.colour import mix_colours
from reporting.design.fonts import find_font
from reporting.design.rect import PageRect
from reporting.design.theme import Theme
from reporting.dossier.typeset.drawing import Drawing
from reporting.dossier.typeset.page_geometry import Sheet
from reporting.dossier.typeset.paragraph_styles import parse_colour
from reporting.pdf.canvas import TaggedCanvas

_HEAD_LINES = 2
_WATERMARK = 0.5
"""Length of a watermark, as a share of the page's diagonal."""
_LIGHT = 0.92
"""How much of the ground's colour is in a watermark."""
_HAIR = 0.25
"""Width of a crop mark, in points."""


def draw_heads(
    canvas: TaggedCanvas,
    pen: Drawing,
    sheet: Sheet,
    folio: int,
    dossier: str,
    part: str,
) -> None:
    """Draw the running heads: over the text the dossier's, over the margin the part's.

    Args:
        canvas: the page.
        pen: draws on it.
        sheet: where things stand.
        folio: number of the page.
        dossier: running head of the whole.
        part: title of the part.
    """
    muted = pen.theme.colours.muted
    over_text = _shorten_head(
        pen,
        dossier,
        sheet.page.text.pt,
    )
    over_margin = _shorten_head(
        pen,
        part,
        sheet.page.margin.pt,
    )
    columns = ((sheet.text(folio), over_text), (sheet.margin(folio), over_margin))
    with canvas.mark_artifact("Pagination", "Header"):
        for left, lines in columns:
            for number, line in enumerate(lines):
                baseline = sheet.heads - number * pen.letters.leading
                pen.text(left, baseline, line, ink=muted)


def draw_foot(
    canvas: TaggedCanvas,
    pen: Drawing,
    sheet: Sheet,
    folio: int,
    edition: str,
) -> None:
    """Draw the foot: below the text the edition, below the margin the page number.

    Args:
        canvas: the page.
        pen: draws on it.
        sheet: where things stand.
        folio: number of the page.
        edition: number and date of the edition.
    """
    muted = pen.theme.colours.muted
    with canvas.mark_artifact("Pagination", "Footer"):
        first = _shorten_head(
            pen,
            edition,
            sheet.page.text.pt,
        )[0]
        pen.text(
            sheet.text(folio),
            sheet.folio,
            first,
            ink=muted,
        )
        pen.text(
            sheet.margin(folio),
            sheet.folio,
            str(folio),
            bold=True,
        )


def draw_crop_marks(
    canvas: TaggedCanvas,
    pen: Drawing,
    sheet: Sheet,
) -> None:
    """Show where the sheet is to be cut; nothing where it is the page itself."""
    ink = pen.theme.colours.ink
    with canvas.mark_artifact("Page"):
        for x, y, to_x, to_y in sheet.crop_marks():
            pen.line(
                (x, y),
                (to_x, to_y),
                ink,
                _HAIR,
            )


def draw_watermark(
    canvas: TaggedCanvas,
    theme: Theme,
    sheet: Sheet,
    word: str,
    ground: str = "",
    within: PageRect | None = None,
) -> None:
    """Draw a word across the page, large and light, behind what is drawn later.

    Args:
        canvas: the page.
        theme: face and colour.
        sheet: where the page is.
        word: what to draw.
        ground: the colour it stands on, which its own is close to; paper when left out.
        within: what is drawn of it; all when left out.
    """
    trim = sheet.trim_box
    colours = theme.colours
    face = find_font(theme, "heading", bold=True)
    strong = colours.on_cover if ground else colours.muted
    ink = mix_colours(
        ground or colours.paper,
        strong,
        _LIGHT,
    )
    angle = degrees(atan2(trim.height, trim.width))
    diagonal = hypot(trim.width, trim.height)
    size = _WATERMARK * diagonal / stringWidth(word, face, 1)
    with canvas.mark_artifact("Pagination", "Watermark"):
        canvas.saveState()
        if within:
            path = canvas.beginPath()
            path.rect(
                within.left,
                within.bottom,
                within.width,
                within.height,
            )
            canvas.clipPath(path, stroke=0, fill=0)
        across = trim.left + trim.width / 2
        up = trim.bottom + trim.height / 2
        canvas.translate(across, up)
        canvas.rotate(angle)
        canvas.setFillColor(parse_colour(ink))
        half = stringWidth(word, face, size) / 2
        words = canvas.beginText(-half, -size * 0.33)
        words.setFont(face, size)
        words.textOut(f"{word} ")
        canvas.drawText(words)
        canvas.restoreState()


def _shorten_head(
    pen: Drawing,
    text: str,
    width: float,
) -> list[str]:
    """Return the lines of a running head; more than two are shortened at a word."""
    lines = pen.letters.lines(text, width)
    if len(lines) <= _HEAD_LINES:
        return lines
    narrow = width - pen.letters.width(" …")
    shorter = pen.letters.lines(text, narrow)
    *above, last = shorter[:_HEAD_LINES]
    words = last.rstrip(" ,;:")
    return [*above, f"{words} …"]
