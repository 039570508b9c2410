"""The bytes of a local copy -> what it says of itself beside its text, as it stands there.

A page says so in its head: `title`, `meta`, JSON-LD, the words of a logo; a PDF in its
document information. It is asked only for what the text of a copy does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reporting.patterns import compile_pattern

_STRINGS = r'"((?:[^"\\]|\\.)*)"'
_TOLD = frozenset({"alt", "content", "datetime", "title", "aria-label"})
"""Attributes whose words tell of a page."""
_PDF_KEYS = (
    "Title",
    "Author",
    "Subject",
    "Creator",
    "Producer",
    "CreationDate",
    "Keywords",
)
_PDF_DAY = r"^D:(\d{4})(\d\d)?(\d\d)?"


def list_stated(data: bytes, name: str) -> tuple[str, ...]:
    """Return what a copy says of itself beside its text, each as it is written.

    Args:
        data: the whole file.
        name: its name, for what its bytes do not tell.
    """
    head = data[:2000].lstrip()
    if head.startswith(b"%PDF-"):
        return tuple(_list_of_pdf(data))
    is_html = name.lower().endswith((".html", ".htm", ".xhtml"))
    if is_html or re.match(rb"<(?:!doctype\s+html|html|\?xml)", head, re.IGNORECASE):
        return tuple(_list_of_page(data))
    return ()


def _list_of_page(data: bytes) -> Iterator[str]:
    from reporting.evidence.sources.html import parse_html  # noqa: PLC0415  (for a page alone)

    for element in parse_html(data).iter():
        if element.tag == "title" and element.text:
            yield element.text
        for key, value in element.attrib.items():
            is_address = key == "href" and element.tag == "link"
            if key in _TOLD or is_address:
                yield str(value)
        if element.tag == "script" and "ld+json" in element.get("type", ""):
            yield from _list_json_strings(element.text or "")


def _list_json_strings(text: str) -> Iterator[str]:
    """Yield the strings of JSON, of which a page may have a broken piece."""
    import json  # noqa: PLC0415  (few pages are asked)

    for match in compile_pattern(_STRINGS).finditer(text):
        try:
            yield json.loads(match[0], strict=False)
        except ValueError:
            yield match[1]


def _list_of_pdf(data: bytes) -> Iterator[str]:
    from reporting.pdf.paragraphs import read_pdf_information  # noqa: PLC0415  (for a PDF alone)

    for key, value in read_pdf_information(data).items():
        day = compile_pattern(_PDF_DAY).match(value)
        if key == "CreationDate" and day:
            yield "-".join(filter(None, day.groups()))
        elif key in _PDF_KEYS:
            yield value
