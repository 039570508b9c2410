"""A drawn canvas, its structure tree, metadata and files -> a PDF/UA-1 and PDF/A-3a file.

A `TaggedCanvas` draws into a `Document` in place of ReportLab's own; `finish_document` writes
it. What a page shows is the canvas's and what it means is the tree's; here is what makes a
file of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NoReturn

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from reporting.assets import find_asset
from reporting.pdf.attachments import Attachment, attach_files
from reporting.pdf.reportlab_internals import (
    get_document,
    get_operators,
    permit_entries,
)
from reporting.pdf.structure import StructTree
from reporting.pdf.writer import write_pdf
from reporting.pdf.xmp import Metadata, make_info, make_metadata_stream
from reporting.record import Record


class FontNotEmbeddedError(Exception):
    """A font was asked for that no file embeds, since readers bring it along: Helvetica."""


class PageLabels(Record, frozen=True):
    """How pages are called from one page on (ISO 32000-1, 12.4.2).

    Args:
        first: index of the first page it holds for, counted from 0.
        style: decimal, or Roman or Latin letters, great or small; None for the prefix alone.
        start: number of that page.
        prefix: what stands before the number.
    """

    first: int
    style: Literal["D", "R", "r", "A", "a"] | None = "D"
    start: int = 1
    prefix: str = ""


class Document(pdfdoc.PDFDocument):
    """ReportLab's document, written as ISO 14289-1 and ISO 19005-3 ask for it.

    Args:
        language: tag of the text's language (ISO 14289-1, 7.2).
        compact: whether to pack objects into object streams; without, the file can be read with
            the eye and is about three times as large.
    """

    Catalog: Any
    Reference: Any

    def __init__(self, language: str, *, compact: bool = True) -> None:
        super().__init__(
            compression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=language,
        )
        self.compact = compact
        permit_entries(self.Catalog, "AF", "OutputIntents")

    def getInternalFontName(  # noqa: N802  (ReportLab's name)
        self,
        psfontname: str,
    ) -> NoReturn:
        """Refuse a font that is not embedded: only those come here (ISO 19005-3, 6.2.11.4.1).

        Raises:
            FontNotEmbeddedError: always.
        """
        raise FontNotEmbeddedError(f"the font {psfontname} would not be embedded")

    def addPage(self, page: Any) -> None:  # noqa: N802  (ReportLab's name)
        """Take a page: its tab order is the structure's (ISO 14289-1, 7.18.3).

        A `StructParents` set on the page later gets into the file.
        """
        permit_entries(page, "StructParents", "Tabs")
        page.Tabs = "/S"
        page.Trans = None  # ReportLab gives every page an empty one
        page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])
        super().addPage(page)

    def set_metadata(self, metadata: Metadata) -> None:
        """Say what the file is: to readers, archives, the window's title (14289-1, 7.1)."""
        self.info = _Info(metadata)
        catalog = self.Catalog
        catalog.Lang = PDFString(metadata.language)
        catalog.Metadata = make_metadata_stream(metadata)
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})

    def set_structure(self, tree: StructTree) -> None:
        """Mark the file as tagged (32000-1, 14.7.1), its colours as sRGB (19005-3, 6.2.3)."""
        catalog = self.Catalog
        catalog.StructTreeRoot = tree
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        srgb = find_asset("srgb.icc").read_bytes()
        components = PDFDictionary({"N": 3})
        profile = PDFStream(components, srgb, [PDFZCompress])
        intent = {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": self.Reference(profile),
        }
        catalog.OutputIntents = PDFArray([PDFDictionary(intent)])

    def label_pages(self, labels: Sequence[PageLabels]) -> None:
        """Say how pages are called, in a number tree; ReportLab knows no small letters."""
        entries: list[Any] = []
        for label in sorted(labels, key=lambda label: label.first):
            keys: dict[str, Any] = {"St": label.start}
            if label.style:
                keys["S"] = f"/{label.style}"
            if label.prefix:
                keys["P"] = PDFString(label.prefix)
            entries.append(label.first)
            entries.append(PDFDictionary(keys))
        tree = {"Nums": PDFArray(entries)}
        self.Catalog.PageLabels = PDFDictionary(tree)

    def format(self) -> bytes:
        """Return the file; objects may make others while they are written."""
        root = self._get_number(self.Catalog)
        information = self._get_number(self.info)
        bodies: list[bytes] = []
        while name := self.numberToId.get(len(bodies) + 1):
            written = self.idToObject[name]
            body = pdfdoc.format(written, self, toplevel=1)
            bodies.append(body)
        return write_pdf(bodies, root, information, compact=self.compact)

    def _get_number(self, target: Any) -> int:
        name = self.Reference(target).name
        number: int
        number, _version = self.idToObjectNumberAndVersion[name]
        return number


def finish_document(
    canvas: Canvas,
    tree: StructTree,
    metadata: Metadata,
    attachments: Sequence[Attachment] = (),
    labels: Sequence[PageLabels] = (),
) -> bytes:
    """Write a tagged and archivable file.

    Args:
        canvas: all pages drawn; it draws into a `Document`.
        tree: what was drawn on it; it is closed here.
        metadata: goes into the XMP packet and the information dictionary alike.
        attachments: associated files, dated like the document.
        labels: how pages are called, from the first page on; by their position when left out.

    Returns:
        a PDF 1.7 file; equal input gives equal bytes.

    Raises:
        TaggingError: the structure is not sound.
        ValueError: two attachments have one name.
    """
    document = get_document(canvas)
    tree.close()
    document.set_metadata(metadata)
    document.set_structure(tree)
    attach_files(document, attachments, metadata.date)
    if labels:
        document.label_pages(labels)
    if get_operators(canvas):
        canvas.showPage()
    data: bytes = document.GetPDFData(canvas)
    return data


class _Info(pdfdoc.PDFInfo):
    """The information dictionary, in place of ReportLab's, which dates it by the clock."""

    def __init__(self, metadata: Metadata) -> None:
        super().__init__()
        self._metadata = metadata

    def format(self, document: Any) -> bytes:
        data: bytes = make_info(self._metadata).format(document)
        return data
