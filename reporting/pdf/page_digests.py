"""The painted pages of a document -> a digest of each, by which what is the same is known."""

from __future__ import annotations

from hashlib import blake2b

from reporting.pdf.document import Document

_BYTES = 8


def digest_pages(document: Document) -> tuple[bytes, ...]:
    """Return a digest of what is painted on each page; of its images by their names alone.

    Args:
        document: with all pages painted, and not written yet.
    """
    digests: list[bytes] = []
    for page in document.pages:
        painted = blake2b(page.content, digest_size=_BYTES)
        digests.append(painted.digest())
    return tuple(digests)
