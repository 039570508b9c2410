"""The bytes of a saved page (MHTML, RFC 2557) -> its page in HTML, and what its head says.

Browsers save a page as a mail: the page is one part, pictures and styles are others. The
page is the part that the head calls the start, else the one whose address the head gives,
else the first that is HTML.
"""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser

from reporting.record import Record

_DEPTH = 5
"""Parts within parts: a browser needs one, a mail two."""
_PARTS = 10_000
_HEAD = 200_000
"""Bytes that the head of a part may have."""
_FIELD = 8_000
"""Bytes that a field of it may have, with the lines that go on from it."""
_FIELDS = re.compile(rb"\r?\n(?![ \t])")
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_GAP = re.compile(rb"\r?\n[ \t]*\r?\n")
_BLANK = rb"\A\s*"


class Part(Record, frozen=True):
    """A part of a mail: its head, and its body as it was sent."""

    head: EmailMessage
    body: bytes


def read_page(data: bytes) -> bytes:
    """Return the HTML of a saved page, in UTF-8 if its head says how it is encoded.

    Args:
        data: the whole file.

    Raises:
        ValueError: it holds no page; the message goes on from the file's name.
    """
    part = find_page(split_part(data))
    body = decode_body(part)
    charset = part.head.get_content_charset("")
    if not charset:
        return body
    try:
        return body.decode(charset).encode()
    except (LookupError, ValueError):
        return body


def split_part(data: bytes) -> Part:
    """Return the head and the body of a mail, or of a part of one.

    Raises:
        ValueError: the head is too long; the message goes on from the file's name.
    """
    start = re.match(_BLANK, data)
    begin = start.end() if start else 0
    gap = _GAP.search(data, begin)
    end = gap.start() if gap else len(data)
    if end - begin > _HEAD:
        raise ValueError("is a broken saved page (its head does not end)")
    if any(len(field) > _FIELD for field in _FIELDS.split(data[begin:end])):
        raise ValueError("is a broken saved page (a field of its head has no end)")
    parser = BytesHeaderParser(EmailMessage, policy=policy.default)
    head = parser.parsebytes(data[begin:end] + b"\n\n")
    return Part(head, data[gap.end() :] if gap else b"")


def find_page(mail: Part) -> Part:
    """Return the part of a mail that is the page.

    Raises:
        ValueError: none is; the message goes on from the file's name.
    """
    pages: list[Part] = []
    for part in list_parts(mail):
        if part.head.get_content_type() in _PAGES:
            pages.append(part)
    if not pages:
        raise ValueError("holds no page: none of its parts is HTML")
    start = say(mail.head, "content-type", "start")
    address = say(mail.head, "snapshot-content-location")
    for part in pages:
        if start and say(part.head, "content-id") == start:
            return part
    for part in pages:
        if address and say(part.head, "content-location") == address:
            return part
    return pages[0]


def list_parts(part: Part, depth: int = 0) -> Iterator[Part]:
    """Yield the parts of a mail that have no parts themselves, in their order.

    Raises:
        ValueError: there are too many; the message goes on from the file's name.
    """
    boundary = say(part.head, "content-type", "boundary")
    if part.head.get_content_maintype() != "multipart" or not boundary:
        yield part
        return
    if depth == _DEPTH:
        raise ValueError("is a broken saved page (parts within parts without end)")
    line = rb"^--" + re.escape(boundary.encode("utf-8", "replace"))
    marks = re.compile(line + rb"(?:--)?[ \t]*\r?$\n?", re.MULTILINE)
    _, *pieces = marks.split(part.body, _PARTS)
    if len(pieces) == _PARTS:
        raise ValueError(f"has more than {_PARTS:,} parts")
    for piece in pieces:
        if piece.strip():
            yield from list_parts(split_part(piece), depth + 1)


def say(head: EmailMessage, name: str, parameter: str = "") -> str:
    """Return a field of a head, or a parameter of it; nothing of one that is broken."""
    try:
        if not parameter:
            return " ".join(str(head.get(name, "")).split())
        return str(head.get_param(parameter, "", name))
    except (ValueError, TypeError, AttributeError, LookupError, ArithmeticError):
        return ""  # what a head may hold has surprised the library before


def decode_body(part: Part) -> bytes:
    """Return the body of a part as it was before it was sent.

    Raises:
        ValueError: it cannot be decoded; the message goes on from the file's name.
    """
    encoding = say(part.head, "content-transfer-encoding").lower()
    if encoding == "quoted-printable":
        return quopri.decodestring(part.body)
    if encoding != "base64":
        return part.body
    try:
        return binascii.a2b_base64(part.body)
    except binascii.Error:
        raise ValueError("is a broken saved page (its Base64 does not read)") from None
