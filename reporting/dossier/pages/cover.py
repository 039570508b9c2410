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

from reporting.design.rect import PageRect
from reporting.design.token_groups import Logo
from reporting.dossier.pages.furniture import draw_watermark
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing
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
        return self.setting.words(
            text,
            style,
            ink=self.ink,
        )

    def hang(
        self,
        lines: list[EvidenceParagraph],
        top: float,
        gap: float = 0,
    ) -> None:
        """Draw paragraphs from an upper edge down."""
        for line in lines:
            _, height = line.wrap(self.width, top)
            top -= height
            line.drawOn(
                self.canvas,
                self.left,
                top,
            )
            top -= gap

    def stand(
        self,
        lines: list[EvidenceParagraph],
        foot: float,
        gap: float,
    ) -> None:
        """Draw paragraphs so that the last ends at a lower edge."""
        height = self.height(lines, gap)
        self.hang(
            lines,
            foot + height,
            gap,
        )

    def height(self, lines: list[EvidenceParagraph], gap: float) -> float:
        """Return the height of paragraphs one below the other, in points."""
        total = 0.0
        for line in lines:
            _, height = line.wrap(self.width, _ENDLESS)
            total += float(height) + gap
        return total - gap

    def fit(
        self,
        text: str,
        style: ParagraphStyle,
        width: float,
        room: float,
        elem: StructElem | None = None,
    ) -> EvidenceParagraph:
        """Return words no higher than `room` points, in the largest size that cuts no word."""
        elem = elem or self.setting.elem("P")
        inset = style.rightIndent + self.width - width
        for share in _STEPS:
            size = style.fontSize * share
            leading = style.leading * share
            smaller = style.clone(
                "fitted", fontSize=size, leading=leading, rightIndent=inset
            )
            words = self.setting.words(
                text,
                smaller,
                elem=elem,
                ink=self.ink,
            )
            widths = [stringWidth(word, style.fontName, size) for word in text.split()]
            _, height = words.wrap(self.width, room)
            if max(widths, default=0.0) <= width and height <= room:
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
    theme = setting.theme
    sheet = setting.sheet
    trim = sheet.trim_box
    foot = trim.top - trim.height * theme.cover.field
    ground = sheet.bleed_box if theme.cover.is_whole else sheet.bleed_box.above(foot)
    if draft:
        draw_watermark(canvas, theme, sheet, draft.word)
    cut_off = max(trim.bottom - ground.bottom, 0)
    strip = _STRIP + cut_off
    _draw_field(Drawing(canvas, theme), ground, strip, accents)
    if draft:
        above = ground.above(ground.bottom + strip)
        draw_watermark(
            canvas,
            theme,
            sheet,
            draft.word,
            theme.colours.cover,
            above,
        )
    left = sheet.across(1)
    ink = theme.colours.on_cover
    field = _Column(
        canvas,
        setting,
        left,
        theme.page.across.pt,
        ink,
    )
    _draw_title(field, cover, foot)
    narrow = replace(field, width=theme.page.text.pt)
    if theme.cover.is_whole:
        _draw_rest(
            narrow,
            cover,
            trim.bottom + trim.height * _LINE + _STRIP,
        )
    else:
        below = replace(narrow, ink=theme.colours.ink)
        _draw_rest(
            below,
            cover,
            foot - theme.page.top.pt * 0.75,
        )


def _draw_field(
    drawing: Drawing,
    field: PageRect,
    strip: float,
    accents: tuple[str, ...],
) -> None:
    """Fill the field, with a strip of accents along its lower edge."""
    cover = drawing.theme.colours.cover
    drawing.rect(field.left, field.bottom, field.width, field.height, cover)
    width = field.width / max(len(accents), 1)
    for number, accent in enumerate(accents):
        left = field.left + number * width
        drawing.rect(left, field.bottom, width, strip, accent)


def _draw_title(
    field: _Column,
    cover: CoverPlan,
    foot: float,
) -> None:
    """Draw the edition's line at the head of the field, and title and subtitle.

    These stand at the field's foot or below that line, as the theme says.
    """
    setting = field.setting
    theme = setting.theme
    styles = setting.styles
    trim = setting.sheet.trim_box
    head = setting.sheet.head
    edition = field.words(cover.edition_line, styles.label)
    field.hang([edition], head)
    if theme.cover.is_whole:
        foot = trim.bottom + trim.height * (_LINE + 0.05)
    else:
        foot = foot + _STRIP + theme.page.top.pt * 0.6
    below_edition = head - 3 * styles.label.leading
    room = below_edition - foot
    title = field.fit(
        cover.title,
        styles.cover,
        field.width,
        room * _TITLE,
    )
    narrow = field.width * 0.85
    subtitle = field.fit(
        cover.subtitle,
        styles.cover_line,
        narrow,
        room * _LINE,
    )
    if theme.cover.title == "foot":
        field.stand(
            [title, subtitle],
            foot,
            gap=14,
        )
    else:
        field.hang(
            [title, subtitle],
            below_edition,
            gap=14,
        )


def _draw_rest(
    column: _Column,
    cover: CoverPlan,
    top: float,
) -> None:
    """Draw why it matters now, and at the foot for whom and by whom it is, with the logo."""
    setting = column.setting
    styles = setting.styles
    foot = setting.sheet.foot
    elem = setting.elem("P")  # is read first
    lines: list[EvidenceParagraph] = []
    for text, style in (
        (cover.audience, styles.label),
        (cover.presenter, styles.small),
        (cover.classification, styles.label),
    ):
        if text:
            lines.append(column.words(text, style))
    room = top - foot - column.height(lines, gap=2) - 2 * styles.small.leading
    why_now = column.fit(
        cover.why_now,
        styles.standfirst,
        column.width,
        room,
        elem,
    )
    column.hang([why_now], top)
    column.stand(lines, foot, gap=2)
    if setting.theme.logo:
        _draw_logo(
            column.canvas,
            setting,
            setting.theme.logo,
        )


def _draw_logo(
    canvas: TaggedCanvas,
    setting: RenderContext,
    logo: Logo,
) -> None:
    """Draw the logo at the foot of the page, no wider than the evidence margin it stands in."""
    page = setting.theme.page
    sheet = setting.sheet
    image = ImageReader(BytesIO(logo.file.data))
    width = min(logo.width.pt, page.margin.pt)
    height = width * logo.file.height / logo.file.width
    left = sheet.across(1) + page.across.pt - width
    canvas.saveState()
    canvas.translate(left, sheet.foot)
    if logo.alt:
        figure = setting.elem("Figure", alt=logo.alt)
        content = canvas.mark_figure(figure, width, height)
    else:
        content = canvas.mark_artifact()
    with content:
        canvas.drawImage(
            image,
            0,
            0,
            width,
            height,
            mask="auto",
        )
    canvas.restoreState()
