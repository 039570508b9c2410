"""Pages: their frames, what is drawn on each, and the order of drawing.

The body is drawn in one pass; the contents follow, when every page number is known, and are
moved behind the cover.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)
from reportlab.platypus.doctemplate import ActionFlowable

from reporting.dossier.pages.contents import Contents
from reporting.dossier.pages.cover import draw_cover
from reporting.dossier.pages.furniture import (
    draw_crop_marks,
    draw_foot,
    draw_heads,
    draw_watermark,
)
from reporting.dossier.pages.margin_notes import Space, draw_notes
from reporting.dossier.pages.page_references import name_page_anchor
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing
from reporting.dossier.typeset.paragraph_styles import measure_column_height
from reporting.pdf.attachments import Attachment
from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.document import Document as TaggedDocument
from reporting.pdf.document import PageLabels, finish_document
from reporting.pdf.structure import StructTree
from reporting.pdf.xmp import Metadata
from reporting.plan.model import DossierPlan
from reporting.record import Record


class Part(Record, frozen=True):
    """What begins on a new page: its name for the running head, its accent, and what makes its content.

    The content is made when all before it is drawn, so that it may refer to pages. `wide`
    text takes the margin's room too, and has no evidence beside it. What is `back` matter
    repeats what stands before it. A part that `follows` begins below the one before it.
    """

    title: str
    accent: str
    content: Callable[[], Sequence[Flowable]]
    wide: bool = False
    back: bool = False
    follows: bool = False


class Document(BaseDocTemplate):
    """One dossier.

    Args:
        plan: for the cover, the running head and the metadata.
        setting: theme, sheet and record, and the cover's place in the structure.
        contents: already laid out.
        tree: the structure of the whole.
    """

    canv: TaggedCanvas
    _hanging: list[Flowable]

    def __init__(
        self,
        plan: DossierPlan,
        setting: RenderContext,
        contents: Contents,
        tree: StructTree,
    ) -> None:
        self.plan, self.setting, self.contents, self.tree = (
            plan,
            setting,
            contents,
            tree,
        )
        self.sheet = setting.sheet
        self.part: Part | None = None
        self.story: list[Flowable] = []
        super().__init__(
            BytesIO(),
            pagesize=self.sheet.size,
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
            PageTemplate("empty", [text], onPage=self._empty),
            PageTemplate("text", [text], onPage=self._begin, onPageEnd=self._notes),
            PageTemplate("wide", [wide], onPage=self._begin, onPageEnd=self._notes),
        ]

    def make(
        self, parts: Sequence[Part], attachments: Sequence[Attachment]
    ) -> tuple[bytes, int]:
        """Draw everything.

        Args:
            parts: in order.
            attachments: files that the dossier carries.

        Returns:
            the file, and its number of pages.
        """
        self.story += [
            flowable
            for part in parts
            for flowable in (_act("turn", part), _act("fill", part))
        ]
        self.build(self.story, canvasmaker=self._canvas)
        canvas = self.canv
        drawn = canvas.getPageNumber() - 1
        for at in range(-self.contents.blank, len(self.contents.pages)):
            self._contents_page(canvas, at)
        order = vars(canvas)[
            "_doc"
        ].Pages.pages  # the order of pages has no public name
        order[1:] = [*order[drawn:], *order[1:drawn]]
        canvas.showOutline()
        labels = [
            PageLabels(0, None, prefix=self.plan.labels.cover),
            PageLabels(1, start=2),
        ]
        return finish_document(
            canvas, self.tree, self._metadata(), attachments, labels
        ), len(order)

    def handle_turn(self, part: Part) -> None:
        """Go to the page that a part begins on, unless it follows on the same one."""
        if part.follows:
            self._hanging.append(_act("enter", part))
            return
        following = self.setting.record.folio(self.canv.getPageNumber() + 1)
        if self.sheet.recto and following % 2 == 0:
            # Done at once: two breaks that wait together would begin the page after them twice.
            self.handle_nextPageTemplate("empty")
            self.handle_pageBreak()
        self._hanging += [
            NextPageTemplate("wide" if part.wide else "text"),
            _act("enter", part),
            PageBreak(),
        ]

    def handle_enter(self, part: Part) -> None:
        """Say which part the next page belongs to."""
        self.part = part

    def handle_fill(self, part: Part) -> None:
        """Make the content of a part, as what is drawn next."""
        self.setting.record.is_body = not part.back
        self.story[:0] = part.content()

    def _metadata(self) -> Metadata:
        meta = self.plan.meta
        return Metadata(
            meta.title,
            meta.language,
            meta.date,
            meta.author,
            meta.subject,
            meta.keywords,
            "make-report",
        )

    def _canvas(self, filename: Any, **options: Any) -> TaggedCanvas:
        """Make a canvas whose file is ours, with the contents as its first bookmark."""
        file = TaggedDocument(self.plan.meta.language)
        canvas = TaggedCanvas(filename, self.tree, file, **options)
        if self.sheet.bleed:
            canvas.setTrimBox(self.sheet.trim.edges)
            canvas.setBleedBox(self.sheet.bled.edges)
        title, anchor = self.contents.title, self.contents.anchor
        canvas.addOutlineEntry(title, anchor, 0)
        return canvas

    # -- pages

    def _cover(self, canvas: Any, _doc: Any) -> None:
        draw_crop_marks(canvas, Drawing(canvas, self.setting.theme), self.sheet)
        accents = tuple(
            self.setting.theme.accent(section.id) for section in self.plan.sections
        )
        draw_cover(canvas, self.plan.cover, self.setting, accents, self.plan.draft)

    def _empty(self, canvas: Any, _doc: Any) -> None:
        draw_crop_marks(canvas, Drawing(canvas, self.setting.theme), self.sheet)

    def _begin(self, canvas: Any, _doc: Any) -> None:
        folio = self.setting.record.folio(canvas.getPageNumber())
        wide = self.pageTemplate.id == "wide"
        for frame in self.pageTemplate.frames:
            frame.x1 = self.sheet.across(folio) if wide else self.sheet.text(folio)
        canvas.bookmarkHorizontal(name_page_anchor(folio), 0, self.sheet.head)
        self._furniture(canvas, self.part.title if self.part else "", folio)

    def _contents_page(self, canvas: TaggedCanvas, at: int) -> None:
        """Draw a page of the contents; the one before the first is left empty."""
        folio = 2 + self.contents.blank + at
        if at < 0:
            self._empty(canvas, self)
        else:
            self._furniture(canvas, self.contents.title, folio)
            self.setting.record.pages.setdefault(self.contents.anchor, folio)
            self.contents.draw(
                canvas,
                at,
                self.sheet.text(folio),
                self.sheet.head,
                self.setting.record.pages,
            )
        canvas.showPage()

    def _furniture(self, canvas: TaggedCanvas, title: str, folio: int) -> None:
        pen = Drawing(canvas, self.setting.theme)
        draw_crop_marks(canvas, pen, self.sheet)
        if self.plan.draft:
            draw_watermark(canvas, pen.theme, self.sheet, self.plan.draft.word)
        draw_heads(canvas, pen, self.sheet, folio, self.plan.running_head, title)
        draw_foot(canvas, pen, self.sheet, folio, self.plan.cover.edition_line)

    def _notes(self, canvas: Any, _doc: Any) -> None:
        setting = self.setting
        space = Space(
            left=self.sheet.margin(setting.record.folio(canvas.getPageNumber())),
            width=self.sheet.page.margin.pt,
            head=self.sheet.head + 2,
            foot=self.sheet.foot - 4,
        )
        accent = self.part.accent if self.part else setting.accent
        draw_notes(
            canvas,
            setting.record.turn(canvas.getPageNumber()),
            space,
            setting.accented(accent),
        )


def _act(name: str, part: Part) -> ActionFlowable:
    """Return what calls `handle_<name>` of the document when the story comes to it."""
    return ActionFlowable((name, part))


def _frame(setting: RenderContext, *, wide: bool) -> Frame:
    """Return a frame, which each page moves to where its columns stand."""
    page, sheet = setting.theme.page, setting.sheet
    return Frame(
        sheet.text(1),
        sheet.foot,
        (page.across if wide else page.text).pt,
        measure_column_height(setting.theme),
        leftPadding=0,
        bottomPadding=0,
        rightPadding=0,
        topPadding=0,
        showBoundary=0,
        overlapAttachedSpace=1,
    )
