"""The bytes of a local copy -> of which kind it is, by how they begin; its name counts last."""

from __future__ import annotations

import re
from typing import Literal

from reporting import limits

Kind = Literal["text", "html", "mhtml", "pdf", "warc", "package", "ole"]
"""A `package` is a ZIP: of Office, or a web archive; `ole` is what Office wrote before 2007."""

HEAD = 2000
"""Bytes within which a file says what it is."""
_HTML = (
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body)\b"
)
_MHTML = rb"[!-9;-~]+:[^\0]*?^content-type:\s*multipart/related\b"
"""A field of a mail, and further on that it is made of parts (RFC 2557)."""
_FIELD = rb"[!-9;-~]+:"
_PAGES = (".html", ".htm", ".xhtml")
_SAVED_PAGES = (".mht", ".mhtml")
_WEB_ARCHIVES = (".warc", ".warc.gz")
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_GZIP = b"\x1f\x8b"


def find_kind(data: bytes, name: str) -> Kind:
    """Return of which kind a file is.

    Args:
        data: the whole file.
        name: its name, for what its bytes do not tell.
    """
    head = data[:HEAD].lstrip()
    low = name.lower()
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(_ZIP):
        return "package"
    if head.startswith(_OLE):
        return "ole"
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(_GZIP) and low.endswith(_WEB_ARCHIVES):
        return "warc"
    if low.endswith(_SAVED_PAGES) and re.match(_FIELD, head):
        return "mhtml"
    flags = re.IGNORECASE | re.DOTALL | re.MULTILINE
    if re.match(_MHTML, head, flags):
        return "mhtml"
    if low.endswith(_PAGES) or re.match(_HTML, head, flags):
        return "html"
    return "text"


def find_limit(name: str) -> int:
    """Return how many bytes a local copy of a name may have."""
    containers = (*_SAVED_PAGES, *_WEB_ARCHIVES, ".wacz", ".docx")
    if name.lower().endswith(containers):
        return limits.find_limit("container")
    return limits.find_limit("page")
