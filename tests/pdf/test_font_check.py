"""Font files -> those that a document may carry a part of; what else is told why, before a word is set."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from reporting.pdf.font_check import check_font
from tests.small_fonts import LATIN, make_font
from tests.tools import ROOT

SANS = (ROOT / "assets" / "fonts" / "Carlito-Regular.ttf").read_bytes()


def blur_layout(data: bytes) -> bytes:
    """Return a font whose rules of layout are noise."""
    (count,) = struct.unpack_from(">4xH", data)
    for number in range(count):
        tag, offset, length = struct.unpack_from(">4s4xII", data, 12 + 16 * number)
        if tag == b"GPOS":
            noise = b"\xff" * int(length)
            return data[:offset] + noise + data[offset + length :]
    raise LookupError("GPOS")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is not a TrueType or OpenType font"),
        (b"OTTO" + bytes(100), "is not a TrueType or OpenType font"),
        (SANS[:50_000], "damaged"),
        (SANS[:-20_000], "damaged"),
        (SANS[:12] + b"\xbe\xbe" + SANS[14:], "damaged"),
        (blur_layout(SANS), "damaged"),
        (b"wOF2" + bytes(100), "is packed for the web"),
    ],
    ids=["nothing", "zeros", "half", "cut", "unnamed", "blurred", "packed"],
)
def test_what_is_no_font_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        check_font(data)


@pytest.mark.parametrize("rights", [0x2, 0x100, 0x200])
def test_a_font_that_may_not_be_embedded_is_refused(
    tmp_path: Path, rights: int
) -> None:
    path = make_font(tmp_path / "kept.ttf", LATIN, rights=rights)
    with pytest.raises(ValueError, match="forbids"):
        check_font(path.read_bytes())


@pytest.mark.parametrize("is_cff", [False, True], ids=["TrueType", "CFF"])
def test_a_font_of_either_kind_is_taken(tmp_path: Path, *, is_cff: bool) -> None:
    path = make_font(tmp_path / "boxes.otf", LATIN, is_cff=is_cff)
    check_font(path.read_bytes())
