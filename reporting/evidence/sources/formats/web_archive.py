"""The bytes of a web archive (WARC, or WACZ around it) -> one page of it, in HTML.

The page is what the server gave for the address of the source, by way of the redirections
that it gave; where the source names none, the only page that there is. WARC is read by
`warcio`, which comes with `make-report[warc]`.
"""

from __future__ import annotations

import io
import json
import re
import zlib
from collections.abc import Sequence
from contextlib import redirect_stderr
from typing import TYPE_CHECKING, Any

from reporting.evidence.sources.formats.packages import Package
from reporting.limits import find_limit, tell_excess
from reporting.reading.disk import TooLargeError
from reporting.record import Record

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_REDIRECTIONS = 10
_CHUNK = 1_000_000
_BLOCK = 16_384
_LINE = 6 * _BLOCK
"""Bytes of a line in a head that are asked for: the library gives about half of them."""
_SHOWN = 3
_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 31
"""How zlib is told to expect gzip's head."""
_ARCHIVE = r"archive/[^/]+\.warc(?:\.gz)?"
_DESCRIPTION = "datapackage.json"
_OK = "200"
_MISSING = "is a web archive, for which `warcio` is wanted: "
_MISSING += "pip install 'make-report[warc]'"


class ArchivedPage(Record, frozen=True):
    """What a server gave for an address.

    Args:
        address: that was asked for.
        html: the page; nothing where it only leads on.
        date: when it was asked, as ISO 8601 has it.
        leads_to: the address of a redirection.
        language: that the server named.
    """

    address: str
    html: bytes
    date: str = ""
    leads_to: str = ""
    language: str = ""


def read_archived_page(data: bytes, link: str = "") -> ArchivedPage:
    """Return the page of a WARC file.

    Args:
        data: the whole file.
        link: the address that is meant; the only page if it is not given.

    Raises:
        ValueError: there is none, or which one is meant is not known; the message goes on
            from the file's name.
    """
    return choose_page(list(list_pages(data)), link)


def is_wacz(package: Package) -> bool:
    """Whether a ZIP is a web archive."""
    return any(re.fullmatch(_ARCHIVE, name) for name in package.names)


def read_wacz_page(package: Package, link: str = "") -> ArchivedPage:
    """Return the page of a WACZ file; by itself it may name the main one.

    Raises:
        ValueError: there is none, or which one is meant is not known; the message goes on
            from the file's name.
    """
    pages: list[ArchivedPage] = []
    for name in sorted(package.names):
        if re.fullmatch(_ARCHIVE, name):
            pages += list_pages(package.read_part(name))
    return choose_page(pages, link or find_main_address(package))


def find_main_address(package: Package) -> str:
    """Return the address that a WACZ file calls its main page; nothing where it names none."""
    if _DESCRIPTION not in package.names:
        return ""
    try:
        described = json.loads(package.read_part(_DESCRIPTION))
    except (ValueError, RecursionError):
        return ""
    if not isinstance(described, dict):
        return ""
    address = described.get("mainPageUrl") or described.get("mainPageURL")
    return address if isinstance(address, str) else ""


def choose_page(pages: Sequence[ArchivedPage], link: str) -> ArchivedPage:
    """Return the page of an address, or the only one.

    Raises:
        ValueError: see `read_archived_page`.
    """
    by_address: dict[str, ArchivedPage] = {}
    for page in pages:
        address = simplify_address(page.address)
        known = by_address.get(address)
        if (
            known is None or not known.html
        ):  # http leads to https, and counts as the same
            by_address[address] = page
    wanted = simplify_address(link)
    for _ in range(_REDIRECTIONS):
        if wanted not in by_address or by_address[wanted].html:
            break
        wanted = simplify_address(by_address[wanted].leads_to)
    if wanted in by_address and by_address[wanted].html:
        return by_address[wanted]
    whole = [page for page in by_address.values() if page.html]
    if not whole:
        raise ValueError("holds no page: no server gave HTML")
    if len(whole) == 1:
        return whole[0]
    shown = ", ".join(page.address for page in whole[:_SHOWN])
    which = f"it holds {len(whole)} pages, such as {shown}"
    if link:
        raise ValueError(f"does not hold the page of {link}: {which}")
    raise ValueError(f"needs the `link` of the page that is meant: {which}")


def simplify_address(address: str) -> str:
    """Return an address as those are compared that lead to the same page."""
    plain = re.sub(
        r"^https?://(?:www\.)?",
        "",
        address.strip(),
        flags=re.IGNORECASE,
    )
    path, _, _ = plain.partition("#")
    host, slash, rest = path.partition("/")
    return f"{host.lower()}{slash}{rest}".rstrip("/")


