"""Small fonts of boxes, made here: with kerning, a ligature, marks, and letters from right to left."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

LATIN = {
    " ": 300,
    "-": 250,
    "A": 600,
    "V": 620,
    "e": 500,
    "f": 280,
    "i": 220,
    "\u0301": 0,
}
HEBREW = {"\u05d0": 510, "\u05d1": 520, "\u05d2": 430, "\u05dc": 450, "\u05b8": 0}
"""Alef, bet, gimel and lamed, and a point that stands below them; alef and lamed are joined."""
ARABIC = {"\u0627": 240, "\u0644": 700}
"""Alif and lam, which are joined."""
CHINESE = {"\u4e2d": 1000, "\u6587": 1000}

_FEATURES = """
feature liga { sub f i by f_i; } liga;
feature kern { pos A V -80; } kern;
"""
_JOINED = """
feature rlig { sub uni0644 uni0627 by lam_alif; } rlig;
"""
_MARKS = """
markClass uni0301 <anchor 0 550> @TOP;
feature mark { pos base e <anchor 250 700> mark @TOP; } mark;
"""
_POINTS = """
feature liga { sub uni05D0 uni05DC by alef_lamed; } liga;
markClass uni05B8 <anchor 0 0> @BELOW;
feature mark { pos base uni05D1 <anchor 260 -120> mark @BELOW; } mark;
"""


def make_font(
    path: Path,
    characters: Mapping[str, int],
    *,
    is_cff: bool = False,
    rights: int = 0,
) -> Path:
    """Write a font whose letters are boxes; return its path.

    Args:
        path: where it is written.
        characters: with their widths, in thousandths of the type size.
        is_cff: whether it has the outlines of PostScript.
        rights: what its licence permits, as `fsType` has it.
    """
    widths = {".notdef": 500}
    names: dict[int, str] = {}
    for char, width in characters.items():
        name = char if char.isascii() and char.isalpha() else f"uni{ord(char):04X}"
        widths[name] = width
        names[ord(char)] = name
    features = ""
    if "f" in widths:
        widths["f_i"] = 480
        features += _FEATURES
    if "uni0301" in widths:
        features += _MARKS
    if "uni05B8" in widths:
        widths["alef_lamed"] = 640
        features += _POINTS
    if "uni0644" in widths:
        widths["lam_alif"] = 560
        features += _JOINED
    builder = FontBuilder(1000, isTTF=not is_cff)
    builder.font.recalcTimestamp = False
    head = builder.font["head"]
    head.created = head.modified = 0  # equal fonts are equal bytes
    builder.setupGlyphOrder(list(widths))
    builder.setupCharacterMap(names)
    _draw(builder, widths, is_cff=is_cff)
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Boxes", "psName": "Boxes-Regular"})
    builder.setupOS2(fsType=rights, sTypoAscender=800, usWeightClass=400)
    builder.setupPost()
    if features:
        addOpenTypeFeaturesFromString(builder.font, features)
    builder.save(path)
    return path


def _draw(builder: FontBuilder, widths: Mapping[str, int], *, is_cff: bool) -> None:
    drawn: dict[str, Any] = {}
    for name, width in widths.items():
        pen = T2CharStringPen(width, None) if is_cff else TTGlyphPen(None)
        if name != "uni0020":
            left, foot = (-200, 550) if not width else (40, 0)
            right, head = (-100, 650) if not width else (width - 40, 600)
            pen.moveTo((left, foot))
            pen.lineTo((left, head))
            pen.lineTo((right, head))
            pen.lineTo((right, foot))
            pen.closePath()
        drawn[name] = pen.getCharString() if is_cff else pen.glyph()
    if is_cff:
        builder.setupCFF("Boxes-Regular", {"FullName": "Boxes"}, drawn, {})
    else:
        builder.setupGlyf(drawn)
