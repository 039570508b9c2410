"""Files of other programs -> the same with a wound: bytes, members of a ZIP, XML, objects of a PDF."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable
from random import Random

from tests.fuzz.payloads import make_scalar

Cut = Callable[[Random, bytes], bytes]
_EDGES = (0, 1, 4, 127, 128, 255)
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_ATTRIBUTE = re.compile(rb'(?<==")[^"<>]{0,200}(?=")')
_ELEMENT = re.compile(rb"<([A-Za-z][\w:.-]*)(?:\s[^<>]*)?(?:/>|>[^<>]*</\1>)")
_TEXT = re.compile(rb"(?<=>)[^<>]+(?=<)")
_MOMENT = re.compile(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d")
_OBJECT = re.compile(rb"\d+ 0 obj\b.*?\bendobj", re.DOTALL)
_REFERENCE = re.compile(rb"\d+ 0 R\b")
_STREAM = re.compile(rb"(?<=stream\n).*?(?=\n?endstream)", re.DOTALL)
_DOCTYPES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    b'<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">',
    b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
)
_NAMES = (
    "../../evil", "/evil", "ppt/../../x", "ppt/vbaProject.bin", "ppt/embeddings/oleObject1.bin", "C:\\x",
    "ppt/activeX/activeX1.xml", "EncryptedPackage", "[Content_Types].xml", "word/media/x.png", "\u202ex",
)  # fmt: skip


def encode(text: str) -> bytes:
    """Return a text as UTF-8, whatever characters it has."""
    return text.encode("utf-8", "surrogatepass")


def substitute(
    chance: Random, data: bytes, pattern: re.Pattern[bytes], new: Cut
) -> bytes:
    """Return data with another stretch in the place of one that a pattern finds."""
    found = [match.span() for match in pattern.finditer(data)]
    if not found:
        return cut_bytes(chance, data)
    start, stop = chance.choice(found)
    return data[:start] + new(chance, data[start:stop]) + data[stop:]


# ---------------------------------------------------------------- bytes


def truncate(chance: Random, data: bytes) -> bytes:
    """Return the beginning of a file, or its end."""
    at = chance.randint(0, len(data))
    return data[:at] if chance.random() < 0.8 else data[at:]


def flip_bytes(chance: Random, data: bytes) -> bytes:
    """Return a file with some bytes changed."""
    changed = bytearray(data or b"x")
    for _ in range(chance.choice((1, 1, 4, 30))):
        at = chance.randrange(len(changed))
        changed[at] = chance.choice(
            (chance.choice(_EDGES), changed[at] ^ 1 << chance.randrange(8))
        )
    return bytes(changed)


def move_stretch(chance: Random, data: bytes) -> bytes:
    """Return a file with a stretch deleted, doubled, or put elsewhere."""
    start = chance.randint(0, len(data))
    stretch = data[start : start + chance.choice((1, 4, 16, 100, 4000))]
    rest = data[:start] + data[start + len(stretch) :]
    to = chance.randint(0, len(rest))
    return chance.choice(
        (rest, data[:to] + stretch + data[to:], rest[:to] + stretch + rest[to:])
    )


def insert_scalar(chance: Random, data: bytes) -> bytes:
    """Return a file with a scalar of the dictionary in it."""
    at = chance.randint(0, len(data))
    return data[:at] + encode(make_scalar(chance)) + data[at:]


def cut_bytes(chance: Random, data: bytes) -> bytes:
    """Return a file with a wound that knows nothing of its kind."""
    return chance.choice((truncate, flip_bytes, move_stretch, insert_scalar))(
        chance, data
    )


# ---------------------------------------------------------------- XML and HTML


def _spoil_number(chance: Random, old: bytes) -> bytes:
    numbers = (
        b"0",
        b"-1",
        b"1e9",
        b"99999999999999999999",
        b"2147483648",
        b"NaN",
        b"",
        old + b"0",
    )
    return chance.choice(numbers)


def _spoil_words(chance: Random, _old: bytes) -> bytes:
    words = encode(make_scalar(chance))
    return (
        words
        if chance.random() < 0.1
        else words.replace(b"<", b"&lt;").replace(b'"', b"'")
    )


def _nest(chance: Random, old: bytes) -> bytes:
    name = (_ELEMENT.match(old) or _ELEMENT.match(b"<p/>"))[1]  # type: ignore[index]
    depth = chance.choice((2, 30, 3000))
    return b"<%s>" % name * depth + old + b"</%s>" % name * depth


def cut_markup(chance: Random, data: bytes) -> bytes:
    """Return XML or HTML with an element, an attribute, a text or a number spoilt."""
    many = chance.choice((0, 2, 2, 50))
    kinds: tuple[tuple[re.Pattern[bytes], Cut], ...] = (
        (_ELEMENT, lambda _chance, old: old * many),
        (_ELEMENT, _nest),
        (_ATTRIBUTE, _spoil_words),
        (_ATTRIBUTE, _spoil_number),
        (_TEXT, _spoil_words),
        (_NUMBER, _spoil_number),
        (re.compile(rb"(?<=\?>)|^"), lambda chance, _old: chance.choice(_DOCTYPES)),
    )
    if chance.random() < 0.15:
        return cut_bytes(chance, data)
    return substitute(chance, data, *chance.choice(kinds))


# ---------------------------------------------------------------- ZIP


def read_members(data: bytes) -> list[tuple[str, bytes]]:
    """Return the members of a sound ZIP in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def write_members(chance: Random, members: list[tuple[str, bytes]]) -> bytes:
    """Return a ZIP of members, of which some names may stand twice."""
    file = io.BytesIO()
    packing = chance.choice(
        (
            zipfile.ZIP_DEFLATED,
            zipfile.ZIP_DEFLATED,
            zipfile.ZIP_STORED,
            zipfile.ZIP_LZMA,
        )
    )
    with (
        warnings.catch_warnings(),
        zipfile.ZipFile(file, "w", packing, compresslevel=1) as archive,
    ):
        warnings.simplefilter("ignore")  # of names that stand twice
        for name, member in members:
            info = zipfile.ZipInfo(name)
            info.compress_type = packing
            archive.writestr(info, member)
    return file.getvalue()


