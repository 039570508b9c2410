"""Painted pages, their structure, metadata and files -> a PDF/UA-1 and PDF/A-3a file.

What a page shows is the page's and what it means is the tree's; here is what makes a file of
them. Every object is bytes from the first on, and let go once it is in the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reporting.assets import find_asset
from reporting.pdf.attachments import Attachment, attach_files
from reporting.pdf.embedding import FontUses
from reporting.pdf.images import add_image
from reporting.pdf.outline import OutlineEntry, write_outline
from reporting.pdf.page_canvas import Link, PageCanvas
from reporting.pdf.structure import Box, StructTree
from reporting.pdf.syntax import (
    format_box,
    format_number,
    format_stream,
    format_string,
    pack_stream,
)
from reporting.pdf.writer import write_pdf
from reporting.pdf.xmp import Metadata, make_info, make_metadata_stream
from reporting.record import Record


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


class Document:
    """The objects of a file, as ISO 14289-1 and ISO 19005-3 ask for them.

    Args:
        language: tag of the text's language (ISO 14289-1, 7.2).
        compact: whether to pack objects into object streams; without, the file can be read with
            the eye and is about three times as large.
    """

    def __init__(self, language: str, *, compact: bool = True) -> None:
        self.compact = compact
        self.pages: list[PageCanvas] = []
        """In the order of the file; it may be changed until the document is finished."""
        self.places: dict[str, tuple[int, float]] = {}
        """By name, the page of a place and its height on it, in points."""
        self.outline_entries: list[OutlineEntry] = []
        self.fonts = FontUses()
        self._images: dict[bytes, str] = {}
        self._objects: dict[int, bytes] = {}
        self._count = 0
        self.catalog = {"Type": "/Catalog", "Lang": format_string(language)}
        """Its entries, as a PDF writes them."""
        self.info = 0
        """Number of the information dictionary."""

    # -- objects

    def reserve(self, count: int = 1) -> int:
        """Return the first of some numbers of objects that are written as bytes."""
        first = self._count + 1
        self._count += count
        return first

    def add_object(self, data: bytes) -> int:
        """Take an object as it is written; return its number."""
        number = self.reserve()
        self._objects[number] = data
        return number

    def set_object(self, number: int, data: bytes) -> None:
        """Take the object of a number that was reserved."""
        self._objects[number] = data

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
        page = PageCanvas(self, self.reserve(), size, trim, bleed)
        self.pages.append(page)
        return page

    def use_image(self, data: bytes) -> str:
        """Return the name of an image among the resources; equal bytes are one image."""
        name = self._images.get(data)
        if name is None:
            name = f"I{len(self._images) + 1}"
            self._images[data] = name
        return name

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

    def refer_to_place(self, name: str) -> str:
        """Return an explicit destination (12.3.2.2).

        Raises:
            KeyError: no page has a place of that name.
        """
        page, y = self.places[name]
        return f"[{page} 0 R/XYZ 0 {format_number(y)} null]"

    # -- the catalog

    def set_metadata(self, metadata: Metadata) -> None:
        """Say what the file is: to readers, archives, the window's title (14289-1, 7.1)."""
        self.info = self.add_object(make_info(metadata))
        catalog = self.catalog
        catalog["Lang"] = format_string(metadata.language)
        packet = self.add_object(make_metadata_stream(metadata))
        catalog["Metadata"] = f" {packet} 0 R"
        direction = ""
        if metadata.is_rtl:  # which side of a spread the first page is on
            direction = "/Direction/R2L"
        catalog["ViewerPreferences"] = f"<</DisplayDocTitle true{direction}>>"

    def set_structure(self, tree: StructTree) -> None:
        """Mark the file as tagged (32000-1, 14.7.1), its colours as sRGB (19005-3, 6.2.3).

        Args:
            tree: closed, and every page's content has its key in it.
        """
        catalog = self.catalog
        first = self._count + 1
        for data in tree.write(first):
            self.add_object(data)
        catalog["StructTreeRoot"] = f" {first} 0 R"
        catalog["MarkInfo"] = "<</Marked true>>"
        srgb = find_asset("srgb.icc").read_bytes()
        profile = self.add_object(pack_stream("/N 3", srgb))
        catalog["OutputIntents"] = (
            "[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
            f"/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>]"
        )

    def label_pages(self, labels: Sequence[PageLabels]) -> None:
        """Say how pages are called, in a number tree (12.4.2)."""
        entries: list[str] = []
        for label in sorted(labels, key=lambda label: label.first):
            style = f"/S/{label.style}" if label.style else ""
            prefix = f"/P{format_string(label.prefix)}" if label.prefix else ""
            entries.append(f"{label.first}<<{style}{prefix}/St {label.start}>>")
        self.catalog["PageLabels"] = f"<</Nums[{''.join(entries)}]>>"

    def set_outline(self) -> None:
        """Write the outline, if there is one, and let readers show it."""
        if self.outline_entries:
            first = self._count + 1
            for data in write_outline(self.outline_entries, first, self.refer_to_place):
                self.add_object(data)
            self.catalog["Outlines"] = f" {first} 0 R"
            self.catalog["PageMode"] = "/UseOutlines"

    # -- writing

    def write_pages(self, tree: StructTree) -> None:
        """Write all pages, and say to the tree what stands on them."""
        resources = self.reserve()
        above = self.reserve()
        for page in self.pages:
            self._write_page(page, tree, above, resources)
        self.set_object(resources, self._format_resources())
        kids = " ".join([f"{page.number} 0 R" for page in self.pages])
        top = f"<</Type/Pages/Count {len(self.pages)}/Kids[{kids}]>>"
        self.set_object(above, top.encode("latin-1"))
        self.catalog["Pages"] = f" {above} 0 R"

    def _write_page(
        self,
        page: PageCanvas,
        tree: StructTree,
        above: int,
        resources: int,
    ) -> None:
        """Write a page (7.7.3.3); its tab order is the structure's (ISO 14289-1, 7.18.3)."""
        if not page.content:
            page.close()
        stream = self.add_object(format_stream("/Filter/FlateDecode", page.content))
        page.content = b""
        parts = [
            f"<</Type/Page/Parent {above} 0 R/MediaBox{format_box(page.media)}",
            f"/Resources {resources} 0 R/Contents {stream} 0 R/Tabs/S",
        ]
        if page.trim:
            parts.append(f"/TrimBox{format_box(page.trim)}")
        if page.bleed:
            parts.append(f"/BleedBox{format_box(page.bleed)}")
        if page.marked:
            parts.append(f"/StructParents {tree.key(page.marked)}")
        if page.links:
            links = [f"{link.number} 0 R" for link in page.links]
            parts.append(f"/Annots[{' '.join(links)}]")
            for link in page.links:
                data = self._format_link(link, tree)
                self.set_object(link.number, data)
        parts.append(">>")
        self.set_object(page.number, "".join(parts).encode("latin-1"))

    def _format_link(self, link: Link, tree: StructTree) -> bytes:
        """Return a link annotation (12.5.6.5), always printed (ISO 19005-3, 6.3.2)."""
        target = link.target
        if target.startswith("#"):
            action = f"/Dest{self.refer_to_place(target[1:])}"
        else:
            action = f"/A<</S/URI/URI{format_string(target)}>>"
        text = (
            f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect{format_box(link.box)}"
            f"/Contents{format_string(link.contents)}"
            f"/StructParent {tree.key(link.elem)}{action}>>"
        )
        return text.encode("latin-1")

    def _format_resources(self) -> bytes:
        """Return the one dictionary of resources that all pages share (7.8.3)."""
        fonts: list[str] = []
        for use in self.fonts:
            fonts.append(f"/{use.name} {use.add_to(self)} 0 R")
        images: list[str] = []
        for data, name in self._images.items():
            images.append(f"/{name} {add_image(self, data)} 0 R")
        inner = f"<</Font<<{''.join(fonts)}>>/XObject<<{''.join(images)}>>>>"
        return inner.encode("latin-1")

    def format(self) -> bytes:
        """Return the file, once."""
        entries = [f"/{key}{value}" for key, value in self.catalog.items()]
        catalog = f"<<{''.join(entries)}>>".encode("latin-1")
        root = self.add_object(catalog)
        objects = map(self._objects.pop, range(1, self._count + 1))
        return write_pdf(objects, root, self.info, compact=self.compact)


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
        a PDF 1.7 file; equal input gives equal bytes.

    Raises:
        TaggingError: the structure is not sound.
        KeyError: a link leads to a place that no page has.
        ValueError: two attachments have one name.
    """
    tree.close()
    document.set_metadata(metadata)
    document.write_pages(tree)
    document.set_structure(tree)
    document.set_outline()
    attach_files(document, attachments, metadata.date)
    if labels:
        document.label_pages(labels)
    return document.format()
