"""Painted pages, their structure, metadata and files -> an accessible file for archives.

What a page shows is the page's and what it means is the tree's; here is what makes a file of
them. ReportLab's document numbers the objects and writes the rare ones: catalog, fonts,
images, attached files. Pages, annotations, structure and outline are written as bytes. Which
standards a file keeps to, its `Conformance` says: PDF/UA-1 and PDF/A-3a, or their successors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFObject,
    PDFString,
)

from reporting.pdf.annotations import write_links
from reporting.pdf.attachments import Attachment, attach_files
from reporting.pdf.conformance import UA_1, Conformance
from reporting.pdf.font_uses import FontUses
from reporting.pdf.intents import set_intents
from reporting.pdf.outline import OutlineEntry, write_outline
from reporting.pdf.page_canvas import PageCanvas
from reporting.pdf.painted_page import take_stream
from reporting.pdf.places import Place
from reporting.pdf.reportlab_config import pin_settings
from reporting.pdf.resources import Resources
from reporting.pdf.structure import Box, StructElem, StructTree
from reporting.pdf.syntax import (
    STREAM_END,
    format_box,
    format_number,
)
from reporting.pdf.writer import write_pdf
from reporting.pdf.xmp import Metadata, format_metadata_stream, make_info
from reporting.record import Record

if TYPE_CHECKING:
    from reporting.pdf.separation import Separation

_END = b"endstream"
_PRESENTED = {
    "FitWindow": "true",
    "CenterWindow": "true",
    "NonFullScreenPageMode": "/UseOutlines",
}
"""How a window shows slides (ISO 32000-1, table 150)."""
_EXCHANGED = "1.6"
"""The version of PDF that PDF/X-4 is of (ISO 15930-7)."""


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
    """The objects of a file, as the parts of ISO 14289 and ISO 19005 ask for them.

    Args:
        language: tag of the text's language (ISO 14289-1, 7.2).
        conformance: the standards that it keeps to.
        compact: whether to pack objects into object streams; without, the file can be read with
            the eye and is about three times as large.
        separation: colours as the inks of a press, for a file that is printed on one.
    """

    Reference: Any
    info: Any
    objectcounter: int

    def __init__(
        self,
        language: str,
        conformance: Conformance = UA_1,
        *,
        compact: bool = True,
        separation: Separation | None = None,
    ) -> None:
        super().__init__(
            dummyoutline=1,
            compression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=language,
        )
        self.conformance = conformance
        self.compact = compact
        self.separation = separation
        self.pages: list[PageCanvas] = []
        """In the order of the file; it may be changed until the document is finished."""
        self.places: dict[str, Place] = {}
        """By name, where links and the outline lead to."""
        self.targets: dict[str, StructElem] = {}
        """By name, the element of a place, where destinations are elements."""
        self.leads: dict[StructElem, str] = {}
        """By the element of a link, the name of the place that it leads to."""
        self.outline_entries: list[OutlineEntry] = []
        self.digests: list[int] = []  # of the pages, in this process
        self.fonts = FontUses()
        self.resources = Resources()
        self._linked: list[tuple[PageCanvas, int]] = []
        """Pages with links, each with the key of the first in the parent tree."""
        self._objects: dict[int, bytes] = {}
        self.catalog: dict[str, Any] = {"Type": "/Catalog"}

    # -- objects

    def reserve(self, count: int = 1) -> int:
        """Return the first of some numbers of objects that are written as bytes."""
        first = self.objectcounter + 1
        self.objectcounter += count
        return first

    def add_object(self, data: bytes) -> int:
        """Take an object as it is written; return its number."""
        number = self.reserve()
        self._objects[number] = data
        return number

    def add_objects(self, objects: Sequence[bytes]) -> int:
        """Take objects as they are written; return the number of the first."""
        first = self.reserve(len(objects))
        self._objects.update(enumerate(objects, first))
        return first

    def set_object(self, number: int, data: bytes) -> None:
        """Take the object of a number that was reserved."""
        self._objects[number] = data

    def number(self, target: PDFObject) -> int:
        """Return the number of one of ReportLab's objects, which it gets if it has none."""
        name = self.Reference(target).name
        number: int
        number, _version = self.idToObjectNumberAndVersion[name]
        return number

    # -- pages

    def begin_page(
        self,
        size: tuple[float, float],
        trim: Box | None = None,
        bleed: Box | None = None,
    ) -> PageCanvas:
        """Return a new page, behind those that are there.

        Args:
            size: width and height of the sheet, in points (MediaBox of ISO 32000-1, 14.11.2).
            trim: left, foot, right and head of the page after it is cut (TrimBox).
            bleed: likewise of what colour runs into (BleedBox).
        """
        number = self.reserve()
        if self.separation:
            from reporting.pdf.press_canvas import PressCanvas  # noqa: PLC0415  (seldom)

            page: PageCanvas = PressCanvas(
                self, number, size, trim, bleed, self.separation
            )
        else:
            page = PageCanvas(self, number, size, trim, bleed)
        self.pages.append(page)
        return page

    @property
    def is_exchanged(self) -> bool:
        """Whether it keeps to PDF/X-4 (ISO 15930-7), which is of PDF 1.x alone."""
        return self.separation is not None and self.conformance.explains

    def choose_letters(self, ink: str, size: float) -> str:
        """Return the colour that text is painted in, where it is shown in another.

        Args:
            ink: as #RRGGBB.
            size: of the type, in points.
        """
        if self.separation:
            return self.separation.choose_letters(ink, size)
        return ink

    def add_outline(
        self,
        title: str,
        place: str,
        level: int,
    ) -> None:
        """Put a place into the outline (12.3.3), behind what is there.

        Args:
            title: its words.
            place: its name.
            level: how deep it stands, from 0.
        """
        self.outline_entries.append(OutlineEntry(title, place, level))

    def lead(self, elem: StructElem, target: str) -> None:
        """Note which place an element leads to, where elements refer to each other.

        Args:
            elem: that of a link, whether or not it can be clicked on.
            target: an address, or `#name` of a place.
        """
        if self.conformance.relates and target.startswith("#"):
            self.leads[elem] = target[1:]

    def lead_to_place(self, name: str) -> str:
        """Return the entry of an explicit destination (12.3.2.2), of an element if need be.

        Such a one is named beside the page, for readers that do not know it (ISO 32000-2,
        table 202).

        Raises:
            KeyError: no page has a place of that name.
        """
        page, y, _ = self.places[name]
        place = f"/XYZ 0 {format_number(y)} null]"
        if not self.conformance.relates:
            return f"/Dest[{page} 0 R{place}"
        elem = self.targets[name].number
        return f"/A<</S/GoTo/D[{page} 0 R{place}/SD[{elem} 0 R{place}>>"

    # -- the catalog

    def set_metadata(self, metadata: Metadata, *, carries: bool = False) -> None:
        """Say what the file is: to readers, archives, the window's title (14289-1, 7.1).

        Args:
            metadata: all of it.
            carries: whether there are attachments.
        """
        self.info = make_info(metadata) if self.conformance.has_info else None
        catalog = self.catalog
        catalog["Lang"] = PDFString(metadata.language)
        stream = format_metadata_stream(
            metadata,
            self.conformance,
            carries=carries,
        )
        catalog["Metadata"] = f"{self.add_object(stream)} 0 R"
        preferences = {"DisplayDocTitle": "true"}
        if metadata.is_presented:
            catalog["PageLayout"] = "/SinglePage"
            catalog["PageMode"] = "/UseNone"
            preferences |= _PRESENTED
        else:
            preferences["PrintScaling"] = "/None"
        if metadata.is_duplex:
            preferences["Duplex"] = "/DuplexFlipLongEdge"
        if metadata.is_rtl:  # which side of a spread the first page is on
            preferences["Direction"] = "/R2L"
        catalog["ViewerPreferences"] = PDFDictionary(preferences)

    def set_structure(self, tree: StructTree) -> None:
        """Mark the file as tagged (32000-1, 14.7.1).

        Args:
            tree: closed, and every page's content has its key in it.
        """
        catalog = self.catalog
        first = self.add_objects(
            list(tree.write(self.objectcounter + 1, self.conformance))
        )
        catalog["StructTreeRoot"] = f"{first} 0 R"
        catalog["MarkInfo"] = PDFDictionary({"Marked": "true"})

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
        self.catalog["PageLabels"] = PDFDictionary(tree)

    def set_outline(self) -> None:
        """Write the outline, if there is one, and let readers show it."""
        if self.outline_entries:
            first = self.objectcounter + 1
            for data in write_outline(self.outline_entries, first, self.lead_to_place):
                self.add_object(data)
            self.catalog["Outlines"] = f"{first} 0 R"
            self.catalog.setdefault("PageMode", "/UseOutlines")

    # -- writing

    def write_pages(self, tree: StructTree) -> None:
        """Write all pages, and say to the tree what stands on them."""
        resources = self.reserve()
        above = self.reserve()
        for page in self.pages:
            self._write_page(page, tree, above, resources)
        self.set_object(resources, self.resources.format(self))
        kids = " ".join([f"{page.number} 0 R" for page in self.pages])
        top = f"<</Type/Pages/Count {len(self.pages)}/Kids[{kids}]>>"
        self.set_object(above, top.encode("latin-1"))
        self.catalog["Pages"] = f"{above} 0 R"

    def _write_page(
        self,
        page: PageCanvas,
        tree: StructTree,
        above: int,
        resources: int,
    ) -> None:
        """Write a page (7.7.3.3); its tab order is the structure's (ISO 14289-1, 7.18.3)."""
        content = take_stream(page)
        stream = self.add_object(content)
        self.digests.append(hash((content, *page.used)))
        parts = [
            f"<</Type/Page/Parent {above} 0 R/MediaBox{format_box(page.media)}",
            f"/Resources {resources} 0 R/Contents {stream} 0 R/Tabs/S",
        ]
        if page.trim:
            parts.append(f"/TrimBox{format_box(page.trim)}")
        if page.bleed:
            parts.append(f"/BleedBox{format_box(page.bleed)}")
        key = tree.take_page(page)
        if page.marked:
            parts.append(f"/StructParents {key}")
            key += 1
        if page.links:
            links = [f"{link.number} 0 R" for link in page.links]
            parts.append(f"/Annots[{' '.join(links)}]")
            self._linked.append((page, key))
        parts.append(">>")
        self.set_object(page.number, "".join(parts).encode("latin-1"))

    def write_links(self) -> None:
        """Write the links of all pages, when the elements have their numbers."""
        for page, key in self._linked:
            texts = write_links(self, page, key)
            for link, text in zip(page.links, texts, strict=True):
                self.set_object(link.number, text)

    def format(self) -> bytes:
        """Return the file, once; ReportLab's objects may make others while they are written."""
        root = self.number(PDFDictionary(self.catalog))
        information = self.number(self.info) if self.info else None
        version = self.conformance.version
        if self.is_exchanged:
            version = _EXCHANGED
        with pin_settings():
            objects = self._format_objects()
            return write_pdf(
                objects,
                root,
                information,
                version=version,
                compact=self.compact,
            )

    def _format_objects(self) -> Iterator[bytes]:
        """Yield the objects by their numbers; none is kept."""
        number = 1
        names: Mapping[int, str] = self.numberToId
        while number <= self.objectcounter:
            data = self._objects.pop(number, None)
            if data is None:
                written = self.idToObject[names[number]]
                data = pdfdoc.format(written, self, toplevel=1).rstrip(b"\r\n")
                if data.endswith(_END):  # ReportLab ends no line before it
                    data = data.removesuffix(_END) + STREAM_END
            yield data
            number += 1


def finish_document(
    document: Document,
    tree: StructTree,
    metadata: Metadata,
    attachments: Sequence[Attachment] = (),
    labels: Sequence[PageLabels] = (),
) -> bytes:
    """Write a tagged and archivable file.

    Args:
        document: all pages painted.
        tree: what was painted on them; it is closed here.
        metadata: goes into the XMP packet and the information dictionary alike.
        attachments: associated files, dated like the document.
        labels: how pages are called, from the first page on; by their position when left out.

    Returns:
        a file of the standards that the document keeps to; equal input gives equal bytes.

    Raises:
        TaggingError: the structure is not sound.
        KeyError: a link leads to a place that no page has.
        ValueError: two attachments have one name.
    """
    tree.close()
    if document.conformance.relates:
        from reporting.pdf.relations import relate_elements  # noqa: PLC0415  (seldom)

        relate_elements(document, tree)
    document.set_metadata(metadata, carries=bool(attachments))
    document.write_pages(tree)
    document.set_structure(tree)
    set_intents(document)
    document.write_links()
    document.set_outline()
    attach_files(document, attachments, metadata.date)
    if labels:
        document.label_pages(labels)
    return document.format()
