"""The name of a template's typeface -> the bundled family that it is measured with.

Calibri and Georgia have bundled families of their metrics. For faces that many templates
use, the width of running text against the nearest bundled family was measured; for any
other a wide margin is taken, and the face is reported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from reporting.design.theme import Theme
from reporting.design.token_groups import Family, FamilyName
from reporting.design.tokens import FontFile
from reporting.record import Record, replace

_Widths = tuple[FamilyName, float, float]

_SANS: _Widths = ("sans", 1.0, 1.0)
_SERIF: _Widths = ("serif", 1.0, 1.0)
_HELVETICA: _Widths = ("sans", 1.12, 1.18)
_OPEN: _Widths = ("sans", 1.17, 1.22)
_PALATINO: _Widths = ("serif", 1.03, 1.0)
_VERDANA: _Widths = ("sans", 1.27, 1.4)

_KNOWN: Mapping[str, _Widths] = MappingProxyType(
    {
        "calibri": _SANS,
        "carlito": _SANS,
        "calibri light": ("sans", 1.02, 1.02),
        "georgia": _SERIF,
        "gelasio": _SERIF,
        **dict.fromkeys(
            ("arial", "helvetica", "liberation sans", "arimo", "nimbus sans"),
            _HELVETICA,
        ),
        **dict.fromkeys(
            ("times new roman", "times", "liberation serif", "tinos"), _SERIF
        ),
        **dict.fromkeys(("cambria", "caladea", "garamond", "eb garamond"), _SERIF),
        **dict.fromkeys(("palatino", "palatino linotype", "book antiqua"), _PALATINO),
        **dict.fromkeys(("verdana", "dejavu sans"), _VERDANA),
        **dict.fromkeys(("open sans", "noto sans", "segoe ui"), _OPEN),
        "bookman old style": ("serif", 1.14, 1.06),
        "century gothic": ("sans", 1.24, 1.21),
        "dejavu serif": ("serif", 1.19, 1.13),
        "inter": ("sans", 1.19, 1.2),
        "lato": ("sans", 1.09, 1.08),
        "montserrat": ("sans", 1.25, 1.29),
        "roboto": ("sans", 1.12, 1.11),
        "source sans pro": ("sans", 1.04, 1.08),
    }
)
"""Nearest family, and how many times as wide lines of 45 letters are in regular and in bold.

The figure is that of the line in a hundred which differs most, of faces of the same metrics
where the face itself is not free (Liberation Sans for Arial, URW Gothic for Century
Gothic).
"""

_UNKNOWN: Mapping[FamilyName, _Widths] = MappingProxyType(
    {"sans": ("sans", 1.25, 1.3), "serif": ("serif", 1.15, 1.15)}
)

_WEIGHTS = re.compile(
    r"\s+(thin|extralight|light|regular|medium|semibold|demi|bold|extrabold|black|heavy)$"
)
_SERIFS = re.compile(
    r"\b(serif|roman|book|slab|antiqua|garamond|bodoni|caslon|baskerville"
    r"|century schoolbook|constantia|didot|merriweather|minion|playfair|rockwell"
    r"|times|sitka)"
)
_PANOSE = re.compile(r"[0-9A-Fa-f]{20}")
_PANOSE_TEXT, _PANOSE_SERIFS = 2, range(2, 11)


class Measured(Record, frozen=True):
    """A face of a template, and the family that it is measured with.

    Args:
        face: its name.
        family: with the face as what Office shows.
        is_known: whether its width is known, and not only guessed.
        spread: how many times as wide as the family it is taken to be.
    """

    face: str
    family: Family
    is_known: bool
    spread: float


def find_measuring_face(
    face: str,
    panose: str,
    bundled: Theme,
    *,
    is_bold: bool,
) -> Measured:
    """Find what to measure a face with.

    Args:
        face: its name.
        panose: its PANOSE number, in 20 hexadecimal digits; empty when the template gives none.
        bundled: the theme that has the bundled families.
        is_bold: whether what it sets is bold even where the deck would not have it so.
    """
    name = face.casefold().strip()
    known = _KNOWN.get(name)
    is_weight = False
    if known is None:
        known = _KNOWN.get(_WEIGHTS.sub("", name))
        is_weight = known is not None
    family, regular, heavy = known or _UNKNOWN[guess_family(name, panose)]
    if is_weight:
        regular = max(regular, heavy)
    own = bundled.family(family)
    upright, italic, spread = own.regular, own.italic, regular
    if is_bold:
        upright, italic, spread = own.bold, own.bold_italic, heavy
    cuts = {
        "regular": _spread_font(upright, spread),
        "italic": _spread_font(italic, spread),
        "bold": _spread_font(own.bold, heavy),
        "bold_italic": _spread_font(own.bold_italic, heavy),
    }
    stand_in = replace(own, office=face, **cuts)
    return Measured(face, stand_in, known is not None, spread)


def _spread_font(file: FontFile, spread: float) -> FontFile:
    """Return a font whose letters are taken to be so many times as wide."""
    if spread == 1:
        return file
    return replace(file, key=f"{file.key} x {spread:g}", spread=spread)


def guess_family(name: str, panose: str) -> FamilyName:
    """Return whether a face has serifs, by its PANOSE number or its name."""
    if _PANOSE.fullmatch(panose) and int(panose[:2], 16) == _PANOSE_TEXT:
        return "serif" if int(panose[2:4], 16) in _PANOSE_SERIFS else "sans"
    return "serif" if _SERIFS.search(name) and "sans" not in name else "sans"


def apply_typefaces(
    theme: Theme,
    heading: Measured,
    label: Measured,
) -> Theme:
    """Return a theme that sets headings and labels in the faces of a template."""
    roles = {"heading": "serif", "label": "sans", "text": "sans"}
    faces = replace(theme.faces, **roles)
    fonts = replace(theme.fonts, serif=heading.family, sans=label.family)
    return replace(theme, faces=faces, fonts=fonts)
