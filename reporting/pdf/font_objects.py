"""Glyphs that were shown -> a composite font with its program, widths and meanings.

The font is a Type 0 font over a CIDFont (ISO 32000-1, 9.7), embedded as a subset that keeps
the numbers of its glyphs, as ISO 19005-3, 6.2.11, and ISO 14289-1, 7.21, ask for it.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Mapping
from typing import Any

import uharfbuzz as harfbuzz
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFObject,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from reporting.pdf.face import FontProgram
from reporting.record import Record

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BLOCK = 100
"""Entries that one block of a character map may hold."""
_KEPT = frozenset({"glyf", "loca", "head", "hhea", "hmtx", "maxp", "CFF "})
"""Tables that a font program needs in a PDF (ISO 32000-1, 9.9)."""
_FIXED_PITCH, _SYMBOLIC, _ITALIC = 1, 4, 64
"""Flags of a font (ISO 32000-1, table 123)."""


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


def make_font(document: PDFDocument, program: FontProgram, glyphs: Glyphs) -> Any:
    """Add a font to a document and return the reference to it.

    Args:
        document: takes the objects.
        program: whose glyphs were shown.
        glyphs: all that were, with their codes and meanings.
    """
    refer: Any = document.Reference
    subset = make_subset(program, glyphs.numbers)
    name = f"/{make_tag(subset)}+{program.name}"
    descriptor = _describe(program, name)
    if program.is_cff:
        kind = "CIDFontType0"
        outlines = harfbuzz.Face(harfbuzz.Blob(subset)).reference_table("CFF ")
        packed = _pack(outlines.data, Subtype="/CIDFontType0C")
        descriptor["FontFile3"] = refer(packed)
    else:
        kind = "CIDFontType2"
        descriptor["FontFile2"] = refer(_pack(subset, Length1=len(subset)))
    descendant = {
        "Type": "/Font",
        "Subtype": f"/{kind}",
        "BaseFont": name,
        "CIDSystemInfo": _identify("Identity"),
        "FontDescriptor": refer(PDFDictionary(descriptor)),
        "DW": 1000,
        "W": _Raw(format_widths(program, glyphs.numbers)),
    }
    if kind == "CIDFontType2":
        descendant["CIDToGIDMap"] = "/Identity"
    meanings: dict[int, str] = {}
    for code, (_, meaning) in glyphs.by_code.items():
        meanings[code] = meaning
    font = {
        "Type": "/Font",
        "Subtype": "/Type0",
        "BaseFont": name,
        "Encoding": _make_encoding(document, glyphs),
        "DescendantFonts": PDFArray([refer(PDFDictionary(descendant))]),
        "ToUnicode": refer(_pack(make_to_unicode(meanings))),
    }
    return refer(PDFDictionary(font))


class _Raw(PDFObject):
    """What is already written as a PDF has it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, _document: PDFDocument) -> bytes:
        """Return it."""
        return self.text.encode()


def _pack(text: str | bytes, **keys: Any) -> PDFStream:
    return PDFStream(PDFDictionary(keys), text, [PDFZCompress])


def _identify(ordering: str) -> PDFDictionary:
    """Return what a character collection is called (ISO 32000-1, 9.7.3)."""
    return PDFDictionary(
        {
            "Registry": PDFString("Adobe"),
            "Ordering": PDFString(ordering),
            "Supplement": 0,
        }
    )


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


def _describe(program: FontProgram, name: str) -> dict[str, Any]:
    """Return the entries of a font's descriptor (ISO 32000-1, 9.8), but for its program."""
    read = program.face.reference_table
    scale = 1000 / program.face.upem
    box = struct.unpack_from(">4h", read("head").data, 36)
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
    return {
        "Type": "/FontDescriptor",
        "FontName": name,
        "Flags": flags,
        "FontBBox": PDFArray([round(edge * scale) for edge in box]),
        "ItalicAngle": round(angle / 65536, 2),
        "Ascent": extents.ascender,
        "Descent": extents.descender,
        "CapHeight": capital,
        "StemV": round(50 + (weight / 65) ** 2),
    }


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


def _make_encoding(document: PDFDocument, glyphs: Glyphs) -> Any:
    """Return what turns codes into glyphs: nothing, or a map of those with a second code."""
    if glyphs.are_codes:
        return "/Identity-H"
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
    stream = _pack(
        text,
        Type="/CMap",
        CMapName=f"/{name}",
        CIDSystemInfo=_identify("Identity"),
        WMode=0,
    )
    return document.Reference(stream)  # type: ignore[no-untyped-call]


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
