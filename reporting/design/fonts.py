"""Family, weight and slope -> a bundled font file, registered with ReportLab under one name.

Only bundled TrueType files and those of the theme are ever used, so that what is measured
is what is embedded. What a face lacks comes from the same cut of another bundled family.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import groupby, product

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics

from reporting.design.measure import Span
from reporting.design.theme import Role, Theme
from reporting.design.token_groups import FamilyName
from reporting.design.tokens import FontFile
from reporting.pdf.fonts import EmbeddedFont


class _SpreadFont(EmbeddedFont):
    """A font that is measured wider than it is; nothing is ever set in it."""

    _dynamicFont = False  # noqa: N815
    """Else ReportLab would take it for the first font of the same file."""

    def __init__(self, file: FontFile) -> None:
        super().__init__(file.key, str(file.path))
        self._spread = file.spread

    def stringWidth(  # noqa: N802  (ReportLab's name)
        self, text: str, size: float, encoding: str = "utf-8"
    ) -> float:
        """Return the width of text in points."""
        width: float = super().stringWidth(text, size, encoding)
        return width * self._spread


@cache
def _register(file: FontFile) -> str:
    if file.spread == 1:
        pdfmetrics.registerFont(EmbeddedFont(file.key, str(file.path)))
    else:
        pdfmetrics.registerFont(_SpreadFont(file))
    return file.key


@cache
def _register_family(files: tuple[FontFile, FontFile, FontFile, FontFile]) -> None:
    """Let `<b>` and `<i>` in paragraph markup find the other three cuts."""
    names = [_register(file) for file in files]
    regular, italic, bold, bold_italic = names
    for name in names:
        addMapping(name, 0, 0, regular)
        addMapping(name, 0, 1, italic)
        addMapping(name, 1, 0, bold)
        addMapping(name, 1, 1, bold_italic)


def find_font(
    theme: Theme, family: Role | FamilyName, *, bold: bool = False, italic: bool = False
) -> str:
    """Return the ReportLab name of a face, registering its family on first use.

    Args:
        theme: names the families.
        family: what the face sets, or the name of its family.
        bold: of its two weights.
        italic: of its two slopes.
    """
    chosen = theme.family(family)
    _register_family(chosen.files)
    return _register(chosen.file(bold=bold, italic=italic))


def find_tabular_face(theme: Theme, face: str) -> str:
    """Return a face with digits of equal width: the given one, else its cut of another family.

    Args:
        theme: names the families.
        face: registered name of a face.
    """
    for candidate in (face, *_list_cuts(theme, face)):
        widths = {pdfmetrics.stringWidth(digit, candidate, 1) for digit in "0123456789"}
        if len(widths) == 1:
            return candidate
    return face


def split_by_family(theme: Theme, text: str, face: str) -> list[Span]:
    """Cut a text where its face lacks a character that another bundled family has.

    Args:
        theme: names the families.
        text: any text.
        face: registered name of the face it is set in.

    Returns:
        the text in order, in as few pieces as may be; a character that no family has keeps
        the face.
    """
    if _font(face).has(text):
        return [Span(text, face)]
    faces = (face, *_list_cuts(theme, face))

    def choose_face(char: str) -> str:
        for candidate in faces:
            if _font(candidate).has(char):
                return candidate
        return face

    spans = []
    for name, chars in groupby(text, key=choose_face):
        spans.append(Span("".join(chars), name))
    return spans


def find_missing_characters(theme: Theme, text: Iterable[str]) -> set[str]:
    """Return the characters that no family has; white space and soft hyphens need no glyph."""
    missing = {char for char in text if not char.isspace()}
    for family in theme.fonts:
        face = _font(find_font(theme, family))
        missing = {char for char in missing if not face.has(char)}
    return missing


def find_lending_families(
    theme: Theme, text: Iterable[str]
) -> dict[str, tuple[str, str]]:
    """Return by character which family lacks it and which lends it, where one does.

    Returns:
        the names of the families' files, such as `Gelasio` and `Carlito`.
    """
    families = {}
    for name, family in theme.fonts.items():
        families[family.title] = _font(find_font(theme, name))
    lent = {}
    for char in text:
        lenders = [name for name, face in families.items() if face.has(char)]
        lacking = [name for name in families if name not in lenders]
        if lenders and lacking:
            lent[char] = (lacking[0], lenders[0])
    return lent


@cache
def _font(face: str) -> EmbeddedFont:
    found = pdfmetrics.getFont(face)
    if not isinstance(found, EmbeddedFont):
        raise TypeError(f"{face} is not a bundled font")
    return found


def _list_cuts(theme: Theme, face: str) -> list[str]:
    """Return the cuts of all families that have the weight and slope of a face."""
    for bold, italic in product((False, True), repeat=2):
        cuts = []
        for family in theme.fonts:
            cuts.append(find_font(theme, family, bold=bold, italic=italic))
        if face in cuts:
            return cuts
    return []
