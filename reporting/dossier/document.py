"""Pages: where the text column and the margin stand, running heads, and the order of drawing.

The body is drawn in one pass; the contents follow, when every page number is known, and are moved
behind the cover.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate
from reportlab.platypus.doctemplate import ActionFlowable

from reporting.dossier.contents import Contents
from reporting.dossier.cover import draw_cover
from reporting.dossier.margin import Space, draw_notes
from reporting.dossier.pen import Pen
from reporting.dossier.setting import Setting
from reporting.dossier.styles import column_height
from reporting.pdf.attachments import Attachment
from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.document import Document as TaggedDocument
from reporting.pdf.document import PageLabels, finish
from reporting.pdf.structure import StructTree
from reporting.pdf.xmp import Metadata
from reporting.plan.model import DossierPlan


@dataclass(frozen=True, slots=True)
class Part:
    """What begins on a new page: its name for the running head, its content, its accent.

    `wide` text takes the margin's room too, and has no evidence beside it.
    """

    title: str
    accent: str
    content: tuple[Flowable, ...]
    wide: bool = False


class _Enter(ActionFlowable):
    """Tells the document which part the next page belongs to."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.part = part

    def apply(self, doc: Any) -> None:
        """Turn to the part."""
        doc.part = self.part


class Document(BaseDocTemplate):
    """One dossier.

    Args:
        plan: for the cover, the running head and the metadata.
        setting: theme and record, and the cover's place in the structure.
        contents: already laid out.
        tree: the structure of the whole.
    """

    canv: TaggedCanvas

    def __init__(self, plan: DossierPlan, setting: Setting, contents: Contents, tree: StructTree) -> None:
        page = setting.theme.page
        self.plan, self.setting, self.contents, self.tree = plan, setting, contents, tree
        self.part: Part | None = None
        super().__init__(
            BytesIO(),
            pagesize=(page.width.pt, page.height.pt),
            pageTemplates=self._templates(),
            initialFontName=setting.styles.body.fontName,
            pageCompression=1,
            invariant=1,
            enforceColorSpace=None,
            cropMarks=None,
            rotation=0,
            showBoundary=0,
            allowSplitting=1,
        )
        self._doSave = 0

    def _templates(self) -> list[PageTemplate]:
        text, wide = _frame(self.setting, wide=False), _frame(self.setting, wide=True)
        return [
            PageTemplate("cover", [text], onPage=self._cover),
            PageTemplate("text", [text], onPage=self._heads, onPageEnd=self._notes),
            PageTemplate("wide", [wide], onPage=self._heads, onPageEnd=self._notes),
        ]

    def make(self, parts: Sequence[Part], attachments: Sequence[Attachment]) -> tuple[bytes, int]:
        """Draw everything.

        Args:
            parts: in order.
            attachments: files that the dossier carries.

        Returns:
            the file, and its number of pages.
        """
        story: list[Flowable] = []
        for part in parts:
            template = NextPageTemplate("wide" if part.wide else "text")
            story += [template, _Enter(part), PageBreak(), *part.content]
        self.build(story, canvasmaker=self._canvas)
        canvas = self.canv
        drawn = canvas.getPageNumber() - 1
        for at in range(len(self.contents.pages)):
            self._contents_page(canvas, at)
        order = vars(canvas)["_doc"].Pages.pages  # the order of pages has no public name
        order[1:] = [*order[drawn:], *order[1:drawn]]
        canvas.showOutline()
        labels = [PageLabels(0)]
        return finish(canvas, self.tree, self._metadata(), attachments, labels), len(order)

    def _metadata(self) -> Metadata:
        meta = self.plan.meta
        return Metadata(
            meta.title, meta.language, meta.date, meta.author, meta.subject, meta.keywords, "make-report"
        )

    def _canvas(self, filename: Any, **options: Any) -> TaggedCanvas:
        """Make a canvas whose file is ours, with the contents as its first bookmark."""
        file = TaggedDocument(self.plan.meta.language)
        canvas = TaggedCanvas(filename, self.tree, file, **options)
        title, anchor = self.contents.title, self.contents.anchor
        canvas.addOutlineEntry(title, anchor, 0)
        return canvas

    # -- pages

    def _cover(self, canvas: Any, _doc: Any) -> None:
        accents = tuple(self.setting.theme.accent(section.id) for section in self.plan.sections)
        draw_cover(canvas, self.plan.cover, self.setting, accents)

    def _heads(self, canvas: Any, _doc: Any) -> None:
        title = self.part.title if self.part else ""
        self._furniture(canvas, title, self.setting.record.folio(canvas.getPageNumber()))

    def _contents_page(self, canvas: TaggedCanvas, at: int) -> None:
        page = self.setting.theme.page
        self._furniture(canvas, self.contents.title, 2 + at)
        head = (page.height - page.top).pt
        self.setting.record.pages.setdefault(self.contents.anchor, 2)
        self.contents.draw(canvas, at, page.inner.pt, head, self.setting.record.pages)
        canvas.showPage()

    def _furniture(self, canvas: TaggedCanvas, title: str, folio: int) -> None:
        """Draw the running heads and the page number, which nobody reads aloud."""
        page, muted = self.setting.theme.page, self.setting.theme.colours.muted
        pen = Pen(canvas, self.setting.theme)
        margin = (page.inner + page.text + page.gutter).pt
        y = page.height.pt - page.top.pt * 0.58
        with canvas.artifact("Pagination", "Header"):
            for left, text, width in (
                (page.inner.pt, self.plan.running_head, page.text.pt),
                (margin, title, page.margin.pt),
            ):
                for at, line in enumerate(_clipped(pen, text, width)):
                    pen.text(left, y - at * pen.letters.leading, line, ink=muted)
        with canvas.artifact("Pagination", "Footer"):
            pen.text(margin, page.bottom.pt * 0.5, str(folio), bold=True)

    def _notes(self, canvas: Any, _doc: Any) -> None:
        page, setting = self.setting.theme.page, self.setting
        space = Space(
            left=(page.inner + page.text + page.gutter).pt,
            width=page.margin.pt,
            head=page.height.pt - page.top.pt + 2,
            foot=page.bottom.pt - 4,
        )
        accent = self.part.accent if self.part else setting.accent
        draw_notes(canvas, setting.record.turn(), space, setting.accented(accent))


def _frame(setting: Setting, *, wide: bool) -> Frame:
    page = setting.theme.page
    width = (page.text + page.gutter + page.margin if wide else page.text).pt
    return Frame(
        page.inner.pt,
        page.bottom.pt,
        width,
        column_height(setting.theme),
        leftPadding=0,
        bottomPadding=0,
        rightPadding=0,
        topPadding=0,
        showBoundary=0,
        overlapAttachedSpace=1,
    )


_HEAD_LINES = 2


def _clipped(pen: Pen, text: str, width: float) -> list[str]:
    """Return the lines of a running head; what takes more than two is shortened at a word."""
    lines = pen.letters.lines(text, width)
    if len(lines) <= _HEAD_LINES:
        return lines
    *above, last = pen.letters.lines(text, width - pen.letters.width(" …"))[:_HEAD_LINES]
    return [*above, f"{last.rstrip(' ,;:')} …"]
