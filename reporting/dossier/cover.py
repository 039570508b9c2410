"""The cover: a field of colour with the title, and below it why it matters now, and for whom."""

from __future__ import annotations

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from reporting.dossier.pen import Pen
from reporting.dossier.setting import Setting
from reporting.dossier.styles import tint
from reporting.dossier.text import Words
from reporting.plan.model import CoverPlan

_FIELD = 0.64
"""Share of the page's height that the field takes."""


def draw_cover(canvas: Canvas, cover: CoverPlan, setting: Setting, accents: tuple[str, ...]) -> None:
    """Draw the cover on an empty page.

    Args:
        canvas: the page.
        cover: what it says.
        setting: styles.
        accents: accent colours of the sections, in order; they part the field from the paper.
    """
    page, styles, pen = setting.theme.page, setting.styles, Pen(canvas, setting.theme)
    foot = page.height.pt * (1 - _FIELD)
    pen.rect(0, foot, page.width.pt, page.height.pt - foot, setting.theme.colours.cover)
    for at, accent in enumerate(accents):
        part = page.width.pt / len(accents)
        pen.rect(at * part, foot - 5, part, 5, accent)
    left, wide = page.inner.pt, (page.text + page.gutter + page.margin).pt
    paper = tint(setting.theme.colours.paper, 0.15, setting.theme.colours.cover)
    top = page.height.pt - page.top.pt
    _hang([setting.words(cover.edition_line, styles.label, ink=paper)], canvas, left, wide, top)
    room = page.height.pt - foot - 2 * page.top.pt
    title = _title(cover.title, setting, wide, room * 0.7)
    subtitle = _fitted(cover.subtitle, styles.cover_line, setting, wide * 0.85, room * 0.3)
    _stand([title, subtitle], canvas, left, wide, foot + page.top.pt * 0.75, gap=14)
    _below(canvas, cover, setting, foot - page.top.pt * 0.75)


def _below(canvas: Canvas, cover: CoverPlan, setting: Setting, top: float) -> None:
    page, styles = setting.theme.page, setting.styles
    left, wide = page.inner.pt, (page.text + page.gutter + page.margin).pt
    room = top - page.bottom.pt - 5 * styles.small.leading
    why = _fitted(cover.why_now, styles.standfirst, setting, page.text.pt, room)
    _hang([why], canvas, left, page.text.pt, top)
    lines = [text for text in (cover.audience, cover.presenter) if text]
    words = [setting.words(text, styles.small) for text in lines]
    if cover.classification:
        words.append(setting.words(cover.classification, styles.label))
    _stand(words, canvas, left, wide, page.bottom.pt, gap=2)


def _title(text: str, setting: Setting, width: float, room: float) -> Words:
    return _fitted(text, setting.styles.cover, setting, width, room)


def _fitted(text: str, style: ParagraphStyle, setting: Setting, width: float, room: float) -> Words:
    """Return words no higher than `room` points, in the largest of a few sizes that allows it."""
    elem = setting.elem("P")
    for share in (1.0, 0.85, 0.7, 0.55, 0.4):
        size, leading = style.fontSize * share, style.leading * share
        words = setting.words(text, style.clone("fitted", fontSize=size, leading=leading), elem=elem)
        widest = max(stringWidth(word, style.fontName, size) for word in [*text.split(), ""])
        if widest <= width and words.wrap(width, room)[1] <= room:
            break
    return words


def _hang(words: list[Words], canvas: Canvas, left: float, width: float, top: float, gap: float = 0) -> None:
    """Draw paragraphs from an upper edge down."""
    for line in words:
        top -= line.wrap(width, top)[1]
        line.drawOn(canvas, left, top)
        top -= gap


def _stand(words: list[Words], canvas: Canvas, left: float, width: float, foot: float, gap: float) -> None:
    """Draw paragraphs so that the last ends at a lower edge."""
    height = sum(line.wrap(width, 1e6)[1] + gap for line in words) - gap
    _hang(words, canvas, left, width, foot + height, gap)
