"""The cover: a field of colour with the title, and why it matters now, for whom, and by whom.

The field takes a share of the page from its head, or all of it, and runs into the bleed.
The title is set as large as its words allow: it is measured, and stepped down where it
would not fit.
"""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth

from reporting.design.token_groups import Logo
from reporting.dossier.pages.furniture import draw_watermark
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing
from reporting.dossier.typeset.page_geometry import PageBox
from reporting.dossier.typeset.paragraph import EvidenceParagraph
from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.structure import StructElem
from reporting.plan.model import CoverPlan, DraftMarks
from reporting.record import Record, replace

_STRIP = 6.0
"""Height of the strip of accents, in points."""
_STEPS = tuple(1 - step / 20 for step in range(14))
"""Sizes that words are tried in, as shares of their style's."""
_ENDLESS = 1e6
_TITLE, _LINE = 0.7, 0.3
"""Shares of the room in the field that title and subtitle may take."""


class _Column(Record, frozen=True):
    """Where the cover's words stand, and in what ink."""

    canvas: TaggedCanvas
    setting: RenderContext
    left: float
    width: float
    ink: str

    def words(self, text: str, style: ParagraphStyle) -> EvidenceParagraph:
        """Return words in the ink of their ground."""
        return self.setting.words(text, style, ink=self.ink)

    def hang(self, lines: list[EvidenceParagraph], top: float, gap: float = 0) -> None:
        """Draw paragraphs from an upper edge down."""
        for line in lines:
            top -= line.wrap(self.width, top)[1]
            line.drawOn(self.canvas, self.left, top)
            top -= gap

    def stand(self, lines: list[EvidenceParagraph], foot: float, gap: float) -> None:
        """Draw paragraphs so that the last ends at a lower edge."""
        self.hang(lines, foot + self.height(lines, gap), gap)

    def height(self, lines: list[EvidenceParagraph], gap: float) -> float:
        """Return the height of paragraphs one below the other, in points."""
        return (
            sum(float(line.wrap(self.width, _ENDLESS)[1]) + gap for line in lines) - gap
        )

    def fitted(
        self,
        text: str,
        style: ParagraphStyle,
        width: float,
        room: float,
        elem: StructElem | None = None,
    ) -> EvidenceParagraph:
        """Return words no higher than `room` points, in the largest size that cuts no word."""
        elem = elem or self.setting.elem("P")
        for share in _STEPS:
            size, leading = style.fontSize * share, style.leading * share
            inset = style.rightIndent + self.width - width
            smaller = style.clone(
                "fitted", fontSize=size, leading=leading, rightIndent=inset
            )
            words = self.setting.words(text, smaller, elem=elem, ink=self.ink)
            widest = max(
                stringWidth(word, style.fontName, size) for word in [*text.split(), ""]
            )
            if widest <= width and words.wrap(self.width, room)[1] <= room:
                break
        return words


def draw_cover(
    canvas: TaggedCanvas,
    cover: CoverPlan,
    setting: RenderContext,
    accents: tuple[str, ...],
    draft: DraftMarks | None = None,
) -> None:
    """Draw the cover on an empty page.

    Args:
        canvas: the page.
        cover: what it says.
        setting: theme, sheet and styles.
        accents: accent colours of the sections, in order; a strip of them ends the field.
        draft: what a draft shows.
    """
    theme, sheet = setting.theme, setting.sheet
    colours, trim = theme.colours, sheet.trim
    foot = trim.head - trim.height * theme.cover.field
    ground = sheet.bled if theme.cover.is_whole else replace(sheet.bled, foot=foot)
    if draft:
        draw_watermark(canvas, theme, sheet, draft.word)
    strip = _STRIP + max(trim.foot - ground.foot, 0)  # the bleed is cut off
    _draw_field(Drawing(canvas, theme), ground, strip, accents)
    if draft:
        above = replace(ground, foot=ground.foot + strip)
        draw_watermark(canvas, theme, sheet, draft.word, colours.cover, above)
    field = _Column(
        canvas, setting, sheet.across(1), theme.page.across.pt, colours.on_cover
    )
    _draw_title(field, cover, foot)
    narrow = replace(field, width=theme.page.text.pt)
    if theme.cover.is_whole:
        _draw_rest(narrow, cover, trim.foot + trim.height * _LINE + _STRIP)
    else:
        _draw_rest(
            replace(narrow, ink=colours.ink), cover, foot - theme.page.top.pt * 0.75
        )


def _draw_field(
    pen: Drawing, field: PageBox, strip: float, accents: tuple[str, ...]
) -> None:
    """Fill the field, with a strip of accents along its lower edge."""
    pen.rect(field.left, field.foot, field.width, field.height, pen.theme.colours.cover)
    part = field.width / max(len(accents), 1)
    for at, accent in enumerate(accents):
        pen.rect(field.left + at * part, field.foot, part, strip, accent)


def _draw_title(field: _Column, cover: CoverPlan, foot: float) -> None:
    """Draw the edition's line at the head of the field, title and subtitle at its foot or below that line."""
    setting, page, theme = field.setting, field.setting.theme.page, field.setting.theme
    styles, head = setting.styles, setting.sheet.head
    field.hang([field.words(cover.edition_line, styles.label)], head)
    lower = setting.sheet.trim.foot + setting.sheet.trim.height * (_LINE + 0.05)
    foot = lower if theme.cover.is_whole else foot + _STRIP + page.top.pt * 0.6
    room = head - 3 * styles.label.leading - foot
    title = field.fitted(cover.title, styles.cover, field.width, room * _TITLE)
    line = field.fitted(
        cover.subtitle, styles.cover_line, field.width * 0.85, room * _LINE
    )
    if theme.cover.title == "foot":
        field.stand([title, line], foot, gap=14)
    else:
        field.hang([title, line], head - 3 * styles.label.leading, gap=14)


def _draw_rest(column: _Column, cover: CoverPlan, top: float) -> None:
    """Draw why it matters now, and at the foot for whom and by whom it is, with the logo beside."""
    setting, theme = column.setting, column.setting.theme
    styles, foot = setting.styles, setting.sheet.foot
    told = [
        (cover.audience, styles.label),
        (cover.presenter, styles.small),
        (cover.classification, styles.label),
    ]
    why = setting.elem("P")  # is read first
    lines = [column.words(text, style) for text, style in told if text]
    room = top - foot - column.height(lines, gap=2) - 2 * styles.small.leading
    column.hang(
        [column.fitted(cover.why_now, styles.standfirst, column.width, room, why)], top
    )
    column.stand(lines, foot, gap=2)
    if theme.logo:
        _draw_logo(column.canvas, setting, theme.logo)


def _draw_logo(canvas: TaggedCanvas, setting: RenderContext, logo: Logo) -> None:
    """Draw the logo at the foot of the page, on the side of the evidence margin and no wider than that."""
    page, sheet = setting.theme.page, setting.sheet
    width = min(logo.width.pt, page.margin.pt)
    height = width * logo.file.height / logo.file.width
    canvas.saveState()
    canvas.translate(sheet.across(1) + page.across.pt - width, sheet.foot)
    figure = setting.elem("Figure", alt=logo.alt) if logo.alt else None
    with canvas.figure(figure, width, height) if figure else canvas.artifact():
        canvas.drawImage(
            ImageReader(BytesIO(logo.file.data)), 0, 0, width, height, mask="auto"
        )
    canvas.restoreState()
