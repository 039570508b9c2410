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

from reporting.design.rect import PageRect
from reporting.dossier.pages.contents import Contents
from reporting.dossier.pages.cover import draw_cover
from reporting.dossier.pages.furniture import (
    draw_crop_marks,
    draw_foot,
    draw_heads,
    draw_watermark,
)
from reporting.dossier.pages.margin_notes import draw_notes
from reporting.dossier.pages.page_origins import make_origins_file
from reporting.dossier.pages.page_references import name_page_anchor
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing
from reporting.dossier.typeset.paragraph_styles import measure_column_height
from reporting.pdf.attachments import Attachment
from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.document import Document as TaggedDocument
from reporting.pdf.document import PageLabels, finish_document
from reporting.pdf.reportlab_internals import (
    keep_canvas_open,
    list_pages,
    queue_actions,
)
from reporting.pdf.structure import StructTree
from reporting.pdf.xmp import Metadata
from reporting.plan.model import DossierPlan
from reporting.record import Record


class Part(Record, frozen=True):
    """What begins on a new page: its name for the running head, its accent and its content.

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

    def __init__(
        self,
        plan: DossierPlan,
        setting: RenderContext,
        contents: Contents,
        tree: StructTree,
    ) -> None:
        self.plan = plan
        self.setting = setting
        self.contents = contents
        self.tree = tree
        self.sheet = setting.sheet
        self.part: Part | None = None
        self.story: list[Flowable] = []
        text = _make_frame(setting, wide=False)
        wide = _make_frame(setting, wide=True)
        begin = self.begin_page
        end = self.end_page
        super().__init__(
            BytesIO(),
            pagesize=self.sheet.size,
            pageTemplates=[
                PageTemplate("cover", [text], onPage=self.draw_cover_page),
                PageTemplate("empty", [text], onPage=self.draw_empty_page),
                PageTemplate("text", [text], onPage=begin, onPageEnd=end),
                PageTemplate("wide", [wide], onPage=begin, onPageEnd=end),
            ],
            initialFontName=setting.styles.body.fontName,
            pageCompression=1,
            invariant=1,
            enforceColorSpace=None,
            cropMarks=None,
            rotation=0,
            showBoundary=0,
            allowSplitting=1,
        )
        keep_canvas_open(self)

    def draw(self, parts: Sequence[Part]) -> None:
        """Draw all pages but the contents; then everything is on its page.

        Args:
            parts: in order.
        """
        for part in parts:
            self.story.append(_call_handler("turn", part))
            self.story.append(_call_handler("fill", part))
        self.build(self.story, canvasmaker=self.make_canvas)

    def finish(self, attachments: Sequence[Attachment]) -> tuple[bytes, int]:
        """Draw the contents, and write the file.

        Args:
            attachments: files that the dossier carries; with any, it carries too where
                everything is written.

        Returns:
            the file, and its number of pages.
        """
        canvas = self.canv
        drawn = canvas.getPageNumber() - 1
        for number in range(-self.contents.blank, len(self.contents.pages)):
            self._draw_contents(canvas, number)
        pages = list_pages(canvas)
        pages[1:] = [*pages[drawn:], *pages[1:drawn]]
        canvas.showOutline()
        cover = PageLabels(
            0,
            None,
            prefix=self.plan.labels.cover,
        )
        others = PageLabels(1, start=2)
        meta = self.plan.meta
        metadata = Metadata(
            meta.title,
            meta.language,
            meta.date,
            meta.author,
            meta.subject,
            meta.keywords,
            "make-report",
        )
        if attachments:
            self.tree.close()
            origins = make_origins_file(
                self.tree, self.setting.record.origins, self.plan.language
            )
            attachments = [*attachments, origins]
        data = finish_document(
            canvas, self.tree, metadata, attachments, (cover, others)
        )
        return data, len(pages)

    def handle_turn(self, part: Part) -> None:
        """Go to the page that a part begins on, unless it follows on the same one."""
        enter = _call_handler("enter", part)
        if part.follows:
            queue_actions(self, [enter])
            return
        following = self.setting.record.folio(self.canv.getPageNumber() + 1)
        if self.sheet.recto and following % 2 == 0:
            # At once: two breaks that wait together would begin the page after them twice.
            self.handle_nextPageTemplate("empty")
            self.handle_pageBreak()
        template = NextPageTemplate("wide" if part.wide else "text")
        queue_actions(self, [template, enter, PageBreak()])

    def handle_enter(self, part: Part) -> None:
        """Say which part the next page belongs to."""
        self.part = part

    def handle_fill(self, part: Part) -> None:
        """Make the content of a part, as what is drawn next."""
        self.setting.record.is_body = not part.back
        self.story[:0] = part.content()

    def make_canvas(self, filename: Any, **options: Any) -> TaggedCanvas:
        """Make a canvas whose file is ours, with the contents as its first bookmark."""
        file = TaggedDocument(self.plan.meta.language)
        canvas = TaggedCanvas(filename, self.tree, file, **options)
        if self.sheet.bleed:
            canvas.setTrimBox(self.sheet.trim_box.edges)
            canvas.setBleedBox(self.sheet.bleed_box.edges)
        canvas.addOutlineEntry(
            self.contents.title,
            self.contents.anchor,
            0,
        )
        return canvas

    # -- pages

    def draw_cover_page(self, canvas: Any, _doc: Any) -> None:
        """Draw the cover, as ReportLab begins the first page."""
        theme = self.setting.theme
        draw_crop_marks(
            canvas,
            Drawing(canvas, theme),
            self.sheet,
        )
        accents = tuple(theme.accent(section.id) for section in self.plan.sections)
        draw_cover(
            canvas,
            self.plan.cover,
            self.setting,
            accents,
            self.plan.draft,
        )

    def draw_empty_page(self, canvas: Any, _doc: Any) -> None:
        """Draw nothing but crop marks."""
        drawing = Drawing(canvas, self.setting.theme)
        draw_crop_marks(canvas, drawing, self.sheet)

    def begin_page(self, canvas: Any, _doc: Any) -> None:
        """Move the frame to its column, and draw what every page has."""
        folio = self.setting.record.folio(canvas.getPageNumber())
        is_wide = self.pageTemplate.id == "wide"
        left = self.sheet.across(folio) if is_wide else self.sheet.text(folio)
        for frame in self.pageTemplate.frames:
            frame.x1 = left
        canvas.bookmarkHorizontal(
            name_page_anchor(folio),
            0,
            self.sheet.head,
        )
        title = self.part.title if self.part else ""
        self._draw_furniture(canvas, title, folio)

    def _draw_contents(self, canvas: TaggedCanvas, number: int) -> None:
        """Draw a page of the contents; the one before the first is left empty."""
        if number < 0:
            self.draw_empty_page(canvas, self)
            canvas.showPage()
            return
        contents = self.contents
        record = self.setting.record
        folio = 2 + contents.blank + number
        self._draw_furniture(canvas, contents.title, folio)
        record.pages.setdefault(contents.anchor, folio)
        left = self.sheet.text(folio)
        contents.draw(
            canvas,
            number,
            left,
            self.sheet.head,
            record.pages,
        )
        canvas.showPage()

    def _draw_furniture(
        self,
        canvas: TaggedCanvas,
        title: str,
        folio: int,
    ) -> None:
        plan = self.plan
        sheet = self.sheet
        drawing = Drawing(canvas, self.setting.theme)
        draw_crop_marks(canvas, drawing, sheet)
        if plan.draft:
            draw_watermark(
                canvas,
                drawing.theme,
                sheet,
                plan.draft.word,
            )
        draw_heads(
            canvas,
            drawing,
            sheet,
            folio,
            plan.running_head,
            title,
        )
        draw_foot(
            canvas,
            drawing,
            sheet,
            folio,
            plan.cover.edition_line,
        )

    def end_page(self, canvas: Any, _doc: Any) -> None:
        """Draw the notes in the margin, when all the page's evidence is known."""
        page = canvas.getPageNumber()
        sheet = self.sheet
        setting = self.setting
        left = sheet.margin(setting.record.folio(page))
        right = left + sheet.page.margin.pt
        foot = sheet.foot - 4
        margin = PageRect.of_edges(
            left,
            foot,
            right,
            sheet.head + 2,
        )
        accent = self.part.accent if self.part else setting.accent
        standing = setting.record.turn(page)
        draw_notes(
            canvas,
            standing,
            margin,
            setting.with_accent(accent),
        )


def _call_handler(name: str, part: Part) -> ActionFlowable:
    """Return what calls `handle_<name>` of the document when the story comes to it."""
    return ActionFlowable((name, part))


def _make_frame(setting: RenderContext, *, wide: bool) -> Frame:
    """Return a frame, which each page moves to where its columns stand."""
    page = setting.theme.page
    width = page.across if wide else page.text
    return Frame(
        setting.sheet.text(1),
        setting.sheet.foot,
        width.pt,
        measure_column_height(setting.theme),
        leftPadding=0,
        bottomPadding=0,
        rightPadding=0,
        topPadding=0,
        showBoundary=0,
        overlapAttachedSpace=1,
    )
