"""Numbers, texts and colours -> how a PDF writes them (ISO 32000-1, 7.3)."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache, partial

from reporting.cleaning import drop_unprintable
from reporting.memory import Memory

_SPECIAL = re.compile(r"[\\()]")
LEVEL, THOROUGH = 4, 6
"""Of compression (RFC 1950), and of what is the same in many files: above the first, levels
take half as long again and save 3%."""
_PART = 32_768
"""Bytes after which a part may end: as far as compression looks back."""
_PART_END = re.compile(rb"[.,:][^\n]?\n")
"""Where it does."""
_LAST_PART = b"\x03\x00"
"""The last block (RFC 1951, 3.2.6), of nothing."""
_PARTS: Memory[bytes, bytes] = Memory()
_PACKED: Memory[bytes, bytes] = Memory()
_UTF_16 = b"\xfe\xff"
_CODES = 4096
"""Colours that are kept as they are written."""


def format_number(number: float) -> str:
    """Return a number with at most two decimals, as short as it can be written."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def format_numbers(*numbers: float) -> str:
    """Return numbers with spaces between."""
    return " ".join([format_number(number) for number in numbers])


def format_box(box: tuple[float, float, float, float]) -> str:
    """Return a rectangle: left, foot, right and head (7.9.5)."""
    return f"[{format_numbers(*box)}]"


STREAM_END = b"\r\nendstream"
"""With both characters of a line's end: data may end in the first, and would lose it."""


def encode_string(text: str) -> bytes:
    """Return the bytes of a text string (7.9.2): ASCII, or else UTF-16 with its mark."""
    text = drop_unprintable(text)
    if text.isascii():
        return text.encode("ascii")
    return _UTF_16 + text.encode("utf-16-be")


def format_string(text: str) -> str:
    """Return a text string as it stands in a file: in digits unless it is plain ASCII."""
    if text.isascii() and text.isprintable():
        if _SPECIAL.search(text):
            text = _SPECIAL.sub(r"\\\g<0>", text)
        return f"({text})"
    return f"<{encode_string(text).hex().upper()}>"


def pack_text(data: bytes) -> bytes:
    """Return compressed data whose parts are compressed apart (RFC 1950, RFC 1951).

    Where a text was edited a part or two change, and the others are known. Parts end where
    what stands before says so, and not how far it is from the beginning.
    """
    parts = [b"\x78\x9c"]
    start, size = 0, len(data)
    while start < size:
        end = _PART_END.search(data, min(start + _PART, size))
        stop = end.end() if end else size
        parts.append(
            _PARTS.recall(data[start:stop], partial(_pack_part, data[start:stop]))
        )
        start = stop
    parts.append(_LAST_PART)
    parts.append(zlib.adler32(data).to_bytes(4, "big"))
    return b"".join(parts)


def _pack_part(data: bytes) -> bytes:
    """Return data as blocks that refer to nothing before them, and are not the last."""
    packer = zlib.compressobj(THOROUGH, wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)


def format_packed(keys: str, data: bytes) -> bytes:
    """Return a stream of data that are packed once, such as a profile.

    Args:
        keys: the entries of its dictionary but for `Filter` and `Length`.
        data: as they are unpacked.
    """
    packed = _PACKED.recall(data, lambda: zlib.compress(data, THOROUGH))
    return format_stream(f"{keys}/Filter/FlateDecode", packed)


def format_stream(keys: str, data: bytes) -> bytes:
    """Return a stream (7.3.8): the entries of its dictionary but for `Length`, and its bytes.

    A line ends before `endstream` (ISO 19005-3, 6.1.7.1).
    """
    head = f"<<{keys}/Length {len(data)}>>\nstream\n".encode("latin-1")
    return head + data + STREAM_END


@lru_cache(maxsize=_CODES)
def format_colour(ink: str) -> str:
    """Return a colour, given as #RRGGBB, as its shares of red, green and blue (8.6.4.3)."""
    shares: list[str] = []
    for start in (1, 3, 5):
        share = int(ink[start : start + 2], 16) / 255
        shares.append(f"{share:.3f}".rstrip("0").rstrip(".").removeprefix("0") or "0")
    return " ".join(shares)
