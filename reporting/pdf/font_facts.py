"""The bytes of a font file -> what it says of itself: names, weight, scripts, licence."""

from __future__ import annotations

import struct
from pathlib import Path

import uharfbuzz as harfbuzz

from reporting.memory import remember
from reporting.record import Record

_ITALIC = 0x1
"""Bit of `fsSelection` (OpenType, OS/2)."""
_RIGHTS, _EDITABLE = 0xF, 0x8
"""Bits of `fsType` that say what a document may do with a font it carries; 0 is anything."""
_COLLECTION = b"ttcf"
_NAMES = harfbuzz.OTNameIdPredefined


class FontFacts(Record, frozen=True):
    """What a font says of itself.

    Args:
        family: as programs list it, with the weight where it is another than regular and bold.
        style: the cut within the family, such as `Bold Italic`.
        full_name: family and style together.
        version: as its maker counts.
        panose: the ten digits of its look.
        is_italic: whether it slopes.
        weight: 400 for regular, 700 for bold.
        rights: what its licence permits, as `fsType` has it.
        unicode_ranges: four numbers, a bit for each range of characters.
        code_pages: two numbers, a bit for each code page.
        checksum_adjustment: of its table `head`.
        has_curves_of_postscript: whether its outlines are those of PostScript (CFF).
        is_collection: whether the file has several fonts.
    """

    family: str
    style: str
    full_name: str
    version: str
    panose: bytes
    is_italic: bool
    weight: int
    rights: int
    unicode_ranges: tuple[int, ...]
    code_pages: tuple[int, ...]
    checksum_adjustment: int
    has_curves_of_postscript: bool
    is_collection: bool

    @property
    def may_be_edited(self) -> bool:
        """Whether its licence lets a document that carries it be edited."""
        kept = self.rights & _RIGHTS
        return kept == 0 or bool(kept & _EDITABLE)


def read_font_facts(data: bytes) -> FontFacts:
    """Read the tables `name`, `OS/2` and `head` of a font (OpenType 1.9).

    Args:
        data: of a sound TrueType or OpenType file; of a collection, its first font is read.
    """
    face = harfbuzz.Face(data)
    os2 = face.reference_table("OS/2").data
    head = face.reference_table("head").data
    version, weight, rights = struct.unpack_from(">H2xHxxH", os2)
    (selection,) = struct.unpack_from(">62xH", os2)
    pages = struct.unpack_from(">78x2I", os2) if version else (1, 0)
    (adjustment,) = struct.unpack_from(">8xI", head)
    return FontFacts(
        family=_read_name(face, _NAMES.FONT_FAMILY, _NAMES.TYPOGRAPHIC_FAMILY),
        style=_read_name(face, _NAMES.FONT_SUBFAMILY) or "Regular",
        full_name=_read_name(face, _NAMES.FULL_NAME, _NAMES.FONT_FAMILY),
        version=_read_name(face, _NAMES.VERSION_STRING),
        panose=bytes(os2[32:42]),
        is_italic=bool(selection & _ITALIC),
        weight=weight,
        rights=rights,
        unicode_ranges=struct.unpack_from(">42x4I", os2),
        code_pages=pages,
        checksum_adjustment=adjustment,
        has_curves_of_postscript="glyf" not in face.table_tags,
        is_collection=data[:4] == _COLLECTION,
    )


@remember(lambda path, key, data=b"": (path, key))  # noqa: ARG005  (key tells it)
def read_file_facts(path: Path, key: str, data: bytes = b"") -> FontFacts:
    """Read what the font in a file says of itself, once.

    Args:
        path: of the file.
        key: another one for each font that stands there.
        data: its bytes, where they are known.
    """
    del key  # it tells one font from the next that is put in its place
    return read_font_facts(data or path.read_bytes())


def _read_name(face: harfbuzz.Face, *wanted: harfbuzz.OTNameIdPredefined) -> str:
    for one in wanted:
        name = face.get_name(one)
        if name:
            return str(name)
    return ""
