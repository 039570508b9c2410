"""The bytes of a local copy -> what the file states of itself, nothing of it guessed.

Each statement keeps where it stands (`og:site_name`, `PDF Title`), as it stands there: dates
and languages are read by whoever proposes a source of them. What reads a kind is imported
for the first of it. A file whose head cannot be read states nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.evidence.sources.formats.kinds import Kind, find_kind
from reporting.evidence.sources.stated.model import (
    Metadata,
    Stated,
    Statement,
    gather_statements,
)

__all__ = ["Metadata", "Stated", "read_metadata"]


def read_metadata(data: bytes, name: str, link: str = "") -> Metadata:
    """Return what a file states of itself: title, outlet, author, date, language, address.

    Args:
        data: the whole file.
        name: its name, for what its bytes do not tell.
        link: the address of the source, by which a page is found in a web archive.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    kind = find_kind(data, name)
    if kind == "text":
        from reporting.evidence.sources.paragraphs import decode_named
        from reporting.evidence.sources.stated.plain import state_text

        return gather_statements(state_text(decode_named(data, name)))
    return gather_statements(list_statements(data, kind, link))


def list_statements(data: bytes, kind: Kind, link: str) -> Iterator[Statement]:
    """Yield what a file of a kind, no plain text, states in the order of trust."""
    match kind:
        case "html":
            from reporting.evidence.sources.stated.html import state_page

            yield from state_page(data)
        case "mhtml":
            from reporting.evidence.sources.formats.mhtml import read_page, split_part
            from reporting.evidence.sources.stated.html import state_page
            from reporting.evidence.sources.stated.mail_heads import state_mail

            yield from state_page(read_page(data))
            yield from state_mail(split_part(data))
        case "pdf":
            from reporting.evidence.sources.stated.pdf import state_pdf

            yield from state_pdf(data)
        case "warc":
            from reporting.evidence.sources.formats.web_archive import (
                read_archived_page,
            )
            from reporting.evidence.sources.stated.archives import state_archived

            yield from state_archived(read_archived_page(data, link))
        case "package":
            yield from _state_package(data, link)


def _state_package(data: bytes, link: str) -> Iterator[Statement]:
    from reporting.evidence.sources.formats.packages import open_package
    from reporting.evidence.sources.formats.web_archive import (
        is_wacz,
        read_wacz_page,
    )
    from reporting.evidence.sources.stated.archives import state_archived
    from reporting.evidence.sources.stated.packages import state_package

    with open_package(data, "ZIP file") as package:
        if is_wacz(package):
            yield from state_archived(read_wacz_page(package, link))
        else:
            yield from state_package(package)
