"""Glyphs that were shown -> a composite font with its program, widths and meanings.

The font is a Type 0 font over a CIDFont (ISO 32000-1, 9.7), embedded as a subset that keeps
the numbers of its glyphs, as ISO 19005-3, 6.2.11, and ISO 14289-1, 7.21, ask for it.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import uharfbuzz as harfbuzz

from reporting.memory import Memory
from reporting.pdf.face import FontProgram
from reporting.pdf.syntax import format_number, format_packed
from reporting.record import Record

if TYPE_CHECKING:
    from reporting.pdf.document import Document

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BLOCK = 100
"""Entries that one block of a character map may hold."""
_KEPT = frozenset({"glyf", "loca", "head", "hhea", "hmtx", "maxp", "CFF "})
"""Tables that a font program needs in a PDF (ISO 32000-1, 9.9)."""
_FIXED_PITCH, _SYMBOLIC, _ITALIC = 1, 4, 64
"""Flags of a font (ISO 32000-1, table 123)."""


_Shown = tuple[int, tuple[int, str]]
"""A code, its glyph, and what it means."""


class Glyphs(Record, frozen=True):
    """Glyphs that were shown.

    Args:
        by_code: glyph and meaning of each code, in the order of codes.
    """

    by_code: Mapping[int, tuple[int, str]]

    @property
    def numbers(self) -> list[int]:
        """The glyphs in their order, each once."""
        shown = {glyph for glyph, _ in self.by_code.values()}
        return sorted(shown)

    @property
    def are_codes(self) -> bool:
        """Whether every code is the number of its glyph."""
        return all(code == glyph for code, (glyph, _) in self.by_code.items())


_Template = tuple[bytes | int, ...]
"""An object as it is written: bytes, and for each reference the place of what is meant."""
_FONTS: Memory[tuple[FontProgram, tuple[_Shown, ...]], tuple[_Template, ...]] = Memory()
"""By the program, and codes with their glyphs and meanings: the objects of a font."""


def make_font(document: Document, program: FontProgram, glyphs: Glyphs) -> int:
    """Add a font to a document and return the number of its object.

    Args:
        document: takes the objects.
        program: whose glyphs were shown.
        glyphs: all that were, with their codes and meanings.
    """
    key = (program, tuple(glyphs.by_code.items()))
    templates = _FONTS.recall(key, lambda: _write_font(program, glyphs))
    first = document.reserve(len(templates))
    for number, template in enumerate(templates, first):
        parts: list[bytes] = []
        for part in template:
            if isinstance(part, int):  # counted from the first
                parts.append(b"%d 0 R" % (first + part))
            else:
                parts.append(part)
        document.set_object(number, b"".join(parts))
    return first


def _write_font(program: FontProgram, glyphs: Glyphs) -> tuple[_Template, ...]:
    """Return the objects of a font: itself, descendant, descriptor, program, meanings."""
    subset = make_subset(program, glyphs.numbers)
    name = f"{make_tag(subset)}+{program.name}"
    if program.is_cff:
        kind, file, mapping = "CIDFontType0", "/FontFile3", ""
        outlines = harfbuzz.Face(harfbuzz.Blob(subset)).reference_table("CFF ").data
        stream = format_packed("/Subtype/CIDFontType0C", outlines)
    else:
        kind, file, mapping = "CIDFontType2", "/FontFile2", "/CIDToGIDMap/Identity"
        stream = format_packed(f"/Length1 {len(subset)}", subset)
    meanings: dict[int, str] = {}
    for code, (_, meaning) in glyphs.by_code.items():
        meanings[code] = meaning
    widths = format_widths(program, glyphs.numbers)
    descendant = (
        f"<</Type/Font/Subtype/{kind}/BaseFont/{name}{_identify('Identity')}"
        f"{mapping}/DW 1000/W{widths}/FontDescriptor "
    )
    written: list[_Template] = [
        (descendant.encode("ascii"), 2, b">>"),
        (f"{_describe(program, name)}{file} ".encode("ascii"), 3, b">>"),
        (stream,),
        (_pack_map("", make_to_unicode(meanings)),),
    ]
    encoding: _Template = (b"/Encoding/Identity-H",)
    if not glyphs.are_codes:
        encoding = (b"/Encoding ", 5)
        written.append((_write_encoding(glyphs),))
    head = f"<</Type/Font/Subtype/Type0/BaseFont/{name}/DescendantFonts["
    font = (head.encode("ascii"), 1, b"]/ToUnicode ", 4, *encoding, b">>")
    return (font, *written)


def _pack_map(keys: str, text: str) -> bytes:
    return format_packed(keys, text.encode("ascii"))


def _identify(ordering: str) -> str:
    """Return what a character collection is called (ISO 32000-1, 9.7.3)."""
    return f"/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 0>>"


# ---------------------------------------------------------------- program


def make_subset(program: FontProgram, glyphs: Iterable[int]) -> bytes:
    """Return a font file with some glyphs, which keep their numbers.

    Args:
        program: the file that it is cut from.
        glyphs: their numbers.
    """
    order = harfbuzz.SubsetInput()
    order.glyph_set.update(glyphs)
    flags = harfbuzz.SubsetFlags
    order.flags = (
        flags.RETAIN_GIDS
        | flags.NO_HINTING
        | flags.NO_LAYOUT_CLOSURE
        | flags.CFF_IDENTITY_CHARSET
        | flags.DOWNGRADE_CFF2
    )
    face = program.face
    if face.has_var_data:
        order.pin_all_axes_to_default(face)
    for tag in face.table_tags:
        if tag not in _KEPT and tag not in _VARIATIONS:
            number = int.from_bytes(tag.encode("latin-1"))
            order.drop_table_tag_set.add(number)
    data: bytes = harfbuzz.subset(face, order).blob.data
    return data


_VARIATIONS = frozenset(
    {"avar", "CFF2", "cvar", "fvar", "gvar", "HVAR", "MVAR", "VVAR"}
)
"""Tables out of which the glyphs of a variable font come; pinned, they go."""


def make_tag(subset: bytes) -> str:
    """Return the six letters that tell one subset from another (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(subset).digest()
    letters: list[str] = []
    for byte in digest[:6]:
        letter = _ALPHABET[byte % len(_ALPHABET)]
        letters.append(letter)
    return "".join(letters)


# ---------------------------------------------------------------- descriptor


def _describe(program: FontProgram, name: str) -> str:
    """Return a font's descriptor (ISO 32000-1, 9.8) up to the entry of its program."""
    read = program.face.reference_table
    scale = 1000 / program.face.upem
    box = struct.unpack_from(
        ">4h",
        read("head").data,
        36,
    )
    angle, is_fixed = struct.unpack_from(">4xi4xI", read("post").data)
    font = program.font
    extents = font.get_font_extents("ltr")
    metrics = harfbuzz.OTMetricsTag
    capital = font.get_metric_position_with_fallback(metrics.CAP_HEIGHT)
    weight = font.get_style_value(harfbuzz.StyleTag.WEIGHT)
    flags = _SYMBOLIC
    if angle:
        flags |= _ITALIC
    if is_fixed:
        flags |= _FIXED_PITCH
    edges = " ".join([str(round(edge * scale)) for edge in box])
    return (
        f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{edges}]"
        f"/ItalicAngle {format_number(angle / 65536)}/Ascent {extents.ascender}"
        f"/Descent {extents.descender}/CapHeight {capital}"
        f"/StemV {round(50 + (weight / 65) ** 2)}"
    )