def list_pages(data: bytes) -> list[ArchivedPage]:
    """Return the pages and the redirections of a WARC file (ISO 28500).

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    try:
        # Few sources are web archives, and few machines have the library.
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415
    except ImportError:
        raise ValueError(_MISSING) from None
    stream = io.BytesIO(unpack(data))
    pages: list[ArchivedPage] = []
    try:
        # The library speaks of small faults on the terminal.
        with redirect_stderr(io.StringIO()):
            records = ArchiveIterator(stream)
            bound_lines(records.reader)
            for number, record in enumerate(records):
                refuse_beyond(number)
                page = read_record(record)
                if page:
                    pages.append(page)
    except TooLargeError:
        raise
    except Exception as error:  # noqa: BLE001  (a broken archive raises whatever it meets)
        reason = " ".join(str(error).split())
        raise ValueError(f"is a broken web archive ({reason[:80]})") from None
    return pages


def bound_lines(reader: Any) -> None:
    """Let a reader of the library refuse a line that is too long for a head.

    It joins a line block by block: one of 30 MB would take half a minute.
    """
    read_line = reader.readline

    def read_bounded(length: int | None = None) -> bytes:
        line: bytes = read_line(min(length or _LINE, _LINE))
        if len(line) > _BLOCK and not line.endswith(b"\n"):
            raise ValueError("a line in a head is too long")
        return line

    reader.readline = read_bounded


def refuse_beyond(number: int) -> None:
    """Refuse an archive at the first record that is not read any more.

    Raises:
        TooLargeError: its number is beyond the last.
    """
    if number == find_limit("archive-records"):
        raise TooLargeError(f"has {tell_excess('archive-records', None)}")


def unpack(data: bytes) -> bytes:
    """Return a WARC file without what packs its records, one by one.

    Raises:
        ValueError: it is too large then, or broken; the message goes on from the file's name.
    """
    if not data.startswith(_GZIP):
        return data
    whole = bytearray()
    rest = data
    try:
        while rest.startswith(_GZIP):
            unpacker = zlib.decompressobj(_GZIP_WINDOW)
            while rest and not unpacker.eof:
                whole += unpacker.decompress(rest, _CHUNK)
                rest = unpacker.unconsumed_tail
                if len(whole) > find_limit("archive-unpacked"):
                    raise ValueError(f"has {tell_excess('archive-unpacked', None)}")
            rest = unpacker.unused_data
    except zlib.error:
        raise ValueError(
            "is a broken web archive (its packing does not read)"
        ) from None
    return bytes(whole)


def read_record(record: ArcWarcRecord) -> ArchivedPage | None:
    """Return what a record says of a page; nothing where it is about something else."""
    heads = record.rec_headers
    address = (heads.get_header("WARC-Target-URI") or "").strip("<>")
    date = heads.get_header("WARC-Date") or ""
    http: Any = record.http_headers
    if record.rec_type == "resource":
        kind = heads.get_header("Content-Type") or ""
        status = _OK
    elif record.rec_type == "response" and http:
        kind = http.get_header("Content-Type") or ""
        status = http.get_statuscode()
    else:
        return None
    leads_to = http.get_header("Location") if http else None
    if leads_to and status.startswith("3"):
        return ArchivedPage(address, b"", date, join_address(address, leads_to))
    if status != _OK or "html" not in kind.lower():
        return None
    html = read_body(record)
    if not html.strip():
        return None
    match = re.search(r"charset=[\"']?([\w.:-]+)", kind, re.IGNORECASE)
    if match:
        html = recode(html, match[1])
    language = http.get_header("Content-Language") if http else None
    return ArchivedPage(address, html, date, language=language or "")


def read_body(record: ArcWarcRecord) -> bytes:
    """Return the page of a record, unpacked.

    Raises:
        ValueError: it is too large; the message goes on from the file's name.
    """
    stream: Any = record.content_stream()
    parts: list[bytes] = []
    size = 0
    while chunk := stream.read(_CHUNK):
        parts.append(chunk)
        size += len(chunk)
        if size > find_limit("page"):
            raise TooLargeError(f"holds a page of {tell_excess('page', None)}")
    return b"".join(parts)


def recode(html: bytes, charset: str) -> bytes:
    """Return a page in UTF-8, from how its server said that it is encoded."""
    try:
        return html.decode(charset).encode()
    except (LookupError, ValueError):
        return html


def join_address(base: str, address: str) -> str:
    """Return an address that may be given from another one on."""
    from urllib.parse import urljoin  # noqa: PLC0415  (seldom met)

    try:
        return urljoin(base, address)
    except ValueError:
        return address
