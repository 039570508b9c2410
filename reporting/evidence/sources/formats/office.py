"""The bytes of a ZIP that is a local copy -> its paragraphs: of Word, or of a web archive."""

from __future__ import annotations

from reporting.evidence.sources.formats.docx import (
    find_main_part,
    read_docx_paragraphs,
)
from reporting.evidence.sources.formats.packages import open_package

_CURES = {
    "ppt/": "is a presentation: save it as a PDF",
    "content.xml": "is an OpenDocument file: save it as .docx, .xlsx or PDF",
    "META-INF/container.xml": "is an e-book: save its chapter as HTML",
}
"""What else a ZIP may be, by how one of its parts is called."""


def read_package_paragraphs(data: bytes, link: str = "") -> tuple[str, ...]:
    """Return the paragraphs of a Word document, or of a page in a web archive.

    Args:
        data: the whole file.
        link: the address of the page, for an archive of several.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    with open_package(data, "ZIP file") as package:
        main = find_main_part(package)
        if main:
            return read_docx_paragraphs(package, main)
        # Loaded for the few archives.
        from reporting.evidence.sources.formats.web_archive import (  # noqa: PLC0415
            is_wacz,
            read_wacz_page,
        )

        if is_wacz(package):
            from reporting.apart import read_page  # noqa: PLC0415

            return read_page(read_wacz_page(package, link).html)
        raise ValueError(describe_package(package.names))


def describe_package(names: frozenset[str]) -> str:
    """Return what a ZIP is that is read as no text, with what to do about it."""
    for begin, cure in _CURES.items():
        if any(name.startswith(begin) for name in names):
            return cure
    return "is a ZIP of files: unpack it, and name one of them"