def format_widths(program: FontProgram, glyphs: Iterable[int]) -> str:
    """Return the widths of glyphs, in thousandths, as `W` has them (ISO 32000-1, 9.7.4.3).

    Args:
        program: whose glyphs they are.
        glyphs: their numbers, in their order.
    """
    runs: list[list[str]] = []
    before = -2
    for glyph in glyphs:
        if glyph != before + 1:
            runs.append([f"{glyph}["])
        else:
            runs[-1].append(" ")
        runs[-1].append(f"{program.width_of(glyph)}")
        before = glyph
    written = ["".join(run) + "]" for run in runs]
    return f"[{''.join(written)}]"


# ---------------------------------------------------------------- character maps

_CMAP = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering ({ordering}) /Supplement 0>> def
/CMapName /{name} def
/CMapType {kind} def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{entries}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def make_to_unicode(meanings: Mapping[int, str]) -> str:
    """Return the character map that says what a font's codes mean (ISO 32000-1, 9.10.3).

    Args:
        meanings: the text of each code.
    """
    rows: list[str] = []
    for code, meaning in meanings.items():
        digits = meaning.encode("utf-16-be").hex().upper()
        rows.append(f"<{code:04X}> <{digits}>")
    return _CMAP.format(
        name="Adobe-Identity-UCS",
        ordering="UCS",
        kind=2,
        entries=_block(rows, "bfchar"),
    )


def _write_encoding(glyphs: Glyphs) -> bytes:
    """Return the stream that turns codes into glyphs, some of which have a second code."""
    rows: list[str] = []
    for code, (glyph, _) in glyphs.by_code.items():
        rows.append(f"<{code:04X}> {glyph}")
    name = "Glyphs-H"
    text = _CMAP.format(
        name=name,
        ordering="Identity",
        kind=1,
        entries=_block(rows, "cidchar"),
    )
    return _pack_map(f"/Type/CMap/CMapName/{name}{_identify('Identity')}/WMode 0", text)


def _block(rows: list[str], kind: str) -> str:
    """Return entries of a character map in blocks of as many as a reader takes."""
    lines: list[str] = []
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        lines.append(f"{len(block)} begin{kind}")
        lines += block
        lines.append(f"end{kind}")
    lines.append("")
    return "\n".join(lines)
