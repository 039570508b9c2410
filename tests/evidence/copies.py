"""Local copies of every kind that the tests read: saved pages, Word documents, web archives."""

from __future__ import annotations

import base64
import gzip
import io
import json
import quopri
import zipfile
from collections.abc import Mapping, Sequence

ADDRESS = "https://example.org/orchard"
PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Orchard grows | The Gazette</title>
<meta property="og:site_name" content="The Gazette">
<meta name="author" content="Tom Ash">
<meta property="article:published_time" content="2026-10-02T17:30:00+02:00">
<link rel="canonical" href="https://example.org/orchard">
</head><body><h1>Orchard grows</h1><p>Orchard took 40 tonnes – caf&eacute; included.</p>
<table><tr><td>Crop<td>40</table></body></html>"""
PARAGRAPHS = (
    "Orchard grows",
    "Orchard took 40 tonnes – café included.",
    "Crop 40",
)

# ---------------------------------------------------------------- saved pages


def mail_part(kind: str, body: bytes, encoding: str, *fields: str) -> bytes:
    """Return a part of a saved page, sent in an encoding."""
    sent = body
    if encoding == "base64":
        sent = base64.encodebytes(body)
    elif encoding == "quoted-printable":
        sent = quopri.encodestring(body)
    head = [f"Content-Type: {kind}", f"Content-Transfer-Encoding: {encoding}", *fields]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + sent


def mhtml(
    *parts: bytes, boundary: str = "----x", fields: str = "", kind: str = "related"
) -> bytes:
    """Return a page as Chrome saves it, of some parts."""
    mark = b"\r\n--" + boundary.encode() + b"\r\n"
    head = (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {ADDRESS}\r\n"
        "Subject: =?utf-8?Q?Orchard_gr=C3=B6ws?=\r\n"
        "Date: Sun, 1 Nov 2026 10:00:00 -0000\r\n"
        "MIME-Version: 1.0\r\n"
        f'Content-Type: multipart/{kind};\r\n\ttype="text/html";{fields}\r\n'
        f'\tboundary="{boundary}"\r\n\r\n'
    )
    end = b"\r\n--" + boundary.encode() + b"--\r\n"
    return head.encode() + b"".join(mark + part for part in parts) + end


def saved_page(
    page: str = PAGE, encoding: str = "quoted-printable", charset: str = "utf-8"
) -> bytes:
    """Return a page as Chrome saves it, with a picture and a frame beside it."""
    kind = f"text/html; charset={charset}"
    body = page.encode(charset)
    return mhtml(
        mail_part(kind, body, encoding, f"Content-Location: {ADDRESS}"),
        mail_part("image/png", b"\x89PNG", "base64"),
        mail_part("text/html", b"<p>An advertisement", "7bit"),
    )


# ---------------------------------------------------------------- Word documents

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP of some parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def word_part(root: str, body: str, space: str = W) -> str:
    """Return a part of a Word document."""
    return (
        f'<w:{root} xmlns:w="{space}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        f'xmlns:wps="urn:shape">{body}</w:{root}>'
    )


def relationships(targets: Mapping[str, str]) -> str:
    """Return the relationships of a part: what each is called, by its target."""
    rows = ""
    for number, (target, kind) in enumerate(targets.items()):
        rows += (
            f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        )
    return f'<Relationships xmlns="{_PACKAGE}">{rows}</Relationships>'


def docx(
    body: str,
    parts: Mapping[str, str | bytes] | None = None,
    related: Mapping[str, str] | None = None,
    main: str = "word/document.xml",
    space: str = W,
) -> bytes:
    """Return a Word document.

    Args:
        body: the XML within `w:body`.
        parts: further parts by name.
        related: what the body refers to: targets, and what each is called.
        main: the name of the main part.
        space: the namespace of its words.
    """
    folder, _, name = main.rpartition("/")
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relationships({main: "officeDocument"}),
            main: word_part("document", f"<w:body>{body}</w:body>", space),
            f"{folder}/_rels/{name}.rels": relationships(related or {}),
            **(parts or {}),
        }
    )


def p(words: str, properties: str = "") -> str:
    """Return a paragraph of Word, of one run."""
    return f"<w:p>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>"


def row(*cells: str) -> str:
    """Return a table of Word of one row."""
    return (
        "<w:tbl><w:tr>"
        + "".join(f"<w:tc>{c}</w:tc>" for c in cells)
        + "</w:tr></w:tbl>"
    )


WORD = docx(p(PARAGRAPHS[0]) + p(PARAGRAPHS[1]) + row(p("Crop"), p("40")))


# ---------------------------------------------------------------- web archives

Answer = tuple[str, str, Mapping[str, str], bytes]
"""What a server gave: the address, the status, the fields, the body."""


def warc(answers: Sequence[Answer], *, is_packed: bool = True) -> bytes:
    """Return a web archive of what servers gave (ISO 28500)."""
    whole = b""
    for address, status, fields, body in answers:
        lines = [f"HTTP/1.1 {status}", *(f"{k}: {v}" for k, v in fields.items())]
        http = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
        head = (
            "WARC/1.1\r\nWARC-Type: response\r\n"
            f"WARC-Target-URI: {address}\r\nWARC-Date: 2026-11-01T10:00:00Z\r\n"
            "WARC-Record-ID: <urn:uuid:0d1b4d2c-0000-4000-8000-000000000000>\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        record = head.encode() + http + b"\r\n\r\n"
        whole += gzip.compress(record) if is_packed else record
    return whole


HTML = {"Content-Type": "text/html; charset=utf-8"}
ARCHIVED: tuple[Answer, ...] = (
    ("http://example.org/old", "301 Moved", {"Location": "/orchard"}, b""),
    ("http://example.org/orchard", "301 Moved", {"Location": ADDRESS}, b""),
    (
        ADDRESS,
        "200 OK",
        {**HTML, "Content-Encoding": "gzip"},
        gzip.compress(PAGE.encode()),
    ),
    ("https://example.org/x.png", "200 OK", {"Content-Type": "image/png"}, b"\x89PNG"),
)
OTHER: Answer = ("https://example.org/pears", "200 OK", HTML, b"<html><p>Pears")


def wacz(answers: Sequence[Answer], main: str = "") -> bytes:
    """Return a packed web archive; it may name its main page."""
    described = {"mainPageUrl": main} if main else {}
    return packed(
        {
            "archive/data.warc.gz": warc(answers),
            "datapackage.json": json.dumps(described),
        }
    )