def date_members(data: bytes) -> bytes:
    """Return a ZIP whose members tell no time, so that it is the same whenever it was made."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in read_members(data):
            undated = _MOMENT.sub(b"2026-11-01T10:00:00", member)
            archive.writestr(zipfile.ZipInfo(name), undated, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def cut_package(chance: Random, data: bytes) -> bytes:
    """Return a package of Office, or another ZIP, with members deleted, doubled, swapped or spoilt."""
    if chance.random() < 0.15:
        return cut_bytes(chance, data)
    members = read_members(data)
    for _ in range(chance.choice((1, 1, 2, 5))):
        at, other = chance.randrange(len(members)), chance.randrange(len(members))
        name, member = members[at]
        kind = chance.randrange(12)
        if kind == 0 and len(members) > 1:
            del members[at]
        elif kind == 1:
            members.append((name, members[other][1]))
        elif kind == 2:
            members[at] = (name, members[other][1])
        elif kind == 3:
            members[at] = (chance.choice((*_NAMES, members[other][0])), member)
        elif kind == 4:
            members.append((chance.choice(_NAMES), member))
        elif kind == 5:
            members[at] = (name, cut_bytes(chance, member))
        elif kind == 6:
            members[at] = (name, member + b"\0" * chance.choice((10, 10**6, 3 * 10**7)))
        else:
            members[at] = (name, cut_markup(chance, member))
    made = write_members(chance, members)
    return flip_bytes(chance, made) if chance.random() < 0.05 else made


# ---------------------------------------------------------------- PDF


def _refer_elsewhere(chance: Random, _old: bytes) -> bytes:
    return b"%d 0 R" % chance.choice((0, 1, 2, 3, 5, 8, 13, 99, 10**9))


def _spoil_object(chance: Random, old: bytes) -> bytes:
    head = old.partition(b"obj")[0]
    bodies = (
        b"null",
        b"[]",
        b"<<>>",
        b"(x)",
        b"<</Type/Page/Parent 1 0 R>>",
        b"[" * 3000,
        b"1 0 R",
    )
    return head + b"obj\n" + chance.choice(bodies) + b"\nendobj"


def _pack_bomb(chance: Random, _old: bytes) -> bytes:
    size = chance.choice((10, 10**5, 2 * 10**7))
    return zlib.compress(
        chance.choice((b"\0", b"BT (a) Tj ET\n", b"/X Do\n", b"q ")) * size, 1
    )


def cut_pdf(chance: Random, data: bytes) -> bytes:
    """Return a PDF with an object, a reference, a number or a stream spoilt."""
    kinds: tuple[tuple[re.Pattern[bytes], Cut], ...] = (
        (_OBJECT, _spoil_object),
        (_OBJECT, lambda _chance, _old: b""),
        (_REFERENCE, _refer_elsewhere),
        (_REFERENCE, _refer_elsewhere),
        (_NUMBER, _spoil_number),
        (
            re.compile(rb"/[A-Za-z]+"),
            lambda chance, _old: encode("/" + make_scalar(chance)[:40]),
        ),
        (_STREAM, cut_bytes),
        (_STREAM, _pack_bomb),
    )
    for _ in range(chance.choice((1, 1, 2, 6))):
        if chance.random() < 0.15:
            data = cut_bytes(chance, data)
        else:
            data = substitute(chance, data, *chance.choice(kinds))
    return data


def cut_any(chance: Random, data: bytes) -> bytes:
    """Return a file with a wound of its kind."""
    if data.startswith(b"PK"):
        return cut_package(chance, data)
    if data.startswith(b"%PDF"):
        return cut_pdf(chance, data)
    if b"<" in data[:200]:
        return cut_markup(chance, data)
    return cut_bytes(chance, data)
