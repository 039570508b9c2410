"""The name of a template's typeface -> the bundled family that it is measured with.

Calibri and Georgia have bundled families of their metrics. For faces that many templates
use, the width of running text against the nearest bundled family was measured; those that
only Office has are taken with some room more; for any other a wide margin is taken, and the
face is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from unicodedata import normalize

from reporting.deck.ooxml.parsing import Element, make_path
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
        "barlow": ("sans", 1.09, 1.1),
        "dm sans": ("sans", 1.17, 1.22),
        "fira sans": ("sans", 1.14, 1.12),
        "ibm plex sans": ("sans", 1.14, 1.16),
        "inter": ("sans", 1.19, 1.2),
        "lato": ("sans", 1.09, 1.09),
        "lexend": ("sans", 1.23, 1.28),
        "lexend deca": ("sans", 1.23, 1.28),
        "merriweather": ("serif", 1.12, 1.0),
        "montserrat": ("sans", 1.25, 1.29),
        "mulish": ("sans", 1.17, 1.18),
        "noto serif": ("serif", 1.1, 1.0),
        "nunito": ("sans", 1.14, 1.15),
        "oswald": ("sans", 0.92, 1.02),
        "playfair display": ("serif", 1.04, 0.92),
        "poppins": ("sans", 1.27, 1.27),
        "pt sans": ("sans", 1.08, 1.07),
        "public sans": ("sans", 1.17, 1.19),
        "raleway": ("sans", 1.16, 1.18),
        "roboto": ("sans", 1.12, 1.11),
        "roboto condensed": ("sans", 0.99, 1.0),
        "roboto slab": ("serif", 1.09, 0.95),
        "rubik": ("sans", 1.17, 1.24),
        "source sans pro": ("sans", 1.04, 1.08),
        "source serif pro": ("serif", 1.09, 0.97),
        "titillium web": ("sans", 1.07, 1.07),
        "ubuntu": ("sans", 1.13, 1.17),
        "work sans": ("sans", 1.26, 1.23),
    }
)
"""Nearest family, and how many times as wide lines of 45 letters are in regular and in bold.

The figure is that of the line in a hundred which differs most, of faces of the same metrics
where the face itself is not free (Liberation Sans for Arial, URW Gothic for Century
Gothic).
"""

_GOTHIC: _Widths = ("sans", 1.2, 1.25)

_OFFICE: Mapping[str, _Widths] = MappingProxyType(
    {
        "aptos": ("sans", 1.14, 1.18),
        "aptos display": ("sans", 1.14, 1.18),
        "avenir next lt pro": ("sans", 1.18, 1.24),
        "candara": ("sans", 1.1, 1.12),
        "century schoolbook": ("serif", 1.06, 1.06),
        "constantia": ("serif", 1.0, 1.0),
        "corbel": ("sans", 1.08, 1.12),
        "franklin gothic book": ("sans", 1.1, 1.16),
        "franklin gothic medium": ("sans", 1.14, 1.16),
        "gill sans mt": ("sans", 1.08, 1.18),
        "rockwell": ("serif", 1.06, 1.08),
        "tahoma": ("sans", 1.14, 1.28),
        "trebuchet ms": ("sans", 1.13, 1.18),
        "tw cen mt": ("sans", 1.05, 1.1),
        **dict.fromkeys(("yu gothic", "游ゴシック", "yu mincho", "游明朝"), _GOTHIC),
        **dict.fromkeys(("meiryo", "メイリオ"), _VERDANA),
        **dict.fromkeys(("ms pgothic", "ms pゴシック", "ms pmincho"), _GOTHIC),
        **dict.fromkeys(("malgun gothic", "맑은 고딕"), _GOTHIC),
        **dict.fromkeys(("microsoft yahei", "微软雅黑", "dengxian", "等线"), _GOTHIC),
        **dict.fromkeys(("simsun", "宋体", "simhei", "黑体"), _GOTHIC),
        **dict.fromkeys(("microsoft jhenghei", "微軟正黑體", "pmingliu"), _GOTHIC),
    }
)
"""Likewise of faces that only Office has: guesses, on the wide side."""

_COMMON = frozenset(
    {
        *_OFFICE,
        *("arial", "book antiqua", "bookman old style", "calibri", "calibri light"),
        *("cambria", "century gothic", "garamond", "georgia", "palatino linotype"),
        *("segoe ui", "times new roman", "verdana"),
        *("carlito", "gelasio", "caladea", "liberation sans", "liberation serif"),
    }
)
"""Faces that Office has, and those of the same widths that are taken for them."""

_UNKNOWN: Mapping[FamilyName, _Widths] = MappingProxyType(
    {"sans": ("sans", 1.25, 1.3), "serif": ("serif", 1.15, 1.15)}
)

_WEIGHTS = re.compile(
    r"(?<!\s)\s+(thin|extralight|light|regular|medium|semibold|demi|bold"
    r"|extrabold|black|heavy)$"
)
_SERIFS = re.compile(
    r"\b(serif|roman|book|slab|antiqua|garamond|bodoni|caslon|baskerville"
    r"|century schoolbook|constantia|didot|merriweather|minion|playfair|rockwell"
    r"|times|sitka)"
)
_PANOSE = re.compile(r"[0-9A-Fa-f]{20}")
_PANOSE_TEXT = 2
_PANOSE_SERIFS = range(2, 11)


class Measured(Record, frozen=True):
    """A face of a template, and the family that it is measured with.

    Args:
        face: its name.
        family: with the face as what Office shows.
        is_known: whether its width is known, and not only guessed.
        spread: how many times as wide as the family it is taken to be.
        is_common: whether machines that have Office have it.
    """

    face: str
    family: Family
    is_known: bool
    spread: float
    is_common: bool


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
    name = normalize("NFKC", face).casefold().strip()
    plain = _WEIGHTS.sub("", name)
    known = _KNOWN.get(name) or _OFFICE.get(name)
    is_weight = False
    if known is None:
        known = _KNOWN.get(plain) or _OFFICE.get(plain)
        is_weight = known is not None
    family, regular, heavy = known or _UNKNOWN[guess_family(name, panose)]
    if is_weight:
        regular = max(regular, heavy)
    own = bundled.family(family)
    upright = own.regular
    italic = own.italic
    spread = regular
    if is_bold:
        upright = own.bold
        italic = own.bold_italic
        spread = heavy
    cuts = {
        "regular": _spread_font(upright, spread),
        "italic": _spread_font(italic, spread),
        "bold": _spread_font(own.bold, heavy),
        "bold_italic": _spread_font(own.bold_italic, heavy),
    }
    stand_in = replace(own, office=face, **cuts)
    is_common = name in _COMMON or plain in _COMMON
    return Measured(face, stand_in, known is not None, spread, is_common)


def _spread_font(file: FontFile, spread: float) -> FontFile:
    """Return a font whose letters are taken to be so many times as wide."""
    if spread == 1:
        return file
    return replace(file, key=f"{file.key} x {spread:g}", spread=spread)


def guess_family(name: str, panose: str) -> FamilyName:
    """Return whether a face has serifs, by its PANOSE number or its name."""
    if _PANOSE.fullmatch(panose) and int(panose[:2], 16) == _PANOSE_TEXT:
        if int(panose[2:4], 16) in _PANOSE_SERIFS:
            return "serif"
        return "sans"
    if _SERIFS.search(name) and "sans" not in name:
        return "serif"
    return "sans"


def list_carried_faces(presentation: Element) -> Iterator[str]:
    """Yield the names of the fonts that a presentation carries (ECMA-376 19.2.1.9).

    Args:
        presentation: the root of its main part.
    """
    for font in presentation.iterfind(
        make_path("p:embeddedFontLst/p:embeddedFont/p:font")
    ):
        yield font.get("typeface", "")


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
